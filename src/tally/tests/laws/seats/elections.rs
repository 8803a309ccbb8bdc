//! Random small elections of committees; so few ballots that ties are frequent.

use proptest::prelude::*;
use tally::{Outcome, RuleSpec, TieOrder};

use crate::support::Votes;

/// Every rule for committees, with its completion.
pub(super) const RULES: [(&str, Option<&str>); 9] = [
    ("av", None),
    ("sav", None),
    ("pav", None),
    ("seq-pav", None),
    ("seq-cc", None),
    ("phragmen", None),
    ("equal-shares-committee", Some("phragmen")),
    ("equal-shares-committee", Some("av")),
    ("equal-shares-committee", Some("none")),
];

/// An election with its seats.
#[derive(Debug, Clone)]
pub(super) struct Election {
    pub(super) votes: Votes,
    pub(super) seats: usize,
}

impl Election {
    /// Ballots such as `("ab", 3)`, each letter of `options` an option.
    pub(super) fn written(options: &str, ballots: &[(&str, usize)], seats: usize) -> Self {
        let letters = |text: &str| text.chars().map(String::from).collect::<Vec<_>>();
        let options = letters(options);
        let ballots = ballots.iter().flat_map(|(text, times)| vec![letters(text); *times]).collect();
        let withdrawn = vec![false; options.len()];
        Self { votes: Votes { options, withdrawn, ballots, void: 0 }, seats }
    }

    pub(super) fn count(&self, (rule, completion): (&str, Option<&str>), ties: TieOrder) -> Outcome {
        self.votes.count(&spec((rule, completion), self.seats, ties))
    }

    /// The committees that the rule may elect, whichever way ties are broken.
    pub(super) fn committees(&self, rule: (&str, Option<&str>)) -> Vec<Vec<String>> {
        committees(&self.count(rule, TieOrder::All))
    }

    /// The winners as one word, or with a slash between what is tied.
    pub(super) fn won(&self, rule: &str, completion: Option<&str>) -> String {
        self.committees((rule, completion)).iter().map(|committee| committee.concat()).collect::<Vec<_>>().join("/")
    }

    /// The options that were not withdrawn.
    pub(super) fn left(&self) -> Vec<String> {
        let left = self.votes.options.iter().zip(&self.votes.withdrawn).filter(|(_, gone)| !**gone);
        left.map(|(id, _)| id.clone()).collect()
    }

    /// Every ballot that is not void as it counts, without withdrawn options;
    /// blank ones too.
    pub(super) fn ballots(&self) -> Vec<Vec<String>> {
        let left = self.left();
        let strike = |ballot: &Vec<String>| ballot.iter().filter(|id| left.contains(id)).cloned().collect();
        self.votes.ballots.iter().map(strike).collect()
    }

    pub(super) fn with_seats(&self, seats: usize) -> Self {
        Self { seats, ..self.clone() }
    }
}

pub(super) fn spec((rule, completion): (&str, Option<&str>), seats: usize, ties: TieOrder) -> RuleSpec {
    let spec = RuleSpec::of(rule).and_then(|spec| spec.with_seats(seats)).expect("a rule for committees");
    let spec = spec.with_ties(ties);
    completion.map_or(spec.clone(), |word| spec.set("completion", word).expect("a completion"))
}

pub(super) fn committees(outcome: &Outcome) -> Vec<Vec<String>> {
    if outcome.outcomes.is_empty() { vec![outcome.winners.clone()] } else { outcome.outcomes.clone() }
}

/// One to six options, at most one withdrawn, up to eleven ballots of which some
/// are alike.
pub(super) fn elections() -> impl Strategy<Value = Election> {
    (1..7_usize).prop_flat_map(|count| {
        let options: Vec<String> =
            ["ala", "b", "c2", "ła", "e", "ż 6"][..count].iter().map(ToString::to_string).collect();
        let ballot = (prop::sample::subsequence(options.clone(), 0..=count).prop_shuffle(), 1..4_usize);
        let most = if count > 1 { 1 } else { 0 };
        let withdrawn = prop_oneof![4 => Just(None), most => (0..count).prop_map(Some)];
        let seats = any::<prop::sample::Index>();
        (Just(options), prop::collection::vec(ballot, 0..7), withdrawn, 0..2_u64, seats).prop_map(
            move |(options, ballots, gone, void, seats)| {
                let ballots = ballots.into_iter().flat_map(|(ballot, times)| vec![ballot; times]).collect();
                let withdrawn = (0..count).map(|place| gone == Some(place)).collect();
                let left = count - usize::from(gone.is_some());
                Election { votes: Votes { options, withdrawn, ballots, void }, seats: seats.index(left) + 1 }
            },
        )
    })
}

/// A rule of [`RULES`].
pub(super) fn rules() -> impl Strategy<Value = (&'static str, Option<&'static str>)> {
    prop::sample::select(RULES.to_vec())
}

/// Any order of ties.
pub(super) fn ties() -> impl Strategy<Value = TieOrder> {
    prop_oneof![
        "[a-zż0-9 ]{1,8}".prop_map(|seed| format!("lot:{seed}").parse().expect("a seed")),
        Just(TieOrder::Listed),
        Just(TieOrder::Id),
        Just(TieOrder::Undrawn),
        Just(TieOrder::All),
    ]
}
