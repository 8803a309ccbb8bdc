//! An upper bound of PAV scores, made once: a price for each option such that no
//! committee scores more than `base` and the prices of its options.
//!
//! For every ballot choose a whole number t ≥ 1. As 1 + 1/2 + … falls in its steps,
//! H(s) ≤ H(t) − 1 + s/t for all s: a line that touches at t − 1 and at t. So with
//! `base` the sum of H(t) − 1, and the price of an option the sum of 1/t over the
//! ballots that name it, the bound holds. Good t are near the number of options
//! each ballot has in the best committees: they are found by averaging over the
//! dearest committees of earlier rounds (Frank and Wolfe 1956); any t is right, only
//! the bound is better or worse.

use super::search::{Row, Whole};

/// Rounds of averaging.
const ROUNDS: u64 = 48;

/// The bound.
pub(super) struct Bound<T> {
    pub(super) base: T,
    /// By option.
    pub(super) prices: Vec<T>,
}

/// The best bound found from a good `committee`; `shares[n]` is 1/(n + 1).
pub(super) fn find<T: Whole>(rows: &[Row], shares: &[T], committee: &[usize], options: usize) -> Bound<T> {
    let seats = committee.len();
    let mut often = vec![0_u64; options];
    committee.iter().for_each(|&option| often[option] += 1);
    let mut best: Option<(T, Bound<T>)> = None;
    for round in 1..=ROUNDS {
        let bound = touching(rows, shares, (seats, options), |row: &Row| {
            let sum: u64 = row.options.iter().map(|&option| often[option]).sum();
            usize::try_from(sum / round).expect("no more than the seats")
        });
        let mut dearest: Vec<usize> = (0..options).collect();
        dearest.sort_by(|&a, &b| bound.prices[b].cmp(&bound.prices[a]));
        dearest.truncate(seats);
        let mut most = bound.base.clone();
        dearest.iter().for_each(|&option| most += &bound.prices[option]);
        if best.as_ref().is_none_or(|(least, _)| most < *least) {
            best = Some((most, bound));
        }
        dearest.iter().for_each(|&option| often[option] += 1);
    }
    best.map(|(_, bound)| bound).expect("there is a first round")
}

/// The bound whose line touches at `touch` options and one more.
fn touching<T: Whole>(
    rows: &[Row],
    shares: &[T],
    (seats, options): (usize, usize),
    touch: impl Fn(&Row) -> usize,
) -> Bound<T> {
    let mut harmonic = vec![T::zero()];
    for share in &shares[1..seats] {
        let mut next = harmonic[harmonic.len() - 1].clone();
        next += share;
        harmonic.push(next);
    }
    let mut bound = Bound { base: T::zero(), prices: vec![T::zero(); options] };
    for row in rows {
        let touch = touch(row).min(seats - 1);
        bound.base += &row.times(&harmonic[touch]);
        let price = row.times(&shares[touch]);
        row.options.iter().for_each(|&option| bound.prices[option] += &price);
    }
    bound
}
