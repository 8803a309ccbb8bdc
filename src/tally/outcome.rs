//! What came of a count, with its working.
//!
//! The JSON shape (serde) is a public contract: third parties recount with it.
//! Steps carry facts only; a page or a report puts them into words.

mod budget;
mod grades;
mod pairs;
mod rounds;
mod seats;
mod tags;

pub use budget::{Bar, BudgetStep, Payers, Settled};
pub use grades::GradeStep;
pub use pairs::PairStep;
pub use rounds::RoundStep;
pub use seats::{SeatStep, Weighing};
pub use tags::STEP_TAGS;

use std::collections::BTreeMap;

use kernel::Fraction;
use serde::{Deserialize, Serialize};

use crate::profile::Profile;
use crate::spec::RuleSpec;

/// The result of a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The rule's id.
    pub rule: String,
    /// Every parameter, defaults included, with `seats` and `ties`.
    pub parameters: BTreeMap<String, String>,
    /// The ballots by what became of them.
    pub ballots: BallotCount,
    /// Whether there is a winner, and if not, why.
    pub decision: Decision,
    /// The winners in order; empty unless the decision is [`Decision::Won`].
    pub winners: Vec<String>,
    /// All options that were not withdrawn, best first; options in one group are
    /// tied, in the order they were listed.
    pub ranking: Vec<Vec<String>>,
    /// Every tie that was met, and how it was broken.
    pub ties: Vec<Tie>,
    /// The working.
    pub rounds: Vec<Round>,
    /// The final total of each option, exact.
    pub totals: BTreeMap<String, String>,
    /// Options withdrawn, whose marks were struck.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<String>,
    /// Whether enough people took part, when a quorum was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<Reached>,
    /// Whether the winner has enough support, when a threshold was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<Reached>,
    /// Whether enough of the people who may vote are for the proposal, when an
    /// approval quorum was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Reached>,
    /// With `ties=all`: every outcome the ties allow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Vec<String>>,
    /// How many ballots prefer one option to another, for rules that compare
    /// pairs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pairwise: Option<Pairwise>,
    /// What the winners cost together, for budgets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    /// What there was to spend, for budgets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<String>,
}

/// The comparisons of all pairs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pairwise {
    /// The options of rows and columns.
    pub options: Vec<String>,
    /// `matrix[a][b]`: the ballots that prefer `a` to `b`.
    pub matrix: Vec<Vec<u64>>,
}

/// The ballots by what became of them; `total` is the sum of `valid`, `blank`,
/// `invalid` and `struck`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotCount {
    /// All ballots cast.
    pub total: u64,
    /// Ballots that count.
    pub valid: u64,
    /// Ballots left blank.
    pub blank: u64,
    /// Void ballots.
    pub invalid: u64,
    /// Ballots that named only withdrawn options.
    #[serde(default)]
    pub struck: u64,
    /// Of the valid ballots, those that had no option left at the end of the
    /// count.
    #[serde(default, skip_serializing_if = "none")]
    pub exhausted: u64,
    /// Of the valid ballots, those that ended where several options have the same
    /// rank, for rules that follow one option a ballot.
    #[serde(default, skip_serializing_if = "none")]
    pub overvotes: u64,
    /// The void ballots by reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<String, u64>,
}

/// Whether there is a winner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// There is.
    Won,
    /// Too few people took part.
    NoQuorum,
    /// No ballot counts.
    NoValidBallots,
    /// The first has too little support.
    BelowThreshold,
    /// No option beats every other.
    NoCondorcetWinner,
    /// A tie that nothing breaks yet.
    Tied,
}

/// What a share is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Base {
    /// The people who may vote.
    Electorate,
    /// All ballots cast.
    Cast,
    /// The ballots that are not void: valid ones, blank ones and those that name
    /// only withdrawn options.
    NotVoid,
    /// The ballots that count.
    Valid,
}

/// Whether exactly the share is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Test {
    /// It is (≥).
    AtLeast,
    /// It is not (>).
    MoreThan,
}

/// A share that had to be reached: `part` of `whole` against `share`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// The share asked for.
    pub share: Fraction,
    /// Of what.
    pub of: Base,
    /// Whether exactly the share is enough.
    pub test: Test,
    /// What was reached.
    pub part: u64,
    /// Of how many.
    pub whole: u64,
    /// Whether that is enough.
    pub met: bool,
}

impl Reached {
    /// Compares exactly.
    #[must_use]
    pub fn new(share: Fraction, of: Base, test: Test, (part, whole): (u64, u64)) -> Self {
        let met = match test {
            Test::AtLeast => share.reached_by(part, whole),
            Test::MoreThan => share.exceeded_by(part, whole),
        };
        Self { share, of, test, part, whole, met }
    }
}

/// A tie that was met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// Where in the count, such as `winner`.
    pub at: String,
    /// The tied options, as listed.
    pub among: Vec<String>,
    /// Who was chosen; empty when nothing decides.
    pub chosen: Vec<String>,
    /// The tie order, such as `lot:SEED`.
    pub by: String,
}

/// A round of the count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// From one.
    pub round: u32,
    /// The totals in this round, exact.
    pub totals: BTreeMap<String, String>,
    /// The votes that name nobody still in the count, for rules with transfers,
    /// exact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exhausted: Option<String>,
    /// The ballots that stopped where several options have the same rank, for
    /// rules that follow one option a ballot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overvotes: Option<String>,
    /// What was done, in order.
    pub steps: Vec<Step>,
}

impl Round {
    /// Round `round` with these totals.
    pub(crate) const fn new(round: u32, totals: BTreeMap<String, String>, steps: Vec<Step>) -> Self {
        Self { round, totals, exhausted: None, overvotes: None, steps }
    }
}

impl Outcome {
    /// A count that has begun: nothing is decided yet.
    pub(crate) fn begun(profile: &Profile, spec: &RuleSpec, ballots: BallotCount) -> Self {
        Self {
            rule: spec.rule().id.to_owned(),
            parameters: spec.printed(profile),
            ballots,
            decision: Decision::Won,
            winners: Vec::new(),
            ranking: Vec::new(),
            ties: Vec::new(),
            rounds: Vec::new(),
            totals: BTreeMap::new(),
            withdrawn: profile.entries().iter().filter(|e| e.withdrawn).map(|e| e.id.clone()).collect(),
            quorum: None,
            threshold: None,
            approval: None,
            outcomes: Vec::new(),
            pairwise: None,
            cost: None,
            budget: None,
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn none(number: &u64) -> bool {
    *number == 0
}

/// One step; a sentence each in a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum Step {
    /// Ballots laid aside as void.
    Void {
        /// Why: a word such as `too-many-marks`.
        reason: String,
        /// How many.
        ballots: u64,
    },
    /// Blank ballots laid aside.
    Blank {
        /// How many.
        ballots: u64,
    },
    /// Marks for a withdrawn option struck.
    Struck {
        /// The option.
        option: String,
        /// How many marks.
        marks: u64,
    },
    /// Ballots that named only withdrawn options laid aside.
    OnlyWithdrawn {
        /// How many.
        ballots: u64,
    },
    /// Sums of batches counted by hand taken over.
    ByHand {
        /// Batches.
        batches: u64,
        /// Valid ballots in them.
        ballots: u64,
    },
    /// The marks on the valid ballots added up.
    Added {
        /// Valid ballots.
        ballots: u64,
        /// Marks on them.
        marks: u64,
    },
    /// Whether enough people took part.
    Quorum(Reached),
    /// Who has most.
    Lead {
        /// One option, or several that are tied.
        options: Vec<String>,
        /// Their total, exact.
        total: String,
    },
    /// Whether the first has enough support.
    Threshold(Reached),
    /// Whether enough of the people who may vote are for the proposal.
    ApprovalQuorum(Reached),
    /// A tie was broken.
    TieBroken(Tie),
    /// A tie that nothing breaks.
    TieOpen(Tie),
    /// An option won.
    Elected {
        /// The option.
        option: String,
        /// Its total, exact.
        total: String,
    },
    /// Nobody won.
    Undecided {
        /// Why.
        why: Decision,
    },
    /// A step of a rule that compares pairs, or of Borda.
    #[serde(untagged)]
    Pairs(PairStep),
    /// A step of a rule for scores or points.
    #[serde(untagged)]
    Grades(GradeStep),
    /// A step of a rule for committees.
    #[serde(untagged)]
    Seats(SeatStep),
    /// A step of a count in rounds.
    #[serde(untagged)]
    Rounds(RoundStep),
    /// A step of spending a budget.
    #[serde(untagged)]
    Budget(BudgetStep),
}
