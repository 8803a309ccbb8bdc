//! The second way to count agrees on random elections.

use std::collections::{BTreeMap, BTreeSet};

use num_integer::Integer;
use proptest::prelude::*;
use tally::{Decision, Outcome, TieOrder};

use super::slow::{self, Table};
use super::votes::{Scored, Setting, scored, settings};

fn config() -> ProptestConfig {
    let cases = u32::try_from(seeded::rounds(100_000)).expect("at most what is asked for");
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A number of tenths as text.
fn text(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, part) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    if part == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

fn named(table: &Table, options: &[usize]) -> Vec<String> {
    options.iter().map(|&option| table.options[option].clone()).collect()
}

/// Ballots, decision, winners and tied outcomes are those of the slow count.
fn same(outcome: &Outcome, table: &Table, sets: &[Vec<usize>], ties: &TieOrder) -> Result<(), TestCaseError> {
    let ballots = &outcome.ballots;
    prop_assert_eq!(
        (ballots.valid, ballots.blank, ballots.invalid, ballots.struck),
        (table.rows.len() as u64, table.blank, table.invalid, table.struck)
    );
    prop_assert_eq!(ballots.total, ballots.valid + ballots.blank + ballots.invalid + ballots.struck);
    if table.rows.is_empty() {
        prop_assert_eq!((outcome.decision, outcome.winners.len()), (Decision::NoValidBallots, 0));
        return Ok(());
    }
    let sorted = |set: &Vec<String>| set.iter().cloned().collect::<BTreeSet<_>>();
    let expected: BTreeSet<BTreeSet<String>> = sets.iter().map(|set| sorted(&named(table, set))).collect();
    if expected.len() == 1 {
        prop_assert_eq!(outcome.decision, Decision::Won);
        prop_assert!(sets.iter().any(|set| named(table, set) == outcome.winners));
        if *ties != TieOrder::All {
            prop_assert_eq!(sets.len(), 1);
        }
    } else {
        prop_assert_eq!((outcome.decision, outcome.winners.len()), (Decision::Tied, 0));
        let got: BTreeSet<BTreeSet<String>> = outcome.outcomes.iter().map(sorted).collect();
        prop_assert_eq!(got, expected);
        prop_assert!(!outcome.ties.is_empty());
    }
    Ok(())
}

/// The ranking is this one.
fn same_ranking(outcome: &Outcome, table: &Table, ranking: &[Vec<usize>]) -> Result<(), TestCaseError> {
    let expected: Vec<Vec<String>> = ranking.iter().map(|group| named(table, group)).collect();
    prop_assert_eq!(&outcome.ranking, &expected);
    Ok(())
}

fn totals(table: &Table, total: impl Fn(usize) -> Option<String>) -> BTreeMap<String, String> {
    (0..table.options.len()).filter_map(|option| Some((table.options[option].clone(), total(option)?))).collect()
}

fn by_ranking(
    votes: &Scored,
    setting: &Setting,
    rule: &str,
    (table, ranking): (&Table, &[Vec<usize>]),
) -> Result<Outcome, TestCaseError> {
    let spec = setting.spec(rule, votes);
    let outcome = votes.count(&spec);
    same_ranking(&outcome, table, ranking)?;
    let sets = slow::seats(ranking, spec.seats(), &setting.ties, &table.options);
    same(&outcome, table, &sets, &setting.ties)?;
    Ok(outcome)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn score_counted_both_ways(votes in scored(), setting in settings()) {
        let table = Table::of_scores(&votes, &setting);
        let options = 0..table.options.len();
        if setting.opinions_only {
            let means: Vec<_> = options.map(|option| table.mean(option)).collect();
            let outcome = by_ranking(&votes, &setting, "score", (&table, &slow::ranked(&means)))?;
            let mean = |option: usize| Some(means[option]?.to_string());
            prop_assert_eq!(&outcome.totals, &totals(&table, mean));
        } else {
            let sums: Vec<i64> = options.map(|option| table.total(option)).collect();
            let outcome = by_ranking(&votes, &setting, "score", (&table, &slow::ranked(&sums)))?;
            prop_assert_eq!(&outcome.totals, &totals(&table, |option| Some(text(sums[option]))));
        }
    }

    #[test]
    fn majority_judgment_counted_both_ways(votes in scored(), setting in settings()) {
        let table = Table::of_scores(&votes, &setting);
        let grades: Vec<_> = (0..table.options.len()).map(|option| table.grades(option, setting.opinions_only)).collect();
        let many = grades.iter().map(|grades| grades.len().max(1)).fold(1, |all, many| all.lcm(&many));
        let taken: Vec<_> = grades.iter().map(|grades| slow::removal(grades, many / grades.len().max(1))).collect();
        let outcome = by_ranking(&votes, &setting, "majority-judgment", (&table, &slow::ranked(&taken)))?;
        let median = |option: usize| taken[option].first().map(|&median| text(median));
        prop_assert_eq!(&outcome.totals, &totals(&table, median));
    }

    #[test]
    fn cumulative_counted_both_ways(votes in scored(), setting in settings()) {
        let good = |points: &[i64]| {
            let least = points.iter().all(|&number| number >= 0);
            least && setting.most.is_none_or(|most| {
                points.iter().all(|&number| number <= most) && points.iter().sum::<i64>() <= 2 * most
            })
        };
        let table = slow::table(&votes, good);
        let sums: Vec<i64> = (0..table.options.len()).map(|option| table.total(option)).collect();
        let outcome = by_ranking(&votes, &setting, "cumulative", (&table, &slow::ranked(&sums)))?;
        prop_assert_eq!(&outcome.totals, &totals(&table, |option| Some(text(sums[option]))));
    }

    #[test]
    fn star_counted_both_ways(votes in scored(), setting in settings()) {
        let table = Table::of_scores(&votes, &setting);
        let spec = setting.spec("star", &votes);
        let outcome = votes.count(&spec);
        prop_assert_eq!(&outcome.totals, &totals(&table, |option| Some(text(table.total(option)))));
        let all: Vec<usize> = (0..table.options.len()).collect();
        let sets = slow::star(&table, &setting, &all, spec.seats());
        same(&outcome, &table, &sets, &setting.ties)?;
        let mut ranked: Vec<String> = outcome.ranking.concat();
        ranked.sort();
        let mut options = table.options.clone();
        options.sort();
        prop_assert_eq!(ranked, options);
    }
}
