//! Writes a table: notes, heads, what is known of the options, rows; commas and
//! `\n`.

use std::fmt;

use super::{Cell, Csv, Row};
use crate::profile::Entry;

pub(super) fn write(file: &Csv, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (key, value) in &file.notes {
        if value.is_empty() { writeln!(f, "# {key}:")? } else { writeln!(f, "# {key}: {value}")? }
    }
    let void = file.rows.iter().any(|row| !row.void.is_empty());
    let entries = &file.entries;
    let head = |word: &str, cell: &dyn Fn(&Entry) -> String| {
        let first =
            [word.to_owned()].into_iter().chain(void.then(|| if word == "ballots" { "void" } else { "" }.to_owned()));
        first.chain(entries.iter().map(cell)).collect::<Vec<_>>()
    };
    line(f, &head("ballots", &|entry| entry.id.clone()))?;
    if entries.iter().any(|entry| !entry.name.is_empty()) {
        line(f, &head("name", &|entry| entry.name.clone()))?;
    }
    if entries.iter().any(|entry| entry.cost.is_some()) {
        line(f, &head("cost", &|entry| entry.cost.map(|cost| cost.to_string()).unwrap_or_default()))?;
    }
    if entries.iter().any(|entry| !entry.categories.is_empty()) {
        line(f, &head("category", &|entry| entry.categories.join(",")))?;
    }
    if entries.iter().any(|entry| entry.withdrawn) {
        line(f, &head("withdrawn", &|entry| if entry.withdrawn { "x" } else { "" }.to_owned()))?;
    }
    file.rows.iter().try_for_each(|row| line(f, &fields(file, row, void)))
}

fn fields(file: &Csv, row: &Row, void: bool) -> Vec<String> {
    let mut fields = vec![row.count.to_string()];
    if void {
        fields.push(row.void.clone());
    }
    let first = fields.len();
    fields.resize(first + file.entries.len(), String::new());
    for (place, cell) in &row.cells {
        fields[first + usize::from(*place)] = match cell {
            Cell::Mark => "x".to_owned(),
            Cell::Number(number) => number.to_string(),
        };
    }
    fields
}

fn line(f: &mut fmt::Formatter<'_>, fields: &[String]) -> fmt::Result {
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            f.write_str(",")?;
        }
        // A semicolon or a tab in a head could pass for what stands between fields.
        if field.contains([',', ';', '\t', '"', '\n', '\r']) || field.starts_with('#') {
            write!(f, "\"{}\"", field.replace('"', "\"\""))?;
        } else {
            f.write_str(field)?;
        }
    }
    f.write_str("\n")
}
