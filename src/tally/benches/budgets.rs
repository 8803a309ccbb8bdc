//! How fast equal shares hands out a city's money, one thread, exact, from the profile.
//!
//! `cargo bench -p tally --bench budgets`. Cities of the sizes of real ones from a fixed
//! seed: residents approve a few projects, popular ones and those of their own district
//! more often. With `WIEC_DATA` set to a folder of elections, Wieliczka 2023 is counted
//! too, and with `WIEC_PEERS` naming a Python that has `pabutools`, that counts the same
//! file; it must fund the same projects. The figures stand in `docs/performance.md`; a
//! count slower than its limit is said aloud and ends with exit code 1.

#[path = "common/measure.rs"]
mod measure;
#[path = "budgets/real.rs"]
mod real;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use measure::{memory, timed};
use tally::{Amount, Entry, Kind, Place, Profile, ProfileBuilder, RuleSpec};

const RUNS: usize = 3;

/// A city: ballots, projects, money; limits in milliseconds of one run and of all that
/// raise the endowment by one.
struct City {
    ballots: u64,
    projects: u16,
    budget: i64,
    once: u64,
    raised: u64,
}

const CITIES: [City; 3] = [
    City { ballots: 90_000, projects: 160, budget: 10_000_000, once: 50, raised: 1000 },
    City { ballots: 14_897, projects: 134, budget: 5_900_000, once: 50, raised: 2000 },
    City { ballots: 61_668, projects: 83, budget: 25_000_000, once: 50, raised: 6000 },
];

fn main() -> ExitCode {
    let mut slow = false;
    for city in &CITIES {
        let begun = Instant::now();
        let profile = city.profile();
        eprintln!("{} ballots x {}: gathered and merged in {:.1?}", city.ballots, city.projects, begun.elapsed());
        slow |= measured(&profile, "0", city.once);
        slow |= measured(&profile, "1", city.raised);
    }
    eprintln!("peak memory of it all, the ballots included: {} MB", memory("VmHWM:"));
    slow |= !real::wieliczka();
    if slow { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Counts, says how long it took, and whether that was too long.
fn measured(profile: &Profile, increment: &str, limit: u64) -> bool {
    let limit = Duration::from_millis(limit);
    let (best, outcome) = timed(profile, &spec(increment), RUNS);
    let verdict = if best <= limit { "ok" } else { "TOO SLOW" };
    eprintln!("  increment {increment}: {best:.2?} (limit {limit:.0?}) {verdict}, {} funded", outcome.winners.len());
    best > limit
}

/// Equal shares of costs; an increment of 0 raises nothing.
fn spec(increment: &str) -> RuleSpec {
    let spec = RuleSpec::of("equal-shares").and_then(|spec| spec.set("increment", increment)).expect("a rule of ours");
    spec.with_ties("id".parse().expect("an order"))
}

impl City {
    fn profile(&self) -> Profile {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        // Projects cost from a thousandth to a tenth of the money, cheap ones more often.
        let cost = |dice: &mut Dice| {
            let step = i64::from(1 + dice.below(100).min(dice.below(100)));
            Amount::whole(self.budget / 1000 * step)
        };
        let entries: Vec<Entry> =
            (1..=self.projects).map(|id| Entry::new(id.to_string()).costing(cost(&mut dice))).collect();
        let mut builder = ProfileBuilder::new(Kind::Approval, entries).expect("different ids");
        builder.budget(Amount::whole(self.budget));
        for _ in 0..self.ballots {
            let district = dice.below(10);
            let mut marks: Vec<Place> = (0..1 + dice.below(10)).map(|_| self.liked(&mut dice, district)).collect();
            marks.sort_unstable();
            marks.dedup();
            builder.marks_at(&mut marks, 1).expect("known options");
        }
        builder.build()
    }

    /// A project one approves: of one's own district two times in three.
    fn liked(&self, dice: &mut Dice, district: u16) -> Place {
        let popular = dice.below(self.projects).min(dice.below(self.projects));
        if dice.below(3) == 0 {
            return popular;
        }
        let near = popular - popular % 10 + district;
        if near < self.projects { near } else { popular }
    }
}

/// Xorshift, from a fixed seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u16) -> u16 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u16::try_from((self.0 >> 33) % u64::from(sides)).expect("fewer than the sides")
    }
}
