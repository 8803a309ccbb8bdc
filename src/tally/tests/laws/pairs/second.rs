//! The slow way to count agrees on random elections, ties and withdrawals
//! included.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tally::{Decision, Outcome, PairStep, RuleSpec, Step, TieOrder};

use super::{slow, ties};
use crate::ranked::{Rankings, rankings};

/// How many elections: a thousand in `make test`, a hundred times as many in `make trials`.
fn config() -> ProptestConfig {
    let cases = u32::try_from(seeded::rounds(100_000)).expect("at most what is asked for");
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn unranked() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["last", "no-opinion"])
}

fn measure() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["winning-votes", "margins"])
}

fn count(votes: &Rankings, id: &str, settings: &[(&str, &str)], ties: &TieOrder) -> Outcome {
    let spec = settings.iter().fold(RuleSpec::of(id).unwrap(), |spec, (name, value)| spec.set(name, value).unwrap());
    votes.count(&spec.with_ties(ties.clone()))
}

fn steps(outcome: &Outcome) -> Vec<&PairStep> {
    let steps = outcome.rounds.iter().flat_map(|round| &round.steps);
    steps.filter_map(|step| if let Step::Pairs(step) = step { Some(step) } else { None }).collect()
}

/// The ballots by what became of them, and the matrix.
fn same_start(votes: &Rankings, outcome: &Outcome, table: Option<&slow::Votes>) -> Result<(), TestCaseError> {
    let number = |wanted: &dyn Fn(&Vec<Vec<String>>) -> bool| -> u64 {
        votes.ballots.iter().filter(|(ballot, _)| wanted(ballot)).map(|(_, times)| times).sum()
    };
    let blank = number(&|ballot| ballot.is_empty());
    let valid: u64 = votes.effective().iter().map(|(_, times)| times).sum();
    let ballots = &outcome.ballots;
    prop_assert_eq!((ballots.blank, ballots.invalid, ballots.valid), (blank, votes.void, valid));
    prop_assert_eq!(ballots.total, number(&|_| true) + votes.void);
    prop_assert_eq!(ballots.struck, ballots.total - blank - votes.void - valid);
    prop_assert_eq!(outcome.pairwise.is_some(), table.is_some());
    if let (Some(pairwise), Some(table)) = (&outcome.pairwise, table) {
        prop_assert_eq!(&pairwise.options, &votes.left());
        for (a, row) in pairwise.options.iter().zip(&pairwise.matrix) {
            for (b, votes) in pairwise.options.iter().zip(row) {
                let expected = if a == b { 0 } else { slow::of(table, a, b) };
                prop_assert_eq!(i64::try_from(*votes), Ok(expected));
            }
        }
    }
    let all: usize = outcome.ranking.iter().map(Vec::len).sum();
    prop_assert_eq!(all, votes.left().len());
    Ok(())
}

/// Who can win, and so who does.
fn same_end(votes: &Rankings, outcome: &Outcome, possible: &[String], ties: &TieOrder) -> Result<(), TestCaseError> {
    let winner = if possible.len() == 1 { Some(possible[0].clone()) } else { slow::first(votes, possible, ties) };
    if outcome.ballots.valid == 0 {
        prop_assert_eq!((outcome.decision, outcome.winners.len()), (Decision::NoValidBallots, 0));
    } else if let Some(winner) = winner {
        prop_assert_eq!((outcome.decision, &outcome.winners), (Decision::Won, &vec![winner]));
    } else {
        prop_assert_eq!((outcome.decision, outcome.winners.len()), (Decision::Tied, 0));
        let all: Vec<String> = outcome.outcomes.concat();
        prop_assert_eq!(all, if *ties == TieOrder::All { possible.to_vec() } else { Vec::new() });
    }
    let at_end = outcome.ties.iter().filter(|tie| tie.at == "winner").map(|tie| tie.among.clone()).collect::<Vec<_>>();
    let tied = possible.len() > 1 && outcome.ballots.valid > 0;
    prop_assert_eq!(at_end, if tied { vec![possible.to_vec()] } else { Vec::new() });
    Ok(())
}

/// The options by a figure, the largest first; equal ones as listed.
fn by_figure(votes: &Rankings, figures: &BTreeMap<String, i64>, sign: i64) -> Vec<Vec<String>> {
    slow::peel(&votes.left(), |a, b| sign * figures[a] > sign * figures[b])
}

fn halves(figures: &BTreeMap<String, i64>) -> BTreeMap<String, String> {
    let half = |n: i64| if n % 2 == 0 { (n / 2).to_string() } else { format!("{n}/2") };
    figures.iter().map(|(id, doubled)| (id.clone(), half(*doubled))).collect()
}

fn texts<T: ToString>(figures: &BTreeMap<String, T>) -> BTreeMap<String, String> {
    figures.iter().map(|(id, figure)| (id.clone(), figure.to_string())).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn plurality(votes in rankings(), ties in ties()) {
        let outcome = count(&votes, "plurality", &[], &ties);
        let ballots = votes.effective();
        let good: Vec<_> = ballots.iter().filter(|(ballot, _)| ballot[0].len() == 1).collect();
        let totals: BTreeMap<String, i64> = votes.left().into_iter().map(|id| {
            let first = good.iter().filter(|(ballot, _)| ballot[0][0] == id).map(|(_, times)| *times as i64).sum();
            (id, first)
        }).collect();
        prop_assert_eq!(&outcome.totals, &texts(&totals));
        let valid: u64 = good.iter().map(|(_, times)| times).sum();
        let void: u64 = ballots.iter().map(|(_, times)| times).sum::<u64>() - valid;
        prop_assert_eq!((outcome.ballots.valid, outcome.ballots.invalid), (valid, votes.void + void));
        prop_assert_eq!(outcome.ballots.reasons.get("overvote").copied().unwrap_or(0), void);
        let ranking = by_figure(&votes, &totals, 1);
        same_end(&votes, &outcome, &ranking[0], &ties)?;
        prop_assert_eq!(outcome.ranking, ranking);
    }

    #[test]
    fn borda(votes in rankings(), unranked in prop::sample::select(vec!["average", "zero", "modified"]), ties in ties()) {
        let outcome = count(&votes, "borda", &[("unranked", unranked)], &ties);
        let points = slow::borda(&votes, unranked);
        same_start(&votes, &outcome, None)?;
        prop_assert_eq!(&outcome.totals, &halves(&points));
        let ranking = by_figure(&votes, &points, 1);
        same_end(&votes, &outcome, &ranking[0], &ties)?;
        prop_assert_eq!(outcome.ranking, ranking);
    }

    #[test]
    fn condorcet(votes in rankings(), unranked in unranked(), ties in ties()) {
        let outcome = count(&votes, "condorcet", &[("unranked", unranked)], &ties);
        let (table, options) = (slow::compare(&votes, unranked), votes.left());
        same_start(&votes, &outcome, Some(&table))?;
        prop_assert_eq!(&outcome.ranking, &slow::dominance(&table, &options));
        prop_assert!(outcome.ties.is_empty());
        let winner = slow::condorcet_winner(&table, &options);
        let decision = match &winner {
            _ if outcome.ballots.valid == 0 => Decision::NoValidBallots,
            Some(_) => Decision::Won,
            None => Decision::NoCondorcetWinner,
        };
        prop_assert_eq!(outcome.decision, decision);
        if decision == Decision::NoValidBallots {
            return Ok(());
        }
        prop_assert_eq!(&outcome.winners, &winner.iter().cloned().collect::<Vec<_>>());
        let unbeaten = options.iter().filter(|a| options.iter().all(|b| a == &b || !slow::beats(&table, b, a)));
        let told = steps(&outcome);
        if winner.is_none() {
            let options = unbeaten.cloned().collect();
            let unbeaten = PairStep::NoCondorcetWinner { options };
            let smith = PairStep::SmithSet { options: outcome.ranking[0].clone() };
            prop_assert!(told.contains(&&unbeaten) && told.contains(&&smith));
        }
        let loser = told.iter().find_map(|step| match step {
            PairStep::CondorcetLoser { option } => Some(option.clone()),
            _ => None,
        });
        prop_assert_eq!(loser, slow::condorcet_loser(&table, &options));
    }

    #[test]
    fn copeland(votes in rankings(), unranked in unranked(), ties in ties()) {
        let outcome = count(&votes, "copeland", &[("unranked", unranked)], &ties);
        let table = slow::compare(&votes, unranked);
        let scores = slow::copeland(&table, &votes.left());
        same_start(&votes, &outcome, Some(&table))?;
        prop_assert_eq!(&outcome.totals, &halves(&scores));
        let ranking = by_figure(&votes, &scores, 1);
        same_end(&votes, &outcome, &ranking[0], &ties)?;
        prop_assert_eq!(outcome.ranking, ranking);
    }

    #[test]
    fn minimax(votes in rankings(), unranked in unranked(), measure in measure(), ties in ties()) {
        let outcome = count(&votes, "minimax", &[("unranked", unranked), ("measure", measure)], &ties);
        let table = slow::compare(&votes, unranked);
        let worst = slow::minimax(&table, &votes.left(), measure);
        same_start(&votes, &outcome, Some(&table))?;
        prop_assert_eq!(&outcome.totals, &texts(&worst));
        let ranking = by_figure(&votes, &worst, -1);
        same_end(&votes, &outcome, &ranking[0], &ties)?;
        prop_assert_eq!(outcome.ranking, ranking);
    }

    #[test]
    fn schulze(votes in rankings(), unranked in unranked(), measure in measure(), ties in ties()) {
        let outcome = count(&votes, "schulze", &[("unranked", unranked), ("measure", measure)], &ties);
        let (table, options) = (slow::compare(&votes, unranked), votes.left());
        same_start(&votes, &outcome, Some(&table))?;
        let path = |a: &String, b: &String| slow::strongest(&table, &options, (a, b), measure);
        let ranking = slow::peel(&options, |a, b| a != b && path(a, b) > path(b, a));
        same_end(&votes, &outcome, &ranking[0], &ties)?;
        prop_assert_eq!(&outcome.ranking, &ranking);
        let above = |a: &String| options.iter().filter(|b| *b != a && path(a, b) > path(b, a)).count();
        prop_assert_eq!(&outcome.totals, &texts(&options.iter().map(|a| (a.clone(), above(a))).collect()));
        for step in steps(&outcome) {
            if let PairStep::StrongestPaths { options, matrix } = step {
                for (a, row) in options.iter().zip(matrix) {
                    for (b, strength) in options.iter().zip(row).filter(|(b, _)| *b != a) {
                        prop_assert_eq!(i64::try_from(*strength), Ok(path(a, b)));
                    }
                }
            }
            if let PairStep::StrongestPath { winner, loser, options: way, strength, back } = step {
                let weakest = way.windows(2).map(|pair| slow::strength(&table, &pair[0], &pair[1], measure)).min();
                prop_assert_eq!((way.first(), way.last()), (Some(winner), Some(loser)));
                prop_assert_eq!(weakest, i64::try_from(*strength).ok());
                prop_assert_eq!((i64::try_from(*back), path(winner, loser)), (Ok(path(loser, winner)), weakest.unwrap()));
            }
        }
    }

    #[test]
    fn ranked_pairs(votes in rankings(), unranked in unranked(), measure in measure(), ties in ties()) {
        let (table, options) = (slow::compare(&votes, unranked), votes.left());
        let order = slow::order(&votes, &ties);
        let Some(courses) = slow::ranked_pairs(&table, &options, measure, order.as_deref()) else { return Ok(()) };
        let outcome = count(&votes, "ranked-pairs", &[("unranked", unranked), ("measure", measure)], &ties);
        same_start(&votes, &outcome, Some(&table))?;
        let free = |wins: &Vec<(String, String)>, a: &String| !options.iter().any(|b| slow::leads(wins, b, a));
        let possible: Vec<String> =
            options.iter().filter(|a| courses.iter().any(|wins| free(wins, a))).cloned().collect();
        same_end(&votes, &outcome, &possible, &ties)?;
        let above = |a: &String, b: &String| courses.iter().all(|wins| slow::leads(wins, a, b));
        prop_assert_eq!(&outcome.ranking, &slow::peel(&options, above));
        let below = |a: &String| options.iter().filter(|b| above(a, b)).count();
        prop_assert_eq!(&outcome.totals, &texts(&options.iter().map(|a| (a.clone(), below(a))).collect()));
        told_wins(&outcome, &courses)?;
        if courses.len() > 1 {
            let tie = outcome.ties.iter().find(|tie| tie.at == "equal-pairs");
            prop_assert!(tie.is_some_and(|tie| tie.chosen.is_empty()));
        }
    }
}

/// Every win is told once, and as it is in all courses; what shuts one out leads
/// the other way along wins told before.
fn told_wins(outcome: &Outcome, courses: &BTreeSet<Vec<(String, String)>>) -> Result<(), TestCaseError> {
    if outcome.ballots.valid == 0 {
        return Ok(());
    }
    let mut told = Vec::new();
    for step in steps(outcome) {
        let (winner, loser, locked) = match step {
            PairStep::PairLocked { winner, loser, .. } => (winner, loser, Some(true)),
            PairStep::PairSkipped { winner, loser, .. } => (winner, loser, Some(false)),
            PairStep::PairOpen { winner, loser, .. } => (winner, loser, None),
            _ => continue,
        };
        let win = (winner.clone(), loser.clone());
        let in_some = courses.iter().any(|wins| wins.contains(&win));
        let in_all = courses.iter().all(|wins| wins.contains(&win));
        prop_assert_eq!(
            locked,
            if in_all {
                Some(true)
            } else if in_some {
                None
            } else {
                Some(false)
            }
        );
        if let PairStep::PairSkipped { options, .. } = step {
            prop_assert!(courses.len() > 1 || !options.is_empty());
            prop_assert!(options.is_empty() || (options.first(), options.last()) == (Some(loser), Some(winner)));
            prop_assert!(options.windows(2).all(|pair| told.contains(&(pair[0].clone(), pair[1].clone()))));
        }
        if locked == Some(true) {
            told.push(win);
        }
    }
    Ok(())
}
