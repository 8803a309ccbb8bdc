//! **Plurality** (single choice): each ballot names one option; the option named
//! most often wins.
//!
//! A ballot with several marks is void (`too-many-marks`). Quorum and threshold
//! as in `shares`.
//!
//! Source: the ordinary practice of elections; named "FPTP" in COUNTING §1.
//! Satisfies majority, monotonicity, participation, homogeneity.

use super::shares::SHARES;
use super::single;
use super::sums::{Marks, sums};
use crate::CountError;
use crate::outcome::Outcome;
use crate::profile::{Kind, Profile};
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "plurality",
    summary: "each ballot names one option; the option named most often wins",
    takes: &[Kind::Choice, Kind::Approval],
    seats: Seats::One,
    unsaid_ties: TieOrder::Undrawn,
    parameters: &SHARES,
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    single::decide(profile, spec, sums(profile, Marks { least: 1, most: 1 })?)
}
