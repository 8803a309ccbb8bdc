//! People save money at the same pace and buy what they support: the inside of
//! Phragmén's sequential rule.
//!
//! Everybody is given money all the time, everybody the same. As soon as the
//! supporters of a project have its cost between them it is bought with all they
//! have. So what a person has is what was given since his last purchase: a
//! project of cost `c` is bought when `(c + Σ given at the last purchase of each
//! supporter) / supporters` has been given. Each such time is made from those
//! before it (a [`Chain`]); bounds of it in whole quanta tell which comes first,
//! and where they cannot, the exact times are compared.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::ToPrimitive;

use super::shares::{Chain, Market, position};

/// Times stay below this many bits in quanta, so that those of 2^48 people fit
/// 128 bits.
const MOST_BITS: i64 = 78;

/// Who decides what may be bought, and takes note of it.
pub(in crate::rules) trait Saver {
    /// Whether the project may still be bought; if not, it never may again.
    fn may(&mut self, place: usize) -> bool;
    /// One of several that can be bought at the same time, as listed; `None` ends
    /// the count.
    fn choose(&mut self, tied: &[usize]) -> Option<usize>;
    /// The cost of a project was saved when so much had been given to each;
    /// whether it is bought. If not, that is the end.
    fn saved(&mut self, place: usize, given: &BigRational, people: u128) -> bool;
}

/// Who has saved since when.
pub(in crate::rules) struct Savings<'m> {
    market: &'m Market,
    chain: Chain,
    /// The last purchase of each group.
    last: Vec<Option<u32>>,
    shift: i64,
    /// Each purchase's time in quanta, from below; above by at most one.
    times: Vec<u128>,
    /// For each project the sum of these over its supporters, and how many of
    /// them have bought something.
    sums: Vec<(u128, u128)>,
    left: Vec<u32>,
}

impl<'m> Savings<'m> {
    /// Nobody has anything.
    pub(in crate::rules) fn new(market: &'m Market) -> Self {
        let all: BigInt = market.asked.iter().map(|asked| BigInt::from(asked.cost)).sum();
        Self {
            market,
            chain: Chain::new(),
            last: vec![None; market.weights.len()],
            shift: MOST_BITS - 1 - i64::try_from(all.bits()).unwrap_or(i64::MAX / 2),
            times: Vec::new(),
            sums: vec![(0, 0); market.asked.len()],
            left: (0..).zip(&market.asked).filter(|(_, asked)| asked.people > 0).map(|(index, _)| index).collect(),
        }
    }

    /// Buys until nothing is left or the saver ends it.
    pub(in crate::rules) fn run(&mut self, saver: &mut dyn Saver) {
        loop {
            let market = self.market;
            self.left.retain(|&index| saver.may(market.asked[position(index)].place));
            let tied = self.earliest();
            let Some(index) = Self::chosen(market, &tied, saver) else { return };
            let asked = &market.asked[position(index)];
            let top = self.exact(index);
            let given = BigRational::new(top.clone(), self.chain.bottom() * asked.people);
            if !saver.saved(asked.place, &given, asked.people) {
                return;
            }
            self.left.retain(|&other| other != index);
            self.buy(index, top, &given);
        }
    }

    fn chosen(market: &Market, tied: &[u32], saver: &mut dyn Saver) -> Option<u32> {
        if tied.len() < 2 {
            return tied.first().copied();
        }
        let places: Vec<usize> = tied.iter().map(|&index| market.asked[position(index)].place).collect();
        let chosen = saver.choose(&places)?;
        tied.iter().zip(places).find(|(_, place)| *place == chosen).map(|(&index, _)| index)
    }

    /// Those whose cost is saved first, as listed.
    fn earliest(&self) -> Vec<u32> {
        let soonest = self.left.iter().map(|&index| self.bounds(index).1).min().unwrap_or(0);
        let close: Vec<u32> = self.left.iter().copied().filter(|&index| self.bounds(index).0 <= soonest).collect();
        if close.len() < 2 {
            return close;
        }
        let people = |index: u32| self.market.asked[position(index)].people;
        let times: Vec<(u32, BigInt)> = close.into_iter().map(|index| (index, self.exact(index))).collect();
        let later = |(a, top): &(u32, BigInt)| times.iter().any(|(b, other)| other * people(*a) < top * people(*b));
        times.iter().filter(|time| !later(time)).map(|(index, _)| *index).collect()
    }

    /// When the cost of a project is saved, in quanta from below and above.
    fn bounds(&self, index: u32) -> (u128, u128) {
        let asked = &self.market.asked[position(index)];
        let (sum, bought) = self.sums[position(index)];
        let cost = self.quanta(&BigInt::from(asked.cost), &BigInt::from(1));
        ((cost + sum) / asked.people, (cost + 1 + sum + bought).div_ceil(asked.people))
    }

    /// Whole quanta of `top / bottom`, from below.
    fn quanta(&self, top: &BigInt, bottom: &BigInt) -> u128 {
        let shift = self.shift.unsigned_abs();
        let whole = if self.shift >= 0 { (top << shift).div_floor(bottom) } else { top.div_floor(&(bottom << shift)) };
        whole.to_u128().expect("no time is later than all costs together")
    }

    /// When the cost of a project is saved, times its supporters and the bottom of
    /// the chain.
    fn exact(&self, index: u32) -> BigInt {
        let asked = &self.market.asked[position(index)];
        let mut counts = vec![0; self.chain.len()];
        for &group in &asked.groups {
            if let Some(last) = self.last[position(group)] {
                counts[position(last)] += i128::from(self.market.weights[position(group)]);
            }
        }
        self.chain.sum(BigInt::from(asked.cost), &counts)
    }

    fn buy(&mut self, index: u32, top: BigInt, given: &BigRational) {
        let asked = &self.market.asked[position(index)];
        let now = u32::try_from(self.chain.len()).expect("few projects");
        let time = self.quanta(given.numer(), given.denom());
        for &group in &asked.groups {
            let before = self.last[position(group)].replace(now);
            let weight = u128::from(self.market.weights[position(group)]);
            for &(project, _) in self.market.marks(group) {
                let (sum, bought) = &mut self.sums[position(project)];
                *sum += weight * time;
                match before {
                    Some(before) => *sum -= weight * self.times[position(before)],
                    None => *bought += weight,
                }
            }
        }
        self.times.push(time);
        self.chain.push(top, asked.people);
    }
}
