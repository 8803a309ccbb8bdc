//! What was voted: the options and the ballots, equal ballots merged.
//!
//! Invariants: each option's id is unique; a ballot names options by their
//! place in [`Profile::entries`], each at most once; the number of ballots is at
//! most [`MAX_BALLOTS`], so that no sum of ballots can overflow; ballots are
//! sorted, so that the order of casting is gone (test `anonymity`).

pub(crate) mod bag;
mod builder;

pub use bag::Bag;
pub use builder::{BallotError, ProfileBuilder, ProfileError};

use std::collections::BTreeMap;

use crate::amount::Amount;

/// Most ballots in a profile: every sum over them fits 64 bits with room.
pub const MAX_BALLOTS: u64 = 1 << 48;

/// Most options in a profile.
pub const MAX_OPTIONS: usize = 20_000;

/// The place of an option in [`Profile::entries`].
pub type Place = u16;

/// An option that could be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id, as in the file or on the ballot.
    pub id: String,
    /// Its name, possibly empty.
    pub name: String,
    /// Whether it was withdrawn: its marks are struck.
    pub withdrawn: bool,
    /// What it costs, for budgets.
    pub cost: Option<Amount>,
    /// The categories it belongs to, for limits in budgets.
    pub categories: Vec<String>,
}

impl Entry {
    /// An option known by its id alone.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), name: String::new(), withdrawn: false, cost: None, categories: Vec::new() }
    }

    /// The same at this cost.
    #[must_use]
    pub fn costing(mut self, cost: Amount) -> Self {
        self.cost = Some(cost);
        self
    }

    /// The same, in a category more.
    #[must_use]
    pub fn within(mut self, category: impl Into<String>) -> Self {
        self.categories.push(category.into());
        self
    }

    /// The same with a name.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// The same, withdrawn.
    #[must_use]
    pub fn withdrawn(mut self) -> Self {
        self.withdrawn = true;
        self
    }
}

/// What a ballot says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// One option.
    Choice,
    /// Any number of options, equally.
    Approval,
    /// Options in order, ties possible.
    Ranking,
    /// Points shared out among options.
    Points,
    /// A score for each option.
    Score,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Choice, Self::Approval, Self::Ranking, Self::Points, Self::Score];

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Approval => "approval",
            Self::Ranking => "ranking",
            Self::Points => "points",
            Self::Score => "score",
        }
    }
}

/// An option on a ranking, in four bytes: a million rankings of twenty options
/// take 80 MB.
///
/// Invariant: levels are 0, 1, 2 … without a hole; there are never more levels
/// than options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ranked {
    /// 0 is best; options of equal level are tied.
    pub level: u16,
    /// The option.
    pub option: Place,
}

/// An option with its points or score, in ten bytes: a million ballots that score
/// twenty options take 200 MB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(Rust, packed(2))]
pub struct Given {
    /// The option.
    pub option: Place,
    /// The points in units of 10^-[`Profile::scale`].
    pub number: i64,
}

/// The valid ballots, equal ones merged with their number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ballots {
    /// One option each.
    Choice(Bag<Place>),
    /// Options in ascending place.
    Approval(Bag<Place>),
    /// Options by level, tied ones in ascending place.
    Ranking(Bag<Ranked>),
    /// Options with points, in ascending place.
    Points(Bag<Given>),
    /// Options with scores, in ascending place.
    Score(Bag<Given>),
}

impl Ballots {
    /// What a ballot says.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Choice(_) => Kind::Choice,
            Self::Approval(_) => Kind::Approval,
            Self::Ranking(_) => Kind::Ranking,
            Self::Points(_) => Kind::Points,
            Self::Score(_) => Kind::Score,
        }
    }

    /// How many ballots these are.
    #[must_use]
    pub fn total(&self) -> u64 {
        match self {
            Self::Choice(bag) | Self::Approval(bag) => bag.total(),
            Self::Ranking(bag) => bag.total(),
            Self::Points(bag) | Self::Score(bag) => bag.total(),
        }
    }
}

/// A batch counted by hand: paper ballots of which only the sums are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Valid ballots in the batch (blank and invalid ones are not among them).
    pub ballots: u64,
    /// Marks for each option, in the order of [`Profile::entries`].
    pub marks: Vec<u64>,
}

/// What was voted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    pub(crate) entries: Vec<Entry>,
    pub(crate) ballots: Ballots,
    pub(crate) counted: Vec<Counted>,
    pub(crate) blank: u64,
    pub(crate) invalid: BTreeMap<String, u64>,
    pub(crate) electorate: Option<u64>,
    pub(crate) budget: Option<Amount>,
    pub(crate) scale: u32,
    pub(crate) longest: Option<usize>,
}

impl Profile {
    /// The options, as listed.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The ballots that say something.
    #[must_use]
    pub fn ballots(&self) -> &Ballots {
        &self.ballots
    }

    /// Batches counted by hand.
    #[must_use]
    pub fn counted(&self) -> &[Counted] {
        &self.counted
    }

    /// Ballots left blank.
    #[must_use]
    pub fn blank(&self) -> u64 {
        self.blank
    }

    /// Ballots that are void, by reason.
    #[must_use]
    pub fn invalid(&self) -> &BTreeMap<String, u64> {
        &self.invalid
    }

    /// How many people may vote, if known.
    #[must_use]
    pub fn electorate(&self) -> Option<u64> {
        self.electorate
    }

    /// What there is to spend, if these are projects.
    #[must_use]
    pub fn budget(&self) -> Option<Amount> {
        self.budget
    }

    /// Decimal places of points.
    #[must_use]
    pub fn scale(&self) -> u32 {
        self.scale
    }

    /// The most options a ballot may name, if it was said.
    #[must_use]
    pub fn longest(&self) -> Option<usize> {
        self.longest
    }

    /// All ballots cast: those that say something, blank and invalid ones.
    #[must_use]
    pub fn total(&self) -> u64 {
        let by_hand: u64 = self.counted.iter().map(|batch| batch.ballots).sum();
        self.ballots.total() + by_hand + self.blank + self.invalid.values().sum::<u64>()
    }

    /// The places of the options that were not withdrawn, as listed.
    pub(crate) fn standing(&self) -> Vec<usize> {
        let entries = self.entries.iter().enumerate();
        entries.filter(|(_, entry)| !entry.withdrawn).map(|(place, _)| place).collect()
    }

    /// The ids of the options at `places`.
    pub(crate) fn ids(&self, places: &[usize]) -> Vec<String> {
        places.iter().map(|&place| self.id(place).to_owned()).collect()
    }

    /// The id of the option at `place`.
    pub(crate) fn id(&self, place: usize) -> &str {
        &self.entries[place].id
    }
}
