//! Where tiles lie (C2SP tlog-tiles): `tile/<L>/<N>[.p/<W>]` for hashes,
//! `tile/entries/<N>[.p/<W>]` for the leaves themselves.

use std::fmt;
use std::ops::Range;

use crate::tree::TILE_WIDTH;

/// Highest level that a tree of 2^64 leaves can have.
const LEVELS: u32 = 8;

/// What a tile holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TileKind {
    /// Hashes of this level.
    Hashes(u32),
    /// Leaves.
    Entries,
}

/// A tile's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TilePath {
    /// What it holds.
    pub kind: TileKind,
    /// Which of its level.
    pub index: u64,
    /// How many hashes or leaves: 1 to [`TILE_WIDTH`].
    pub width: u64,
}

impl TilePath {
    /// Reads a path in its one form, from `tile/` on. `None`: there is no such tile.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let (kind, place) = path.strip_prefix("tile/")?.split_once('/')?;
        let kind = match kind {
            "entries" => TileKind::Entries,
            level => TileKind::Hashes(level.parse().ok().filter(|level| *level < LEVELS)?),
        };
        let (place, width) = match place.split_once(".p/") {
            Some((place, width)) => (place, width.parse().ok().filter(|width| (1..TILE_WIDTH).contains(width))?),
            None => (place, TILE_WIDTH),
        };
        let mut index: u64 = 0;
        for group in place.split('/') {
            let digits = group.strip_prefix('x').unwrap_or(group);
            index = index.checked_mul(1000)?.checked_add(digits.parse().ok().filter(|n| *n < 1000)?)?;
        }
        let tile = Self { kind, index, width };
        (tile.to_string() == path).then_some(tile)
    }

    /// The leaves under an entries tile, if a log of `size` leaves has it; a tile
    /// is there as soon as its last leaf is.
    #[must_use]
    pub fn leaves(&self, size: u64) -> Option<Range<u64>> {
        let start = self.index.checked_mul(TILE_WIDTH)?;
        let end = start.checked_add(self.width)?;
        (self.kind == TileKind::Entries && end <= size).then_some(start..end)
    }
}

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TileKind::Hashes(level) => write!(f, "tile/{level}/")?,
            TileKind::Entries => f.write_str("tile/entries/")?,
        }
        let mut groups = vec![self.index % 1000];
        let mut rest = self.index / 1000;
        while rest > 0 {
            groups.push(rest % 1000);
            rest /= 1000;
        }
        for group in groups.iter().skip(1).rev() {
            write!(f, "x{group:03}/")?;
        }
        write!(f, "{:03}", groups[0])?;
        if self.width < TILE_WIDTH { write!(f, ".p/{}", self.width) } else { Ok(()) }
    }
}

/// The bytes of an entries tile: each leaf behind its length in two bytes.
/// `None` when a leaf is longer than 65,535 bytes.
#[must_use]
pub fn write_entries<T: AsRef<[u8]>>(leaves: &[T]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(leaves.iter().map(|leaf| leaf.as_ref().len() + 2).sum());
    for leaf in leaves {
        out.extend(u16::try_from(leaf.as_ref().len()).ok()?.to_be_bytes());
        out.extend(leaf.as_ref());
    }
    Some(out)
}

/// Reads the bytes of an entries tile; `None` when the lengths do not add up.
#[must_use]
pub fn read_entries(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut rest = bytes;
    let mut leaves = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk::<2>() {
        let (leaf, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        leaves.push(leaf);
        rest = after;
    }
    rest.is_empty().then_some(leaves)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paths_of_the_specification() {
        let cases = [
            ("tile/0/000", TileKind::Hashes(0), 0, 256),
            ("tile/3/x001/x234/067", TileKind::Hashes(3), 1_234_067, 256),
            ("tile/0/x001/x234/067.p/8", TileKind::Hashes(0), 1_234_067, 8),
            ("tile/entries/x001/000", TileKind::Entries, 1000, 256),
        ];
        for (path, kind, index, width) in cases {
            let tile = TilePath { kind, index, width };
            assert_eq!(TilePath::parse(path), Some(tile));
            assert_eq!(tile.to_string(), path);
        }
        let bad = [
            "",
            "tile/",
            "tile/0",
            "tile/0/0",
            "tile/0/00",
            "tile/0/0000",
            "tile/0/x000/000",
            "tile/0/001/000",
            "tile/00/000",
            "tile/8/000",
            "tile/-1/000",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/08",
            "tile/0/000.p/",
            "tile/data/000",
            "/tile/0/000",
            "tile/0/000/",
            "tile/0/+01",
            "tile/0/../000",
            "tile/0/x018/x446/x744/x073/x709/x551/616",
        ];
        for path in bad {
            assert_eq!(TilePath::parse(path), None, "{path}");
        }
    }

    #[test]
    fn entries_survive_and_their_range_is_known() {
        let leaves: [&[u8]; 3] = [b"a", b"", &[7; 300]];
        let bytes = write_entries(&leaves).unwrap();
        assert_eq!(read_entries(&bytes), Some(leaves.to_vec()));
        assert_eq!(read_entries(&bytes[..bytes.len() - 1]), None);
        assert_eq!(read_entries(&[0]), None);
        assert_eq!(write_entries(&[vec![0; 65_536]]), None);
        let tile = TilePath::parse("tile/entries/001.p/44").unwrap();
        assert_eq!(tile.leaves(300), Some(256..300));
        assert_eq!(tile.leaves(299), None);
        assert_eq!(TilePath { index: u64::MAX, ..tile }.leaves(u64::MAX), None);
        assert_eq!(TilePath::parse("tile/0/000").unwrap().leaves(300), None);
    }
}
