//! **Schulze** (beatpath): an option is above another when its strongest path of
//! wins to the other is stronger than the strongest path back; an option that no
//! other is above wins.
//!
//! A path is as strong as its weakest win (`measure`); an option without a path
//! to another has strength 0. All strongest paths are found as in Floyd's and
//! Warshall's algorithm, in n³ steps.
//!
//! "Above" is transitive (Schulze 2011, 4.1). The ranking lists by levels: first
//! the options that none is above, then those that only these are above, and so
//! on. Several on the first level are tied for the win. An option's total is the
//! number of others it is above.
//!
//! Source: M. Schulze, *A new monotonic, clone-independent, reversal symmetric,
//! and condorcet-consistent single-winner election method*, Social Choice and
//! Welfare 36 (2011). Debian and Ubuntu vote so. Where Schulze sets equal winning
//! votes apart by the votes against, strengths here are the plain votes, as in
//! the programs the data's answers come from.
//!
//! Satisfies majority, Condorcet and Smith consistency, Condorcet loser,
//! monotonicity, reversal symmetry, independence of clones, homogeneity; not
//! participation.

use super::pairs::{self, Finding, MEASURE, Measure, Pairs, Relation, UNRANKED, groups};
use crate::CountError;
use crate::outcome::{Outcome, PairStep, Step};
use crate::profile::{Kind, Profile};
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "schulze",
    summary: "each two options are compared; the option with the stronger path of wins to every other wins",
    takes: &[Kind::Ranking],
    seats: Seats::One,
    unsaid_ties: TieOrder::Undrawn,
    parameters: &[MEASURE, UNRANKED],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let begun = pairs::begin(profile, spec)?;
    let wins = Strengths::of(&begun.pairs, Measure::of(spec));
    let paths = wins.strongest_paths();
    let above = |a: usize, b: usize| paths.at(a, b) > paths.at(b, a);
    let ranking = groups(begun.pairs.len(), above);
    let totals = (0..begun.pairs.len()).map(|option| begun.pairs.others(option).filter(|&b| above(option, b)).count());
    let steps = working(profile, &begun.pairs, (&wins, &paths), &ranking);
    let finding = Finding::new(ranking, totals.map(|total| total.to_string()).collect(), steps);
    Ok(pairs::finish(profile, spec, begun, finding))
}

/// A strength for each pair, row by row.
struct Strengths {
    options: usize,
    rows: Vec<u64>,
}

impl Strengths {
    fn of(pairs: &Pairs, measure: Measure) -> Self {
        let options = pairs.len();
        let rows = (0..options).flat_map(|a| (0..options).map(move |b| measure.strength(pairs, a, b))).collect();
        Self { options, rows }
    }

    fn at(&self, a: usize, b: usize) -> u64 {
        self.rows[a * self.options + b]
    }

    fn strongest_paths(&self) -> Self {
        let mut rows = self.rows.clone();
        for through in 0..self.options {
            let onward = rows[through * self.options..][..self.options].to_vec();
            for from in (0..self.options).filter(|&from| from != through) {
                let row = &mut rows[from * self.options..][..self.options];
                let to_there = row[through];
                if to_there > 0 {
                    row.iter_mut().zip(&onward).for_each(|(path, &onward)| *path = (*path).max(to_there.min(onward)));
                }
            }
        }
        // Nobody walks from an option to itself.
        (0..self.options).for_each(|option| rows[option * self.options + option] = 0);
        Self { options: self.options, rows }
    }
}

fn working(
    profile: &Profile,
    pairs: &Pairs,
    (wins, paths): (&Strengths, &Strengths),
    ranking: &[Vec<usize>],
) -> Vec<Step> {
    let options: Vec<usize> = (0..pairs.len()).collect();
    let matrix = paths.rows.chunks(pairs.len().max(1)).map(<[u64]>::to_vec).collect();
    let mut steps = vec![PairStep::StrongestPaths { options: pairs.ids(profile, &options), matrix }];
    match ranking.first().map(Vec::as_slice) {
        Some(&[winner]) => steps.extend(pairs.others(winner).map(|loser| {
            let strength = paths.at(winner, loser);
            let strong = Relation::of(pairs.len(), |a, b| wins.at(a, b) >= strength);
            PairStep::StrongestPath {
                winner: pairs.id(profile, winner),
                loser: pairs.id(profile, loser),
                options: pairs.ids(profile, &strong.way(winner, loser)),
                strength,
                back: paths.at(loser, winner),
            }
        })),
        Some(several) => steps.push(PairStep::PathsEqual { options: pairs.ids(profile, several) }),
        None => {}
    }
    for (level, group) in (1..).zip(ranking) {
        steps.push(PairStep::SchulzeLevel { level, options: pairs.ids(profile, group) });
    }
    steps.into_iter().map(Step::Pairs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Decision, Entry, ProfileBuilder, count};

    fn outcome(ids: &str, ballots: &[(&str, u64)]) -> Outcome {
        let mut builder = ProfileBuilder::new(Kind::Ranking, ids.chars().map(Entry::new)).unwrap();
        for (order, times) in ballots {
            builder.ranking(&order.chars().map(|id| vec![id.to_string()]).collect::<Vec<_>>(), *times).unwrap();
        }
        count(&builder.build(), &RuleSpec::of("schulze").unwrap()).unwrap()
    }

    /// Schulze 2011, example 1 (section 3.1): d > a > c > b.
    #[test]
    fn the_example_of_the_paper() {
        let ballots = [("acdb", 8), ("badc", 2), ("cdba", 4), ("dbac", 4), ("dcba", 3)];
        let outcome = outcome("abcd", &ballots);
        assert_eq!(outcome.pairwise.as_ref().unwrap().matrix[0], [0, 8, 14, 10]);
        assert_eq!(outcome.ranking, [["d"], ["a"], ["c"], ["b"]]);
        let paths = outcome.rounds[0].steps.iter().find_map(|step| match step {
            Step::Pairs(PairStep::StrongestPaths { matrix, .. }) => Some(matrix.clone()),
            _ => None,
        });
        assert_eq!(paths.unwrap(), [[0, 14, 14, 12], [13, 0, 13, 12], [13, 15, 0, 12], [13, 19, 13, 0]]);
    }

    /// The well-known election of 45 ballots on five options: e > a > c > b > d.
    #[test]
    fn five_options_in_cycles() {
        let ballots = [
            ("acbed", 5),
            ("adecb", 5),
            ("bedac", 8),
            ("cabed", 3),
            ("caebd", 7),
            ("cbade", 2),
            ("dceba", 7),
            ("ebadc", 8),
        ];
        let outcome = outcome("abcde", &ballots);
        assert_eq!(outcome.ranking.concat(), ["e", "a", "c", "b", "d"]);
        let way = outcome.rounds[0].steps.iter().find_map(|step| match step {
            Step::Pairs(PairStep::StrongestPath { loser, options, strength, back, .. }) if loser == "a" => {
                Some((options.concat(), *strength, *back))
            }
            _ => None,
        });
        assert_eq!(way.unwrap(), ("eba".to_owned(), 25, 24));
    }

    #[test]
    fn a_level_cycle_is_a_tie() {
        let outcome = outcome("abc", &[("abc", 1), ("bca", 1), ("cab", 1)]);
        assert_eq!((outcome.decision, outcome.ties[0].among.len()), (Decision::Tied, 3));
    }
}
