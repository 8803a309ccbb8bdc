//! Reads a sheet of an XLSX workbook, cell after cell, never the whole sheet.
//!
//! Numbers come as a person would write them (no `.0`, 15 significant digits as
//! in Excel), dates as ISO 8601, failed formulas as what they show (`#REF!`).

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};

use crate::error::{Kind, SheetError};
use crate::reader::Source;

pub(crate) type Workbook = Xlsx<Box<dyn Source>>;

/// Opens the workbook and chooses the sheet.
pub(crate) fn open(source: Box<dyn Source>, wanted: Option<&str>) -> Result<(Box<Workbook>, String), SheetError> {
    let workbook = Xlsx::new(source).map_err(|cause| fault(cause, None))?;
    let sheets = workbook.sheets_metadata().iter();
    let mut tables = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheet = match wanted {
        Some(name) => tables.find(|sheet| sheet.name == name),
        None => tables.find(|sheet| sheet.visible == SheetVisible::Visible),
    };
    let name = sheet.map(|sheet| sheet.name.clone());
    let name = name.ok_or_else(|| SheetError::new(Kind::NoSheet).of(wanted.unwrap_or_default()))?;
    Ok((Box::new(workbook), name))
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    Failed(String),
}

/// A row: its number and the cells that are not empty, by column.
#[derive(Debug)]
pub(crate) struct SheetRow {
    pub(crate) line: u64,
    pub(crate) cells: Vec<(usize, Value)>,
}

pub(crate) struct SheetRows<'a> {
    cells: XlsxCellReader<'a, Box<dyn Source>>,
    /// The first cell of the next row.
    pending: Option<(u32, usize, Value)>,
    last: Option<u32>,
    /// The cell reader must not be asked again after its end.
    ended: bool,
}

impl<'a> SheetRows<'a> {
    pub(crate) fn new(workbook: &'a mut Workbook, sheet: &str) -> Result<Self, SheetError> {
        let cells = workbook.worksheet_cells_reader(sheet).map_err(|cause| fault(cause, None))?;
        Ok(Self { cells, pending: None, last: None, ended: false })
    }

    /// The next row that is not blank.
    pub(crate) fn next(&mut self) -> Result<Option<SheetRow>, SheetError> {
        let first = match self.pending.take() {
            Some(cell) => cell,
            None => match self.cell()? {
                Some(cell) => cell,
                None => return Ok(None),
            },
        };
        let row = first.0;
        let mut cells = vec![(first.1, first.2)];
        while let Some((at, column, value)) = self.cell()? {
            if at != row {
                self.pending = Some((at, column, value));
                break;
            }
            cells.push((column, value));
        }
        Ok(Some(SheetRow { line: u64::from(row) + 1, cells }))
    }

    /// The next cell with something in it.
    fn cell(&mut self) -> Result<Option<(u32, usize, Value)>, SheetError> {
        let line = self.last.map(|row| u64::from(row) + 1);
        while !self.ended {
            let Some(cell) = self.cells.next_cell().map_err(|cause| fault(cause, line))? else {
                self.ended = true;
                break;
            };
            let (row, column) = cell.get_position();
            if self.last.is_some_and(|last| row < last) {
                return Err(SheetError::new(Kind::Damaged).on(u64::from(row) + 1));
            }
            self.last = Some(row);
            let column = usize::try_from(column).expect("16,384 columns at most");
            match value(cell.get_value()) {
                Value::Text(text) if text.trim().is_empty() => {}
                value => return Ok(Some((row, column, value))),
            }
        }
        Ok(None)
    }
}

fn value(data: &DataRef<'_>) -> Value {
    Value::Text(match data {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => plain(*number),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(moment) => iso(*moment),
        DataRef::Error(error) => return Value::Failed(error.to_string()),
    })
}

/// A number as a person would write it: 15 significant digits, as Excel keeps.
fn plain(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

fn iso(moment: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let time = match milli {
        0 => format!("{hour:02}:{minute:02}:{second:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}.{milli:03}"),
    };
    let serial = moment.as_f64();
    if moment.is_duration() || !(1.0..).contains(&serial) {
        return if moment.is_duration() { duration(serial) } else { time };
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if time == "00:00:00" { date } else { format!("{date}T{time}") }
}

/// Hours beyond a day as they are shown: `26:30:00`.
fn duration(days: f64) -> String {
    let seconds: u64 = format!("{:.0}", days * 86_400.0).parse().unwrap_or_default();
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

fn fault(cause: XlsxError, line: Option<u64>) -> SheetError {
    let error = match &cause {
        XlsxError::Password => SheetError::new(Kind::OtherFormat {
            what: "locked with a password",
            remedy: "remove the password in Excel and save it again",
        }),
        XlsxError::WorksheetNotFound(name) => SheetError::new(Kind::NoSheet).of(name),
        XlsxError::Io(_) => SheetError::new(Kind::Unreadable),
        _ => SheetError::new(Kind::Damaged),
    };
    let error = error.because(cause);
    match line {
        Some(line) => error.on(line),
        None => error,
    }
}
