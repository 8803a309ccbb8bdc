//! Counting: the rules a town may choose, exact, with every tie named and every
//! step shown; and the files in which elections are kept.
//!
//! ```text
//! ballots ──ProfileBuilder──▶ Profile ──count(&profile, &spec)──▶ Outcome
//!  files ──formats::read────────▲           RuleSpec ▲              ├─ JSON (serde)
//!                                                                   └─ text_report
//! ```
//!
//! ```
//! use tally::{Entry, Kind, ProfileBuilder, RuleSpec, TieOrder, count};
//! let mut ballots = ProfileBuilder::new(Kind::Choice, [Entry::new("park"), Entry::new("rynek")])?;
//! ballots.marks(&["park"], 3)?;
//! ballots.marks(&["rynek"], 2)?;
//! let outcome = count(&ballots.build(), &RuleSpec::of("plurality")?)?;
//! assert_eq!(outcome.winners, ["park"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Pure: no clock, no I/O, no randomness; the lot is an argument. A rule is one
//! file under `rules` and one line in [`rules()`].

#![deny(missing_docs)]

mod amount;
mod breaker;
pub mod formats;
mod listing;
mod outcome;
mod profile;
mod report;
mod rule;
mod rules;
mod spec;
mod ties;

pub use amount::{Amount, AmountError};
pub use listing::{ListedParameter, ListedRule, listed_rules, rules_text};
pub use outcome::{
    BallotCount, Bar, Base, BudgetStep, Decision, GradeStep, Outcome, PairStep, Pairwise, Payers, Reached, Round,
    RoundStep, STEP_TAGS, SeatStep, Settled, Step, Test, Tie, Weighing,
};
pub use profile::{
    Bag, BallotError, Ballots, Counted, Entry, Given, Kind, MAX_BALLOTS, MAX_OPTIONS, Place, Profile, ProfileBuilder,
    ProfileError, Ranked,
};
pub use report::text_report;
pub use rule::{Allowed, Parameter, Rule, Seats, rules};
pub use spec::{RuleSpec, SpecError};
pub use ties::{Lot, TieOrder, TieOrderError};

/// Why a profile cannot be counted by a rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    /// The rule wants other ballots.
    #[error("rule `{rule}` counts {wanted}, not {given} ballots")]
    Kind {
        /// The rule.
        rule: &'static str,
        /// What it counts.
        wanted: String,
        /// What was given.
        given: &'static str,
    },
    /// Fewer options than seats are left, or none at all.
    #[error("{left} options are left for {seats} seats")]
    Options {
        /// Options that were not withdrawn.
        left: usize,
        /// Seats to fill.
        seats: usize,
    },
    /// A quorum or threshold of the electorate, but nobody said how many people
    /// may vote.
    #[error("`{parameter}` is a share of the people who may vote, and their number is not given; set `electorate`")]
    Electorate {
        /// The parameter that needs the number.
        parameter: &'static str,
    },
    /// More ballots than people who may vote.
    #[error("{ballots} ballots were cast, but only {electorate} people may vote")]
    MoreThanElectorate {
        /// Ballots.
        ballots: u64,
        /// People.
        electorate: u64,
    },
    /// The rule spends a budget, and there is none, or an option has no cost.
    #[error("rule `{rule}` spends a budget: {missing}")]
    Budget {
        /// The rule.
        rule: &'static str,
        /// What is missing.
        missing: String,
    },
    /// A tie order that needs costs, for a rule that has none.
    #[error("the tie order `{ties}` is for budgets; rule `{rule}` takes `lot:SEED`, `order`, `id` or `all`")]
    Ties {
        /// The rule.
        rule: &'static str,
        /// The tie order.
        ties: String,
    },
    /// A referendum about a proposal that was withdrawn, or beside more than one
    /// other option.
    #[error(
        "a referendum asks about one option, alone or beside one that means no; \
         `{proposal}` is withdrawn, or {beside} options stand beside it"
    )]
    Question {
        /// The option that would be the proposal.
        proposal: String,
        /// Other options that were not withdrawn.
        beside: usize,
    },
    /// A parameter that does not fit this profile.
    #[error("`{given}` is no value for `{parameter}` here: {expected}")]
    Setting {
        /// The parameter.
        parameter: &'static str,
        /// What was given.
        given: String,
        /// What is expected.
        expected: String,
    },
    /// More tied outcomes than can be listed.
    #[error("the ties allow more than {most} courses of the count; break them with `lot:SEED`, `order` or `id`")]
    Outcomes {
        /// The most that are tried.
        most: usize,
    },
    /// More work than a rule may do.
    #[error("rule `{rule}` did not come to an end within `{parameter}={most}`; set more, or count by `{instead}`")]
    Effort {
        /// The rule.
        rule: &'static str,
        /// The parameter that says how much work is allowed.
        parameter: &'static str,
        /// Its value.
        most: u64,
        /// A rule that is quick.
        instead: &'static str,
    },
    /// Only the sums of some ballots are known, and the rule needs the ballots.
    #[error("rule `{rule}` needs each ballot; of batches counted by hand only the sums are known")]
    ByHand {
        /// The rule.
        rule: &'static str,
    },
    /// More options than a count in rounds can list round by round.
    #[error("rule `{rule}` counts in rounds, and {left} options would make too many; at most {most} are possible")]
    TooManyOptions {
        /// The rule.
        rule: &'static str,
        /// Options that were not withdrawn.
        left: usize,
        /// The most it counts.
        most: usize,
    },
    /// More options than can be compared in pairs.
    #[error("rule `{rule}` compares every two options; of {options} that is too many, at most {most} are possible")]
    Pairs {
        /// The rule.
        rule: &'static str,
        /// Options that were not withdrawn.
        options: usize,
        /// The most that are compared.
        most: usize,
    },
    /// A batch counted by hand cannot be true under this rule.
    #[error("a batch counted by hand has {marks} marks on {ballots} ballots; the rule allows {allowed}")]
    HandCount {
        /// Marks in the batch.
        marks: u64,
        /// Valid ballots in the batch.
        ballots: u64,
        /// What the rule allows, as a range.
        allowed: String,
    },
}

/// Counts `profile` by the rule and parameters of `spec`.
///
/// # Errors
/// [`CountError`] when the rule does not fit the ballots.
pub fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let rule = spec.rule();
    let kind = profile.ballots().kind();
    if !rule.takes.contains(&kind) {
        let wanted = rule.takes.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" or ");
        return Err(CountError::Kind { rule: rule.id, wanted, given: kind.name() });
    }
    budget_fits(profile, spec)?;
    let left = profile.entries().iter().filter(|entry| !entry.withdrawn).count();
    let least = if rule.seats == Seats::UpTo { 1 } else { spec.seats() };
    if left < least {
        return Err(CountError::Options { left, seats: spec.seats() });
    }
    if let Some(electorate) = spec.electorate(profile)
        && profile.total() > electorate
    {
        return Err(CountError::MoreThanElectorate { ballots: profile.total(), electorate });
    }
    (rule.count)(profile, spec)
}

/// Whether a rule for budgets has all it needs, and others no order by cost.
fn budget_fits(profile: &Profile, spec: &RuleSpec) -> Result<(), CountError> {
    let rule = spec.rule().id;
    if spec.rule().seats != Seats::Budget {
        return match spec.ties() {
            ties @ TieOrder::CostSupportId => Err(CountError::Ties { rule, ties: ties.to_string() }),
            _ => Ok(()),
        };
    }
    let missing = |missing: String| Err(CountError::Budget { rule, missing });
    match profile.budget() {
        None => return missing("the ballots name no sum to spend".to_owned()),
        Some(budget) if budget.is_negative() => return missing(format!("{budget} is no sum to spend")),
        Some(_) => {}
    }
    let priceless = profile.entries().iter().find(|e| !e.withdrawn && e.cost.is_none_or(Amount::is_negative));
    priceless.map_or(Ok(()), |entry| missing(format!("option `{}` has no cost", entry.id)))
}
