//! What a thief of the files sees: the place of each mark in every file.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use super::Side;
use super::statistics::Order;

/// Bytes that belong to one vote, on one side.
pub(super) struct Marker {
    pub(super) side: Side,
    /// What they are: `leaf_hash`, `resident`.
    pub(super) kind: &'static str,
    /// The vote, by the order in which they were cast.
    pub(super) vote: usize,
    pub(super) bytes: Vec<u8>,
}

/// Every file below the folders, sorted by path.
pub(super) fn below(dirs: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = dirs.to_vec();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

/// Places of one kind of mark: in one file, or one after the other in all files of a folder, as a
/// write-ahead log is read.
struct Places {
    first: Vec<Option<u64>>,
    last: Vec<Option<u64>>,
}

/// Finds all marks in all files.
pub(super) struct Search<'a> {
    markers: &'a [Marker],
    votes: usize,
    heads: HashMap<[u8; 8], usize>,
    /// Which first three bytes are worth a look.
    likely: Vec<bool>,
    found: BTreeMap<(PathBuf, &'static str, Side), Places>,
}

impl<'a> Search<'a> {
    pub(super) fn new(markers: &'a [Marker], votes: usize) -> Self {
        let mut likely = vec![false; 1 << 24];
        let mut heads = HashMap::new();
        for (n, marker) in markers.iter().enumerate() {
            likely[three(&marker.bytes)] = true;
            let twin = heads.insert(marker.bytes[..8].try_into().unwrap(), n);
            assert!(twin.is_none(), "two marks begin alike");
        }
        Self { markers, votes, heads, likely, found: BTreeMap::new() }
    }

    /// Looks through the files, in this order.
    pub(super) fn through(mut self, files: &[PathBuf]) -> Vec<(Side, Order)> {
        let mut bases: BTreeMap<PathBuf, u64> = BTreeMap::new();
        for path in files {
            // What is removed meanwhile cannot be stolen any more.
            let Ok(bytes) = std::fs::read(path) else { continue };
            let folder = path.parent().unwrap().to_owned();
            let base = bases.entry(folder.clone()).or_default();
            self.one(path, &folder, *base, &bytes);
            *base += u64::try_from(bytes.len()).unwrap();
        }
        let orders = self.found.into_iter().flat_map(|((path, kind, side), places)| {
            [("first", places.first), ("last", places.last)]
                .map(|(which, places)| (side, Order { name: format!("{which} {kind} in {}", path.display()), places }))
        });
        orders.collect()
    }

    fn one(&mut self, path: &Path, folder: &Path, base: u64, bytes: &[u8]) {
        for at in 0..bytes.len().saturating_sub(7) {
            if !self.likely[three(&bytes[at..])] {
                continue;
            }
            let Some(n) = self.heads.get(&bytes[at..at + 8]) else { continue };
            let marker = &self.markers[*n];
            if bytes[at..].starts_with(&marker.bytes) {
                let at = u64::try_from(at).unwrap();
                for (whole, place) in [(path, at), (folder, base + at)] {
                    let places = self
                        .found
                        .entry((whole.to_owned(), marker.kind, marker.side))
                        .or_insert_with(|| Places { first: vec![None; self.votes], last: vec![None; self.votes] });
                    places.first[marker.vote].get_or_insert(place);
                    places.last[marker.vote] = Some(place);
                }
            }
        }
    }
}

fn three(bytes: &[u8]) -> usize {
    usize::from(bytes[0]) << 16 | usize::from(bytes[1]) << 8 | usize::from(bytes[2])
}
