//! The first as many as there are seats: for rules that give every option a
//! total, or any other order with ties.
//!
//! A group of tied options is elected whole when it fits the seats that are
//! left; else the tie order says which of them are elected. Who is elected
//! without a tie is told even when the last seats stay open.

use std::collections::BTreeMap;

use crate::CountError;
use crate::breaker::{Breaker, with_ties};
use crate::outcome::{BallotCount, Decision, Outcome, Round, Step};
use crate::profile::Profile;
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

/// All that is known before anybody is elected.
pub(crate) struct Standings {
    pub(crate) ballots: BallotCount,
    /// The steps so far.
    pub(crate) steps: Vec<Step>,
    /// The options that stand, best first, tied ones in one group.
    pub(crate) ranking: Vec<Vec<usize>>,
    pub(crate) totals: BTreeMap<String, String>,
}

/// The options that were not withdrawn, by descending total; equal totals in one
/// group, as listed.
pub(crate) fn by_total<T: Ord>(profile: &Profile, totals: &[T]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<&T, Vec<usize>> = BTreeMap::new();
    for place in profile.standing() {
        groups.entry(&totals[place]).or_default().push(place);
    }
    groups.into_values().rev().collect()
}

/// The totals of the options that were not withdrawn, as text.
pub(crate) fn printed(profile: &Profile, total: impl Fn(usize) -> String) -> BTreeMap<String, String> {
    profile.standing().into_iter().map(|place| (profile.id(place).to_owned(), total(place))).collect()
}

/// Fills the seats from the top and shows the working as one round.
pub(crate) fn elect(profile: &Profile, spec: &RuleSpec, standings: Standings) -> Result<Outcome, CountError> {
    let fill = |spec: &RuleSpec| {
        with_ties::<u64>(profile, spec, &[], |breaker| {
            let mut outcome = Outcome::begun(profile, spec, BallotCount::default());
            let mut steps = Vec::new();
            outcome.decision = seat(profile, spec, &standings, breaker, (&mut outcome.winners, &mut steps));
            outcome.rounds.push(Round::new(1, BTreeMap::new(), steps));
            Ok(outcome)
        })
    };
    let mut outcome = fill(spec)?;
    if !outcome.outcomes.is_empty() {
        // One tie at most, and every way to break it was tried: it stays open.
        let open = fill(&spec.clone().with_ties(TieOrder::Undrawn))?;
        outcome.rounds = open.rounds;
        outcome.ties.iter_mut().for_each(|tie| tie.chosen.clear());
        for step in &mut outcome.rounds[0].steps {
            if let Step::TieOpen(tie) = step {
                tie.by = spec.ties().to_string();
            }
        }
    }
    outcome.ballots = standings.ballots;
    outcome.ranking = standings.ranking.iter().map(|group| profile.ids(group)).collect();
    outcome.rounds[0].steps.splice(0..0, standings.steps);
    outcome.rounds[0].totals = standings.totals.clone();
    outcome.totals = standings.totals;
    Ok(outcome)
}

/// The winners into `told.0`, the steps into `told.1`.
fn seat(
    profile: &Profile,
    spec: &RuleSpec,
    standings: &Standings,
    breaker: &mut Breaker<'_>,
    told: (&mut Vec<String>, &mut Vec<Step>),
) -> Decision {
    let (winners, steps) = told;
    let undecided = |why| Step::Undecided { why };
    if standings.ballots.valid == 0 {
        steps.push(undecided(Decision::NoValidBallots));
        return Decision::NoValidBallots;
    }
    let total = |place: usize| standings.totals.get(profile.id(place)).cloned().unwrap_or_default();
    if let (1, Some(first)) = (spec.seats(), standings.ranking.first()) {
        steps.push(Step::Lead { options: profile.ids(first), total: total(first[0]) });
    }
    for group in &standings.ranking {
        let left = spec.seats() - winners.len();
        if left == 0 {
            break;
        }
        let met = breaker.met();
        let at = if spec.seats() == 1 { "winner" } else { "last-seats" };
        let chosen = breaker.take(at, group, left.min(group.len()));
        if breaker.met() > met {
            steps.extend(breaker.told());
        }
        let Some(chosen) = chosen else {
            winners.clear();
            steps.push(undecided(Decision::Tied));
            return Decision::Tied;
        };
        for place in chosen {
            steps.push(Step::Elected { option: profile.id(place).to_owned(), total: total(place) });
            winners.push(profile.id(place).to_owned());
        }
    }
    Decision::Won
}
