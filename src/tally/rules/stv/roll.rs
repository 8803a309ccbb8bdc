//! Who is elected, excluded, or still in the count, and what each has; how that
//! is told.

use std::collections::BTreeMap;

use super::decimal;
use crate::breaker::Breaker;
use crate::outcome::{Decision, Outcome, Round, RoundStep, Step};
use crate::profile::Profile;
use crate::rules::standings::by_total;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Hopeful,
    Elected,
    /// Excluded or withdrawn.
    Out,
}

/// The list of options on the wall.
pub(super) struct Roll<'a> {
    profile: &'a Profile,
    seats: usize,
    /// Decimal places of a unit of votes.
    places: u32,
    state: Vec<State>,
    /// What each has, in units.
    pub(super) votes: Vec<u128>,
    /// What each had when it was last counted.
    last: Vec<u128>,
    /// The elected, those elected at once with equal votes together.
    elected: Vec<Vec<usize>>,
    excluded: Vec<usize>,
    pub(super) steps: Vec<Step>,
    rounds: Vec<Round>,
}

impl<'a> Roll<'a> {
    pub(super) fn new(profile: &'a Profile, seats: usize, places: u32, steps: Vec<Step>) -> Self {
        let entries = profile.entries();
        let state = entries.iter().map(|entry| if entry.withdrawn { State::Out } else { State::Hopeful }).collect();
        let none = vec![0; entries.len()];
        let (elected, excluded, rounds) = (Vec::new(), Vec::new(), Vec::new());
        Self { profile, seats, places, state, votes: none.clone(), last: none, elected, excluded, steps, rounds }
    }

    pub(super) fn state(&self, option: usize) -> State {
        self.state[option]
    }

    /// Those still in the count, as listed.
    pub(super) fn hopeful(&self) -> Vec<usize> {
        (0..self.state.len()).filter(|&option| self.state[option] == State::Hopeful).collect()
    }

    /// The elected, first to last.
    pub(super) fn elected(&self) -> impl Iterator<Item = usize> {
        self.elected.iter().flatten().copied()
    }

    pub(super) fn vacancies(&self) -> usize {
        self.seats.saturating_sub(self.elected().count())
    }

    /// All that rests with somebody.
    pub(super) fn counting(&self) -> u128 {
        self.votes.iter().sum()
    }

    pub(super) fn id(&self, option: usize) -> String {
        self.profile.id(option).to_owned()
    }

    pub(super) fn decimal(&self, units: u128) -> String {
        decimal(units, self.places)
    }

    pub(super) fn tell(&mut self, step: RoundStep) {
        self.steps.push(Step::Rounds(step));
    }

    /// The number of the round under way.
    pub(super) fn round(&self) -> usize {
        self.rounds.len() + 1
    }

    /// Those in the count with a quota.
    pub(super) fn reached(&self, quota: u128) -> Vec<usize> {
        self.hopeful().into_iter().filter(|&option| self.votes[option] >= quota).collect()
    }

    /// Elects those in the count with a quota, says who; nobody when a tie is in the
    /// way.
    ///
    /// There can be more of them than seats only in Meek's count, when ballots that
    /// stopped at an overvote came back and the quota grew with them: then those
    /// with most are elected.
    pub(super) fn elect(&mut self, quota: u128, breaker: &mut Breaker<'_>) -> Option<Vec<usize>> {
        let mut all = Vec::new();
        for group in by_total(self.reached(quota), |option| self.votes[option]) {
            let many = group.len().min(self.vacancies());
            let met = breaker.met();
            let chosen = breaker.take(&format!("election:{}", self.round()), &group, many);
            self.steps.extend(breaker.told_since(met));
            let chosen = chosen?;
            for &option in &chosen {
                let step = Step::Elected { option: self.id(option), total: self.decimal(self.votes[option]) };
                self.steps.push(step);
                self.state[option] = State::Elected;
            }
            all.extend(&chosen);
            if !chosen.is_empty() {
                self.elected.push(chosen);
            }
        }
        Some(all)
    }

    /// Elects all that are left when they are no more than the seats left.
    pub(super) fn elect_remaining(&mut self) -> bool {
        let left = self.hopeful();
        let vacancies = self.vacancies();
        if vacancies > 0 && !left.is_empty() && left.len() <= vacancies {
            let groups = by_total(left, |option| self.votes[option]);
            let remaining: Vec<usize> = groups.iter().flatten().copied().collect();
            remaining.iter().for_each(|&option| self.state[option] = State::Elected);
            self.elected.extend(groups);
            let options = self.profile.ids(&remaining);
            self.tell(RoundStep::ElectedRemaining { options });
        }
        self.vacancies() == 0 || self.hopeful().is_empty()
    }

    pub(super) fn exclude(&mut self, option: usize) {
        let step = RoundStep::Excluded { option: self.id(option), total: self.decimal(self.votes[option]) };
        self.tell(step);
        self.state[option] = State::Out;
        self.excluded.push(option);
    }

    /// Notes what everybody has now, before it changes.
    pub(super) fn note(&mut self) {
        for option in 0..self.state.len() {
            if self.state[option] != State::Out {
                self.last[option] = self.votes[option];
            }
        }
    }

    /// Ends a round; `resting` is what rests with nobody.
    pub(super) fn close_round(&mut self, resting: u128) {
        let number = u32::try_from(self.round()).expect("a round or two an option, and options are few");
        let exhausted = Some(self.decimal(resting));
        let steps = std::mem::take(&mut self.steps);
        self.rounds.push(Round { exhausted, ..Round::new(number, self.totals(&self.votes), steps) });
    }

    fn totals(&self, votes: &[u128]) -> BTreeMap<String, String> {
        let standing = self.profile.standing().into_iter();
        standing.map(|option| (self.id(option), self.decimal(votes[option]))).collect()
    }

    /// The end of the count.
    pub(super) fn finish(mut self, outcome: &mut Outcome, decision: Decision) {
        self.note();
        if decision != Decision::Won {
            self.steps.push(Step::Undecided { why: decision });
        }
        if let Some(round) = self.rounds.last_mut() {
            round.steps.append(&mut self.steps);
        }
        let left = by_total(self.hopeful(), |option| self.votes[option]);
        let excluded = self.excluded.iter().rev().map(|&option| vec![option]);
        let groups = self.elected.iter().cloned().chain(left).chain(excluded);
        outcome.ranking = groups.map(|group| self.profile.ids(&group)).collect();
        if decision == Decision::Won {
            outcome.winners = self.profile.ids(&self.elected().collect::<Vec<_>>());
        }
        outcome.totals = self.totals(&self.last);
        outcome.decision = decision;
        outcome.rounds = self.rounds;
    }
}
