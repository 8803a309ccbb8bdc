//! Scripts and styles, embedded, named by their content so that they may be
//! kept for ever; and the small sheet with the town's accent colour.

use std::sync::OnceLock;

use sha2::{Digest, Sha256};

/// An embedded file.
#[derive(Debug, Clone, Copy)]
pub struct File {
    /// Its name, for example `wiec.css`.
    pub name: &'static str,
    /// Its content.
    pub bytes: &'static [u8],
    /// The content compressed by gzip.
    pub gzip: &'static [u8],
    /// The content compressed by brotli.
    pub brotli: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/files.rs"));

impl File {
    /// Its media type.
    #[must_use]
    pub fn mime(&self) -> &'static str {
        if self.name.ends_with(".css") { "text/css; charset=utf-8" } else { "text/javascript; charset=utf-8" }
    }
}

/// The first 16 hex digits of SHA-256 over all files: the folder in their addresses.
#[must_use]
pub fn version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let mut hasher = Sha256::new();
        for file in FILES {
            hasher.update(file.name);
            hasher.update(file.bytes);
        }
        hasher.finalize().iter().take(8).fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
    })
}

/// The file of this name.
#[must_use]
pub fn get(name: &str) -> Option<&'static File> {
    FILES.iter().find(|file| file.name == name)
}

/// The address of a file.
#[must_use]
pub fn url(name: &str) -> String {
    format!("/assets/{}/{name}", version())
}

/// Why a colour cannot be the accent.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AccentError {
    /// Not `#rrggbb`.
    #[error("`{0}` is no colour; write it like #7a3b12")]
    Form(String),
    /// Too light to be read on white.
    #[error("{colour} stands out from white only {contrast:.1} : 1; at least 4.5 : 1 is needed: choose a darker one")]
    Contrast {
        /// The colour.
        colour: String,
        /// Its contrast with white (WCAG 2.2).
        contrast: f64,
    },
}

/// The sheet that sets the accent colour.
///
/// # Errors
/// [`AccentError`] when it is no colour or cannot be read on the page's ground.
pub fn accent_css(colour: &str) -> Result<String, AccentError> {
    let form = || AccentError::Form(colour.to_owned());
    let digits = colour.strip_prefix('#').filter(|digits| hexadecimal(digits)).ok_or_else(form)?;
    let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_no_hex| form());
    let (red, green, blue) = (channel(0)?, channel(2)?, channel(4)?);
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    let contrast = 1.05 / (luminance + 0.05);
    // The ground (#f6f1e7) is a little darker than white.
    if contrast < 5.1 {
        return Err(AccentError::Contrast { colour: colour.to_owned(), contrast });
    }
    Ok(format!(":root{{--accent:{}}}", colour.to_lowercase()))
}

/// Six digits, each a byte of its own; `from_str_radix` alone would take a sign for one.
fn hexadecimal(digits: &str) -> bool {
    digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// A colour channel made linear (WCAG 2.2, relative luminance).
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accent_must_be_readable() {
        assert_eq!(accent_css("#7A3B12").unwrap(), ":root{--accent:#7a3b12}");
        for wrong in ["brown", "#", "#7a3b1", "#7a3b123", "#€€", "#żółw", "#+7+3+1"] {
            assert!(matches!(accent_css(wrong), Err(AccentError::Form(_))), "{wrong}");
        }
        assert!(matches!(accent_css("#ffd700"), Err(AccentError::Contrast { .. })));
    }

    #[test]
    fn the_bundled_files_are_here() {
        assert!(get("wiec.css").is_some() && get("wiec.js").is_some());
        assert!(get("../lib.rs").is_none());
        assert!(url("wiec.css").starts_with("/assets/"));
    }
}
