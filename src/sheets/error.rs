//! What can be wrong with a file, where, and what to do about it.
//!
//! A page shows the same in the reader's language: [`Kind::code`] is stable and
//! [`SheetError::place`] and [`SheetError::value`] are its arguments.

use std::error::Error;
use std::fmt;

use crate::row::Column;

/// A place in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The line (CSV) or row (XLSX), from one.
    pub line: Option<u64>,
    /// The column, when the cell is known.
    pub column: Option<Box<Column>>,
    /// The character within the line, from one, when only that is known.
    pub character: Option<u64>,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// The file could not be read (the cause is the source of the error).
    Unreadable,
    /// Nothing in it.
    Empty,
    /// The first row is all numbers: there are no headings.
    HeaderMissing,
    /// A heading is blank although headings follow it.
    HeaderBlank,
    /// Two columns have the same heading; the letter of the first.
    HeaderDuplicate {
        /// The letter of the column that has the heading already.
        first: String,
    },
    /// More headings than [`crate::Limits::columns`].
    TooManyColumns {
        /// The limit.
        limit: usize,
    },
    /// More rows than [`crate::Limits::rows`].
    TooManyRows {
        /// The limit.
        limit: u64,
    },
    /// A cell longer than [`crate::Limits::cell_bytes`].
    CellTooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// A row with fewer or more cells than headings.
    RaggedRow {
        /// Headings.
        expected: usize,
        /// Cells.
        found: usize,
    },
    /// In a workbook, a value in a column that has no heading.
    OutsideTable,
    /// A cell begins with a quotation mark that is never closed.
    UnterminatedQuote,
    /// Text follows a closing quotation mark.
    TextAfterQuote,
    /// A byte that means nothing in this encoding.
    InvalidByte {
        /// The name of the encoding.
        encoding: &'static str,
    },
    /// A zero byte: not text, or UTF-16 without its mark.
    ZeroByte,
    /// A formula that failed, such as `#REF!`.
    FormulaError,
    /// A file of another kind; its name.
    OtherFormat {
        /// What the file is.
        what: &'static str,
        /// What to do with such a file.
        remedy: &'static str,
    },
    /// The workbook has no sheet of this name, or none at all.
    NoSheet,
    /// The workbook is broken.
    Damaged,
    /// The workbook unfolds to more than [`crate::Limits::unpacked_bytes`] or
    /// [`crate::Limits::held_bytes`].
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
}

impl Kind {
    /// A stable name, for the words of a page.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Empty => "empty",
            Self::HeaderMissing => "header-missing",
            Self::HeaderBlank => "header-blank",
            Self::HeaderDuplicate { .. } => "header-duplicate",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::CellTooLong { .. } => "cell-too-long",
            Self::RaggedRow { .. } => "ragged-row",
            Self::OutsideTable => "outside-table",
            Self::UnterminatedQuote => "unterminated-quote",
            Self::TextAfterQuote => "text-after-quote",
            Self::InvalidByte { .. } => "invalid-byte",
            Self::ZeroByte => "zero-byte",
            Self::FormulaError => "formula-error",
            Self::OtherFormat { .. } => "other-format",
            Self::NoSheet => "no-sheet",
            Self::Damaged => "damaged",
            Self::TooLarge { .. } => "too-large",
        }
    }

    /// What to do about it, in English.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Unreadable => "try again; if it happens again, save the file under another name",
            Self::Empty => "choose the file that holds the table",
            Self::HeaderMissing => "put a row with the names of the columns above the data",
            Self::HeaderBlank => "write a heading into this cell or delete the column",
            Self::HeaderDuplicate { .. } => "rename one of the two columns or delete it",
            Self::TooManyColumns { .. } => "delete the columns that are not needed",
            Self::TooManyRows { .. } => "split the file",
            Self::CellTooLong { .. } => "shorten the text; look for a quotation mark or separator missing before it",
            Self::RaggedRow { .. } => {
                "check for a separator missing, or one inside a text that is not in quotation marks"
            }
            Self::OutsideTable => {
                "delete the value, write a heading above it, or delete a title that stands above the headings"
            }
            Self::UnterminatedQuote => "add the closing quotation mark, or remove the opening one",
            Self::TextAfterQuote => "double a quotation mark that belongs to the text, or put the separator after it",
            Self::InvalidByte { .. } => "save the file as CSV UTF-8, or say which encoding it has",
            Self::ZeroByte => "save the file as CSV UTF-8; if it is UTF-16, say so",
            Self::FormulaError => "mend the formula or type the value in its place",
            Self::OtherFormat { remedy, .. } => remedy,
            Self::NoSheet => "name a sheet the workbook has",
            Self::Damaged => "open it in a spreadsheet program and save it again as .xlsx or CSV UTF-8",
            Self::TooLarge { .. } => "save only the sheet that is needed, as CSV UTF-8",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => f.write_str("the file cannot be read"),
            Self::Empty => f.write_str("the file has no table in it"),
            Self::HeaderMissing => f.write_str("the first row holds data instead of the names of the columns"),
            Self::HeaderBlank => f.write_str("the heading is blank"),
            Self::HeaderDuplicate { first } => write!(f, "column {first} has the same heading"),
            Self::TooManyColumns { limit } => write!(f, "the table has more than {limit} columns"),
            Self::TooManyRows { limit } => write!(f, "the table has more than {limit} rows"),
            Self::CellTooLong { limit } => write!(f, "the cell is longer than {limit} bytes"),
            Self::RaggedRow { expected, found } => {
                write!(f, "the row has {found} cells where the header has {expected}")
            }
            Self::OutsideTable => f.write_str("the value stands in a column without a heading"),
            Self::UnterminatedQuote => f.write_str("the quotation mark that opens here is never closed"),
            Self::TextAfterQuote => f.write_str("text follows the closing quotation mark"),
            Self::InvalidByte { encoding } => write!(f, "the byte means nothing in {encoding}"),
            Self::ZeroByte => f.write_str("there is a zero byte, which no text has"),
            Self::FormulaError => f.write_str("the formula in this cell failed"),
            Self::OtherFormat { what, .. } => write!(f, "the file is {what}"),
            Self::NoSheet => f.write_str("the workbook has no such sheet"),
            Self::Damaged => f.write_str("the workbook is damaged"),
            Self::TooLarge { limit } => write!(f, "the workbook unfolds to more than {limit} bytes"),
        }
    }
}

/// What is wrong, where, and with which value.
#[derive(Debug)]
pub struct SheetError {
    /// What is wrong.
    pub kind: Kind,
    /// Where.
    pub place: Place,
    /// The value at fault, shortened.
    pub value: Option<String>,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

impl SheetError {
    pub(crate) fn new(kind: Kind) -> Self {
        Self { kind, place: Place::default(), value: None, cause: None }
    }

    pub(crate) fn on(mut self, line: u64) -> Self {
        self.place.line = Some(line);
        self
    }

    pub(crate) fn at(mut self, character: u64) -> Self {
        self.place.character = Some(character);
        self
    }

    pub(crate) fn within(mut self, column: Column) -> Self {
        self.place.column = Some(Box::new(column));
        self
    }

    pub(crate) fn of(mut self, value: &str) -> Self {
        let shown = value.chars().take(60).map(|c| if c.is_control() { ' ' } else { c });
        let mut shown: String = shown.collect();
        if value.chars().nth(60).is_some() {
            shown.push('…');
        }
        self.value = Some(shown);
        self
    }

    pub(crate) fn because(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    pub(crate) fn unreadable(cause: std::io::Error) -> Self {
        Self::new(Kind::Unreadable).because(cause)
    }

    /// Whether reading cannot go on after this; otherwise only this row is lost.
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        !matches!(
            self.kind,
            Kind::RaggedRow { .. }
                | Kind::OutsideTable
                | Kind::TextAfterQuote
                | Kind::FormulaError
                | Kind::CellTooLong { .. }
        )
    }

    /// What to do about it, in English.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        self.kind.remedy()
    }
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        parts.extend(self.place.line.map(|line| format!("line {line}")));
        parts.extend(self.place.character.map(|character| format!("character {character}")));
        parts.extend(self.place.column.as_ref().map(|column| match column.name.as_str() {
            "" => format!("column {}", column.letter),
            name => format!("column {} “{name}”", column.letter),
        }));
        parts.extend(self.value.as_ref().map(|value| format!("`{value}`")));
        if !parts.is_empty() {
            write!(f, "{}: ", parts.join(", "))?;
        }
        write!(f, "{}; {}", self.kind, self.remedy())
    }
}

impl Error for SheetError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_deref().map(|cause| -> &(dyn Error + 'static) { cause })
    }
}
