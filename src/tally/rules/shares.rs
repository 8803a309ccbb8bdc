//! Quorum and threshold: shares that have to be reached, in one place for
//! `plurality`, `approval` and `referendum`.
//!
//! * **Quorum** (`quorum`): a share of the people who may vote (`electorate`) must
//!   have taken part; `quorum-counts=cast` counts every ballot, blank and void
//!   ones too, `not-void` leaves void ones out, `valid` blank ones as well.
//! * **Threshold** (`threshold`): the highest total must be a share of the valid
//!   ballots, of those that are not void, of all cast, or of the electorate
//!   (`threshold-of`).
//! * **Approval quorum** (`approval-quorum`, for referendums): besides, the
//!   proposal must have a share of the electorate behind it. Unlike a quorum of
//!   people taking part it rewards nobody for staying at home.
//! * `…-test=at-least` takes exactly the share (≥), `more-than` does not (>).
//!
//! Compared by cross-multiplication: a third is a third, never 33.33 %, and
//! nothing is rounded.

use crate::CountError;
use crate::outcome::{BallotCount, Base, Reached, Test};
use crate::profile::Profile;
use crate::rule::{Allowed, Parameter};
use crate::spec::RuleSpec;

const TESTS: Allowed = Allowed::Word(&["at-least", "more-than"]);

/// The parameters of quorum and threshold.
pub(crate) const SHARES: [Parameter; 7] = [
    Parameter {
        name: "electorate",
        default: "none",
        allowed: Allowed::NumberOrNone { least: 1 },
        summary: "how many people may vote",
    },
    Parameter {
        name: "quorum",
        default: "none",
        allowed: Allowed::ShareOrNone,
        summary: "the share of the electorate that must take part",
    },
    Parameter {
        name: "quorum-counts",
        default: "cast",
        allowed: Allowed::Word(&["cast", "valid", "not-void"]),
        summary: "the ballots that count as taking part",
    },
    Parameter {
        name: "quorum-test",
        default: "at-least",
        allowed: TESTS,
        summary: "whether exactly the share is enough",
    },
    Parameter {
        name: "threshold",
        default: "none",
        allowed: Allowed::ShareOrNone,
        summary: "the share the winner must have",
    },
    Parameter {
        name: "threshold-of",
        default: "valid",
        allowed: Allowed::Word(&["valid", "not-void", "cast", "electorate"]),
        summary: "what that is a share of",
    },
    Parameter {
        name: "threshold-test",
        default: "at-least",
        allowed: TESTS,
        summary: "whether exactly the share is enough",
    },
];

/// The parameters of an approval quorum.
pub(crate) const APPROVAL_QUORUM: [Parameter; 2] = [
    Parameter {
        name: "approval-quorum",
        default: "none",
        allowed: Allowed::ShareOrNone,
        summary: "the share of the electorate that must be for the proposal",
    },
    Parameter {
        name: "approval-quorum-test",
        default: "at-least",
        allowed: TESTS,
        summary: "whether exactly the share is enough",
    },
];

/// Whether enough people took part; `None` when no quorum is set.
pub(crate) fn quorum(profile: &Profile, spec: &RuleSpec, ballots: &BallotCount) -> Result<Option<Reached>, CountError> {
    let Some(share) = spec.share("quorum") else { return Ok(None) };
    let part = match spec.text("quorum-counts") {
        "valid" => ballots.valid,
        "not-void" => ballots.total - ballots.invalid,
        _ => ballots.total,
    };
    let people = people(profile, spec, "quorum")?;
    Ok(Some(Reached::new(share, Base::Electorate, test(spec, "quorum-test"), (part, people))))
}

/// Whether `votes` are enough; `None` when no threshold is set.
pub(crate) fn threshold(
    profile: &Profile,
    spec: &RuleSpec,
    ballots: &BallotCount,
    votes: u64,
) -> Result<Option<Reached>, CountError> {
    let Some(share) = spec.share("threshold") else { return Ok(None) };
    let (of, whole) = match spec.text("threshold-of") {
        "electorate" => (Base::Electorate, people(profile, spec, "threshold-of")?),
        "cast" => (Base::Cast, ballots.total),
        "not-void" => (Base::NotVoid, ballots.total - ballots.invalid),
        _ => (Base::Valid, ballots.valid),
    };
    Ok(Some(Reached::new(share, of, test(spec, "threshold-test"), (votes, whole))))
}

/// Whether enough of the electorate are for it; `None` when that is not asked.
pub(crate) fn approval_quorum(profile: &Profile, spec: &RuleSpec, votes: u64) -> Result<Option<Reached>, CountError> {
    let Some(share) = spec.share("approval-quorum") else { return Ok(None) };
    let people = people(profile, spec, "approval-quorum")?;
    Ok(Some(Reached::new(share, Base::Electorate, test(spec, "approval-quorum-test"), (votes, people))))
}

/// Whether something was asked and not reached.
pub(crate) fn missed(reached: Option<&Reached>) -> bool {
    reached.is_some_and(|reached| !reached.met)
}

fn people(profile: &Profile, spec: &RuleSpec, parameter: &'static str) -> Result<u64, CountError> {
    spec.electorate(profile).ok_or(CountError::Electorate { parameter })
}

fn test(spec: &RuleSpec, name: &str) -> Test {
    if spec.says(name, "more-than") { Test::MoreThan } else { Test::AtLeast }
}
