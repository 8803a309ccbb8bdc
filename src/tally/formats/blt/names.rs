//! Reads what follows the ballots: the names of the candidates and the title.

use super::words::Words;
use crate::formats::fault::{Fault, Refused};
use crate::formats::text::{Text, length};

/// A line of the names, cut into its texts.
type Texts = Vec<String>;

/// The names (as many as `candidates`, or none) and the title.
pub(super) fn read(text: Text<'_>, words: &Words<'_>, candidates: usize) -> Result<(Texts, String), Refused> {
    let from = words.at();
    let mut lines: Vec<Texts> = Vec::new();
    let mut at = from;
    for raw in text.all()[from..].split_inclusive('\n') {
        let start = at + raw.len() - raw.trim_start().len();
        at += raw.len();
        let line = raw.trim().trim_end_matches(',').trim_end();
        let texts = match preflib(line) {
            Some(name) => vec![name.to_owned()],
            None if line.starts_with('#') || line.is_empty() => continue,
            None if line.starts_with('"') => quoted(line).ok_or_else(|| text.refuse(start, Fault::Open("\"")))?,
            None => vec![line.to_owned()],
        };
        lines.push(texts);
    }
    let parts: usize = lines.iter().map(Vec::len).sum();
    let mut names: Texts = if lines.is_empty() {
        return Ok((vec![String::new(); candidates], String::new()));
    } else if parts == candidates + 1 || (parts == candidates && lines.len() < candidates) {
        lines.into_iter().flatten().collect()
    } else {
        lines.iter().map(|texts| texts.join(" ")).collect()
    };
    let title = if names.len() == candidates + 1 { names.pop().unwrap_or_default() } else { String::new() };
    if names.len() != candidates {
        let (said, found) = (length(candidates), length(names.len()));
        return Err(text.refuse(from, Fault::Count { name: "the first line (candidates)", said, found }));
    }
    Ok((names, title))
}

/// The name in `# ALTERNATIVE NAME 1: Ada`.
fn preflib(line: &str) -> Option<&str> {
    let (number, name) = line.strip_prefix('#')?.trim_start().strip_prefix("ALTERNATIVE NAME")?.split_once(':')?;
    number.trim().parse::<u16>().ok().map(|_| name.trim())
}

/// The texts in quotation marks of a line; `None` when one is never closed. A
/// line that has single quotation marks inside is one text.
fn quoted(line: &str) -> Option<Texts> {
    let mut texts = Vec::new();
    let mut rest = line;
    while let Some(inner) = rest.strip_prefix('"') {
        let Some(close) = close(inner) else {
            texts.clear();
            break;
        };
        texts.push(inner[..close].replace("\"\"", "\"").trim().to_owned());
        rest = inner[close + 1..].trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    }
    if !texts.is_empty() && (rest.is_empty() || rest.starts_with('#')) {
        return Some(texts);
    }
    let inner = line.strip_prefix('"')?.strip_suffix('"')?;
    Some(vec![inner.replace("\"\"", "\"").trim().to_owned()])
}

/// Where the quotation mark is that is not doubled.
fn close(inner: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + inner[from..].find('"')?;
        if !inner[at + 1..].starts_with('"') {
            return Some(at);
        }
        from = at + 2;
    }
}
