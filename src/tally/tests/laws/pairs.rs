//! The laws of rules that compare pairs, and of Borda.

mod axioms;
mod failures;
mod second;
mod slow;

use proptest::prelude::*;
use tally::{RuleSpec, TieOrder};

/// A rule with parameters, ties broken by a lot.
pub(crate) fn spec(id: &str, settings: &[(&str, &str)]) -> RuleSpec {
    let spec = RuleSpec::of(id).expect("a rule").with_ties("lot:2025".parse().expect("a seed"));
    settings.iter().fold(spec, |spec, (name, value)| spec.set(name, value).expect("a setting"))
}

/// The rules of the family with all their parameters.
pub(crate) fn all() -> Vec<RuleSpec> {
    let mut all = Vec::new();
    for unranked in ["last", "no-opinion"] {
        all.extend(["condorcet", "copeland"].map(|id| spec(id, &[("unranked", unranked)])));
        for measure in ["winning-votes", "margins"] {
            let settings = [("measure", measure), ("unranked", unranked)];
            all.extend(["schulze", "ranked-pairs", "minimax"].map(|id| spec(id, &settings)));
        }
    }
    all.extend(["average", "zero", "modified"].map(|unranked| spec("borda", &[("unranked", unranked)])));
    all
}

/// Those of [`all`] with one of these ids.
pub(crate) fn of(ids: &[&str]) -> Vec<RuleSpec> {
    all().into_iter().filter(|spec| ids.contains(&spec.rule().id)).collect()
}

/// A tie order.
pub(crate) fn ties() -> impl Strategy<Value = TieOrder> {
    prop_oneof![
        "[a-zż0-9 ]{1,8}".prop_map(|seed| format!("lot:{seed}").parse().expect("a seed")),
        Just(TieOrder::Listed),
        Just(TieOrder::Id),
        Just(TieOrder::Undrawn),
        Just(TieOrder::All),
    ]
}
