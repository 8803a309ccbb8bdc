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
