//! How a person breaks ties with a list in hand, and every way ties can go.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use tally::TieOrder;

/// The list, and the ties met: among whom, who was taken.
pub(super) struct Lots<'a> {
    order: &'a TieOrder,
    listed: &'a [String],
    /// Under `all`: the answers to give, and of how many answers each was one.
    script: Vec<usize>,
    given: Vec<(usize, usize)>,
    pub(super) ties: Vec<(Vec<String>, Vec<String>)>,
}

impl<'a> Lots<'a> {
    pub(super) fn new(order: &'a TieOrder, listed: &'a [String]) -> Self {
        Self { order, listed, script: Vec::new(), given: Vec::new(), ties: Vec::new() }
    }

    /// `tied` in the order of the list; nothing when there is none.
    fn sorted(&self, tied: &[String]) -> Option<Vec<String>> {
        let mut sorted = tied.to_vec();
        match self.order {
            TieOrder::Listed => sorted.sort_by_key(|id| self.listed.iter().position(|other| other == id)),
            TieOrder::Id => sorted.sort(),
            TieOrder::Lot(lot) => sorted.sort_by_key(|id| Sha256::digest(format!("{}{id}", lot.seed())).to_vec()),
            TieOrder::Undrawn | TieOrder::All | TieOrder::CostSupportId => return None,
        }
        Some(sorted)
    }

    fn answer(&mut self, of: usize) -> usize {
        let answer = self.script.get(self.given.len()).copied().unwrap_or(0);
        self.given.push((answer, of));
        answer
    }

    /// All ways to take `many` of `tied`, or the one the list says.
    pub(super) fn take(&mut self, tied: &[String], many: usize) -> Option<Vec<String>> {
        if tied.len() <= many {
            return Some(tied.to_vec());
        }
        let chosen = match self.sorted(tied) {
            Some(sorted) => Some(sorted[..many].to_vec()),
            None if *self.order == TieOrder::All => {
                let ways = ways(tied, many);
                Some(ways[self.answer(ways.len())].clone())
            }
            None => None,
        };
        self.ties.push((tied.to_vec(), chosen.clone().unwrap_or_default()));
        chosen
    }

    pub(super) fn first(&mut self, tied: &[String]) -> Option<String> {
        self.take(tied, 1).map(|mut one| one.remove(0))
    }

    pub(super) fn last(&mut self, tied: &[String]) -> Option<String> {
        if let [only] = tied {
            return Some(only.clone());
        }
        let chosen = match self.sorted(tied) {
            Some(mut sorted) => sorted.pop(),
            None if *self.order == TieOrder::All => Some(tied[self.answer(tied.len())].clone()),
            None => None,
        };
        self.ties.push((tied.to_vec(), chosen.iter().cloned().collect()));
        chosen
    }
}

fn ways(tied: &[String], many: usize) -> Vec<Vec<String>> {
    if many == 0 {
        return vec![Vec::new()];
    }
    let from = |at: usize| ways(&tied[at + 1..], many - 1).into_iter().map(move |rest| (at, rest));
    (0..tied.len()).flat_map(from).map(|(at, rest)| [vec![tied[at].clone()], rest].concat()).collect()
}

/// The sets of winners over all ways ties can go; nothing when they are more than
/// two hundred.
pub(super) fn every(listed: &[String], count: impl Fn(&mut Lots<'_>) -> Vec<String>) -> Option<BTreeSet<Vec<String>>> {
    let mut sets = BTreeSet::new();
    let mut scripts = vec![Vec::new()];
    for _ in 0..200 {
        let Some(script) = scripts.pop() else { return Some(sets) };
        let begun = script.len();
        let mut lots = Lots { script, ..Lots::new(&TieOrder::All, listed) };
        let mut winners = count(&mut lots);
        winners.sort();
        sets.insert(winners);
        for at in begun..lots.given.len() {
            for other in 1..lots.given[at].1 {
                let before = lots.given[..at].iter().map(|(answer, _)| *answer);
                scripts.push(before.chain([other]).collect());
            }
        }
    }
    None
}
