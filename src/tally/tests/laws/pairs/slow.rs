//! A second, slow way to count, on lists of names, straight from the definitions;
//! it shares nothing with the crate but the random elections.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};
use tally::TieOrder;

use crate::ranked::{Ranking, Rankings};

pub(super) type Votes = BTreeMap<(String, String), i64>;

/// Where an option stands on a ballot; `None` when it does not.
fn level(ballot: &Ranking, option: &String) -> Option<usize> {
    ballot.iter().position(|group| group.contains(option))
}

/// How many ballots prefer the first of two options to the second.
pub(super) fn compare(votes: &Rankings, unranked: &str) -> Votes {
    let mut table = Votes::new();
    for a in votes.left() {
        for b in votes.left().into_iter().filter(|b| *b != a) {
            let mut prefer = 0;
            for (ballot, times) in votes.effective() {
                prefer += match (level(&ballot, &a), level(&ballot, &b)) {
                    (Some(a), Some(b)) if a < b => times as i64,
                    (Some(_), None) if unranked == "last" => times as i64,
                    _ => 0,
                };
            }
            table.insert((a.clone(), b), prefer);
        }
    }
    table
}

pub(super) fn of(table: &Votes, a: &str, b: &str) -> i64 {
    table[&(a.to_owned(), b.to_owned())]
}

pub(super) fn beats(table: &Votes, a: &str, b: &str) -> bool {
    of(table, a, b) > of(table, b, a)
}

fn others<'a>(options: &'a [String], option: &'a String) -> impl Iterator<Item = &'a String> {
    options.iter().filter(move |other| *other != option)
}

/// The option that beats each other.
pub(super) fn condorcet_winner(table: &Votes, options: &[String]) -> Option<String> {
    options.iter().find(|a| others(options, a).all(|b| beats(table, a, b))).cloned()
}

/// The option that each other beats.
pub(super) fn condorcet_loser(table: &Votes, options: &[String]) -> Option<String> {
    let loser = options.iter().find(|a| others(options, a).all(|b| beats(table, b, a)));
    loser.filter(|_| options.len() > 1).cloned()
}

/// The smallest group that beats all others, among all groups there are.
pub(super) fn smith(table: &Votes, options: &[String]) -> Vec<String> {
    let mut groups: Vec<Vec<String>> = (1..1_usize << options.len())
        .map(|bits| (0..options.len()).filter(|at| bits >> at & 1 == 1).map(|at| options[at].clone()).collect())
        .collect();
    groups.sort_by_key(Vec::len);
    let dominates = |group: &Vec<String>| {
        group.iter().all(|a| options.iter().filter(|b| !group.contains(b)).all(|b| beats(table, a, b)))
    };
    groups.into_iter().find(dominates).unwrap_or_default()
}

/// Smith sets of what is left, one after the other.
pub(super) fn dominance(table: &Votes, options: &[String]) -> Vec<Vec<String>> {
    let mut left = options.to_vec();
    let mut groups = Vec::new();
    while !left.is_empty() {
        let group = smith(table, &left);
        left.retain(|option| !group.contains(option));
        groups.push(group);
    }
    groups
}

/// Twice the Copeland score of each.
pub(super) fn copeland(table: &Votes, options: &[String]) -> BTreeMap<String, i64> {
    let score =
        |a: &String| -> i64 { others(options, a).map(|b| 1 + (of(table, a, b) - of(table, b, a)).signum()).sum() };
    options.iter().map(|a| (a.clone(), score(a))).collect()
}

/// The worst comparison of each.
pub(super) fn minimax(table: &Votes, options: &[String], measure: &str) -> BTreeMap<String, i64> {
    let bad = |a: &String, b: &String| match measure {
        "margins" => of(table, b, a) - of(table, a, b),
        _ if beats(table, b, a) => of(table, b, a),
        _ => 0,
    };
    options.iter().map(|a| (a.clone(), others(options, a).map(|b| bad(a, b)).max().unwrap_or(0))).collect()
}

pub(super) fn strength(table: &Votes, a: &str, b: &str, measure: &str) -> i64 {
    match measure {
        _ if !beats(table, a, b) => 0,
        "margins" => of(table, a, b) - of(table, b, a),
        _ => of(table, a, b),
    }
}

/// The strength of the strongest of all paths between two options.
pub(super) fn strongest(table: &Votes, options: &[String], (a, b): (&String, &String), measure: &str) -> i64 {
    fn walk(table: &Votes, options: &[String], path: &mut Vec<String>, to: &String, measure: &str) -> i64 {
        let at = path.last().expect("a path begins somewhere").clone();
        if at == *to {
            return i64::MAX;
        }
        let mut best = 0;
        for next in options.iter().filter(|next| !path.contains(next)).cloned().collect::<Vec<_>>() {
            let first = strength(table, &at, &next, measure);
            if first > 0 {
                path.push(next);
                best = best.max(first.min(walk(table, options, path, to, measure)));
                path.pop();
            }
        }
        best
    }
    walk(table, options, &mut vec![a.clone()], b, measure)
}

/// Groups such that no option is below one of its own or a later group.
pub(super) fn peel(options: &[String], above: impl Fn(&String, &String) -> bool) -> Vec<Vec<String>> {
    let mut left = options.to_vec();
    let mut groups = Vec::new();
    while !left.is_empty() {
        let top: Vec<String> = left.iter().filter(|a| !left.iter().any(|b| above(b, a))).cloned().collect();
        assert!(!top.is_empty(), "a circle");
        left.retain(|option| !top.contains(option));
        groups.push(top);
    }
    groups
}

/// Ranked pairs: the lists of locked wins that can come about, one for each order
/// of equal wins, or the one for this tie order. `None` when that is too many.
pub(super) fn ranked_pairs(
    table: &Votes,
    options: &[String],
    measure: &str,
    order: Option<&[String]>,
) -> Option<BTreeSet<Vec<(String, String)>>> {
    let key = |(a, b): &(String, String)| match measure {
        "margins" => (of(table, a, b) - of(table, b, a), 0),
        _ => (of(table, a, b), -of(table, b, a)),
    };
    let mut wins: Vec<(String, String)> = table.keys().filter(|(a, b)| beats(table, a, b)).cloned().collect();
    if let Some(order) = order {
        let rank = |option: &String| order.iter().position(|other| other == option);
        wins.sort_by_key(|(a, b)| (rank(a), rank(b)));
    }
    wins.sort_by_key(|win| std::cmp::Reverse(key(win)));
    let mut locked = BTreeSet::from([Vec::new()]);
    let mut from = 0;
    while from < wins.len() {
        let equal: Vec<(String, String)> =
            wins[from..].iter().take_while(|win| key(win) == key(&wins[from])).cloned().collect();
        from += equal.len();
        let orders = match order {
            Some(_) => vec![equal],
            None if equal.len() > 5 => return None,
            None => orders(&equal),
        };
        let mut next = BTreeSet::new();
        for before in &locked {
            for order in &orders {
                let mut now: Vec<(String, String)> = before.clone();
                for (a, b) in order {
                    if !leads(&now, b, a) {
                        now.push((a.clone(), b.clone()));
                    }
                }
                now.sort();
                next.insert(now);
            }
        }
        locked = next;
    }
    let all = options.len();
    assert!(locked.iter().all(|wins| wins.len() <= all * all));
    Some(locked)
}

/// Every order of these.
fn orders(wins: &[(String, String)]) -> Vec<Vec<(String, String)>> {
    if wins.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for at in 0..wins.len() {
        let mut rest = wins.to_vec();
        let first = rest.remove(at);
        all.extend(orders(&rest).into_iter().map(|mut order| {
            order.insert(0, first.clone());
            order
        }));
    }
    all
}

/// Whether wins lead from one option to another.
pub(super) fn leads(wins: &[(String, String)], from: &String, to: &String) -> bool {
    let mut reached = vec![from.clone()];
    let mut at = 0;
    while at < reached.len() {
        let next: Vec<String> = wins.iter().filter(|(a, _)| *a == reached[at]).map(|(_, b)| b.clone()).collect();
        next.into_iter().for_each(|option| {
            if !reached.contains(&option) {
                reached.push(option);
            }
        });
        at += 1;
    }
    from != to && reached.contains(to)
}

/// Twice the Borda points of each: on a ballot two for each option below and one
/// for each at the same level.
pub(super) fn borda(votes: &Rankings, unranked: &str) -> BTreeMap<String, i64> {
    let options = votes.left();
    let mut points: BTreeMap<String, i64> = options.iter().map(|option| (option.clone(), 0)).collect();
    for (ballot, times) in votes.effective() {
        let ranked = ballot.iter().flatten().count();
        for a in &options {
            let mine = level(&ballot, a);
            let mut doubled = 0;
            for b in others(&options, a) {
                let (counts, other) = (mine.is_some() || unranked == "average", level(&ballot, b));
                doubled += match (mine, other) {
                    _ if !counts => 0,
                    (Some(mine), Some(other)) => 1 + (other as i64 - mine as i64).signum(),
                    (Some(_), None) => 2,
                    (None, Some(_)) => 0,
                    (None, None) => 1,
                };
            }
            if unranked == "modified" && mine.is_some() {
                // Not m - 1 for the first of all but as many as are ranked.
                doubled -= 2 * (options.len() as i64 - 1 - ranked as i64);
            }
            *points.get_mut(a).expect("an option") += doubled * times as i64;
        }
    }
    points
}

/// The first of tied options; `None` when nothing decides.
pub(super) fn first(votes: &Rankings, tied: &[String], ties: &TieOrder) -> Option<String> {
    order(votes, ties).and_then(|order| order.into_iter().find(|option| tied.contains(option)))
}

/// All options in the tie order; `None` when nothing decides.
pub(super) fn order(votes: &Rankings, ties: &TieOrder) -> Option<Vec<String>> {
    let mut order = votes.options.clone();
    match ties {
        TieOrder::Listed => {}
        TieOrder::Id => order.sort(),
        TieOrder::Lot(lot) => order.sort_by_key(|id| Sha256::digest(format!("{}{id}", lot.seed())).to_vec()),
        _ => return None,
    }
    Some(order)
}
