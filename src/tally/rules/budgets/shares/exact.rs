//! Prices as exact numbers, from the prices paid before.
//!
//! Who has something left has always paid in full: `left = share − Σ price ·
//! points` over the bought projects he supports. So what all the poor have
//! together is a sum over the prices with whole counts, and so is the new price.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_traits::Zero;

use super::look::GONE;
use super::market::position;
use super::run::Run;

/// A price: `top / (bottom of the chain · by)`, in units of money over the
/// bottom of the share.
#[derive(Debug, Clone)]
pub(super) struct Exact {
    pub(super) top: BigInt,
    pub(super) by: u128,
}

impl Exact {
    /// Compares what a point is paid with, each price over its worth; the chain
    /// is the same.
    pub(super) fn compare(&self, worth: u128, other: &Self, other_worth: u128) -> Ordering {
        let product = |top: &BigInt, by: u128, worth: u128| top * by * worth;
        product(&self.top, other.by, other_worth).cmp(&product(&other.top, self.by, worth))
    }
}

/// What somebody paid before: links of the chain with points; then the points
/// given to the project in question.
pub(super) type History = (Vec<(u32, u64)>, u64);

/// People of whom quanta cannot tell whether they are poor.
struct Unclear {
    people: u128,
    points: u64,
    /// What each has left, times the bottom of the chain.
    left: BigInt,
}

impl Run<'_> {
    /// The exact price of a project; none when its supporters cannot pay.
    pub(super) fn settle(&mut self, index: u32) -> Option<Exact> {
        let at = position(index);
        let bounds = self.bounds[at];
        let asked = &self.market.asked[at];
        let cost = BigInt::from(asked.cost) * self.share.bottom;
        if self.market.ones && self.chain.len() == 0 && bounds.high != u64::MAX {
            return Some(Exact { top: cost, by: asked.units });
        }
        let mut counts = std::mem::take(&mut self.counts);
        counts.fill(0);
        let mut poor: u128 = 0;
        let mut by: u128 = 0;
        let mut unclear: BTreeMap<History, u128> = BTreeMap::new();
        let (groups, points) = self.quanta.supporters(self.market, at);
        for (nth, &group) in groups.iter().enumerate() {
            let points = points.get(nth).copied().unwrap_or(1);
            let people = u128::from(self.market.weights[position(group)]);
            match self.sure(group, points, bounds.low, bounds.high) {
                Some(Standing::Gone) => {}
                Some(Standing::Poor) => {
                    poor += people;
                    for &(project, points) in self.market.marks(group) {
                        if let Some(link) = self.link[position(project)] {
                            counts[position(link)] += signed(people) * i128::from(points);
                        }
                    }
                }
                Some(Standing::Rich) => by += people * u128::from(points),
                None => *unclear.entry((self.history(group), points)).or_default() += people,
            }
        }
        let top = self.chain.sum(cost - BigInt::from(poor) * &self.share.top, &counts);
        self.counts = counts;
        self.divide(top, by, unclear)
    }

    /// Sorts out those who are unclear: the poorest first, as long as they cannot
    /// pay the price that is left for the others.
    fn divide(&self, mut top: BigInt, mut by: u128, unclear: BTreeMap<History, u128>) -> Option<Exact> {
        let mut unclear: Vec<Unclear> = unclear
            .into_iter()
            .map(|((history, points), people)| Unclear { people, points, left: self.left_after(&history) })
            .collect();
        by += unclear.iter().map(|some| some.people * u128::from(some.points)).sum::<u128>();
        unclear.sort_by(|a, b| (&a.left * b.points).cmp(&(&b.left * a.points)));
        for some in &unclear {
            if &some.left * by >= &top * some.points {
                break;
            }
            top -= &some.left * some.people;
            by -= some.people * u128::from(some.points);
        }
        (by > 0).then_some(Exact { top, by })
    }

    /// Everybody pays: the poor all they have, the rich in full.
    pub(super) fn pay(&mut self, index: u32, exact: &Exact) {
        let at = position(index);
        let bounds = self.bounds[at];
        let mut known = BTreeMap::new();
        let (groups, points) = self.quanta.supporters(self.market, at);
        let left: Vec<u64> = groups
            .iter()
            .enumerate()
            .map(|(nth, &group)| {
                let points = points.get(nth).copied().unwrap_or(1);
                match self.standing(group, points, exact, at, &mut known) {
                    Ordering::Less | Ordering::Equal => GONE,
                    // More than the quanta that are left only by less than their error.
                    Ordering::Greater => {
                        self.quanta.left[position(group)].saturating_sub(bounds.high.saturating_mul(points))
                    }
                }
            })
            .collect();
        self.quanta.set(self.market, at, &left);
        let most = self.market.asked[at].most;
        self.quanta.error = self.quanta.error.saturating_add((bounds.high - bounds.low).saturating_mul(most));
    }

    /// What the people of a group have left against what they ought to pay. Who has
    /// enough beyond doubt is said to have more, even if it is the same.
    pub(super) fn standing(
        &self,
        group: u32,
        points: u64,
        exact: &Exact,
        at: usize,
        known: &mut BTreeMap<History, Ordering>,
    ) -> Ordering {
        let bounds = self.bounds[at];
        match self.sure(group, points, bounds.low, bounds.high) {
            Some(Standing::Poor | Standing::Gone) => Ordering::Less,
            Some(Standing::Rich) => Ordering::Greater,
            None => *known.entry((self.history(group), points)).or_insert_with_key(|(history, points)| {
                (self.left_after(history) * exact.by).cmp(&(&exact.top * *points))
            }),
        }
    }

    /// What the supporters of a project have left, times the bottoms of chain and
    /// share.
    pub(super) fn money(&self, index: u32) -> BigInt {
        let mut counts = vec![0; self.chain.len()];
        let mut people: u128 = 0;
        let (groups, _) = self.quanta.supporters(self.market, position(index));
        for &group in groups.iter().filter(|&&group| self.quanta.left[position(group)] != GONE) {
            let weight = u128::from(self.market.weights[position(group)]);
            people += weight;
            for (link, points) in self.history(group) {
                counts[position(link)] -= signed(weight) * i128::from(points);
            }
        }
        self.chain.sum(BigInt::from(people) * &self.share.top, &counts)
    }

    /// Whether a group has nothing left, exactly: who paid the last he had counted as paying in full.
    pub(super) fn has_nothing(&self, group: u32) -> bool {
        match self.quanta.left[position(group)] {
            GONE => true,
            0 => self.left_after(&self.history(group)).is_zero(),
            _ => false,
        }
    }

    /// What quanta can tell for sure.
    fn sure(&self, group: u32, points: u64, low: u64, high: u64) -> Option<Standing> {
        let left = self.quanta.left[position(group)];
        let price = |quanta: u64| u128::from(quanta) * u128::from(points);
        if left == GONE {
            Some(Standing::Gone)
        } else if u128::from(left) + u128::from(self.quanta.error) < price(low) {
            Some(Standing::Poor)
        } else if u128::from(left) >= price(high) {
            Some(Standing::Rich)
        } else {
            None
        }
    }

    /// What a group that has something left has paid.
    fn history(&self, group: u32) -> Vec<(u32, u64)> {
        let marks = self.market.marks(group).iter();
        let mut paid: Vec<(u32, u64)> =
            marks.filter_map(|&(project, points)| Some((self.link[position(project)]?, points))).collect();
        paid.sort_unstable();
        paid
    }

    fn left_after(&self, history: &[(u32, u64)]) -> BigInt {
        let mut counts = vec![0; self.chain.len()];
        for &(link, points) in history {
            counts[position(link)] -= i128::from(points);
        }
        self.chain.sum(self.share.top.clone(), &counts)
    }

    /// The denominator of prices and money.
    pub(super) fn bottom(&self) -> BigInt {
        self.chain.bottom() * self.share.bottom
    }
}

/// How somebody stands to a price.
enum Standing {
    /// Has nothing.
    Gone,
    /// Has less.
    Poor,
    /// Has at least so much.
    Rich,
}

/// At most 2^48 people.
fn signed(people: u128) -> i128 {
    i128::try_from(people).expect("few people")
}
