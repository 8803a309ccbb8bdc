//! The hard trials: one right each whatever races, nobody linked to a ballot,
//! nothing lost when everything is killed.
//!
//! How much of each runs is said by `WIEC_TRIALS` (tests/README.md); each has a
//! control that must be caught, so that the trial can fail.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![expect(clippy::print_stdout, reason = "a trial tells its figures: `cargo test --test trials -- --nocapture`")]

mod kills;
mod linkage;
mod one_right;
mod town;
