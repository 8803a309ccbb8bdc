//! Funds projects in the order of their merit, as long as they fit.
//!
//! Projects of equal merit: what cannot be funded anyway is passed over first;
//! if all the others fit together, their order changes nothing but the list, and
//! no tie has to be broken for that.

use std::cmp::Ordering;

use num_bigint::BigInt;

use super::order::Order;
use super::terms::Basket;
use super::{Ended, Opening};
use crate::outcome::{Bar, BudgetStep, Step};

/// What makes a project come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merit {
    /// Its support.
    Support,
    /// Its support for each unit of money; without cost it comes first when it
    /// has any.
    SupportPerCost,
}

/// What happens at a project that does not fit into what is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unfitting {
    /// It is passed over.
    Skip,
    /// The count ends.
    Stop,
}

/// Funds what fits.
pub(super) struct Fill<'a> {
    pub(super) opening: &'a Opening<'a>,
    pub(super) merit: Merit,
    pub(super) unfitting: Unfitting,
}

/// Whether a group of equals was dealt with, or all ends here.
enum Pass {
    Done,
    End(Ended),
}

impl Fill<'_> {
    /// Adds to `basket`; the steps say what and why.
    pub(super) fn run(&self, basket: &mut Basket<'_>, order: &mut Order<'_, '_>, steps: &mut Vec<Step>) -> Ended {
        let mut rest: Vec<usize> = self.opening.profile.standing();
        rest.retain(|&place| !basket.holds(place));
        rest.sort_by(|&a, &b| self.compare(b, a));
        for group in rest.chunk_by(|&a, &b| self.compare(a, b) == Ordering::Equal) {
            if let Pass::End(ended) = self.equals(group, basket, order, steps) {
                return ended;
            }
        }
        Ended::Decided
    }

    fn equals(
        &self,
        group: &[usize],
        basket: &mut Basket<'_>,
        order: &mut Order<'_, '_>,
        steps: &mut Vec<Step>,
    ) -> Pass {
        let mut left = group.to_vec();
        loop {
            left.retain(|&place| match basket.bar(place) {
                Some(Bar::Budget) if self.unfitting == Unfitting::Stop => true,
                Some(bar) => {
                    steps.push(self.passed_over(place, basket, bar));
                    false
                }
                None => true,
            });
            if left.is_empty() {
                return Pass::Done;
            }
            let at = format!("place {}", basket.chosen().len() + 1);
            if self.all_fit(&left, basket) {
                for place in order.all(&at, &left) {
                    self.fund(place, basket, steps);
                }
                return Pass::Done;
            }
            let first = order.first(&at, &left);
            steps.extend(order.told().filter(|_| left.len() > 1));
            let Some(first) = first else { return Pass::End(Ended::Open) };
            if !basket.fits(first) {
                steps.push(self.halted(first, basket));
                return Pass::End(Ended::Decided);
            }
            self.fund(first, basket, steps);
            left.retain(|&place| place != first);
        }
    }

    fn all_fit(&self, places: &[usize], basket: &Basket<'_>) -> bool {
        let costs = places.iter().map(|&place| self.opening.terms.cost(place));
        costs.fold(0, i128::saturating_add) <= basket.left() && (places.len() == 1 || basket.independent(places))
    }

    fn compare(&self, a: usize, b: usize) -> Ordering {
        let support = |place: usize| self.opening.voices.support()[place];
        match self.merit {
            Merit::Support => support(a).cmp(&support(b)),
            Merit::SupportPerCost => {
                let cost = |place: usize| self.opening.terms.cost(place);
                let endless = |place: usize| cost(place) == 0 && support(place) > 0;
                // What costs nothing and nobody wants has no merit at all.
                let by = |place: usize| BigInt::from(cost(place).max(1));
                let product = |place: usize, other: usize| BigInt::from(support(place)) * by(other);
                endless(a)
                    .cmp(&endless(b))
                    .then_with(|| if endless(a) { Ordering::Equal } else { product(a, b).cmp(&product(b, a)) })
            }
        }
    }

    fn fund(&self, place: usize, basket: &mut Basket<'_>, steps: &mut Vec<Step>) {
        basket.take(place);
        let Opening { profile, terms, voices, .. } = self.opening;
        steps.push(Step::Budget(BudgetStep::Funded {
            option: profile.id(place).to_owned(),
            cost: terms.money(terms.cost(place)),
            support: voices.text(place),
            left: terms.money(basket.left()),
        }));
    }

    fn passed_over(&self, place: usize, basket: &Basket<'_>, bar: Bar) -> Step {
        let Opening { profile, terms, voices, .. } = self.opening;
        Step::Budget(BudgetStep::PassedOver {
            option: profile.id(place).to_owned(),
            cost: terms.money(terms.cost(place)),
            support: voices.text(place),
            left: terms.money(basket.left()),
            bar,
        })
    }

    fn halted(&self, place: usize, basket: &Basket<'_>) -> Step {
        let Opening { profile, terms, .. } = self.opening;
        Step::Budget(BudgetStep::Halted {
            option: profile.id(place).to_owned(),
            cost: terms.money(terms.cost(place)),
            left: terms.money(basket.left()),
        })
    }
}
