//! What a ballot may say, and how it is written before it is sealed.
//!
//! ```text
//! form ─fill──▶ Marks ─encode─▶ {"v":1,"k":kind,"c":content} behind its length, filled up to pad_len
//!                 ▲
//! sealed ballot ──┴─decode─ judged against the Definition: Marks, or why it is Invalid
//! ```
//!
//! Invariant: what a ballot says has one form only, so that equal ballots have
//! equal bytes (test `what_is_read_has_these_bytes_only`).

mod fill;
mod invalid;
mod judge;
mod plain;
mod possible;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use invalid::Invalid;

/// The largest `max_score` and the largest `points`.
pub const MOST_NUMBER: u64 = 10_000;
/// Most characters of a category.
pub const LONGEST_CATEGORY: usize = 60;

/// How marks are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One option.
    Choice,
    /// Up to `max` options.
    Approval,
    /// Up to `max` options in order, best first.
    Ranking,
    /// A score of 0 to `max_score` for up to `max` options.
    Score,
    /// Points for up to `max` options, `points` at most in all.
    Points,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Choice, Self::Approval, Self::Ranking, Self::Score, Self::Points];

    /// The word in the plaintext and in the manifest.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Approval => "approval",
            Self::Ranking => "ranking",
            Self::Score => "score",
            Self::Points => "points",
        }
    }
}

/// An option on the ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionDef {
    /// Its id: one or two letters.
    pub id: String,
    /// Its title by language.
    pub title: BTreeMap<String, String>,
    /// What it costs, in whole minor units of the budget's currency.
    pub cost: Option<u64>,
    /// The categories it belongs to, for limits by category; sorted.
    pub categories: Vec<String>,
}

impl OptionDef {
    /// An option without a cost.
    #[must_use]
    pub fn new(id: &str, title: BTreeMap<String, String>) -> Self {
        Self { id: id.to_owned(), title, cost: None, categories: Vec::new() }
    }
}

/// What there is to spend on the options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// Whole minor units.
    pub amount: u64,
    /// ISO 4217.
    pub currency: String,
    /// Decimal places of the minor unit: 2 for a hundredth.
    pub digits: u32,
}

/// The ballot's definition, part of the manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// How marks are made.
    pub kind: Kind,
    /// The options, in order of entry.
    pub options: Vec<OptionDef>,
    /// Fewest options a ballot may name that is not blank.
    pub min: u32,
    /// Most options on a ballot; 1 for a choice.
    pub max: u32,
    /// Whether a ballot may be left blank on purpose.
    pub blank: bool,
    /// Whether a ranking may put several options on one rank.
    pub equal: bool,
    /// The best score, of a score ballot.
    pub max_score: Option<u64>,
    /// The points a ballot may share out, of a points ballot.
    pub points: Option<u64>,
    /// What there is to spend; then every option has a cost.
    pub budget: Option<Budget>,
}

impl Definition {
    /// A ballot of this kind on which all options may be named and none must:
    /// scores up to 5, ten points, no equal ranks, no budget.
    #[must_use]
    pub fn of(kind: Kind, options: Vec<OptionDef>) -> Self {
        let all = u32::try_from(options.len()).unwrap_or(u32::MAX);
        Self {
            kind,
            options,
            min: 1,
            max: if kind == Kind::Choice { 1 } else { all },
            blank: true,
            equal: false,
            max_score: (kind == Kind::Score).then_some(5),
            points: (kind == Kind::Points).then_some(10),
            budget: None,
        }
    }

    /// The largest number beside an option; `None` for ballots without numbers.
    pub(crate) fn largest(&self) -> Option<u64> {
        match self.kind {
            Kind::Score => self.max_score,
            Kind::Points => self.points,
            Kind::Choice | Kind::Approval | Kind::Ranking => None,
        }
    }
}

/// What a valid ballot says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marks {
    /// Nothing, on purpose.
    Blank,
    /// These options, in the order of the definition (choice, approval).
    Options(Vec<String>),
    /// Options by rank, best first; those of one rank in the order of the
    /// definition (ranking).
    Ranking(Vec<Vec<String>>),
    /// A number for each of these options (score, points).
    Numbers(BTreeMap<String, u64>),
}
