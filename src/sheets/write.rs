//! Writes tables: CSV a row at a time, XLSX through a temporary file, both in
//! memory that does not grow with the table.
//!
//! A cell that begins with `=`, `+`, `-`, `@`, a tab or a return would run as a
//! formula when a spreadsheet opens the CSV; [`Guard::Apostrophe`] puts an
//! apostrophe before it. In XLSX every cell is written as text and cannot run.

use std::error::Error;
use std::fmt;
use std::io::{self, Write};

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::separator::Separator;

/// Whether cells that a spreadsheet would run are disarmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// An apostrophe is put before them: for people.
    Apostrophe,
    /// Nothing is changed: for programs.
    Off,
}

/// How a CSV file is written.
#[derive(Debug, Clone, Copy)]
pub struct CsvStyle {
    /// What parts the cells.
    pub separator: Separator,
    /// Whether the file begins with the mark by which Excel knows UTF-8.
    pub mark: bool,
    /// Whether cells are disarmed.
    pub guard: Guard,
}

impl CsvStyle {
    /// As Excel in Central Europe opens it by a double click.
    pub const FOR_PEOPLE: Self = Self { separator: Separator::Semicolon, mark: true, guard: Guard::Apostrophe };
    /// As programs read it.
    pub const FOR_PROGRAMS: Self = Self { separator: Separator::Comma, mark: false, guard: Guard::Off };
}

/// Writes CSV: UTF-8, `\r\n`, quotation marks where needed.
pub struct CsvWriter<W: Write> {
    to: W,
    style: CsvStyle,
    begun: bool,
}

impl<W: Write> CsvWriter<W> {
    /// Writes to `to`, which should be buffered.
    pub fn new(to: W, style: CsvStyle) -> Self {
        Self { to, style, begun: false }
    }

    /// Writes one row; the header is the first.
    ///
    /// # Errors
    /// [`WriteError`] when the file cannot be written.
    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) -> Result<(), WriteError> {
        if !self.begun && self.style.mark {
            self.to.write_all("\u{FEFF}".as_bytes())?;
        }
        self.begun = true;
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.to.write_all(&[self.style.separator.byte()])?;
            }
            self.cell(cell.as_ref())?;
        }
        self.to.write_all(b"\r\n")?;
        Ok(())
    }

    fn cell(&mut self, text: &str) -> Result<(), WriteError> {
        let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let armed = runs && self.style.guard == Guard::Apostrophe;
        let prefix = if armed { "'" } else { "" };
        let special = |c: char| matches!(c, '"' | '\r' | '\n' | ';' | ',' | '\t');
        if text.contains(special) || text.starts_with(' ') || text.ends_with(' ') {
            write!(self.to, "\"{prefix}{}\"", text.replace('"', "\"\""))?;
        } else {
            write!(self.to, "{prefix}{text}")?;
        }
        Ok(())
    }

    /// Flushes and gives back what was written to.
    ///
    /// # Errors
    /// [`WriteError`] when the rest cannot be written.
    pub fn finish(mut self) -> Result<W, WriteError> {
        self.to.flush()?;
        Ok(self.to)
    }
}

/// Writes a workbook of one sheet; every cell is text.
pub struct XlsxWriter {
    workbook: Workbook,
    row: u32,
}

impl XlsxWriter {
    /// Begins a workbook whose one sheet is called `sheet`.
    ///
    /// # Errors
    /// [`WriteError`] when Excel would refuse the name, or no temporary file can
    /// be made.
    pub fn new(sheet: &str) -> Result<Self, WriteError> {
        let mut workbook = Workbook::new();
        workbook.add_worksheet_with_constant_memory()?.set_name(sheet)?;
        Ok(Self { workbook, row: 0 })
    }

    /// Writes one row; the header is the first.
    ///
    /// # Errors
    /// [`WriteError`] when the sheet is full or a cell is longer than Excel
    /// allows (32,767 characters).
    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) -> Result<(), WriteError> {
        let sheet = self.workbook.worksheet_from_index(0)?;
        for (column, cell) in (0_u16..).zip(cells) {
            if !cell.as_ref().is_empty() {
                sheet.write_string(self.row, column, cell.as_ref())?;
            }
        }
        self.row += 1;
        Ok(())
    }

    /// Writes the workbook to `to`.
    ///
    /// # Errors
    /// [`WriteError`] when the file cannot be written.
    pub fn finish(mut self, to: impl Write + Send) -> Result<(), WriteError> {
        self.workbook.save_to_writer(to)?;
        Ok(())
    }
}

/// A table could not be written.
#[derive(Debug)]
pub enum WriteError {
    /// The file could not be written.
    Io(io::Error),
    /// Excel's rules or its temporary file stand in the way.
    Workbook(XlsxError),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Io(_) => "the table cannot be written",
            Self::Workbook(_) => "the workbook cannot be written",
        })
    }
}

impl Error for WriteError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io(cause) => Some(cause),
            Self::Workbook(cause) => Some(cause),
        }
    }
}

impl From<io::Error> for WriteError {
    fn from(cause: io::Error) -> Self {
        Self::Io(cause)
    }
}

impl From<XlsxError> for WriteError {
    fn from(cause: XlsxError) -> Self {
        Self::Workbook(cause)
    }
}
