//! **Cumulative voting**: each ballot shares out points among options; the options
//! with most points win, as many as there are seats.
//!
//! A ballot is void as a whole when it gives an option less than zero
//! (`score-too-low`) or more than `max-points` (`score-too-high`), or all options
//! together more than `max-sum-points` (`too-many-points`); it is never cut to
//! fit. The names are those of Pabulib. Without limits every ballot counts as it
//! is: a file of votes that were checked when they were cast needs none. Points
//! need not be whole. Ties at the last seats as in `top`.
//!
//! Source: A. Glasser, *Game theory and cumulative voting for corporate
//! directors* (1959); Pabulib, vote type `cumulative`.
//! Satisfies monotonicity, participation, homogeneity, house monotonicity. A group
//! that agrees can secure seats by giving all its points to few options; nothing
//! but such agreement makes it proportional.

use super::scores::{Terms, read};
use super::top::{self, Standings};
use crate::CountError;
use crate::amount::decimal;
use crate::outcome::{GradeStep, Outcome, Step};
use crate::profile::{Kind, Profile};
use crate::rule::{Allowed, Parameter, Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

const MAX_POINTS: Parameter = Parameter {
    name: "max-points",
    default: "none",
    allowed: Allowed::AmountOrNone,
    summary: "most points a ballot may give one option",
};
const MAX_SUM_POINTS: Parameter = Parameter {
    name: "max-sum-points",
    default: "none",
    allowed: Allowed::AmountOrNone,
    summary: "most points a ballot may give in all",
};

pub(crate) static RULE: Rule = Rule {
    id: "cumulative",
    summary: "each ballot shares out points; the options with most points win, as many as there are seats",
    takes: &[Kind::Points, Kind::Score],
    seats: Seats::Any,
    unsaid_ties: TieOrder::Undrawn,
    parameters: &[MAX_POINTS, MAX_SUM_POINTS],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let terms = Terms {
        least: Some(0),
        most: Terms::bound(profile, spec, MAX_POINTS.name),
        most_together: Terms::bound(profile, spec, MAX_SUM_POINTS.name),
    };
    let scores = read(profile, terms);
    let (sums, _) = scores.sums();
    let text = |units: i128| decimal(units, profile.scale());
    let points = text(profile.standing().iter().map(|&place| sums[place]).sum());
    let mut steps = scores.steps;
    steps.push(Step::Grades(GradeStep::PointsAdded { ballots: scores.ballots.valid, points }));
    let ranking = top::by_total(profile, &sums);
    let totals = top::printed(profile, |place| text(sums[place]));
    top::elect(profile, spec, Standings { ballots: scores.ballots, steps, ranking, totals })
}

#[cfg(test)]
mod tests {
    use crate::{Amount, Entry, Kind, ProfileBuilder, RuleSpec, count};

    #[test]
    fn points_with_decimals_are_added_exactly_and_void_ballots_laid_aside() {
        let mut builder = ProfileBuilder::new(Kind::Points, ["a", "b", "c"].map(Entry::new)).unwrap();
        builder.scale(2);
        let amount = |text: &str| text.parse::<Amount>().unwrap();
        let mut add = |given: &[(&str, &str)], times| {
            let given: Vec<_> = given.iter().map(|&(id, points)| (id, amount(points))).collect();
            builder.points(&given, times).unwrap();
        };
        add(&[("a", "0.1"), ("b", "2.9")], 3);
        add(&[("a", "1.25"), ("c", "1.75")], 1);
        add(&[("b", "3.01")], 1);
        add(&[("a", "2.5"), ("c", "0.51")], 1);
        add(&[("a", "-0.01")], 1);
        let spec = RuleSpec::of("cumulative").unwrap().with_seats(2).unwrap();
        let spec = spec.set("max-points", "3").unwrap().set("max-sum-points", "3.005").unwrap();
        let outcome = count(&builder.build(), &spec).unwrap();
        assert_eq!(outcome.winners, ["b", "c"]);
        assert_eq!(["a", "b", "c"].map(|id| outcome.totals[id].as_str()), ["1.55", "8.7", "1.75"]);
        let reasons =
            ["score-too-high", "score-too-low", "too-many-points"].map(|reason| outcome.ballots.reasons[reason]);
        assert_eq!((reasons, outcome.ballots.valid), ([1, 1, 1], 4));
    }
}
