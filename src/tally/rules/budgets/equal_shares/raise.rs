//! Raises the shares until more would be bought than the budget pays.

use num_bigint::BigInt;
use num_integer::Integer;

use super::super::order::Order;
use super::super::shares::Share;
use super::super::terms::Basket;
use super::super::{Ended, Opening};
use super::reach::Reach;
use super::till::Till;
use super::{CountError, Counting};
use crate::outcome::{BudgetStep, Settled, Step};

/// Most runs that are made.
const MOST_RUNS: u64 = 200_000;

/// Runs that buy the same before it is worth asking how long that goes on.
const FIRST_WAIT: u64 = 256;
const NEXT_WAIT: u64 = 8;

/// When to ask again whether shares can be passed over.
struct Patience {
    wait: u64,
    since: u64,
}

/// What was bought with a share.
struct Tried<'a> {
    basket: Basket<'a>,
    ended: Ended,
    over: Option<usize>,
    ties: usize,
}

/// Shares in a row that bought the same projects.
struct Same {
    from: Share,
    to: Share,
    runs: u64,
    projects: Vec<usize>,
    cost: i128,
}

impl<'a> Counting<'a> {
    /// The share to be kept, or the one with a tie that nothing breaks.
    pub(super) fn raise(&mut self, order: &mut Order<'_, '_>) -> Result<Share, CountError> {
        let terms = &self.opening.terms;
        let mut share = self.plan.first.clone();
        let mut steps = vec![Step::Budget(BudgetStep::Shared {
            budget: terms.money(terms.budget()),
            people: self.opening.people(),
            share: self.amount(&share),
        })];
        let Some(step) = &self.plan.step else {
            self.round(steps);
            return Ok(share);
        };
        let mut now = self.attempt(&share, order);
        let (mut raises, mut runs, mut ties) = (0, 0, 0);
        let mut patience = Patience { wait: FIRST_WAIT, since: 0 };
        let mut same: Vec<Same> = Vec::new();
        let why = loop {
            if now.ended == Ended::Open {
                break None;
            }
            keep(&mut same, &share, &now.basket);
            if let Some(why) = self.done(&share, &now.basket) {
                break Some(why);
            }
            let skipped = self.skip(&mut same, &mut patience, &share, &now.basket);
            if skipped > 0 {
                share.top += step * skipped;
                raises += skipped;
                ties += u64::try_from(now.ties).expect("few ties") * skipped;
                if let Some(why) = self.done(&share, &now.basket) {
                    break Some(why);
                }
            }
            raises += 1;
            runs += 1;
            if runs > MOST_RUNS {
                return Err(too_many(step, terms.whole(), share.bottom));
            }
            let next = Share { top: &share.top + step, bottom: share.bottom };
            let tried = self.attempt(&next, order);
            if let Some(place) = tried.over {
                ties += u64::try_from(tried.ties).expect("few ties");
                steps.push(self.would_overspend(&next, place, &tried.basket));
                break Some(Settled::Overspend);
            }
            ties += u64::try_from(now.ties).expect("few ties");
            (share, now) = (next, tried);
        };
        let last = steps.split_off(1);
        steps.extend(same.iter().map(|same| self.raised(same)));
        steps.extend(last);
        steps.extend(why.map(|why| self.kept(&share, raises, why, ties)));
        self.round(steps);
        Ok(share)
    }

    /// A run that is only tried; its ties are counted, not kept.
    fn attempt(&mut self, share: &Share, order: &mut Order<'_, '_>) -> Tried<'a> {
        let met = order.met();
        let mut till = Till::silent(self.opening, self.plan, order);
        self.run.run(share, &mut till);
        let Till { basket, ended, over, .. } = till;
        let ties = order.met() - met;
        order.forget(met);
        Tried { basket, ended, over, ties }
    }

    /// How many shares need not be tried, as they buy the same for certain.
    fn skip(&self, same: &mut [Same], patience: &mut Patience, share: &Share, basket: &Basket<'_>) -> u64 {
        let (Some(step), Some(last)) = (&self.plan.step, same.last_mut()) else { return 0 };
        patience.since += 1;
        if last.runs < patience.wait || patience.since < patience.wait {
            return 0;
        }
        patience.since = 0;
        // Up to the first share that is enough for everything.
        let most = (&self.plan.enough - &share.top).div_ceil(step);
        let most = u64::try_from(most).unwrap_or(u64::MAX >> 16);
        let steps = Reach::steps(self.market, share, basket, step, most);
        patience.wait = if steps > NEXT_WAIT { NEXT_WAIT } else { patience.wait.saturating_mul(2) };
        last.runs += steps;
        last.to.top = &share.top + step * steps;
        steps
    }

    fn done(&self, share: &Share, basket: &Basket<'_>) -> Option<Settled> {
        if self.plan.exhaustive && basket.exhaustive() {
            return Some(Settled::Exhaustive);
        }
        let all = self.market.wanted().all(|place| basket.holds(place));
        (all || share.top >= self.plan.enough).then_some(Settled::Unchanging)
    }

    fn would_overspend(&self, share: &Share, place: usize, basket: &Basket<'_>) -> Step {
        let Opening { profile, terms, .. } = self.opening;
        Step::Budget(BudgetStep::WouldOverspend {
            share: self.amount(share),
            option: profile.id(place).to_owned(),
            cost: terms.money(basket.spent()),
            budget: terms.money(terms.budget()),
        })
    }

    fn raised(&self, same: &Same) -> Step {
        Step::Budget(BudgetStep::Raised {
            from: self.amount(&same.from),
            to: self.amount(&same.to),
            runs: same.runs,
            projects: u64::try_from(same.projects.len()).expect("few projects"),
            cost: self.opening.terms.money(same.cost),
        })
    }

    fn kept(&self, share: &Share, raises: u64, why: Settled, ties: u64) -> Step {
        Step::Budget(BudgetStep::ShareKept { share: self.amount(share), raises, why, ties })
    }
}

/// Notes what a share bought: beside the one before it if that bought the same.
fn keep(same: &mut Vec<Same>, share: &Share, basket: &Basket<'_>) {
    let mut projects = basket.chosen().to_vec();
    projects.sort_unstable();
    match same.last_mut() {
        Some(last) if last.projects == projects => {
            last.to = share.clone();
            last.runs += 1;
        }
        _ => same.push(Same { from: share.clone(), to: share.clone(), runs: 1, projects, cost: basket.spent() }),
    }
}

fn too_many(step: &BigInt, whole: i128, bottom: u64) -> CountError {
    CountError::Setting {
        parameter: "increment",
        given: (step / BigInt::from(whole) / bottom).to_string(),
        expected: format!("a larger step, as {MOST_RUNS} do not lead to an end"),
    }
}
