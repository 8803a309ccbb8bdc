//! How fast rules that add up are: a million ballots on twenty options, one thread.
//!
//! `cargo bench -p tally --bench counting`. The figures stand in
//! `docs/performance.md`; a count slower than its limit is said aloud and ends with
//! exit code 1. With `WIEC_DATA` set the score files there are counted too.

#[path = "common/measure.rs"]
mod measure;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use measure::{memory, timed};
use tally::formats::pb;
use tally::{Amount, Entry, Kind, Profile, ProfileBuilder, RuleSpec};

const BALLOTS: u64 = 1_000_000;
const OPTIONS: usize = 20;
const RUNS: usize = 5;

/// Rule, its ballots, and the milliseconds it may take.
const COUNTS: [(&str, Kind, u64); 8] = [
    ("plurality", Kind::Choice, 150),
    ("referendum", Kind::Choice, 150),
    ("approval", Kind::Approval, 150),
    ("k-approval", Kind::Approval, 150),
    ("score", Kind::Score, 500),
    ("star", Kind::Score, 500),
    ("majority-judgment", Kind::Score, 500),
    ("cumulative", Kind::Points, 500),
];

fn main() -> ExitCode {
    let mut slow = false;
    let mut kept: Option<(Kind, usize, Profile)> = None;
    for (rule, kind, limit) in COUNTS {
        let options = if rule == "referendum" { 2 } else { OPTIONS };
        let fits = kept.as_ref().is_some_and(|(known, many, _)| (*known, *many) == (kind, options));
        if !fits {
            // The old ballots go before the new ones come.
            drop(kept.take());
            let begun = Instant::now();
            let profile = profile(options, kind);
            eprintln!(
                "{} ballots x {options}, {}: gathered and merged in {:.1?}, {} MB so far",
                BALLOTS,
                kind.name(),
                begun.elapsed(),
                memory("VmHWM:")
            );
            kept = Some((kind, options, profile));
        }
        let Some((_, _, profile)) = &kept else { continue };
        let before = memory("VmRSS:");
        let spec = RuleSpec::of(rule).expect("a rule of ours").with_ties("lot:1".parse().expect("a seed"));
        let best = timed(profile, &spec, RUNS).0;
        let limit = Duration::from_millis(limit);
        let verdict = if best <= limit { "ok" } else { "TOO SLOW" };
        slow |= best > limit;
        let more = memory("VmRSS:").saturating_sub(before);
        eprintln!("  {rule}: counted in {best:.2?} (limit {limit:.0?}), {more} MB more {verdict}");
    }
    files();
    if slow { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Ballots from a fixed seed: one option, each with chance one half, or a score
/// from 0 to 5 for nearly every one.
fn profile(options: usize, kind: Kind) -> Profile {
    let ids: Vec<String> = (1..=options).map(|number| number.to_string()).collect();
    let mut builder = ProfileBuilder::new(kind, ids.iter().map(Entry::new)).expect("different ids");
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    let many = u64::try_from(options).expect("few options");
    for _ in 0..BALLOTS {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let each = (0_u64..).zip(&ids).map(|(place, id)| (place, id.as_str()));
        match kind {
            Kind::Choice | Kind::Approval => {
                let chosen = |place: u64| match kind {
                    Kind::Choice => random % many == place,
                    _ => random >> place & 1 == 1,
                };
                let marks: Vec<&str> = each.filter(|(place, _)| chosen(*place)).map(|(_, id)| id).collect();
                builder.marks(&marks, 1).expect("known options");
            }
            Kind::Ranking | Kind::Points | Kind::Score => {
                let score = |place: u64| (random >> (3 * place)) % 8;
                let given = each.filter_map(|(place, id)| {
                    let score = i64::try_from(score(place)).expect("at most seven");
                    (score < 6).then(|| (id, Amount::whole(score)))
                });
                builder.points(&given.collect::<Vec<_>>(), 1).expect("known options");
            }
        }
    }
    builder.build()
}

/// Real score ballots.
fn files() {
    let Some(root) = std::env::var_os("WIEC_DATA") else { return };
    let folder = std::path::Path::new(&root).join("scores");
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> =
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "pb")).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("a file that can be read");
        let begun = Instant::now();
        let profile = pb::parse(&text).expect("a Pabulib file").profile().expect("points that fit");
        eprintln!("{name}: {} ballots read in {:.1?}", profile.total(), begun.elapsed());
        for rule in ["score", "star", "majority-judgment", "cumulative"] {
            let spec = RuleSpec::of(rule).expect("a rule of ours").with_ties("lot:1".parse().expect("a seed"));
            let best = timed(&profile, &spec, RUNS).0;
            eprintln!("  {rule}: counted in {best:.2?}");
        }
    }
}
