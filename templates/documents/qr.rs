//! QR codes as pictures made of lines, sharp at any size.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// Modules of white around it, as the standard asks.
const QUIET: usize = 4;

/// The picture of `text` as SVG; `None` when the text is too long for one.
#[must_use]
pub(crate) fn svg(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let (width, colors) = (code.width(), code.to_colors());
    let side = width + 2 * QUIET;
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let (x, y, long) = (x + QUIET, y + QUIET, run.len());
                write!(path, "M{x} {y}h{long}v1h-{long}z").expect("a String takes all text");
            }
            x += run.len();
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{side}\" \
         height=\"{side}\"><path d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_and_a_book_is_not() {
        let drawn = svg("https://glosowanie.example.pl/k#0123-4567-89AB-CDE4").unwrap();
        assert!(drawn.contains("M4 4h7v1h-7z"), "the finder's upper edge begins behind the quiet zone");
        assert!(svg(&"x".repeat(4000)).is_none());
    }
}
