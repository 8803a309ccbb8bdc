//! An election apart from the file it came from: what all formats have in common.

use std::collections::BTreeMap;

use crate::profile::{Ballots, Kind, Profile, ProfileBuilder, Ranked};

/// An election apart from its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Election {
    /// Options and ballots; names, costs and withdrawals are with the options.
    pub profile: Profile,
    /// The title, possibly empty.
    pub title: String,
    /// How many are to be elected, if known.
    pub seats: Option<usize>,
    /// What else is said of the election, key by key.
    pub metadata: Vec<(String, String)>,
    /// What the file holds beyond this, in words.
    pub left_out: Vec<String>,
}

impl Election {
    /// An election of these ballots alone.
    #[must_use]
    pub const fn of(profile: Profile) -> Self {
        Self { profile, title: String::new(), seats: None, metadata: Vec::new(), left_out: Vec::new() }
    }

    /// The same with names of the options by id.
    #[must_use]
    pub fn named(mut self, name: impl Fn(&str) -> String) -> Self {
        self.profile.entries.iter_mut().for_each(|entry| entry.name = name(&entry.id));
        self
    }

    /// The names of the options by id.
    #[must_use]
    pub fn names(&self) -> BTreeMap<String, String> {
        self.profile.entries().iter().map(|entry| (entry.id.clone(), entry.name.clone())).collect()
    }

    /// Says something of the election, in place of what was said under this key.
    pub fn say(&mut self, key: &str, value: &str) {
        match self.metadata.iter_mut().find(|(name, _)| name == key) {
            Some((_, said)) => value.clone_into(said),
            None => self.metadata.push((key.to_owned(), value.to_owned())),
        }
    }

    /// What is said under this key.
    #[must_use]
    pub fn said(&self, key: &str) -> Option<&str> {
        self.metadata.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}

/// How ballots become ballots of another kind, for rules that want those.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recast {
    /// A choice is a ranking of one.
    RankingOfOne,
    /// A choice is an approval of one.
    ApprovalOfOne,
}

impl Recast {
    /// From one kind to another, where it can be.
    #[must_use]
    pub const fn between(from: Kind, to: Kind) -> Option<Self> {
        match (from, to) {
            (Kind::Choice, Kind::Ranking) => Some(Self::RankingOfOne),
            (Kind::Choice, Kind::Approval) => Some(Self::ApprovalOfOne),
            _ => None,
        }
    }

    /// What it does, in a sentence.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::RankingOfOne => "each choice counts as a ranking of one option",
            Self::ApprovalOfOne => "each choice counts as an approval of one option",
        }
    }

    /// The profile with ballots of the other kind. Batches counted by hand are
    /// taken over as they are.
    ///
    /// # Panics
    /// Never: a ballot that was good is good as the other kind.
    #[must_use]
    pub fn of(self, profile: &Profile) -> Profile {
        let kind = match self {
            Self::RankingOfOne => Kind::Ranking,
            Self::ApprovalOfOne => Kind::Approval,
        };
        let builder = ProfileBuilder::new(kind, profile.entries().iter().cloned());
        let mut builder = builder.expect("the options of a profile are good");
        builder.like(profile);
        match profile.ballots() {
            Ballots::Choice(bag) | Ballots::Approval(bag) => {
                for (ballot, times) in bag.iter() {
                    let added = if self == Self::RankingOfOne {
                        let ranked = ballot.iter().map(|&option| Ranked { level: 0, option });
                        builder.ranking_at(&mut ranked.collect::<Vec<_>>(), times)
                    } else {
                        builder.marks_at(&mut ballot.to_vec(), times)
                    };
                    added.expect(GOOD);
                }
            }
            Ballots::Ranking(_) | Ballots::Points(_) | Ballots::Score(_) => {}
        }
        builder.build()
    }
}

const GOOD: &str = "a ballot that was good, of no more people";
