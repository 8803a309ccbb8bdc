//! Steps of the rules that compare pairs, and of Borda.

use serde::{Deserialize, Serialize};

/// One step of `condorcet`, `copeland`, `minimax`, `schulze`, `ranked-pairs` or
/// `borda`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum PairStep {
    /// Every two options were compared; the matrix stands in the result.
    PairsCompared {
        /// Valid ballots.
        ballots: u64,
        /// How many pairs there are.
        pairs: u64,
    },
    /// An option beats every other.
    CondorcetWinner {
        /// The option.
        option: String,
    },
    /// No option beats every other.
    NoCondorcetWinner {
        /// Options that no other beats: weak Condorcet winners.
        options: Vec<String>,
    },
    /// The smallest group whose members beat all others.
    SmithSet {
        /// The options.
        options: Vec<String>,
    },
    /// Every other option beats this one.
    CondorcetLoser {
        /// The option.
        option: String,
    },
    /// Copeland: how an option fares against the others.
    WinRecord {
        /// The option.
        option: String,
        /// Others it beats.
        wins: u64,
        /// Others it is level with.
        draws: u64,
        /// Others that beat it.
        losses: u64,
    },
    /// Minimax: the comparison that went worst for an option.
    WorstComparison {
        /// The option.
        loser: String,
        /// The other; the first listed, if several are as bad.
        winner: String,
        /// Ballots that prefer the other.
        votes: u64,
        /// Ballots that prefer the option.
        against: u64,
        /// How bad that is; by margins less than 0 when the option beats all.
        strength: String,
    },
    /// Minimax by winning votes: no other beats this option.
    Unbeaten {
        /// The option.
        option: String,
    },
    /// Schulze: how strong the strongest path is from each option (row) to each
    /// other (column); 0 when there is none.
    StrongestPaths {
        /// The options of rows and columns.
        options: Vec<String>,
        /// The strengths.
        matrix: Vec<Vec<u64>>,
    },
    /// Schulze: an option beats another along a path of wins.
    StrongestPath {
        /// The option.
        winner: String,
        /// The other.
        loser: String,
        /// The path, both ends included.
        options: Vec<String>,
        /// Its weakest win.
        strength: u64,
        /// The strength of the strongest path back.
        back: u64,
    },
    /// Schulze: several options to which no other has a stronger path than back.
    PathsEqual {
        /// The options.
        options: Vec<String>,
    },
    /// Schulze: a level of the ranking.
    SchulzeLevel {
        /// From one.
        level: u64,
        /// The options on it.
        options: Vec<String>,
    },
    /// Ranked pairs: wins of equal strength.
    EqualPairs {
        /// How many.
        pairs: u64,
        /// Their strength.
        strength: u64,
        /// How many of them shut one another out, so that their order matters.
        open: u64,
    },
    /// Ranked pairs: a win was locked in.
    PairLocked {
        /// The option that beats the other.
        winner: String,
        /// The other.
        loser: String,
        /// Ballots that prefer the winner.
        votes: u64,
        /// Ballots that prefer the loser.
        against: u64,
    },
    /// Ranked pairs: a win was passed over, as stronger ones lead the other way.
    PairSkipped {
        /// The option that beats the other.
        winner: String,
        /// The other.
        loser: String,
        /// Ballots that prefer the winner.
        votes: u64,
        /// Ballots that prefer the loser.
        against: u64,
        /// The locked wins that lead from the loser to the winner; empty when they
        /// depend on a tie that is open.
        options: Vec<String>,
    },
    /// Ranked pairs: whether a win is locked in depends on a tie that is open.
    PairOpen {
        /// The option that beats the other.
        winner: String,
        /// The other.
        loser: String,
        /// Ballots that prefer the winner.
        votes: u64,
        /// Ballots that prefer the loser.
        against: u64,
    },
    /// Borda: every place on a ballot gave points.
    PlacesScored {
        /// Valid ballots.
        ballots: u64,
        /// Points for a first place; for `modified` as many as options ranked.
        first: String,
        /// What options that a ballot does not rank get: `average`, `zero` or
        /// `modified`.
        unranked: String,
    },
    /// An option won.
    PairsWinner {
        /// The option.
        option: String,
    },
}
