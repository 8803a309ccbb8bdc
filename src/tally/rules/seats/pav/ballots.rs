//! What a search looks at: the different ballots, and how many of their options
//! are chosen; and the upper bound of what can still be reached.
//!
//! **The bound.** For every ballot take a whole number t ≥ 1. As the steps of
//! H(s) = 1 + 1/2 + … + 1/s get smaller, H(s) ≤ H(t) − 1 + s/t for all s: a line that
//! touches at t − 1 and at t. So a committee scores no more than the sum of H(t) − 1
//! over all ballots and, for each member, a price: the sum of 1/t over the ballots
//! that name it. This is a bound of the linear relaxation by its dual. Any t is
//! right; good ones are near the number of options that a ballot gets: they are
//! found by leaning to the dearest options of earlier rounds (Frank, Wolfe 1956).
//! With t one more than the options chosen so far, the prices are the gains of
//! electing an option now, and the sum is the score.

use num_bigint::BigInt;
use num_traits::{NumAssignRef, NumRef};

use super::super::approvals::{Approvals, at};
use super::branch::LEAN;
use crate::profile::bag::Heap;

/// Whole numbers for scores.
pub(super) trait Whole: NumAssignRef + NumRef + Clone + Ord + From<u32> + Into<BigInt> {
    /// So many ballots.
    fn ballots(number: u64) -> Self;
}

impl Whole for i64 {
    fn ballots(number: u64) -> Self {
        Self::try_from(number).expect("at most 2^48 ballots")
    }
}

impl Whole for i128 {
    fn ballots(number: u64) -> Self {
        number.into()
    }
}

impl Whole for BigInt {
    fn ballots(number: u64) -> Self {
        number.into()
    }
}

/// A bound: no committee scores more than `base` and the prices of the members that
/// are not chosen yet.
pub(super) struct Bound<T> {
    pub(super) base: T,
    /// By option.
    pub(super) prices: Vec<T>,
}

/// The different ballots. Options have numbers here.
pub(super) struct Rows<T> {
    /// Where the marks of each row end.
    ends: Vec<usize>,
    marks: Vec<u16>,
    ballots: Vec<T>,
    /// How many options of a row are chosen.
    chosen: Vec<usize>,
    /// By option, the rows that name it.
    naming: Vec<Vec<usize>>,
    /// `shares[n]` is 1/(n + 1), `rest[n]` is H(n + 1) − 1; as many as there are seats.
    shares: Vec<T>,
    rest: Vec<T>,
}

impl<T: Whole> Rows<T> {
    /// The rows of ballots that name options of `standing`; `shares` as kept.
    pub(super) fn new(approvals: &Approvals, standing: &[usize], shares: Vec<T>) -> Self {
        let mut named = vec![Vec::new(); approvals.distinct()];
        for (number, &option) in (0_u16..).zip(standing) {
            approvals.naming(option).iter().for_each(|&ballot| named[at(ballot)].push(number));
        }
        let mut heap = Heap::new();
        for (ballot, options) in (0..).zip(&named).filter(|(_, options)| !options.is_empty()) {
            heap.push(options, approvals.weight(ballot));
        }
        let (mut ends, mut marks, mut ballots) = (Vec::new(), Vec::new(), Vec::new());
        let mut naming = vec![Vec::new(); standing.len()];
        for (number, (options, times)) in heap.merge().iter().enumerate() {
            options.iter().for_each(|&option| naming[usize::from(option)].push(number));
            marks.extend_from_slice(options);
            ends.push(marks.len());
            ballots.push(T::ballots(times));
        }
        let mut rest = vec![T::zero()];
        for share in &shares[1..] {
            let mut next = rest[rest.len() - 1].clone();
            next += share;
            rest.push(next);
        }
        Self { chosen: vec![0; ends.len()], ends, marks, ballots, naming, shares, rest }
    }

    /// How many marks a bound looks at.
    pub(super) fn size(&self) -> usize {
        self.marks.len()
    }

    /// Marks one option more of its rows as chosen.
    pub(super) fn take(&mut self, option: usize) {
        self.naming[option].iter().for_each(|&row| self.chosen[row] += 1);
    }

    /// The reverse.
    pub(super) fn put_back(&mut self, option: usize) {
        self.naming[option].iter().for_each(|&row| self.chosen[row] -= 1);
    }

    /// The bound when every ballot gets what the leans, sums over `rounds` rounds, say
    /// beside what is chosen; without a lean the score and the gains.
    ///
    /// With n ballots no number is more than n · 3 · seats, in units of 1/lcm: base
    /// and prices of any `seats` options together.
    pub(super) fn bound(&self, leans: &[u64], rounds: u64) -> Bound<T> {
        let mut bound = Bound { base: T::zero(), prices: vec![T::zero(); self.naming.len()] };
        let mut start = 0;
        for (row, &end) in self.ends.iter().enumerate() {
            let marks = &self.marks[start..end];
            start = end;
            let lean: u64 = marks.iter().map(|&option| leans[usize::from(option)]).sum();
            let more = usize::try_from(lean / (rounds * LEAN)).expect("no more than the seats");
            let chosen = self.chosen[row];
            let touch = (chosen + more).min(self.shares.len() - 1);
            let share = self.ballots[row].clone() * &self.shares[touch];
            bound.base += self.ballots[row].clone() * &self.rest[touch];
            let chosen = T::from(u32::try_from(chosen).expect("at most the seats"));
            bound.base += chosen * &share;
            marks.iter().for_each(|&option| bound.prices[usize::from(option)] += &share);
        }
        bound
    }
}
