//! From totals to one winner: quorum, the highest total, threshold (both as in
//! `shares`), tie.
//!
//! A missed quorum or threshold leaves no winner, and then no tie is broken. A
//! tie is broken by the spec's tie order; without a lot the count stays open.

use super::shares::{self, missed};
use super::sums::Sums;
use super::top::{by_total, printed};
use crate::CountError;
use crate::outcome::{Decision, Outcome, Round, Step, Tie};
use crate::profile::Profile;
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

/// Decides and shows the working.
pub(crate) fn decide(profile: &Profile, spec: &RuleSpec, sums: Sums) -> Result<Outcome, CountError> {
    let Sums { totals, ballots, mut steps } = sums;
    let groups = by_total(profile, &totals);
    let first = groups.first().map_or(&[][..], Vec::as_slice);
    let highest = first.first().map_or(0, |&place| totals[place]);
    let quorum = shares::quorum(profile, spec, &ballots)?;
    let threshold = shares::threshold(profile, spec, &ballots, highest)?;

    steps.extend(quorum.clone().map(Step::Quorum));
    let mut leading = Leading { decision: Decision::Won, winners: Vec::new(), ties: Vec::new(), outcomes: Vec::new() };
    if missed(quorum.as_ref()) {
        leading.decision = Decision::NoQuorum;
    } else if ballots.valid == 0 {
        leading.decision = Decision::NoValidBallots;
    } else {
        steps.push(Step::Lead { options: profile.ids(first), total: highest.to_string() });
        steps.extend(threshold.clone().map(Step::Threshold));
        if missed(threshold.as_ref()) {
            leading.decision = Decision::BelowThreshold;
        } else {
            leading.choose(profile, spec.ties(), first, &mut steps);
        }
    }
    match leading.winners.first() {
        Some(option) => steps.push(Step::Elected { option: option.clone(), total: highest.to_string() }),
        None => steps.push(Step::Undecided { why: leading.decision }),
    }
    let totals = printed(profile, |place| totals[place].to_string());
    Ok(Outcome {
        decision: leading.decision,
        winners: leading.winners,
        ranking: groups.iter().map(|group| profile.ids(group)).collect(),
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
            self.winners = profile.ids(&[*only]);
            return;
        }
        let tied: Vec<(&str, usize)> = first.iter().map(|&place| (profile.id(place), place)).collect();
        let chosen = order.first(&tied);
        self.winners = profile.ids(chosen.as_slice());
        let tie = Tie {
            at: "winner".to_owned(),
            among: profile.ids(first),
            chosen: self.winners.clone(),
            by: order.to_string(),
        };
        if chosen.is_none() {
            self.decision = Decision::Tied;
            if *order == TieOrder::All {
                self.outcomes = first.iter().map(|&place| profile.ids(&[place])).collect();
            }
            steps.push(Step::TieOpen(tie.clone()));
        } else {
            steps.push(Step::TieBroken(tie.clone()));
        }
        self.ties.push(tie);
    }
}
