//! Ties of the Scottish count, broken by what the tied had at earlier stages.

use crate::breaker::Breaker;

/// Which of the tied is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The one that had most: its surplus goes first.
    Most,
    /// The one that had fewest: it is excluded.
    Fewest,
}

/// Breaks a tie among `tied`, who have the same now: at the latest earlier stage at
/// which any of them differed, the one that had most (or fewest) is taken; if
/// several had that, they are compared at the stages before; if they were alike at
/// every stage, the tie order says. Every part is noted.
pub(super) fn decide(
    wanted: Wanted,
    at: &str,
    tied: &[usize],
    stages: &[Vec<u128>],
    breaker: &mut Breaker<'_>,
) -> Option<usize> {
    let mut left = tied.to_vec();
    for (number, stage) in (1..).zip(stages).collect::<Vec<_>>().into_iter().rev() {
        let had = left.iter().map(|&option| stage[option]);
        let best = match wanted {
            Wanted::Most => had.max(),
            Wanted::Fewest => had.min(),
        };
        let (chosen, others): (Vec<usize>, Vec<usize>) = left.iter().partition(|&&option| Some(stage[option]) == best);
        if !others.is_empty() {
            breaker.settled(at, (&left, &chosen), &format!("stage:{number}"));
            left = chosen;
        }
    }
    match wanted {
        Wanted::Most => breaker.first(at, &left),
        Wanted::Fewest => breaker.last(at, &left),
    }
}
