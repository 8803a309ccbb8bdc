//! Rows, cells, and how a column is called.

use std::sync::Arc;

/// A column: its place and its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its place from zero.
    pub index: usize,
    /// Its letter as spreadsheets show it: `A` … `Z`, `AA` ….
    pub letter: String,
    /// Its heading, trimmed.
    pub name: String,
}

/// A cell with the column it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The column.
    pub column: Arc<Column>,
    /// The text as it stands in the file.
    pub text: String,
}

/// A row below the header: as many cells as the header has columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the file the row begins on (CSV), or the row's number in the
    /// sheet (XLSX); from one.
    pub line: u64,
    /// The cells.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The text in the column at `index`; empty when there is none.
    #[must_use]
    pub fn text(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", |cell| cell.text.as_str())
    }

    /// The text in the column called `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.cells.iter().find(|cell| cell.column.name == name).map(|cell| cell.text.as_str())
    }
}

/// The letter of the column at `index` (from zero).
#[must_use]
pub fn letter(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 26]));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_a_spreadsheet() {
        let cases =
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")];
        for (index, expected) in cases {
            assert_eq!(letter(index), expected);
        }
    }
}
