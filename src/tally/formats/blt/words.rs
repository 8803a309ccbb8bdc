//! Cuts the ballots of a file into words, each with its place.

use crate::formats::fault::{Fault, Refused, shown};
use crate::formats::text::Text;

/// A word and where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

/// The words of a text; comments, commas and white space between them are gone.
pub(super) struct Words<'a> {
    text: Text<'a>,
    at: usize,
}

impl<'a> Words<'a> {
    pub(super) const fn new(text: Text<'a>) -> Self {
        Self { text, at: 0 }
    }

    /// Where the next word or its white space begins.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    pub(super) fn refuse(&self, at: usize, fault: Fault) -> Refused {
        self.text.refuse(at, fault)
    }

    /// The next word, left where it is. A bracket or a quotation mark opens a word
    /// that is not cut further.
    pub(super) fn peek(&mut self) -> Result<Option<Word<'a>>, Refused> {
        self.skip()?;
        let (at, rest) = (self.at, &self.text.all()[self.at..]);
        let length = match rest.chars().next() {
            None => return Ok(None),
            Some('[') => self.closed(rest, ']', "[")?,
            Some('(') => self.closed(rest, ')', "(")?,
            Some(_) => {
                rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | '#' | '[' | '(')).unwrap_or(rest.len())
            }
        };
        Ok(Some(Word { text: &rest[..length], at }))
    }

    /// The next word.
    pub(super) fn next(&mut self, wanted: &'static str) -> Result<Word<'a>, Refused> {
        let word = self.peek()?.ok_or_else(|| self.refuse(self.at, Fault::Ends { wanted }))?;
        self.at = word.at + word.text.len();
        Ok(word)
    }

    /// The refusal of a word.
    pub(super) fn unexpected(&self, word: Word<'_>, wanted: &'static str) -> Refused {
        self.refuse(word.at, Fault::Expected { wanted, found: shown(word.text) })
    }

    fn closed(&self, rest: &str, close: char, open: &'static str) -> Result<usize, Refused> {
        let end = rest.find(close).filter(|&end| !rest[..end].contains('\n'));
        end.map(|end| end + 1).ok_or_else(|| self.refuse(self.at, Fault::Open(open)))
    }

    /// Goes past white space, commas and comments.
    fn skip(&mut self) -> Result<(), Refused> {
        loop {
            let rest = &self.text.all()[self.at..];
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            self.at += rest.len() - trimmed.len();
            let comment = if trimmed.starts_with('#') {
                trimmed.find('\n').unwrap_or(trimmed.len())
            } else if trimmed.starts_with("/*") {
                trimmed.find("*/").ok_or_else(|| self.refuse(self.at, Fault::Open("/*")))? + 2
            } else {
                return Ok(());
            };
            self.at += comment;
        }
    }
}
