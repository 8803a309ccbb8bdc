//! The ballots that name an option, by a small number each ballot has.

use super::approvals::{Approvals, at};

/// A number for each ballot, and room to count them.
#[derive(Debug, Clone)]
pub(super) struct Levels {
    of: Vec<u32>,
    counts: Vec<u64>,
    met: Vec<u32>,
}

impl Levels {
    /// Level 0 for each ballot.
    pub(super) fn new(ballots: usize) -> Self {
        Self { of: vec![0; ballots], counts: vec![0], met: Vec::new() }
    }

    pub(super) fn of(&self) -> &[u32] {
        &self.of
    }

    /// Every ballot's level can be changed by `change`; there are `levels` then.
    pub(super) fn change(&mut self, levels: usize, change: impl FnOnce(&mut [u32])) {
        change(&mut self.of);
        self.counts.clear();
        self.counts.resize(levels, 0);
    }

    /// The levels of the ballots naming `option`, ascending, each with how many
    /// ballots have it. Sums of ballots are at most 2^48.
    pub(super) fn count(&mut self, approvals: &Approvals, option: usize) -> Vec<(usize, u64)> {
        for &ballot in approvals.naming(option) {
            let level = self.of[at(ballot)];
            let count = &mut self.counts[at(level)];
            if *count == 0 {
                self.met.push(level);
            }
            *count += approvals.weight(ballot);
        }
        self.met.sort_unstable();
        let counts = &mut self.counts;
        self.met.drain(..).map(|level| (at(level), std::mem::take(&mut counts[at(level)]))).collect()
    }
}
