//! Smith sets, one below the other.
//!
//! The Smith set is the smallest group whose members each beat all others (J.
//! Smith, *Aggregation of preferences with variable electorate*, Econometrica 41,
//! 1973). What is left has a Smith set in turn, and so on.
//!
//! Two options are in one group when each reaches the other along "is not beaten
//! by". Of two options at least one is not beaten by the other, so the groups are
//! in one row, and an option of a higher group reaches more others.

use std::cmp::Reverse;

use super::{Pairs, Relation};

pub(super) fn levels(pairs: &Pairs) -> Vec<Vec<usize>> {
    let mut reaches = Relation::of(pairs.len(), |a, b| a != b && !pairs.beats(b, a));
    reaches.close();
    // In a group of several each comes back to itself; one alone does not.
    let reached = |option: usize| reaches.below(option) - usize::from(reaches.holds(option, option));
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by_key(|&option| Reverse(reached(option)));
    order.chunk_by(|&a, &b| reached(a) == reached(b)).map(<[usize]>::to_vec).collect()
}
