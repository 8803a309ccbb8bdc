//! **Ranked pairs** (Tideman): the wins of one option over another are taken from
//! the strongest to the weakest; each is locked in unless those locked before lead
//! the other way round. The option that none is locked above wins.
//!
//! **Strength.** `winning-votes`: more votes for the winner come first, of equal
//! ones that with fewer votes against. `margins`: the larger difference.
//!
//! **Wins of equal strength** (T. Zavist, N. Tideman, *Complete independence of
//! clones in the ranked pairs rule*, Social Choice and Welfare 6 (1989)): the tie
//! order ranks the options, and of equal wins that whose winner is ranked higher
//! comes first, then that whose loser is. The result has a tie `equal-pairs` for
//! every strength at which the order matters, that is, at which wins shut one
//! another out: `among` are their options, `chosen` the same as the tie order
//! ranks them.
//!
//! Without a lot, and under `all`, every order of equal wins is followed (M.
//! Brill, F. Fischer, *The price of neutrality for the ranked pairs method*, AAAI
//! 2012): an option can win when it does so in one of them. If only one can, it
//! has won. The ranking then has what holds in all of them. That can be a great
//! deal of work; beyond a bound the count is refused and wants a lot.
//!
//! **Ranking.** First the options that none is locked above, then those that only
//! these are locked above, and so on. Options with as many votes for as against
//! one another may stay side by side; on the first level that is a tie for the
//! win. An option's total is the number of others it is locked above, by one win
//! or several in a row.
//!
//! Source: N. Tideman, *Independence of clones as a criterion for voting rules*,
//! Social Choice and Welfare 4 (1987).
//!
//! Satisfies majority, Condorcet and Smith consistency, Condorcet loser,
//! monotonicity, reversal symmetry, independence of clones (when no wins tie, or
//! the tie order has clones side by side), homogeneity; not participation.

mod courses;
mod lock;
mod working;

use super::pairs::{self, Finding, MEASURE, Measure, Relation, UNRANKED, groups};
use crate::CountError;
use crate::breaker::ranks;
use crate::outcome::{Outcome, Tie};
use crate::profile::{Kind, Profile};
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;
use lock::{Win, lock, wins};

pub(crate) static RULE: Rule = Rule {
    id: "ranked-pairs",
    summary: "each two options are compared; the clearest wins are locked in first, those that contradict them skipped",
    takes: &[Kind::Ranking],
    seats: Seats::One,
    // The answers of the data take equal wins in the order the options are listed.
    unsaid_ties: TieOrder::Listed,
    parameters: &[MEASURE, UNRANKED],
    count,
};

/// What was locked in.
struct Locked {
    /// The wins in order, those of equal strength side by side.
    wins: Vec<Win>,
    /// What is above what, in every course of the count.
    above: Relation,
    /// The same in some course.
    maybe: Relation,
    /// The options that can win.
    possible: Vec<usize>,
    /// Equal wins whose order mattered, the strongest first; those of one strength
    /// that shut one another out in some course.
    open: Vec<Vec<Win>>,
}

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let begun = pairs::begin(profile, spec)?;
    let pairs = &begun.pairs;
    let mut wins = wins(pairs, Measure::of(spec));
    let ranks = ranks::<u64>(profile, spec.ties(), &[]);
    let locked = if let Some(ranks) = &ranks {
        let rank = |option: usize| ranks[pairs.place(option)];
        for equal in wins.chunk_by_mut(|a, b| a.strength == b.strength) {
            equal.sort_by_key(|win| (rank(win.winner), rank(win.loser)));
        }
        in_order(pairs.len(), wins)
    } else {
        courses::all(pairs, wins)?
    };
    let mut ties = Vec::new();
    for shut_out in &locked.open {
        let options = lock::options(shut_out);
        let mut chosen = options.clone();
        match &ranks {
            Some(ranks) => chosen.sort_by_key(|&option| ranks[pairs.place(option)]),
            None => chosen.clear(),
        }
        let (among, chosen) = (pairs.ids(profile, &options), pairs.ids(profile, &chosen));
        ties.push(Tie { at: "equal-pairs".to_owned(), among, chosen, by: spec.ties().to_string() });
    }
    let ranking = groups(pairs.len(), |a, b| locked.above.holds(a, b));
    let totals = (0..pairs.len()).map(|option| locked.above.below(option).to_string()).collect();
    let steps = working::steps(profile, pairs, &locked, &ties);
    let finding = Finding { possible: locked.possible, ties, ..Finding::new(ranking, totals, steps) };
    Ok(pairs::finish(profile, spec, begun, finding))
}

/// Takes the wins one by one, equal ones as they are sorted.
fn in_order(options: usize, wins: Vec<Win>) -> Locked {
    let mut above = Relation::none(options);
    let mut open = Vec::new();
    for equal in wins.chunk_by(|a, b| a.strength == b.strength) {
        open.push(lock(&mut above, equal));
    }
    open.retain(|shut_out| !shut_out.is_empty());
    let possible = unbeaten(&above, options);
    Locked { wins, maybe: above.clone(), above, possible, open }
}

/// The options that none is above.
fn unbeaten(above: &Relation, options: usize) -> Vec<usize> {
    (0..options).filter(|&option| !(0..options).any(|other| above.holds(other, option))).collect()
}
