//! A slow, independent second implementation agrees on random profiles.

use crate::support::{settings, slow_count, votes};
use proptest::prelude::*;

/// How many profiles: `make trials` asks for more than `make test`.
fn cases() -> u32 {
    std::env::var("WIEC_TRIALS").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1000)
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
