//! The steps of counts in rounds: instant runoff, two rounds, STV.

use serde::{Deserialize, Serialize};

/// A step of a count in which ballots pass from option to option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum RoundStep {
    /// The ballots in this round.
    Continuing {
        /// Those that count for an option.
        ballots: u64,
        /// Those that name nobody still in the count.
        exhausted: u64,
        /// Those that stopped where several options have the same rank.
        overvotes: u64,
    },
    /// An option has more than half of the ballots that count.
    AbsoluteMajority {
        /// The option.
        option: String,
        /// Its ballots.
        votes: u64,
        /// All that count.
        of: u64,
    },
    /// The two that meet in the second round.
    SecondRound {
        /// They, the stronger first.
        options: Vec<String>,
    },
    /// Options without a single ballot leave together.
    ExcludedWithoutVotes {
        /// They.
        options: Vec<String>,
    },
    /// The option with least leaves.
    Excluded {
        /// The option.
        option: String,
        /// What it had, exact.
        total: String,
    },
    /// What elects.
    ElectingQuota {
        /// The quota, exact.
        quota: String,
        /// The votes it is made from, exact.
        votes: String,
        /// The seats.
        seats: u64,
    },
    /// As many are left as there are seats, or fewer.
    ElectedRemaining {
        /// They, the strongest first.
        options: Vec<String>,
    },
    /// An elected option passes its surplus on.
    SurplusPassed {
        /// The option.
        option: String,
        /// What it had, exact.
        total: String,
        /// What is above the quota, exact.
        surplus: String,
        /// What is lost to rounding, exact.
        lost: String,
    },
    /// What a ballot of those that pass on is worth.
    BallotWorth {
        /// How many they are.
        ballots: u64,
        /// Before, exact.
        before: String,
        /// Now, exact.
        now: String,
    },
    /// The ballots of an option went on.
    BallotsPassed {
        /// Those that name a next option in the count.
        ballots: u64,
        /// Those that do not.
        exhausted: u64,
    },
    /// The share each ballot leaves with an elected option was found by steps.
    Iterated {
        /// How many.
        times: u64,
        /// What is still above the quota, exact.
        surplus: String,
        /// What ended them: `elected`, `omega` or `stable`.
        ended: String,
    },
    /// What an elected option keeps of each vote that comes to it.
    KeepFactor {
        /// The option.
        option: String,
        /// The share, exact.
        keeps: String,
    },
}
