//! **Condorcet winner**: the option that beats every other, if there is one.
//!
//! An option beats another when more ballots prefer it than prefer the other
//! (conventions in `pairs`). Without such an option nobody wins
//! (`no-condorcet-winner`); the working then names the options that no other
//! beats and the Smith set. There is never a tie to break.
//!
//! The ranking is by dominance: the Smith set first, then the Smith set of what
//! is left, and so on. An option's total is the number of others it beats.
//!
//! Source: M. de Condorcet, *Essai sur l'application de l'analyse à la
//! probabilité des décisions rendues à la pluralité des voix* (1785).
//! Satisfies majority, Condorcet consistency, monotonicity, reversal symmetry
//! (the winner of turned ballots is another), homogeneity; and a winner stays
//! when other options go. Fails to decide in a cycle.

use super::pairs::{self, Finding, UNRANKED};
use crate::CountError;
use crate::outcome::{Decision, Outcome};
use crate::profile::{Kind, Profile};
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "condorcet",
    summary: "the option that beats every other when each two are compared, or none",
    takes: &[Kind::Ranking],
    seats: Seats::One,
    unsaid_ties: TieOrder::Undrawn,
    parameters: &[UNRANKED],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let begun = pairs::begin(profile, spec)?;
    let winner = begun.pairs.condorcet_winner();
    let ranking = begun.pairs.dominance();
    let totals = (0..begun.pairs.len()).map(|option| begun.pairs.wins(option).to_string()).collect();
    let none = winner.is_none().then_some(Decision::NoCondorcetWinner);
    let finding = Finding { possible: winner.into_iter().collect(), none, ..Finding::new(ranking, totals, Vec::new()) };
    Ok(pairs::finish(profile, spec, begun, finding))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::{PairStep, Step};
    use crate::{Entry, ProfileBuilder, count};

    /// Condorcet's own cycle: a beats b, b beats c, c beats a; d loses to all.
    #[test]
    fn a_cycle_has_no_winner() {
        let mut ballots = ProfileBuilder::new(Kind::Ranking, ["d", "a", "b", "c"].map(Entry::new)).unwrap();
        for (order, times) in [(["a", "b", "c"], 23), (["b", "c", "a"], 19), (["c", "a", "b"], 18)] {
            ballots.ranking(&order.map(|id| vec![id]), times).unwrap();
        }
        let outcome = count(&ballots.build(), &RuleSpec::of("condorcet").unwrap()).unwrap();
        assert_eq!((outcome.decision, outcome.winners.len()), (Decision::NoCondorcetWinner, 0));
        assert_eq!(outcome.ranking, [vec!["a", "b", "c"], vec!["d"]]);
        assert_eq!(outcome.pairwise.as_ref().unwrap().matrix[1], [60, 0, 41, 23]);
        let steps = &outcome.rounds[0].steps;
        assert!(steps.contains(&Step::Pairs(PairStep::NoCondorcetWinner { options: Vec::new() })));
        assert!(steps.contains(&Step::Pairs(PairStep::CondorcetLoser { option: "d".to_owned() })));
        assert!(outcome.ties.is_empty());
    }

    #[test]
    fn one_option_alone_wins_if_anybody_votes() {
        let alone = || ProfileBuilder::new(Kind::Ranking, [Entry::new("a"), Entry::new("b").withdrawn()]).unwrap();
        let spec = RuleSpec::of("condorcet").unwrap();
        let empty = count(&alone().build(), &spec).unwrap();
        assert_eq!((empty.decision, empty.ranking), (Decision::NoValidBallots, vec![vec!["a".to_owned()]]));
        let mut ballots = alone();
        ballots.ranking(&[vec!["b"], vec!["a"]], 1).unwrap();
        assert_eq!(count(&ballots.build(), &spec).unwrap().winners, ["a"]);
    }
}
