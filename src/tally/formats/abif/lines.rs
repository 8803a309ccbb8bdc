//! Cuts a line into ids, numbers and marks.

use crate::formats::fault::{Fault, Refused, shown};
use crate::formats::text::Line;

/// A line that is being read.
pub(super) struct Cursor<'a> {
    line: Line<'a>,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(line: Line<'a>) -> Self {
        let mut cursor = Self { line, at: 0 };
        cursor.skip();
        cursor
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.line.text[self.at..]
    }

    /// Whether nothing is left but a comment.
    pub(super) fn ended(&self) -> bool {
        self.rest().is_empty() || self.rest().starts_with('#')
    }

    pub(super) fn refuse(&self, at: usize, fault: Fault) -> Refused {
        self.line.refuse(at, fault)
    }

    pub(super) fn unexpected(&self, wanted: &'static str) -> Refused {
        self.refuse(self.at, Fault::Expected { wanted, found: shown(self.rest()) })
    }

    /// Goes past `text`, when it comes next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let eaten = self.rest().starts_with(text);
        if eaten {
            self.at += text.len();
            self.skip();
        }
        eaten
    }

    pub(super) fn must(&mut self, text: &str, wanted: &'static str) -> Result<(), Refused> {
        if self.eat(text) { Ok(()) } else { Err(self.unexpected(wanted)) }
    }

    /// What comes next, as long as its characters are `good`.
    pub(super) fn take(&mut self, good: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let taken = &rest[..rest.find(|c: char| !good(c)).unwrap_or(rest.len())];
        self.at += taken.len();
        self.skip();
        taken
    }

    /// A word, or a text in brackets or quotation marks.
    pub(super) fn id(&mut self) -> Result<String, Refused> {
        let start = self.at;
        let id = if self.rest().starts_with('[') {
            self.bracketed()?
        } else if self.rest().starts_with('"') {
            self.quoted()?
        } else {
            self.take(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.')).to_owned()
        };
        if id.is_empty() {
            self.at = start;
            return Err(self.unexpected("an option's id"));
        }
        Ok(id)
    }

    /// `[text]`
    pub(super) fn bracketed(&mut self) -> Result<String, Refused> {
        let inner = self.rest().get(1..).unwrap_or_default();
        let end = inner.find(']').ok_or_else(|| self.refuse(self.at, Fault::Open("[")))?;
        self.at += end + 2;
        self.skip();
        Ok(inner[..end].trim().to_owned())
    }

    /// `"text"`, with `\"`, `\\`, `\n` … as in JSON.
    pub(super) fn quoted(&mut self) -> Result<String, Refused> {
        let start = self.at;
        let mut text = String::new();
        let mut chars = self.rest().char_indices().skip(1);
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    self.at = start + at + 1;
                    self.skip();
                    return Ok(text);
                }
                '\\' => match chars.next() {
                    Some((_, 'n')) => text.push('\n'),
                    Some((_, 't')) => text.push('\t'),
                    Some((_, 'r')) => text.push('\r'),
                    Some((_, c @ ('"' | '\\' | '/'))) => text.push(c),
                    Some((_, 'u')) => {
                        let digits: String = chars.by_ref().take(4).map(|(_, c)| c).collect();
                        let code = u32::from_str_radix(&digits, 16).ok().filter(|_| digits.len() == 4);
                        let wanted = "a character such as \\u00e9";
                        let refused = || self.refuse(start + at, Fault::Expected { wanted, found: shown(&digits) });
                        text.push(code.and_then(char::from_u32).ok_or_else(refused)?);
                    }
                    other => {
                        let found = other.map(|(_, c)| format!("\\{c}")).unwrap_or_default();
                        let wanted = "`\\\"`, `\\\\`, `\\n`, `\\t`, `\\r` or `\\u` with four digits";
                        return Err(self.refuse(start + at, Fault::Expected { wanted, found }));
                    }
                },
                c => text.push(c),
            }
        }
        Err(self.refuse(start, Fault::Open("\"")))
    }

    fn skip(&mut self) {
        self.at = self.line.text.len() - self.rest().trim_start().len();
    }
}
