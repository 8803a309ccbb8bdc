//! What a thief of the files sees: the place of each marker in every file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::statistics::Order;

/// Every file below a folder, sorted by path.
pub fn below(dir: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// For each file that holds markers: the first and the last place of each.
/// Also one order over all files of a folder by name, as a write-ahead log is read.
pub fn orders(side: &str, files: &[PathBuf], markers: &[Vec<u8>]) -> Vec<Order> {
    let heads: HashMap<[u8; 8], usize> =
        markers.iter().enumerate().map(|(i, marker)| (marker[..8].try_into().unwrap(), i)).collect();
    let mut all = Vec::new();
    let mut joined: HashMap<PathBuf, (u64, Vec<Option<u64>>)> = HashMap::new();
    for file in files {
        let Ok(bytes) = std::fs::read(file) else { continue };
        let mut first = vec![None; markers.len()];
        let mut last = vec![None; markers.len()];
        for (at, window) in bytes.windows(8).enumerate() {
            let Some(&i) = heads.get(window) else { continue };
            if bytes[at..].starts_with(&markers[i]) {
                first[i].get_or_insert(at as u64);
                last[i] = Some(at as u64);
            }
        }
        let (base, places) =
            joined.entry(file.parent().unwrap().to_owned()).or_insert_with(|| (0, vec![None; markers.len()]));
        for (place, found) in places.iter_mut().zip(&first) {
            if place.is_none() {
                *place = found.map(|found| *base + found);
            }
        }
        *base += bytes.len() as u64;
        if first.iter().any(Option::is_some) {
            let name = file.display();
            all.push(Order { name: format!("{side}: first place in {name}"), places: first });
            all.push(Order { name: format!("{side}: last place in {name}"), places: last });
        }
    }
    let folders = joined.into_iter().filter(|(_, (_, places))| places.iter().any(Option::is_some));
    all.extend(folders.map(|(folder, (_, places))| Order {
        name: format!("{side}: first place in all of {}", folder.display()),
        places,
    }));
    all
}
