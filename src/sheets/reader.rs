//! Opens a file of either kind and gives its rows one shape.

use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;
use std::sync::Arc;

use crate::csv::Records;
use crate::encoding::{Encoding, Written};
use crate::error::{Kind, SheetError};
use crate::options::{Limits, Options};
use crate::row::{Column, letter};
use crate::rows::Rows;
use crate::separator::{Parted, Separator, detect};
use crate::sniff::{Looks, sniff};
use crate::survey::survey;
use crate::xlsx::{SheetRow, SheetRows, Value, Workbook};
use crate::{guard, header, xlsx};

/// Something that can be read from any place: a file, or bytes in memory.
pub trait Source: Read + Seek + Send {}

impl<T: Read + Seek + Send> Source for T {}

/// What a file was found to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// Text, with its encoding and separator.
    Csv {
        /// How the text is written down.
        encoding: Encoding,
        /// What parts the cells.
        separator: Separator,
    },
    /// A workbook, with the sheet that is read.
    Xlsx {
        /// The name of the sheet.
        sheet: String,
    },
}

/// A file whose header has been read.
pub struct Reader {
    body: Body,
    header: Vec<String>,
    columns: Vec<Arc<Column>>,
    limits: Limits,
}

enum Body {
    Csv { source: Box<dyn Source>, written: Written, parted: Parted },
    Xlsx { workbook: Box<Workbook>, sheet: String },
}

/// Opens the file at `path`.
///
/// # Errors
/// [`SheetError`] when the file cannot be read or its header is wrong.
pub fn open(path: impl AsRef<Path>, options: &Options) -> Result<Reader, SheetError> {
    let file = File::open(path).map_err(SheetError::unreadable)?;
    from_reader(BufReader::new(file), options)
}

/// Opens what `source` holds.
///
/// # Errors
/// [`SheetError`] when it cannot be read or its header is wrong.
pub fn from_reader(source: impl Source + 'static, options: &Options) -> Result<Reader, SheetError> {
    let mut source: Box<dyn Source> = Box::new(source);
    let limits = options.limits;
    let body = match sniff(&mut *source)? {
        Looks::Text => {
            let written = survey(&mut *source, options.encoding)?;
            let parted = match options.separator {
                Some(by) => Parted { by, declared: false },
                None => detect(&mut *source, written, limits)?,
            };
            Body::Csv { source, written, parted }
        }
        Looks::Zip => {
            guard::check(&mut *source, limits)?;
            source.rewind().map_err(SheetError::unreadable)?;
            let (workbook, sheet) = xlsx::open(source, options.sheet.as_deref())?;
            Body::Xlsx { workbook, sheet }
        }
    };
    Reader::begin(body, limits)
}

impl Reader {
    fn begin(mut body: Body, limits: Limits) -> Result<Self, SheetError> {
        let first = match body.raw(limits)? {
            Raw::Csv(mut records) => records.next()?.map(|record| (record.line, record.cells)),
            Raw::Xlsx(mut rows) => match rows.next()? {
                Some(row) => Some((row.line, heading(row, limits)?)),
                None => None,
            },
        };
        let (line, cells) = first.ok_or_else(|| SheetError::new(Kind::Empty))?;
        let columns = header::columns(line, &cells, limits)?;
        let header = columns.iter().map(|column| column.name.clone()).collect();
        Ok(Self { body, header, columns, limits })
    }

    /// The headings, trimmed; all different, none blank.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The columns: place, letter and heading.
    #[must_use]
    pub fn columns(&self) -> &[Arc<Column>] {
        &self.columns
    }

    /// What the file was found to be.
    #[must_use]
    pub fn format(&self) -> Format {
        match &self.body {
            Body::Csv { written, parted, .. } => Format::Csv { encoding: written.encoding, separator: parted.by },
            Body::Xlsx { sheet, .. } => Format::Xlsx { sheet: sheet.clone() },
        }
    }

    /// The rows below the header, from the first one; each call begins anew.
    ///
    /// # Errors
    /// [`SheetError`] when the file cannot be read again.
    pub fn rows(&mut self) -> Result<Rows<'_>, SheetError> {
        let mut raw = self.body.raw(self.limits)?;
        match &mut raw {
            Raw::Csv(records) => drop(records.next()?),
            Raw::Xlsx(rows) => drop(rows.next()?),
        }
        Ok(Rows::new(&self.columns, raw, self.limits))
    }
}

/// The headings of a sheet as plain cells.
fn heading(row: SheetRow, limits: Limits) -> Result<Vec<String>, SheetError> {
    let mut cells = Vec::new();
    for (index, value) in row.cells {
        let column = Column { index, letter: letter(index), name: String::new() };
        if index >= limits.columns {
            return Err(SheetError::new(Kind::TooManyColumns { limit: limits.columns }).on(row.line).within(column));
        }
        match value {
            Value::Failed(shown) => {
                return Err(SheetError::new(Kind::FormulaError).on(row.line).within(column).of(&shown));
            }
            Value::Text(text) => {
                cells.resize(cells.len().max(index + 1), String::new());
                cells[index] = text;
            }
        }
    }
    Ok(cells)
}

impl Body {
    fn raw(&mut self, limits: Limits) -> Result<Raw<'_>, SheetError> {
        match self {
            Self::Csv { source, written, parted } => {
                let mut records = Records::new(&mut **source, *written, parted.by.byte(), limits)?;
                if parted.declared {
                    records.next()?;
                }
                Ok(Raw::Csv(records))
            }
            Self::Xlsx { workbook, sheet } => SheetRows::new(workbook, sheet).map(Raw::Xlsx),
        }
    }
}

#[expect(clippy::large_enum_variant, reason = "one of them lives at a time, on the stack of the one who reads")]
pub(crate) enum Raw<'a> {
    Csv(Records<'a>),
    Xlsx(SheetRows<'a>),
}
