//! A partial committee in a search: the options that may be added, and how much
//! there is to hope for with each.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::ballots::{Bound, Whole};

/// How much a lean to one option weighs: leans are in units of 1/2^16.
pub(super) const LEAN: u64 = 1 << 16;

/// Which options the ballots get: the average over rounds, as sums.
///
/// Cannot overflow: there are at most 2^15 options, and in one round each has at
/// most 2^16 for every seat, so that products of two sums stay below 2^62.
#[derive(Clone)]
pub(super) struct Leans {
    sums: Vec<u64>,
    rounds: u64,
}

impl Leans {
    /// To each option the same.
    pub(super) fn even(options: usize) -> Self {
        Self { sums: vec![1; options], rounds: 1 }
    }

    /// Only to these options, as many as are missing.
    pub(super) fn among(&self, options: &[usize], missing: usize) -> Self {
        let number = |count: usize| u64::try_from(count).expect("at most 2^15 options");
        let mut sums = vec![0; self.sums.len()];
        let before: u64 = options.iter().map(|&option| self.sums[option]).sum();
        let whole = LEAN * number(missing);
        for &option in options {
            sums[option] = match before {
                0 => whole / number(options.len()),
                _ => self.sums[option] * whole / before,
            };
        }
        Self { sums, rounds: 1 }
    }

    pub(super) fn sums(&self) -> &[u64] {
        &self.sums
    }

    pub(super) fn rounds(&self) -> u64 {
        self.rounds
    }

    /// A round more, in which the ballots got these.
    pub(super) fn lean(&mut self, options: &[usize]) {
        options.iter().for_each(|&option| self.sums[option] += LEAN);
        self.rounds += 1;
    }

    /// The average as one round.
    pub(super) fn settled(mut self) -> Self {
        self.sums.iter_mut().for_each(|sum| *sum /= self.rounds);
        self.rounds = 1;
        self
    }
}

impl<T: Whole> Bound<T> {
    /// The `many` dearest of these options.
    pub(super) fn dearest(&self, options: &[usize], many: usize) -> Vec<usize> {
        let mut dearest = options.to_vec();
        if many < dearest.len() {
            dearest.select_nth_unstable_by(many, |&a, &b| self.prices[b].cmp(&self.prices[a]));
        }
        dearest.truncate(many);
        dearest
    }
}

/// For each option the most a committee can score that has it and else `missing - 1`
/// later ones; nothing for those with too few after them.
pub(super) fn hopes<T: Whole>(bound: &Bound<T>, options: &[usize], missing: usize) -> Vec<T> {
    let mut hopes = Vec::with_capacity(options.len());
    let mut dearest: BinaryHeap<Reverse<&T>> = BinaryHeap::new();
    let mut sum = bound.base.clone();
    for &option in options.iter().rev() {
        let price = &bound.prices[option];
        if dearest.len() + 1 == missing {
            hopes.push(sum.clone() + price);
        }
        dearest.push(Reverse(price));
        sum += price;
        if dearest.len() == missing
            && let Some(Reverse(least)) = dearest.pop()
        {
            sum -= least;
        }
    }
    hopes.reverse();
    hopes
}

/// The options that may be added, tried in turn.
pub(super) struct Branch<T> {
    options: Vec<usize>,
    /// Of the first options, until too few come after.
    hopes: Vec<T>,
    tried: usize,
    pub(super) leans: Leans,
}

impl<T: Whole> Branch<T> {
    pub(super) fn new(options: Vec<usize>, hopes: Vec<T>, leans: Leans) -> Self {
        Self { options, hopes, tried: 0, leans }
    }

    /// The next option, and what there is to hope for with it.
    pub(super) fn next(&mut self) -> Option<(usize, T)> {
        let hope = self.hopes.get(self.tried)?.clone();
        self.tried += 1;
        Some((self.options[self.tried - 1], hope))
    }

    /// The options after it.
    pub(super) fn later(&self) -> Vec<usize> {
        self.options[self.tried..].to_vec()
    }
}
