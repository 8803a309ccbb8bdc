//! The comparison step: does the outcome by support serve more people?

use super::super::order::Order;
use super::super::terms::Basket;
use super::super::{Ended, Opening};
use super::Counting;
use crate::outcome::{BudgetStep, Step};

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compare {
    /// Whether people have any project they support.
    Ratio,
    /// How many projects they support people have.
    Satisfaction,
}

impl<'a> Counting<'a> {
    /// The outcome that serves more people; equal shares if both do.
    pub(super) fn compare(&mut self, by: Compare, ours: Basket<'a>, order: &mut Order<'_, '_>) -> (Basket<'a>, Ended) {
        let Opening { profile, terms, voices, .. } = self.opening;
        let mut theirs = terms.basket();
        let ended = self.most_support().run(&mut theirs, order, &mut Vec::new());
        if ended == Ended::Open {
            let open = order.told().into_iter().collect();
            self.round(open);
            return (ours, ended);
        }
        let (mut shares, mut support) = (0, 0);
        for (people, marks) in voices.groups() {
            let most = if by == Compare::Ratio { 1 } else { usize::MAX };
            let served = |basket: &Basket<'_>| marks.iter().filter(|(place, _)| basket.holds(*place)).count().min(most);
            match served(&ours).cmp(&served(&theirs)) {
                std::cmp::Ordering::Greater => shares += people,
                std::cmp::Ordering::Less => support += people,
                std::cmp::Ordering::Equal => {}
            }
        }
        let kept = support <= shares;
        let step = BudgetStep::Compared {
            by: if by == Compare::Ratio { "ratio" } else { "satisfaction" }.to_owned(),
            shares,
            support,
            options: profile.ids(theirs.chosen()),
            cost: terms.money(theirs.spent()),
            kept,
        };
        self.round(vec![Step::Budget(step)]);
        (if kept { ours } else { theirs }, ended)
    }
}
