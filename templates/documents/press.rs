//! The press: fonts, library and the one way from a source and its data to a PDF.
//!
//! File names are made once and used for every document: the typesetter never
//! forgets a name, so a new one each time would fill a long-lived process. What
//! it remembers of a document is dropped right after.

use std::sync::LazyLock;

use serde::Serialize;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// The content does not fit where it has to.
    #[error("{0}")]
    TooLong(String),
    /// The typesetter refused; it names the place in the source.
    #[error("the document could not be set: {0}")]
    Set(String),
    /// The data could not be handed over.
    #[error("the data of the document could not be written as JSON")]
    Data(#[from] serde_json::Error),
}

/// The sources a document is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Form {
    /// The code letter.
    Letter,
    /// The minutes.
    Minutes,
}

impl Form {
    const fn text(self) -> &'static str {
        match self {
            Self::Letter => include_str!("letter.typ"),
            Self::Minutes => include_str!("minutes.typ"),
        }
    }
}

/// What never changes.
struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    data: FileId,
}

/// The families documents are set in.
const FAMILIES: [&str; 2] = ["Libertinus Serif", "DejaVu Sans Mono"];

static PRESS: LazyLock<Press> = LazyLock::new(|| {
    let all = typst_assets::fonts().flat_map(|file| Font::iter(Bytes::new(file)));
    let fonts: Vec<Font> = all.filter(|font| FAMILIES.contains(&font.info().family.as_str())).collect();
    let name = |name| {
        let path = VirtualPath::new(name).expect("the names of this file are paths");
        RootedPath::new(VirtualRoot::Project, path).intern()
    };
    Press {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        main: name("main.typ"),
        data: name("data.json"),
    }
});

/// The signs of a text that no font of ours has: they would be printed as boxes.
#[must_use]
pub fn illegible(text: &str) -> Vec<char> {
    let known =
        |c: char| c.is_whitespace() || PRESS.fonts.iter().any(|font| font.info().coverage.contains(u32::from(c)));
    text.chars().filter(|c| !known(*c)).collect()
}

/// A text with `?` for every sign no font of ours has, since a tagged PDF may
/// not hold a sign without a shape.
pub(crate) fn legible(text: &str) -> String {
    let missing = illegible(text);
    text.chars().map(|c| if missing.contains(&c) { '?' } else { c }).collect()
}

/// One document on its way.
struct Sheet {
    source: Source,
    data: Bytes,
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &PRESS.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &PRESS.book
    }

    fn main(&self) -> FileId {
        PRESS.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == PRESS.main { Ok(self.source.clone()) } else { Err(missing(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == PRESS.data { Ok(self.data.clone()) } else { Err(missing(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        PRESS.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

/// A document set and ready to be written.
pub(crate) struct Set(PagedDocument);

impl Set {
    /// Sets `data` in `form`.
    ///
    /// # Errors
    /// [`PressError`].
    pub(crate) fn new(form: Form, data: &impl Serialize) -> Result<Self, PressError> {
        let data = Bytes::new(serde_json::to_vec(data)?);
        let sheet = Sheet { source: Source::new(PRESS.main, form.text().to_owned()), data };
        let made = typst::compile::<PagedDocument>(&sheet);
        typst::comemo::evict(0);
        made.output.map(Self).map_err(|errors| refused(&errors))
    }

    /// Its pages.
    pub(crate) fn pages(&self) -> usize {
        self.0.pages().len()
    }

    /// The bytes: PDF/UA-1, which is to say tagged, titled, with a language.
    ///
    /// # Errors
    /// [`PressError`].
    pub(crate) fn pdf(&self) -> Result<Vec<u8>, PressError> {
        let standards =
            PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| PressError::Set(error.message().to_string()))?;
        let options = PdfOptions { standards, ..PdfOptions::default() };
        let bytes = typst_pdf::pdf(&self.0, &options).map_err(|errors| refused(&errors));
        typst::comemo::evict(0);
        bytes
    }
}

fn refused(errors: &[SourceDiagnostic]) -> PressError {
    let said: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    PressError::Set(said.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polish_and_cyrillic_have_shapes() {
        let texts = ["Zażółć gęślą jaźń ŻÓŁĆ „”–…", "Ўладзімір Ёлкін, Іна", "Їжак, Ґанок, Євген’", "Òà è ù", "0OQ1Il"];
        for text in texts {
            assert_eq!(illegible(text), Vec::<char>::new(), "{text}");
        }
        assert_eq!(illegible("a漢b"), ['漢']);
        assert_eq!(legible("a漢b"), "a?b");
    }
}
