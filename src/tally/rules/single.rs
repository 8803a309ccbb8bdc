//! From totals to one winner: quorum, the highest total, threshold, tie.
//!
//! * **Quorum** (`quorum`): a share of the people who may vote (`electorate`) must
//!   have taken part; `quorum-counts=cast` counts every ballot, blank and void
//!   ones too, `valid` only those that count.
//! * **Threshold** (`threshold`): the highest total must be a share of the valid
//!   ballots, of all cast, or of the electorate (`threshold-of`).
//! * `…-test=at-least` takes exactly the share (≥), `more-than` does not (>).
//!
//! A missed quorum or threshold leaves no winner, and then no tie is broken. A
//! tie is broken by the spec's tie order; without a lot the count stays open.

use std::collections::BTreeMap;

use super::sums::Sums;
use crate::CountError;
use crate::outcome::{BallotCount, Base, Decision, Outcome, Reached, Round, Step, Test, Tie};
use crate::profile::Profile;
use crate::rule::{Allowed, Parameter};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

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
        allowed: Allowed::Word(&["cast", "valid"]),
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
        allowed: Allowed::Word(&["valid", "cast", "electorate"]),
        summary: "what that is a share of",
    },
    Parameter {
        name: "threshold-test",
        default: "at-least",
        allowed: TESTS,
        summary: "whether exactly the share is enough",
    },
];

/// Decides and shows the working.
pub(crate) fn decide(profile: &Profile, spec: &RuleSpec, sums: Sums) -> Result<Outcome, CountError> {
    let Sums { totals, ballots, mut steps } = sums;
    let groups = groups(profile, &totals);
    let first = groups.first().map_or(&[][..], Vec::as_slice);
    let highest = first.first().map_or(0, |&place| totals[place]);
    let quorum = quorum(profile, spec, &ballots)?;
    let threshold = threshold(profile, spec, &ballots, highest)?;

    steps.extend(quorum.clone().map(Step::Quorum));
    let missed = |reached: &Option<Reached>| reached.as_ref().is_some_and(|reached| !reached.met);
    let mut leading = Leading { decision: Decision::Won, winners: Vec::new(), ties: Vec::new(), outcomes: Vec::new() };
    if missed(&quorum) {
        leading.decision = Decision::NoQuorum;
    } else if ballots.valid == 0 {
        leading.decision = Decision::NoValidBallots;
    } else {
        steps.push(Step::Lead { options: ids(profile, first), total: highest.to_string() });
        steps.extend(threshold.clone().map(Step::Threshold));
        if missed(&threshold) {
            leading.decision = Decision::BelowThreshold;
        } else {
            leading.choose(profile, spec.ties(), first, &mut steps);
        }
    }
    match leading.winners.first() {
        Some(option) => steps.push(Step::Elected { option: option.clone(), total: highest.to_string() }),
        None => steps.push(Step::Undecided { why: leading.decision }),
    }
    let totals = printed(profile, &totals);
    Ok(Outcome {
        decision: leading.decision,
        winners: leading.winners,
        ranking: groups.iter().map(|group| ids(profile, group)).collect(),
        ties: leading.ties,
        rounds: vec![Round::new(1, totals.clone(), steps)],
        totals,
        quorum,
        threshold,
        outcomes: leading.outcomes,
        ..Outcome::begun(profile, spec, ballots)
    })
}

struct Leading {
    decision: Decision,
    winners: Vec<String>,
    ties: Vec<Tie>,
    outcomes: Vec<Vec<String>>,
}

impl Leading {
    /// The winner among those with the highest total.
    fn choose(&mut self, profile: &Profile, order: &TieOrder, first: &[usize], steps: &mut Vec<Step>) {
        if let [only] = first {
            self.winners = ids(profile, &[*only]);
            return;
        }
        let tied: Vec<(&str, usize)> = first.iter().map(|&place| (profile.id(place), place)).collect();
        let chosen = order.first(&tied);
        self.winners = ids(profile, chosen.as_slice());
        let tie = Tie {
            at: "winner".to_owned(),
            among: ids(profile, first),
            chosen: self.winners.clone(),
            by: order.to_string(),
        };
        if chosen.is_none() {
            self.decision = Decision::Tied;
            if *order == TieOrder::All {
                self.outcomes = first.iter().map(|&place| ids(profile, &[place])).collect();
            }
            steps.push(Step::TieOpen(tie.clone()));
        } else {
            steps.push(Step::TieBroken(tie.clone()));
        }
        self.ties.push(tie);
    }
}

/// The places that were not withdrawn, by descending total; equal totals in one
/// group, as listed.
fn groups(profile: &Profile, totals: &[u64]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (place, entry) in profile.entries().iter().enumerate() {
        if !entry.withdrawn {
            groups.entry(totals[place]).or_default().push(place);
        }
    }
    groups.into_values().rev().collect()
}

fn ids(profile: &Profile, places: &[usize]) -> Vec<String> {
    places.iter().map(|&place| profile.id(place).to_owned()).collect()
}

fn printed(profile: &Profile, totals: &[u64]) -> BTreeMap<String, String> {
    let counted = profile.entries().iter().zip(totals).filter(|(entry, _)| !entry.withdrawn);
    counted.map(|(entry, total)| (entry.id.clone(), total.to_string())).collect()
}

fn quorum(profile: &Profile, spec: &RuleSpec, ballots: &BallotCount) -> Result<Option<Reached>, CountError> {
    let Some(share) = spec.share("quorum") else { return Ok(None) };
    let people = spec.electorate(profile).ok_or(CountError::Electorate { parameter: "quorum" })?;
    let part = if spec.says("quorum-counts", "valid") { ballots.valid } else { ballots.total };
    Ok(Some(Reached::new(share, Base::Electorate, test(spec, "quorum-test"), (part, people))))
}

fn threshold(
    profile: &Profile,
    spec: &RuleSpec,
    ballots: &BallotCount,
    highest: u64,
) -> Result<Option<Reached>, CountError> {
    let Some(share) = spec.share("threshold") else { return Ok(None) };
    let (of, whole) = if spec.says("threshold-of", "electorate") {
        let people = spec.electorate(profile).ok_or(CountError::Electorate { parameter: "threshold-of" })?;
        (Base::Electorate, people)
    } else if spec.says("threshold-of", "cast") {
        (Base::Cast, ballots.total)
    } else {
        (Base::Valid, ballots.valid)
    };
    Ok(Some(Reached::new(share, of, test(spec, "threshold-test"), (highest, whole))))
}

fn test(spec: &RuleSpec, name: &str) -> Test {
    if spec.says(name, "more-than") { Test::MoreThan } else { Test::AtLeast }
}
