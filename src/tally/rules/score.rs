//! **Score** (range) voting: each ballot gives options a score; the option with the
//! highest total wins.
//!
//! `unscored=zero`: an option a ballot does not score has a zero from it, and the
//! totals decide. `unscored=no-opinion`: the mean over the ballots that score it
//! decides, an exact fraction; an option nobody scores comes last and has no
//! total. The latter lets an option win that few people scored and liked. A score
//! out of `min-score..max-score` makes a ballot void (`scores`). With several seats
//! the highest totals win (bloc score voting), ties as in `top`.
//!
//! Source: W. Smith, *Range voting* (2000). Satisfies monotonicity,
//! participation (with `unscored=zero`), homogeneity, reversal symmetry; not
//! majority, as `score_fails_majority` shows.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::scores::{MAX_SCORE, MIN_SCORE, Scores, Terms, UNSCORED, read};
use super::top::{self, Standings};
use crate::CountError;
use crate::amount::decimal;
use crate::outcome::{GradeStep, Outcome, Step};
use crate::profile::{Kind, Profile};
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "score",
    summary: "each ballot gives options a score; the highest total wins",
    takes: &[Kind::Score, Kind::Points],
    seats: Seats::Any,
    unsaid_ties: TieOrder::Undrawn,
    parameters: &[MAX_SCORE, MIN_SCORE, UNSCORED],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let scores = read(profile, Terms::of_scores(profile, spec));
    let standings = if spec.says(UNSCORED.name, "zero") { by_sum(profile, scores) } else { by_mean(profile, scores) };
    top::elect(profile, spec, standings)
}

/// By total; the step that tells the sum of all.
fn by_sum(profile: &Profile, scores: Scores<'_>) -> Standings {
    let (sums, _) = scores.sums();
    let mut steps = scores.steps;
    steps.push(added(profile, scores.ballots.valid, &sums));
    Standings {
        ballots: scores.ballots,
        steps,
        ranking: top::by_total(profile, &sums),
        totals: top::printed(profile, |place| decimal(sums[place], profile.scale())),
    }
}

/// The step that tells how much was added up.
pub(super) fn added(profile: &Profile, ballots: u64, sums: &[i128]) -> Step {
    let sum = profile.standing().iter().map(|&place| sums[place]).sum();
    Step::Grades(GradeStep::ScoresAdded { ballots, sum: decimal(sum, profile.scale()) })
}

/// By mean over the ballots that score the option.
fn by_mean(profile: &Profile, scores: Scores<'_>) -> Standings {
    let (sums, scored_by) = scores.sums();
    // With more than 18 places no number fits, and every sum is zero.
    let unit = BigInt::from(10).pow(profile.scale().min(18));
    let mean = |place: usize| {
        let ballots = Some(scored_by[place]).filter(|ballots| *ballots > 0)?;
        Some(BigRational::new(sums[place].into(), BigInt::from(ballots) * &unit))
    };
    let means: Vec<Option<BigRational>> = (0..sums.len()).map(mean).collect();
    let mut steps = scores.steps;
    let mut never = Vec::new();
    for place in profile.standing() {
        let option = profile.id(place).to_owned();
        if scored_by[place] == 0 {
            never.push(option);
        } else {
            let sum = decimal(sums[place], profile.scale());
            steps.push(Step::Grades(GradeStep::Mean { option, sum, ballots: scored_by[place] }));
        }
    }
    if !never.is_empty() && scores.ballots.valid > 0 {
        steps.push(Step::Grades(GradeStep::NeverScored { options: never }));
    }
    let mut totals = top::printed(profile, |place| means[place].as_ref().map(ToString::to_string).unwrap_or_default());
    totals.retain(|_, total| !total.is_empty());
    // `None` is less than any mean.
    Standings { ballots: scores.ballots, steps, ranking: top::by_total(profile, &means), totals }
}

#[cfg(test)]
mod tests {
    use crate::{Amount, CountError, Decision, Entry, Kind, Outcome, ProfileBuilder, RuleSpec, count};

    fn score(
        ballots: &[(&[(&str, &str)], u64)],
        settings: &[(&str, &str)],
        seats: usize,
    ) -> Result<Outcome, CountError> {
        let entries = [Entry::new("a"), Entry::new("b"), Entry::new("c"), Entry::new("d").withdrawn()];
        let mut builder = ProfileBuilder::new(Kind::Score, entries).unwrap();
        builder.scale(1);
        for (given, times) in ballots {
            let given: Vec<_> = given.iter().map(|&(id, score)| (id, score.parse::<Amount>().unwrap())).collect();
            builder.points(&given, *times).unwrap();
        }
        let spec = RuleSpec::of("score").unwrap().with_seats(seats).unwrap().with_ties("id".parse().unwrap());
        count(&builder.build(), &settings.iter().fold(spec, |spec, (name, value)| spec.set(name, value).unwrap()))
    }

    /// A hundred like b a little; two like a much, and nobody else knows it.
    #[test]
    fn no_opinion_is_left_out_of_the_mean() {
        let ballots: &[(&[(&str, &str)], u64)] = &[(&[("b", "2.5")], 100), (&[("a", "5"), ("b", "1")], 2)];
        let zero = score(ballots, &[("max-score", "5")], 1).unwrap();
        assert_eq!(
            (zero.winners.concat().as_str(), zero.totals["a"].as_str(), zero.totals["b"].as_str()),
            ("b", "10", "252")
        );
        let mean = score(ballots, &[("max-score", "5"), ("unscored", "no-opinion")], 1).unwrap();
        assert_eq!(
            (mean.winners.concat().as_str(), mean.totals["a"].as_str(), mean.totals["b"].as_str()),
            ("a", "5", "42/17")
        );
        assert_eq!(mean.ranking.last().unwrap(), &["c"]);
        assert!(!mean.totals.contains_key("c"));
    }

    #[test]
    fn a_score_out_of_range_makes_the_ballot_void() {
        let ballots: &[(&[(&str, &str)], u64)] = &[
            (&[("a", "5"), ("b", "5.1")], 3),
            (&[("a", "-0.1")], 2),
            (&[("b", "5")], 1),
            (&[("d", "9")], 4),
            (&[("d", "2")], 5),
        ];
        let outcome = score(ballots, &[("max-score", "5")], 1).unwrap();
        assert_eq!(outcome.winners, ["b"]);
        assert_eq!(outcome.ballots.reasons, [("score-too-high".to_owned(), 7), ("score-too-low".to_owned(), 2)].into());
        assert_eq!((outcome.ballots.valid, outcome.ballots.struck), (1, 5));
        let free = score(ballots, &[("min-score", "none")], 1).unwrap();
        assert_eq!((free.totals["a"].as_str(), free.totals["b"].as_str(), free.ballots.struck), ("14.8", "20.3", 9));
    }

    #[test]
    fn edges() {
        let nobody = score(&[(&[], 3)], &[], 2).unwrap();
        assert_eq!(
            (nobody.decision, nobody.ballots.blank, nobody.totals["a"].as_str()),
            (Decision::NoValidBallots, 3, "0")
        );
        assert!(matches!(score(&[], &[], 4), Err(CountError::Options { left: 3, seats: 4 })));
        let zeros = score(&[(&[("a", "0")], 1)], &[], 1).unwrap();
        assert_eq!((zeros.winners.concat().as_str(), zeros.ties[0].among.len()), ("a", 3));
        let huge = score(&[(&[("a", "99999999999999999.9"), ("b", "99999999999999999.8")], 1 << 47)], &[], 2).unwrap();
        assert_eq!(huge.totals["a"], "14073748835532799985926251164467.2");
    }
}
