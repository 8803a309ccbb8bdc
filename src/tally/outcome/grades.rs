//! Steps of the rules for scores and points.

use serde::{Deserialize, Serialize};

/// One step of `score`, `star`, `majority-judgment` or `cumulative`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum GradeStep {
    /// The points on the valid ballots added up.
    PointsAdded {
        /// Valid ballots.
        ballots: u64,
        /// Points on them, exact.
        points: String,
    },
    /// The scores on the valid ballots added up.
    ScoresAdded {
        /// Valid ballots.
        ballots: u64,
        /// The sum of all scores, exact.
        sum: String,
    },
    /// The mean of an option's scores was taken over the ballots that score it.
    Mean {
        /// The option.
        option: String,
        /// The sum of its scores, exact.
        sum: String,
        /// Ballots that score it.
        ballots: u64,
    },
    /// Options that no valid ballot scores come last.
    NeverScored {
        /// The options.
        options: Vec<String>,
    },
    /// How often an option was given each grade, lowest first.
    Graded {
        /// The option.
        option: String,
        /// Its median, the lower one of two.
        median: String,
        /// The grades it was given.
        grades: Vec<String>,
        /// How many ballots give each.
        ballots: Vec<u64>,
    },
    /// Two options have the same median: it is taken away grade by grade until
    /// the medians differ.
    MedianRemoved {
        /// The option whose median is higher then.
        winner: String,
        /// The other.
        loser: String,
        /// The median they share at first.
        median: String,
        /// Grades taken away from each.
        removed: u64,
        /// The median of the winner then.
        winner_median: String,
        /// The median of the loser then.
        loser_median: String,
    },
    /// The same for options graded by different numbers of ballots: an equal
    /// share of the grades is taken away.
    MedianShareRemoved {
        /// The option whose median is higher then.
        winner: String,
        /// The other.
        loser: String,
        /// The median they share at first.
        median: String,
        /// The share of its grades taken away from each, exact.
        share: String,
        /// The median of the winner then.
        winner_median: String,
        /// The median of the loser then.
        loser_median: String,
    },
    /// How many comparisons with the options tied with it an option lost.
    MatchesLost {
        /// The option.
        option: String,
        /// Comparisons lost.
        lost: u64,
    },
    /// How many ballots give an option the highest score.
    TopScores {
        /// The option.
        option: String,
        /// The highest score, exact.
        score: String,
        /// How many ballots give it.
        ballots: u64,
    },
    /// Who goes on to the runoff.
    Finalists {
        /// Both, or the only option there is.
        options: Vec<String>,
        /// Their totals, exact.
        totals: Vec<String>,
    },
    /// The ballots that score one finalist higher than the other.
    Runoff {
        /// The finalist preferred by more ballots.
        winner: String,
        /// The other.
        loser: String,
        /// Ballots that score the winner higher.
        winner_ballots: u64,
        /// Ballots that score the loser higher.
        loser_ballots: u64,
        /// Ballots that score both the same.
        equal: u64,
    },
    /// As many ballots score one finalist higher as the other.
    RunoffTied {
        /// Both finalists.
        options: Vec<String>,
        /// Ballots that score each of them higher.
        ballots: u64,
        /// Ballots that score both the same.
        equal: u64,
    },
}
