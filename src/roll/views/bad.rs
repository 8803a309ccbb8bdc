//! Bad rows in words: what is wrong, where, and what to do.

use templates::parts::{self, Cell, Table};
use templates::{Markup, Words, html, keys};

use crate::rows::imports::BadCell;

/// Every key a bad cell may name.
pub const KEYS: [&str; 30] = keys![
    "roll-bad-empty",
    "roll-bad-too-long",
    "roll-bad-control",
    "roll-bad-national-number",
    "roll-bad-not-a-year",
    "roll-bad-impossible-year",
    "roll-bad-unknown-language",
    "roll-bad-not-an-email",
    "roll-bad-number-twice",
    "roll-bad-number-of-another",
    "roll-list-missing",
    "roll-sheet-unreadable",
    "roll-sheet-empty",
    "roll-sheet-header-missing",
    "roll-sheet-header-blank",
    "roll-sheet-header-duplicate",
    "roll-sheet-too-many-columns",
    "roll-sheet-too-many-rows",
    "roll-sheet-cell-too-long",
    "roll-sheet-ragged-row",
    "roll-sheet-outside-table",
    "roll-sheet-unterminated-quote",
    "roll-sheet-text-after-quote",
    "roll-sheet-invalid-byte",
    "roll-sheet-zero-byte",
    "roll-sheet-formula-error",
    "roll-sheet-other-format",
    "roll-sheet-no-sheet",
    "roll-sheet-damaged",
    "roll-sheet-too-large",
];

/// What is wrong and what to do about it.
#[must_use]
pub fn said(words: &Words, cell: &BadCell) -> String {
    let text = match cell.why.as_str() {
        "roll-sheet-other-format" => other_format(words, cell.text.as_deref().unwrap_or_default()),
        _ => cell.text.clone().unwrap_or_default(),
    };
    let number = cell.number.unwrap_or_default();
    words.with(&cell.why, &[("number", number.into()), ("text", text.into())])
}

/// What else a file was seen to be; `sheets` says it in English.
fn other_format(words: &Words, what: &str) -> String {
    let [xlsb, ods, docx, zip, gzip, pdf, rtf, picture, page, locked, xls, other] = keys![
        "roll-format-xlsb",
        "roll-format-ods",
        "roll-format-docx",
        "roll-format-zip",
        "roll-format-gzip",
        "roll-format-pdf",
        "roll-format-rtf",
        "roll-format-picture",
        "roll-format-page",
        "roll-format-locked",
        "roll-format-xls",
        "roll-format-other"
    ];
    let kinds = [
        (".xlsb", xlsb),
        ("OpenDocument", ods),
        (".docx", docx),
        ("ZIP", zip),
        ("gzip", gzip),
        ("PDF", pdf),
        ("RTF", rtf),
        ("picture", picture),
        ("web page", page),
        ("password", locked),
        (".xls", xls),
    ];
    words.t(kinds.into_iter().find(|(part, _)| what.contains(part)).map_or(other, |(_, key)| key))
}

/// The same with its place, for the one error of a file.
#[must_use]
pub fn said_with_place(words: &Words, cell: &BadCell) -> String {
    let said = said(words, cell);
    if cell.line == 0 {
        return said;
    }
    let line = words.with("roll-bad-at-line", &[("line", cell.line.into())]);
    let column = match cell.column.as_str() {
        "" => String::new(),
        column => words.with("roll-bad-at-column", &[("column", column.into())]),
    };
    words.with("roll-bad-at", &[("line", line.into()), ("column", column.into()), ("said", said.into())])
}

/// The headings of the table.
#[must_use]
pub fn head(words: &Words) -> Vec<String> {
    keys!["roll-bad-line", "roll-bad-column", "roll-bad-value", "roll-bad-why"].map(|key| words.t(key)).into()
}

/// A row of the table to download.
#[must_use]
pub fn row(words: &Words, cell: &BadCell) -> Vec<String> {
    vec![cell.line.to_string(), cell.column.clone(), cell.value.clone(), said(words, cell)]
}

/// The table on the page.
#[must_use]
pub fn table(words: &Words, cells: &[BadCell]) -> Markup {
    let rows = cells.iter().map(|cell| {
        let why = html! { span data-bad=(cell.why) { (said(words, cell)) } };
        let column = Cell::Text(cell.column.clone());
        vec![Cell::Number(cell.line.to_string()), column, Cell::Text(cell.value.clone()), Cell::Markup(why)]
    });
    let table = Table { caption: words.t("roll-bad-caption"), head: head(words), rows: rows.collect() };
    html! { div id="bad-rows" { (parts::table(&table)) } }
}
