//! Which encoding a text has, checked over the whole file before a row is read.
//!
//! Invariant: after [`survey`] said yes, decoding replaces nothing; a byte
//! without meaning was refused with its line and character (tests in
//! `tests/messages.rs`).

use std::io::{Read, SeekFrom};

use crate::encoding::{CHUNK, Encoding, Written};
use crate::error::{Kind, SheetError};
use crate::reader::Source;

/// Finds the encoding out and checks every byte against it.
pub(crate) fn survey(source: &mut dyn Source, forced: Option<Encoding>) -> Result<Written, SheetError> {
    let marked = mark(source)?;
    match (marked, forced) {
        (Some(written), _) => checked(source, written),
        (None, Some(encoding)) => checked(source, Written { encoding, start: 0 }),
        (None, None) => guess(source),
    }
}

fn mark(source: &mut dyn Source) -> Result<Option<Written>, SheetError> {
    source.rewind().map_err(SheetError::unreadable)?;
    let mut head = Vec::new();
    source.take(3).read_to_end(&mut head).map_err(SheetError::unreadable)?;
    Ok(match head.as_slice() {
        [0xEF, 0xBB, 0xBF] => Some(Written { encoding: Encoding::Utf8, start: 3 }),
        [0xFF, 0xFE, ..] => Some(Written { encoding: Encoding::Utf16Le, start: 2 }),
        [0xFE, 0xFF, ..] => Some(Written { encoding: Encoding::Utf16Be, start: 2 }),
        _ => None,
    })
}

/// UTF-8 if every byte fits. If not, Windows-1250 — unless most of the letters
/// outside ASCII *are* good UTF-8: then the file is UTF-8 with a broken byte,
/// and reading it as Windows-1250 would spoil all the others silently.
fn guess(source: &mut dyn Source) -> Result<Written, SheetError> {
    let mut scan = Utf8Scan::default();
    each_chunk(source, 0, |chunk, last| scan.feed(chunk, last))?;
    match scan.fault {
        None => Ok(Written { encoding: Encoding::Utf8, start: 0 }),
        Some(fault) if fault.byte == 0 || scan.good > scan.bad => Err(fault.error(Encoding::Utf8)),
        Some(_) => checked(source, Written { encoding: Encoding::Windows1250, start: 0 }),
    }
}

fn checked(source: &mut dyn Source, written: Written) -> Result<Written, SheetError> {
    let fault = match written.encoding {
        Encoding::Utf8 => {
            let mut scan = Utf8Scan::default();
            each_chunk(source, written.start, |chunk, last| scan.feed(chunk, last))?;
            scan.fault
        }
        Encoding::Windows1250 => {
            let mut scan = ByteScan::default();
            each_chunk(source, written.start, |chunk, _| scan.feed(chunk))?;
            scan.fault
        }
        Encoding::Utf16Le | Encoding::Utf16Be => return utf16(source, written),
    };
    match fault {
        Some(fault) => Err(fault.error(written.encoding)),
        None => Ok(written),
    }
}

/// Decodes the whole text once, looking for the mark of a replacement.
fn utf16(source: &mut dyn Source, written: Written) -> Result<Written, SheetError> {
    let mut decoder = written.encoding.decoder();
    let mut place = Position::default();
    let mut text = String::with_capacity(CHUNK * 2);
    let mut fault = None;
    each_chunk(source, written.start, |chunk, last| {
        let mut rest = chunk;
        while fault.is_none() {
            text.clear();
            let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, last);
            rest = &rest[read..];
            text.bytes().for_each(|byte| place.step(byte, Width::Utf8));
            match result {
                encoding_rs::DecoderResult::InputEmpty => break,
                encoding_rs::DecoderResult::OutputFull => {}
                encoding_rs::DecoderResult::Malformed(..) => {
                    fault = Some(Fault { line: place.line, character: place.character + 1, byte: 0xFF });
                }
            }
        }
    })?;
    match fault {
        Some(Fault { line, character, .. }) => {
            let kind = Kind::InvalidByte { encoding: written.encoding.name() };
            Err(SheetError::new(kind).on(line).at(character))
        }
        None => Ok(written),
    }
}

fn each_chunk(source: &mut dyn Source, start: u64, mut feed: impl FnMut(&[u8], bool)) -> Result<(), SheetError> {
    source.seek(SeekFrom::Start(start)).map_err(SheetError::unreadable)?;
    let mut buffer = vec![0; CHUNK];
    loop {
        let read = source.read(&mut buffer).map_err(SheetError::unreadable)?;
        feed(&buffer[..read], read == 0);
        if read == 0 {
            return Ok(());
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Fault {
    line: u64,
    character: u64,
    byte: u8,
}

impl Fault {
    fn error(self, encoding: Encoding) -> SheetError {
        let kind = match self.byte {
            0 => Kind::ZeroByte,
            _ => Kind::InvalidByte { encoding: encoding.name() },
        };
        SheetError::new(kind).on(self.line).at(self.character).of(&format!("0x{:02X}", self.byte))
    }
}

/// Where in the text a byte stands.
#[derive(Debug, Clone, Copy)]
struct Position {
    line: u64,
    /// Characters already seen on this line.
    character: u64,
    after_return: bool,
}

#[derive(Clone, Copy)]
enum Width {
    One,
    Utf8,
}

impl Default for Position {
    fn default() -> Self {
        Self { line: 1, character: 0, after_return: false }
    }
}

impl Position {
    fn step(&mut self, byte: u8, width: Width) {
        match (byte, width) {
            (b'\n', _) if self.after_return => {}
            (b'\n' | b'\r', _) => {
                self.line += 1;
                self.character = 0;
            }
            (0x80..=0xBF, Width::Utf8) => {}
            _ => self.character += 1,
        }
        self.after_return = byte == b'\r';
    }

    fn fault(self, byte: u8) -> Fault {
        Fault { line: self.line, character: self.character + 1, byte }
    }
}

#[derive(Default)]
struct Utf8Scan {
    position: Position,
    /// Bytes of a character cut by the end of a chunk.
    cut: Vec<u8>,
    fault: Option<Fault>,
    good: u64,
    bad: u64,
}

impl Utf8Scan {
    fn feed(&mut self, chunk: &[u8], last: bool) {
        let mut joined = std::mem::take(&mut self.cut);
        joined.extend_from_slice(chunk);
        let mut rest = joined.as_slice();
        while !rest.is_empty() {
            let (valid, problem) = match std::str::from_utf8(rest) {
                Ok(_) => (rest.len(), None),
                Err(error) => (error.valid_up_to(), Some(error.error_len())),
            };
            self.accept(&rest[..valid]);
            rest = &rest[valid..];
            match problem {
                Some(None) if !last => {
                    self.cut = rest.to_vec();
                    return;
                }
                Some(length) => {
                    self.refuse(rest[0]);
                    rest = &rest[length.unwrap_or(rest.len())..];
                }
                None => {}
            }
        }
    }

    fn accept(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            if byte == 0 && self.fault.is_none_or(|fault| fault.byte != 0) {
                self.fault = Some(self.position.fault(0));
            }
            self.good += u64::from(byte >= 0xC2);
            self.position.step(byte, Width::Utf8);
        }
    }

    fn refuse(&mut self, byte: u8) {
        self.bad += 1;
        if self.fault.is_none() {
            self.fault = Some(self.position.fault(byte));
        }
        self.position.step(byte, Width::One);
    }
}

#[derive(Default)]
struct ByteScan {
    position: Position,
    fault: Option<Fault>,
}

impl ByteScan {
    fn feed(&mut self, chunk: &[u8]) {
        for &byte in chunk {
            // The five places Windows-1250 leaves empty; browsers read them as controls.
            if matches!(byte, 0 | 0x81 | 0x83 | 0x88 | 0x90 | 0x98) && self.fault.is_none() {
                self.fault = Some(self.position.fault(byte));
            }
            self.position.step(byte, Width::One);
        }
    }
}
