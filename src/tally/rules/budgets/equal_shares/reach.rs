//! How far a share can be raised while the same is bought for certain.
//!
//! As long as the same people are poor at each purchase, everything is a straight
//! line over the share: what people have left, and each price. So a run is the same
//! until one of these lines meets another:
//! * somebody poor could pay in full, or somebody in full no more;
//! * another project would be as cheap as the one that is bought. With `q` as the
//!   price of a point at which it is, its supporters would pay `Σ min(left, q·u)`,
//!   which is at most `Σ left` of some and `Σ q·u` of the others, however they are
//!   divided; as long as a sum so divided is below its cost, it is dearer;
//! * a project that could not be paid could be at the end.
//!
//! A tie is kept only where both lines are the same. What lies before the first
//! such meeting need not be tried: it is the same run. That matters for few
//! ballots with large sums; in a city the lines meet all the time.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::super::shares::{Market, Share, position};
use super::super::terms::Basket;

/// Most marks times purchases for which this is worth the trouble.
const MOST_WORK: usize = 20_000;

/// A number at the share, and how it changes with it; in units of the share's top.
#[derive(Clone)]
struct Line {
    now: BigRational,
    slope: BigRational,
}

impl Line {
    fn of(now: BigInt, slope: i32) -> Self {
        Self { now: BigRational::from(now), slope: BigRational::from(BigInt::from(slope)) }
    }

    fn times(&self, by: &BigRational) -> Self {
        Self { now: &self.now * by, slope: &self.slope * by }
    }

    fn minus(&self, other: &Self) -> Self {
        Self { now: &self.now - &other.now, slope: &self.slope - &other.slope }
    }

    /// Whether it is the lower one, now and a little later.
    fn below(&self, other: &Self) -> bool {
        (&self.now, &self.slope) < (&other.now, &other.slope)
    }
}

/// How far things stay as they are.
pub(super) struct Reach<'m> {
    market: &'m Market,
    left: Vec<Line>,
    sold: Vec<bool>,
    bottom: BigInt,
    /// The top may grow by less than this; no limit at all when there is none.
    limit: Option<BigRational>,
}

impl<'m> Reach<'m> {
    /// How many steps a share can be raised so that the run that bought `bought` is
    /// the same; `most` if there is no limit.
    pub(super) fn steps(market: &'m Market, share: &Share, bought: &Basket<'_>, step: &BigInt, most: u64) -> u64 {
        if market.size().saturating_mul(bought.chosen().len() + 1) > MOST_WORK {
            return 0;
        }
        let left = vec![Line::of(share.top.clone(), 1); market.weights.len()];
        let sold = vec![false; market.asked.len()];
        let mut reach = Self { market, left, sold, bottom: BigInt::from(share.bottom), limit: None };
        let mut basket = bought.emptied();
        for &place in bought.chosen() {
            let Some(index) = market.asked.iter().position(|asked| asked.place == place) else { return 0 };
            if market.asked[index].cost > 0 && !reach.buy(index, &basket) {
                return 0;
            }
            reach.sold[index] = true;
            basket.take(place);
        }
        reach.end(&basket);
        match reach.limit {
            None => most,
            // Strictly before the meeting.
            Some(limit) => {
                let steps = (limit / step).ceil().to_integer() - BigInt::one();
                u64::try_from(steps.max(BigInt::zero())).unwrap_or(most).min(most)
            }
        }
    }

    /// A purchase as it was: nobody else may become rich or poor, nothing else as
    /// cheap. Not so when lines already meet.
    fn buy(&mut self, index: usize, basket: &Basket<'_>) -> bool {
        let Some(price) = self.price(index) else { return false };
        let worth = BigInt::from(self.market.asked[index].worth);
        for other in self.rivals(basket) {
            let ratio = BigRational::new(BigInt::from(self.market.asked[other].worth), worth.clone());
            if other != index && !self.dearer(other, &price.times(&ratio)) {
                return false;
            }
        }
        for (group, points) in self.supporters(index) {
            let part = price.times(&points);
            let rest = self.left[group].minus(&part);
            let poor = rest.now.is_negative();
            self.stays(&if poor { part.minus(&self.left[group]) } else { rest.clone() });
            self.left[group] = if poor { Line::of(BigInt::zero(), 0) } else { rest };
        }
        true
    }

    /// The price of a point, given who is poor.
    fn price(&self, index: usize) -> Option<Line> {
        let mut rich = self.supporters(index);
        let mut cost = self.cost(index);
        loop {
            let units: BigRational = rich.iter().map(|(group, points)| points * self.people(*group)).sum();
            if units.is_zero() {
                return None;
            }
            let price = cost.times(&units.recip());
            let poor = |(group, points): &(usize, BigRational)| self.left[*group].now < &price.now * points;
            let (poor, others): (Vec<_>, Vec<_>) = rich.into_iter().partition(poor);
            if poor.is_empty() {
                return Some(price);
            }
            for (group, _) in &poor {
                cost = cost.minus(&self.left[*group].times(&self.people(*group)));
            }
            rich = others;
        }
    }

    /// Whether a project stays dearer than this price for its points, or as dear.
    fn dearer(&mut self, other: usize, price: &Line) -> bool {
        let mut short = self.cost(other);
        let mut conditions = Vec::new();
        for (group, points) in self.supporters(other) {
            let (left, part) = (&self.left[group], price.times(&points));
            let (less, more) = if left.below(&part) { (left.clone(), part) } else { (part, left.clone()) };
            short = short.minus(&less.times(&self.people(group)));
            conditions.push(more.minus(&less));
        }
        if short.now.is_positive() {
            self.stays(&short);
            return true;
        }
        // A tie, if it is one for good.
        conditions.iter().for_each(|condition| self.stays(condition));
        short.now.is_zero() && short.slope.is_zero()
    }

    /// What was not bought must stay too dear for its supporters.
    fn end(&mut self, basket: &Basket<'_>) {
        for other in self.rivals(basket) {
            let supporters = self.supporters(other);
            let have = supporters.iter().map(|(group, _)| self.left[*group].times(&self.people(*group)));
            let short = have.fold(self.cost(other), |short, have| short.minus(&have));
            self.stays(&short);
        }
    }

    /// What is not below nothing stays so up to where it meets nothing.
    fn stays(&mut self, line: &Line) {
        if line.slope.is_negative() {
            let end = -&line.now / &line.slope;
            if self.limit.as_ref().is_none_or(|limit| end < *limit) {
                self.limit = Some(end);
            }
        }
    }

    /// All that could be bought now.
    fn rivals(&self, basket: &Basket<'_>) -> Vec<usize> {
        let asked = self.market.asked.iter().enumerate();
        asked
            .filter(|(index, asked)| {
                asked.people > 0 && asked.cost > 0 && !self.sold[*index] && basket.barred(asked.place).is_none()
            })
            .map(|(index, _)| index)
            .collect()
    }

    fn supporters(&self, index: usize) -> Vec<(usize, BigRational)> {
        let asked = &self.market.asked[index];
        let points = |nth: usize| BigRational::from(BigInt::from(asked.points.get(nth).copied().unwrap_or(1)));
        asked.groups.iter().enumerate().map(|(nth, &group)| (position(group), points(nth))).collect()
    }

    fn people(&self, group: usize) -> BigRational {
        BigRational::from(BigInt::from(self.market.weights[group]))
    }

    fn cost(&self, index: usize) -> Line {
        Line::of(&self.bottom * self.market.asked[index].cost, 0)
    }
}
