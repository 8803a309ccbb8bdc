//! What the rules do not promise, with an example each that is kept.

use tally::{Decision, TieOrder};

use super::spec;
use crate::ranked::Rankings;

fn strict(ballots: &[(&str, u64)]) -> Rankings {
    let longest = ballots.iter().map(|(order, _)| order.len()).max().unwrap_or(0);
    let options: Vec<String> = ('a'..='z').take(longest).map(String::from).collect();
    let spelt: Vec<(String, u64)> = ballots
        .iter()
        .map(|(order, times)| (order.chars().map(String::from).collect::<Vec<_>>().join(" > "), *times))
        .collect();
    let ids: Vec<&str> = options.iter().map(String::as_str).collect();
    let ballots: Vec<(&str, u64)> = spelt.iter().map(|(order, times)| (order.as_str(), *times)).collect();
    Rankings::written(&ids, &ballots)
}

fn winner(id: &str, settings: &[(&str, &str)], votes: &Rankings) -> String {
    let outcome = votes.count(&spec(id, settings).with_ties(TieOrder::Undrawn));
    assert_eq!(outcome.decision, Decision::Won, "{id}: {:?}", outcome.ranking);
    outcome.winners.concat()
}

/// Six of ten rank a first, and b wins by points.
#[test]
fn borda_fails_majority_and_condorcet_consistency() {
    let votes = strict(&[("abc", 6), ("bca", 4)]);
    assert_eq!(winner("borda", &[], &votes), "b");
    assert_eq!(winner("condorcet", &[], &votes), "a");
}

/// A copy of b just below it makes b win.
#[test]
fn borda_fails_independence_of_clones() {
    assert_eq!(winner("borda", &[], &strict(&[("abc", 3), ("bac", 2)])), "a");
    assert_eq!(winner("borda", &[], &strict(&[("abdc", 3), ("bdac", 2)])), "b");
}

/// With nothing for what is not ranked, a Condorcet loser can win: three name a
/// alone, four put it last.
#[test]
fn borda_with_zero_fails_condorcet_loser() {
    let votes = Rankings::written(&["a", "b", "c"], &[("a", 4), ("b > c > a", 3), ("c > b > a", 2)]);
    assert_eq!(winner("borda", &[("unranked", "average")], &votes), "b");
    let outcome = votes.count(&spec("borda", &[("unranked", "zero")]));
    assert_eq!((outcome.totals["a"].as_str(), outcome.totals["b"].as_str()), ("8", "8"));
    let votes = Rankings::written(&["a", "b", "c"], &[("a", 5), ("b > c > a", 3), ("c > b > a", 3)]);
    assert_eq!(winner("borda", &[("unranked", "zero")], &votes), "a");
    let loser = votes.count(&spec("condorcet", &[])).ranking;
    assert_eq!(loser.last().unwrap(), &["a"]);
}

/// a, b and d beat c one and all, but each is beaten clearly by another of them.
#[test]
fn minimax_fails_smith_consistency() {
    let votes = strict(&[("abdc", 2), ("cdab", 3), ("bdac", 3), ("cabd", 1)]);
    assert_eq!(votes.count(&spec("condorcet", &[])).ranking[0], ["a", "b", "d"]);
    for measure in ["winning-votes", "margins"] {
        assert_eq!(winner("minimax", &[("measure", measure)], &votes), "c");
    }
}

/// Every other option beats b, but narrowly.
#[test]
fn minimax_fails_condorcet_loser() {
    let votes = strict(&[("cbda", 4), ("acdb", 3), ("bacd", 1), ("dabc", 4)]);
    assert_eq!(votes.count(&spec("condorcet", &[])).ranking.last().unwrap(), &["b"]);
    assert_eq!(winner("minimax", &[], &votes), "b");
}

/// c wins, and wins again when every ballot is turned over.
#[test]
fn minimax_fails_reversal_symmetry() {
    let votes = strict(&[("adbc", 2), ("badc", 2), ("cbad", 1), ("cdba", 3)]);
    let turned = strict(&[("cbda", 2), ("cdab", 2), ("dabc", 1), ("abdc", 3)]);
    assert_eq!((winner("minimax", &[], &votes), winner("minimax", &[], &turned)), ("c".into(), "c".into()));
}

/// Three copies of one option in a cycle among themselves beat it: as one option
/// it wins, as three another does.
#[test]
fn minimax_fails_independence_of_clones() {
    let before = strict(&[("ab", 5), ("ba", 4)]);
    assert_eq!(winner("minimax", &[], &before), "a");
    let after = strict(&[("acdb", 2), ("cdab", 2), ("dacb", 1), ("bacd", 1), ("bcda", 1), ("bdac", 2)]);
    assert_eq!(winner("minimax", &[], &after), "b");
    for rule in ["schulze", "ranked-pairs"] {
        let outcome = after.count(&spec(rule, &[]));
        assert!(outcome.winners != ["b"], "{rule}");
    }
}

/// e is a copy of b; it makes d win in place of c.
#[test]
fn copeland_fails_independence_of_clones() {
    let before = strict(&[("abcd", 2), ("dbca", 2), ("cdba", 1), ("cadb", 1)]);
    let after = strict(&[("abecd", 2), ("debca", 2), ("cdbea", 1), ("cadeb", 1)]);
    assert_eq!((winner("copeland", &[], &before), winner("copeland", &[], &after)), ("c".into(), "d".into()));
}

/// Voters who prefer the winner to another make the other win by taking part
/// (H. Moulin, *Condorcet's principle implies the no show paradox*, 1988).
#[test]
fn condorcet_rules_fail_participation() {
    let paradoxes: [(&str, &[(&str, u64)], (&str, u64), &str); 4] = [
        ("schulze", &[("cbda", 2), ("dcab", 3), ("abdc", 4)], ("cadb", 2), "ad"),
        ("ranked-pairs", &[("adbc", 9), ("bcad", 6), ("dcab", 3), ("bdca", 7), ("acbd", 2)], ("cadb", 4), "ab"),
        ("minimax", &[("cbda", 3), ("bdac", 2), ("acbd", 4)], ("dabc", 3), "ab"),
        ("copeland", &[("bcad", 3), ("cdab", 2), ("abcd", 1)], ("dabc", 2), "bc"),
    ];
    for (rule, ballots, more, winners) in paradoxes {
        let (before, after) = (strict(ballots), strict(&[ballots, &[more]].concat()));
        assert_eq!(winner(rule, &[], &before) + &winner(rule, &[], &after), winners, "{rule}");
        let place = |at: usize| more.0.find(&winners[at..=at]);
        assert!(place(0) < place(1), "the voters prefer the first winner");
    }
}

/// Winning votes and margins part ways when ballots are short.
#[test]
fn the_measure_matters() {
    let votes = Rankings::written(&["a", "b", "c"], &[("c > b", 2), ("a > c", 4), ("b", 3)]);
    for rule in ["minimax", "schulze", "ranked-pairs"] {
        let by = |measure| winner(rule, &[("measure", measure)], &votes);
        assert_eq!((by("winning-votes"), by("margins")), ("c".into(), "a".into()), "{rule}");
    }
}
