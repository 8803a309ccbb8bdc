//! Both ways to count agree, ties included.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tally::{Outcome, RuleSpec, TieOrder};

use super::lots::{Lots, every};
use super::runoff::{Row, Slow, instant, two_rounds};
use super::scottish::{Stage, Terms};
use super::{meek, scottish};
use crate::ranked::{Rankings, rankings};

/// How many profiles: a thousand in `make test`, a hundred times as many in `make trials`.
fn config() -> ProptestConfig {
    let cases = u32::try_from(seeded::rounds(100_000)).expect("at most what is asked for");
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn ties() -> impl Strategy<Value = TieOrder> {
    prop_oneof![
        "[a-zż0-9 ]{1,8}".prop_map(|seed| format!("lot:{seed}").parse().expect("a seed")),
        Just(TieOrder::Listed),
        Just(TieOrder::Id),
        Just(TieOrder::Undrawn),
        Just(TieOrder::All),
    ]
}

fn overvote() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["exhaust", "skip", "exhaust-if-several"])
}

fn quota() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["droop", "droop-exact", "hare"])
}

fn spec(rule: &str, settings: &[(&str, &str)], ties: &TieOrder) -> RuleSpec {
    let spec = RuleSpec::of(rule).expect("a rule").with_ties(ties.clone());
    settings.iter().fold(spec, |spec, (name, value)| spec.set(name, value).expect("a value"))
}

/// The ties of an outcome: among whom, who was taken.
fn met(outcome: &Outcome) -> Vec<(Vec<String>, Vec<String>)> {
    outcome.ties.iter().map(|tie| (tie.among.clone(), tie.chosen.clone())).collect()
}

/// Whole ballots of each round.
fn rows(outcome: &Outcome) -> Vec<Row> {
    let number = |text: &String| text.parse().expect("whole ballots");
    let rest = |text: &Option<String>| text.as_ref().map_or(0, number);
    let row = |round: &tally::Round| {
        let totals = round.totals.iter().map(|(id, total)| (id.clone(), number(total))).collect();
        (totals, rest(&round.exhausted), rest(&round.overvotes))
    };
    outcome.rounds.iter().map(row).collect()
}

/// Decimals of each round.
fn stages(outcome: &Outcome, places: usize) -> Vec<Stage> {
    let votes = |text: &String| {
        let (whole, part) = text.split_once('.').expect("decimals");
        assert_eq!(part.len(), places, "{text}");
        let units = format!("{whole}{part}").parse().expect("digits");
        num_rational::Ratio::new(units, 10_i128.pow(u32::try_from(places).expect("few")))
    };
    let stage = |round: &tally::Round| {
        let totals = round.totals.iter().map(|(id, total)| (id.clone(), votes(total))).collect();
        (totals, round.exhausted.as_ref().map(votes).unwrap_or_default())
    };
    outcome.rounds.iter().map(stage).collect()
}

/// Compares a count with a slow one, under one order of ties or under all.
fn compare<R: PartialEq + std::fmt::Debug>(
    votes: &Rankings,
    spec: &RuleSpec,
    rounds: impl Fn(&Outcome) -> Vec<R>,
    slow: impl Fn(&mut Lots<'_>) -> Slow<R>,
) -> Result<(), TestCaseError> {
    let listed = &votes.options;
    if *spec.ties() == TieOrder::All {
        let Some(sets) = every(listed, |lots| slow(lots).winners) else { return Ok(()) };
        let outcome = votes.count(spec);
        let outcomes = if outcome.outcomes.is_empty() { vec![outcome.winners] } else { outcome.outcomes };
        let sorted = |mut ids: Vec<String>| {
            ids.sort();
            ids
        };
        prop_assert_eq!(outcomes.into_iter().map(sorted).collect::<BTreeSet<_>>(), sets);
        return Ok(());
    }
    let mut lots = Lots::new(spec.ties(), listed);
    let slow = slow(&mut lots);
    let outcome = votes.count(spec);
    prop_assert_eq!(rounds(&outcome), slow.rounds);
    prop_assert_eq!(outcome.decision, slow.decision);
    prop_assert_eq!(&outcome.winners, &slow.winners);
    prop_assert_eq!(&outcome.ranking, &slow.ranking);
    prop_assert_eq!(met(&outcome), lots.ties);
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn irv(votes in rankings(), overvote in overvote(), ties in ties()) {
        let spec = spec("irv", &[("overvote", overvote)], &ties);
        compare(&votes, &spec, rows, |lots| instant(&votes, overvote, lots))?;
    }

    #[test]
    fn two_round(votes in rankings(), overvote in overvote(), ties in ties()) {
        let spec = spec("two-round", &[("overvote", overvote)], &ties);
        compare(&votes, &spec, rows, |lots| two_rounds(&votes, overvote, lots))?;
    }

    #[test]
    fn stv_scottish(
        votes in rankings(), overvote in overvote(), quota in quota(), seats in 1..5_usize, ties in ties()
    ) {
        let spec = spec("stv-scottish", &[("overvote", overvote), ("quota", quota)], &ties);
        let spec = spec.with_seats(seats).expect("seats");
        let terms = Terms { seats, quota, overvote };
        compare(&votes, &spec, |outcome| stages(outcome, 5), |lots| scottish::count(&votes, &terms, lots))?;
    }

    #[test]
    fn stv_meek(
        votes in rankings(), overvote in overvote(), quota in quota(), seats in 1..5_usize, ties in ties(),
        omega in prop::sample::select(vec![6_u32, 6, 6, 1, 9])
    ) {
        let digits = omega.to_string();
        let settings = [("overvote", overvote), ("quota", quota), ("omega", digits.as_str())];
        let spec = spec("stv-meek", &settings, &ties).with_seats(seats).expect("seats");
        let terms = Terms { seats, quota, overvote };
        compare(&votes, &spec, |outcome| stages(outcome, 9), |lots| meek::count(&votes, &terms, omega, lots))?;
    }
}
