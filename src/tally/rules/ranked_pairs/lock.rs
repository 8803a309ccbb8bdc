//! Locks in wins of equal strength.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::rules::pairs::{Measure, Pairs, Relation};

/// An option beats another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Win {
    pub(super) winner: usize,
    pub(super) loser: usize,
    pub(super) votes: u64,
    pub(super) against: u64,
    /// Larger is stronger; by winning votes fewer votes against are, of equal ones.
    pub(super) strength: (u64, Reverse<u64>),
}

/// All wins, the strongest first, equal ones as the options are listed.
pub(super) fn wins(pairs: &Pairs, measure: Measure) -> Vec<Win> {
    let mut wins = Vec::new();
    for winner in 0..pairs.len() {
        for loser in pairs.others(winner).filter(|&loser| pairs.beats(winner, loser)) {
            let (votes, against) = (pairs.votes(winner, loser), pairs.votes(loser, winner));
            let strength = match measure {
                Measure::WinningVotes => (votes, Reverse(against)),
                Measure::Margins => (votes - against, Reverse(0)),
            };
            wins.push(Win { winner, loser, votes, against, strength });
        }
    }
    wins.sort_by_key(|win| Reverse(win.strength));
    wins
}

/// Locks in wins of equal strength in the order given. Returns those whose order
/// matters: they close a circle together, but none with what was locked before.
pub(super) fn lock(above: &mut Relation, equal: &[Win]) -> Vec<Win> {
    let settled = |win: &&Win| above.holds(win.winner, win.loser) || above.holds(win.loser, win.winner);
    let candidates: Vec<Win> = equal.iter().filter(|win| !settled(win)).copied().collect();
    let mut skipped = Vec::new();
    for win in &candidates {
        if above.holds(win.loser, win.winner) {
            skipped.push(win);
        } else {
            above.add(win.winner, win.loser);
        }
    }
    if skipped.is_empty() {
        return Vec::new();
    }
    let mut circles = above.clone();
    skipped.iter().for_each(|win| circles.add(win.winner, win.loser));
    candidates.into_iter().filter(|win| circles.holds(win.loser, win.winner)).collect()
}

/// The options of these wins, as listed.
pub(super) fn options(wins: &[Win]) -> Vec<usize> {
    let options: BTreeSet<usize> = wins.iter().flat_map(|win| [win.winner, win.loser]).collect();
    options.into_iter().collect()
}
