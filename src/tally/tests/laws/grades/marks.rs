//! k-approval against a second way to count, and what it promises.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tally::{Decision, Kind, RuleSpec, TieOrder};

use super::slow;
use super::votes::ties;
use crate::support::{Votes, votes};

fn config() -> ProptestConfig {
    let cases = u32::try_from(seeded::rounds(100_000)).expect("at most what is asked for");
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn spec(votes: &Votes, (least, most): (usize, usize), seats: usize, ties: &TieOrder) -> RuleSpec {
    let spec = RuleSpec::of("k-approval").unwrap().set("max", &most.to_string()).unwrap();
    let left = votes.withdrawn.iter().filter(|gone| !**gone).count();
    let spec = spec.set("min", &least.to_string()).unwrap().with_seats(seats.min(left)).unwrap();
    spec.with_ties(ties.clone())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn k_approval_counted_both_ways(votes in votes(), least in 1..3_usize, more in 0..4_usize, seats in 1..5_usize, ties in ties()) {
        let spec = spec(&votes, (least, least + more), seats, &ties);
        let outcome = votes.count(&spec);
        let stands: Vec<String> =
            votes.options.iter().zip(&votes.withdrawn).filter(|(_, gone)| !**gone).map(|(id, _)| id.clone()).collect();
        let filled: Vec<&Vec<String>> = votes.ballots.iter().filter(|ballot| !ballot.is_empty()).collect();
        let good: Vec<_> = filled.iter().filter(|b| b.len() >= least && b.len() <= least + more).collect();
        let counting: Vec<_> = good.iter().filter(|ballot| ballot.iter().any(|id| stands.contains(id))).collect();
        let ballots = &outcome.ballots;
        prop_assert_eq!(
            (ballots.valid, ballots.invalid, ballots.struck),
            (counting.len() as u64, (filled.len() - good.len()) as u64 + votes.void, (good.len() - counting.len()) as u64)
        );
        let marks: Vec<usize> = stands.iter().map(|id| counting.iter().filter(|ballot| ballot.contains(id)).count()).collect();
        let ranking = slow::ranked(&marks);
        let names = |set: &[usize]| set.iter().map(|&at| stands[at].clone()).collect::<Vec<_>>();
        prop_assert_eq!(&outcome.ranking, &ranking.iter().map(|group| names(group)).collect::<Vec<_>>());
        for (id, marks) in stands.iter().zip(&marks) {
            prop_assert_eq!(&outcome.totals[id], &marks.to_string());
        }
        if counting.is_empty() {
            prop_assert_eq!(outcome.decision, Decision::NoValidBallots);
            return Ok(());
        }
        let sets = slow::seats(&ranking, spec.seats(), &ties, &stands);
        if let [only] = &sets[..] {
            prop_assert_eq!(&outcome.winners, &names(only));
        } else {
            prop_assert_eq!((outcome.decision, outcome.winners.len()), (Decision::Tied, 0));
            let sets: BTreeSet<Vec<String>> = sets.iter().map(|set| names(set)).collect();
            prop_assert_eq!(outcome.outcomes.iter().cloned().collect::<BTreeSet<_>>(), sets);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// With one seat it is approval.
    #[test]
    fn one_seat_is_approval(votes in votes(), most in 1..5_usize, ties in ties()) {
        let k = votes.count(&spec(&votes, (1, most), 1, &ties));
        let approval = RuleSpec::of("approval").unwrap().set("max", &most.to_string()).unwrap().with_ties(ties);
        let approval = votes.count(&approval);
        prop_assert_eq!(&k.winners, &approval.winners);
        prop_assert_eq!((&k.ranking, &k.totals, &k.outcomes), (&approval.ranking, &approval.totals, &approval.outcomes));
        prop_assert_eq!((&k.ballots, k.decision, &k.ties), (&approval.ballots, approval.decision, &approval.ties));
    }

    /// A seat more unseats nobody.
    #[test]
    fn house_monotonicity(votes in votes(), seats in 1..4_usize) {
        let few = votes.count(&spec(&votes, (1, 5), seats, &TieOrder::Id));
        let more = votes.count(&spec(&votes, (1, 5), seats + 1, &TieOrder::Id));
        prop_assert!(few.winners.iter().all(|winner| more.winners.contains(winner)));
    }

    /// A mark more for a winner never costs it its seat.
    #[test]
    fn monotonicity(votes in votes(), seats in 1..4_usize, at in any::<prop::sample::Index>()) {
        let before = votes.count(&spec(&votes, (1, 5), seats, &TieOrder::Id));
        for winner in &before.winners {
            let mut raised = votes.clone();
            let ballot = &mut raised.ballots[at.index(votes.ballots.len())];
            if !ballot.contains(winner) {
                ballot.push(winner.clone());
            }
            let after = raised.count(&spec(&votes, (1, 5), seats, &TieOrder::Id));
            prop_assert!(after.winners.contains(winner));
        }
    }

    /// Who cast a ballot, and when, does not matter.
    #[test]
    fn anonymity(votes in votes(), seats in 1..4_usize, ties in ties()) {
        let mut shuffled = votes.clone();
        shuffled.ballots.reverse();
        prop_assert_eq!(votes.profile(Kind::Approval), shuffled.profile(Kind::Approval));
        let spec = spec(&votes, (1, 3), seats, &ties);
        prop_assert_eq!(votes.count(&spec), shuffled.count(&spec));
    }
}
