//! **Approval**: each ballot names any number of options, or up to `max`; each
//! mark counts one; the option with most marks wins.
//!
//! A ballot with more than `max` marks is void (`too-many-marks`), one with some
//! but fewer than `min` too (`too-few-marks`); it is never cut to fit. Quorum and
//! threshold as in `shares`.
//!
//! Source: S. Brams, P. Fishburn, *Approval Voting* (1983).
//! Satisfies monotonicity, participation, homogeneity; not majority.

use super::shares::SHARES;
use super::single;
use super::sums::{Marks, sums};
use crate::CountError;
use crate::outcome::Outcome;
use crate::profile::{Kind, Profile};
use crate::rule::{Allowed, Parameter, Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(super) const MAX: Parameter = Parameter {
    name: "max",
    default: "none",
    allowed: Allowed::NumberOrNone { least: 1 },
    summary: "most options a ballot may name",
};

pub(super) const MIN: Parameter = Parameter {
    name: "min",
    default: "1",
    allowed: Allowed::Number { least: 1 },
    summary: "fewest options a ballot that is not blank may name",
};

pub(crate) static RULE: Rule = Rule {
    id: "approval",
    summary: "each ballot names any number of options; the option named most often wins",
    takes: &[Kind::Choice, Kind::Approval],
    seats: Seats::One,
    unsaid_ties: TieOrder::Undrawn,
    parameters: &[MAX, MIN, SHARES[0], SHARES[1], SHARES[2], SHARES[3], SHARES[4], SHARES[5], SHARES[6]],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    single::decide(profile, spec, sums(profile, marks(spec))?)
}

/// How many marks a ballot may have.
pub(super) fn marks(spec: &RuleSpec) -> Marks {
    let number = |name| spec.number(name).map(|n| usize::try_from(n).unwrap_or(usize::MAX));
    Marks { least: number("min").unwrap_or(1), most: number("max").unwrap_or(usize::MAX) }
}
