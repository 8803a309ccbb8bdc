//! What ballots with numbers say: the range each ballot is held to, sums, and how
//! often each grade was given.
//!
//! A ballot is judged as it was filled in, and is void as a whole when one of its
//! numbers is too high (`score-too-high`), too low (`score-too-low`) or their sum
//! is too high (`too-many-points`); only then numbers for withdrawn options are
//! struck. A ballot that gives numbers to withdrawn options only is struck.

use std::collections::BTreeMap;

use super::intake::judged;
use crate::amount::Amount;
use crate::outcome::{BallotCount, Step};
use crate::profile::{Bag, Ballots, Given, Profile};
use crate::rule::{Allowed, Parameter};
use crate::spec::RuleSpec;

pub(crate) const MAX_SCORE: Parameter = Parameter {
    name: "max-score",
    default: "none",
    allowed: Allowed::AmountOrNone,
    summary: "the highest score a ballot may give; one with a higher score is void",
};
pub(crate) const MIN_SCORE: Parameter = Parameter {
    name: "min-score",
    default: "0",
    allowed: Allowed::AmountOrNone,
    summary: "the lowest score a ballot may give; one with a lower score is void",
};
pub(crate) const UNSCORED: Parameter = Parameter {
    name: "unscored",
    default: "zero",
    allowed: Allowed::Word(&["zero", "no-opinion"]),
    summary: "an option a ballot does not score has a zero from it, or nothing at all",
};

/// What the numbers on a ballot may be, in units of the profile.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Terms {
    pub(crate) least: Option<i128>,
    pub(crate) most: Option<i128>,
    pub(crate) most_together: Option<i128>,
}

impl Terms {
    /// `min-score` and `max-score`.
    pub(crate) fn of_scores(profile: &Profile, spec: &RuleSpec) -> Self {
        // A lower bound between two units is the upper one of them: -floor(-x).
        let least = spec.amount(MIN_SCORE.name).map(|least| -floor(-units(least), least.scale(), profile.scale()));
        Self { least, most: Self::bound(profile, spec, MAX_SCORE.name), most_together: None }
    }

    /// The greatest number of units that is not above a parameter.
    pub(crate) fn bound(profile: &Profile, spec: &RuleSpec, name: &str) -> Option<i128> {
        spec.amount(name).map(|most| floor(units(most), most.scale(), profile.scale()))
    }

    fn judge(self, ballot: &[Given]) -> Option<&'static str> {
        let mut numbers = ballot.iter().map(|given| i128::from(given.number));
        if self.most.is_some_and(|most| numbers.clone().any(|number| number > most)) {
            Some("score-too-high")
        } else if self.least.is_some_and(|least| numbers.any(|number| number < least)) {
            Some("score-too-low")
        } else {
            // At most 20,000 numbers of 64 bits each.
            let sum = || ballot.iter().map(|given| i128::from(given.number)).sum::<i128>();
            self.most_together.is_some_and(|most| sum() > most).then_some("too-many-points")
        }
    }
}

fn units(amount: Amount) -> i128 {
    i128::from(amount.units())
}

/// `units / 10^from` in units of `10^-to`, rounded down; at the end of the range
/// when it is beyond: no number on a ballot has more than 64 bits.
fn floor(units: i128, from: u32, to: u32) -> i128 {
    let power = |places: u32| 10_i128.checked_pow(places);
    if from > to {
        power(from - to).map_or(-i128::from(units < 0), |power| units.div_euclid(power))
    } else {
        power(to - from).map_or(if units == 0 { 0 } else { units.signum() * i128::MAX }, |p| units.saturating_mul(p))
    }
}

/// Ballots with numbers, the void and struck ones laid aside.
pub(crate) struct Scores<'a> {
    bag: Option<&'a Bag<Given>>,
    /// Which ballots of the bag are laid aside, ascending.
    aside: Vec<usize>,
    options: usize,
    pub(crate) ballots: BallotCount,
    pub(crate) steps: Vec<Step>,
    /// The lowest and the highest number on a ballot that counts.
    range: Option<(i64, i64)>,
    /// The highest number given to an option that stands.
    pub(crate) highest: Option<i64>,
}

/// Reads the ballots under these terms.
pub(crate) fn read<'a>(profile: &'a Profile, terms: Terms) -> Scores<'a> {
    let bag = match profile.ballots() {
        Ballots::Points(bag) | Ballots::Score(bag) => Some(bag),
        Ballots::Choice(_) | Ballots::Approval(_) | Ballots::Ranking(_) => None,
    };
    let gone: Vec<bool> = profile.entries().iter().map(|entry| entry.withdrawn).collect();
    let any_gone = gone.contains(&true);
    let mut void: BTreeMap<usize, &'static str> = BTreeMap::new();
    let mut aside = Vec::new();
    let mut range: Option<(i64, i64)> = None;
    let mut highest = None;
    for (index, (ballot, _)) in bag.into_iter().flat_map(Bag::iter).enumerate() {
        if let Some(reason) = terms.judge(ballot) {
            void.insert(index, reason);
            aside.push(index);
        } else if any_gone && ballot.iter().all(|given| gone[usize::from(given.option)]) {
            aside.push(index);
        } else {
            for given in ballot {
                let (low, high) = range.unwrap_or((given.number, given.number));
                range = Some((low.min(given.number), high.max(given.number)));
                if !gone[usize::from(given.option)] {
                    highest = highest.max(Some(given.number));
                }
            }
        }
    }
    let (ballots, steps) = judged(profile, &void);
    Scores { bag, aside, options: profile.entries().len(), ballots, steps, range, highest }
}

impl Scores<'_> {
    /// Shows every ballot that counts, and how often it was cast.
    pub(crate) fn each(&self, mut see: impl FnMut(&[Given], u64)) {
        let mut aside = self.aside.iter().copied().peekable();
        for (index, (ballot, times)) in self.bag.into_iter().flat_map(Bag::iter).enumerate() {
            if aside.next_if_eq(&index).is_none() {
                see(ballot, times);
            }
        }
    }

    /// The sum of the numbers of each option, in units of the profile, and how
    /// many ballots give it one. Numbers of 64 bits on at most 2^48 ballots: the
    /// sums fit 112 bits.
    pub(crate) fn sums(&self) -> (Vec<i128>, Vec<u64>) {
        let mut sums = vec![0; self.options];
        let mut given_by = vec![0; self.options];
        self.each(|ballot, times| {
            for given in ballot {
                sums[usize::from(given.option)] += i128::from(given.number) * i128::from(times);
                given_by[usize::from(given.option)] += times;
            }
        });
        (sums, given_by)
    }

    /// How often each option was given each number, lowest number first.
    pub(crate) fn grades(&self) -> Vec<Vec<(i64, u64)>> {
        let Some((low, high)) = self.range else { return vec![Vec::new(); self.options] };
        let span = usize::try_from(i128::from(high) - i128::from(low) + 1).ok().filter(|span| *span <= DENSE);
        match span.filter(|span| span * self.options <= DENSE * DENSE) {
            Some(span) => self.dense(low, span),
            None => self.sparse(),
        }
    }

    fn dense(&self, low: i64, span: usize) -> Vec<Vec<(i64, u64)>> {
        let mut table = vec![0_u64; self.options * span];
        self.each(|ballot, times| {
            for given in ballot {
                let grade = usize::try_from(given.number - low).expect("a number within the range");
                table[usize::from(given.option) * span + grade] += times;
            }
        });
        let row = |row: &[u64]| (low..=i64::MAX).zip(row.iter().copied()).filter(|(_, times)| *times > 0).collect();
        table.chunks(span).map(row).collect()
    }

    fn sparse(&self) -> Vec<Vec<(i64, u64)>> {
        let mut grades: Vec<BTreeMap<i64, u64>> = vec![BTreeMap::new(); self.options];
        self.each(|ballot, times| {
            for given in ballot {
                *grades[usize::from(given.option)].entry(given.number).or_default() += times;
            }
        });
        grades.into_iter().map(|grades| grades.into_iter().collect()).collect()
    }
}

/// The widest range of numbers counted in a table, and the root of its size.
const DENSE: usize = 4096;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, Kind, ProfileBuilder};

    #[test]
    fn bounds_between_two_units_are_exact() {
        assert_eq!((floor(25, 1, 0), floor(-25, 1, 0), floor(25, 1, 2), floor(2, 0, 0)), (2, -3, 250, 2));
        assert_eq!((floor(1, 0, 60), floor(-1, 0, 60), floor(0, 0, 60)), (i128::MAX, -i128::MAX, 0));
        assert_eq!((floor(1, 60, 0), floor(-1, 60, 0)), (0, -1));
    }

    #[test]
    fn a_table_and_a_list_of_grades_are_the_same() {
        let mut builder = ProfileBuilder::new(Kind::Score, ["a", "b"].map(Entry::new)).unwrap();
        for (a, b, times) in [(0, 5, 2), (3, 5, 1), (-2, 0, 4)] {
            builder.points(&[("a", Amount::whole(a)), ("b", Amount::whole(b))], times).unwrap();
        }
        builder.points(&[("b", Amount::whole(1))], 1).unwrap();
        let profile = builder.build();
        let scores = read(&profile, Terms::default());
        assert_eq!(scores.grades(), [vec![(-2, 4), (0, 2), (3, 1)], vec![(0, 4), (1, 1), (5, 3)]]);
        assert_eq!(scores.sparse(), scores.grades());
        assert_eq!(scores.sums(), (vec![-5, 16], vec![7, 8]));
        let from_zero = read(&profile, Terms { least: Some(0), most: Some(4), most_together: None });
        assert_eq!(
            from_zero.ballots.reasons,
            [("score-too-high".to_owned(), 3), ("score-too-low".to_owned(), 4)].into()
        );
        assert_eq!((from_zero.ballots.valid, from_zero.range), (1, Some((1, 1))));
    }
}
