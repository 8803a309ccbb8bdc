//! The rows below a header, in one shape whatever the file is.

use std::sync::Arc;

use crate::csv::Record;
use crate::error::{Kind, SheetError};
use crate::options::Limits;
use crate::reader::Raw;
use crate::row::{Cell, Column, Row, letter};
use crate::xlsx::{SheetRow, Value};

/// The rows below the header. A row that is wrong is an error in its place; the
/// rows after it follow unless the error [is fatal](SheetError::is_fatal).
pub struct Rows<'a> {
    columns: &'a [Arc<Column>],
    raw: Raw<'a>,
    limits: Limits,
    seen: u64,
    finished: bool,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(columns: &'a [Arc<Column>], raw: Raw<'a>, limits: Limits) -> Self {
        Self { columns, raw, limits, seen: 0, finished: false }
    }

    fn read(&mut self) -> Result<Option<Row>, SheetError> {
        match &mut self.raw {
            Raw::Csv(records) => records.next()?.map(|record| self.of_record(record)).transpose(),
            Raw::Xlsx(rows) => rows.next()?.map(|row| self.of_sheet(row)).transpose(),
        }
    }

    fn of_record(&self, record: Record) -> Result<Row, SheetError> {
        let expected = self.columns.len();
        let found = record.cells.len();
        let extra = record.cells.iter().enumerate().skip(expected).find(|(_, cell)| !cell.trim().is_empty());
        if let Some((index, cell)) = extra {
            return Err(self.ragged(record.line, found, index, cell));
        }
        if found < expected {
            let last = record.cells.last().map_or("", String::as_str);
            return Err(self.ragged(record.line, found, found, last));
        }
        let cells = self.columns.iter().cloned().zip(record.cells);
        let cells = cells.map(|(column, text)| Cell { column, text }).collect();
        Ok(Row { line: record.line, cells })
    }

    fn of_sheet(&self, row: SheetRow) -> Result<Row, SheetError> {
        let mut cells: Vec<Cell> =
            self.columns.iter().map(|column| Cell { column: Arc::clone(column), text: String::new() }).collect();
        for (index, value) in row.cells {
            match (cells.get_mut(index), value) {
                (_, Value::Failed(shown)) => {
                    let error = SheetError::new(Kind::FormulaError).on(row.line).of(&shown);
                    return Err(error.within(self.column(index)));
                }
                (None, Value::Text(text)) => {
                    let error = SheetError::new(Kind::OutsideTable).on(row.line).of(&text);
                    return Err(error.within(self.column(index)));
                }
                (Some(_), Value::Text(text)) if text.len() > self.limits.cell_bytes => {
                    let kind = Kind::CellTooLong { limit: self.limits.cell_bytes };
                    return Err(SheetError::new(kind).on(row.line).within(self.column(index)).of(&text));
                }
                (Some(cell), Value::Text(text)) => cell.text = text,
            }
        }
        Ok(Row { line: row.line, cells })
    }

    fn ragged(&self, line: u64, found: usize, index: usize, value: &str) -> SheetError {
        let kind = Kind::RaggedRow { expected: self.columns.len(), found };
        SheetError::new(kind).on(line).within(self.column(index)).of(value)
    }

    fn column(&self, index: usize) -> Column {
        match self.columns.get(index) {
            Some(column) => Column::clone(column),
            None => Column { index, letter: letter(index), name: String::new() },
        }
    }

    /// Puts the heading to a column of which only the place was known.
    fn named(&self, mut error: SheetError) -> SheetError {
        if let Some(column) = error.place.column.take() {
            error.place.column = Some(Box::new(self.column(column.index)));
        }
        error
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, SheetError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.finished {
            return None;
        }
        let read = self.read().map_err(|error| self.named(error));
        self.finished = match &read {
            Ok(row) => row.is_none(),
            Err(error) => error.is_fatal(),
        };
        if let Ok(None) = read {
            return None;
        }
        self.seen += 1;
        if self.seen > self.limits.rows {
            self.finished = true;
            return Some(Err(SheetError::new(Kind::TooManyRows { limit: self.limits.rows })));
        }
        read.transpose()
    }
}
