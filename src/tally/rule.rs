//! The list of rules: what each counts, which parameters it has, where it is.

use crate::outcome::Outcome;
use crate::profile::{Kind, Profile};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;
use crate::{CountError, rules as all};

/// A counting rule.
#[derive(Debug)]
pub struct Rule {
    /// Its id on the command line and in results.
    pub id: &'static str,
    /// What it does, in a sentence.
    pub summary: &'static str,
    /// The ballots it counts.
    pub takes: &'static [Kind],
    /// How many can win.
    pub seats: Seats,
    /// The tie order a count by hand begins with when nobody names one.
    pub unsaid_ties: TieOrder,
    /// Its parameters.
    pub parameters: &'static [Parameter],
    pub(crate) count: fn(&Profile, &RuleSpec) -> Result<Outcome, CountError>,
}

impl Rule {
    /// Whether the sums of a batch of marks counted by hand are enough for it; other
    /// rules refuse them unless each ballot has one mark.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        const RULES: [&str; 6] = ["plurality", "approval", "k-approval", "referendum", "av", "greedy"];
        RULES.contains(&self.id)
    }
}

/// How many can win.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seats {
    /// One.
    One,
    /// As many as are asked for.
    Any,
    /// As many as are asked for, or all options when they are fewer.
    UpTo,
    /// As many as the budget pays; every option has a cost.
    Budget,
}

/// A parameter of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Its value when nothing is said.
    pub default: &'static str,
    /// What it may be.
    pub allowed: Allowed,
    /// What it means, in a sentence.
    pub summary: &'static str,
}

/// What a parameter may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allowed {
    /// A whole number of at least this.
    Number {
        /// The least.
        least: u64,
    },
    /// Such a number, or `none`.
    NumberOrNone {
        /// The least.
        least: u64,
    },
    /// A fraction such as `1/3` or `30%`, at most one; or `none`.
    ShareOrNone,
    /// A decimal number, or `none`.
    AmountOrNone,
    /// An option's id, or `none`.
    OptionOrNone,
    /// Groups of options that exclude one another, such as `a+b,c+d`; or `none`.
    GroupsOrNone,
    /// Limits such as `culture:5000,sport:100`; or `none`.
    LimitsOrNone,
    /// One of these words.
    Word(&'static [&'static str]),
}

/// Every rule, in the order they are shown.
#[must_use]
pub fn rules() -> &'static [&'static Rule] {
    static ALL: &[&Rule] = &[
        &all::plurality::RULE,
        &all::two_round::RULE,
        &all::approval::RULE,
        &all::k_approval::RULE,
        &all::referendum::RULE,
        &all::score::RULE,
        &all::star::RULE,
        &all::majority_judgment::RULE,
        &all::irv::RULE,
        &all::stv::SCOTTISH,
        &all::stv::MEEK,
        &all::cumulative::RULE,
        &all::seats::av::RULE,
        &all::seats::sav::RULE,
        &all::seats::pav::RULE,
        &all::seats::seq_pav::RULE,
        &all::seats::phragmen::RULE,
        &all::seats::equal_shares::RULE,
        &all::seats::seq_cc::RULE,
        &all::borda::RULE,
        &all::condorcet::RULE,
        &all::schulze::RULE,
        &all::ranked_pairs::RULE,
        &all::minimax::RULE,
        &all::copeland::RULE,
        &all::budgets::greedy::RULE,
        &all::budgets::equal_shares::RULE,
        &all::budgets::phragmen::RULE,
    ];
    ALL
}
