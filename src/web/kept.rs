//! Public pages kept as they were sent, by address, language and version: the
//! next reader is answered without rendering or compressing again.
//!
//! Only pages of strangers are kept, and only those named by a version; the
//! newest of each address and language.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use kernel::Lang;

/// Addresses and languages kept at once; then all of them are made anew.
const MOST: usize = 200;
/// A page that is larger is not kept: 200 of them fit a small machine.
const LARGEST: usize = 200_000;

/// A page as it goes over the wire.
#[derive(Debug)]
pub(crate) struct Kept {
    /// The version it was named by.
    pub(crate) tag: String,
    pub(crate) html: Bytes,
    pub(crate) gzip: Bytes,
}

impl Kept {
    /// Compressed at the fast level: a page whose turnout moves is made anew all the time.
    pub(crate) fn new(tag: String, html: String) -> std::io::Result<Self> {
        let mut encoder = GzEncoder::new(Vec::with_capacity(html.len() / 3), Compression::fast());
        encoder.write_all(html.as_bytes())?;
        Ok(Self { tag, gzip: encoder.finish()?.into(), html: html.into() })
    }
}

/// The pages kept.
#[derive(Debug, Default)]
pub(crate) struct Pages(Mutex<BTreeMap<(String, Lang), Arc<Kept>>>);

impl Pages {
    /// The page of this address and language, if it is of this version.
    pub(crate) fn get(&self, path: &str, lang: Lang, tag: &str) -> Option<Arc<Kept>> {
        let pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.get(&(path.to_owned(), lang)).filter(|kept| kept.tag == tag).cloned()
    }

    /// Keeps a page in the place of its older version.
    pub(crate) fn keep(&self, path: &str, lang: Lang, page: &Arc<Kept>) {
        if page.html.len() > LARGEST {
            return;
        }
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if pages.len() >= MOST {
            pages.clear();
        }
        pages.insert((path.to_owned(), lang), Arc::clone(page));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_given_in_its_version_and_language_only() {
        let pages = Pages::default();
        let page = Arc::new(Kept::new("\"1\"".to_owned(), "<p>Zażółć</p>".repeat(100)).unwrap());
        assert!(page.gzip.len() < page.html.len() / 10);
        pages.keep("/a", Lang::Pl, &page);
        assert_eq!(pages.get("/a", Lang::Pl, "\"1\"").unwrap().html, page.html);
        assert!(pages.get("/a", Lang::Pl, "\"2\"").is_none());
        assert!(pages.get("/a", Lang::En, "\"1\"").is_none());
        assert!(pages.get("/b", Lang::Pl, "\"1\"").is_none());
        for n in 0..=MOST {
            pages.keep(&format!("/{n}"), Lang::Pl, &page);
        }
        assert!(pages.0.lock().unwrap().len() <= MOST);
        let large = Arc::new(Kept::new("\"1\"".to_owned(), "x".repeat(LARGEST + 1)).unwrap());
        pages.keep("/large", Lang::Pl, &large);
        assert!(pages.get("/large", Lang::Pl, "\"1\"").is_none());
    }
}
