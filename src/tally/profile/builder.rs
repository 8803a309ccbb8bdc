//! Gathers options and ballots into a [`Profile`]; what does not fit is refused
//! here, so that counting needs no checks.

use std::collections::BTreeMap;

use super::bag::Heap;
use super::{Ballots, Counted, Entry, Given, Kind, MAX_BALLOTS, MAX_OPTIONS, Place, Profile, Ranked};
use crate::amount::Amount;

/// Why the options are refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// The same id twice.
    #[error("option `{0}` is listed twice")]
    Twice(String),
    /// An id without characters.
    #[error("an option has no id")]
    NoId,
    /// More options than [`MAX_OPTIONS`].
    #[error("{0} options are listed; at most {MAX_OPTIONS} are possible")]
    TooMany(usize),
}

/// Why a ballot is refused. The caller decides whether it is counted as invalid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BallotError {
    /// No option has this id.
    #[error("there is no option `{0}`")]
    Unknown(String),
    /// The same option twice.
    #[error("option `{0}` is named twice")]
    Twice(String),
    /// More than one option on a ballot that has one choice.
    #[error("{0} options are marked where one is possible")]
    OneOnly(usize),
    /// A ballot of another kind than the profile.
    #[error("the ballot has {given}, the profile {wanted} ballots")]
    Kind {
        /// What the profile has.
        wanted: &'static str,
        /// What was given.
        given: &'static str,
    },
    /// Points with more digits than can be counted exactly.
    #[error("the points {0} cannot be kept exactly beside the others")]
    Points(Amount),
    /// Points below nothing in a file of shared points; scores may be.
    #[error("the points {0} are below nothing")]
    Negative(Amount),
    /// More ballots than [`MAX_BALLOTS`].
    #[error("there are more than {MAX_BALLOTS} ballots")]
    TooMany,
    /// A ballot of a weight that is no number of ballots.
    #[error("the weight {0} is not a whole number of ballots; multiply every weight by the same number")]
    Weight(String),
    /// A batch counted by hand that cannot be true.
    #[error("the batch has {ballots} ballots, but option `{option}` has {marks} marks")]
    Batch {
        /// Valid ballots in the batch.
        ballots: u64,
        /// The option.
        option: String,
        /// Its marks.
        marks: u64,
    },
}

enum Gathered {
    Marks(Heap<Place>),
    Ranks(Heap<Ranked>),
    Numbers(Heap<Given>),
}

/// Gathers ballots.
pub struct ProfileBuilder {
    kind: Kind,
    gathered: Gathered,
    places: BTreeMap<String, Place>,
    total: u64,
    profile: Profile,
}

impl ProfileBuilder {
    /// Begins with the options as listed.
    ///
    /// # Errors
    /// [`ProfileError`] when two options have the same id, or one has none.
    pub fn new(kind: Kind, entries: impl IntoIterator<Item = Entry>) -> Result<Self, ProfileError> {
        let entries: Vec<Entry> = entries.into_iter().collect();
        if entries.len() > MAX_OPTIONS {
            return Err(ProfileError::TooMany(entries.len()));
        }
        let mut places = BTreeMap::new();
        for (place, entry) in (0..).zip(&entries) {
            if entry.id.is_empty() {
                return Err(ProfileError::NoId);
            }
            if places.insert(entry.id.clone(), place).is_some() {
                return Err(ProfileError::Twice(entry.id.clone()));
            }
        }
        let gathered = match kind {
            Kind::Choice | Kind::Approval => Gathered::Marks(Heap::new()),
            Kind::Ranking => Gathered::Ranks(Heap::new()),
            Kind::Points | Kind::Score => Gathered::Numbers(Heap::new()),
        };
        let profile = Profile {
            entries,
            ballots: Ballots::Choice(Heap::new().merge()),
            counted: Vec::new(),
            blank: 0,
            invalid: BTreeMap::new(),
            electorate: None,
            budget: None,
            scale: 0,
            longest: None,
        };
        Ok(Self { kind, gathered, places, total: 0, profile })
    }

    /// Decimal places of the points to come; the default is none, and 18 are the
    /// most that an amount has.
    pub fn scale(&mut self, scale: u32) {
        self.profile.scale = scale.min(18);
    }

    /// Budget, electorate, scale, blank, void and hand-counted ballots of another
    /// profile, which has the same options.
    pub(crate) fn like(&mut self, other: &Profile) {
        self.total += other.total() - other.ballots.total();
        self.profile.counted.clone_from(&other.counted);
        self.profile.blank = other.blank;
        self.profile.invalid.clone_from(&other.invalid);
        self.profile.electorate = other.electorate;
        self.profile.budget = other.budget;
        self.profile.scale = other.scale;
        self.profile.longest = other.longest;
    }

    /// The most options a ballot may name. A longer ballot is not refused: some
    /// towns count those too.
    pub fn longest(&mut self, most: usize) {
        self.profile.longest = Some(most);
    }

    /// How many people may vote.
    pub fn electorate(&mut self, people: u64) {
        self.profile.electorate = Some(people);
    }

    /// What there is to spend on the options, which all have a cost.
    pub fn budget(&mut self, budget: Amount) {
        self.profile.budget = Some(budget);
    }

    /// `times` ballots with these options marked; without any they are blank.
    ///
    /// # Errors
    /// [`BallotError`] names the option that does not fit; nothing was added.
    pub fn marks<S: AsRef<str>>(&mut self, options: &[S], times: u64) -> Result<(), BallotError> {
        self.wants(&[Kind::Choice, Kind::Approval], "marks")?;
        if self.kind == Kind::Choice && options.len() > 1 {
            return Err(BallotError::OneOnly(options.len()));
        }
        let mut ballot = options.iter().map(|id| self.place(id.as_ref())).collect::<Result<Vec<_>, _>>()?;
        ballot.sort_unstable();
        self.once(ballot.clone())?;
        self.add(times, ballot.is_empty(), |gathered| {
            if let Gathered::Marks(heap) = gathered {
                heap.push(&ballot, times);
            }
        })
    }

    /// `times` ballots ranking these groups, best first; a group of several is a
    /// tie.
    ///
    /// # Errors
    /// As [`Self::marks`].
    pub fn ranking<S: AsRef<str>>(&mut self, groups: &[Vec<S>], times: u64) -> Result<(), BallotError> {
        self.wants(&[Kind::Ranking], "a ranking")?;
        let mut ballot = Vec::new();
        // More levels than a u16 counts would name an option twice, and that is
        // refused below: what `zip` cuts off was never valid.
        for (level, group) in (0..=u16::MAX).zip(groups.iter().filter(|group| !group.is_empty())) {
            for id in group {
                ballot.push(Ranked { level, option: self.place(id.as_ref())? });
            }
        }
        ballot.sort_unstable();
        self.once(ballot.iter().map(|ranked| ranked.option).collect())?;
        self.add(times, ballot.is_empty(), |gathered| {
            if let Gathered::Ranks(heap) = gathered {
                heap.push(&ballot, times);
            }
        })
    }

    /// `times` ballots giving these points or scores.
    ///
    /// # Errors
    /// As [`Self::marks`], and for points that do not fit [`Self::scale`].
    pub fn points<S: AsRef<str>>(&mut self, given: &[(S, Amount)], times: u64) -> Result<(), BallotError> {
        self.wants(&[Kind::Points, Kind::Score], "points")?;
        let mut ballot = Vec::new();
        for (id, points) in given {
            let number = points.at_scale(self.profile.scale).ok_or(BallotError::Points(*points))?;
            ballot.push(Given { option: self.place(id.as_ref())?, number });
        }
        self.points_at(&mut ballot, times)
    }

    /// `times` ballots with the options at these places marked. Sorts them.
    ///
    /// # Errors
    /// As [`Self::marks`].
    pub fn marks_at(&mut self, ballot: &mut [Place], times: u64) -> Result<(), BallotError> {
        self.wants(&[Kind::Choice, Kind::Approval], "marks")?;
        if self.kind == Kind::Choice && ballot.len() > 1 {
            return Err(BallotError::OneOnly(ballot.len()));
        }
        ballot.sort_unstable();
        self.listed(ballot.iter().copied())?;
        self.once(ballot.to_vec())?;
        self.add(times, ballot.is_empty(), |gathered| {
            if let Gathered::Marks(heap) = gathered {
                heap.push(ballot, times);
            }
        })
    }

    /// `times` rankings of options by place; holes between levels close up. Sorts
    /// them.
    ///
    /// # Errors
    /// As [`Self::marks`].
    pub fn ranking_at(&mut self, ballot: &mut [Ranked], times: u64) -> Result<(), BallotError> {
        self.wants(&[Kind::Ranking], "a ranking")?;
        ballot.sort_unstable();
        let (mut level, mut last) = (0, None);
        for ranked in &mut *ballot {
            level += u16::from(last.is_some_and(|last| last != ranked.level));
            last = Some(ranked.level);
            ranked.level = level;
        }
        self.listed(ballot.iter().map(|ranked| ranked.option))?;
        self.once(ballot.iter().map(|ranked| ranked.option).collect())?;
        self.add(times, ballot.is_empty(), |gathered| {
            if let Gathered::Ranks(heap) = gathered {
                heap.push(ballot, times);
            }
        })
    }

    /// `times` ballots giving points or scores to options by place. Sorts them.
    ///
    /// # Errors
    /// As [`Self::marks`].
    pub fn points_at(&mut self, ballot: &mut [Given], times: u64) -> Result<(), BallotError> {
        self.wants(&[Kind::Points, Kind::Score], "points")?;
        ballot.sort_unstable();
        self.listed(ballot.iter().map(|given| given.option))?;
        self.once(ballot.iter().map(|given| given.option).collect())?;
        self.add(times, ballot.is_empty(), |gathered| {
            if let Gathered::Numbers(heap) = gathered {
                heap.push(ballot, times);
            }
        })
    }

    /// `times` blank ballots.
    ///
    /// # Errors
    /// [`BallotError::TooMany`].
    pub fn blank(&mut self, times: u64) -> Result<(), BallotError> {
        self.add(times, true, |_| {})
    }

    /// `times` ballots that are void for this reason (a word, such as
    /// `bad-marking`).
    ///
    /// # Errors
    /// [`BallotError::TooMany`].
    pub fn invalid(&mut self, reason: &str, times: u64) -> Result<(), BallotError> {
        self.more(times)?;
        if times > 0 {
            *self.profile.invalid.entry(reason.to_owned()).or_default() += times;
        }
        Ok(())
    }

    /// A batch counted by hand: `ballots` valid ballots with these marks in all.
    ///
    /// # Errors
    /// [`BallotError`] when an option is unknown, named twice, or has more marks
    /// than there are ballots.
    pub fn counted<S: AsRef<str>>(&mut self, ballots: u64, marks: &[(S, u64)]) -> Result<(), BallotError> {
        self.wants(&[Kind::Choice, Kind::Approval], "sums of marks")?;
        let mut sums = vec![None; self.profile.entries.len()];
        for (id, marks) in marks {
            let sum = &mut sums[usize::from(self.place(id.as_ref())?)];
            if sum.replace(*marks).is_some() {
                return Err(BallotError::Twice(id.as_ref().to_owned()));
            }
            if *marks > ballots {
                return Err(BallotError::Batch { ballots, option: id.as_ref().to_owned(), marks: *marks });
            }
        }
        self.more(ballots)?;
        let marks = sums.into_iter().map(Option::unwrap_or_default).collect();
        self.profile.counted.push(Counted { ballots, marks });
        Ok(())
    }

    /// The profile.
    #[must_use]
    pub fn build(self) -> Profile {
        let mut profile = self.profile;
        profile.ballots = match (self.kind, self.gathered) {
            (Kind::Choice, Gathered::Marks(heap)) => Ballots::Choice(heap.merge()),
            (_, Gathered::Marks(heap)) => Ballots::Approval(heap.merge()),
            (_, Gathered::Ranks(heap)) => Ballots::Ranking(heap.merge()),
            (Kind::Points, Gathered::Numbers(heap)) => Ballots::Points(heap.merge()),
            (_, Gathered::Numbers(heap)) => Ballots::Score(heap.merge()),
        };
        profile
    }

    fn add(&mut self, times: u64, blank: bool, push: impl FnOnce(&mut Gathered)) -> Result<(), BallotError> {
        self.more(times)?;
        if blank {
            self.profile.blank += times;
        } else if times > 0 {
            push(&mut self.gathered);
        }
        Ok(())
    }

    fn more(&mut self, times: u64) -> Result<(), BallotError> {
        let total = self.total.checked_add(times).filter(|&total| total <= MAX_BALLOTS);
        self.total = total.ok_or(BallotError::TooMany)?;
        Ok(())
    }

    fn place(&self, id: &str) -> Result<Place, BallotError> {
        self.places.get(id).copied().ok_or_else(|| BallotError::Unknown(id.chars().take(60).collect()))
    }

    fn listed(&self, mut places: impl Iterator<Item = Place>) -> Result<(), BallotError> {
        let options = self.profile.entries.len();
        let beyond = places.find(|&place| usize::from(place) >= options);
        beyond.map_or(Ok(()), |place| Err(BallotError::Unknown(place.to_string())))
    }

    fn once(&self, mut options: Vec<Place>) -> Result<(), BallotError> {
        options.sort_unstable();
        match options.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(BallotError::Twice(self.profile.entries[usize::from(pair[0])].id.clone())),
            None => Ok(()),
        }
    }

    fn wants(&self, kinds: &[Kind], given: &'static str) -> Result<(), BallotError> {
        if kinds.contains(&self.kind) { Ok(()) } else { Err(BallotError::Kind { wanted: self.kind.name(), given }) }
    }
}
