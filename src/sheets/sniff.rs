//! What a file is, seen from its first bytes; its name says nothing.

use std::io::Read;

use crate::error::{Kind, SheetError};
use crate::reader::Source;

/// What the bytes promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looks {
    Text,
    Zip,
}

const RESAVE: &str = "open it in a spreadsheet program and save it as .xlsx or CSV UTF-8";

/// Text, or a ZIP that may be a workbook; or a refusal that names what it is.
pub(crate) fn sniff(source: &mut dyn Source) -> Result<Looks, SheetError> {
    source.rewind().map_err(SheetError::unreadable)?;
    let mut head = Vec::new();
    source.take(4096).read_to_end(&mut head).map_err(SheetError::unreadable)?;
    let other = |what, remedy| Err(SheetError::new(Kind::OtherFormat { what, remedy }));
    match head.as_slice() {
        [] => Err(SheetError::new(Kind::Empty)),
        [b'P', b'K', 3, 4, ..] => Ok(Looks::Zip),
        [b'P', b'K', 5, 6, ..] => other("an empty ZIP archive", "choose the file that holds the table"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => old(source),
        [0x1F, 0x8B, ..] => other("packed with gzip", "unpack it first"),
        [b'%', b'P', b'D', b'F', ..] => other("a PDF", "ask for the table itself, as .xlsx or CSV"),
        [b'{', b'\\', b'r', b't', b'f', ..] => other("a text document (RTF)", RESAVE),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] => {
            other("a picture", "ask for the table itself, as .xlsx or CSV")
        }
        text if is_markup(text) => other("a web page or XML, though it may open in Excel", RESAVE),
        _ => Ok(Looks::Text),
    }
}

/// The container of old Excel files also holds new ones under a password.
fn old(source: &mut dyn Source) -> Result<Looks, SheetError> {
    source.rewind().map_err(SheetError::unreadable)?;
    let mut body = Vec::new();
    source.take(1 << 20).read_to_end(&mut body).map_err(SheetError::unreadable)?;
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = body.windows(name.len()).any(|window| window == name);
    Err(SheetError::new(if locked {
        Kind::OtherFormat { what: "locked with a password", remedy: "remove the password in Excel and save it again" }
    } else {
        Kind::OtherFormat {
            what: "an old Excel workbook (.xls)",
            remedy: "open it in Excel or LibreOffice and save it as .xlsx or CSV UTF-8",
        }
    }))
}

fn is_markup(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{FEFF}').trim_start().to_lowercase();
    ["<html", "<!doctype", "<?xml", "<table", "<head", "<body"].iter().any(|tag| text.starts_with(tag))
}
