//! **Equal shares** (method of equal shares, MES; "rule X"): each voter has the
//! same share of the budget, and supporters buy what they want in equal parts.
//!
//! The project whose supporters pay least for each unit of utility (ρ) is bought
//! first; `shares` says how. `utility=cost`: a project is worth its cost to each
//! supporter, so ρ is one over the effective number of votes; `cardinality`: each
//! project is worth the same; `points`: as many as the ballot gives.
//!
//! **Raising the shares** (Add1), as one run often leaves money over:
//! * `start=floor`: the first share is the budget over the number of voters,
//!   rounded down to a whole unit of the currency; `exact`: not rounded.
//! * `increment=N`: then N whole units more for each voter, again and again; `0`:
//!   only one run.
//! * `stop=overspend`: until the next share would buy more than the budget pays;
//!   `exhaustive`: or until nothing more fits into the budget.
//!
//! Every share is tried, or proved to buy the same as the one before it (`reach`):
//! the outcome is not monotone in the share, so that no bisection is the same (test
//! `raising_is_not_monotone`). The tie order holds in all runs. A run that only was
//! tried is not told; the one that is kept is.
//!
//! **Then** `fill=support` funds what still fits, most support first.
//! `comparison` puts the outcome beside that of `greedy`, and takes the latter
//! only if it serves more people: `ratio`: more people have some project they
//! support (the exclusion ratio is lower); `satisfaction`: more people have more
//! projects they support than the other way round.
//!
//! Source: D. Peters, G. Pierczyński, P. Skowron, *Proportional Participatory
//! Budgeting with Additive Utilities* (2021); <https://equalshares.net>
//! (completion, comparison step). A project dearer than the budget can be bought
//! by raised shares, and ends the raising like any other: so do the tool of
//! equalshares.net and pabutools. Satisfies EJR up to one project with one run
//! from the exact share (test); fails monotonicity of the share.

mod compare;
mod raise;
mod reach;
mod till;

use num_bigint::BigInt;
use num_rational::BigRational;

use self::compare::Compare;
use self::till::Till;
use super::fill::{Fill, Merit, Unfitting};
use super::order::Order;
use super::shares::{Market, Offer, Points, Run, Share};
use super::terms::Basket;
use super::{CONFLICTS, Ended, LIMITS, MIN_SUPPORT, Opening, TAKES};
use crate::CountError;
use crate::breaker::with_ties;
use crate::outcome::{BudgetStep, Outcome, Round, Step};
use crate::profile::Profile;
use crate::rule::{Allowed, Parameter, Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

const OWN: [Parameter; 6] = [
    Parameter {
        name: "utility",
        default: "cost",
        allowed: Allowed::Word(&["cost", "cardinality", "points"]),
        summary: "what a project is worth to a supporter",
    },
    Parameter {
        name: "start",
        default: "floor",
        allowed: Allowed::Word(&["floor", "exact"]),
        summary: "whether the first share is rounded down to a whole unit of the currency",
    },
    Parameter {
        name: "increment",
        default: "1",
        allowed: Allowed::Number { least: 0 },
        summary: "by how many units of the currency shares are raised; 0: not at all",
    },
    Parameter {
        name: "stop",
        default: "overspend",
        allowed: Allowed::Word(&["overspend", "exhaustive"]),
        summary: "whether raising stops only before the budget is exceeded, or also when nothing more fits",
    },
    Parameter {
        name: "fill",
        default: "none",
        allowed: Allowed::Word(&["none", "support"]),
        summary: "whether what is left is spent on the projects with most support",
    },
    Parameter {
        name: "comparison",
        default: "none",
        allowed: Allowed::Word(&["none", "ratio", "satisfaction"]),
        summary: "whether the projects with most support are taken if they serve more people",
    },
];

pub(crate) static RULE: Rule = Rule {
    id: "equal-shares",
    summary: "each voter has an equal share of the budget; supporters buy projects in equal parts",
    takes: TAKES,
    seats: Seats::Budget,
    unsaid_ties: TieOrder::CostSupportId,
    parameters: &[OWN[0], OWN[1], OWN[2], OWN[3], OWN[4], OWN[5], MIN_SUPPORT, CONFLICTS, LIMITS],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let opening = Opening::new(profile, spec)?.with_ballots()?;
    let points = if spec.says("utility", "points") { Points::AsGiven } else { Points::One };
    let market = Market::new(&offers(&opening, spec), profile.entries().len(), points, opening.voices.groups());
    let plan = Plan::new(&opening, spec);
    with_ties(profile, spec, opening.voices.support(), |breaker| {
        let mut order = Order::new(breaker);
        let mut counting =
            Counting { opening: &opening, plan: &plan, market: &market, run: Run::new(&market), rounds: Vec::new() };
        counting.rounds.push(Round::new(1, opening.voices.totals(profile), opening.steps.clone()));
        if opening.ballots.valid == 0 {
            return Ok(opening.close(&opening.terms.basket(), Ended::Decided, counting.rounds));
        }
        let (basket, ended) = counting.count(&mut order)?;
        Ok(opening.close(&basket, ended, counting.rounds))
    })
}

/// All that may be bought some day.
fn offers(opening: &Opening<'_>, spec: &RuleSpec) -> Vec<Offer> {
    let begun = opening.terms.basket();
    let places = opening.profile.standing().into_iter().filter(|&place| begun.barred(place).is_none());
    let amount = |units: i128| u128::try_from(units).expect("no cost is negative");
    places
        .map(|place| {
            let cost = amount(opening.terms.cost(place));
            Offer { place, cost, worth: if spec.says("utility", "cost") { cost.max(1) } else { 1 } }
        })
        .collect()
}

/// How shares begin, grow, and end.
struct Plan {
    first: Share,
    /// Added to the top of a share; none for one run.
    step: Option<BigInt>,
    /// From this share on nobody can ever be short of money.
    enough: BigInt,
    exhaustive: bool,
    fill: bool,
    compare: Option<Compare>,
    by_points: bool,
    /// What makes ρ of the run a price in the currency for a unit of utility.
    rho: BigRational,
}

impl Plan {
    fn new(opening: &Opening<'_>, spec: &RuleSpec) -> Self {
        let Opening { terms, voices, .. } = opening;
        let people = opening.people().max(1);
        let budget = BigInt::from(terms.budget());
        let whole = BigInt::from(terms.whole());
        let first = if spec.says("start", "exact") {
            Share { top: budget, bottom: people }
        } else {
            Share { top: budget / (&whole * people) * &whole, bottom: 1 }
        };
        let step = spec.number("increment").filter(|&step| step > 0);
        let all = opening.profile.standing().into_iter().map(|place| BigInt::from(terms.cost(place)));
        Self {
            step: step.map(|step| &whole * step * first.bottom),
            enough: all.sum::<BigInt>() * first.bottom,
            first,
            exhaustive: spec.says("stop", "exhaustive"),
            fill: spec.says("fill", "support"),
            compare: match spec.text("comparison") {
                "ratio" => Some(Compare::Ratio),
                "satisfaction" => Some(Compare::Satisfaction),
                _ => None,
            },
            by_points: spec.says("utility", "points"),
            rho: match spec.text("utility") {
                "points" => BigRational::new(BigInt::from(voices.unit()), whole),
                "cardinality" => BigRational::new(BigInt::from(1), whole),
                _ => BigRational::from(BigInt::from(1)),
            },
        }
    }
}

/// A count under way.
struct Counting<'a> {
    opening: &'a Opening<'a>,
    plan: &'a Plan,
    market: &'a Market,
    run: Run<'a>,
    rounds: Vec<Round>,
}

impl<'a> Counting<'a> {
    fn count(&mut self, order: &mut Order<'_, '_>) -> Result<(Basket<'a>, Ended), CountError> {
        let share = self.raise(order)?;
        let mut till = Till::telling(self.opening, self.plan, order);
        self.run.run(&share, &mut till);
        let Till { mut basket, ended, mut told, .. } = till;
        if ended == Ended::Decided {
            told.extend(self.unpaid(&basket));
        }
        self.round(told);
        if ended == Ended::Open {
            return Ok((basket, ended));
        }
        if self.plan.fill {
            let mut steps = Vec::new();
            let ended = self.most_support().run(&mut basket, order, &mut steps);
            self.round(steps);
            if ended == Ended::Open {
                return Ok((basket, ended));
            }
        }
        Ok(match self.plan.compare {
            Some(by) => self.compare(by, basket, order),
            None => (basket, ended),
        })
    }

    const fn most_support(&self) -> Fill<'a> {
        Fill { opening: self.opening, merit: Merit::Support, unfitting: Unfitting::Skip }
    }

    /// The projects that were not bought, and what their supporters have left.
    fn unpaid(&self, basket: &Basket<'_>) -> Vec<Step> {
        let Opening { profile, terms, .. } = self.opening;
        let left = self.run.unsold().into_iter().filter(|(place, _)| basket.barred(*place).is_none());
        left.map(|(place, money)| {
            Step::Budget(BudgetStep::Unpaid {
                option: profile.id(place).to_owned(),
                cost: terms.money(terms.cost(place)),
                money: (money / BigInt::from(terms.whole())).to_string(),
            })
        })
        .collect()
    }

    fn round(&mut self, steps: Vec<Step>) {
        let number = u32::try_from(self.rounds.len() + 1).expect("few rounds");
        self.rounds.push(Round::new(number, std::collections::BTreeMap::new(), steps));
    }

    /// A share as an amount of the currency.
    fn amount(&self, share: &Share) -> String {
        let whole = BigInt::from(self.opening.terms.whole());
        BigRational::new(share.top.clone(), whole * share.bottom).to_string()
    }
}
