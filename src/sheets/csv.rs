//! Reads CSV: one record at a time, strict about quotation marks.
//!
//! RFC 4180 with any of three separators; `\n`, `\r\n` and `\r` end a record; a
//! line break inside quotation marks belongs to the cell and becomes `\n`.

use crate::encoding::{Text, Written};
use crate::error::{Kind, SheetError};
use crate::options::Limits;
use crate::reader::Source;
use crate::row::{Column, letter};

/// A record: the line it begins on and its cells.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) line: u64,
    pub(crate) cells: Vec<String>,
}

/// What follows a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Cell,
    Record,
    End,
}

pub(crate) struct Records<'a> {
    text: Text<'a>,
    separator: u8,
    limits: Limits,
    line: u64,
    character: u64,
    ended: bool,
}

impl<'a> Records<'a> {
    pub(crate) fn new(
        source: &'a mut dyn Source,
        written: Written,
        separator: u8,
        limits: Limits,
    ) -> Result<Self, SheetError> {
        let text = Text::new(source, written)?;
        Ok(Self { text, separator, limits, line: 1, character: 0, ended: false })
    }

    /// The next record that is not blank.
    pub(crate) fn next(&mut self) -> Result<Option<Record>, SheetError> {
        while !self.ended {
            let record = self.record()?;
            if record.cells.iter().any(|cell| !cell.trim().is_empty()) {
                return Ok(Some(record));
            }
        }
        Ok(None)
    }

    fn record(&mut self) -> Result<Record, SheetError> {
        let mut record = Record { line: self.line, cells: Vec::new() };
        loop {
            let mut cell = Vec::new();
            let read = if self.peek()? == Some(b'"') {
                self.quoted(&mut cell, record.cells.len())
            } else {
                self.bare(&mut cell, record.cells.len())
            };
            let next = match read {
                Ok(next) => next,
                Err(error) => return Err(self.recover(error)),
            };
            record.cells.push(String::from_utf8(cell).expect("cells are cut from UTF-8 at ASCII bytes"));
            match next {
                Next::Cell if record.cells.len() > self.limits.columns => {
                    let error = SheetError::new(Kind::TooManyColumns { limit: self.limits.columns });
                    return Err(error.on(record.line));
                }
                Next::Cell => {}
                Next::Record => return Ok(record),
                Next::End => {
                    self.ended = true;
                    return Ok(record);
                }
            }
        }
    }

    fn bare(&mut self, cell: &mut Vec<u8>, index: usize) -> Result<Next, SheetError> {
        while let Some(byte) = self.peek()? {
            if let Some(next) = self.boundary(byte)? {
                return Ok(next);
            }
            cell.push(byte);
            self.take(byte);
            self.fits(cell, index)?;
        }
        Ok(Next::End)
    }

    fn quoted(&mut self, cell: &mut Vec<u8>, index: usize) -> Result<Next, SheetError> {
        let (line, character) = (self.line, self.character + 1);
        let unterminated = |cell: &[u8]| {
            let text = String::from_utf8_lossy(cell);
            SheetError::new(Kind::UnterminatedQuote).on(line).at(character).within(nameless(index)).of(&text)
        };
        self.take(b'"');
        while let Some(byte) = self.peek()? {
            match byte {
                b'"' => {
                    self.take(byte);
                    if self.peek()? != Some(b'"') {
                        return self.closed(index);
                    }
                    cell.push(b'"');
                    self.take(b'"');
                }
                b'\r' | b'\n' => {
                    self.line_break(byte)?;
                    cell.push(b'\n');
                }
                _ => {
                    cell.push(byte);
                    self.take(byte);
                }
            }
            if cell.len() > self.limits.cell_bytes {
                return Err(unterminated(cell));
            }
        }
        Err(unterminated(cell))
    }

    /// After a closing quotation mark only a boundary may follow.
    fn closed(&mut self, index: usize) -> Result<Next, SheetError> {
        let Some(byte) = self.peek()? else { return Ok(Next::End) };
        match self.boundary(byte)? {
            Some(next) => Ok(next),
            None => {
                let (line, character) = (self.line, self.character + 1);
                let shown = char::from(byte).to_string();
                let error = SheetError::new(Kind::TextAfterQuote).on(line).at(character).within(nameless(index));
                Err(if byte.is_ascii() { error.of(&shown) } else { error })
            }
        }
    }

    /// Takes a separator or a line break, if `byte` is one.
    fn boundary(&mut self, byte: u8) -> Result<Option<Next>, SheetError> {
        if byte == self.separator {
            self.take(byte);
            return Ok(Some(Next::Cell));
        }
        if byte == b'\n' || byte == b'\r' {
            self.line_break(byte)?;
            let end = self.peek()?.is_none();
            return Ok(Some(if end { Next::End } else { Next::Record }));
        }
        Ok(None)
    }

    fn line_break(&mut self, byte: u8) -> Result<(), SheetError> {
        self.text.skip();
        if byte == b'\r' && self.peek()? == Some(b'\n') {
            self.text.skip();
        }
        self.line += 1;
        self.character = 0;
        Ok(())
    }

    fn take(&mut self, byte: u8) {
        self.text.skip();
        self.character += u64::from(!matches!(byte, 0x80..=0xBF));
    }

    fn peek(&mut self) -> Result<Option<u8>, SheetError> {
        self.text.peek().map_err(SheetError::unreadable)
    }

    fn fits(&self, cell: &[u8], index: usize) -> Result<(), SheetError> {
        if cell.len() <= self.limits.cell_bytes {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&cell[..120.min(cell.len())]).into_owned();
        let error = SheetError::new(Kind::CellTooLong { limit: self.limits.cell_bytes });
        Err(error.on(self.line).within(nameless(index)).of(&text))
    }

    /// Goes on at the next line after a fault that spoils only its own row.
    fn recover(&mut self, error: SheetError) -> SheetError {
        if error.is_fatal() {
            self.ended = true;
            return error;
        }
        loop {
            match self.peek() {
                Err(worse) => return worse,
                Ok(None) => {
                    self.ended = true;
                    return error;
                }
                Ok(Some(byte @ (b'\n' | b'\r'))) => {
                    return match self.line_break(byte) {
                        Ok(()) => error,
                        Err(worse) => worse,
                    };
                }
                Ok(Some(byte)) => self.take(byte),
            }
        }
    }
}

/// A column whose heading is not known here; the reader puts it in.
fn nameless(index: usize) -> Column {
    Column { index, letter: letter(index), name: String::new() }
}
