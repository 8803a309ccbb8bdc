//! A text with places: what most readers share.

use super::fault::{Fault, Refused};
use crate::profile::MAX_OPTIONS;

/// A text without its byte-order mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a>(&'a str);

/// A line without its end, and where it begins in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) number: u64,
    pub(super) text: &'a str,
}

impl<'a> Text<'a> {
    pub(super) fn new(raw: &'a str) -> Self {
        Self(raw.strip_prefix('\u{FEFF}').unwrap_or(raw))
    }

    pub(super) const fn all(self) -> &'a str {
        self.0
    }

    /// The lines, `\n` and `\r\n` alike.
    pub(super) fn lines(self) -> impl Iterator<Item = Line<'a>> {
        (1..).zip(self.0.lines()).map(|(number, text)| Line { number, text })
    }

    /// The refusal at a byte of this text.
    pub(super) fn refuse(self, at: usize, fault: Fault) -> Refused {
        let before = self.0.get(..at).unwrap_or(self.0);
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = length(before.bytes().filter(|&byte| byte == b'\n').count()) + 1;
        Refused { line, column: length(before[start..].chars().count()) + 1, fault }
    }
}

impl Line<'_> {
    /// The refusal at a byte of this line.
    pub(super) fn refuse(self, at: usize, fault: Fault) -> Refused {
        let before = self.text.get(..at).unwrap_or(self.text);
        Refused { line: self.number, column: length(before.chars().count()) + 1, fault }
    }
}

/// A number of seats, as several formats write it.
pub(super) fn seats(text: &str) -> Option<usize> {
    text.parse().ok().filter(|seats| (1..=MAX_OPTIONS).contains(seats))
}

/// What [`seats`] takes, for messages.
pub(super) const SEATS: &str = "a whole number from 1 to 20000";

/// A length as a number to write.
pub(super) fn length(count: usize) -> u64 {
    u64::try_from(count).expect("a length fits 64 bits")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters() {
        let text = Text::new("\u{FEFF}ąb\r\ncęd\n");
        let at = text.all().find('d').unwrap();
        let refused = text.refuse(at, Fault::Missing("end"));
        assert_eq!((refused.line, refused.column), (2, 3));
        assert_eq!(refused.to_string(), "line 2, column 3: the file has no end");
        let lines: Vec<&str> = text.lines().map(|line| line.text).collect();
        assert_eq!(lines, ["ąb", "cęd"]);
        assert_eq!(text.refuse(999, Fault::Missing("end")).line, 3);
    }
}
