//! Random small elections by rankings: equal ranks, short and blank ballots,
//! withdrawn options, and so few ballots that ties of the count are frequent.

use proptest::prelude::*;
use tally::{Entry, Kind, Outcome, Profile, ProfileBuilder, RuleSpec, count};

/// A ranking: groups of equal options, best first; none is a blank ballot.
pub(crate) type Ranking = Vec<Vec<String>>;

/// An election as anybody would write it down.
#[derive(Debug, Clone)]
pub(crate) struct Rankings {
    pub(crate) options: Vec<String>,
    pub(crate) withdrawn: Vec<bool>,
    /// Every ballot with its number, in no order; equal ones may come twice.
    pub(crate) ballots: Vec<(Ranking, u64)>,
    pub(crate) void: u64,
}

impl Rankings {
    /// Ballots such as `("a > b = c", 3)` on these options.
    pub(crate) fn written(options: &[&str], ballots: &[(&str, u64)]) -> Self {
        let ranking = |text: &str| -> Ranking {
            let groups = text.split('>').map(|group| group.split('=').map(|id| id.trim().to_owned()).collect());
            groups.filter(|group: &Vec<String>| !group[0].is_empty()).collect()
        };
        Self {
            options: options.iter().map(ToString::to_string).collect(),
            withdrawn: vec![false; options.len()],
            ballots: ballots.iter().map(|&(text, times)| (ranking(text), times)).collect(),
            void: 0,
        }
    }

    pub(crate) fn profile(&self) -> Profile {
        let entries = self.options.iter().zip(&self.withdrawn).map(|(id, &withdrawn)| {
            let entry = Entry::new(id);
            if withdrawn { entry.withdrawn() } else { entry }
        });
        let mut builder = ProfileBuilder::new(Kind::Ranking, entries).expect("different ids");
        for (ballot, times) in &self.ballots {
            builder.ranking(ballot, *times).expect("known options, each once");
        }
        builder.invalid("bad-marking", self.void).expect("few ballots");
        builder.build()
    }

    pub(crate) fn count(&self, spec: &RuleSpec) -> Outcome {
        count(&self.profile(), spec).expect("an option is left")
    }

    /// The options that were not withdrawn.
    pub(crate) fn left(&self) -> Vec<String> {
        let left = self.options.iter().zip(&self.withdrawn).filter(|(_, gone)| !**gone);
        left.map(|(id, _)| id.clone()).collect()
    }

    /// Every ballot as it counts: withdrawn options struck, what follows moved up,
    /// ballots that then name nothing left out.
    pub(crate) fn effective(&self) -> Vec<(Ranking, u64)> {
        let left = self.left();
        let strike = |ballot: &Ranking| -> Ranking {
            let groups = ballot.iter().map(|group| group.iter().filter(|id| left.contains(id)).cloned().collect());
            groups.filter(|group: &Vec<String>| !group.is_empty()).collect()
        };
        let struck = self.ballots.iter().map(|(ballot, times)| (strike(ballot), *times));
        struck.filter(|(ballot, _)| !ballot.is_empty()).collect()
    }

    /// The same with every option's name changed by `rename`.
    pub(crate) fn renamed(&self, rename: impl Fn(&str) -> String) -> Self {
        let all = |names: &[String]| names.iter().map(|name| rename(name)).collect::<Vec<_>>();
        let ballot = |ballot: &Ranking| ballot.iter().map(|group| all(group)).collect::<Ranking>();
        Self {
            options: all(&self.options),
            ballots: self.ballots.iter().map(|(groups, times)| (ballot(groups), *times)).collect(),
            ..self.clone()
        }
    }
}

/// What may stand on a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Equal ranks, short and blank ballots, withdrawn options, void ballots.
    Any,
    /// Every option, one after the other.
    Strict,
}

/// One to six options, up to ten different ballots of up to four voters each.
pub(crate) fn rankings() -> impl Strategy<Value = Rankings> {
    shaped(Shape::Any, 1..7)
}

/// The same without equal ranks, short ballots or withdrawn options.
pub(crate) fn strict_rankings() -> impl Strategy<Value = Rankings> {
    shaped(Shape::Strict, 1..6)
}

pub(crate) fn shaped(shape: Shape, options: std::ops::Range<usize>) -> impl Strategy<Value = Rankings> {
    options.prop_flat_map(move |count| {
        let options: Vec<String> =
            ["ala", "b", "c2", "ła", "e", "ż 6"][..count].iter().map(ToString::to_string).collect();
        let most = if shape == Shape::Any && count > 1 { 1 } else { 0 };
        let withdrawn = prop_oneof![3 => Just(None), most => (0..count).prop_map(Some)];
        let ballots = prop::collection::vec((ballot(shape, options.clone()), 1..5_u64), 0..10);
        (Just(options), ballots, withdrawn, 0..=3 * u64::from(most)).prop_map(move |(options, ballots, gone, void)| {
            let withdrawn = (0..count).map(|place| gone == Some(place)).collect();
            Rankings { options, withdrawn, ballots, void }
        })
    })
}

/// A ranking of some or all of the options.
pub(crate) fn ballot(shape: Shape, options: Vec<String>) -> impl Strategy<Value = Ranking> {
    let count = options.len();
    let (shortest, tied) = if shape == Shape::Any { (0, 0.25) } else { (count, 0.0) };
    let joined = prop::collection::vec(prop::bool::weighted(tied), count);
    (Just(options).prop_shuffle(), shortest..=count, joined).prop_map(|(order, length, joined)| {
        let mut ranking = Ranking::new();
        for (option, join) in order.into_iter().zip(joined).take(length) {
            match ranking.last_mut() {
                Some(group) if join => group.push(option),
                _ => ranking.push(vec![option]),
            }
        }
        ranking
    })
}

proptest! {
    /// The generator makes what it says, and the profile keeps it.
    #[test]
    fn rankings_are_kept_whole(votes in rankings()) {
        let profile = votes.profile();
        let cast: u64 = votes.ballots.iter().map(|(_, times)| times).sum();
        prop_assert_eq!(profile.total(), cast + votes.void);
        prop_assert_eq!(votes.effective().iter().filter(|(ballot, _)| ballot.is_empty()).count(), 0);
        let tally::Ballots::Ranking(bag) = profile.ballots() else { panic!("rankings") };
        for (ballot, times) in bag.iter() {
            let mut groups: Ranking = Vec::new();
            for ranked in ballot {
                groups.resize(usize::from(ranked.level) + 1, Vec::new());
                groups[usize::from(ranked.level)].push(votes.options[usize::from(ranked.option)].clone());
            }
            let same = |other: &Ranking| {
                let sorted = |group: &Vec<String>| { let mut group = group.clone(); group.sort(); group };
                other.iter().map(sorted).eq(groups.iter().map(sorted))
            };
            let number: u64 = votes.ballots.iter().filter(|(other, _)| same(other)).map(|(_, times)| times).sum();
            prop_assert_eq!(number, times);
        }
    }

    #[test]
    fn strict_rankings_are_whole_and_strict(votes in strict_rankings()) {
        let whole = |(ballot, _): &(Ranking, u64)| {
            ballot.len() == votes.options.len() && ballot.iter().all(|group| group.len() == 1)
        };
        prop_assert!(votes.ballots.iter().all(whole) && votes.left() == votes.options);
    }
}

#[test]
fn written_rankings_are_read() {
    let votes = Rankings::written(&["a", "b", "c"], &[("a > b = c", 2), ("", 1)]);
    let renamed = votes.renamed(|id| format!("x{id}"));
    assert_eq!(renamed.ballots[0].0, [vec!["xa".to_owned()], vec!["xb".to_owned(), "xc".to_owned()]]);
    assert_eq!((votes.profile().blank(), votes.profile().total()), (1, 3));
}
