//! Reads notes, heads and rows.

use std::collections::BTreeSet;

use super::cells::{Field, Rows};
use super::{Cell, Csv, RESERVED, Row};
use crate::amount::Amount;
use crate::formats::fault::{Fault, Refused, shown};
use crate::formats::text::{self, Text, length};
use crate::profile::{Entry, Kind, MAX_BALLOTS, MAX_OPTIONS, Place};

const COUNTS: [&str; 3] = ["ballots", "count", "weight"];
const MARKS: [&str; 5] = ["x", "yes", "true", "✓", "✔"];
const NOTHING: [&str; 4] = ["no", "false", "-", "–"];

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Count,
    Void,
    Passed,
    Option(Place),
}

pub(super) fn read(raw: &str) -> Result<Csv, Refused> {
    let text = Text::new(raw);
    let mut file = Csv { notes: Vec::new(), entries: Vec::new(), rows: Vec::new() };
    let at = notes(text, &mut file)?;
    let mut rows = Rows::new(text, at);
    let columns = heads(&mut rows, &mut file)?;
    let mut total = 0_u64;
    loop {
        let at = rows.at;
        let Some(row) = rows.next()? else { return Ok(file) };
        if row.len() != columns.len() {
            let (said, found) = (length(columns.len()), length(row.len()));
            return Err(rows.refuse(
                row.first().map_or(at, |field| field.at),
                Fault::Count { name: "the first row (columns)", said, found },
            ));
        }
        let counted = columns.contains(&Column::Count);
        let empty = row.iter().all(|field| field.text.is_empty());
        if (counted && empty) || told(&rows, &columns, &row, &mut file)? {
            continue;
        }
        let row = ballots(&rows, &columns, &row, file.note("kind").and_then(Kind::named))?;
        total = total.saturating_add(row.count);
        if total > MAX_BALLOTS {
            return Err(rows.refuse(at, Fault::TooMany { what: "ballots", most: MAX_BALLOTS }));
        }
        file.rows.push(row);
    }
}

/// The notes; where the heads begin.
fn notes(text: Text<'_>, file: &mut Csv) -> Result<usize, Refused> {
    let mut at = 0;
    for raw in text.all().split_inclusive('\n') {
        let line = raw.trim();
        if let Some(note) = line.strip_prefix('#') {
            let start = at + raw.len() - raw.trim_start().len();
            let Some((key, value)) = note.split_once(':') else {
                return Err(text.refuse(start, Fault::Expected { wanted: "a note `# key: value`", found: shown(line) }));
            };
            let (key, value) = (key.trim(), value.trim());
            if file.note(key).is_some() {
                return Err(text.refuse(start, Fault::Twice(shown(key))));
            }
            if let Some(wanted) = wrong(key, value) {
                let fault = Fault::Value { name: shown(key), found: shown(value), wanted };
                return Err(text.refuse(start, fault));
            }
            file.notes.push((key.to_owned(), value.to_owned()));
        } else if !line.is_empty() {
            break;
        }
        at += raw.len();
    }
    Ok(at)
}

/// What a note that means something must be, when it is not.
fn wrong(key: &str, value: &str) -> Option<&'static str> {
    let amount = || value.parse::<Amount>().is_ok_and(|amount| !amount.is_negative());
    match key {
        "kind" if Kind::named(value).is_none() => Some("choice, approval, ranking, points or score"),
        "seats" if text::seats(value).is_none() => Some(text::SEATS),
        "electorate" if value.parse::<u64>().is_err() => Some("a whole number"),
        "budget" if !amount() => Some("a sum of at least nothing"),
        _ => None,
    }
}

fn heads(rows: &mut Rows<'_>, file: &mut Csv) -> Result<Vec<Column>, Refused> {
    let wanted = "a row of heads: a column for each option";
    let row = rows.next()?.ok_or_else(|| rows.refuse(rows.at, Fault::Ends { wanted }))?;
    let mut columns = Vec::new();
    let mut seen = BTreeSet::new();
    for head in &row {
        let lower = head.text.to_lowercase();
        let reserved = RESERVED.contains(&lower.as_str());
        let column = if COUNTS.contains(&lower.as_str()) {
            Column::Count
        } else if lower == "void" {
            Column::Void
        } else if reserved {
            Column::Passed
        } else if head.text.is_empty() {
            return Err(rows.refuse(head.at, Fault::Expected { wanted: "the id of an option", found: String::new() }));
        } else {
            let place = Place::try_from(file.entries.len()).ok().filter(|&place| usize::from(place) < MAX_OPTIONS);
            let fault = Fault::TooMany { what: "options", most: length(MAX_OPTIONS) };
            let place = place.ok_or_else(|| rows.refuse(head.at, fault))?;
            file.entries.push(Entry::new(head.text.as_ref()));
            Column::Option(place)
        };
        let counted = column == Column::Count && columns.contains(&Column::Count);
        if !seen.insert(head.text.to_string()) || counted || (column == Column::Void && columns.contains(&column)) {
            return Err(rows.refuse(head.at, Fault::Twice(shown(&head.text))));
        }
        columns.push(column);
    }
    if file.entries.is_empty() {
        return Err(rows.refuse(row[0].at, Fault::Missing("column for an option")));
    }
    Ok(columns)
}

/// Whether the row tells something of the options; then it is taken over.
fn told(rows: &Rows<'_>, columns: &[Column], row: &[Field<'_>], file: &mut Csv) -> Result<bool, Refused> {
    let count = columns.iter().position(|column| *column == Column::Count);
    let Some(word) = count.map(|count| row[count].text.to_lowercase()) else { return Ok(false) };
    if !["name", "cost", "category", "withdrawn"].contains(&word.as_str()) {
        return Ok(false);
    }
    for (column, field) in columns.iter().zip(row) {
        let Column::Option(place) = column else { continue };
        let entry = &mut file.entries[usize::from(*place)];
        match word.as_str() {
            "name" => entry.name = field.text.to_string(),
            "cost" if field.text.is_empty() => {}
            "cost" => {
                let cost = field.text.parse().ok().filter(|cost: &Amount| !cost.is_negative());
                let wanted = "a sum of at least nothing";
                let fault = || Fault::Value { name: "cost".to_owned(), found: shown(&field.text), wanted };
                entry.cost = Some(cost.ok_or_else(|| rows.refuse(field.at, fault()))?);
            }
            "category" => {
                let list = field.text.split(',').map(str::trim).filter(|name| !name.is_empty());
                entry.categories = list.map(str::to_owned).collect();
            }
            _ => entry.withdrawn = cell(rows, field)?.is_some_and(|cell| cell != Cell::Number(Amount::ZERO)),
        }
    }
    Ok(true)
}

fn ballots(rows: &Rows<'_>, columns: &[Column], row: &[Field<'_>], kind: Option<Kind>) -> Result<Row, Refused> {
    let mut read = Row { count: 1, void: String::new(), cells: Vec::new() };
    for (column, field) in columns.iter().zip(row) {
        match column {
            Column::Count => {
                let count = field.text.parse::<u64>().ok().filter(|&count| count > 0);
                let wanted = "a number of ballots, or `name`, `cost`, `category` or `withdrawn`";
                let fault = || Fault::Value { name: "ballots".to_owned(), found: shown(&field.text), wanted };
                read.count = count.ok_or_else(|| rows.refuse(field.at, fault()))?;
            }
            Column::Void => read.void = field.text.to_string(),
            Column::Option(place) => {
                let Some(cell) = cell(rows, field)? else { continue };
                if let Some(wanted) = kind.and_then(|kind| super::view::unfit(cell, kind)) {
                    let found = shown(&field.text);
                    return Err(rows.refuse(field.at, Fault::Value { name: "an option".to_owned(), found, wanted }));
                }
                read.cells.push((*place, cell));
            }
            Column::Passed => {}
        }
    }
    Ok(read)
}

/// A cell that says something.
fn cell(rows: &Rows<'_>, field: &Field<'_>) -> Result<Option<Cell>, Refused> {
    let text = field.text.as_ref();
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(number) = text.parse::<Amount>() {
        return Ok(Some(Cell::Number(number)));
    }
    let lower = text.to_lowercase();
    if MARKS.contains(&lower.as_str()) {
        return Ok(Some(Cell::Mark));
    }
    if NOTHING.contains(&lower.as_str()) {
        return Ok(None);
    }
    let wanted = "a number, a mark such as `x`, or nothing";
    Err(rows.refuse(field.at, Fault::Value { name: "an option".to_owned(), found: shown(text), wanted }))
}
