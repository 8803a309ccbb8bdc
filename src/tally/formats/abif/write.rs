//! Writes a file: metadata, options, ballots, `\n`.

use std::fmt;

use super::{Abif, Line, Mark, Value};

pub(super) fn write(file: &Abif, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (key, value) in &file.metadata {
        match value {
            Value::Text(text) => writeln!(f, "{{{}: {}}}", Quoted(key), Quoted(text))?,
            Value::Bare(text) => writeln!(f, "{{{}: {text}}}", Quoted(key))?,
        }
    }
    if file.declared {
        for token in &file.tokens {
            writeln!(f, "={}:{}", Id(&token.id), Name(&token.name))?;
        }
    }
    file.lines.iter().try_for_each(|line| self::line(file, line, f))
}

fn line(file: &Abif, line: &Line, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{}:", line.count)?;
    let last = line.picks.len().saturating_sub(1);
    for (index, pick) in line.picks.iter().enumerate() {
        write!(f, "{}", Id(&file.tokens[usize::from(pick.option)].id))?;
        if let Some(rating) = pick.rating {
            write!(f, "/{rating}")?;
        }
        if index < last {
            f.write_str(match pick.mark {
                Mark::Before => ">",
                Mark::Equal => "=",
                Mark::Listed => ",",
            })?;
        }
    }
    f.write_str("\n")
}

/// An id: a word where it can be, else in brackets, else in quotation marks.
struct Id<'a>(&'a str);

impl fmt::Display for Id<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = self.0.starts_with(|c: char| c.is_ascii_alphabetic());
        if word && self.0.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            f.write_str(self.0)
        } else {
            Name(self.0).fmt(f)
        }
    }
}

/// A name: in brackets where it can be, else in quotation marks.
struct Name<'a>(&'a str);

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.contains([']', '\n', '\r']) || self.0.trim() != self.0 {
            Quoted(self.0).fmt(f)
        } else {
            write!(f, "[{}]", self.0)
        }
    }
}

/// In quotation marks, as in JSON.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for c in self.0.chars() {
            match c {
                '"' => f.write_str("\\\"")?,
                '\\' => f.write_str("\\\\")?,
                '\n' => f.write_str("\\n")?,
                '\r' => f.write_str("\\r")?,
                '\t' => f.write_str("\\t")?,
                c => write!(f, "{c}")?,
            }
        }
        f.write_str("\"")
    }
}
