//! **Equal shares for committees** (method of equal shares, rule X, at unit cost):
//! the ballots get `seats` in equal parts; every seat costs one and is paid by the
//! ballots that name the option, in equal parts, or with all that is left to those
//! who have less. Seat by seat the option with the lowest price a ballot is bought,
//! as long as one can be paid.
//!
//! Seats that cannot be paid are filled by `completion`: `phragmen` goes on with
//! sequential Phragmén, where money left over counts as a load below nothing
//! (phase 2 of the source, and the default of `abcvoting`'s `equal-shares`);
//! `av` takes the options named by most ballots (its
//! `equal-shares-with-av-completion`); `none` leaves them empty (its
//! `equal-shares-without-completion`), so that there can be fewer winners.
//!
//! Every ballot that is not void gets its part, blank ones too: as in budgets,
//! a ballot that names nothing changes only how the sum is divided.
//!
//! Source: D. Peters, P. Skowron, *Proportionality and the limits of welfarism*
//! (2020), section 3 (rule X); rule 12 in Lackner, Skowron (2023). Satisfies
//! extended justified representation, priceability, homogeneity; not house
//! monotonicity (kept example in the tests).
//!
//! Measure: the price a ballot, exact, of options that can be paid. Totals: at its
//! election, or in the last round; none for an option that cannot be paid.

use std::ops::ControlFlow;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Zero, clamp_min};
use sha2::{Digest, Sha256};

use super::approvals::Approvals;
use super::course::Course;
use super::holdings::Holdings;
use super::turns::{Stopped, Turns, fill};
use super::{Best, phragmen, seats_in_turn, taking};
use crate::CountError;
use crate::outcome::{Outcome, SeatStep, Step};
use crate::profile::Profile;
use crate::rule::{Allowed, Parameter, Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

const COMPLETION: Parameter = Parameter {
    name: "completion",
    default: "phragmen",
    allowed: Allowed::Word(&["phragmen", "av", "none"]),
    summary: "how seats that cannot be paid are filled",
};

pub(crate) static RULE: Rule = Rule {
    id: "equal-shares-committee",
    summary: "each ballot has an equal share of the seats and pays for options it names; the cheapest a ballot is bought",
    takes: super::TAKES,
    seats: Seats::Any,
    unsaid_ties: TieOrder::Listed,
    parameters: &[COMPLETION],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    seats_in_turn(profile, spec, |course, approvals, ballots| {
        let paying = ballots.total - ballots.invalid;
        let each = BigRational::new(spec.seats().into(), paying.into());
        course.step(SeatStep::SeatEndowment { ballots: paying, each: each.to_string() });
        let money = Money { approvals, money: Holdings::all(approvals.distinct(), &each) };
        // A stopped course is told by the course itself.
        let _ended = pay(course, money, spec);
    })
}

/// Buys what can be paid, then completes.
fn pay(course: &mut Course<'_, '_>, mut money: Money<'_>, spec: &RuleSpec) -> ControlFlow<Stopped> {
    fill(course, &mut money)?;
    if course.empty() == 0 {
        return ControlFlow::Continue(());
    }
    // Each seat so far cost one: what is left is the number of empty seats.
    let seats = u64::try_from(course.empty()).unwrap_or(u64::MAX);
    course.step(SeatStep::NoneAffordable { seats });
    if spec.says("completion", "none") {
        return ControlFlow::Continue(());
    }
    course.step(SeatStep::Completion { by: spec.text("completion").to_owned() });
    if spec.says("completion", "av") {
        let approvals = money.approvals;
        taking::take(course, |option| Some(BigRational::from_integer(approvals.total(option).into())));
        return ControlFlow::Continue(());
    }
    phragmen::by_load(course, money.approvals, money.money.negated())
}

struct Money<'a> {
    approvals: &'a Approvals,
    money: Holdings,
}

/// The price a ballot: `units` of one through (denominator · `rich`), paid by the
/// `rich`, while the `poor` give all they have.
struct Price {
    units: BigInt,
    rich: u64,
    poor: u64,
}

impl Money<'_> {
    /// The lowest price at which the ballots naming `option` can pay for it.
    ///
    /// With the ballots in order of their money, those who have less than the
    /// price give all of it, and the rest is divided among the others.
    fn price(&mut self, option: usize) -> Option<Price> {
        let counts = self.money.count(self.approvals, option);
        let mut rich: u64 = counts.iter().map(|(_, count)| count).sum();
        let mut poor = 0;
        let mut units = self.money.one().clone();
        for (level, count) in counts {
            let has = self.money.amount(level);
            if has * rich >= units {
                return Some(Price { units, rich, poor });
            }
            units -= has * count;
            rich -= count;
            poor += count;
        }
        None
    }
}

impl Turns for Money<'_> {
    const BEST: Best = Best::Lowest;

    fn measure(&mut self, option: usize) -> Option<BigRational> {
        let Price { units, rich, .. } = self.price(option)?;
        Some(BigRational::new(units, self.money.one() * rich))
    }

    fn tied(options: Vec<String>, measure: String) -> Step {
        SeatStep::LowestPrice { options, price: measure }.into()
    }

    fn elect(&mut self, option: usize, id: &str, measure: &BigRational) -> Vec<Step> {
        let Some(Price { units, rich, poor }) = self.price(option) else { return Vec::new() };
        let pay = |has: &BigInt| clamp_min(has - &units, BigInt::zero());
        self.money.change(&BigInt::from(rich), self.approvals.naming(option), pay);
        vec![
            SeatStep::SeatPaid { option: id.to_owned(), price: measure.to_string(), payers: rich, poorer: poor }.into(),
        ]
    }

    fn state(&self, hash: &mut Sha256) {
        hash.update("money ");
        self.money.hash(hash);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{RUNNING, profile, running, spec, won};

    #[test]
    fn the_running_example_of_lackner_and_skowron() {
        assert_eq!(
            running(|seats| spec("equal-shares-committee", seats, "all")),
            ["a", "ab/ac", "abc", "abcd", "abcdf"]
        );
    }

    #[test]
    fn completions_of_the_running_example() {
        let with = |completion| {
            running(move |seats| spec("equal-shares-committee", seats, "all").set("completion", completion).unwrap())
        };
        assert_eq!(with("av"), ["a", "ab/ac", "abc", "abcd/abcf", "abcdf"]);
        assert_eq!(with("none"), ["", "a", "a", "a", "abc"]);
    }

    /// As in `phragmen`, with the same ballots.
    #[test]
    fn prices_and_loads_of_example_12() {
        let profile = profile("abcd", &[(3, "cd"), (2, "ab"), (2, "ac"), (1, "bd")]);
        let outcome = crate::count(&profile, &spec("equal-shares-committee", 3, "undrawn")).unwrap();
        assert_eq!(won(&outcome), "cad");
        assert_eq!(["c", "a", "d"].map(|id| outcome.totals[id].as_str()), ["1/5", "13/40", "1/40"]);
    }

    #[test]
    fn who_has_less_than_the_price_gives_all() {
        // k = 5: each has 5/12; a costs 1/8 each. Of b's ballots three have 7/24 left.
        let outcome = crate::count(&profile("abcdefg", RUNNING), &spec("equal-shares-committee", 5, "order")).unwrap();
        assert_eq!(won(&outcome), "abcdf");
        assert_eq!((outcome.totals["a"].as_str(), outcome.totals["b"].as_str()), ("1/8", "1/4"));
        // Then c: the ballot bcf has 5/12 − 1/4 = 1/6 left, and three pay (1 − 1/6)/3.
        assert_eq!(outcome.totals["c"], "5/18");
    }

    #[test]
    fn nobody_wins_when_nobody_can_pay() {
        let profile = profile("abc", &[(1, "a"), (1, "b"), (1, "c")]);
        let none = spec("equal-shares-committee", 1, "order").set("completion", "none").unwrap();
        let outcome = crate::count(&profile, &none).unwrap();
        assert_eq!((won(&outcome).as_str(), outcome.decision), ("", crate::Decision::BelowThreshold));
    }
}
