//! Bent tables: every row is read or refused with its place, in bounded memory.

use std::io::Cursor;

use seeded::Fuzz;
use sheets::{CsvStyle, CsvWriter, Limits, Options, XlsxWriter};

const ROWS: [[&str; 3]; 4] =
    [["Nazwisko", "Adres", "Rok"], ["Żółć", "Lipowa 3; m. 2", "1950"], ["O\"Neill", "", ""], ["-", "a\nb", "2001"]];

/// Small limits, so that a hundredth of a second is enough for each.
fn options() -> Options {
    let limits = Limits { rows: 10_000, unpacked_bytes: 8 << 20, held_bytes: 4 << 20, ..Limits::default() };
    Options { limits, ..Options::default() }
}

fn read(bytes: &[u8]) {
    let Ok(mut reader) = sheets::from_reader(Cursor::new(bytes.to_vec()), &options()) else { return };
    assert!(reader.header().iter().all(|name| !name.trim().is_empty()));
    let columns = reader.header().len();
    let Ok(rows) = reader.rows() else { return };
    for row in rows {
        match row {
            Ok(row) => assert_eq!(row.cells.len(), columns),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

#[test]
fn csv_is_read_or_refused() {
    let text = |separator: &str| {
        let quoted = |cell: &&str| format!("\"{}\"", cell.replace('"', "\"\""));
        ROWS.map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(separator)).join("\r\n")
    };
    let mut ours = CsvWriter::new(Vec::new(), CsvStyle::FOR_PROGRAMS);
    for row in &ROWS {
        ours.row(row).expect("memory can be written");
    }
    let windows: Vec<u8> = text(";").bytes().map(|byte| if byte < 0x80 { byte } else { 0xb3 }).collect();
    let corpus = vec![
        text(";").into_bytes(),
        text(",").into_bytes(),
        text("\t").into_bytes(),
        format!("\u{FEFF}sep=;\n{}", text(";")).into_bytes(),
        windows,
        ours.finish().expect("memory can be flushed"),
    ];
    Fuzz { name: "csv", corpus, whole: 2_000_000 }.run(read);
}

#[test]
fn workbooks_are_read_or_refused() {
    let workbook = |rows: usize| {
        let mut writer = XlsxWriter::new("Spis").expect("a workbook can be begun");
        writer.row(&ROWS[0]).expect("a row fits");
        for n in 0..rows {
            writer.row(&ROWS[1 + n % 3]).expect("a row fits");
        }
        let mut bytes = Cursor::new(Vec::new());
        writer.finish(&mut bytes).expect("memory can be written");
        bytes.into_inner()
    };
    Fuzz { name: "xlsx", corpus: vec![workbook(3), workbook(200)], whole: 200_000 }.run(read);
}
