//! How fast counts in rounds are: a million rankings of twenty options, one thread,
//! from the profile.
//!
//! `cargo bench -p tally --bench rounds`. Two profiles from a fixed seed: whole
//! rankings in random order (nearly all different), and short ones that follow a few
//! favourites (many equal). `stv-rs` counts the same ballots when it is on the PATH
//! or `STV_RS` names it; it must elect the same. With `WIEC_DATA` set to a folder of
//! elections, real ones are counted too. The figures stand in
//! `docs/performance.md`; a count slower or larger than its limit is said aloud and
//! ends with exit code 1.

#[path = "common/measure.rs"]
mod measure;
#[path = "rounds/peer.rs"]
mod peer;
#[path = "rounds/real.rs"]
mod real;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use measure::{memory, timed};
use tally::{Entry, Kind, Profile, ProfileBuilder, RuleSpec, TieOrder};

const BALLOTS: u64 = 1_000_000;
const OPTIONS: usize = 20;
const SEATS: usize = 5;
const RUNS: usize = 3;

/// Rule, seats, limit in milliseconds.
const LIMITS: [(&str, usize, u64); 4] =
    [("irv", 1, 1000), ("two-round", 1, 1000), ("stv-scottish", SEATS, 2000), ("stv-meek", SEATS, 6000)];

/// Most memory of a process that gathered the ballots and counted by instant runoff,
/// in MB.
const MEMORY: u64 = 300;

fn main() -> ExitCode {
    let mut missed = false;
    for shape in [Shape::Whole, Shape::Short] {
        let begun = Instant::now();
        let profile = profile(shape);
        let tally::Ballots::Ranking(bag) = profile.ballots() else { return ExitCode::FAILURE };
        let different = bag.distinct();
        let built = begun.elapsed();
        eprintln!("{shape:?}: {BALLOTS} ballots x {OPTIONS}, {different} different, gathered in {built:.1?}");
        for (rule, seats, limit) in LIMITS {
            let spec = spec(rule, seats);
            let limit = Duration::from_millis(limit);
            let (best, outcome) = timed(&profile, &spec, RUNS);
            let verdict = if best <= limit { "ok" } else { "TOO SLOW" };
            missed |= best > limit;
            let (rounds, peak) = (outcome.rounds.len(), memory("VmHWM:"));
            eprintln!("  {rule}: {best:.1?} (limit {limit:.0?}) {verdict}, {rounds} rounds, peak {peak} MB so far");
            if rule == "irv" && shape == Shape::Whole && peak > MEMORY {
                eprintln!("  {rule}: more than {MEMORY} MB: TOO LARGE");
                missed = true;
            }
        }
        missed |= !peer::compare(&profile, SEATS);
    }
    real::count_all();
    if missed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn spec(rule: &str, seats: usize) -> RuleSpec {
    let spec = RuleSpec::of(rule).and_then(|spec| spec.with_seats(seats)).expect("a rule of ours");
    spec.with_ties(TieOrder::Listed)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Every option, in random order.
    Whole,
    /// One to six options, the first ones of the list far more often.
    Short,
}

/// Xorshift, from a fixed seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }
}

fn profile(shape: Shape) -> Profile {
    let ids: Vec<String> = (1..=OPTIONS).map(|number| number.to_string()).collect();
    let mut builder = ProfileBuilder::new(Kind::Ranking, ids.iter().map(Entry::new)).expect("different ids");
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for _ in 0..BALLOTS {
        let mut order: Vec<usize> = (0..OPTIONS).collect();
        let length = if shape == Shape::Whole { OPTIONS } else { 1 + dice.below(6).min(dice.below(6)) };
        for at in 0..length {
            let left = OPTIONS - at;
            let step = if shape == Shape::Whole { dice.below(left) } else { dice.below(left).min(dice.below(left)) };
            order.swap(at, at + step);
        }
        let groups: Vec<[&str; 1]> = order[..length].iter().map(|&place| [ids[place].as_str()]).collect();
        let groups: Vec<Vec<&str>> = groups.into_iter().map(Vec::from).collect();
        builder.ranking(&groups, 1).expect("known options");
    }
    builder.build()
}
