//! What each ballot holds — money, or a load it bears — exactly.
//!
//! Ballots that hold the same share a level, so that big numbers are few: after
//! `n` seats there are at most `n + 1` different loads and 2^n different sums of
//! money, and never more than there are different ballots. All amounts have one
//! denominator, so that adding them is adding whole numbers.
//!
//! Invariant: amounts ascend, all differ, each is held by a ballot, and no number
//! divides them all and the denominator. So equal holdings look equal.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::One;
use sha2::{Digest, Sha256};

use super::approvals::{Approvals, at};
use super::levels::Levels;

/// Marks a level of a ballot whose amount changes.
const CHANGES: u32 = 1 << 31;

pub(super) struct Holdings {
    levels: Levels,
    amounts: Vec<BigInt>,
    denominator: BigInt,
}

impl Holdings {
    /// Each of so many ballots holds `amount`.
    pub(super) fn all(ballots: usize, amount: &BigRational) -> Self {
        let levels = Levels::new(ballots);
        Self { levels, amounts: vec![amount.numer().clone()], denominator: amount.denom().clone() }
    }

    /// One, in the units of [`Self::amount`].
    pub(super) const fn one(&self) -> &BigInt {
        &self.denominator
    }

    /// What a level holds, in units of one through the denominator.
    pub(super) fn amount(&self, level: usize) -> &BigInt {
        &self.amounts[level]
    }

    /// The levels of the ballots naming `option`, least amount first, each with
    /// how many ballots have it.
    pub(super) fn count(&mut self, approvals: &Approvals, option: usize) -> Vec<(usize, u64)> {
        self.levels.count(approvals, option)
    }

    /// Units become `finer` times as small; then each of these ballots holds what
    /// `new` makes of its amount.
    pub(super) fn change(&mut self, finer: &BigInt, ballots: &[u32], new: impl Fn(&BigInt) -> BigInt) {
        self.denominator *= finer;
        self.amounts.iter_mut().for_each(|amount| *amount *= finer);
        let count = self.amounts.len();
        let mut kept = vec![None; count];
        let mut changed = vec![None; count];
        let mut all: Vec<(BigInt, usize, bool)> = Vec::new();
        self.levels.change(count, |of| {
            ballots.iter().for_each(|&ballot| of[at(ballot)] |= CHANGES);
            for level in of {
                let (place, changes) = (at(*level & !CHANGES), *level & CHANGES != 0);
                let seen = if changes { &mut changed[place] } else { &mut kept[place] };
                if seen.is_none() {
                    *seen = Some(0);
                    let amount = &self.amounts[place];
                    all.push((if changes { new(amount) } else { amount.clone() }, place, changes));
                }
            }
        });
        all.sort_unstable();
        self.amounts.clear();
        for (amount, place, changes) in all {
            if self.amounts.last() != Some(&amount) {
                self.amounts.push(amount);
            }
            let level = u32::try_from(self.amounts.len() - 1).expect("no more levels than ballots");
            let seen = if changes { &mut changed[place] } else { &mut kept[place] };
            *seen = Some(level);
        }
        self.levels.change(self.amounts.len(), |of| {
            for level in of {
                let seen = if *level & CHANGES == 0 { &kept } else { &changed };
                *level = seen[at(*level & !CHANGES)].expect("every level was seen");
            }
        });
        self.reduce();
    }

    fn reduce(&mut self) {
        let mut common = self.denominator.clone();
        for amount in &self.amounts {
            if common.is_one() {
                return;
            }
            common = common.gcd(amount);
        }
        self.denominator /= &common;
        self.amounts.iter_mut().for_each(|amount| *amount /= &common);
    }

    /// What every ballot holds, negated.
    pub(super) fn negated(mut self) -> Self {
        let last = u32::try_from(self.amounts.len() - 1).expect("no more levels than ballots");
        self.amounts.reverse();
        self.amounts.iter_mut().for_each(|amount| *amount = -std::mem::take(amount));
        self.levels.change(self.amounts.len(), |of| of.iter_mut().for_each(|level| *level = last - *level));
        self
    }

    /// Adds the whole of it to a hash.
    pub(super) fn hash(&self, hash: &mut Sha256) {
        hash.update(self.denominator.to_string());
        for amount in &self.amounts {
            hash.update(format!(" {amount}"));
        }
        for level in self.levels.of() {
            hash.update(level.to_be_bytes());
        }
    }
}
