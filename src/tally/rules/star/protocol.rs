//! Ties in STAR, by the Official Tiebreaker Protocol.
//!
//! Step 1, who goes to the runoff: of the tied, those who lost most comparisons
//! with one another are out, again and again; when too few would be left, those
//! left go on and the tie is among the others. Step 2, the runoff: the higher
//! total. Step 3, both: who has most top scores goes on, and when more have them
//! than can, those with fewest are out. Step 4: the tie order picks one. After
//! each the protocol begins anew with those still tied.

use super::Race;
use crate::outcome::GradeStep;

impl Race<'_, '_> {
    /// The `wanted` of `tied` that go to the runoff; `None` when nothing decides.
    pub(super) fn advance(&mut self, tied: &[usize], wanted: usize) -> Option<Vec<usize>> {
        let (mut tied, mut chosen) = (tied.to_vec(), Vec::new());
        while chosen.len() < wanted {
            let open = wanted - chosen.len();
            if tied.len() <= open {
                chosen.append(&mut tied);
                break;
            }
            let at = if open == 1 { "second-finalist" } else { "finalists" };
            let by_the_ballots = if self.official { self.by_the_ballots(&tied, open) } else { None };
            let on = if let Some((on, by)) = by_the_ballots {
                self.breaker.settled(at, (&tied, &on), by);
                Some(on)
            } else if self.official {
                self.breaker.first(at, &tied).map(|one| vec![one])
            } else {
                self.breaker.take(at, &tied, open)
            };
            self.tell();
            let on = on?;
            if on.len() > open {
                tied = on;
            } else {
                tied.retain(|place| !on.contains(place));
                chosen.extend(on);
            }
        }
        chosen.sort_unstable();
        Some(chosen)
    }

    /// Some of `tied` that are ahead of the others, and by what: all of them when
    /// there are more than `open`, else those that go on.
    fn by_the_ballots(&mut self, tied: &[usize], open: usize) -> Option<(Vec<usize>, &'static str)> {
        let lost = self.duels.lost(tied);
        for (&place, &lost) in tied.iter().zip(&lost) {
            self.grade(GradeStep::MatchesLost { option: self.profile.id(place).to_owned(), lost });
        }
        let most_lost = lost.iter().max().copied().unwrap_or_default();
        if let Some(on) = part(tied, &lost, |lost| lost < most_lost) {
            return Some((on, "matches-lost"));
        }
        let top = self.top_scores(tied);
        let most = top.iter().max().copied().unwrap_or_default();
        let least = top.iter().min().copied().unwrap_or_default();
        let first = part(tied, &top, |top| top == most)?;
        let on = if first.len() <= open { Some(first) } else { part(tied, &top, |top| top > least) };
        on.map(|on| (on, "top-scores"))
    }

    /// The winner of a runoff in which both have as many votes.
    pub(super) fn runoff_tied(&mut self, a: usize, b: usize) -> Option<usize> {
        let both = [a, b];
        let mut by = None;
        if self.official {
            let totals = [self.sums[a], self.sums[b]];
            by = part(&both, &totals, |total| total == totals[0].max(totals[1])).map(|on| (on, "total"));
            if by.is_none() {
                let top = self.top_scores(&both);
                by = part(&both, &top, |score| score == top[0].max(top[1])).map(|on| (on, "top-scores"));
            }
        }
        let winner = match by {
            Some((on, by)) => {
                self.breaker.settled("runoff", (&both, &on), by);
                on.first().copied()
            }
            None => self.breaker.first("runoff", &both),
        };
        self.tell();
        winner
    }

    fn top_scores(&mut self, tied: &[usize]) -> Vec<u64> {
        let top: Vec<u64> = tied.iter().map(|&place| self.duels.top_scores(place)).collect();
        let score = self.duels.top(self.profile.scale());
        for (&place, &ballots) in tied.iter().zip(&top) {
            let option = self.profile.id(place).to_owned();
            self.grade(GradeStep::TopScores { option, score: score.clone(), ballots });
        }
        top
    }

    fn tell(&mut self) {
        if let Some(told) = self.breaker.told() {
            self.step(told);
        }
    }
}

/// The places whose figure is good; `None` when that is so of all or of none.
fn part<T: Copy>(places: &[usize], figures: &[T], good: impl Fn(T) -> bool) -> Option<Vec<usize>> {
    let part: Vec<usize> = places.iter().zip(figures).filter(|&(_, &figure)| good(figure)).map(|(&p, _)| p).collect();
    Some(part).filter(|part| !part.is_empty() && part.len() < places.len())
}
