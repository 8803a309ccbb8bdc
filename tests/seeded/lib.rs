//! For tests only: how long a seeded trial runs, its dice, and bent bytes for
//! parsers.
//!
//! One contract for every long trial: it names its whole length and asks
//! [`rounds`] how much of it to run. `WIEC_TRIALS` says: `full` runs all of it
//! (`make trials`), a number `n` the n-th part; unset, it is the hundredth
//! (`make test`). `WIEC_SEED` chooses another seed than [`SEED`].
//! `WIEC_FUZZ_SECONDS` (`make fuzz`) runs each [`Fuzz`] for so long instead.
//!
//! ```
//! let mut dice = seeded::Dice::new(seeded::seed());
//! for _ in 0..seeded::rounds(1_000) {
//!     assert!(dice.below(6) < 6);
//! }
//! ```
//!
//! No dependencies, so that ground crates may use it.

mod bend;
mod dice;
mod fuzz;

pub use bend::bend;
pub use dice::Dice;
pub use fuzz::Fuzz;

/// The seed of every trial, unless `WIEC_SEED` says otherwise.
pub const SEED: u64 = 20_261_124;

/// The part that runs when `WIEC_TRIALS` is not set: a hundredth.
const DEFAULT: u64 = 100;

/// How many of `whole` rounds to run now; at least one.
///
/// # Panics
/// When `WIEC_TRIALS` is neither `full` nor a number from 1.
#[must_use]
pub fn rounds(whole: u64) -> u64 {
    part(whole, std::env::var("WIEC_TRIALS").ok().as_deref()).expect("WIEC_TRIALS is `full` or a number from 1")
}

fn part(whole: u64, said: Option<&str>) -> Option<u64> {
    let divisor = match said {
        None | Some("") => DEFAULT,
        Some("full") => 1,
        Some(number) => number.parse().ok().filter(|number| *number > 0)?,
    };
    Some((whole / divisor).max(1))
}

/// How long each [`Fuzz`] runs, when that is said.
///
/// # Panics
/// When `WIEC_FUZZ_SECONDS` is no number.
#[must_use]
pub fn seconds() -> Option<u64> {
    let said = std::env::var("WIEC_FUZZ_SECONDS").ok().filter(|said| !said.is_empty());
    said.map(|said| said.parse().expect("WIEC_FUZZ_SECONDS is a number"))
}

/// The seed of this run.
///
/// # Panics
/// When `WIEC_SEED` is no number.
#[must_use]
pub fn seed() -> u64 {
    std::env::var("WIEC_SEED").map_or(SEED, |text| text.parse().expect("WIEC_SEED is a number"))
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn a_hundredth_unless_told_otherwise() {
        assert_eq!(part(20_000, None), Some(200));
        assert_eq!(part(20, None), Some(1));
        assert_eq!(part(20_000, Some("full")), Some(20_000));
        assert_eq!(part(20_000, Some("10")), Some(2_000));
        assert_eq!(part(20_000, Some("0")), None);
        assert_eq!(part(20_000, Some("all")), None);
    }
}
