//! **Sequential Phragmén**: every seat is a load of one, borne in equal end by the
//! ballots that name the option elected; seat by seat the option is elected whose
//! ballots then bear the least each.
//!
//! If the ballots naming an option bear `l` together and are `n`, electing it
//! lifts each of them to (1 + l)/n. An option no ballot names can only be elected
//! when no other is left; such options are tied among themselves.
//!
//! Source: E. Phragmén (1894, 1899); S. Janson, *Phragmén's and Thiele's election
//! methods* (2016); M. Brill, R. Freeman, S. Janson, M. Lackner, *Phragmén's
//! voting methods and justified representation* (2017). Satisfies house
//! monotonicity, proportional justified representation, priceability, homogeneity;
//! not extended justified representation.
//!
//! Measure: the load each of its ballots would bear, exact; the lowest is elected.
//! Totals: at its election, or in the last round; none for an option no ballot
//! names.

use std::ops::ControlFlow;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use sha2::{Digest, Sha256};

use super::approvals::Approvals;
use super::course::Course;
use super::holdings::Holdings;
use super::turns::{Stopped, Turns, fill};
use super::{Best, seats_in_turn, taking};
use crate::CountError;
use crate::outcome::{Outcome, SeatStep, Step};
use crate::profile::Profile;
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "phragmen",
    summary: "each seat is a load its ballots share; seat by seat the option whose ballots then bear least each",
    takes: super::TAKES,
    seats: Seats::Any,
    unsaid_ties: TieOrder::Listed,
    parameters: &[],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    seats_in_turn(profile, spec, |course, approvals, _ballots| {
        let loads = Holdings::all(approvals.distinct(), &BigRational::zero());
        // A stopped course is told by the course itself.
        let _ended = by_load(course, approvals, loads);
    })
}

/// Fills the empty seats, beginning with these loads.
pub(super) fn by_load(course: &mut Course<'_, '_>, approvals: &Approvals, loads: Holdings) -> ControlFlow<Stopped> {
    let mut loads = Loads { approvals, loads };
    fill(course, &mut loads)?;
    if course.empty() > 0 {
        let options = course.profile.ids(&course.standing);
        course.step(SeatStep::Unnamed { options });
        taking::take(course, |_option| None);
    }
    ControlFlow::Continue(())
}

struct Loads<'a> {
    approvals: &'a Approvals,
    loads: Holdings,
}

impl Loads<'_> {
    /// The new load of the ballots naming `option` in units, as a fraction, and
    /// their number.
    fn lifted(&mut self, option: usize) -> Option<(BigInt, u64)> {
        let counts = self.loads.count(self.approvals, option);
        let ballots: u64 = counts.iter().map(|(_, count)| count).sum();
        let sum =
            counts.iter().fold(self.loads.one().clone(), |sum, &(level, count)| sum + self.loads.amount(level) * count);
        (ballots > 0).then_some((sum, ballots))
    }
}

impl Turns for Loads<'_> {
    const BEST: Best = Best::Lowest;

    fn measure(&mut self, option: usize) -> Option<BigRational> {
        let (sum, ballots) = self.lifted(option)?;
        Some(BigRational::new(sum, self.loads.one() * ballots))
    }

    fn tied(options: Vec<String>, measure: String) -> Step {
        SeatStep::LowestLoad { options, load: measure }.into()
    }

    fn elect(&mut self, option: usize, id: &str, measure: &BigRational) -> Vec<Step> {
        let Some((sum, ballots)) = self.lifted(option) else { return Vec::new() };
        self.loads.change(&BigInt::from(ballots), self.approvals.naming(option), |_before| sum.clone());
        vec![SeatStep::LoadBorne { option: id.to_owned(), ballots, load: measure.to_string() }.into()]
    }

    fn state(&self, hash: &mut Sha256) {
        hash.update("loads ");
        self.loads.hash(hash);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{profile, running, spec, won};

    #[test]
    fn the_running_example_of_lackner_and_skowron() {
        assert_eq!(running(|seats| spec("phragmen", seats, "all")), ["a", "ab/ac", "abc", "abcd", "abcdf"]);
    }

    /// Where Phragmén and equal shares differ (Lackner, Skowron 2023; example 12 of
    /// the examples to the book that come with abcvoting).
    #[test]
    fn loads_of_example_12() {
        let profile = profile("abcd", &[(3, "cd"), (2, "ab"), (2, "ac"), (1, "bd")]);
        let outcome = crate::count(&profile, &spec("phragmen", 3, "undrawn")).unwrap();
        assert_eq!(won(&outcome), "cbd");
        assert_eq!(["c", "b", "d"].map(|id| outcome.totals[id].as_str()), ["1/5", "1/3", "29/60"]);
    }

    #[test]
    fn options_nobody_names_come_last_and_are_tied() {
        let profile = profile("abcd", &[(2, "c")]);
        let outcome = crate::count(&profile, &spec("phragmen", 2, "all")).unwrap();
        assert_eq!(won(&outcome), "ca/cb/cd");
        assert_eq!(outcome.totals.keys().collect::<Vec<_>>(), ["c"]);
        let outcome = crate::count(&profile, &spec("phragmen", 4, "undrawn")).unwrap();
        assert_eq!(won(&outcome), "cabd");
    }
}
