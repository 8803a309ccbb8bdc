//! One course of a count: who was elected so far, and the working.

use std::collections::BTreeMap;

use num_rational::BigRational;
use sha2::{Digest, Sha256};

use super::{Best, groups};
use crate::breaker::Breaker;
use crate::outcome::{Decision, Outcome, Round, Step};
use crate::profile::Profile;

/// A course. Options are places in [`Profile::entries`].
pub(super) struct Course<'a, 'b> {
    pub(super) profile: &'a Profile,
    pub(super) breaker: &'a mut Breaker<'b>,
    pub(super) seats: usize,
    /// In order of election.
    pub(super) elected: Vec<usize>,
    /// Not elected, as listed.
    pub(super) standing: Vec<usize>,
    /// The last measure of each option.
    measures: BTreeMap<usize, BigRational>,
    /// Those that stand, best first.
    rest: Vec<Vec<usize>>,
    rounds: Vec<Round>,
    /// Steps for the round to come.
    steps: Vec<Step>,
    open: bool,
}

impl<'a, 'b> Course<'a, 'b> {
    pub(super) fn begin(profile: &'a Profile, seats: usize, steps: Vec<Step>, breaker: &'a mut Breaker<'b>) -> Self {
        let standing = profile.standing();
        let rest = vec![standing.clone()];
        let (elected, measures, rounds) = (Vec::new(), BTreeMap::new(), Vec::new());
        Self { profile, breaker, seats, elected, standing, measures, rest, rounds, steps, open: false }
    }

    /// How many seats are empty.
    pub(super) fn empty(&self) -> usize {
        self.seats - self.elected.len()
    }

    /// Where in the count this is.
    pub(super) fn at(&self) -> String {
        format!("seat {}", self.elected.len() + 1)
    }

    pub(super) fn step(&mut self, step: impl Into<Step>) {
        self.steps.push(step.into());
    }

    /// Tells of the last tie; it is open when nobody was chosen.
    pub(super) fn tell_tie(&mut self, open: bool) {
        let told = self.breaker.told();
        self.steps.extend(told);
        self.open = open;
    }

    /// Begins a round with these measures of options that stand.
    pub(super) fn measured(&mut self, measures: BTreeMap<usize, BigRational>, best: Best) -> Vec<Vec<usize>> {
        let groups = groups(&self.standing, |option| measures.get(&option).cloned(), best);
        self.rest.clone_from(&groups);
        let totals = printed(self.profile, &measures);
        self.standing.iter().for_each(|option| _ = self.measures.remove(option));
        self.measures.extend(measures);
        let number = u32::try_from(self.rounds.len() + 1).unwrap_or(u32::MAX);
        self.rounds.push(Round::new(number, totals, Vec::new()));
        groups
    }

    /// An option is elected.
    pub(super) fn elect(&mut self, option: usize) {
        self.elected.push(option);
        self.standing.retain(|&standing| standing != option);
        self.rest.iter_mut().for_each(|group| group.retain(|&standing| standing != option));
        self.rest.retain(|group| !group.is_empty());
    }

    /// Ends a round: its steps are those since the last round.
    pub(super) fn round_ends(&mut self) {
        let steps = std::mem::take(&mut self.steps);
        match self.rounds.last_mut() {
            Some(round) => round.steps.extend(steps),
            None => self.rounds.push(Round::new(1, BTreeMap::new(), steps)),
        }
    }

    /// Whether, under `all`, another course came by the same: the same options
    /// elected, and what `more` adds the same.
    pub(super) fn been(&mut self, more: impl FnOnce(&mut Sha256)) -> bool {
        let mut elected = self.elected.clone();
        self.breaker.been(|| {
            elected.sort_unstable();
            let mut hash = Sha256::new();
            elected.iter().for_each(|place| hash.update(place.to_be_bytes()));
            more(&mut hash);
            hash.finalize().into()
        })
    }

    /// What came of it.
    pub(super) fn outcome(mut self, mut outcome: Outcome) -> Outcome {
        outcome.decision = match (self.open, self.elected.is_empty()) {
            (true, _) => Decision::Tied,
            (false, true) => Decision::BelowThreshold,
            (false, false) => Decision::Won,
        };
        if outcome.decision == Decision::Won {
            outcome.winners = self.profile.ids(&self.elected);
        } else {
            self.step(Step::Undecided { why: outcome.decision });
        }
        if !self.steps.is_empty() {
            self.round_ends();
        }
        let elected = self.elected.iter().map(|&option| vec![option]);
        outcome.ranking = elected.chain(self.rest).map(|group| self.profile.ids(&group)).collect();
        outcome.totals = printed(self.profile, &self.measures);
        outcome.rounds = self.rounds;
        outcome
    }
}

fn printed(profile: &Profile, measures: &BTreeMap<usize, BigRational>) -> BTreeMap<String, String> {
    measures.iter().map(|(&option, measure)| (profile.id(option).to_owned(), measure.to_string())).collect()
}
