//! A picture as it was sent, drawn again small: whatever else was in the file
//! (place, camera, hidden data) is gone, and a page of ten options stays light.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

/// Bytes of a stored picture at most.
pub const LARGEST: usize = 30 * 1024;
/// Bytes of a sent file at most.
pub const LARGEST_SENT: usize = 12 * 1024 * 1024;
/// Pixels of either side of a sent picture at most.
const WIDEST: u32 = 12_000;
/// The picture fits into this square; smaller ones follow if it is still too heavy.
const SIDES: [u32; 3] = [640, 480, 320];
const QUALITIES: [u8; 5] = [82, 72, 60, 48, 36];

/// A picture drawn again, as JPEG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Reads PNG, JPEG or WebP and draws it again.
///
/// # Errors
/// The key of the words.
pub fn redraw(sent: &[u8]) -> Result<Drawn, &'static str> {
    if sent.len() > LARGEST_SENT {
        return Err("organise-error-picture-large");
    }
    let (picture, orientation) = decode(sent).ok_or("organise-error-picture")?;
    let mut picture = picture;
    picture.apply_orientation(orientation);
    for side in SIDES {
        let small = on_white(&fit(&picture, side));
        for quality in QUALITIES {
            let bytes = encode(&small, quality).ok_or("organise-error-picture")?;
            if bytes.len() <= LARGEST {
                return Ok(Drawn { width: small.width(), height: small.height(), bytes });
            }
        }
    }
    Err("organise-error-picture-large")
}

fn decode(sent: &[u8]) -> Option<(DynamicImage, Orientation)> {
    let mut reader = ImageReader::new(Cursor::new(sent)).with_guessed_format().ok()?;
    reader.format().filter(|format| matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(WIDEST);
    limits.max_image_height = Some(WIDEST);
    limits.max_alloc = Some(256 * 1024 * 1024);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Some((DynamicImage::from_decoder(decoder).ok()?, orientation))
}

fn fit(picture: &DynamicImage, side: u32) -> DynamicImage {
    if picture.width() <= side && picture.height() <= side {
        picture.clone()
    } else {
        picture.resize(side, side, FilterType::Triangle)
    }
}

/// JPEG knows no transparency: what was transparent becomes white.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let rgba = picture.to_rgba8();
    RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [r, g, b, alpha] = rgba.get_pixel(x, y).0;
        let over = |c: u8| {
            let mixed = (u32::from(c) * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Rgb([over(r), over(g), over(b)])
    })
}

fn encode(picture: &RgbImage, quality: u8) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    encoder.encode(picture.as_raw(), picture.width(), picture.height(), ExtendedColorType::Rgb8).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(side: u32) -> Vec<u8> {
        let mut seed = 1_u32;
        let picture = RgbImage::from_fn(side, side, |_, _| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [a, b, c, _] = seed.to_be_bytes();
            Rgb([a, b, c])
        });
        let mut png = Cursor::new(Vec::new());
        picture.write_to(&mut png, ImageFormat::Png).unwrap();
        png.into_inner()
    }

    #[test]
    fn a_picture_is_drawn_small() {
        let drawn = redraw(&noise(900)).unwrap();
        assert!(drawn.bytes.len() <= LARGEST && drawn.width <= 640, "{} {}", drawn.bytes.len(), drawn.width);
        assert_eq!(image::guess_format(&drawn.bytes).unwrap(), ImageFormat::Jpeg);
    }

    #[test]
    fn what_is_no_picture_is_named() {
        assert_eq!(redraw(b"%PDF-1.7"), Err("organise-error-picture"));
        assert_eq!(redraw(&noise(40)[..200]), Err("organise-error-picture"));
        assert_eq!(redraw(&vec![0; LARGEST_SENT + 1]), Err("organise-error-picture-large"));
    }
}
