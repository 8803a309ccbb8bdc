//! Who supports what: equal ballots as one group, with the points it gives.

use std::collections::BTreeMap;
use std::ops::Range;

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::profile::{Bag, Ballots, Given, Kind, Place, Profile, Ranked};

/// The ballots as groups of people who say the same.
pub(super) struct Voices {
    /// People in each group, and where its marks lie.
    groups: Vec<(u64, Range<usize>)>,
    /// Options with points above nothing, in units of `1/unit`.
    marks: Vec<(usize, u64)>,
    /// Everything given to each place, in the same units; scores can be negative.
    support: Vec<i128>,
    /// The people who support each place.
    people: Vec<u64>,
    unit: u64,
    gone: Vec<bool>,
}

impl Voices {
    pub(super) fn of(profile: &Profile) -> Self {
        let options = profile.entries().len();
        let unit = match profile.ballots().kind() {
            Kind::Choice | Kind::Approval => 1,
            // Halves: two that share two places have a half each.
            Kind::Ranking => 2,
            Kind::Points | Kind::Score => 10_u64.pow(profile.scale()),
        };
        let mut voices = Self {
            groups: Vec::new(),
            marks: Vec::new(),
            support: vec![0; options],
            people: vec![0; options],
            unit,
            gone: profile.entries().iter().map(|entry| entry.withdrawn).collect(),
        };
        match profile.ballots() {
            Ballots::Choice(bag) | Ballots::Approval(bag) => voices.marked(bag),
            Ballots::Points(bag) | Ballots::Score(bag) => voices.pointed(bag),
            Ballots::Ranking(bag) => {
                let most = profile.longest().unwrap_or(options);
                voices.ranked(bag, i128::try_from(most).unwrap_or(i128::MAX / 4));
            }
        }
        voices.by_hand(profile);
        voices
    }

    /// The groups: how many people, and their options with points.
    pub(super) fn groups(&self) -> impl Iterator<Item = (u64, &[(usize, u64)])> {
        self.groups.iter().map(|(people, range)| (*people, &self.marks[range.clone()]))
    }

    /// The people who support the place.
    pub(super) fn people(&self, place: usize) -> u64 {
        self.people[place]
    }

    /// The support of each place in units of `1/unit`.
    ///
    /// Cannot overflow: at most 2^48 ballots with less than 2^64 units each.
    pub(super) fn support(&self) -> &[i128] {
        &self.support
    }

    /// How many units make one point.
    pub(super) const fn unit(&self) -> u64 {
        self.unit
    }

    /// The support of a place as an exact number.
    pub(super) fn number(&self, place: usize) -> BigRational {
        BigRational::new(BigInt::from(self.support[place]), BigInt::from(self.unit))
    }

    /// Points in the units of marks as text.
    pub(super) fn points(&self, units: u64) -> String {
        BigRational::new(BigInt::from(units), BigInt::from(self.unit)).to_string()
    }

    /// The support of a place as text.
    pub(super) fn text(&self, place: usize) -> String {
        self.number(place).to_string()
    }

    /// The support of all that were not withdrawn.
    pub(super) fn totals(&self, profile: &Profile) -> BTreeMap<String, String> {
        profile.standing().into_iter().map(|place| (profile.id(place).to_owned(), self.text(place))).collect()
    }

    /// All that were not withdrawn, by support; equal support in one group.
    pub(super) fn ranking(&self, profile: &Profile) -> Vec<Vec<String>> {
        let mut groups: BTreeMap<i128, Vec<String>> = BTreeMap::new();
        for place in profile.standing() {
            groups.entry(self.support[place]).or_default().push(profile.id(place).to_owned());
        }
        groups.into_values().rev().collect()
    }

    fn marked(&mut self, bag: &Bag<Place>) {
        for (ballot, times) in bag.iter() {
            self.add(times, ballot.iter().map(|&option| (usize::from(option), 1)));
        }
    }

    fn pointed(&mut self, bag: &Bag<Given>) {
        for (ballot, times) in bag.iter() {
            self.add(times, ballot.iter().map(|given| (usize::from(given.option), i128::from(given.number))));
        }
    }

    /// `most` points for the first place, and one fewer for each that follows.
    fn ranked(&mut self, bag: &Bag<Ranked>, most: i128) {
        for (ballot, times) in bag.iter() {
            let left: Vec<&Ranked> = ballot.iter().filter(|ranked| !self.gone[usize::from(ranked.option)]).collect();
            let mut given = Vec::with_capacity(left.len());
            let mut before = 0;
            for tied in left.chunk_by(|a, b| a.level == b.level) {
                let many = i128::try_from(tied.len()).expect("few options");
                let halves = (2 * (most - before) - (many - 1)).max(0);
                given.extend(tied.iter().map(|ranked| (usize::from(ranked.option), halves)));
                before += many;
            }
            self.add(times, given.into_iter());
        }
    }

    /// Batches of which only sums are known: each mark is a ballot of its own
    /// where a ballot has one mark; else only the support is.
    fn by_hand(&mut self, profile: &Profile) {
        let alone = profile.ballots().kind() == Kind::Choice;
        for (place, marks) in profile.counted().iter().flat_map(|batch| batch.marks.iter().copied().enumerate()) {
            if marks > 0 && alone {
                self.add(marks, [(place, 1)].into_iter());
            } else if !self.gone[place] {
                self.support[place] += i128::from(marks);
                self.people[place] += marks;
            }
        }
    }

    fn add(&mut self, times: u64, given: impl Iterator<Item = (usize, i128)>) {
        let start = self.marks.len();
        for (place, units) in given {
            if self.gone[place] {
                continue;
            }
            self.support[place] += i128::from(times) * units;
            if let Ok(points) = u64::try_from(units)
                && points > 0
            {
                self.people[place] += times;
                self.marks.push((place, points));
            }
        }
        if self.marks.len() > start {
            self.groups.push((times, start..self.marks.len()));
        }
    }
}
