//! Cuts a text into rows of fields, each with its place.

use std::borrow::Cow;

use super::error::{PbError, Reason};

/// A field and where it begins (in bytes).
#[derive(Debug, Clone)]
pub(super) struct Field<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) at: usize,
}

/// The rows of a text.
pub(super) struct Records<'a> {
    text: &'a str,
    at: usize,
    /// Where the last row began, and on which line: errors are mostly there.
    row: (usize, u64),
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let at = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        Self { text, at, row: (0, 1) }
    }

    /// Where the next row begins.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The error at a place of this text.
    pub(super) fn error(&self, at: usize, reason: Reason) -> PbError {
        let at = at.min(self.text.len());
        let (from, first) = if at >= self.row.0 { self.row } else { (0, 1) };
        let line_start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let number = |count: usize| u64::try_from(count).expect("a length fits 64 bits");
        let line = first + number(newlines(&self.text[from..at]));
        let shown = self.text[line_start..at].chars().filter(|&c| c != '\u{FEFF}').count();
        PbError { line, column: number(shown) + 1, reason }
    }

    /// The next row; `None` at the end. Blank lines are taken only at the end.
    pub(super) fn next(&mut self) -> Result<Option<Vec<Field<'a>>>, PbError> {
        let passed = newlines(&self.text[self.row.0..self.at]);
        self.row = (self.at, self.row.1 + u64::try_from(passed).expect("a length fits 64 bits"));
        let rest = &self.text[self.at..];
        if rest.trim_matches(['\r', '\n']).is_empty() {
            return Ok(None);
        }
        if rest.starts_with(['\r', '\n']) {
            return Err(self.error(self.at, Reason::EmptyLine));
        }
        let mut fields = Vec::new();
        loop {
            fields.push(self.field()?);
            match self.text.as_bytes().get(self.at) {
                Some(b';') => self.at += 1,
                Some(b'\r') => {
                    self.at += 2;
                    return Ok(Some(fields));
                }
                Some(_) => {
                    self.at += 1;
                    return Ok(Some(fields));
                }
                None => return Ok(Some(fields)),
            }
        }
    }

    /// A field; afterwards `at` stands at `;`, at a line break or at the end.
    fn field(&mut self) -> Result<Field<'a>, PbError> {
        let at = self.at;
        let rest = &self.text[at..];
        if rest.starts_with('"') {
            return self.quoted(at);
        }
        let length = ends(rest);
        let text = &rest[..length];
        if let Some(quote) = text.find('"') {
            return Err(self.error(at + quote, Reason::StrayQuote));
        }
        self.at += length;
        Ok(Field { text: Cow::Borrowed(text), at })
    }

    fn quoted(&mut self, at: usize) -> Result<Field<'a>, PbError> {
        let inner = at + 1;
        let mut from = inner;
        let close = loop {
            let Some(found) = self.text[from..].find('"') else {
                return Err(self.error(at, Reason::OpenQuote));
            };
            let quote = from + found;
            if !self.text[quote + 1..].starts_with('"') {
                break quote;
            }
            from = quote + 2;
        };
        self.at = close + 1;
        if ends(&self.text[self.at..]) != 0 {
            return Err(self.error(self.at, Reason::AfterQuote));
        }
        let raw = &self.text[inner..close];
        let text = if raw.contains('"') { Cow::Owned(raw.replace("\"\"", "\"")) } else { Cow::Borrowed(raw) };
        Ok(Field { text, at })
    }
}

fn newlines(text: &str) -> usize {
    text.bytes().filter(|&byte| byte == b'\n').count()
}

/// How many bytes come before `;`, a line break (`\n`, `\r\n`) or the end.
fn ends(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(found) = bytes[from..].iter().position(|byte| matches!(byte, b';' | b'\n' | b'\r')) {
        let at = from + found;
        if bytes[at] != b'\r' || bytes.get(at + 1) == Some(&b'\n') {
            return at;
        }
        from = at + 1;
    }
    text.len()
}
