//! The PAV scores of all committees at once, for few options.
//!
//! Let N(S) be how many ballots name all of S. Since for every n
//! 1 + 1/2 + … + 1/n = Σ (−1)^(j+1)/j · (n choose j) over j from 1 to n, the score
//! of a committee W is Σ (−1)^(|S|+1)/|S| · N(S) over its subsets S but the empty
//! one. N, and then the score, are sums over all super- and subsets: `m · 2^m`
//! additions each (zeta transforms).
//!
//! Exact: numbers are whole, in units of 1/lcm(1, …, seats), and kept modulo 2^64
//! or 2^128. Sums on the way may wrap round, but a score of a committee is at most
//! ballots · seats · lcm, and the modulus is chosen above that, so that its number
//! is the true one.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{PrimInt, WrappingAdd, WrappingMul, WrappingSub};

use super::super::approvals::{Approvals, at};
use super::{Optima, TooMuch};

/// The best committees, as bits: bit `i` is the `i`-th of the options.
pub(super) struct Table {
    options: Vec<usize>,
    score: u128,
    best: Vec<u32>,
}

impl Table {
    /// For at most twenty options.
    pub(super) fn new(approvals: &Approvals, options: Vec<usize>, seats: usize) -> Self {
        let mut ballots = vec![0_u32; approvals.distinct()];
        for (bit, &option) in options.iter().enumerate() {
            approvals.naming(option).iter().for_each(|&ballot| ballots[at(ballot)] |= 1 << bit);
        }
        // At most 2^48 ballots, 20 seats and lcm(1, …, 20) < 2^28: below 2^81.
        let lcm = (1..=seats).fold(1_u64, |whole, n| whole.lcm(&u64::try_from(n).expect("at most twenty")));
        let most = u128::from(approvals.ballots()) * u128::from(lcm) * u128::try_from(seats).expect("at most twenty");
        let weighed = (0..).zip(ballots).map(|(ballot, set)| (set, approvals.weight(ballot)));
        let (score, best) = if most <= u128::from(u64::MAX) {
            let (score, best) = best::<u64>(weighed, options.len(), seats, lcm);
            (u128::from(score), best)
        } else {
            best::<u128>(weighed, options.len(), seats, lcm)
        };
        Self { options, score, best }
    }

    fn places(&self, set: u32) -> Vec<usize> {
        let options = self.options.iter().enumerate();
        options.filter(|(bit, _)| set >> bit & 1 == 1).map(|(_, &place)| place).collect()
    }
}

/// The highest score of a committee of `seats`, and the committees that have it.
fn best<T: PrimInt + WrappingAdd + WrappingSub + WrappingMul + From<u64>>(
    ballots: impl Iterator<Item = (u32, u64)>,
    options: usize,
    seats: usize,
    lcm: u64,
) -> (T, Vec<u32>) {
    let mut table = vec![T::zero(); 1 << options];
    for (set, ballots) in ballots {
        let cell = &mut table[at(set)];
        *cell = cell.wrapping_add(&ballots.into());
    }
    // From ballots that name just S to ballots that name all of S.
    fold(&mut table, options, |without, with| *without = without.wrapping_add(with));
    for (set, cell) in (0_u32..).zip(&mut table) {
        let size = set.count_ones();
        let share = if size == 0 || at(size) > seats { T::zero() } else { (lcm / u64::from(size)).into() };
        let term = cell.wrapping_mul(&share);
        *cell = if size.is_multiple_of(2) { T::zero().wrapping_sub(&term) } else { term };
    }
    // From the term of W to the terms of all its subsets.
    fold(&mut table, options, |without, with| *with = with.wrapping_add(without));
    let mut score = T::zero();
    let mut best = Vec::new();
    for (set, &cell) in (0_u32..).zip(&table) {
        if at(set.count_ones()) == seats && cell >= score {
            if cell > score {
                best.clear();
            }
            score = cell;
            best.push(set);
        }
    }
    (score, best)
}

/// For each option, combines every set that has it with the same set without it.
fn fold<T>(table: &mut [T], options: usize, combine: impl Fn(&mut T, &mut T)) {
    for option in 0..options {
        for pair in table.chunks_exact_mut(2 << option) {
            let (without, with) = pair.split_at_mut(1 << option);
            without.iter_mut().zip(with).for_each(|(without, with)| combine(without, with));
        }
    }
}

impl Optima for Table {
    fn score(&self) -> BigInt {
        self.score.into()
    }

    fn shared(&mut self) -> Result<(Vec<usize>, Vec<usize>), TooMuch> {
        let all = self.best.iter().fold(u32::MAX, |all, set| all & set);
        let some = self.best.iter().fold(0, |some, set| some | set);
        Ok((self.places(all), self.places(some & !all)))
    }

    fn first(&mut self, ranks: &[usize]) -> Result<Vec<usize>, TooMuch> {
        let mut bits: Vec<usize> = (0..self.options.len()).collect();
        bits.sort_by_key(|&bit| ranks[self.options[bit]]);
        let in_order = |set: &&u32| bits.iter().map(|bit| **set >> bit & 1).collect::<Vec<u32>>();
        Ok(self.places(self.best.iter().max_by_key(in_order).copied().unwrap_or(0)))
    }

    fn each(&mut self) -> Result<Vec<Vec<usize>>, TooMuch> {
        let mut each: Vec<Vec<usize>> = self.best.iter().map(|&set| self.places(set)).collect();
        each.sort_unstable();
        Ok(each)
    }
}
