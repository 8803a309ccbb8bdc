//! Which character parts the cells of a CSV file.

use crate::csv::Records;
use crate::encoding::Written;
use crate::error::SheetError;
use crate::options::Limits;
use crate::reader::Source;

/// What parts the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `;`
    Semicolon,
    /// `,`
    Comma,
    /// A tab.
    Tab,
}

impl Separator {
    /// Its character.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
        }
    }

    const ALL: [Self; 3] = [Self::Semicolon, Self::Comma, Self::Tab];
}

/// A separator and whether the first line only declares it (`sep=;`, as Excel
/// writes and reads it).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Parted {
    pub(crate) by: Separator,
    pub(crate) declared: bool,
}

/// Rows looked at.
const SAMPLE: usize = 20;

/// Finds the separator out.
pub(crate) fn detect(source: &mut dyn Source, written: Written, limits: Limits) -> Result<Parted, SheetError> {
    if let Some(by) = declaration(source, written, limits)? {
        return Ok(Parted { by, declared: true });
    }
    let mut best = (Separator::Semicolon, (false, 0));
    for by in Separator::ALL {
        let score = score(source, written, by, limits)?;
        if score > best.1 {
            best = (by, score);
        }
    }
    Ok(Parted { by: best.0, declared: false })
}

fn declaration(source: &mut dyn Source, written: Written, limits: Limits) -> Result<Option<Separator>, SheetError> {
    let mut lines = Records::new(source, written, 0x1F, limits)?;
    let Ok(Some(line)) = lines.next() else { return Ok(None) };
    let declared = line.cells.first().and_then(|cell| cell.strip_prefix("sep="));
    Ok(Separator::ALL.into_iter().find(|by| declared.is_some_and(|text| text.as_bytes() == [by.byte()])))
}

/// Whether every row of the sample has as many cells as the first, and how many
/// those are. One column says nothing for a separator.
fn score(
    source: &mut dyn Source,
    written: Written,
    by: Separator,
    limits: Limits,
) -> Result<(bool, usize), SheetError> {
    let mut records = Records::new(source, written, by.byte(), limits)?;
    let Ok(Some(header)) = records.next() else { return Ok((false, 0)) };
    let columns = header.cells.len();
    if columns == 1 {
        return Ok((false, 0));
    }
    for _ in 0..SAMPLE {
        match records.next() {
            Ok(Some(record)) if record.cells.len() == columns => {}
            Ok(None) => break,
            Ok(Some(_)) | Err(_) => return Ok((false, columns)),
        }
    }
    Ok((true, columns))
}
