//! The steps of a count by ranked pairs: one for each win, in order.

use super::{Locked, lock::Win};
use crate::outcome::{PairStep, Step, Tie};
use crate::profile::Profile;
use crate::rules::pairs::{Pairs, Relation};

pub(super) fn steps(profile: &Profile, pairs: &Pairs, locked: &Locked, ties: &[Tie]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut edges = Relation::none(pairs.len());
    for equal in locked.wins.chunk_by(|a, b| a.strength == b.strength) {
        let open = locked.open.iter().zip(ties).find(|(shut_out, _)| shut_out[0].strength == equal[0].strength);
        if equal.len() > 1 {
            let number = |count: usize| u64::try_from(count).expect("at most half a million");
            let (pairs, open) = (number(equal.len()), number(open.map_or(0, |(shut_out, _)| shut_out.len())));
            steps.push(Step::Pairs(PairStep::EqualPairs { pairs, strength: equal[0].strength.0, open }));
        }
        if let Some((_, tie)) = open {
            let tie = tie.clone();
            steps.push(if tie.chosen.is_empty() { Step::TieOpen(tie) } else { Step::TieBroken(tie) });
        }
        for win in equal {
            steps.push(Step::Pairs(step(profile, pairs, locked, (win, &mut edges))));
        }
    }
    steps
}

fn step(profile: &Profile, pairs: &Pairs, locked: &Locked, (win, edges): (&Win, &mut Relation)) -> PairStep {
    let Win { votes, against, .. } = *win;
    let (winner, loser) = (pairs.id(profile, win.winner), pairs.id(profile, win.loser));
    if locked.above.holds(win.winner, win.loser) {
        edges.set(win.winner, win.loser);
        PairStep::PairLocked { winner, loser, votes, against }
    } else if locked.maybe.holds(win.winner, win.loser) {
        PairStep::PairOpen { winner, loser, votes, against }
    } else {
        let options = pairs.ids(profile, &edges.way(win.loser, win.winner));
        PairStep::PairSkipped { winner, loser, votes, against, options }
    }
}
