//! Ties in a count of many runs: one order, drawn once, holds in all of them.
//!
//! Under a total order that is so by itself. Under `all` each course of the count
//! stands for one order: what it once put first stays before the others.

use crate::breaker::Breaker;

/// Breaks ties, the same way whenever the same projects are tied again.
pub(super) struct Order<'b, 'p> {
    breaker: &'b mut Breaker<'p>,
    /// `(a, b)`: in this course `a` was put before `b`.
    before: Vec<(usize, usize)>,
}

impl<'b, 'p> Order<'b, 'p> {
    pub(super) const fn new(breaker: &'b mut Breaker<'p>) -> Self {
        Self { breaker, before: Vec::new() }
    }

    /// The first of the tied; `None` when nothing decides.
    pub(super) fn first(&mut self, at: &str, tied: &[usize]) -> Option<usize> {
        if let [only] = tied {
            return Some(*only);
        }
        if !self.breaker.open() {
            return self.breaker.first(at, tied);
        }
        let beaten = |place: &usize| tied.iter().any(|&other| self.is_before(other, *place));
        let free: Vec<usize> = tied.iter().copied().filter(|place| !beaten(place)).collect();
        let met = self.breaker.met();
        let first = self.breaker.first(at, &free)?;
        self.breaker.forget(met);
        self.breaker.note(at, tied, &[first]);
        self.before.extend(tied.iter().filter(|&&other| other != first).map(|&other| (first, other)));
        Some(first)
    }

    /// All of the tied, in order: what follows is the same whichever comes first.
    pub(super) fn all(&mut self, at: &str, tied: &[usize]) -> Vec<usize> {
        let sorted = self.breaker.sorted(tied);
        if tied.len() > 1 {
            self.breaker.note(at, tied, &sorted);
        }
        sorted
    }

    /// The step that tells of the last tie.
    pub(super) fn told(&self) -> Option<crate::Step> {
        self.breaker.told()
    }

    /// How many ties were met so far.
    pub(super) const fn met(&self) -> usize {
        self.breaker.met()
    }

    /// Forgets the ties after the first `met`; they are not part of the result.
    pub(super) fn forget(&mut self, met: usize) {
        self.breaker.forget(met);
    }

    fn is_before(&self, first: usize, second: usize) -> bool {
        let mut reached = vec![first];
        let mut at = 0;
        while let Some(&from) = reached.get(at) {
            at += 1;
            for &(_, to) in self.before.iter().filter(|(a, _)| *a == from) {
                if to == second {
                    return true;
                }
                if !reached.contains(&to) {
                    reached.push(to);
                }
            }
        }
        false
    }
}
