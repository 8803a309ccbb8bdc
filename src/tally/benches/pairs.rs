//! How fast pairs are compared: a million rankings of twenty options, one thread.
//!
//! `cargo bench -p tally --bench pairs`. Three electorates from a fixed seed:
//! `different`: every ballot ranks all options at random, so that hardly two are
//! equal and nothing can be merged; `clustered`: ballots follow one of a few orders
//! with swaps, and are short as real ones; `tied`: ranks repeat. The limits are for
//! the first. A count slower than its limit, or more memory, is said aloud and ends
//! with exit code 1. With `WIEC_DATA` set, real files are counted too.

use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use tally::formats::preflib;
use tally::{Ballots, Entry, Kind, Place, Profile, ProfileBuilder, Ranked, RuleSpec, count};

const BALLOTS: u64 = 1_000_000;
const OPTIONS: Place = 20;
const RUNS: usize = 5;
const LIMIT: Duration = Duration::from_millis(1500);
const MEMORY: u64 = 250;
const RULES: [&str; 6] = ["schulze", "ranked-pairs", "minimax", "copeland", "condorcet", "borda"];

fn main() -> ExitCode {
    let mut missed = false;
    for electorate in ["different", "clustered", "tied"] {
        let begun = Instant::now();
        let profile = profile(electorate);
        let Ballots::Ranking(bag) = profile.ballots() else { return ExitCode::FAILURE };
        let (distinct, built) = (bag.distinct(), begun.elapsed());
        eprintln!(
            "{electorate}: {BALLOTS} ballots x {OPTIONS}, {distinct} different, gathered and merged in {built:.1?}"
        );
        let times = RULES.map(|rule| {
            let best = best(&profile, rule);
            eprintln!("  {rule}: {best:.1?}");
            best
        });
        let both = times[0] + times[1];
        let verdict = if both <= LIMIT { "ok" } else { "TOO SLOW" };
        eprintln!("  pairwise + schulze + ranked-pairs: {both:.1?} (limit {LIMIT:.1?}) {verdict}");
        missed |= both > LIMIT;
        if electorate == "different" {
            missed |= too_much();
        }
    }
    if let Some(root) = std::env::var_os("WIEC_DATA") {
        real(&Path::new(&root).join("rankings"));
    }
    if missed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn best(profile: &Profile, rule: &str) -> Duration {
    let spec = RuleSpec::of(rule).expect("a rule of ours").with_ties("lot:bench".parse().expect("a seed"));
    let timed = || {
        let begun = Instant::now();
        let outcome = count(black_box(profile), black_box(&spec)).expect("the rule fits");
        let spent = begun.elapsed();
        black_box(outcome);
        spent
    };
    (0..RUNS).map(|_| timed()).min().unwrap_or_default()
}

/// The most memory this process has had, gathering and merging included.
fn too_much() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: Option<u64> = line.and_then(|line| line.split_whitespace().next()).and_then(|n| n.parse().ok());
    let Some(megabytes) = kilobytes.map(|kilobytes| kilobytes / 1024) else {
        eprintln!("  memory: not known here");
        return false;
    };
    let verdict = if megabytes <= MEMORY { "ok" } else { "TOO MUCH" };
    eprintln!("  memory at most: {megabytes} MB (limit {MEMORY} MB) {verdict}");
    megabytes > MEMORY
}

/// Every ranking file of a folder, by Schulze and ranked pairs.
fn real(folder: &Path) {
    let mut files: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path()).collect();
    files.sort();
    for path in files {
        let Some(file) = std::fs::read_to_string(&path).ok().and_then(|text| preflib::parse(&text).ok()) else {
            continue;
        };
        let Some(profile) = file.profile().ok().filter(|profile| profile.ballots().kind() == Kind::Ranking) else {
            continue;
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (ballots, options) = (profile.total(), profile.entries().len());
        let (schulze, pairs) = (best(&profile, "schulze"), best(&profile, "ranked-pairs"));
        eprintln!("{name}: {ballots} ballots x {options}: schulze {schulze:.1?}, ranked-pairs {pairs:.1?}");
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, bound: Place) -> Place {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        Place::try_from((self.0 >> 20) % u64::from(bound)).expect("below a place")
    }

    fn shuffle(&mut self, order: &mut [Place]) {
        for last in (1..OPTIONS).rev() {
            order.swap(usize::from(last), usize::from(self.below(last + 1)));
        }
    }
}

fn profile(electorate: &str) -> Profile {
    let entries = (1..=OPTIONS).map(|number| Entry::new(number.to_string()));
    let mut builder = ProfileBuilder::new(Kind::Ranking, entries).expect("different ids");
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut order: Vec<Place> = (0..OPTIONS).collect();
    for _ in 0..BALLOTS {
        let mut ballot: Vec<Ranked> = Vec::with_capacity(order.len());
        let length = match electorate {
            "clustered" => {
                order.sort_unstable();
                order.rotate_left(usize::from(random.below(4) * 5));
                (0..random.below(4)).for_each(|_| {
                    let at = usize::from(random.below(OPTIONS - 1));
                    order.swap(at, at + 1);
                });
                1 + random.below(10)
            }
            _ => {
                random.shuffle(&mut order);
                OPTIONS
            }
        };
        for (at, &option) in (0..length).zip(&order) {
            ballot.push(Ranked { level: if electorate == "tied" { at / 3 } else { at }, option });
        }
        builder.ranking_at(&mut ballot, 1).expect("known options");
    }
    builder.build()
}
