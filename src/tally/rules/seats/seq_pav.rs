//! **Sequential proportional approval voting** (seq-PAV, Thiele): seat by seat
//! the option whose ballots weigh most is elected; a ballot of which `n` options
//! were elected weighs 1/(n + 1).
//!
//! Source: T. N. Thiele, *Om Flerfoldsvalg* (1895); in use in Sweden 1909–1921;
//! rule 6 in Lackner, Skowron (2023). Satisfies house monotonicity, homogeneity;
//! not justified representation in general (from six seats on), though close.
//!
//! Measure: the weight of the ballots that name the option, which is what it adds
//! to the PAV score. Totals: at its election, or in the last round.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Zero};
use sha2::Sha256;

use super::approvals::{Approvals, at};
use super::levels::Levels;
use super::turns::{Turns, fill};
use super::{Best, seats_in_turn};
use crate::CountError;
use crate::outcome::{Outcome, SeatStep, Step, Weighing};
use crate::profile::Profile;
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "seq-pav",
    summary: "seat by seat the option whose ballots weigh most; a ballot with n options elected weighs 1/(n+1)",
    takes: super::TAKES,
    seats: Seats::Any,
    unsaid_ties: TieOrder::Listed,
    parameters: &[],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    seats_in_turn(profile, spec, |course, approvals, ballots| {
        let mut weighing = Weights {
            approvals,
            elected: Levels::new(approvals.distinct()),
            shares: shares(spec.seats()),
            weighing: vec![ballots.valid],
        };
        // A stopped course is told by the course itself.
        let _ended = fill(course, &mut weighing);
    })
}

/// What a ballot with 0, 1, … options elected weighs: lcm(1, …, seats) divided by
/// 1, 2, …; the first is the whole.
fn shares(seats: usize) -> Vec<BigInt> {
    let whole = (1..=seats).fold(BigInt::one(), |whole, n| whole.lcm(&BigInt::from(n)));
    (1..=seats).map(|n| &whole / n).collect()
}

struct Weights<'a> {
    approvals: &'a Approvals,
    /// How many options of a ballot were elected.
    elected: Levels,
    shares: Vec<BigInt>,
    /// How many ballots have 0, 1, … options elected.
    weighing: Vec<u64>,
}

impl Turns for Weights<'_> {
    const BEST: Best = Best::Highest;

    fn measure(&mut self, option: usize) -> Option<BigRational> {
        let counts = self.elected.count(self.approvals, option);
        let sum = counts.into_iter().fold(BigInt::zero(), |sum, (level, count)| sum + &self.shares[level] * count);
        Some(BigRational::new(sum, self.shares[0].clone()))
    }

    fn tied(options: Vec<String>, measure: String) -> Step {
        Step::Lead { options, total: measure }
    }

    fn elect(&mut self, option: usize, id: &str, measure: &BigRational) -> Vec<Step> {
        let counts = self.elected.count(self.approvals, option);
        self.weighing.push(0);
        for (level, count) in counts {
            self.weighing[level] -= count;
            self.weighing[level + 1] += count;
        }
        let levels = self.weighing.len();
        let naming = self.approvals.naming(option);
        self.elected.change(levels, |of| naming.iter().for_each(|&ballot| of[at(ballot)] += 1));
        let weights = (1_u64..).zip(&self.weighing).filter(|(_, ballots)| **ballots > 0);
        let weights = weights
            .map(|(n, &ballots)| Weighing { weight: BigRational::new(BigInt::one(), n.into()).to_string(), ballots });
        let weights = weights.collect();
        vec![
            Step::Elected { option: id.to_owned(), total: measure.to_string() },
            SeatStep::BallotWeights { weights }.into(),
        ]
    }

    fn state(&self, _: &mut Sha256) {
        // Who was elected decides everything.
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{profile, running, spec, won};

    #[test]
    fn the_running_example_of_lackner_and_skowron() {
        assert_eq!(running(|seats| spec("seq-pav", seats, "all")), ["a", "ab/ac", "abc", "abcf", "abcfd/abcfe/abcfg"]);
    }

    #[test]
    fn ballots_lose_weight() {
        // Thiele's own: the larger group gets the first two seats, the smaller the third.
        let profile = profile("abcx", &[(100, "abc"), (49, "x")]);
        let outcome = crate::count(&profile, &spec("seq-pav", 3, "order")).unwrap();
        assert_eq!((won(&outcome).as_str(), outcome.totals["b"].as_str()), ("abx", "50"));
        assert_eq!(outcome.rounds[2].totals["c"], "100/3");
        assert_eq!((outcome.rounds.len(), outcome.ties.len()), (3, 2));
    }
}
