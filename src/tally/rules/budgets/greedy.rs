//! **Greedy**: the projects with most support first, as long as they fit into
//! the budget.
//!
//! * `order=support` takes votes or points; `support-per-cost` divides them by
//!   the cost.
//! * `skip=true` passes over a project that does not fit and goes on; `false`
//!   ends the count there.
//! * `min-support`, `conflicts`, `limits` as in `terms`. A project left out for
//!   one of these never ends the count.
//!
//! Source: the custom of towns; "greedy", "greedy-no-skip", "greedy-threshold"
//! and "greedy-exclusive" at <https://pabulib.org/format>; N. Talmon,
//! P. Faliszewski, *A Framework for Approval-Based Budgeting Methods* (2019).
//! With `skip=true` the outcome is maximal: nothing more fits. Not
//! proportional: half of the voters can decide on everything.

use super::fill::{Fill, Merit, Unfitting};
use super::order::Order;
use super::{CONFLICTS, Ended, LIMITS, MIN_SUPPORT, Opening, TAKES, YES_OR_NO};
use crate::CountError;
use crate::breaker::with_ties;
use crate::outcome::{BudgetStep, Outcome, Round, Step};
use crate::profile::Profile;
use crate::rule::{Allowed, Parameter, Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

const ORDER: Parameter = Parameter {
    name: "order",
    default: "support",
    allowed: Allowed::Word(&["support", "support-per-cost"]),
    summary: "what makes a project come first",
};

const SKIP: Parameter = Parameter {
    name: "skip",
    default: "true",
    allowed: YES_OR_NO,
    summary: "whether a project that does not fit is passed over; otherwise the count ends there",
};

pub(crate) static RULE: Rule = Rule {
    id: "greedy",
    summary: "the projects with most support are funded as long as they fit into the budget",
    takes: TAKES,
    seats: Seats::Budget,
    unsaid_ties: TieOrder::CostSupportId,
    parameters: &[ORDER, SKIP, MIN_SUPPORT, CONFLICTS, LIMITS],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let opening = Opening::new(profile, spec)?;
    let merit = if spec.says("order", "support") { Merit::Support } else { Merit::SupportPerCost };
    let unfitting = if spec.says("skip", "true") { Unfitting::Skip } else { Unfitting::Stop };
    with_ties(profile, spec, opening.voices.support(), |breaker| {
        let mut order = Order::new(breaker);
        let mut basket = opening.terms.basket();
        let mut steps = opening.steps.clone();
        steps.push(Step::Budget(BudgetStep::ToSpend { budget: opening.terms.money(opening.terms.budget()) }));
        let ended = match opening.ballots.valid {
            0 => Ended::Decided,
            _ => Fill { opening: &opening, merit, unfitting }.run(&mut basket, &mut order, &mut steps),
        };
        let rounds = vec![Round::new(1, opening.voices.totals(profile), steps)];
        Ok(opening.close(&basket, ended, rounds))
    })
}
