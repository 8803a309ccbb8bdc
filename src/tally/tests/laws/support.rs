//! Random small profiles, and a second, slow way to count them.
//!
//! [`slow_count`] shares nothing with the crate but the shape of its answer: it
//! works on lists of names, one ballot at a time, straight from the definition.

use proptest::prelude::*;
use sha2::{Digest, Sha256};
use tally::{Decision, Entry, Kind, Outcome, Profile, ProfileBuilder, RuleSpec, TieOrder};

/// An election as anybody would write it down.
#[derive(Debug, Clone)]
pub(crate) struct Votes {
    pub(crate) options: Vec<String>,
    pub(crate) withdrawn: Vec<bool>,
    /// The marks of each ballot; none is a blank ballot.
    pub(crate) ballots: Vec<Vec<String>>,
    pub(crate) void: u64,
}

impl Votes {
    pub(crate) fn profile(&self, kind: Kind) -> Profile {
        let entries = self.options.iter().zip(&self.withdrawn).map(|(id, &withdrawn)| {
            let entry = Entry::new(id);
            if withdrawn { entry.withdrawn() } else { entry }
        });
        let mut builder = ProfileBuilder::new(kind, entries).expect("different ids");
        builder.electorate(1000);
        for ballot in &self.ballots {
            builder.marks(ballot, 1).expect("known options");
        }
        builder.invalid("bad-marking", self.void).expect("few ballots");
        builder.build()
    }

    pub(crate) fn count(&self, spec: &RuleSpec) -> Outcome {
        tally::count(&self.profile(Kind::Approval), spec).expect("an option is left")
    }

    /// The same with every option's name changed by `rename`.
    pub(crate) fn renamed(&self, rename: impl Fn(&str) -> String) -> Self {
        let all = |names: &[String]| names.iter().map(|name| rename(name)).collect::<Vec<_>>();
        Self {
            options: all(&self.options),
            ballots: self.ballots.iter().map(|ballot| all(ballot)).collect(),
            ..self.clone()
        }
    }
}

/// Two to five options, at most one withdrawn, up to thirty ballots.
pub(crate) fn votes() -> impl Strategy<Value = Votes> {
    (2..6_usize).prop_flat_map(|count| {
        let options: Vec<String> = ["ala", "b", "c2", "ła", "e"][..count].iter().map(ToString::to_string).collect();
        let ballot = prop::sample::subsequence(options.clone(), 0..=count).prop_shuffle();
        let withdrawn = prop_oneof![3 => Just(None), 1 => (0..count).prop_map(Some)];
        (Just(options), prop::collection::vec(ballot, 0..30), withdrawn, 0..4_u64).prop_map(
            move |(options, ballots, gone, void)| Votes {
                withdrawn: (0..count).map(|place| gone == Some(place)).collect(),
                options,
                ballots,
                void,
            },
        )
    })
}

/// A rule with its range of marks.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    pub(crate) rule: &'static str,
    pub(crate) least: usize,
    pub(crate) most: usize,
    pub(crate) ties: TieOrder,
}

impl Setting {
    pub(crate) fn spec(&self) -> RuleSpec {
        let mut spec = RuleSpec::of(self.rule).expect("a rule").with_ties(self.ties.clone());
        if self.rule == "approval" {
            spec = spec.set("max", &self.most.to_string()).expect("a number");
            spec = spec.set("min", &self.least.to_string()).expect("a number");
        }
        spec
    }
}

pub(crate) fn settings() -> impl Strategy<Value = Setting> {
    let ties = prop_oneof![
        "[a-zż0-9 ]{1,8}".prop_map(|seed| format!("lot:{seed}").parse().expect("a seed")),
        Just(TieOrder::Listed),
        Just(TieOrder::Id),
        Just(TieOrder::Undrawn),
        Just(TieOrder::All),
    ];
    let marks = prop_oneof![
        Just(("plurality", 1, 1)),
        Just(("approval", 1, 5)),
        (1..3_usize, 1..5_usize).prop_map(|(least, more)| ("approval", least, least + more)),
    ];
    (marks, ties).prop_map(|((rule, least, most), ties)| Setting { rule, least, most, ties })
}

/// What the second way to count says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Slow {
    pub(crate) valid: u64,
    pub(crate) blank: u64,
    pub(crate) invalid: u64,
    pub(crate) struck: u64,
    pub(crate) totals: Vec<(String, u64)>,
    pub(crate) winners: Vec<String>,
    pub(crate) decision: Decision,
    pub(crate) tied: Vec<String>,
}

pub(crate) fn slow_count(votes: &Votes, setting: &Setting) -> Slow {
    let left: Vec<String> =
        votes.options.iter().zip(&votes.withdrawn).filter(|(_, gone)| !**gone).map(|(id, _)| id.clone()).collect();
    let blank = votes.ballots.iter().filter(|ballot| ballot.is_empty()).count();
    let filled: Vec<&Vec<String>> = votes.ballots.iter().filter(|ballot| !ballot.is_empty()).collect();
    let good: Vec<&&Vec<String>> =
        filled.iter().filter(|ballot| (setting.least..=setting.most).contains(&ballot.len())).collect();
    let with_effect: Vec<&&&Vec<String>> =
        good.iter().filter(|ballot| ballot.iter().any(|id| left.contains(id))).collect();
    let totals: Vec<(String, u64)> = left
        .iter()
        .map(|id| (id.clone(), with_effect.iter().filter(|ballot| ballot.contains(id)).count() as u64))
        .collect();
    let highest = totals.iter().map(|(_, total)| *total).max().unwrap_or(0);
    let mut first: Vec<String> =
        totals.iter().filter(|(_, total)| *total == highest).map(|(id, _)| id.clone()).collect();
    let tied = if first.len() > 1 && !with_effect.is_empty() { first.clone() } else { Vec::new() };
    let hash = |seed: &str, id: &String| Sha256::digest(format!("{seed}{id}").as_bytes()).to_vec();
    match &setting.ties {
        TieOrder::Lot(lot) => first.sort_by_key(|id| hash(lot.seed(), id)),
        TieOrder::Id => first.sort(),
        TieOrder::Listed | TieOrder::Undrawn | TieOrder::All | TieOrder::CostSupportId => {}
    }
    let open = !tied.is_empty() && matches!(setting.ties, TieOrder::Undrawn | TieOrder::All);
    let decision = match (with_effect.is_empty(), open) {
        (true, _) => Decision::NoValidBallots,
        (false, true) => Decision::Tied,
        (false, false) => Decision::Won,
    };
    first.truncate(usize::from(decision == Decision::Won));
    Slow {
        valid: with_effect.len() as u64,
        blank: blank as u64,
        invalid: (filled.len() - good.len()) as u64 + votes.void,
        struck: (good.len() - with_effect.len()) as u64,
        totals,
        winners: first,
        decision,
        tied,
    }
}
