//! How fast committees are counted: a million approval ballots on twenty options,
//! five seats, every rule; and exact PAV by search on forty options.
//!
//! `cargo bench -p tally --bench seats`. One thread. The figures stand in
//! `docs/performance.md`; a count slower than its limit is said aloud and ends with
//! exit code 1.

#[path = "common/measure.rs"]
mod measure;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use measure::{memory, timed};
use tally::{Ballots, Entry, Kind, Profile, ProfileBuilder, RuleSpec};

const RUNS: usize = 3;

/// Rules and the time each may take.
const LIMITS: [(&str, u64); 7] = [
    ("av", 150),
    ("sav", 500),
    ("seq-cc", 500),
    ("seq-pav", 500),
    ("phragmen", 500),
    ("equal-shares-committee", 500),
    ("pav", 500),
];

fn main() -> ExitCode {
    let begun = Instant::now();
    let profile = large();
    eprintln!("a million ballots x 20, {}, gathered and merged in {:.1?}", different(&profile), begun.elapsed());
    let mut slow = false;
    for (rule, limit) in LIMITS {
        slow |= measured(&profile, (rule, 5), Duration::from_millis(limit));
    }
    let clustered = clustered();
    eprintln!("five thousand ballots x 40 in six camps, {}", different(&clustered));
    slow |= measured(&clustered, ("pav", 8), Duration::from_secs(2));
    eprintln!("peak memory of it all, the ballots included: {} MB", memory("VmHWM:"));
    if slow { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn different(profile: &Profile) -> String {
    match profile.ballots() {
        Ballots::Approval(bag) => format!("{} different", bag.distinct()),
        _ => String::new(),
    }
}

/// Counts, says how long it took, and whether that was too long.
fn measured(profile: &Profile, (rule, seats): (&str, usize), limit: Duration) -> bool {
    let spec = RuleSpec::of(rule).and_then(|spec| spec.with_seats(seats)).expect("a rule of ours");
    let spec = spec.with_ties("id".parse().expect("an order"));
    let best = timed(profile, &spec, RUNS).0;
    let verdict = if best <= limit { "ok" } else { "TOO SLOW" };
    eprintln!("{rule}, {seats} seats: {best:.2?} (limit {limit:.0?}) {verdict}");
    best > limit
}

/// Numbers from a fixed seed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

/// Each option with chance one half: next to nothing can be merged.
fn large() -> Profile {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    gathered(20, 1_000_000, |option| {
        let bits = if option == 0 { random.next() } else { random.0 };
        bits >> option & 1 == 1
    })
}

/// Six camps that like ten options each, and others with chance one tenth.
fn clustered() -> Profile {
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    let mut camp = 0;
    gathered(40, 5_000, |option| {
        if option == 0 {
            camp = (random.next() >> 20) % 6;
        }
        let near = (option as u64 + 40 - camp * 7) % 40 < 10;
        (random.next() >> 20) % 10 < if near { 6 } else { 1 }
    })
}

fn gathered(options: usize, ballots: u64, mut marked: impl FnMut(usize) -> bool) -> Profile {
    let ids: Vec<String> = (1..=options).map(|number| number.to_string()).collect();
    let mut builder = ProfileBuilder::new(Kind::Approval, ids.iter().map(Entry::new)).expect("different ids");
    for _ in 0..ballots {
        let marks: Vec<&str> =
            ids.iter().enumerate().filter(|(option, _)| marked(*option)).map(|(_, id)| id.as_str()).collect();
        builder.marks(&marks, 1).expect("known options");
    }
    builder.build()
}
