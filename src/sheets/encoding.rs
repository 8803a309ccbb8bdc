//! The encodings, and the stream that turns any of them into UTF-8.

use std::fmt;
use std::io::{self, SeekFrom};

use crate::error::SheetError;
use crate::reader::Source;

/// How the text of a CSV file is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1250 (Central European).
    Windows1250,
}

impl Encoding {
    /// The usual name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1250 => "Windows-1250",
        }
    }

    pub(crate) fn decoder(self) -> encoding_rs::Decoder {
        let encoding = match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Windows1250 => encoding_rs::WINDOWS_1250,
        };
        encoding.new_decoder_without_bom_handling()
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The encoding of a file and where its text begins (after the mark).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) encoding: Encoding,
    pub(crate) start: u64,
}

/// Bytes read at a time.
pub(crate) const CHUNK: usize = 64 * 1024;

/// The text of a file as UTF-8 bytes, a chunk at a time.
pub(crate) struct Text<'a> {
    source: &'a mut dyn Source,
    decoder: encoding_rs::Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    at: usize,
    end: usize,
    finished: bool,
}

impl<'a> Text<'a> {
    pub(crate) fn new(source: &'a mut dyn Source, written: Written) -> Result<Self, SheetError> {
        source.seek(SeekFrom::Start(written.start)).map_err(SheetError::unreadable)?;
        let decoder = written.encoding.decoder();
        let text = vec![0; CHUNK * 3 + 16];
        Ok(Self { source, decoder, raw: vec![0; CHUNK], text, at: 0, end: 0, finished: false })
    }

    /// The next byte without taking it; `None` at the end.
    pub(crate) fn peek(&mut self) -> io::Result<Option<u8>> {
        while self.at == self.end {
            if self.finished {
                return Ok(None);
            }
            self.fill()?;
        }
        Ok(Some(self.text[self.at]))
    }

    /// Takes the byte that [`Self::peek`] showed.
    pub(crate) fn skip(&mut self) {
        self.at += 1;
    }

    fn fill(&mut self) -> io::Result<()> {
        let read = self.source.read(&mut self.raw)?;
        self.finished = read == 0;
        let (_, _, written, _) = self.decoder.decode_to_utf8(&self.raw[..read], &mut self.text, self.finished);
        self.at = 0;
        self.end = written;
        Ok(())
    }
}
