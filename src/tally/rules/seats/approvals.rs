//! The ballots turned round: for each option, the ballots that name it.

use crate::CountError;
use crate::profile::{Ballots, Kind, Place, Profile};
use crate::spec::RuleSpec;

/// Different ballots with their numbers, by the options they name.
///
/// Withdrawn options have none. Invariant: the ballots of an option ascend.
pub(super) struct Approvals {
    weights: Vec<u64>,
    /// Where the ballots of each place begin in `ballots`, and the end.
    starts: Vec<usize>,
    ballots: Vec<u32>,
}

impl Approvals {
    /// Gathers what the valid ballots name.
    pub(super) fn gather(profile: &Profile, spec: &RuleSpec) -> Result<Self, CountError> {
        let by_hand = by_hand(profile, spec)?;
        let places = profile.entries().len();
        let gone: Vec<bool> = profile.entries().iter().map(|entry| entry.withdrawn).collect();
        let mut starts = vec![0; places + 1];
        let mut weights = Vec::new();
        each(profile, &by_hand, |ballot, times| {
            weights.push(times);
            ballot.iter().map(|&place| usize::from(place)).filter(|&at| !gone[at]).for_each(|at| starts[at + 1] += 1);
        });
        for place in 0..places {
            starts[place + 1] += starts[place];
        }
        let mut ends = starts.clone();
        let mut ballots = vec![0; starts[places]];
        let mut number = 0_u32;
        each(profile, &by_hand, |ballot, _times| {
            for at in ballot.iter().map(|&place| usize::from(place)).filter(|&at| !gone[at]) {
                ballots[ends[at]] = number;
                ends[at] += 1;
            }
            number = number.checked_add(1).expect("four thousand million different ballots fit no memory here");
        });
        Ok(Self { weights, starts, ballots })
    }

    /// The ballots that name the option.
    pub(super) fn naming(&self, option: usize) -> &[u32] {
        &self.ballots[self.starts[option]..self.starts[option + 1]]
    }

    /// How many ballots name the option.
    pub(super) fn total(&self, option: usize) -> u64 {
        self.naming(option).iter().map(|&ballot| self.weight(ballot)).sum()
    }

    /// How often a ballot was cast.
    pub(super) fn weight(&self, ballot: u32) -> u64 {
        self.weights[at(ballot)]
    }

    /// How many ballots there are: at most 2^48.
    pub(super) fn ballots(&self) -> u64 {
        self.weights.iter().sum()
    }

    /// How many different ballots there are.
    pub(super) fn distinct(&self) -> usize {
        self.weights.len()
    }
}

/// A ballot's number as an index.
pub(super) fn at(ballot: u32) -> usize {
    usize::try_from(ballot).expect("ballots are counted in memory")
}

/// The marks of batches counted by hand by place: with one mark a ballot they
/// are the ballots themselves.
fn by_hand(profile: &Profile, spec: &RuleSpec) -> Result<Vec<u64>, CountError> {
    let mut marks = vec![0; profile.entries().len()];
    if !profile.counted().is_empty() && profile.ballots().kind() != Kind::Choice {
        return Err(CountError::ByHand { rule: spec.rule().id });
    }
    for batch in profile.counted() {
        marks.iter_mut().zip(&batch.marks).for_each(|(sum, more)| *sum += more);
    }
    Ok(marks)
}

fn each(profile: &Profile, by_hand: &[u64], mut see: impl FnMut(&[Place], u64)) {
    if let Ballots::Choice(bag) | Ballots::Approval(bag) = profile.ballots() {
        bag.iter().for_each(|(ballot, times)| see(ballot, times));
    }
    for (place, &marks) in (0..).zip(by_hand) {
        if marks > 0 {
            see(&[place], marks);
        }
    }
}
