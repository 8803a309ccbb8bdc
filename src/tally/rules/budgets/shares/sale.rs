//! A purchase, told while it happens.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use super::exact::Exact;
use super::market::{Asked, position};
use super::run::Run;

/// A project that is being bought; nobody has paid yet.
pub(in crate::rules) struct Sale<'r> {
    pub(super) run: &'r Run<'r>,
    pub(super) index: u32,
    /// None for a project that costs nothing.
    pub(super) exact: Option<&'r Exact>,
}

/// Who pays what.
pub(in crate::rules) struct Paid {
    /// The price for each unit of worth (ρ), in units of money.
    pub(in crate::rules) rho: BigRational,
    /// By points: people who pay in full, and what each pays.
    pub(in crate::rules) full: BTreeMap<u64, (u128, BigRational)>,
    /// People who pay all they have, which is less.
    pub(in crate::rules) poorer: u128,
    /// What these pay together.
    pub(in crate::rules) rest: BigRational,
}

impl Sale<'_> {
    /// Where the project stands in the profile.
    pub(in crate::rules) fn place(&self) -> usize {
        self.asked().place
    }

    /// Everything about it.
    pub(in crate::rules) fn paid(&self) -> Paid {
        let Some(exact) = self.exact else { return self.for_nothing() };
        let bottom = self.run.bottom();
        let price = BigRational::new(exact.top.clone(), &bottom * exact.by);
        let mut known = BTreeMap::new();
        let mut full: BTreeMap<u64, (u128, BigRational)> = BTreeMap::new();
        let mut poorer = 0;
        let (groups, points) = self.run.quanta.supporters(self.run.market, position(self.index));
        for (nth, &group) in groups.iter().enumerate() {
            let points = points.get(nth).copied().unwrap_or(1);
            let people = u128::from(self.run.market.weights[position(group)]);
            if self.run.has_nothing(group) {
                continue;
            }
            if self.run.standing(group, points, exact, position(self.index), &mut known).is_lt() {
                poorer += people;
            } else {
                full.entry(points).or_insert_with(|| (0, &price * BigInt::from(points))).0 += people;
            }
        }
        let in_full = full.values().map(|(people, each)| each * BigInt::from(*people)).sum::<BigRational>();
        let rest = BigRational::from(BigInt::from(self.asked().cost)) - in_full;
        Paid { rho: price / BigInt::from(self.asked().worth), full, poorer, rest }
    }

    fn for_nothing(&self) -> Paid {
        let mut full = BTreeMap::new();
        full.insert(1, (self.asked().people, BigRational::zero()));
        Paid { rho: BigRational::zero(), full, poorer: 0, rest: BigRational::zero() }
    }

    fn asked(&self) -> &Asked {
        &self.run.market.asked[position(self.index)]
    }
}
