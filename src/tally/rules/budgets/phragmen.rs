//! **Phragmén** (sequential, with costs): voters save money at the same pace, and
//! a project is bought as soon as its supporters have saved its cost.
//!
//! The next project may cost more than is left of the budget. Both customs exist:
//! * `skip=false`: the count ends there. If several projects could be bought at
//!   that time, one that does not fit is enough.
//! * `skip=true`: a project that does not fit is left out, and the saving goes on.
//!
//! Projects dearer than the whole budget are left out from the beginning. A
//! supporter is who gives any points; how many does not matter.
//!
//! Source: M. Los, Z. Christoff, D. Grossi, *Proportional Budget Allocations:
//! Towards a Systematization* (2022), after E. Phragmén (1894); `skip=false` is
//! `sequential_phragmen` of pabutools. With equal costs it is the rule for
//! committees and satisfies PJR (test).

use num_bigint::BigInt;
use num_rational::BigRational;

use super::order::Order;
use super::savings::{Saver, Savings};
use super::shares::{Market, Offer, Points};
use super::terms::Basket;
use super::{CONFLICTS, Ended, LIMITS, MIN_SUPPORT, Opening, TAKES, YES_OR_NO};
use crate::CountError;
use crate::breaker::with_ties;
use crate::outcome::{Bar, BudgetStep, Outcome, Round, Step};
use crate::profile::Profile;
use crate::rule::{Parameter, Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

const SKIP: Parameter = Parameter {
    name: "skip",
    default: "false",
    allowed: YES_OR_NO,
    summary: "whether a project that does not fit is left out; otherwise the count ends there",
};

pub(crate) static RULE: Rule = Rule {
    id: "phragmen-pb",
    summary: "voters save at the same pace; a project is bought as soon as its supporters have its cost",
    takes: TAKES,
    seats: Seats::Budget,
    unsaid_ties: TieOrder::CostSupportId,
    parameters: &[SKIP, MIN_SUPPORT, CONFLICTS, LIMITS],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let opening = Opening::new(profile, spec)?.with_ballots()?;
    let (offers, ruled_out) = offers(&opening);
    let market = Market::new(&offers, profile.entries().len(), Points::One, opening.voices.groups());
    with_ties(profile, spec, opening.voices.support(), |breaker| {
        let mut order = Order::new(breaker);
        let mut told = opening.steps.clone();
        told.push(Step::Budget(BudgetStep::ToSpend { budget: opening.terms.money(opening.terms.budget()) }));
        told.extend(ruled_out.iter().cloned());
        let mut purse = Purse {
            opening: &opening,
            order: &mut order,
            skip: spec.says("skip", "true"),
            basket: opening.terms.basket(),
            ended: Ended::Decided,
            told,
        };
        if opening.ballots.valid > 0 {
            Savings::new(&market).run(&mut purse);
        }
        let rounds = vec![Round::new(1, opening.voices.totals(profile), purse.told)];
        Ok(opening.close(&purse.basket, purse.ended, rounds))
    })
}

/// What may be bought, and what cannot, with the reason.
fn offers(opening: &Opening<'_>) -> (Vec<Offer>, Vec<Step>) {
    let Opening { profile, terms, voices, .. } = opening;
    let begun = terms.basket();
    let mut offers = Vec::new();
    let mut ruled_out = Vec::new();
    for place in profile.standing() {
        let unwanted = (voices.people(place) == 0).then_some(Bar::Unwanted);
        match begun.bar(place).or(unwanted) {
            Some(bar) => ruled_out.push(Step::Budget(BudgetStep::RuledOut {
                option: profile.id(place).to_owned(),
                cost: terms.money(terms.cost(place)),
                support: voices.text(place),
                bar,
            })),
            None => {
                let cost = u128::try_from(terms.cost(place)).expect("no cost is negative");
                offers.push(Offer { place, cost, worth: 1 });
            }
        }
    }
    (offers, ruled_out)
}

/// Pays what was saved.
struct Purse<'a, 'o, 'b, 'p> {
    opening: &'a Opening<'a>,
    order: &'o mut Order<'b, 'p>,
    skip: bool,
    basket: Basket<'a>,
    ended: Ended,
    told: Vec<Step>,
}

impl Saver for Purse<'_, '_, '_, '_> {
    fn may(&mut self, place: usize) -> bool {
        let bar = match self.basket.bar(place) {
            None => return true,
            Some(Bar::Budget) if !self.skip => return true,
            Some(bar) => bar,
        };
        self.told.push(Step::Budget(BudgetStep::FellOut { option: self.opening.profile.id(place).to_owned(), bar }));
        false
    }

    fn choose(&mut self, tied: &[usize]) -> Option<usize> {
        // One of the tied that does not fit ends the count, whichever comes first.
        if let Some(&unfitting) = tied.iter().find(|&&place| !self.basket.fits(place)) {
            return Some(unfitting);
        }
        let chosen = self.order.first(&format!("place {}", self.basket.chosen().len() + 1), tied);
        self.told.extend(self.order.told());
        if chosen.is_none() {
            self.ended = Ended::Open;
        }
        chosen
    }

    fn saved(&mut self, place: usize, given: &BigRational, people: u128) -> bool {
        let Opening { profile, terms, .. } = self.opening;
        let option = profile.id(place).to_owned();
        let cost = terms.money(terms.cost(place));
        let given = (given / BigInt::from(terms.whole())).to_string();
        let fits = self.basket.fits(place);
        self.told.push(Step::Budget(if fits {
            let supporters = u64::try_from(people).expect("at most 2^48 people");
            BudgetStep::Saved { option, cost, given, supporters }
        } else {
            BudgetStep::SavedInVain { option, cost, given, left: terms.money(self.basket.left()) }
        }));
        if fits {
            self.basket.take(place);
        }
        fits
    }
}
