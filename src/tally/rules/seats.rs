//! Committees from approvals: each ballot names any number of options, several
//! of which win.
//!
//! What the rules share: [`Approvals`] turns the ballots round (for each option
//! the ballots that name it), [`turns`] fills seat after seat, [`taking`]
//! those left by the highest total, [`holdings`] keeps what each ballot has or bears.
//!
//! Conventions. Blank ballots change nothing but the endowment of equal shares,
//! which every ballot that is not void has a part of. Marks for withdrawn options
//! are struck first. Batches counted by hand can be taken over for ballots of one
//! choice, and by `av`; other rules need the ballots themselves. A tie that no
//! published order breaks is broken as listed when a count by hand names no order,
//! as in `abcvoting` (resolute), and told like any other.
//!
//! Numbers. Sums of ballots are at most 2^48 and kept in 64 bits; everything
//! else is a big rational, made once for an option and round from those sums.

pub(crate) mod av;
pub(crate) mod equal_shares;
pub(crate) mod pav;
pub(crate) mod phragmen;
pub(crate) mod sav;
pub(crate) mod seq_cc;
pub(crate) mod seq_pav;

mod approvals;
mod course;
mod holdings;
mod levels;
mod taking;
mod turns;

use std::collections::BTreeMap;

use num_rational::BigRational;

use approvals::Approvals;
use course::Course;

use super::sums::{Marks, Sums, sums};
use super::top::{self, Standings};
use crate::CountError;
use crate::breaker::{Breaker, with_ties};
use crate::outcome::{BallotCount, Decision, Outcome, Step};
use crate::profile::{Kind, Profile};
use crate::spec::RuleSpec;

/// The ballots every rule here counts.
pub(crate) const TAKES: &[Kind] = &[Kind::Approval, Kind::Choice];

/// The ballots before the count begins.
struct Opening {
    /// How many ballots name each option, by place.
    named: Vec<u64>,
    ballots: BallotCount,
    steps: Vec<Step>,
}

impl Opening {
    fn new(profile: &Profile) -> Result<Self, CountError> {
        let most = if profile.ballots().kind() == Kind::Choice { 1 } else { usize::MAX };
        let Sums { totals, ballots, steps } = sums(profile, Marks { least: 1, most })?;
        Ok(Self { named: totals, ballots, steps })
    }

    /// The outcome when no ballot counts.
    fn void(self, profile: &Profile, spec: &RuleSpec) -> Outcome {
        let mut outcome = Outcome::begun(profile, spec, self.ballots);
        outcome.decision = Decision::NoValidBallots;
        let standing = profile.standing();
        outcome.totals = standing.iter().map(|&place| (profile.id(place).to_owned(), "0".to_owned())).collect();
        outcome.ranking = vec![profile.ids(&standing)];
        let mut steps = self.steps;
        steps.push(Step::Undecided { why: outcome.decision });
        outcome.rounds.push(crate::outcome::Round::new(1, outcome.totals.clone(), steps));
        outcome
    }
}

/// The options of the highest totals win; a committee is a set, so its members
/// come as they are listed.
fn as_listed(profile: &Profile, spec: &RuleSpec, standings: Standings) -> Result<Outcome, CountError> {
    let mut outcome = top::elect(profile, spec, standings)?;
    let places: BTreeMap<&str, usize> =
        profile.standing().into_iter().map(|place| (profile.id(place), place)).collect();
    let committees = std::iter::once(&mut outcome.winners).chain(&mut outcome.outcomes);
    committees.for_each(|committee| committee.sort_by_key(|id| places.get(id.as_str())));
    Ok(outcome)
}

/// Counts by filling seats one after another: `fill` gets a course with nobody
/// elected and carries it to its end. It runs once for every way to break ties.
fn seats_in_turn(
    profile: &Profile,
    spec: &RuleSpec,
    fill: impl Fn(&mut Course<'_, '_>, &Approvals, &BallotCount),
) -> Result<Outcome, CountError> {
    let opening = Opening::new(profile)?;
    if opening.ballots.valid == 0 {
        return Ok(opening.void(profile, spec));
    }
    let approvals = Approvals::gather(profile, spec)?;
    let rule = |breaker: &mut Breaker<'_>| {
        let mut course = Course::begin(profile, spec.seats(), opening.steps.clone(), breaker);
        fill(&mut course, &approvals, &opening.ballots);
        Ok(course.outcome(Outcome::begun(profile, spec, opening.ballots.clone())))
    };
    let mut outcome = with_ties(profile, spec, &opening.named, rule)?;
    if outcome.outcomes.len() > 1 {
        outcome.ranking = ranking_of_all(profile, &outcome.outcomes);
    }
    Ok(outcome)
}

/// The ranking that all tied outcomes share: the options that win in each of
/// them, those that win in some, those that win in none.
fn ranking_of_all(profile: &Profile, outcomes: &[Vec<String>]) -> Vec<Vec<String>> {
    let mut groups: BTreeMap<u8, Vec<String>> = BTreeMap::new();
    for place in profile.standing() {
        let id = profile.id(place);
        let wins = outcomes.iter().filter(|winners| winners.iter().any(|winner| winner == id)).count();
        let group = if wins == outcomes.len() { 0 } else { 1 + u8::from(wins == 0) };
        groups.entry(group).or_default().push(id.to_owned());
    }
    groups.into_values().collect()
}

/// Puts `options` in groups of equal measure, the best first; those without a
/// measure come last.
fn groups(options: &[usize], measure: impl Fn(usize) -> Option<BigRational>, best: Best) -> Vec<Vec<usize>> {
    let mut measured: BTreeMap<BigRational, Vec<usize>> = BTreeMap::new();
    let mut without = Vec::new();
    for &option in options {
        match measure(option) {
            Some(measure) => measured.entry(measure).or_default().push(option),
            None => without.push(option),
        }
    }
    let mut groups: Vec<Vec<usize>> = measured.into_values().collect();
    if best == Best::Highest {
        groups.reverse();
    }
    groups.extend(Some(without).filter(|without| !without.is_empty()));
    groups
}

/// Which measure is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Best {
    Highest,
    Lowest,
}

#[cfg(test)]
mod testing {
    use crate::outcome::Outcome;
    use crate::profile::{Entry, Kind, Profile, ProfileBuilder};
    use crate::spec::RuleSpec;

    /// Example 2.1 of Lackner, Skowron (2023): each letter an option.
    pub(super) const RUNNING: &[(u64, &str)] =
        &[(3, "ab"), (3, "ac"), (2, "ad"), (1, "bcf"), (1, "e"), (1, "f"), (1, "g")];

    /// Ballots as numbers and letters; options as many letters as `options`.
    pub(super) fn profile(options: &str, ballots: &[(u64, &str)]) -> Profile {
        let entries = options.chars().map(Entry::new);
        let mut builder = ProfileBuilder::new(Kind::Approval, entries).unwrap();
        for (times, letters) in ballots {
            let marks: Vec<String> = letters.chars().map(String::from).collect();
            builder.marks(&marks, *times).unwrap();
        }
        builder.build()
    }

    pub(super) fn spec(rule: &str, seats: usize, ties: &str) -> RuleSpec {
        RuleSpec::of(rule).unwrap().with_seats(seats).unwrap().with_ties(ties.parse().unwrap())
    }

    /// The winners, or with a slash between all that are tied.
    pub(super) fn won(outcome: &Outcome) -> String {
        let all = if outcome.outcomes.is_empty() { vec![outcome.winners.clone()] } else { outcome.outcomes.clone() };
        all.into_iter().map(|winners| winners.concat()).collect::<Vec<_>>().join("/")
    }

    /// What the rule says of the running example for one to five seats, all ties
    /// reported.
    pub(super) fn running(spec: impl Fn(usize) -> RuleSpec) -> [String; 5] {
        let profile = profile("abcdefg", RUNNING);
        [1, 2, 3, 4, 5].map(|seats| won(&crate::count(&profile, &spec(seats)).unwrap()))
    }
}
