//! The letters, in files of five hundred for the printing house. One file is in
//! memory at a time, or two where there is room, however many letters there are.

use std::collections::BTreeMap;
use std::path::Path;

use ballotbox::package::{Addressee, Package, label};
use kernel::{Instant, Lang};
use rayon::prelude::*;
use templates::documents::{Letter, LetterSet, PressError, Stationery, Window, illegible};

use super::made::Made;
use crate::fail::Failure;
use crate::files;
use crate::progress::Progress;

/// Letters in a file.
const IN_FILE: usize = 500;
/// Most files set at the same time.
const AT_ONCE: u64 = 2;
/// What setting a file takes at most, in kB (measured: half of that).
const ROOM: u64 = 1 << 20;

/// The languages of a letter: the leading one, and another beside it.
type Pair = (Lang, Option<Lang>);

/// Letters ready to be filled in, by their languages.
pub(crate) struct Letters(BTreeMap<Pair, LetterSet>);

impl Letters {
    /// Prepares the letters in every pair of languages that is needed.
    pub(crate) fn new(package: &Package, window: Window) -> Result<Self, Failure> {
        let shared = stationery(package, window);
        let mut sets = BTreeMap::new();
        let needed = package.residents.iter().map(|resident| pair(resident.lang)).chain([pair(Lang::Pl)]);
        for languages in needed {
            if let std::collections::btree_map::Entry::Vacant(vacant) = sets.entry(languages) {
                let titles: Vec<(Lang, String)> = [Some(languages.0), languages.1]
                    .into_iter()
                    .flatten()
                    .map(|lang| (lang, title(package, lang)))
                    .collect();
                vacant.insert(LetterSet::new(&shared, &titles).map_err(|error| refused(&error))?);
            }
        }
        Ok(Self(sets))
    }

    /// Writes all letters; how many files there are.
    pub(crate) fn write(&self, dir: &Path, package: &Package, made: &Made) -> Result<usize, Failure> {
        files::private_dir(dir)?;
        let mut piles: BTreeMap<(Pair, &str), Vec<Letter>> = BTreeMap::new();
        for (place, (resident, code)) in package.residents.iter().zip(made.of_residents()).enumerate() {
            let letter = letter(resident, &code.to_string(), place + 1);
            piles.entry((pair(resident.lang), "")).or_default().push(letter);
        }
        let spares = made.spares().iter().map(|(code, pk)| Letter {
            address: Vec::new(),
            code: code.to_string(),
            number: label(pk),
        });
        piles.insert((pair(Lang::Pl), "spares-"), spares.collect());
        tell_illegible(package);

        let work: Vec<(String, &LetterSet, &[Letter])> = piles
            .iter()
            .flat_map(|((languages, name), letters)| {
                let set = self.0.get(languages);
                letters.chunks(IN_FILE).enumerate().filter_map(move |(file, letters)| {
                    Some((format!("{name}{}-{:04}.pdf", tags(*languages), file + 1), set?, letters))
                })
            })
            .collect();
        let progress = Progress::new("letters", work.iter().map(|(_, _, letters)| letters.len() as u64).sum());
        let pool = rayon::ThreadPoolBuilder::new().num_threads(at_once()).build();
        let pool = pool.map_err(|error| Failure::of("the program cannot start its threads", &error))?;
        pool.install(|| {
            work.par_iter().with_max_len(1).try_for_each(|(name, set, letters)| {
                let bytes = set.pdf(letters).map_err(|error| refused(&error))?;
                files::create_with(&dir.join(name), &bytes)?;
                progress.add(letters.len() as u64);
                Ok::<(), Failure>(())
            })
        })?;
        progress.end();
        Ok(work.len())
    }
}

/// As many files as the free memory holds, one at least.
fn at_once() -> usize {
    let free = std::fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
        line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()
    });
    if free.unwrap_or(0) / ROOM >= AT_ONCE { 2 } else { 1 }
}

fn refused(error: &PressError) -> Failure {
    Failure::of("the letters", error)
}

fn stationery(package: &Package, window: Window) -> Stationery {
    Stationery {
        town: package.town.clone(),
        accent: package.accent.clone(),
        contact: package.contact.clone(),
        public_url: package.public_url.clone(),
        zone: package.zone.clone(),
        opens: Instant::from_millis(package.opens_at),
        closes: Instant::from_millis(package.closes_at),
        max: u64::from(package.max),
        paper: package.paper,
        // The election's name follows from the keys, which are being made here.
        eid: None,
        rehearsal: package.rehearsal,
        window,
    }
}

/// Polish, and the resident's own language beside it; English for those whose own
/// is Polish or has no words yet.
fn pair(own: Lang) -> Pair {
    let offered = templates::offered();
    let lead = if offered.contains(&Lang::Pl) { Lang::Pl } else { offered.first().copied().unwrap_or(own) };
    let second = [own, Lang::En].into_iter().find(|lang| *lang != lead && offered.contains(lang));
    (lead, second)
}

fn tags((lead, second): Pair) -> String {
    second.map_or_else(|| lead.to_string(), |second| format!("{lead}-{second}"))
}

fn title(package: &Package, lang: Lang) -> String {
    let found = package.title.get(lang.tag()).or_else(|| package.title.get(Lang::Pl.tag()));
    found.or_else(|| package.title.values().next()).cloned().unwrap_or_default()
}

fn letter(resident: &Addressee, code: &str, number: usize) -> Letter {
    let lines = resident.address.split(',').map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
    Letter {
        address: std::iter::once(resident.name.clone()).chain(lines).collect(),
        code: code.to_owned(),
        number: number.to_string(),
    }
}

/// Names the letters in which a sign is printed as `?`, since no font has it.
fn tell_illegible(package: &Package) {
    for (place, resident) in package.residents.iter().enumerate() {
        let missing = [illegible(&resident.name), illegible(&resident.address)].concat();
        if !missing.is_empty() {
            let signs: String = missing.iter().collect();
            eprintln!("letter {}: no font has `{signs}`; it is printed as `?`: address this one by hand", place + 1);
        }
    }
}
