//! One run: who has what, and what is bought next.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use super::chain::Chain;
use super::exact::Exact;
use super::look::{Look, Quanta};
use super::market::{Market, position};
use super::sale::Sale;

/// The share of each person: `top / bottom` units of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) struct Share {
    pub(in crate::rules) top: BigInt,
    pub(in crate::rules) bottom: u64,
}

/// Who decides what may be bought, and takes note of it.
pub(in crate::rules) trait Buyer {
    /// Whether the project may still be bought; if not, it never may again.
    fn may(&mut self, place: usize) -> bool;
    /// One of several whose price is the same, as listed; `None` ends the run.
    fn choose(&mut self, tied: &[usize]) -> Option<usize>;
    /// A project is bought; whether to go on.
    fn bought(&mut self, sale: &Sale<'_>) -> bool;
}

/// A run, and the room it needs; used again for the next share.
pub(in crate::rules) struct Run<'m> {
    pub(super) market: &'m Market,
    pub(super) share: Share,
    pub(super) chain: Chain,
    /// For each project: which price it was bought for.
    pub(super) link: Vec<Option<u32>>,
    pub(super) quanta: Quanta,
    /// Bounds of the price of each project, and when they were found.
    pub(super) bounds: Vec<Bounds>,
    /// Candidates by the lowest ρ they may have.
    queue: BinaryHeap<Reverse<(u128, u32)>>,
    /// Prices reckoned exactly since the last purchase.
    exact: BTreeMap<u32, Exact>,
    pub(super) counts: Vec<i128>,
}

/// What is known of a project's price, in quanta.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub(super) low: u64,
    /// An upper bound at the time `seen`.
    pub(super) high: u64,
    /// The number of purchases before the look that found `high`.
    pub(super) seen: Option<usize>,
}

impl<'m> Run<'m> {
    pub(in crate::rules) fn new(market: &'m Market) -> Self {
        Self {
            market,
            share: Share { top: BigInt::zero(), bottom: 1 },
            chain: Chain::new(),
            link: Vec::new(),
            quanta: Quanta::new(market),
            bounds: Vec::new(),
            queue: BinaryHeap::new(),
            exact: BTreeMap::new(),
            counts: Vec::new(),
        }
    }

    /// Buys what people with this share can buy.
    pub(in crate::rules) fn run(&mut self, share: &Share, buyer: &mut dyn Buyer) {
        self.begin(share);
        if self.free(buyer) {
            while let Some(project) = self.next(buyer) {
                if !self.buy(project, buyer) {
                    break;
                }
            }
        }
    }

    /// The projects somebody supports that were not bought, and what their
    /// supporters have left.
    pub(in crate::rules) fn unsold(&self) -> Vec<(usize, BigRational)> {
        let asked = (0_u32..).zip(&self.market.asked).filter(|(_, project)| project.people > 0 && project.cost > 0);
        let left = asked.filter(|(index, _)| self.link[position(*index)].is_none());
        left.map(|(index, project)| (project.place, BigRational::new(self.money(index), self.bottom()))).collect()
    }

    fn begin(&mut self, share: &Share) {
        let asked = &self.market.asked;
        self.share = share.clone();
        self.chain.clear();
        self.counts.clear();
        self.exact.clear();
        self.queue.clear();
        self.link.clear();
        self.link.resize(asked.len(), None);
        self.bounds.clear();
        self.bounds.resize(asked.len(), Bounds { low: 0, high: u64::MAX, seen: None });
        self.quanta.begin(self.market, share);
        for (index, project) in (0..).zip(asked).filter(|(_, project)| project.people > 0 && project.cost > 0) {
            if !self.affordable_at_first(index) {
                continue;
            }
            let (low, high) = self.quanta.first_price(project);
            // With one point each everybody pays the same, and everybody can.
            let seen = self.market.ones.then_some(0);
            self.bounds[position(index)] = Bounds { low, high, seen };
            self.queue.push(Reverse((self.lowest(index), index)));
        }
    }

    fn affordable_at_first(&self, index: u32) -> bool {
        let project = &self.market.asked[position(index)];
        BigInt::from(project.people) * &self.share.top >= BigInt::from(project.cost) * self.share.bottom
    }

    /// Projects that cost nothing come first; their price is nothing.
    fn free(&mut self, buyer: &mut dyn Buyer) -> bool {
        let market = self.market;
        let asked = (0_u32..).zip(&market.asked);
        let mut free: Vec<u32> =
            asked.filter(|(_, project)| project.people > 0 && project.cost == 0).map(|(index, _)| index).collect();
        loop {
            free.retain(|&index| buyer.may(market.asked[position(index)].place));
            if free.is_empty() {
                return true;
            }
            let Some(index) = self.chosen(&free, buyer) else { return false };
            free.retain(|&other| other != index);
            if !buyer.bought(&Sale { run: self, index, exact: None }) {
                return false;
            }
        }
    }

    /// The project to be bought next; none when no more can be, or a tie ends it.
    fn next(&mut self, buyer: &mut dyn Buyer) -> Option<u32> {
        let mut cheapest = self.contenders(buyer);
        if cheapest.len() > 1 {
            cheapest = self.cheapest(cheapest);
        }
        let chosen = self.chosen(&cheapest, buyer)?;
        for other in cheapest.into_iter().filter(|&other| other != chosen) {
            self.queue.push(Reverse((self.lowest(other), other)));
        }
        Some(chosen)
    }

    fn chosen(&self, tied: &[u32], buyer: &mut dyn Buyer) -> Option<u32> {
        if tied.len() < 2 {
            return tied.first().copied();
        }
        let mut tied = tied.to_vec();
        tied.sort_unstable();
        let places: Vec<usize> = tied.iter().map(|&index| self.market.asked[position(index)].place).collect();
        let chosen = buyer.choose(&places)?;
        tied.into_iter().zip(places).find(|(_, place)| *place == chosen).map(|(index, _)| index)
    }

    /// All projects that may be the cheapest, taken from the queue.
    fn contenders(&mut self, buyer: &mut dyn Buyer) -> Vec<u32> {
        let mut best = u128::MAX;
        let mut found: Vec<u32> = Vec::new();
        while self.queue.peek().is_some_and(|Reverse((key, _))| *key <= best) {
            let Some(Reverse((_, index))) = self.queue.pop() else { break };
            if !buyer.may(self.market.asked[position(index)].place) {
                continue;
            }
            if self.bounds[position(index)].seen == Some(self.chain.len()) {
                best = best.min(self.highest(index));
                found.push(index);
                continue;
            }
            let look = self.look(index, best);
            if matches!(look, Look::Short) || (matches!(look, Look::Unsure) && !self.reckon(index)) {
                continue;
            }
            self.queue.push(Reverse((self.lowest(index), index)));
        }
        let (near, far): (Vec<u32>, Vec<u32>) = found.into_iter().partition(|&index| self.lowest(index) <= best);
        for index in far {
            self.queue.push(Reverse((self.lowest(index), index)));
        }
        near
    }

    /// Those of `contenders` whose ρ is really the least; the others go back.
    fn cheapest(&mut self, contenders: Vec<u32>) -> Vec<u32> {
        let mut least: Vec<u32> = Vec::new();
        for index in contenders {
            self.exact_of(index);
            let order = least.first().map(|&first| self.compare(index, first));
            match order {
                Some(std::cmp::Ordering::Greater) => self.queue.push(Reverse((self.lowest(index), index))),
                Some(std::cmp::Ordering::Less) => {
                    for other in least.drain(..) {
                        self.queue.push(Reverse((lowest(self.market, &self.bounds, other), other)));
                    }
                    least.push(index);
                }
                Some(std::cmp::Ordering::Equal) | None => least.push(index),
            }
        }
        least
    }

    fn compare(&self, a: u32, b: u32) -> std::cmp::Ordering {
        let worth = |index: u32| self.market.asked[position(index)].worth;
        self.exact[&a].compare(worth(a), &self.exact[&b], worth(b))
    }

    /// Makes sure that the exact price of a project that can be paid is known.
    fn exact_of(&mut self, index: u32) {
        if !self.exact.contains_key(&index) {
            let exact = self.settle(index).expect("a project with an upper bound can be paid");
            self.exact.insert(index, exact);
        }
    }

    /// Reckons exactly where quanta cannot tell whether it can be paid.
    fn reckon(&mut self, index: u32) -> bool {
        self.bounds[position(index)].high = u64::MAX;
        let Some(exact) = self.settle(index) else { return false };
        let (low, high) = self.quanta.of(&exact, &self.chain);
        let seen = Some(self.chain.len());
        self.bounds[position(index)] = Bounds { low, high, seen };
        self.exact.insert(index, exact);
        true
    }

    fn buy(&mut self, index: u32, buyer: &mut dyn Buyer) -> bool {
        self.exact_of(index);
        let exact = self.exact.remove(&index).expect("just reckoned");
        let (low, high) = self.quanta.of(&exact, &self.chain);
        self.bounds[position(index)] = Bounds { low, high, seen: Some(self.chain.len()) };
        let more = buyer.bought(&Sale { run: self, index, exact: Some(&exact) });
        self.pay(index, &exact);
        self.link[position(index)] = Some(u32::try_from(self.chain.len()).expect("few projects"));
        self.chain.push(exact.top, exact.by);
        self.counts.push(0);
        self.exact.clear();
        more
    }

    /// The least ρ the project may have, in the unit of the queue.
    fn lowest(&self, index: u32) -> u128 {
        lowest(self.market, &self.bounds, index)
    }

    /// The most it may have.
    fn highest(&self, index: u32) -> u128 {
        let index = position(index);
        (u128::from(self.bounds[index].high) << 64).div_ceil(self.market.asked[index].worth)
    }
}

fn lowest(market: &Market, bounds: &[Bounds], index: u32) -> u128 {
    let index = position(index);
    (u128::from(bounds[index].low) << 64) / market.asked[index].worth
}
