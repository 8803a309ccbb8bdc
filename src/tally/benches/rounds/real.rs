//! Real elections, when a folder of them is there.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tally::formats::{blt, preflib};
use tally::{Profile, count};

/// Counts every election under `WIEC_DATA`, and says how long it took in all.
pub(crate) fn count_all() {
    let Some(root) = std::env::var_os("WIEC_DATA") else { return };
    let root = Path::new(&root);
    let stv: Vec<(usize, Profile)> = files(&root.join("stv"), &["blt"])
        .iter()
        .filter_map(|file| {
            let read = blt::parse(&std::fs::read_to_string(file).ok()?).ok()?;
            Some((read.seats(), read.profile().ok()?))
        })
        .collect();
    let rankings: Vec<(usize, Profile)> = files(&root.join("rankings"), &["soi", "toi", "soc", "toc"])
        .iter()
        .filter_map(|file| {
            let read = preflib::parse(&std::fs::read_to_string(file).ok()?).ok()?;
            Some((1, read.profile().ok()?))
        })
        .collect();
    for (rule, elections) in [("irv", &rankings), ("two-round", &rankings), ("stv-scottish", &stv), ("stv-meek", &stv)]
    {
        let each = elections.iter().map(|(seats, profile)| {
            let begun = Instant::now();
            count(profile, &crate::spec(rule, *seats)).expect("the rule fits");
            begun.elapsed()
        });
        let spent: Vec<Duration> = each.collect();
        let all: Duration = spent.iter().sum();
        let longest = spent.iter().max().copied().unwrap_or_default();
        eprintln!("{rule}: {} real elections in {all:.1?}, the longest {longest:.1?}", spent.len());
    }
}

fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let wanted = |path: &PathBuf| path.extension().is_some_and(|e| extensions.iter().any(|wanted| e == *wanted));
    let mut files: Vec<PathBuf> = entries.filter(wanted).collect();
    files.sort();
    files
}
