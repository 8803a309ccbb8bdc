//! Steps of counts that spend a budget.
//!
//! Amounts, prices and shares are exact numbers as text: decimals for what a
//! project costs, fractions for what people pay.
#![expect(clippy::disallowed_types, reason = "what serde derives for a flattened field names floats; none is used")]

use serde::{Deserialize, Serialize};

/// What keeps a project from being funded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Bar {
    /// It costs more than there is, or than is left.
    Budget,
    /// It has less than the least support.
    Support,
    /// Nobody wants it.
    Unwanted,
    /// Another project of its group was chosen.
    Conflict {
        /// That project.
        with: String,
    },
    /// Its category would cost more than its limit.
    Limit {
        /// The category.
        category: String,
    },
}

/// Why the shares were raised no further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settled {
    /// Nothing more fits into the budget.
    Exhaustive,
    /// With the next share the projects would cost more than the budget.
    Overspend,
    /// Everything that can be bought is, or nobody is short of money any more.
    Unchanging,
}

/// People who paid the same way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payers {
    /// How many.
    pub people: u64,
    /// The points they gave; one for an approval.
    pub points: String,
    /// What each of them paid.
    pub each: String,
}

/// One step of spending a budget; a sentence each in a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum BudgetStep {
    /// What there is to spend.
    ToSpend {
        /// The budget.
        budget: String,
    },
    /// A project that cannot be funded, whatever the others are.
    RuledOut {
        /// The project.
        option: String,
        /// What it costs.
        cost: String,
        /// Its support.
        support: String,
        /// Why.
        #[serde(flatten)]
        bar: Bar,
    },
    /// A project was funded for its support.
    Funded {
        /// The project.
        option: String,
        /// What it costs.
        cost: String,
        /// Its support.
        support: String,
        /// What is left of the budget.
        left: String,
    },
    /// A project was passed over.
    PassedOver {
        /// The project.
        option: String,
        /// What it costs.
        cost: String,
        /// Its support.
        support: String,
        /// What is left of the budget.
        left: String,
        /// Why.
        #[serde(flatten)]
        bar: Bar,
    },
    /// The first project that does not fit ends the count.
    Halted {
        /// The project.
        option: String,
        /// What it costs.
        cost: String,
        /// What is left of the budget.
        left: String,
    },
    /// The budget is shared out.
    Shared {
        /// The budget.
        budget: String,
        /// Among how many.
        people: u64,
        /// What each has at first.
        share: String,
    },
    /// Shares that were tried one after the other and bought the same projects.
    Raised {
        /// The first share.
        from: String,
        /// The last.
        to: String,
        /// How many shares were tried.
        runs: u64,
        /// How many projects were bought.
        projects: u64,
        /// What they cost together.
        cost: String,
    },
    /// The share that is kept.
    ShareKept {
        /// The share.
        share: String,
        /// How many higher shares than the first were tried, the one that was
        /// too high included.
        raises: u64,
        /// Why no higher one is kept.
        why: Settled,
        /// Ties met in all runs but the one that is kept; the same order broke
        /// them.
        ties: u64,
    },
    /// With the next share too much would be bought.
    WouldOverspend {
        /// That share.
        share: String,
        /// The project that would not fit.
        option: String,
        /// What all would cost up to it.
        cost: String,
        /// The budget.
        budget: String,
    },
    /// A project was bought by its supporters.
    Bought {
        /// The project.
        option: String,
        /// What it costs.
        cost: String,
        /// Its supporters who had money.
        supporters: u64,
        /// What they paid for each unit of utility (ρ).
        price: String,
        /// Those who paid their part in full.
        full: Vec<Payers>,
        /// Those who paid all they had left, which was less.
        poorer: u64,
        /// What these paid together.
        paid: String,
    },
    /// The supporters of a project do not have its cost between them.
    Unpaid {
        /// The project.
        option: String,
        /// What it costs.
        cost: String,
        /// What its supporters have left.
        money: String,
    },
    /// A project fell out while others were bought.
    FellOut {
        /// The project.
        option: String,
        /// Why.
        #[serde(flatten)]
        bar: Bar,
    },
    /// What was bought is compared with what the projects of most support are.
    Compared {
        /// How: `ratio` or `satisfaction`.
        by: String,
        /// People who are better served by equal shares.
        shares: u64,
        /// People who are better served by the projects of most support.
        support: u64,
        /// The projects of most support.
        options: Vec<String>,
        /// What these cost.
        cost: String,
        /// Whether equal shares keep the day.
        kept: bool,
    },
    /// The supporters of a project had saved its cost.
    Saved {
        /// The project.
        option: String,
        /// What it costs.
        cost: String,
        /// When: what everybody has been given by then.
        given: String,
        /// Its supporters.
        supporters: u64,
    },
    /// The supporters of a project had saved its cost, but it does not fit.
    SavedInVain {
        /// The project.
        option: String,
        /// What it costs.
        cost: String,
        /// When: what everybody has been given by then.
        given: String,
        /// What is left of the budget.
        left: String,
    },
}
