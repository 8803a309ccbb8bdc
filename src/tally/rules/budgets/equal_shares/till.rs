//! Buys for the rule: keeps the terms, breaks ties, tells what happens.

use std::collections::BTreeSet;

use num_bigint::BigInt;

use super::super::order::Order;
use super::super::shares::{Buyer, Paid, Sale};
use super::super::terms::Basket;
use super::super::{Ended, Opening};
use super::Plan;
use crate::outcome::{BudgetStep, Payers, Step};

/// One run's purchases.
pub(super) struct Till<'a, 'o, 'b, 'p> {
    opening: &'a Opening<'a>,
    plan: &'a Plan,
    order: &'o mut Order<'b, 'p>,
    tells: bool,
    pub(super) basket: Basket<'a>,
    pub(super) ended: Ended,
    /// The purchase that went over the budget; the run ends there.
    pub(super) over: Option<usize>,
    fallen: BTreeSet<usize>,
    pub(super) told: Vec<Step>,
}

impl<'a, 'o, 'b, 'p> Till<'a, 'o, 'b, 'p> {
    /// For a run that is only tried.
    pub(super) fn silent(opening: &'a Opening<'a>, plan: &'a Plan, order: &'o mut Order<'b, 'p>) -> Self {
        Self {
            opening,
            plan,
            order,
            tells: false,
            basket: opening.terms.basket(),
            ended: Ended::Decided,
            over: None,
            fallen: BTreeSet::new(),
            told: Vec::new(),
        }
    }

    /// For the run that counts.
    pub(super) fn telling(opening: &'a Opening<'a>, plan: &'a Plan, order: &'o mut Order<'b, 'p>) -> Self {
        Self { tells: true, ..Self::silent(opening, plan, order) }
    }

    fn tell(&self, sale: &Sale<'_>) -> Step {
        let Opening { profile, terms, voices, .. } = self.opening;
        let Paid { rho, full, poorer, rest } = sale.paid();
        let whole = BigInt::from(terms.whole());
        let people = |number: u128| u64::try_from(number).expect("at most 2^48 people");
        let supporters = people(poorer + full.values().map(|(people, _)| people).sum::<u128>());
        let full = full.into_iter().rev().map(|(points, (number, each))| Payers {
            people: people(number),
            points: voices.points(if self.plan.by_points { points } else { voices.unit() }),
            each: (each / &whole).to_string(),
        });
        Step::Budget(BudgetStep::Bought {
            option: profile.id(sale.place()).to_owned(),
            cost: terms.money(terms.cost(sale.place())),
            supporters,
            price: (rho * &self.plan.rho).to_string(),
            full: full.collect(),
            poorer: people(poorer),
            paid: (rest / &whole).to_string(),
        })
    }
}

impl Buyer for Till<'_, '_, '_, '_> {
    fn may(&mut self, place: usize) -> bool {
        let Some(bar) = self.basket.barred(place) else { return true };
        if self.tells && self.fallen.insert(place) {
            let option = self.opening.profile.id(place).to_owned();
            self.told.push(Step::Budget(BudgetStep::FellOut { option, bar }));
        }
        false
    }

    fn choose(&mut self, tied: &[usize]) -> Option<usize> {
        let at = format!("place {}", self.basket.chosen().len() + 1);
        let chosen = self.order.first(&at, tied);
        if self.tells {
            self.told.extend(self.order.told());
        }
        if chosen.is_none() {
            self.ended = Ended::Open;
        }
        chosen
    }

    fn bought(&mut self, sale: &Sale<'_>) -> bool {
        if self.tells {
            let step = self.tell(sale);
            self.told.push(step);
        }
        self.basket.take(sale.place());
        if self.basket.left() < 0 {
            self.over = Some(sale.place());
            return false;
        }
        true
    }
}
