//! The steps of rules for committees.

use serde::{Deserialize, Serialize};

use super::Step;

/// One step of a rule that fills seats from approvals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum SeatStep {
    /// What the ballots weigh after an election.
    BallotWeights {
        /// From the heaviest.
        weights: Vec<Weighing>,
    },
    /// How many ballots have somebody elected.
    Represented {
        /// Those.
        ballots: u64,
        /// Of all.
        of: u64,
    },
    /// Options that would load their ballots least, and equally.
    LowestLoad {
        /// Those tied.
        options: Vec<String>,
        /// What each of its ballots would bear, exact.
        load: String,
    },
    /// An option was elected, and its ballots bear the load.
    LoadBorne {
        /// The option.
        option: String,
        /// Its ballots.
        ballots: u64,
        /// What each of them bears now, exact.
        load: String,
    },
    /// Seats are left, and no ballot names any option that is.
    Unnamed {
        /// Those options.
        options: Vec<String>,
    },
    /// Each ballot gets its part of the seats.
    SeatEndowment {
        /// Ballots.
        ballots: u64,
        /// What each gets, exact.
        each: String,
    },
    /// Options that have the lowest price a ballot, the same.
    LowestPrice {
        /// Those tied.
        options: Vec<String>,
        /// The price, exact.
        price: String,
    },
    /// An option was elected and paid for.
    SeatPaid {
        /// The option.
        option: String,
        /// What a ballot that has enough pays, exact.
        price: String,
        /// Ballots that pay the price.
        payers: u64,
        /// Ballots that had less and give all they had, possibly nothing.
        poorer: u64,
    },
    /// No option that is left can be paid for.
    NoneAffordable {
        /// Seats not filled, and what all ballots still have together.
        seats: u64,
    },
    /// Seats not paid for are filled by another rule.
    Completion {
        /// Which.
        by: String,
    },
    /// A committee has the highest score, or several have.
    BestCommittees {
        /// The options that are in each of them.
        certain: Vec<String>,
        /// The options that are in some, but not in all.
        possible: Vec<String>,
        /// The score, exact.
        score: String,
    },
    /// An option is in the elected committee.
    SeatWorth {
        /// The option.
        option: String,
        /// How much lower the score were without it, exact.
        worth: String,
    },
}

/// How many ballots weigh the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighing {
    /// The weight, exact.
    pub weight: String,
    /// Ballots.
    pub ballots: u64,
}

impl From<SeatStep> for Step {
    fn from(step: SeatStep) -> Self {
        Self::Seats(step)
    }
}
