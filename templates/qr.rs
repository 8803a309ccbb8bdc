//! QR codes as pictures made of lines, sharp at any size.

use std::fmt::Write as _;

use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{Color, EcLevel, QrResult, bits, ec};

const LEVEL: EcLevel = EcLevel::M;
/// Modules of white around it, as the standard asks.
const QUIET: usize = 4;
/// Pixels a module where nothing else says how large the picture is.
const PIXELS: usize = 4;

/// The picture of `text` as SVG; `None` when the text is too long for one.
#[must_use]
pub(crate) fn svg(text: &str) -> Option<String> {
    let colors = modules(text.as_bytes()).ok()?;
    let width = colors.len().isqrt();
    let side = width + 2 * QUIET;
    let mut path = String::with_capacity(8 * colors.len());
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
    let size = side * PIXELS;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{size}\" height=\"{size}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/>\
         <path d=\"{path}\"/></svg>"
    ))
}

/// The modules, row by row, with a fixed mask: weighing all eight takes most of the time of a
/// receipt, and scanners read any of them (ISO/IEC 18004 §7.8 only prefers).
fn modules(bytes: &[u8]) -> QrResult<Vec<Color>> {
    let bits = bits::encode_auto(bytes, LEVEL)?;
    let version = bits.version();
    let (data, correction) = ec::construct_codewords(&bits.into_bytes(), version, LEVEL)?;
    let mut canvas = Canvas::new(version, LEVEL);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &correction);
    canvas.apply_mask(MaskPattern::DiagonalLines);
    Ok(canvas.into_colors())
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
