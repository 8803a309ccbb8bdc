//! Reads a list on a thread of its own and hands it over in chunks, so that
//! half a million rows never stand in memory together.

use std::path::PathBuf;

use sheets::{Kind, Options, SheetError};
use tokio::sync::mpsc;

use crate::rows::imports::BadCell;
use crate::rules::columns::Mapping;
use crate::rules::person::{self, CellProblem, Person, Why};

/// Rows in one chunk.
pub(crate) const CHUNK: usize = 300;

/// A row as read.
pub(crate) enum Read {
    /// A person, with the line.
    Good(u64, Box<Person>),
    /// What is wrong with the row.
    Bad(Vec<BadCell>),
}

/// What the reading thread sends.
pub(crate) enum Part {
    /// Some rows.
    Rows(Vec<Read>),
    /// The file cannot be read any further.
    Broken(BadCell),
}

/// Starts reading; the channel ends with the file.
pub(crate) fn start(path: PathBuf, mapping: Mapping, this_year: u16) -> mpsc::Receiver<Part> {
    let (send, receive) = mpsc::channel(2);
    tokio::task::spawn_blocking(move || {
        if let Err(error) = read(&path, &mapping, this_year, &send) {
            // The receiver is only gone when the import was given up.
            drop(send.blocking_send(Part::Broken(broken(&error))));
        }
    });
    receive
}

fn read(path: &PathBuf, mapping: &Mapping, this_year: u16, send: &mpsc::Sender<Part>) -> Result<(), SheetError> {
    let mut reader = sheets::open(path, &Options::default())?;
    let columns = reader.columns().to_vec();
    let mut chunk = Vec::with_capacity(CHUNK);
    for row in reader.rows()? {
        match row {
            Ok(row) => {
                let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
                if cells.iter().all(|cell| cell.trim().is_empty()) {
                    continue;
                }
                chunk.push(match person::read(&cells, mapping, this_year) {
                    Ok(person) => Read::Good(row.line, Box::new(person)),
                    Err(problems) => {
                        Read::Bad(problems.iter().map(|p| named(row.line, p, mapping, &columns)).collect())
                    }
                });
            }
            Err(error) if error.is_fatal() => {
                // What was read before is told all the same.
                drop(send.blocking_send(Part::Rows(chunk)));
                return Err(error);
            }
            Err(error) => chunk.push(Read::Bad(vec![broken(&error)])),
        }
        if chunk.len() == CHUNK && send.blocking_send(Part::Rows(std::mem::take(&mut chunk))).is_err() {
            return Ok(());
        }
    }
    drop(send.blocking_send(Part::Rows(chunk)));
    Ok(())
}

fn named(line: u64, problem: &CellProblem, mapping: &Mapping, columns: &[std::sync::Arc<sheets::Column>]) -> BadCell {
    let column = mapping.0.get(&problem.column).and_then(|place| columns.get(*place));
    let (why, number) = why(&problem.why);
    BadCell {
        line,
        column: column.map_or_else(String::new, |column| format!("{} ({})", column.letter, column.name)),
        value: problem.value.clone(),
        why: why.to_owned(),
        number,
        text: None,
    }
}

/// The key of the words for a problem, and the number they need.
fn why(why: &Why) -> (&'static str, Option<u64>) {
    match why {
        Why::Empty => ("roll-bad-empty", None),
        Why::TooLong(limit) => ("roll-bad-too-long", Some(*limit as u64)),
        Why::Control(place) => ("roll-bad-control", Some(*place as u64)),
        Why::NationalNumber => ("roll-bad-national-number", None),
        Why::NotAYear => ("roll-bad-not-a-year", None),
        Why::ImpossibleYear => ("roll-bad-impossible-year", None),
        Why::UnknownLanguage => ("roll-bad-unknown-language", None),
        Why::NotAnEmail => ("roll-bad-not-an-email", None),
    }
}

/// A fault of the sheet itself, by the stable name of its kind.
pub(crate) fn broken(error: &SheetError) -> BadCell {
    let place = &error.place;
    let column = place.column.as_ref().map(|column| match column.name.as_str() {
        "" => column.letter.clone(),
        name => format!("{} ({name})", column.letter),
    });
    let (number, text) = details(&error.kind);
    BadCell {
        line: place.line.unwrap_or(0),
        column: column.unwrap_or_default(),
        value: error.value.clone().unwrap_or_default(),
        why: format!("roll-sheet-{}", error.kind.code()),
        number: number.or(place.character),
        text,
    }
}

fn details(kind: &Kind) -> (Option<u64>, Option<String>) {
    match kind {
        Kind::HeaderDuplicate { first } => (None, Some(first.clone())),
        Kind::TooManyColumns { limit } | Kind::CellTooLong { limit } => (Some(*limit as u64), None),
        Kind::TooManyRows { limit } => (Some(*limit), None),
        Kind::TooLarge { limit } => (Some(limit >> 20), None),
        Kind::RaggedRow { expected, found } => (Some(*expected as u64), Some(found.to_string())),
        Kind::InvalidByte { encoding } => (None, Some((*encoding).to_owned())),
        Kind::OtherFormat { what, .. } => (None, Some((*what).to_owned())),
        _ => (None, None),
    }
}
