//! Whole ballots in piles, a pile an option: they move when their option leaves.

use super::papers::{Overvote, Papers, Stand};

/// The piles of one course of a count.
pub(crate) struct Piles<'a> {
    papers: &'a Papers<'a>,
    live: Vec<bool>,
    piles: Vec<Vec<usize>>,
    votes: Vec<u64>,
    /// Ballots that stopped at an overvote.
    overvotes: u64,
    /// Those of them that may go on when an option leaves.
    stopped: Vec<usize>,
    /// All valid ballots.
    valid: u64,
}

impl<'a> Piles<'a> {
    /// First preferences; `valid` ballots name an option that was not withdrawn.
    pub(crate) fn first(papers: &'a Papers<'a>, valid: u64) -> Self {
        let live = papers.standing();
        let (piles, votes) = (vec![Vec::new(); live.len()], vec![0; live.len()]);
        let mut first = Self { papers, live, piles, votes, overvotes: 0, stopped: Vec::new(), valid };
        (0..papers.distinct()).for_each(|paper| first.lay(paper));
        first
    }

    /// Takes options out of the count; their ballots go on.
    pub(crate) fn drop(&mut self, options: &[usize]) {
        options.iter().for_each(|&option| self.live[option] = false);
        if !self.stopped.is_empty() {
            let stopped = std::mem::take(&mut self.stopped);
            self.overvotes = 0;
            stopped.into_iter().for_each(|paper| self.lay(paper));
        }
        for &option in options {
            self.votes[option] = 0;
            std::mem::take(&mut self.piles[option]).into_iter().for_each(|paper| self.lay(paper));
        }
    }

    fn lay(&mut self, paper: usize) {
        match self.papers.stand(paper, &self.live) {
            Stand::At(option) => {
                self.votes[option] += self.papers.times(paper);
                self.piles[option].push(paper);
            }
            Stand::Overvote => {
                self.overvotes += self.papers.times(paper);
                if self.papers.overvote() == Overvote::ExhaustIfSeveral {
                    self.stopped.push(paper);
                }
            }
            Stand::Exhausted => {}
        }
    }

    /// The options in the count, as listed.
    pub(crate) fn live(&self) -> Vec<usize> {
        (0..self.live.len()).filter(|&option| self.live[option]).collect()
    }

    /// The ballots of each option.
    pub(crate) fn votes(&self) -> &[u64] {
        &self.votes
    }

    /// The ballots that count for an option.
    pub(crate) fn counting(&self) -> u64 {
        self.votes.iter().sum()
    }

    pub(crate) const fn overvotes(&self) -> u64 {
        self.overvotes
    }

    /// The ballots that name nobody still in the count.
    pub(crate) fn exhausted(&self) -> u64 {
        self.valid - self.counting() - self.overvotes
    }
}
