//! Any election counted by any rule: an outcome that keeps the laws, or a reason.

use seeded::{Dice, Fuzz};
use tally::{Outcome, count, text_report};

use crate::bytes::{Bytes, profile, spec};
use crate::laws;

#[test]
fn every_rule_counts_or_refuses() {
    let mut dice = Dice::new(seeded::SEED);
    let corpus = (0..64).map(|_| (0..160).map(|_| dice.byte()).collect()).collect();
    Fuzz { name: "count", corpus, whole: 200_000 }.run(|bytes| {
        let mut bytes = Bytes::new(bytes);
        let profile = profile(&mut bytes);
        let spec = spec(&mut bytes, &profile);
        if std::env::var_os("WIEC_FUZZ_BYTES").is_some() {
            eprintln!("{spec:#?}\n{profile:#?}");
        }
        let Ok(outcome) = count(&profile, &spec) else { return };
        laws::hold(&profile, &spec, &outcome);
        let json = serde_json::to_string(&outcome).unwrap();
        assert_eq!(serde_json::from_str::<Outcome>(&json).unwrap(), outcome, "{json}");
        assert!(text_report(&outcome, &std::collections::BTreeMap::new()).starts_with("Rule: "));
        assert_eq!(count(&profile, &spec).as_ref(), Ok(&outcome), "the same again");
    });
}
