//! **Plurality** (single choice): each ballot names one option; the option named
//! most often wins.
//!
//! A ballot with several marks is void (`too-many-marks`). Of a ranking the first
//! place counts (`firsts`); one with several options there is void (`overvote`).
//! Quorum and threshold as in `shares`.
//!
//! Source: the ordinary practice of elections; named "FPTP" in COUNTING §1.
//! Satisfies majority, monotonicity, participation, homogeneity.

use super::firsts::firsts;
use super::shares::SHARES;
use super::single;
use super::sums::{Marks, sums};
use crate::CountError;
use crate::outcome::Outcome;
use crate::profile::{Ballots, Kind, Profile};
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "plurality",
    summary: "each ballot names one option, or ranks one first; the option named most often wins",
    takes: &[Kind::Choice, Kind::Approval, Kind::Ranking],
    seats: Seats::One,
    unsaid_ties: TieOrder::Undrawn,
    parameters: &SHARES,
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let sums = match profile.ballots() {
        Ballots::Ranking(bag) => firsts(profile, bag),
        _ => sums(profile, Marks { least: 1, most: 1 })?,
    };
    single::decide(profile, spec, sums)
}
