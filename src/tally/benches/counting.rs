//! How fast counting is: a million ballots on twenty options, one thread.
//!
//! `cargo bench -p tally`. The figures stand in `docs/performance.md`; a count
//! slower than its limit is said aloud and ends with exit code 1.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use tally::{Entry, Kind, Profile, ProfileBuilder, RuleSpec, count};

const BALLOTS: u64 = 1_000_000;
const OPTIONS: usize = 20;
const RUNS: usize = 5;
const LIMIT: Duration = Duration::from_millis(150);

fn main() -> ExitCode {
    let ids: Vec<String> = (1..=OPTIONS).map(|number| number.to_string()).collect();
    let mut slow = false;
    for (rule, kind) in [("plurality", Kind::Choice), ("approval", Kind::Approval)] {
        let begun = Instant::now();
        let profile = profile(&ids, kind);
        let built = begun.elapsed();
        let spec = RuleSpec::of(rule).expect("a rule of ours");
        let best = (0..RUNS).map(|_| timed(&profile, &spec)).min().unwrap_or_default();
        let verdict = if best <= LIMIT { "ok" } else { "TOO SLOW" };
        slow |= best > LIMIT;
        eprintln!(
            "{rule}: {BALLOTS} ballots x {OPTIONS}: gathered and merged {built:.1?}, counted {best:.2?} (limit {LIMIT:.0?}) {verdict}"
        );
    }
    if slow { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn timed(profile: &Profile, spec: &RuleSpec) -> Duration {
    let begun = Instant::now();
    let outcome = count(black_box(profile), black_box(spec)).expect("the rule fits");
    let spent = begun.elapsed();
    black_box(outcome);
    spent
}

/// Ballots from a fixed seed: one option, or each with chance one half.
fn profile(ids: &[String], kind: Kind) -> Profile {
    let entries = ids.iter().map(Entry::new);
    let mut builder = ProfileBuilder::new(kind, entries).expect("different ids");
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..BALLOTS {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let marked = |place: usize| match kind {
            Kind::Choice => random % 20 == place as u64,
            _ => random >> place & 1 == 1,
        };
        let marks: Vec<&str> =
            ids.iter().enumerate().filter(|(place, _)| marked(*place)).map(|(_, id)| id.as_str()).collect();
        builder.marks(&marks, 1).expect("known options");
    }
    builder.build()
}
