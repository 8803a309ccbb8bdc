//! A slow, independent second implementation agrees on random elections, ties
//! included.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tally::{Decision, TieOrder};

use super::elections::{Election, RULES, committees, elections, ties};
use super::slow::Way;

/// How many elections for each rule.
fn cases() -> u32 {
    u32::try_from(seeded::rounds(100_000)).expect("at most what is asked for")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_ways_to_fill_seats_agree(election in elections(), ties in ties()) {
        for rule in RULES {
            agree(&election, rule, &ties)?;
        }
    }
}

fn agree(election: &Election, rule: (&str, Option<&str>), ties: &TieOrder) -> Result<(), TestCaseError> {
    let outcome = election.count(rule, ties.clone());
    if election.ballots().iter().all(Vec::is_empty) {
        prop_assert_eq!(outcome.decision, Decision::NoValidBallots);
        prop_assert!(outcome.winners.is_empty() && outcome.outcomes.is_empty());
        return Ok(());
    }
    let slow = Way::new(election, rule).count(ties);
    let winners = if slow.open { Vec::new() } else { slow.winners.clone() };
    prop_assert_eq!(&outcome.winners, &winners, "winners of {:?}", rule);
    let decision = match (slow.open, winners.is_empty()) {
        (true, _) => Decision::Tied,
        (false, true) => Decision::BelowThreshold,
        (false, false) => Decision::Won,
    };
    prop_assert_eq!(outcome.decision, decision, "decision of {:?}", rule);
    if *ties == TieOrder::All {
        let all: BTreeSet<BTreeSet<String>> =
            committees(&outcome).into_iter().map(|committee| committee.into_iter().collect()).collect();
        prop_assert_eq!(all, slow.outcomes, "outcomes of {:?}", rule);
    } else {
        let met: Vec<_> = outcome.ties.iter().map(|tie| (tie.among.clone(), tie.chosen.clone())).collect();
        prop_assert_eq!(met, slow.ties, "ties of {:?}", rule);
    }
    if *ties != TieOrder::All || !slow.open {
        let totals: BTreeMap<String, String> =
            slow.totals.iter().map(|(id, total)| (id.clone(), total.to_string())).collect();
        prop_assert_eq!(&outcome.totals, &totals, "totals of {:?}", rule);
    }
    Ok(())
}
