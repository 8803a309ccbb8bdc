//! Adds up marks: the whole of plurality and approval.
//!
//! A ballot is judged as it was filled in (its number of marks), and only then
//! marks for withdrawn options are struck. A batch counted by hand keeps its
//! number of valid ballots when an option was withdrawn, unless each ballot has
//! exactly one mark: only the ballots themselves show which named nothing else.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::CountError;
use crate::outcome::{BallotCount, Step};
use crate::profile::{Bag, Ballots, Counted, Place, Profile};

/// How many marks a ballot may have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Marks {
    pub(crate) least: usize,
    pub(crate) most: usize,
}

/// Ballots whose number of marks lies outside of what is allowed.
const TOO_MANY: &str = "too-many-marks";
const TOO_FEW: &str = "too-few-marks";

/// Totals by place, what became of the ballots, and the steps so far.
#[derive(Debug)]
pub(crate) struct Sums {
    pub(crate) totals: Vec<u64>,
    pub(crate) ballots: BallotCount,
    pub(crate) steps: Vec<Step>,
}

/// Adds up the marks of all ballots and batches.
///
/// Cannot overflow: there are at most 2^48 ballots, and each gives an option at
/// most one mark.
pub(crate) fn sums(profile: &Profile, allowed: Marks) -> Result<Sums, CountError> {
    let mut adding = Adding {
        totals: vec![0; profile.entries().len()],
        withdrawn: profile.entries().iter().map(|entry| entry.withdrawn).collect(),
        any_withdrawn: profile.entries().iter().any(|entry| entry.withdrawn),
        ballots: BallotCount {
            total: profile.total(),
            blank: profile.blank(),
            reasons: profile.invalid().clone(),
            ..BallotCount::default()
        },
    };
    match profile.ballots() {
        Ballots::Choice(bag) | Ballots::Approval(bag) => adding.ballots(bag, allowed),
        Ballots::Ranking(_) | Ballots::Points(_) | Ballots::Score(_) => {}
    }
    for batch in profile.counted() {
        adding.batch(batch, allowed)?;
    }
    Ok(adding.finish(profile))
}

struct Adding {
    totals: Vec<u64>,
    withdrawn: Vec<bool>,
    any_withdrawn: bool,
    ballots: BallotCount,
}

impl Adding {
    fn ballots(&mut self, bag: &Bag<Place>, allowed: Marks) {
        for (ballot, times) in bag.iter() {
            if ballot.len() > allowed.most {
                *self.ballots.reasons.entry(TOO_MANY.to_owned()).or_default() += times;
            } else if ballot.len() < allowed.least {
                *self.ballots.reasons.entry(TOO_FEW.to_owned()).or_default() += times;
            } else {
                for &option in ballot {
                    self.totals[usize::from(option)] += times;
                }
                if self.any_withdrawn && ballot.iter().all(|&option| self.withdrawn[usize::from(option)]) {
                    self.ballots.struck += times;
                } else {
                    self.ballots.valid += times;
                }
            }
        }
    }

    fn batch(&mut self, batch: &Counted, allowed: Marks) -> Result<(), CountError> {
        let marks: u128 = batch.marks.iter().map(|&marks| u128::from(marks)).sum();
        let bound = |per_ballot: usize| u128::from(batch.ballots) * u128::try_from(per_ballot).unwrap_or(u128::MAX);
        let possible = Range { start: bound(allowed.least), end: bound(allowed.most.min(batch.marks.len())) };
        if marks < possible.start || marks > possible.end {
            let most = if allowed.most == usize::MAX { String::new() } else { allowed.most.to_string() };
            return Err(CountError::HandCount {
                marks: u64::try_from(marks).unwrap_or(u64::MAX),
                ballots: batch.ballots,
                allowed: format!("{}..{most} a ballot", allowed.least),
            });
        }
        let mut struck = 0;
        for (place, &marks) in batch.marks.iter().enumerate() {
            self.totals[place] += marks;
            if allowed.most == 1 && self.withdrawn[place] {
                struck += marks;
            }
        }
        self.ballots.struck += struck;
        self.ballots.valid += batch.ballots - struck;
        Ok(())
    }

    fn finish(mut self, profile: &Profile) -> Sums {
        self.ballots.invalid = self.ballots.reasons.values().sum();
        let mut steps = Vec::new();
        let reasons: &BTreeMap<String, u64> = &self.ballots.reasons;
        steps.extend(reasons.iter().map(|(reason, &ballots)| Step::Void { reason: reason.clone(), ballots }));
        if self.ballots.blank > 0 {
            steps.push(Step::Blank { ballots: self.ballots.blank });
        }
        for (place, &withdrawn) in self.withdrawn.iter().enumerate() {
            if withdrawn {
                let marks = std::mem::take(&mut self.totals[place]);
                steps.push(Step::Struck { option: profile.id(place).to_owned(), marks });
            }
        }
        if self.ballots.struck > 0 {
            steps.push(Step::OnlyWithdrawn { ballots: self.ballots.struck });
        }
        if !profile.counted().is_empty() {
            let ballots = profile.counted().iter().map(|batch| batch.ballots).sum();
            let batches = u64::try_from(profile.counted().len()).expect("a length fits 64 bits");
            steps.push(Step::ByHand { batches, ballots });
        }
        steps.push(Step::Added { ballots: self.ballots.valid, marks: self.totals.iter().sum() });
        Sums { totals: self.totals, ballots: self.ballots, steps }
    }
}
