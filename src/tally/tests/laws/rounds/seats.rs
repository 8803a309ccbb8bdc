//! What STV promises: seats, quotas, votes that go nowhere unseen, and a fair part
//! for every solid group.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tally::{Decision, Outcome, RoundStep, RuleSpec, Step};

use super::axioms::{short_rankings, spec};
use crate::ranked::{Rankings, rankings, strict_rankings};

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

fn rule() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["stv-scottish", "stv-meek"])
}

fn with(rule: &str, seats: usize, quota: &str) -> RuleSpec {
    spec(rule).with_seats(seats).expect("seats").set("quota", quota).expect("a quota")
}

/// Decimals as units.
fn units(text: &str) -> u128 {
    text.replace('.', "").parse().expect("decimals")
}

fn sum<'a>(totals: impl Iterator<Item = &'a String>) -> u128 {
    totals.map(|total| units(total)).sum()
}

/// The quotas of a count and the votes each was made from.
fn quotas(outcome: &Outcome) -> Vec<(u128, u128)> {
    let steps = outcome.rounds.iter().flat_map(|round| &round.steps);
    steps
        .filter_map(|step| match step {
            Step::Rounds(RoundStep::ElectingQuota { quota, votes, .. }) => Some((units(quota), units(votes))),
            _ => None,
        })
        .collect()
}

proptest! {
    #![proptest_config(config())]

    /// As many are elected as there are seats, or all when they are fewer.
    #[test]
    fn every_seat_is_filled(votes in rankings(), rule in rule(), seats in 1..7_usize,
        quota in prop::sample::select(vec!["droop", "droop-exact", "hare"])) {
        let outcome = votes.count(&with(rule, seats, quota));
        let filled = if outcome.decision == Decision::NoValidBallots { 0 } else { seats.min(votes.left().len()) };
        prop_assert_eq!(outcome.winners.len(), filled);
        let ranked: usize = outcome.ranking.iter().map(Vec::len).sum();
        prop_assert_eq!(ranked, votes.left().len());
        prop_assert!(outcome.ranking.concat().starts_with(&outcome.winners));
    }

    /// Votes are conserved exactly: what rests with somebody and what rests with
    /// nobody is what there was, after every round.
    #[test]
    fn votes_are_conserved(votes in rankings(), rule in rule(), seats in 1..5_usize) {
        let outcome = votes.count(&with(rule, seats, "droop"));
        let all = |round: &tally::Round| sum(round.totals.values().chain(&round.exhausted));
        let first = all(&outcome.rounds[0]);
        prop_assert!(outcome.rounds.iter().all(|round| all(round) == first));
    }

    /// What is lost to rounding is less than a unit for each ballot passed on.
    #[test]
    fn little_is_lost_to_rounding(votes in short_rankings(), seats in 1..5_usize) {
        let outcome = votes.count(&with("stv-scottish", seats, "droop"));
        for step in outcome.rounds.iter().flat_map(|round| &round.steps) {
            if let Step::Rounds(RoundStep::SurplusPassed { lost, .. }) = step {
                prop_assert!(units(lost) < u128::from(outcome.ballots.valid));
            }
        }
    }

    /// A quota is more than a part of seats + 1, so that only as many as seats have
    /// one, and not a unit (a vote, for `droop` of the Scottish) more than need be;
    /// Hare's is a part of seats.
    #[test]
    fn quotas_are_what_they_say(votes in rankings(), rule in rule(), seats in 1..5_u128,
        quota in prop::sample::select(vec!["droop", "droop-exact", "hare"])) {
        let outcome = votes.count(&with(rule, usize::try_from(seats).expect("few"), quota));
        let step = if rule == "stv-scottish" && quota == "droop" { 100_000 } else { 1 };
        for (made, from) in quotas(&outcome) {
            if quota == "hare" {
                prop_assert!(made * seats >= from && (made - 1) * seats < from.max(1));
            } else {
                prop_assert!(made * (seats + 1) > from && (made - step) * (seats + 1) <= from);
                prop_assert_eq!(made % step, 0);
            }
        }
    }

    /// Droop proportionality for solid coalitions: voters who put the same options
    /// before all others, and have k quotas, elect k of them, or all (Woodall 1994).
    #[test]
    fn solid_coalitions_get_their_part(votes in strict_rankings(), rule in rule(), seats in 1..4_usize) {
        let options = &votes.options;
        let outcome = votes.count(&with(rule, seats, "droop"));
        for set in 1..1_usize << options.len() {
            let group: Vec<&String> =
                options.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1).map(|(_, id)| id).collect();
            let solid = |(ranking, _): &&(Vec<Vec<String>>, u64)| {
                ranking[..group.len()].iter().all(|rank| group.contains(&&rank[0]))
            };
            let voters: u64 = votes.ballots.iter().filter(solid).map(|(_, times)| times).sum();
            let parts = seats as u64 + 1;
            let quotas = |k: u64| match rule {
                "stv-scottish" => voters >= k * (outcome.ballots.valid / parts + 1),
                _ => voters * parts > k * outcome.ballots.valid,
            };
            let due = (1..parts).filter(|&k| quotas(k)).count();
            let elected = outcome.winners.iter().filter(|id| group.contains(id)).count();
            prop_assert!(elected >= due.min(group.len()), "{:?} elect {} of {}", group, elected, due);
        }
    }

    /// One seat is an instant runoff, when no tie is met.
    #[test]
    fn one_seat_is_an_instant_runoff(votes in rankings(), rule in rule(),
        overvote in prop::sample::select(vec!["exhaust", "skip"])) {
        let count = |rule: &str| votes.count(&spec(rule).set("overvote", overvote).expect("a value"));
        let (one, runoff) = (count(rule), count("irv"));
        if one.ties.is_empty() && runoff.ties.is_empty() {
            prop_assert_eq!(one.winners, runoff.winners);
        }
    }

    /// An option that no ballot names might as well not stand.
    #[test]
    fn an_option_without_support_changes_nothing(votes in short_rankings(), rule in rule(), seats in 1..4_usize) {
        let plain = votes.count(&with(rule, seats, "droop"));
        let mut more: Rankings = votes.clone();
        more.options.push("nobody".to_owned());
        more.withdrawn.push(false);
        let more = more.count(&with(rule, seats, "droop"));
        if plain.ties.is_empty() && more.ties.is_empty() && plain.winners.len() == seats {
            let sorted = |outcome: &Outcome| outcome.winners.iter().cloned().collect::<BTreeSet<_>>();
            prop_assert_eq!(sorted(&plain), sorted(&more));
        }
    }
}
