//! **Sequential Chamberlin–Courant** (greedy CC): seat by seat the option named
//! by most ballots of which no option was elected yet.
//!
//! Source: J. Chamberlin, P. Courant, *Representative deliberations and
//! representative decisions* (1983); greedy form: T. Lu, C. Boutilier (2011),
//! rule 7 in Lackner, Skowron (2023). Satisfies house monotonicity, justified
//! representation; not extended justified representation.
//!
//! Measure: ballots that would be represented for the first time. When all are,
//! every option left is tied at 0. Totals: at its election, or in the last round.

use num_rational::BigRational;
use sha2::Sha256;

use super::approvals::{Approvals, at};
use super::levels::Levels;
use super::turns::{Turns, fill};
use super::{Best, seats_in_turn};
use crate::CountError;
use crate::outcome::{Outcome, SeatStep, Step};
use crate::profile::Profile;
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "seq-cc",
    summary: "seat by seat the option named by most ballots that have nobody elected yet",
    takes: super::TAKES,
    seats: Seats::Any,
    unsaid_ties: TieOrder::Listed,
    parameters: &[],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    seats_in_turn(profile, spec, |course, approvals, ballots| {
        let levels = Levels::new(approvals.distinct());
        let mut represented = Represented { approvals, levels, ballots: 0, valid: ballots.valid };
        // A stopped course is told by the course itself.
        let _ended = fill(course, &mut represented);
    })
}

struct Represented<'a> {
    approvals: &'a Approvals,
    /// 1 for a ballot of which an option was elected.
    levels: Levels,
    ballots: u64,
    valid: u64,
}

impl Represented<'_> {
    fn new_ones(&mut self, option: usize) -> u64 {
        let counts = self.levels.count(self.approvals, option);
        counts.first().filter(|(level, _)| *level == 0).map_or(0, |(_, count)| *count)
    }
}

impl Turns for Represented<'_> {
    const BEST: Best = Best::Highest;

    fn measure(&mut self, option: usize) -> Option<BigRational> {
        Some(BigRational::from_integer(self.new_ones(option).into()))
    }

    fn tied(options: Vec<String>, measure: String) -> Step {
        Step::Lead { options, total: measure }
    }

    fn elect(&mut self, option: usize, id: &str, measure: &BigRational) -> Vec<Step> {
        self.ballots += self.new_ones(option);
        let naming = self.approvals.naming(option);
        self.levels.change(2, |of| naming.iter().for_each(|&ballot| of[at(ballot)] = 1));
        vec![
            Step::Elected { option: id.to_owned(), total: measure.to_string() },
            SeatStep::Represented { ballots: self.ballots, of: self.valid }.into(),
        ]
    }

    fn state(&self, _: &mut Sha256) {
        // Who was elected decides everything.
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{running, spec};

    #[test]
    fn the_running_example_of_lackner_and_skowron() {
        assert_eq!(running(|seats| spec("seq-cc", seats, "all")), ["a", "af", "afe/afg", "afeg", "afegb/afegc/afegd"]);
    }
}
