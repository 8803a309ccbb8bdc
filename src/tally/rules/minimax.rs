//! **Minimax** (Simpson–Kramer): the option whose worst comparison is least bad
//! wins.
//!
//! `winning-votes`: an option's worst defeat has the most ballots on the other
//! side; an option that no other beats has 0. `margins`: the largest difference
//! between ballots for another and ballots for the option; less than 0 for an
//! option that beats all. The total is that figure: the lowest wins, equal ones
//! are tied.
//!
//! Source: P. Simpson, *On defining areas of voter choice*, Quarterly J. of
//! Economics 83 (1969); G. Kramer, *A dynamical model of political equilibrium*,
//! J. of Economic Theory 16 (1977).
//!
//! Satisfies majority, Condorcet consistency, monotonicity, homogeneity; not Smith
//! consistency, Condorcet loser, reversal symmetry, independence of clones.

use std::collections::BTreeMap;

use super::pairs::{self, Finding, MEASURE, Measure, Pairs, UNRANKED};
use crate::CountError;
use crate::outcome::{Outcome, PairStep, Step};
use crate::profile::{Kind, MAX_BALLOTS, Profile};
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "minimax",
    summary: "each two options are compared; the option whose worst comparison is least bad wins",
    takes: &[Kind::Ranking],
    seats: Seats::One,
    unsaid_ties: TieOrder::Undrawn,
    parameters: &[MEASURE, UNRANKED],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let begun = pairs::begin(profile, spec)?;
    let pairs = &begun.pairs;
    let measure = Measure::of(spec);
    let mut groups: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    let (mut totals, mut steps) = (Vec::new(), Vec::new());
    for option in 0..pairs.len() {
        let (worst, against) = worst(pairs, measure, option);
        groups.entry(worst).or_default().push(option);
        totals.push(worst.to_string());
        steps.push(Step::Pairs(match against {
            None => PairStep::Unbeaten { option: pairs.id(profile, option) },
            Some(other) => PairStep::WorstComparison {
                loser: pairs.id(profile, option),
                winner: pairs.id(profile, other),
                votes: pairs.votes(other, option),
                against: pairs.votes(option, other),
                strength: worst.to_string(),
            },
        }));
    }
    let finding = Finding::new(groups.into_values().collect(), totals, steps);
    Ok(pairs::finish(profile, spec, begun, finding))
}

/// How bad the worst comparison is, and with which option.
fn worst(pairs: &Pairs, measure: Measure, option: usize) -> (i64, Option<usize>) {
    const { assert!(MAX_BALLOTS < 1 << 62, "votes and their differences fit 63 bits") };
    let signed = |votes: u64| i64::try_from(votes).expect("at most 2^48 ballots");
    let mut worst = (0, None);
    for other in pairs.others(option) {
        let bad = match measure {
            Measure::WinningVotes => signed(measure.strength(pairs, other, option)),
            Measure::Margins => signed(pairs.votes(other, option)) - signed(pairs.votes(option, other)),
        };
        let counts = measure == Measure::Margins || bad > 0;
        if counts && (worst.1.is_none() || bad > worst.0) {
            worst = (bad, Some(other));
        }
    }
    worst
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, ProfileBuilder, count};

    fn outcome(ballots: &[(&str, u64)], measure: &str) -> Outcome {
        let mut builder = ProfileBuilder::new(Kind::Ranking, ["a", "b", "c"].map(Entry::new)).unwrap();
        for (order, times) in ballots {
            builder.ranking(&order.split('>').map(|id| vec![id]).collect::<Vec<_>>(), *times).unwrap();
        }
        let spec = RuleSpec::of("minimax").unwrap().set("measure", measure).unwrap();
        count(&builder.build(), &spec).unwrap()
    }

    #[test]
    fn measures_differ_when_ballots_are_short() {
        // a beats b 10:9, b beats c 12:6, c beats a 6:0 with others not ranking both.
        let ballots = [("a", 0), ("a>b", 4), ("b>c", 3), ("b>c>a", 6), ("c>a>b", 6)];
        let votes = outcome(&ballots, "winning-votes");
        let margins = outcome(&ballots, "margins");
        assert_eq!(votes.pairwise.as_ref().unwrap().matrix, [[0, 10, 4], [9, 0, 13], [15, 6, 0]]);
        assert_eq!(votes.totals.values().collect::<Vec<_>>(), ["15", "10", "13"]);
        assert_eq!(margins.totals.values().collect::<Vec<_>>(), ["11", "1", "7"]);
        assert_eq!((votes.winners, margins.winners), (vec!["b".to_owned()], vec!["b".to_owned()]));
    }

    #[test]
    fn a_condorcet_winner_has_no_defeat() {
        let ballots = [("a>b>c", 3), ("b>a>c", 2)];
        assert_eq!(outcome(&ballots, "winning-votes").totals["a"], "0");
        let margins = outcome(&ballots, "margins");
        assert_eq!((margins.totals["a"].as_str(), margins.winners), ("-1", vec!["a".to_owned()]));
    }
}
