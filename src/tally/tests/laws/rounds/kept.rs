//! Laws that these rules break, each with the election that shows it.

use super::axioms::spec;
use crate::ranked::Rankings;

fn winners(rule: &str, seats: usize, votes: &Rankings) -> Vec<String> {
    let outcome = votes.count(&spec(rule).with_seats(seats).expect("seats"));
    assert!(outcome.ties.is_empty(), "no tie is to blame: {:?}", outcome.ties);
    let mut winners = outcome.winners;
    winners.sort();
    winners
}

/// Ten voters put the winner first, and it loses.
#[test]
fn instant_runoff_and_two_rounds_fail_monotonicity() {
    let before = Rankings::written(&["a", "b", "c"], &[("a > b > c", 39), ("b > c > a", 35), ("c > a > b", 26)]);
    let after = Rankings::written(&["a", "b", "c"], &[("a > b > c", 49), ("b > c > a", 25), ("c > a > b", 26)]);
    for rule in ["irv", "two-round", "stv-scottish", "stv-meek"] {
        assert_eq!(winners(rule, 1, &before), ["a"], "{rule}");
        assert_eq!(winners(rule, 1, &after), ["c"], "{rule}");
    }
}

/// An option that beats every other one in pairs is squeezed out in the middle.
#[test]
fn instant_runoff_fails_condorcet() {
    let votes = Rankings::written(&["a", "b", "c"], &[("a > b > c", 4), ("c > b > a", 3), ("b > a > c", 2)]);
    assert_eq!(winners("irv", 1, &votes), ["a"], "b beats a by 5 to 4 and c by 6 to 3");
}

/// Voters who stay at home do better than with the ballot they would have cast.
#[test]
fn instant_runoff_fails_participation() {
    let stayed = Rankings::written(&["a", "b", "c"], &[("a > b > c", 6), ("b > a > c", 5), ("c > b > a", 4)]);
    assert_eq!(winners("irv", 1, &stayed), ["b"]);
    let came = Rankings::written(&["a", "b", "c"], &[("a > b > c", 6), ("b > a > c", 5), ("c > b > a", 6)]);
    assert_eq!(winners("irv", 1, &came), ["a"], "two more who like b better than a");
}

/// The election of the first test beside an option that has a quota for certain: of
/// two winners, one is raised by ten voters and loses its seat.
#[test]
fn stv_fails_monotonicity() {
    let election = |a, b| {
        let ballots = [("a > b > c", a), ("b > c > a", b), ("c > a > b", 26), ("d", 51)];
        Rankings::written(&["a", "b", "c", "d"], &ballots)
    };
    for rule in ["stv-scottish", "stv-meek"] {
        assert_eq!(winners(rule, 2, &election(39, 35)), ["a", "d"], "{rule}");
        assert_eq!(winners(rule, 2, &election(49, 25)), ["c", "d"], "{rule}");
    }
}

/// House monotonicity: one more seat, and the one who had the only one is out.
#[test]
fn a_seat_more_can_cost_a_seat() {
    let votes = Rankings::written(&["a", "b", "c"], &[("a > b > c", 40), ("c > b > a", 31), ("b > c > a", 29)]);
    for rule in ["stv-scottish", "stv-meek"] {
        assert_eq!(winners(rule, 1, &votes), ["c"], "{rule}");
        assert_eq!(winners(rule, 2, &votes), ["a", "b"], "{rule}");
    }
}
