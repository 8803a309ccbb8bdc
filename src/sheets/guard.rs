//! Looks a workbook over before it is opened: is it one, and is it as small as
//! it seems? A ZIP of a few kilobytes can unfold to terabytes, and the sizes it
//! declares can lie; so the parts are unpacked once, counted and thrown away.

use std::io::Read;

use zip::ZipArchive;

use crate::error::{Kind, SheetError};
use crate::options::Limits;
use crate::reader::Source;

/// Longest stretch between two tags: the longest cell Excel knows is 32,767
/// characters.
const LONGEST_STRETCH: usize = 1 << 20;

/// Refuses what is not an XLSX workbook or unfolds too far.
pub(crate) fn check(source: &mut dyn Source, limits: Limits) -> Result<(), SheetError> {
    source.rewind().map_err(SheetError::unreadable)?;
    let mut archive = ZipArchive::new(&mut *source).map_err(damaged)?;
    kind(&archive)?;
    let mut left = Left { all: limits.unpacked_bytes, held: limits.held_bytes };
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.to_lowercase();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let held = !name.starts_with("xl/worksheets/");
            unfold(part, held, &mut left, limits)?;
        }
    }
    Ok(())
}

fn kind(archive: &ZipArchive<&mut dyn Source>) -> Result<(), SheetError> {
    let names: Vec<String> = archive.file_names().filter_map(|name| name.ok().map(|n| n.to_lowercase())).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let resave = "open it in a spreadsheet program and save it as .xlsx or CSV UTF-8";
    let other = |what, remedy| Err(SheetError::new(Kind::OtherFormat { what, remedy }));
    if has("xl/workbook.bin") {
        other("a binary workbook (.xlsb)", resave)
    } else if has("mimetype") && has("content.xml") {
        other("an OpenDocument file (.ods or .odt)", resave)
    } else if has("word/document.xml") {
        other("a text document (.docx)", "choose the file that holds the table, or copy the table into a workbook")
    } else if has("[content_types].xml") {
        Ok(())
    } else {
        other("a ZIP archive", "unpack it first and choose the table in it")
    }
}

/// Bytes that may still unfold.
struct Left {
    all: u64,
    held: u64,
}

impl Left {
    fn take(&mut self, bytes: u64, held: bool, limits: Limits) -> Result<(), SheetError> {
        let too_large = |limit| SheetError::new(Kind::TooLarge { limit });
        self.all = self.all.checked_sub(bytes).ok_or_else(|| too_large(limits.unpacked_bytes))?;
        if held {
            self.held = self.held.checked_sub(bytes).ok_or_else(|| too_large(limits.held_bytes))?;
        }
        Ok(())
    }
}

fn unfold(mut part: impl Read, held: bool, left: &mut Left, limits: Limits) -> Result<(), SheetError> {
    let mut buffer = vec![0; 64 * 1024];
    let mut stretch = 0usize;
    loop {
        let read = part.read(&mut buffer).map_err(damaged)?;
        if read == 0 {
            return Ok(());
        }
        let bytes = u64::try_from(read).expect("a buffer's length fits 64 bits");
        left.take(bytes, held, limits)?;
        for &byte in &buffer[..read] {
            stretch = if matches!(byte, b'<' | b'>') { 0 } else { stretch + 1 };
            if stretch > LONGEST_STRETCH {
                return Err(SheetError::new(Kind::CellTooLong { limit: limits.cell_bytes }));
            }
        }
    }
}

fn damaged(cause: impl std::error::Error + Send + Sync + 'static) -> SheetError {
    SheetError::new(Kind::Damaged).because(cause)
}
