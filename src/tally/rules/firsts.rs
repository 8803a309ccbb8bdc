//! First places of rankings, added up: plurality of ballots that rank.
//!
//! Withdrawn options are struck first and what follows moves up; a ballot that
//! then has several options in the first place is void as an overvote.

use super::intake::intake;
use super::sums::Sums;
use crate::outcome::Step;
use crate::profile::{Bag, Profile, Ranked};

/// More than one option in the first place.
const OVERVOTE: &str = "overvote";

/// Adds up the first places of all rankings. Each ballot gives one at most, and
/// there are at most 2^48.
pub(crate) fn firsts(profile: &Profile, bag: &Bag<Ranked>) -> Sums {
    let (mut ballots, mut steps) = intake(profile);
    let gone: Vec<bool> = profile.entries().iter().map(|entry| entry.withdrawn).collect();
    let mut totals = vec![0; gone.len()];
    let mut overvotes = 0;
    for (ballot, times) in bag.iter() {
        let mut left = ballot.iter().filter(|ranked| !gone[usize::from(ranked.option)]);
        let Some(first) = left.next() else { continue };
        if left.next().is_some_and(|second| second.level == first.level) {
            overvotes += times;
        } else {
            totals[usize::from(first.option)] += times;
        }
    }
    if overvotes > 0 {
        *ballots.reasons.entry(OVERVOTE.to_owned()).or_default() += overvotes;
        ballots.invalid += overvotes;
        ballots.valid -= overvotes;
        steps.push(Step::Void { reason: OVERVOTE.to_owned(), ballots: overvotes });
    }
    steps.push(Step::Added { ballots: ballots.valid, marks: totals.iter().sum() });
    Sums { totals, ballots, steps }
}

#[cfg(test)]
mod tests {
    use crate::{Entry, Kind, ProfileBuilder, RuleSpec, count};

    #[test]
    fn the_first_place_counts_and_an_overvote_is_void() {
        let entries = [Entry::new("gone").withdrawn(), Entry::new("a"), Entry::new("b")];
        let mut ballots = ProfileBuilder::new(Kind::Ranking, entries).unwrap();
        ballots.ranking(&[vec!["gone", "b"], vec!["a"]], 3).unwrap();
        ballots.ranking(&[vec!["a", "b"]], 5).unwrap();
        ballots.ranking(&[vec!["a"]], 2).unwrap();
        ballots.ranking(&[vec!["gone"]], 7).unwrap();
        ballots.invalid("overvote", 1).unwrap();
        let outcome = count(&ballots.build(), &RuleSpec::of("plurality").unwrap()).unwrap();
        assert_eq!((outcome.winners, outcome.totals["a"].as_str()), (vec!["b".to_owned()], "2"));
        let ballots = outcome.ballots;
        assert_eq!((ballots.total, ballots.valid, ballots.invalid, ballots.struck), (18, 5, 6, 7));
        assert_eq!(ballots.reasons["overvote"], 6);
    }
}
