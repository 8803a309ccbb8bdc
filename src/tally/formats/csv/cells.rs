//! Cuts a table into rows of fields, each with its place.

use std::borrow::Cow;

use crate::formats::fault::{Fault, Refused};
use crate::formats::text::Text;

/// A field, trimmed, and where it begins.
#[derive(Debug, Clone)]
pub(super) struct Field<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) at: usize,
}

/// The rows of a table.
pub(super) struct Rows<'a> {
    text: Text<'a>,
    pub(super) at: usize,
    between: char,
}

impl<'a> Rows<'a> {
    /// From a byte on; the row there tells what stands between fields.
    pub(super) fn new(text: Text<'a>, at: usize) -> Self {
        let head = text.all()[at..].lines().next().unwrap_or_default();
        let mut quoted = false;
        let mut counts = [(',', 0), (';', 0), ('\t', 0)];
        for c in head.chars() {
            quoted ^= c == '"';
            for (between, count) in &mut counts {
                *count += u32::from(!quoted && c == *between);
            }
        }
        // The first of equals: a comma.
        let most = counts.iter().rev().max_by_key(|(_, count)| *count).map_or(',', |(between, _)| *between);
        Self { text, at, between: most }
    }

    pub(super) fn refuse(&self, at: usize, fault: Fault) -> Refused {
        self.text.refuse(at, fault)
    }

    /// The next row that holds anything; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Vec<Field<'a>>>, Refused> {
        while !self.rest().is_empty() {
            let mut row = Vec::new();
            loop {
                row.push(self.field()?);
                if !self.eat(self.between) {
                    break;
                }
            }
            self.eat('\r');
            self.eat('\n');
            if row.iter().any(|field| !field.text.is_empty()) {
                return Ok(Some(row));
            }
            // A row of a blank ballot still has its separators.
            if row.len() > 1 {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }

    fn rest(&self) -> &'a str {
        &self.text.all()[self.at..]
    }

    fn eat(&mut self, c: char) -> bool {
        let eaten = self.rest().starts_with(c);
        self.at += if eaten { c.len_utf8() } else { 0 };
        eaten
    }

    fn field(&mut self) -> Result<Field<'a>, Refused> {
        let between = self.between;
        let blank = |c: char| c.is_whitespace() && c != between && c != '\n';
        let start = self.rest().len() - self.rest().trim_start_matches(blank).len();
        self.at += start;
        let (at, rest) = (self.at, self.rest());
        if rest.starts_with('"') {
            return self.quoted(at);
        }
        let end = rest.find([between, '\n']).unwrap_or(rest.len());
        self.at += end - usize::from(rest[..end].ends_with('\r'));
        Ok(Field { text: Cow::Borrowed(rest[..end].trim()), at })
    }

    fn quoted(&mut self, at: usize) -> Result<Field<'a>, Refused> {
        let inner = &self.rest()[1..];
        let mut from = 0;
        let close = loop {
            let Some(found) = inner[from..].find('"') else {
                return Err(self.refuse(at, Fault::Open("\"")));
            };
            let quote = from + found;
            if !inner[quote + 1..].starts_with('"') {
                break quote;
            }
            from = quote + 2;
        };
        self.at = at + close + 2;
        let behind = self.rest();
        let end = behind.find([self.between, '\n']).unwrap_or(behind.len());
        if !behind[..end].trim().is_empty() {
            let found = behind[..end].trim().chars().take(40).collect();
            return Err(self.refuse(self.at, Fault::Expected { wanted: "the end of the field", found }));
        }
        self.at += end;
        let raw = &inner[..close];
        let text = if raw.contains('"') { Cow::Owned(raw.replace("\"\"", "\"")) } else { Cow::Borrowed(raw) };
        let text = match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        Ok(Field { text, at })
    }
}
