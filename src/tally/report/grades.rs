//! Sentences for the steps of rules for scores and points.

use super::{Report, several};
use crate::outcome::GradeStep;

impl Report<'_> {
    pub(super) fn grade_sentence(&self, step: &GradeStep) -> String {
        match step {
            GradeStep::PointsAdded { ballots, points } => {
                format!("Points on {} added up: {points}.", several(*ballots, "valid ballot", "valid ballots"))
            }
            GradeStep::ScoresAdded { ballots, sum } => {
                format!("Scores on {} added up: {sum}.", several(*ballots, "valid ballot", "valid ballots"))
            }
            GradeStep::Mean { option, sum, ballots } => format!(
                "{}: scores of {sum} in all from {}.",
                self.name(option),
                several(*ballots, "ballot", "ballots")
            ),
            GradeStep::NeverScored { options } => format!("Nobody scored {}: last.", self.list(options)),
            GradeStep::Graded { option, median, grades, ballots } => {
                let each = grades.iter().zip(ballots).map(|(grade, ballots)| format!("{ballots} × {grade}"));
                format!("{}: median {median}, from {}.", self.name(option), each.collect::<Vec<_>>().join(", "))
            }
            GradeStep::MedianRemoved { winner, loser, median, removed, winner_median, loser_median } => format!(
                "{} and {} both have the median {median}; with {} taken away from each, the medians are {winner_median} \
                 and {loser_median}.",
                self.name(winner),
                self.name(loser),
                several(*removed, "median grade", "median grades")
            ),
            GradeStep::MedianShareRemoved { winner, loser, median, share, winner_median, loser_median } => format!(
                "{} and {} both have the median {median}; with {share} of the grades taken away from the middle of \
                 each, the medians are {winner_median} and {loser_median}.",
                self.name(winner),
                self.name(loser)
            ),
            GradeStep::MatchesLost { option, lost } => {
                format!("{} loses {} with those tied.", self.name(option), several(*lost, "comparison", "comparisons"))
            }
            GradeStep::TopScores { option, score, ballots } => format!(
                "{} has the top score {score} from {}.",
                self.name(option),
                several(*ballots, "ballot", "ballots")
            ),
            GradeStep::Finalists { options, .. } if options.len() == 1 => {
                format!("{} stands alone.", self.list(options))
            }
            GradeStep::Finalists { options, totals } => {
                let each = options.iter().zip(totals).map(|(id, total)| format!("{} ({total})", self.name(id)));
                format!("To the runoff: {}.", each.collect::<Vec<_>>().join(", "))
            }
            GradeStep::Runoff { winner, loser, winner_ballots, loser_ballots, equal } => format!(
                "{} is scored above {} by {}, below by {loser_ballots}; {equal} score both the same.",
                self.name(winner),
                self.name(loser),
                several(*winner_ballots, "ballot", "ballots")
            ),
            GradeStep::RunoffTied { options, ballots, equal } => format!(
                "As many ballots, {ballots}, score one of {} above the other; {equal} score both the same.",
                self.list(options)
            ),
        }
    }
}
