//! Each fault a file can have: its line, column, value and remedy, word for word.

use std::io::Cursor;

use sheets::{Encoding, Kind, Limits, Options, Separator, SheetError};

fn options() -> Options {
    Options::default()
}

/// The first error met, at the header or in a row.
fn first_error(bytes: impl Into<Vec<u8>>, options: &Options) -> SheetError {
    let mut reader = match sheets::from_reader(Cursor::new(bytes.into()), options) {
        Ok(reader) => reader,
        Err(error) => return error,
    };
    let error = reader.rows().expect("bytes in memory").find_map(Result::err);
    error.expect("a fault was planted")
}

fn says(bytes: impl Into<Vec<u8>>, expected: &str) {
    assert_eq!(first_error(bytes, &options()).to_string(), expected);
}

#[test]
fn an_empty_file() {
    says("", "the file has no table in it; choose the file that holds the table");
    says(" \r\n;;\r\n", "the file has no table in it; choose the file that holds the table");
}

#[test]
fn no_header() {
    says(
        "1;1987-05-01\n2;1990-01-01\n",
        "line 1, `1 | 1987-05-01`: the first row holds data instead of the names of the columns; \
         put a row with the names of the columns above the data",
    );
}

#[test]
fn a_blank_heading() {
    says(
        "Nazwisko;;Adres\na;b;c\n",
        "line 1, column B: the heading is blank; write a heading into this cell or delete the column",
    );
}

#[test]
fn a_heading_twice() {
    says(
        "Adres;Nr;adres \na;b;c\n",
        "line 1, column C “adres”, `adres `: column A has the same heading; rename one of the two columns or delete it",
    );
}

#[test]
fn a_row_too_short() {
    says(
        "Nazwisko;Imię;Adres\nNowak;Jan;Lipowa 3\n\nKowal;Ewa\n",
        "line 4, column C “Adres”, `Ewa`: the row has 2 cells where the header has 3; \
         check for a separator missing, or one inside a text that is not in quotation marks",
    );
}

#[test]
fn a_row_too_long() {
    says(
        "Nazwisko;Adres\nNowak;Lipowa 3; m. 2\n",
        "line 2, column C, ` m. 2`: the row has 3 cells where the header has 2; \
         check for a separator missing, or one inside a text that is not in quotation marks",
    );
}

#[test]
fn a_quotation_mark_never_closed() {
    says(
        "Nazwisko;Adres\nNowak;\"Lipowa 3\nKowal;Polna 1\n",
        "line 2, character 7, column B “Adres”, `Lipowa 3 Kowal;Polna 1 `: \
         the quotation mark that opens here is never closed; add the closing quotation mark, or remove the opening one",
    );
}

#[test]
fn text_after_a_quotation_mark() {
    says(
        "Nazwisko;Adres\n\"Nowak\"x;Lipowa 3\n",
        "line 2, character 8, column A “Nazwisko”, `x`: text follows the closing quotation mark; \
         double a quotation mark that belongs to the text, or put the separator after it",
    );
}

#[test]
fn a_broken_byte_among_good_utf8() {
    let mut bytes = "Imię;Miasto\nŻółw;Łódź\nW".as_bytes().to_vec();
    bytes.extend_from_slice(b"\xB3adek;x\n");
    says(
        bytes,
        "line 3, character 2, `0xB3`: the byte means nothing in UTF-8; \
         save the file as CSV UTF-8, or say which encoding it has",
    );
}

#[test]
fn a_byte_without_meaning_in_windows_1250() {
    says(
        b"Imi\xEA;Miasto\r\nJan;\x81\r\n".to_vec(),
        "line 2, character 5, `0x81`: the byte means nothing in Windows-1250; \
         save the file as CSV UTF-8, or say which encoding it has",
    );
}

#[test]
fn forced_utf8_is_kept_to() {
    let forced = Options { encoding: Some(Encoding::Utf8), ..options() };
    let error = first_error(b"Imi\xEA;Miasto\n".to_vec(), &forced);
    assert_eq!(
        (error.kind, error.place.line, error.place.character),
        (Kind::InvalidByte { encoding: "UTF-8" }, Some(1), Some(4))
    );
}

#[test]
fn half_a_pair_in_utf16() {
    let mut bytes = vec![0xFF, 0xFE];
    "a;b\nc;".encode_utf16().for_each(|unit| bytes.extend(unit.to_le_bytes()));
    bytes.extend([0x00, 0xD8, b'x', 0]);
    let error = first_error(bytes, &options());
    assert_eq!(
        error.to_string(),
        "line 2, character 3: the byte means nothing in UTF-16 LE; \
         save the file as CSV UTF-8, or say which encoding it has"
    );
}

#[test]
fn zero_bytes() {
    let bytes: Vec<u8> = "a;b\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    says(
        bytes,
        "line 1, character 2, `0x00`: there is a zero byte, which no text has; \
         save the file as CSV UTF-8; if it is UTF-16, say so",
    );
}

#[test]
fn limits() {
    let limits = Limits { rows: 2, columns: 3, cell_bytes: 10, ..Limits::default() };
    let tight = Options { limits, ..options() };
    let say = |text: &str| first_error(text, &tight).to_string();
    assert_eq!(say("a\n1\n2\n3\n"), "the table has more than 2 rows; split the file");
    assert_eq!(say("a;b;c;d\n"), "line 1: the table has more than 3 columns; delete the columns that are not needed");
    assert_eq!(
        say("a;b\nx;12345678901\n"),
        "line 2, column B “b”, `12345678901`: the cell is longer than 10 bytes; \
         shorten the text; look for a quotation mark or separator missing before it"
    );
    assert_eq!(first_error("a;b\nx;\"12345678901", &tight).kind, Kind::UnterminatedQuote);
}

#[test]
fn files_of_another_kind() {
    let name = |bytes: &[u8]| first_error(bytes, &options()).to_string();
    assert_eq!(
        name(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 then the rest"),
        "the file is an old Excel workbook (.xls); open it in Excel or LibreOffice and save it as .xlsx or CSV UTF-8"
    );
    let mut locked = b"\xD0\xCF\x11\xE0".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(name(&locked), "the file is locked with a password; remove the password in Excel and save it again");
    assert!(name(b"%PDF-1.7").starts_with("the file is a PDF;"));
    assert!(name(b"\x1F\x8B\x08").starts_with("the file is packed with gzip;"));
    assert!(name("<HTML><table>".as_bytes()).starts_with("the file is a web page"));
    assert!(name(b"{\\rtf1 x").starts_with("the file is a text document (RTF)"));
}

#[test]
fn one_bad_row_does_not_hide_the_next() {
    let text = "a;b\n1;2\n3\n\"4\"x;5\n6;7\n8;9;10\n";
    let mut reader = sheets::from_reader(Cursor::new(text), &options()).unwrap();
    let rows: Vec<_> = reader.rows().unwrap().collect();
    let lines: Vec<Option<u64>> =
        rows.iter().map(|row| row.as_ref().map_or_else(|error| error.place.line, |row| Some(row.line))).collect();
    assert_eq!(lines, [2, 3, 4, 5, 6].map(Some));
    assert_eq!(rows.iter().filter(|row| row.is_ok()).count(), 2);
}

#[test]
fn a_file_that_is_not_there() {
    let error = sheets::open("/no/such/file.csv", &options()).err().unwrap();
    assert_eq!(error.kind, Kind::Unreadable);
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn a_forced_separator_is_kept_to() {
    let forced = Options { separator: Some(Separator::Tab), ..options() };
    let mut reader = sheets::from_reader(Cursor::new("a;b\tc\n1;2\t3\n"), &forced).unwrap();
    assert_eq!(reader.header(), ["a;b", "c"]);
    assert_eq!(reader.rows().unwrap().next().unwrap().unwrap().text(0), "1;2");
}
