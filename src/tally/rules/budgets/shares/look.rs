//! A quick look at a price, in whole quanta of money.
//!
//! Invariant: for a group that has `left` quanta here, what each of its people
//! really has lies in `left ..= left + error`; one that has nothing is [`GONE`].
//!
//! For any set of poor supporters, with the other supporters' points as `rich`:
//! the price is at least `(cost − what the poor have) / rich`, because nobody
//! pays more than that. If all the rich can pay such a price, it is also enough.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};

use super::chain::Chain;
use super::exact::Exact;
use super::market::{Asked, Market, position};
use super::run::{Bounds, Run, Share};

/// A group that has nothing left.
pub(super) const GONE: u64 = u64::MAX;

/// All money there is stays below this many quanta, so that sums fit 64 bits.
const MOST_BITS: i64 = 61;

/// What the groups have left.
pub(super) struct Quanta {
    /// A quantum is `2^-shift` units of money.
    shift: i64,
    bottom: u64,
    pub(super) left: Vec<u64>,
    pub(super) error: u64,
    /// For each project its supporters who are not [`GONE`], as far as known:
    /// groups and points.
    live: Vec<Live>,
    /// Those who may be rich: so many, then unused room.
    rich: Vec<Rich>,
    found: usize,
}

#[derive(Default)]
struct Live {
    groups: Vec<u32>,
    points: Vec<u64>,
    /// Whether the lists are those of this run.
    begun: bool,
}

#[derive(Clone, Copy, Default)]
struct Rich {
    left: u64,
    people: u64,
    points: u64,
}

/// What a look tells.
pub(super) enum Look {
    /// The supporters cannot pay.
    Short,
    /// Perhaps they can; quanta are too coarse to tell.
    Unsure,
    /// The price is above the one to beat; the lower bound is as low as that.
    Above,
    /// The price lies within the bounds.
    Within,
}

/// The sums of one pass.
struct Sums {
    poor_money: u64,
    poor_people: u64,
    rich_units: u128,
}

impl Quanta {
    pub(super) fn new(market: &Market) -> Self {
        let live = market.asked.iter().map(|_| Live::default()).collect();
        Self { shift: 0, bottom: 1, left: Vec::new(), error: 0, live, rich: Vec::new(), found: 0 }
    }

    pub(super) fn begin(&mut self, market: &Market, share: &Share) {
        let all = BigInt::from(market.people()) * &share.top / share.bottom;
        self.bottom = share.bottom;
        self.shift = MOST_BITS - 1 - i64::try_from(all.bits()).unwrap_or(i64::MAX / 2);
        let (low, high) = self.bounds(&share.top, &BigInt::from(share.bottom));
        self.left.clear();
        self.left.resize(market.weights.len(), low);
        self.error = high - low;
        self.live.iter_mut().for_each(|live| live.begun = false);
    }

    /// The price when everybody pays for every point alike.
    pub(super) fn first_price(&self, project: &Asked) -> (u64, u64) {
        self.bounds(&BigInt::from(project.cost), &BigInt::from(project.units))
    }

    /// An exact price.
    pub(super) fn of(&self, exact: &Exact, chain: &Chain) -> (u64, u64) {
        self.bounds(&exact.top, &(chain.bottom() * exact.by * self.bottom))
    }

    fn cost(&self, project: &Asked) -> (u64, u64) {
        match u32::try_from(self.shift) {
            // A cost that can be paid is at most all the money: it fits.
            Ok(shift) if project.cost.leading_zeros() > shift => {
                let cost = u64::try_from(project.cost << shift).unwrap_or(u64::MAX);
                (cost, cost)
            }
            _ => self.bounds(&BigInt::from(project.cost), &BigInt::from(1)),
        }
    }

    /// The whole quanta below and above `top / bottom` units of money.
    fn bounds(&self, top: &BigInt, bottom: &BigInt) -> (u64, u64) {
        let shift = self.shift.unsigned_abs();
        let (low, rest) =
            if self.shift >= 0 { (top << shift).div_rem(bottom) } else { top.div_rem(&(bottom << shift)) };
        let low = low.to_u64().unwrap_or(GONE - 1).min(GONE - 1);
        (low, low + u64::from(!rest.is_zero()))
    }

    /// Goes over the supporters: who has less than `price` a point is poor, the
    /// others are noted in `rich`.
    fn pass<const ONES: bool>(&mut self, market: &Market, index: usize, price: u64) -> Sums {
        let asked = &market.asked[index];
        let live = &mut self.live[index];
        if !live.begun {
            live.begun = true;
            live.groups.clone_from(&asked.groups);
            live.points.clone_from(&asked.points);
        }
        let groups = &mut live.groups[..];
        if self.rich.len() < groups.len() {
            self.rich.resize(groups.len(), Rich::default());
        }
        let rich = &mut self.rich[..groups.len()];
        let (mut kept, mut found) = (0, 0);
        let mut sums = Sums { poor_money: 0, poor_people: 0, rich_units: 0 };
        let mut rich_people = 0;
        for at in 0..groups.len() {
            let group = groups[at];
            let left = self.left[position(group)];
            let people = u64::from(market.weights[position(group)]);
            let points = if ONES { 1 } else { live.points[at] };
            groups[kept] = group;
            if !ONES {
                live.points[kept] = points;
            }
            let here = left != GONE;
            let poor = if ONES { left < price } else { u128::from(left) < u128::from(price) * u128::from(points) };
            kept += usize::from(here);
            sums.poor_money += if poor && here { people * left } else { 0 };
            sums.poor_people += if poor && here { people } else { 0 };
            rich[found] = Rich { left, people, points };
            found += usize::from(!poor && here);
            if ONES {
                rich_people += if !poor && here { people } else { 0 };
            } else if !poor && here {
                sums.rich_units += u128::from(people) * u128::from(points);
            }
        }
        sums.rich_units += u128::from(rich_people);
        live.groups.truncate(kept);
        if !ONES {
            live.points.truncate(kept);
        }
        self.found = found;
        sums
    }

    /// Moves those of the rich who have less than `price` a point to the poor;
    /// whether there were any.
    fn sift(&mut self, sums: &mut Sums, price: u64) -> bool {
        let mut kept = 0;
        for at in 0..self.found {
            let rich = self.rich[at];
            let poor = u128::from(rich.left) < u128::from(price) * u128::from(rich.points);
            if poor {
                sums.poor_money += rich.people * rich.left;
                sums.poor_people += rich.people;
                sums.rich_units -= u128::from(rich.people) * u128::from(rich.points);
            }
            self.rich[kept] = rich;
            kept += usize::from(!poor);
        }
        let any = kept < self.found;
        self.found = kept;
        any
    }

    /// Sets what the supporters have left, as [`Self::supporters`] lists them.
    pub(super) fn set(&mut self, market: &Market, index: usize, left: &[u64]) {
        let live = &self.live[index];
        let groups = if live.begun { &live.groups } else { &market.asked[index].groups };
        for (&group, &left) in groups.iter().zip(left) {
            self.left[position(group)] = left;
        }
    }

    /// The supporters who may have something left: groups and points.
    pub(super) fn supporters<'a>(&'a self, market: &'a Market, index: usize) -> (&'a [u32], &'a [u64]) {
        let live = &self.live[index];
        if live.begun {
            (&live.groups, &live.points)
        } else {
            (&market.asked[index].groups, &market.asked[index].points)
        }
    }
}

impl Run<'_> {
    /// Looks for the price of a project; done as soon as its ρ is known to be above
    /// `beat`. The bounds are kept.
    pub(super) fn look(&mut self, index: u32, beat: u128) -> Look {
        let at = position(index);
        let asked = &self.market.asked[at];
        let (cost_low, cost_high) = self.quanta.cost(asked);
        let mut low = self.bounds[at].low;
        let mut high = low;
        let mut sums = if self.market.ones {
            self.quanta.pass::<true>(self.market, at, low)
        } else {
            self.quanta.pass::<false>(self.market, at, low)
        };
        loop {
            let slack = u128::from(sums.poor_people) * u128::from(self.quanta.error);
            let most = u128::from(sums.poor_money) + slack;
            if sums.rich_units == 0 {
                return if most < u128::from(cost_low) { Look::Short } else { Look::Unsure };
            }
            let wanted = u128::from(cost_high.saturating_sub(sums.poor_money)).div_ceil(sums.rich_units);
            high = high.max(u64::try_from(wanted).unwrap_or(GONE - 1));
            let least = u128::from(cost_low).saturating_sub(most) / sums.rich_units;
            low = low.max(u64::try_from(least).unwrap_or(GONE - 1));
            self.bounds[at] = Bounds { low, high, seen: None };
            if (u128::from(low) << 64) / asked.worth > beat {
                return Look::Above;
            }
            if !self.quanta.sift(&mut sums, high) {
                self.bounds[at].seen = Some(self.chain.len());
                return Look::Within;
            }
        }
    }
}
