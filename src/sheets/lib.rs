//! Tables in and out: CSV in the encodings town halls really use, and XLSX,
//! with the position of every cell in every error.
//!
//! What a file is, is seen from its bytes and not from its name; what was
//! found (format, encoding, separator) is reported. Reading streams: memory
//! stays bounded whatever the length of the file.
//!
//! ```
//! use std::io::Cursor;
//! let file = Cursor::new("Nazwisko;Adres\nNowak;Lipowa 3\n");
//! let mut reader = sheets::from_reader(file, &sheets::Options::default())?;
//! assert_eq!(reader.header(), ["Nazwisko", "Adres"]);
//! let row = reader.rows()?.next().expect("one row")?;
//! assert_eq!((row.line, row.cells[1].text.as_str()), (2, "Lipowa 3"));
//! # Ok::<(), sheets::SheetError>(())
//! ```

mod csv;
mod encoding;
mod error;
mod guard;
mod header;
mod options;
mod reader;
mod row;
mod rows;
mod separator;
mod sniff;
mod survey;
mod write;
mod xlsx;

pub use encoding::Encoding;
pub use error::{Kind, Place, SheetError};
pub use options::{Limits, Options};
pub use reader::{Format, Reader, Source, from_reader, open};
pub use row::{Cell, Column, Row, letter};
pub use rows::Rows;
pub use separator::Separator;
pub use write::{CsvStyle, CsvWriter, Guard, WriteError, XlsxWriter};
