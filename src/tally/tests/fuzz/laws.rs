//! What holds for every outcome of every rule.

use std::collections::BTreeSet;

use tally::{Decision, Outcome, Profile, RuleSpec, Seats};

pub(crate) fn hold(profile: &Profile, spec: &RuleSpec, outcome: &Outcome) {
    let rule = spec.rule();
    let what = || format!("{} {:?} of {profile:?}\n{outcome:#?}", rule.id, outcome.parameters);
    assert_eq!(outcome.rule, rule.id);
    assert!(rule.parameters.iter().all(|parameter| outcome.parameters.contains_key(parameter.name)), "{}", what());
    ballots(profile, outcome, &what);
    options(profile, outcome, &what);
    winners(profile, spec, outcome, &what);
    if let Some(pairwise) = &outcome.pairwise {
        let square = pairwise.matrix.iter().all(|row| row.len() == pairwise.options.len());
        assert!(square && pairwise.matrix.len() == pairwise.options.len(), "{}", what());
    }
    for (round, number) in outcome.rounds.iter().zip(1..) {
        assert_eq!(round.round, number, "{}", what());
    }
}

fn ballots(profile: &Profile, outcome: &Outcome, what: &dyn Fn() -> String) {
    let ballots = &outcome.ballots;
    assert_eq!(ballots.total, profile.total(), "{}", what());
    assert_eq!(ballots.total, ballots.valid + ballots.blank + ballots.invalid + ballots.struck, "{}", what());
    assert_eq!(ballots.invalid, ballots.reasons.values().sum::<u64>(), "{}", what());
    assert!(ballots.exhausted <= ballots.valid, "{}", what());
}

fn options(profile: &Profile, outcome: &Outcome, what: &dyn Fn() -> String) {
    let standing: BTreeSet<&str> =
        profile.entries().iter().filter(|entry| !entry.withdrawn).map(|entry| entry.id.as_str()).collect();
    let ranked: Vec<&str> = outcome.ranking.iter().flatten().map(String::as_str).collect();
    assert_eq!(ranked.len(), standing.len(), "each option ranked once: {}", what());
    assert_eq!(ranked.iter().copied().collect::<BTreeSet<_>>(), standing, "each option ranked once: {}", what());
    assert!(outcome.ranking.iter().all(|group| !group.is_empty()), "{}", what());
    assert!(outcome.totals.keys().all(|id| standing.contains(id.as_str())), "{}", what());
    assert!(outcome.totals.values().all(|total| is_number(total)), "{}", what());
    for tie in &outcome.ties {
        let among: BTreeSet<&String> = tie.among.iter().collect();
        assert!(among.len() == tie.among.len() && among.len() > 1, "a tie is of several: {}", what());
        assert!(tie.chosen.iter().all(|id| among.contains(id)), "{}", what());
    }
}

/// `a`, `-a`, `a.b` or `a/b`.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    match (text.split_once('/'), text.split_once('.')) {
        (Some((upper, lower)), _) => digits(upper) && digits(lower),
        (None, Some((whole, part))) => digits(whole) && digits(part),
        (None, None) => digits(text),
    }
}

fn winners(profile: &Profile, spec: &RuleSpec, outcome: &Outcome, what: &dyn Fn() -> String) {
    let sets = outcome.outcomes.iter().chain([&outcome.winners]);
    for winners in sets {
        let unique: BTreeSet<&String> = winners.iter().collect();
        assert_eq!(unique.len(), winners.len(), "a winner twice: {}", what());
        let standing = |id: &&String| profile.entries().iter().any(|entry| entry.id == **id && !entry.withdrawn);
        assert!(winners.iter().all(|id| standing(&id)), "a winner who is no option: {}", what());
        match spec.rule().seats {
            Seats::One => assert!(winners.len() <= 1, "{}", what()),
            Seats::Any | Seats::UpTo => assert!(winners.len() <= spec.seats(), "{}", what()),
            Seats::Budget => {
                let cost = |id: &String| profile.entries().iter().find(|entry| entry.id == *id).unwrap().cost.unwrap();
                let fine = |amount: tally::Amount| i128::from(amount.units()) * 10_i128.pow(6 - amount.scale().min(6));
                let cost: i128 = winners.iter().map(|id| fine(cost(id))).sum();
                assert!(cost <= fine(profile.budget().unwrap()), "more than there is: {}", what());
            }
        }
    }
    match outcome.decision {
        Decision::Won => assert!(!outcome.winners.is_empty() || spec.rule().seats == Seats::Budget, "{}", what()),
        _ => assert!(outcome.winners.is_empty(), "{}", what()),
    }
}
