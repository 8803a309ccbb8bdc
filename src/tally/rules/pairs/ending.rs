//! The end of a count of pairs: one option can win, or several are tied.

use std::collections::BTreeMap;

use super::{Begun, Pairs};
use crate::breaker::ranks;
use crate::outcome::{BallotCount, Decision, Outcome, PairStep, Round, Step, Tie};
use crate::profile::Profile;
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

/// What a rule found out.
pub(crate) struct Finding {
    /// All options, best first, tied ones in one group.
    pub(crate) ranking: Vec<Vec<usize>>,
    /// Those that can win: the first group, or fewer.
    pub(crate) possible: Vec<usize>,
    /// A total for each option.
    pub(crate) totals: Vec<String>,
    /// The steps that led there.
    pub(crate) steps: Vec<Step>,
    /// Ties met on the way.
    pub(crate) ties: Vec<Tie>,
    /// Why nobody can win, if so.
    pub(crate) none: Option<Decision>,
}

impl Finding {
    /// One of the first group wins, and no tie was met before.
    pub(crate) fn new(ranking: Vec<Vec<usize>>, totals: Vec<String>, steps: Vec<Step>) -> Self {
        let possible = ranking.first().cloned().unwrap_or_default();
        Self { ranking, possible, totals, steps, ties: Vec::new(), none: None }
    }
}

/// The winner, or the tie; the whole count as one round.
pub(crate) fn finish(profile: &Profile, spec: &RuleSpec, begun: Begun, finding: Finding) -> Outcome {
    let Begun { pairs, ballots, mut steps } = begun;
    let mut outcome = Outcome::begun(profile, spec, BallotCount::default());
    if ballots.valid == 0 {
        outcome.decision = Decision::NoValidBallots;
    } else {
        steps.extend(finding.steps);
        outcome.ties = finding.ties;
        match finding.none {
            Some(why) => outcome.decision = why,
            None => choose(profile, spec, (&pairs, &finding.possible), &mut outcome, &mut steps),
        }
    }
    if let Some(winner) = outcome.winners.first() {
        steps.push(Step::Pairs(PairStep::PairsWinner { option: winner.clone() }));
    } else {
        steps.push(Step::Undecided { why: outcome.decision });
    }
    outcome.ranking = finding.ranking.iter().map(|group| pairs.ids(profile, group)).collect();
    outcome.totals = totals(profile, &pairs, finding.totals);
    outcome.rounds = vec![Round::new(1, outcome.totals.clone(), steps)];
    outcome.ballots = ballots;
    outcome.pairwise = Some(pairs.printed(profile));
    outcome
}

fn totals(profile: &Profile, pairs: &Pairs, totals: Vec<String>) -> BTreeMap<String, String> {
    totals.into_iter().enumerate().map(|(option, total)| (pairs.id(profile, option), total)).collect()
}

fn choose(
    profile: &Profile,
    spec: &RuleSpec,
    (pairs, possible): (&Pairs, &[usize]),
    outcome: &mut Outcome,
    steps: &mut Vec<Step>,
) {
    if let [only] = possible {
        outcome.winners = vec![pairs.id(profile, *only)];
        return;
    }
    let ranks = ranks::<u64>(profile, spec.ties(), &[]);
    let first = ranks.and_then(|ranks| possible.iter().min_by_key(|&&option| ranks[pairs.place(option)]));
    outcome.winners = first.map(|&option| pairs.id(profile, option)).into_iter().collect();
    let among = pairs.ids(profile, possible);
    let tie = Tie { at: "winner".to_owned(), among, chosen: outcome.winners.clone(), by: spec.ties().to_string() };
    if first.is_some() {
        steps.push(Step::TieBroken(tie.clone()));
    } else {
        outcome.decision = Decision::Tied;
        steps.push(Step::TieOpen(tie.clone()));
        if *spec.ties() == TieOrder::All {
            outcome.outcomes = tie.among.iter().map(|id| vec![id.clone()]).collect();
        }
    }
    outcome.ties.push(tie);
}
