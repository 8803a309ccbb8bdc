//! A slow, independent second implementation agrees on random profiles.

use crate::support::{settings, slow_count, votes};
use proptest::prelude::*;

/// How many profiles: a thousand in `make test`, a hundred times as many in `make trials`.
fn cases() -> u32 {
    u32::try_from(seeded::rounds(100_000)).expect("at most what is asked for")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_ways_to_count_agree(votes in votes(), setting in settings()) {
        let outcome = votes.count(&setting.spec());
        let slow = slow_count(&votes, &setting);
        let ballots = &outcome.ballots;
        prop_assert_eq!(
            (ballots.valid, ballots.blank, ballots.invalid, ballots.struck),
            (slow.valid, slow.blank, slow.invalid, slow.struck)
        );
        prop_assert_eq!(&outcome.winners, &slow.winners);
        prop_assert_eq!(outcome.decision, slow.decision);
        let totals: std::collections::BTreeMap<String, String> =
            slow.totals.iter().map(|(id, total)| (id.clone(), total.to_string())).collect();
        prop_assert_eq!(&outcome.totals, &totals);
        let tied = outcome.ties.first().map(|tie| tie.among.clone()).unwrap_or_default();
        prop_assert_eq!(tied, slow.tied);
    }
}
