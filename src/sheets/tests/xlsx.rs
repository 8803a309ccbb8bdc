//! Workbooks: what stands in a cell, what is refused, and in what memory.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format as Look, Formula, Workbook, Worksheet};
use sheets::{Format, Kind, Limits, Options, Row, SheetError, XlsxWriter};
use zip::write::SimpleFileOptions;

fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().expect("a workbook in memory")
}

fn read(bytes: Vec<u8>) -> (Vec<String>, Vec<Result<Row, SheetError>>) {
    let mut reader = sheets::from_reader(Cursor::new(bytes), &Options::default()).expect("a workbook in memory");
    let rows = reader.rows().expect("a workbook in memory").collect();
    (reader.header().to_vec(), rows)
}

fn refused(bytes: Vec<u8>, options: &Options) -> SheetError {
    sheets::from_reader(Cursor::new(bytes), options).err().expect("a fault was planted")
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a workbook in memory");
        zip.write_all(bytes).expect("a workbook in memory");
    }
    zip.finish().expect("a workbook in memory").into_inner()
}

#[test]
fn numbers_and_dates_come_as_a_person_writes_them() {
    let bytes = workbook(|sheet| {
        for (column, name) in (0..).zip(["n", "x", "pesel", "day", "moment", "time", "yes", "sum"]) {
            sheet.write(0, column, name).unwrap();
        }
        sheet.write(1, 0, 5.0).unwrap();
        sheet.write(1, 1, 0.1 + 0.2).unwrap();
        sheet.write(1, 2, 44_051_401_458_f64).unwrap();
        let day = ExcelDateTime::from_ymd(1944, 5, 14).unwrap();
        sheet.write_with_format(1, 3, &day, &Look::new().set_num_format("dd.mm.yyyy")).unwrap();
        let moment = ExcelDateTime::from_ymd(2024, 2, 29).unwrap().and_hms(13, 5, 0).unwrap();
        sheet.write_with_format(1, 4, &moment, &Look::new().set_num_format("yyyy-mm-dd hh:mm")).unwrap();
        let time = ExcelDateTime::from_hms(7, 30, 0).unwrap();
        sheet.write_with_format(1, 5, &time, &Look::new().set_num_format("hh:mm")).unwrap();
        sheet.write(1, 6, true).unwrap();
        sheet.write(1, 7, Formula::new("=A2+1").set_result("6")).unwrap();
    });
    let (_, rows) = read(bytes);
    let row = rows.into_iter().next().unwrap().unwrap();
    let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(texts, ["5", "0.3", "44051401458", "1944-05-14", "2024-02-29T13:05:00", "07:30:00", "TRUE", "6"]);
}

#[test]
fn gaps_keep_their_rows_and_columns() {
    let bytes = workbook(|sheet| {
        sheet.write(2, 0, "a").unwrap();
        sheet.write(2, 1, "b").unwrap();
        sheet.write(2, 2, "c").unwrap();
        sheet.write(5, 2, "only c").unwrap();
        sheet.write(7, 0, "  ").unwrap();
        sheet.write(9, 0, "x").unwrap();
    });
    let (header, rows) = read(bytes);
    let rows: Vec<Row> = rows.into_iter().map(Result::unwrap).collect();
    assert_eq!(header, ["a", "b", "c"]);
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [6, 10]);
    assert_eq!((rows[0].text(0), rows[0].text(2)), ("", "only c"));
}

#[test]
fn a_failed_formula_is_named() {
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, "Nazwisko").unwrap();
        sheet.write(0, 1, "Adres").unwrap();
        sheet.write(1, 0, "Nowak").unwrap();
        sheet.write(1, 1, Formula::new("=#REF!A1").set_result("#REF!")).unwrap();
        sheet.write(2, 0, "Kowal").unwrap();
        sheet.write(2, 1, "Polna 1").unwrap();
    });
    let (_, rows) = read(bytes);
    assert_eq!(
        rows[0].as_ref().unwrap_err().to_string(),
        "line 2, column B “Adres”, `#REF!`: the formula in this cell failed; mend the formula or type the value in its place"
    );
    assert_eq!(rows[1].as_ref().unwrap().text(1), "Polna 1");
}

#[test]
fn a_value_beside_the_table_is_named() {
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, "a").unwrap();
        sheet.write(1, 0, "1").unwrap();
        sheet.write(1, 3, "stray").unwrap();
    });
    let (_, rows) = read(bytes);
    assert_eq!(
        rows[0].as_ref().unwrap_err().to_string(),
        "line 2, column D, `stray`: the value stands in a column without a heading; \
         delete the value, write a heading above it, or delete a title that stands above the headings"
    );
}

#[test]
fn headings_are_checked_as_in_csv() {
    let blank = workbook(|sheet| {
        sheet.write(0, 0, "a").unwrap();
        sheet.write(0, 2, "c").unwrap();
    });
    let error = refused(blank, &Options::default());
    assert_eq!((error.kind, error.place.column.unwrap().letter), (Kind::HeaderBlank, "B".to_owned()));
    let empty = workbook(|_| {});
    assert_eq!(refused(empty, &Options::default()).kind, Kind::Empty);
    let failed = workbook(|sheet| {
        sheet.write(0, 0, Formula::new("=X").set_result("#NAME?")).unwrap();
    });
    assert_eq!(refused(failed, &Options::default()).kind, Kind::FormulaError);
}

#[test]
fn the_sheet_can_be_named() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("ukryty").unwrap().set_hidden(true);
    workbook.add_worksheet().set_name("Spis").unwrap().write(0, 0, "a").unwrap();
    workbook.add_worksheet().set_name("Inny").unwrap().write(0, 0, "b").unwrap();
    workbook.worksheet_from_index(1).unwrap().set_active(true);
    let bytes = workbook.save_to_buffer().unwrap();
    let format = |sheet: Option<&str>| {
        let options = Options { sheet: sheet.map(Into::into), ..Options::default() };
        sheets::from_reader(Cursor::new(bytes.clone()), &options).map(|reader| reader.format())
    };
    assert_eq!(format(None).unwrap(), Format::Xlsx { sheet: "Spis".into() });
    assert_eq!(format(Some("Inny")).unwrap(), Format::Xlsx { sheet: "Inny".into() });
    assert_eq!(
        format(Some("Brak")).unwrap_err().to_string(),
        "`Brak`: the workbook has no such sheet; name a sheet the workbook has"
    );
}

#[test]
fn the_name_of_the_file_does_not_matter() {
    let dir = std::env::temp_dir().join(format!("wiec-sheets-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let (as_csv, as_xlsx) = (dir.join("really-a-workbook.csv"), dir.join("really-text.xlsx"));
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, "a").unwrap();
    });
    std::fs::write(&as_csv, bytes).unwrap();
    std::fs::write(&as_xlsx, "a;b\n1;2\n").unwrap();
    assert!(matches!(sheets::open(&as_csv, &Options::default()).unwrap().format(), Format::Xlsx { .. }));
    assert!(matches!(sheets::open(&as_xlsx, &Options::default()).unwrap().format(), Format::Csv { .. }));
    std::fs::remove_dir_all(&dir).unwrap();
}

#[test]
fn archives_that_are_no_workbook_are_named() {
    let name = |files: &[(&str, &[u8])]| refused(zipped(files), &Options::default()).to_string();
    assert!(name(&[("notes.txt", b"x")]).starts_with("the file is a ZIP archive; unpack it first"));
    assert!(name(&[("mimetype", b"x"), ("content.xml", b"<x/>")]).starts_with("the file is an OpenDocument file"));
    assert!(name(&[("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"")]).contains("(.docx)"));
    assert!(name(&[("[Content_Types].xml", b"<x/>"), ("xl/workbook.bin", b"")]).contains("(.xlsb)"));
    let broken = refused(zipped(&[("[Content_Types].xml", b"<x/>")]), &Options::default());
    assert_eq!(broken.kind, Kind::Damaged);
    let mut cut = workbook(|_| {});
    cut.truncate(cut.len() / 2);
    assert_eq!(
        refused(cut, &Options::default()).to_string(),
        "the workbook is damaged; open it in a spreadsheet program and save it again as .xlsx or CSV UTF-8"
    );
}

#[test]
fn a_zip_bomb_is_refused_before_it_unfolds() {
    let bomb = "<a>".repeat(2_000_000);
    let bytes = zipped(&[("[Content_Types].xml", b"<x/>"), ("xl/worksheets/sheet1.xml", bomb.as_bytes())]);
    assert!(bytes.len() < 100_000);
    let limits = Limits { unpacked_bytes: 1_000_000, ..Limits::default() };
    let error = refused(bytes, &Options { limits, ..Options::default() });
    assert_eq!(
        error.to_string(),
        "the workbook unfolds to more than 1000000 bytes; save only the sheet that is needed, as CSV UTF-8"
    );
    let texts = "<a>".repeat(200_000);
    let bytes = zipped(&[("[Content_Types].xml", b"<x/>"), ("xl/sharedStrings.xml", texts.as_bytes())]);
    let limits = Limits { held_bytes: 500_000, ..Limits::default() };
    assert_eq!(refused(bytes, &Options { limits, ..Options::default() }).kind, Kind::TooLarge { limit: 500_000 });
    let cell = " ".repeat(3_000_000);
    let bytes = zipped(&[("[Content_Types].xml", b"<x/>"), ("xl/sharedStrings.xml", cell.as_bytes())]);
    assert!(matches!(refused(bytes, &Options::default()).kind, Kind::CellTooLong { .. }));
}

#[test]
fn a_reader_can_move_to_another_thread() {
    fn movable<T: Send>(_: &T) {}
    let mut reader = sheets::from_reader(Cursor::new("a;b\n1;2\n"), &Options::default()).unwrap();
    movable(&reader.rows().unwrap());
    movable(&reader);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read_back(rows in prop::collection::vec(
        ("[a-z=+@-]{1,6}", "[a-ząęł <>&\"';=+@.-]{0,12}", "(x|\n|ł|😀|_x000D_){0,6}"), 0..20,
    )) {
        let mut writer = XlsxWriter::new("Arkusz").unwrap();
        writer.row(&["jeden", "dwa", "trzy"]).unwrap();
        for (one, two, three) in &rows {
            writer.row(&[one, two, three]).unwrap();
        }
        let mut bytes = Vec::new();
        writer.finish(Cursor::new(&mut bytes)).unwrap();
        let (_, read) = read(bytes);
        let blank_is_empty = |text: &String| if text.trim().is_empty() { String::new() } else { text.clone() };
        let read: Vec<Vec<String>> =
            read.into_iter().map(|row| row.unwrap().cells.into_iter().map(|cell| cell.text).collect()).collect();
        let expected: Vec<Vec<String>> =
            rows.iter().map(|(one, two, three)| [one, two, three].map(blank_is_empty).to_vec()).collect();
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn a_damaged_workbook_never_panics(at in 0..2000_usize, byte in any::<u8>()) {
        let mut bytes = workbook(|sheet| {
            for row in 0..5 {
                sheet.write(row, 0, "text").unwrap();
                sheet.write(row, 1, 5).unwrap();
            }
        });
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(mut reader) = sheets::from_reader(Cursor::new(bytes), &Options::default())
            && let Ok(rows) = reader.rows()
        {
            prop_assert!(rows.take(100).count() <= 100);
        }
    }
}
