//! Random small elections by score.

use proptest::prelude::*;
use tally::{Amount, Entry, Kind, Outcome, Profile, ProfileBuilder, RuleSpec, TieOrder};

/// An election as anybody would write it down: scores in tenths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scored {
    pub(crate) options: Vec<String>,
    pub(crate) withdrawn: Vec<bool>,
    /// A score or none for each option; none at all is a blank ballot.
    pub(crate) ballots: Vec<Vec<Option<i64>>>,
    pub(crate) void: u64,
}

impl Scored {
    pub(crate) fn profile(&self, kind: Kind) -> Profile {
        let entries = self.options.iter().zip(&self.withdrawn).map(|(id, &withdrawn)| {
            let entry = Entry::new(id);
            if withdrawn { entry.withdrawn() } else { entry }
        });
        let mut builder = ProfileBuilder::new(kind, entries).expect("different ids");
        builder.scale(1);
        for ballot in &self.ballots {
            let given = self.options.iter().zip(ballot).filter_map(|(id, score)| Some((id, tenths((*score)?))));
            builder.points(&given.collect::<Vec<_>>(), 1).expect("known options");
        }
        builder.invalid("bad-marking", self.void).expect("few ballots");
        builder.build()
    }

    pub(crate) fn count(&self, spec: &RuleSpec) -> Outcome {
        let kind = if spec.rule().id == "cumulative" { Kind::Points } else { Kind::Score };
        tally::count(&self.profile(kind), spec).expect("enough options are left")
    }

    /// How many options were not withdrawn.
    pub(crate) fn left(&self) -> usize {
        self.withdrawn.iter().filter(|gone| !**gone).count()
    }
}

/// A number of tenths as an amount.
fn tenths(number: i64) -> Amount {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}.{}", number.unsigned_abs() / 10, number.unsigned_abs() % 10).parse().expect("a decimal")
}

/// Two to five options, up to two withdrawn, up to fourteen ballots with scores
/// from −1 to 4, few different ones so that there are ties.
pub(crate) fn scored() -> impl Strategy<Value = Scored> {
    (2..6_usize).prop_flat_map(|count| {
        let options: Vec<String> = ["ala", "b", "c2", "ła", "e"][..count].iter().map(ToString::to_string).collect();
        let score = prop_oneof![
            2 => Just(None),
            12 => (0..4_i64).prop_map(|score| Some(score * 10)),
            1 => prop::sample::select(vec![Some(-10), Some(40), Some(35), Some(5), Some(15)]),
        ];
        let ballot = prop_oneof![
            20 => prop::collection::vec(score, count),
            1 => Just(vec![None; count]),
        ];
        let gone = prop::collection::vec(prop::sample::select(vec![true, false, false, false, false]), count);
        let gone = prop_oneof![2 => Just(vec![false; count]), 1 => gone];
        let ballots =
            prop_oneof![3 => prop::collection::vec(ballot.clone(), 0..5), 4 => prop::collection::vec(ballot, 3..14)];
        (Just(options), ballots, gone, 0..3_u64).prop_map(|(options, ballots, mut withdrawn, void)| {
            // Somebody stands.
            withdrawn[0] &= withdrawn.contains(&false);
            Scored { options, withdrawn, ballots, void }
        })
    })
}

/// How such an election is counted.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    pub(crate) most: Option<i64>,
    pub(crate) least: Option<i64>,
    pub(crate) opinions_only: bool,
    pub(crate) protocol: bool,
    pub(crate) seats: usize,
    pub(crate) ties: TieOrder,
}

impl Setting {
    /// The rule under this setting; no more seats than the election has options.
    pub(crate) fn spec(&self, rule: &str, votes: &Scored) -> RuleSpec {
        let bound = |bound: Option<i64>| bound.map_or_else(|| "none".to_owned(), |bound| tenths(bound).to_string());
        let mut spec = RuleSpec::of(rule).expect("a rule");
        if rule == "cumulative" {
            spec = spec.set("max-points", &bound(self.most)).expect("a bound");
            spec = spec.set("max-sum-points", &bound(self.most.map(|most| 2 * most))).expect("a bound");
        } else {
            spec = spec.set("max-score", &bound(self.most)).expect("a bound");
            spec = spec.set("min-score", &bound(self.least)).expect("a bound");
        }
        if rule == "star" {
            spec = spec.set("tie-break", if self.protocol { "official" } else { "none" }).expect("a word");
        } else if rule != "cumulative" {
            spec = spec.set("unscored", if self.opinions_only { "no-opinion" } else { "zero" }).expect("a word");
        }
        let spec = spec.with_seats(self.seats.min(votes.left())).expect("some seats");
        spec.with_ties(self.ties.clone())
    }
}

pub(crate) fn ties() -> impl Strategy<Value = TieOrder> {
    prop_oneof![
        "[a-zż0-9 ]{1,8}".prop_map(|seed| format!("lot:{seed}").parse().expect("a seed")),
        Just(TieOrder::Listed),
        Just(TieOrder::Id),
        Just(TieOrder::Undrawn),
        Just(TieOrder::All),
    ]
}

pub(crate) fn settings() -> impl Strategy<Value = Setting> {
    let most = prop::sample::select(vec![None, Some(30), Some(30), Some(35), Some(40)]);
    let least = prop::sample::select(vec![Some(0), Some(0), None, Some(5)]);
    (most, least, any::<bool>(), prop::bool::weighted(0.8), 1..4_usize, ties()).prop_map(
        |(most, least, opinions_only, protocol, seats, ties)| Setting {
            most,
            least,
            opinions_only,
            protocol,
            seats,
            ties,
        },
    )
}
