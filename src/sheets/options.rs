//! What a caller may say about a file; everything left unsaid is found out.

use crate::encoding::Encoding;
use crate::separator::Separator;

/// How to read a file. The default finds everything out by itself.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The encoding of a CSV file; `None` finds it out. A byte-order mark in
    /// the file wins over this.
    pub encoding: Option<Encoding>,
    /// The separator of a CSV file; `None` finds it out.
    pub separator: Option<Separator>,
    /// The sheet of a workbook; `None` takes the first visible one.
    pub sheet: Option<String>,
    /// What a file may not exceed.
    pub limits: Limits,
}

/// What a file may not exceed.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Rows below the header.
    pub rows: u64,
    /// Columns of the header.
    pub columns: usize,
    /// Bytes of one cell.
    pub cell_bytes: usize,
    /// Bytes a workbook may unfold to (a small ZIP can hide terabytes).
    pub unpacked_bytes: u64,
    /// Bytes of a workbook that must be held in memory, unfolded: its texts and
    /// formats, which all sheets share (the rows themselves stream).
    pub held_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { rows: 1_048_575, columns: 1_000, cell_bytes: 65_536, unpacked_bytes: 1 << 30, held_bytes: 128 << 20 }
    }
}
