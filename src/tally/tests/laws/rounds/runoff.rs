//! Instant runoff and two rounds, counted slowly.

use std::collections::BTreeMap;

use super::lots::Lots;
use super::papers::{Place, papers, place};
use crate::ranked::Rankings;
use tally::Decision;

/// A round: the totals of those in the count, then how many papers ran out, then
/// how many stopped.
pub(super) type Row = (BTreeMap<String, u64>, u64, u64);

/// What comes of a count.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slow<R> {
    pub(super) decision: Decision,
    pub(super) winners: Vec<String>,
    pub(super) rounds: Vec<R>,
    pub(super) ranking: Vec<Vec<String>>,
}

fn row(votes: &Rankings, live: &[String], overvote: &str) -> Row {
    let mut totals: BTreeMap<String, u64> = live.iter().map(|id| (id.clone(), 0)).collect();
    let (mut ran_out, mut stopped) = (0, 0);
    for paper in papers(votes) {
        match place(&paper, live, overvote) {
            Place::With(id) => *totals.get_mut(&id).expect("a live option") += 1,
            Place::RanOut => ran_out += 1,
            Place::Stopped => stopped += 1,
        }
    }
    (totals, ran_out, stopped)
}

/// `ids` by their totals, equal ones together, as listed.
fn grouped(ids: &[String], totals: &BTreeMap<String, u64>) -> Vec<Vec<String>> {
    let mut numbers: Vec<u64> = ids.iter().map(|id| totals[id]).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let with = |number: u64| ids.iter().filter(|id| totals[*id] == number).cloned().collect();
    numbers.into_iter().rev().map(with).collect()
}

pub(super) fn instant(votes: &Rankings, overvote: &str, lots: &mut Lots<'_>) -> Slow<Row> {
    let mut live = votes.left();
    let mut gone: Vec<Vec<String>> = Vec::new();
    let mut rounds = Vec::new();
    let (decision, winners) = loop {
        let round = row(votes, &live, overvote);
        let totals = round.0.clone();
        rounds.push(round);
        let all: u64 = totals.values().sum();
        if all == 0 {
            break (Decision::NoValidBallots, Vec::new());
        }
        if let Some(winner) = live.iter().find(|id| totals[*id] > all - totals[*id]) {
            break (Decision::Won, vec![winner.clone()]);
        }
        let least = totals.values().min().expect("somebody is left");
        let lowest: Vec<String> = live.iter().filter(|id| totals[*id] == *least).cloned().collect();
        let out = if *least == 0 { Some(lowest) } else { lots.last(&lowest).map(|id| vec![id]) };
        let Some(out) = out else { break (Decision::Tied, Vec::new()) };
        live.retain(|id| !out.contains(id));
        gone.insert(0, out);
    };
    let totals = &rounds.last().expect("a round").0;
    let ranking = grouped(&live, totals).into_iter().chain(gone).collect();
    Slow { decision, winners, rounds, ranking }
}

pub(super) fn two_rounds(votes: &Rankings, overvote: &str, lots: &mut Lots<'_>) -> Slow<Row> {
    let live = votes.left();
    let first = row(votes, &live, overvote);
    let groups = grouped(&live, &first.0);
    let all: u64 = first.0.values().sum();
    let end = |decision, winners: &[String], rounds: Vec<Row>, ranking: Vec<Vec<String>>| Slow {
        decision,
        winners: winners.to_vec(),
        rounds,
        ranking,
    };
    if all == 0 {
        return end(Decision::NoValidBallots, &[], vec![first], groups);
    }
    if first.0[&groups[0][0]] * 2 > all {
        return end(Decision::Won, &groups[0], vec![first], groups.clone());
    }
    let finalists = if groups[0].len() > 1 {
        lots.take(&groups[0], 2)
    } else {
        lots.first(&groups[1]).map(|second| vec![groups[0][0].clone(), second])
    };
    let Some(finalists) = finalists else { return end(Decision::Tied, &[], vec![first], groups) };
    let second = row(votes, &finalists, overvote);
    let listed: Vec<String> = live.iter().filter(|id| finalists.contains(id)).cloned().collect();
    let finals = grouped(&listed, &second.0);
    let winner = lots.first(&finals[0]);
    let others: Vec<String> = live.iter().filter(|id| !finalists.contains(id)).cloned().collect();
    let ranking = finals.into_iter().chain(grouped(&others, &first.0)).collect();
    match winner {
        Some(winner) => end(Decision::Won, &[winner], vec![first, second], ranking),
        None => end(Decision::Tied, &[], vec![first, second], ranking),
    }
}
