//! The header: names for the columns, all there and all different.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::error::{Kind, SheetError};
use crate::options::Limits;
use crate::row::{Column, letter};

/// Makes columns of the first row. Blank headings at the end are dropped (a
/// trailing separator); a value below them is a ragged row later.
pub(crate) fn columns(line: u64, cells: &[String], limits: Limits) -> Result<Vec<Arc<Column>>, SheetError> {
    let used = cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
    let cells = &cells[..used];
    if cells.len() > limits.columns {
        return Err(SheetError::new(Kind::TooManyColumns { limit: limits.columns }).on(line));
    }
    if cells.iter().all(|cell| is_data(cell.trim())) {
        return Err(SheetError::new(Kind::HeaderMissing).on(line).of(&cells.join(" | ")));
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut columns = Vec::with_capacity(cells.len());
    for (index, cell) in cells.iter().enumerate() {
        let column = Column { index, letter: letter(index), name: cell.trim().to_owned() };
        if column.name.is_empty() {
            return Err(SheetError::new(Kind::HeaderBlank).on(line).within(column));
        }
        if let Some(first) = seen.insert(column.name.to_lowercase(), index) {
            let kind = Kind::HeaderDuplicate { first: letter(first) };
            return Err(SheetError::new(kind).on(line).within(column).of(cell));
        }
        columns.push(Arc::new(column));
    }
    Ok(columns)
}

/// A number or a date, which no heading alone would be.
fn is_data(cell: &str) -> bool {
    !cell.is_empty()
        && cell.contains(|c: char| c.is_ascii_digit())
        && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | ':' | '/' | ' ' | '\u{a0}'))
}
