//! **Copeland**: an option gets 1 for every other it beats and 1/2 for every other
//! it is level with; the option with most wins.
//!
//! Source: A. Copeland, *A reasonable social welfare function* (seminar notes,
//! University of Michigan, 1951), with half a point for a draw as in D. Saari, V.
//! Merlin, *The Copeland method*, Economic Theory 8 (1996). How large a win is
//! does not matter, so there is no `measure`.
//!
//! Satisfies majority, Condorcet and Smith consistency, Condorcet loser,
//! monotonicity, reversal symmetry, homogeneity; not independence of clones, nor
//! participation. Ties are frequent and stay open without a tie order.

use super::halves::halves;
use super::pairs::{self, UNRANKED};
use super::top::{self, Standings, by_total, printed};
use crate::CountError;
use crate::outcome::{Outcome, PairStep, Step};
use crate::profile::{Kind, Profile};
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "copeland",
    summary: "each two options are compared; the option with most wins, draws counting half, wins",
    takes: &[Kind::Ranking],
    seats: Seats::One,
    unsaid_ties: TieOrder::Undrawn,
    parameters: &[UNRANKED],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let pairs::Begun { pairs, ballots, mut steps } = pairs::begin(profile, spec)?;
    let mut doubled = vec![0; profile.entries().len()];
    for option in 0..pairs.len() {
        let beaten = |other: usize| pairs.beats(option, other);
        let (wins, losses) = pairs.others(option).fold((0, 0), |(wins, losses), other| {
            (wins + u64::from(beaten(other)), losses + u64::from(pairs.beats(other, option)))
        });
        let others = u64::try_from(pairs.len() - 1).expect("at most a thousand");
        let draws = others - wins - losses;
        doubled[pairs.place(option)] = 2 * wins + draws;
        if ballots.valid > 0 {
            let option = pairs.id(profile, option);
            steps.push(Step::Pairs(PairStep::WinRecord { option, wins, draws, losses }));
        }
    }
    let ranking = by_total(profile, &doubled);
    let totals = printed(profile, |place| halves(doubled[place]));
    let outcome = top::elect(profile, spec, Standings { ballots, steps, ranking, totals })?;
    Ok(Outcome { pairwise: Some(pairs.printed(profile)), ..outcome })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Decision, Entry, ProfileBuilder, count};

    /// a and b are level, both beat c, which beats d; d beats a.
    #[test]
    fn draws_count_half() {
        let mut ballots = ProfileBuilder::new(Kind::Ranking, ["a", "b", "c", "d"].map(Entry::new)).unwrap();
        for order in [["b", "c", "d", "a"], ["a", "b", "c", "d"], ["a", "b", "c", "d"], ["b", "d", "a", "c"]] {
            ballots.ranking(&order.map(|id| vec![id]), 1).unwrap();
        }
        ballots.ranking(&[vec!["d"], vec!["a", "b"]], 1).unwrap();
        let outcome = count(&ballots.build(), &RuleSpec::of("copeland").unwrap()).unwrap();
        let totals: Vec<&str> = outcome.totals.values().map(String::as_str).collect();
        assert_eq!(totals, ["3/2", "5/2", "1", "1"]);
        assert_eq!((outcome.decision, outcome.winners), (Decision::Won, vec!["b".to_owned()]));
        assert_eq!(outcome.ranking, [vec!["b"], vec!["a"], vec!["c", "d"]]);
    }
}
