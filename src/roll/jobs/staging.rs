//! A list from its arrival to its end: where it lies, what it is seen to be, and
//! that nothing of it stays behind.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use kernel::Instant;
use sheets::{Format, Options, Separator, SheetError};
use store::{Actor, DbErr, Event, Store};

use crate::rows::imports::{self, BadCell, ImportId, Totals};
use crate::rules::columns::Mapping;
use crate::rules::national;

/// Days after which nothing of a list is kept.
const DAYS: i64 = 30;

/// Where the lists of imports lie.
#[must_use]
pub fn dir(store: &Store) -> PathBuf {
    store.dir().join("imports")
}

/// Where the list of an import lies.
#[must_use]
pub fn list(store: &Store, id: ImportId) -> PathBuf {
    dir(store).join(id.to_string())
}

/// Where every bad cell of an import is kept, one JSON a line.
#[must_use]
pub fn bad_cells(store: &Store, id: ImportId) -> PathBuf {
    dir(store).join(format!("{id}.bad"))
}

/// Looks at a list: what it is, its headings, its first five rows (national
/// numbers hidden), and what its columns seem to hold. Blocks.
///
/// # Errors
/// It is no table, or its headings are wrong.
pub fn look(path: &Path) -> Result<(Totals, Mapping), SheetError> {
    let mut reader = sheets::open(path, &Options::default())?;
    let header = reader.header().to_vec();
    let format = described(&reader.format());
    let mut first_rows = Vec::new();
    for row in reader.rows()?.take(5) {
        match row {
            Ok(row) => {
                first_rows.push(row.cells.into_iter().map(|cell| cell.text.chars().take(80).collect()).collect())
            }
            Err(error) if error.is_fatal() => return Err(error),
            // Named by the checking pass, with all the others.
            Err(_one_row) => {}
        }
    }
    let places: BTreeSet<usize> = national::columns(&header, &first_rows);
    national::hide(&mut first_rows, &places);
    let mut mapping = Mapping::guess(&header);
    mapping.0.retain(|_, place| !places.contains(place));
    Ok((Totals { format, header, first_rows, national: places, ..Totals::default() }, mapping))
}

/// What a list is, in a line.
#[must_use]
pub fn described(format: &Format) -> String {
    match format {
        Format::Csv { encoding, separator } => format!("CSV · {encoding} · {}", shown(*separator)),
        Format::Xlsx { sheet } => format!("XLSX · {sheet}"),
    }
}

const fn shown(separator: Separator) -> &'static str {
    match separator {
        Separator::Comma => ",",
        Separator::Semicolon => ";",
        Separator::Tab => "TAB",
    }
}

/// Keeps every bad cell of a pass, in place of those of a pass before.
pub struct BadFile(BufWriter<File>);

impl BadFile {
    /// Begins anew.
    ///
    /// # Errors
    /// The disk failed.
    pub fn create(path: &Path) -> io::Result<Self> {
        use std::os::unix::fs::OpenOptionsExt;
        let mut options = File::options();
        options.write(true).create(true).truncate(true).mode(0o600);
        Ok(Self(BufWriter::new(options.open(path)?)))
    }

    /// Keeps one.
    ///
    /// # Errors
    /// The disk failed.
    pub fn push(&mut self, cell: &BadCell) -> io::Result<()> {
        serde_json::to_writer(&mut self.0, cell)?;
        self.0.write_all(b"\n")
    }

    /// Puts everything on the disk.
    ///
    /// # Errors
    /// The disk failed.
    pub fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Reads the kept cells one by one.
///
/// # Errors
/// There are none, or the disk failed.
pub fn read_bad(path: &Path) -> io::Result<impl Iterator<Item = io::Result<BadCell>>> {
    let lines = BufReader::new(File::open(path)?).lines();
    Ok(lines.map(|line| Ok(serde_json::from_str(&line?)?)))
}

/// Removes a file that may be gone already.
pub fn remove(path: &Path) {
    if let Err(error) = std::fs::remove_file(path)
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!(error.kind = %error.kind(), "a file of an import could not be removed");
    }
}

/// Forgets what is left of lists older than thirty days; for a worker that comes
/// by every day. Gives the number of imports.
///
/// # Errors
/// A database fault.
pub async fn sweep(store: &Store, now: Instant) -> Result<usize, DbErr> {
    let old = imports::older(store.reader().conn(), now.plus_days(-DAYS), 100).await?;
    for import in &old {
        let tx = store.begin(now, &Actor::system()).await?;
        let mut forgotten = import.clone();
        forgotten.path = None;
        forgotten.totals.first_rows.clear();
        forgotten.totals.bad_cells.clear();
        forgotten.totals.broken = None;
        imports::update(&tx, &forgotten).await?;
        tx.record(Event::new("roll.import-forgotten", import.id.to_string())).await?;
        tx.commit().await?;
        remove(&list(store, import.id));
        remove(&bad_cells(store, import.id));
    }
    Ok(old.len())
}
