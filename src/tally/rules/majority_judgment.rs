//! **Majority judgment**: each ballot gives options a grade; the option with the
//! highest median grade wins.
//!
//! Of two middle grades the lower one is the median. Options of equal median are
//! ordered by Balinski and Laraki's majority value: the median grade is taken away
//! from each, one at a time, until their medians differ (`merit`). All options are
//! ranked this way; those whose grades are the same throughout stay tied, and the
//! tie order decides among them when a seat depends on it (`top`).
//!
//! `unscored=zero`: an option a ballot does not grade has a zero from it.
//! `unscored=no-opinion`: only the grades that were given count; options graded by
//! different numbers of ballots are compared as if each grade were given so many
//! times that the numbers are equal, which changes no median (op. cit., ch. 13).
//! Then an option few people graded can win. An option nobody grades comes last and
//! has no median. Grades out of `min-score..max-score` make a ballot void
//! (`scores`). A total is the median grade.
//!
//! Source: M. Balinski, R. Laraki, *A theory of measuring, electing, and ranking*
//! (PNAS 2007); *Majority Judgment* (2010), ch. 12–13. Not the majority gauge of
//! the same authors, which leaves more ties. Satisfies monotonicity, homogeneity,
//! independence of irrelevant alternatives (of grades given); not majority,
//! participation, reversal symmetry, as the kept examples show.

mod merit;

use std::cmp::Ordering;

use self::merit::{Merit, Parted};
use super::scores::{MAX_SCORE, MIN_SCORE, Terms, UNSCORED, read};
use super::top::{self, Standings};
use crate::CountError;
use crate::amount::decimal;
use crate::outcome::{GradeStep, Outcome, Step};
use crate::profile::{Kind, Profile};
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "majority-judgment",
    summary: "each ballot gives options a grade; the highest median grade wins",
    takes: &[Kind::Score, Kind::Points],
    seats: Seats::Any,
    unsaid_ties: TieOrder::Undrawn,
    parameters: &[MAX_SCORE, MIN_SCORE, UNSCORED],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let scores = read(profile, Terms::of_scores(profile, spec));
    let valid = scores.ballots.valid;
    let zeros = spec.says(UNSCORED.name, "zero");
    let merits: Vec<Merit> = scores
        .grades()
        .into_iter()
        .map(|grades| if zeros { Merit::with_zeros(grades, valid) } else { Merit::new(grades) })
        .collect();
    let judged = Judged { profile, merits };
    let ranking = judged.ranking();
    let mut steps = scores.steps;
    if valid > 0 {
        judged.tell(&ranking, &mut steps);
    }
    let median = |place: usize| judged.merits[place].median().map(|median| judged.text(median)).unwrap_or_default();
    let mut totals = top::printed(profile, median);
    totals.retain(|_, total| !total.is_empty());
    top::elect(profile, spec, Standings { ballots: scores.ballots, steps, ranking, totals })
}

struct Judged<'a> {
    profile: &'a Profile,
    merits: Vec<Merit>,
}

impl Judged<'_> {
    /// The options that stand, best first; equal ones in one group, as listed.
    fn ranking(&self) -> Vec<Vec<usize>> {
        let compare = |&a: &usize, &b: &usize| self.merits[a].compare(&self.merits[b]).0;
        let mut standing = self.profile.standing();
        standing.sort_by(|a, b| compare(b, a));
        standing.chunk_by(|a, b| compare(a, b) == Ordering::Equal).map(<[usize]>::to_vec).collect()
    }

    /// The grades of each option, and what parts neighbours of equal median.
    fn tell(&self, ranking: &[Vec<usize>], steps: &mut Vec<Step>) {
        let mut never = Vec::new();
        for &place in ranking.iter().flatten() {
            let option = self.profile.id(place).to_owned();
            let Some(median) = self.merits[place].median() else {
                never.push(option);
                continue;
            };
            let (grades, ballots) = self.merits[place].grades().iter().copied().unzip::<i64, u64, Vec<_>, Vec<_>>();
            let grades = grades.into_iter().map(|grade| self.text(grade)).collect();
            steps.push(Step::Grades(GradeStep::Graded { option, median: self.text(median), grades, ballots }));
        }
        if !never.is_empty() {
            steps.push(Step::Grades(GradeStep::NeverScored { options: never }));
        }
        for pair in ranking.windows(2) {
            let (winner, loser) = (pair[0][0], pair[1][0]);
            let median = self.merits[winner].median();
            if let Some(median) = median.filter(|_| median == self.merits[loser].median())
                && let (_, Some(parted)) = self.merits[winner].compare(&self.merits[loser])
            {
                steps.push(Step::Grades(self.parted((winner, loser), median, &parted)));
            }
        }
    }

    fn parted(&self, (winner, loser): (usize, usize), median: i64, parted: &Parted) -> GradeStep {
        let (winner, loser) = (self.profile.id(winner).to_owned(), self.profile.id(loser).to_owned());
        let [winner_median, loser_median] = [parted.first, parted.second].map(|grade| self.text(grade));
        let median = self.text(median);
        match parted.removed {
            Ok(removed) => GradeStep::MedianRemoved { winner, loser, median, removed, winner_median, loser_median },
            Err(share) => {
                let share = share.to_string();
                GradeStep::MedianShareRemoved { winner, loser, median, share, winner_median, loser_median }
            }
        }
    }

    fn text(&self, grade: i64) -> String {
        decimal(grade.into(), self.profile.scale())
    }
}

#[cfg(test)]
mod tests {
    use crate::{Amount, Entry, GradeStep, Kind, Outcome, ProfileBuilder, RuleSpec, Step, count};

    fn judge(ballots: &[(&[(&str, i64)], u64)], settings: &[(&str, &str)]) -> Outcome {
        let mut builder = ProfileBuilder::new(Kind::Score, ["a", "b", "c"].map(Entry::new)).unwrap();
        for (given, times) in ballots {
            let given: Vec<_> = given.iter().map(|&(id, grade)| (id, Amount::whole(grade))).collect();
            builder.points(&given, *times).unwrap();
        }
        let spec = RuleSpec::of("majority-judgment").unwrap();
        let spec = settings.iter().fold(spec, |spec, (name, value)| spec.set(name, value).unwrap());
        count(&builder.build(), &spec).unwrap()
    }

    /// Four grades each with the lower median 1: the next medians are 2 and 1.
    #[test]
    fn equal_medians_are_parted_by_taking_them_away() {
        let ballots: &[(&[(&str, i64)], u64)] =
            &[(&[("a", 2), ("b", 3)], 2), (&[("a", 1), ("b", 1)], 1), (&[("a", 0), ("b", 1)], 1)];
        let outcome = judge(ballots, &[("max-score", "3")]);
        assert_eq!(outcome.winners, ["b"]);
        assert_eq!(outcome.ranking, [["b"], ["a"], ["c"]]);
        assert_eq!(["a", "b", "c"].map(|id| outcome.totals[id].as_str()), ["1", "1", "0"]);
        let parted = outcome.rounds[0].steps.iter().find_map(|step| match step {
            Step::Grades(GradeStep::MedianRemoved { removed, winner_median, loser_median, .. }) => {
                Some((*removed, winner_median.as_str(), loser_median.as_str()))
            }
            _ => None,
        });
        assert_eq!(parted, Some((1, "3", "2")));
    }

    #[test]
    fn without_an_opinion_only_given_grades_count() {
        let ballots: &[(&[(&str, i64)], u64)] = &[(&[("a", 3), ("b", 2)], 1), (&[("b", 3)], 3), (&[("b", 2)], 2)];
        assert_eq!(judge(ballots, &[]).winners, ["b"]);
        let given = judge(ballots, &[("unscored", "no-opinion")]);
        assert_eq!(given.winners, ["a"]);
        assert_eq!(given.ranking, [["a"], ["b"], ["c"]]);
        assert_eq!(given.totals.keys().collect::<Vec<_>>(), ["a", "b"]);
    }
}
