//! CSV as town halls save it: encodings, separators, quotation marks.

use std::io::Cursor;

use proptest::prelude::*;
use sheets::{CsvStyle, CsvWriter, Encoding, Format, Guard, Options, Separator};

type Table = (Format, Vec<String>, Vec<Vec<String>>);

fn read(bytes: impl Into<Vec<u8>>, options: &Options) -> Table {
    let mut reader = sheets::from_reader(Cursor::new(bytes.into()), options).expect("a good header");
    let rows = reader.rows().expect("bytes in memory");
    let rows = rows.map(|row| row.expect("a good row").cells.into_iter().map(|cell| cell.text).collect()).collect();
    (reader.format(), reader.header().to_vec(), rows)
}

fn is(format: &Format, encoding: Encoding, separator: Separator) {
    assert_eq!(*format, Format::Csv { encoding, separator });
}

#[test]
fn utf8_with_and_without_its_mark() {
    for text in ["Imię;Wiek\r\nŻaneta;5\r\n", "\u{FEFF}Imię;Wiek\r\nŻaneta;5\r\n"] {
        let (format, header, rows) = read(text, &Options::default());
        is(&format, Encoding::Utf8, Separator::Semicolon);
        assert_eq!(header, ["Imię", "Wiek"]);
        assert_eq!(rows, [["Żaneta", "5"]]);
    }
}

#[test]
fn windows_1250_is_found_out() {
    let text = "Imi\u{119},Miasto\nŻaneta,Łódź\n„Ślązak”,€\n";
    let (bytes, _, lost) = encoding_rs::WINDOWS_1250.encode(text);
    assert!(!lost);
    let (format, header, rows) = read(bytes.into_owned(), &Options::default());
    is(&format, Encoding::Windows1250, Separator::Comma);
    assert_eq!(header, ["Imię", "Miasto"]);
    assert_eq!(rows, [["Żaneta", "Łódź"], ["„Ślązak”", "€"]]);
}

#[test]
fn utf16_by_its_mark_both_ways() {
    let text = "Imię\tWiek\r\nŻółć\t5\r\n😀\t6\r\n";
    let little: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    for (bytes, encoding) in [(little, Encoding::Utf16Le), (big, Encoding::Utf16Be)] {
        let (format, _, rows) = read(bytes, &Options::default());
        is(&format, encoding, Separator::Tab);
        assert_eq!(rows, [["Żółć", "5"], ["😀", "6"]]);
    }
}

#[test]
fn a_character_cut_by_the_edge_of_a_chunk() {
    for offset in 0..4 {
        let long = format!("{}{}", "x".repeat(65_536 - 10 + offset), "ż😀ł".repeat(3));
        let options =
            Options { limits: sheets::Limits { cell_bytes: 100_000, ..Default::default() }, ..Options::default() };
        let (_, _, rows) = read(format!("a;b\n1;{long}\n"), &options);
        assert_eq!(rows[0][1], long);
    }
}

#[test]
fn the_separator_is_the_one_that_parts_every_row_alike() {
    let cases = [
        ("a;b\nLipowa 3, m. 2;x\n", Separator::Semicolon),
        ("a, b\tc\n1\t2\n", Separator::Tab),
        ("a,b;c\n1,2\n3,4\n", Separator::Comma),
        ("\"a;b\",c\n1,2\n", Separator::Comma),
        ("only\none\n", Separator::Semicolon),
    ];
    for (text, expected) in cases {
        let (format, _, _) = read(text, &Options::default());
        is(&format, Encoding::Utf8, expected);
    }
}

#[test]
fn excels_declaration_of_the_separator_is_not_data() {
    let (format, header, rows) = read("sep=,\r\na,b;c\r\n1,2\r\n", &Options::default());
    is(&format, Encoding::Utf8, Separator::Comma);
    assert_eq!((header, rows), (vec!["a".into(), "b;c".into()], vec![vec!["1".into(), "2".into()]]));
}

#[test]
fn quotation_marks_and_line_breaks() {
    let (_, _, rows) = read("a;b\n\"x;\"\"y\"\"\";\"two\r\nlines\"\r5\";c\n", &Options::default());
    assert_eq!(rows, [["x;\"y\"", "two\nlines"], ["5\"", "c"]]);
}

#[test]
fn lines_are_those_of_an_editor() {
    let text = "\n\na;b\r\n\"one\ntwo\";x\r\n\r\n;\r\nlast;y";
    let mut reader = sheets::from_reader(Cursor::new(text), &Options::default()).unwrap();
    let lines: Vec<u64> = reader.rows().unwrap().map(|row| row.unwrap().line).collect();
    assert_eq!(lines, [4, 8]);
}

#[test]
fn a_trailing_separator_is_no_column() {
    let (_, header, rows) = read("a;b;;\n1;2;;\n3;4\n", &Options::default());
    assert_eq!(header.len(), 2);
    assert_eq!(rows.len(), 2);
}

#[test]
fn rows_begin_anew_at_each_call() {
    let mut reader = sheets::from_reader(Cursor::new("a;b\n1;2\n3;4\n"), &Options::default()).unwrap();
    let preview: Vec<_> = reader.rows().unwrap().take(1).map(|row| row.unwrap().line).collect();
    let all: Vec<_> = reader.rows().unwrap().map(|row| row.unwrap().line).collect();
    assert_eq!((preview, all), (vec![2], vec![2, 3]));
}

#[test]
fn cells_know_their_column() {
    let mut reader = sheets::from_reader(Cursor::new(" a ;b\n1;2\n"), &Options::default()).unwrap();
    let row = reader.rows().unwrap().next().unwrap().unwrap();
    assert_eq!((row.get("a"), row.get("b"), row.get("c")), (Some("1"), Some("2"), None));
    assert_eq!((row.cells[1].column.letter.as_str(), row.cells[1].column.name.as_str()), ("B", "b"));
}

#[test]
fn a_cell_that_would_run_is_disarmed() {
    let mut writer = CsvWriter::new(Vec::new(), CsvStyle::FOR_PEOPLE);
    writer.row(&["=1+1", "+48 85", "-5", "@x", "\tx", "ok", "a=b"]).unwrap();
    let text = String::from_utf8(writer.finish().unwrap()).unwrap();
    assert_eq!(text, "\u{FEFF}'=1+1;'+48 85;'-5;'@x;\"'\tx\";ok;a=b\r\n");
}

/// Rows of equal length; at least one cell a row is not blank, since a blank row
/// is not a row.
fn tables() -> impl Strategy<Value = (Vec<String>, Vec<Vec<String>>)> {
    let text = prop_oneof!["[a-ząęóżź;,\"' =+@.-]{0,12}", "(x|\"|\n|;|,|\t|ł|😀){0,8}"];
    (1..6_usize).prop_flat_map(move |width| {
        let header = (0..width).map(|index| format!("kolumna {index}")).collect::<Vec<_>>();
        let row = ("[a-z\"]{1,5}", prop::collection::vec(text.clone(), width - 1))
            .prop_map(|(first, rest)| std::iter::once(first).chain(rest).collect());
        (Just(header), prop::collection::vec(row, 0..20))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read_back(
        (header, rows) in tables(),
        separator in prop::sample::select(vec![Separator::Semicolon, Separator::Comma, Separator::Tab]),
        mark in any::<bool>(),
    ) {
        let style = CsvStyle { separator, mark, guard: Guard::Off };
        let mut writer = CsvWriter::new(Vec::new(), style);
        writer.row(&header).unwrap();
        for row in &rows {
            writer.row(row).unwrap();
        }
        let options = Options { separator: Some(separator), ..Options::default() };
        let (_, read_header, read_rows) = read(writer.finish().unwrap(), &options);
        prop_assert_eq!(read_header, header);
        prop_assert_eq!(read_rows, rows);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(mut reader) = sheets::from_reader(Cursor::new(bytes), &Options::default()) {
            let read = reader.rows().map(|rows| rows.take(1000).count());
            prop_assert!(read.is_ok());
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "[ab;\",\n\r\tł]{0,60}") {
        if let Ok(mut reader) = sheets::from_reader(Cursor::new(text), &Options::default()) {
            let read = reader.rows().map(|rows| rows.take(1000).count());
            prop_assert!(read.is_ok());
        }
    }
}
