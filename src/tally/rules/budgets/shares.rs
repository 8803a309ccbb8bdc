//! People with equal shares of money buy what they support: the inside of the
//! method of equal shares.
//!
//! Each person begins with the same share. A project is bought for a price `q`
//! a point: a supporter who gave `u` points pays `q·u`, or all that is left when
//! that is less, and `q` is the least with which the cost comes together. The
//! project with the lowest `q / worth` (ρ) is bought first.
//!
//! **Exact and fast.** What each group of people has left is kept as a whole
//! number of quanta, `left ≤ exact < left + error` ([`look`]): that is enough to
//! tell which project is cheapest almost always. Where it is not, and for every
//! price that is really paid, [`exact`] reckons with the prices themselves
//! ([`chain`]). So quanta decide nothing that they cannot prove, and errors do
//! not grow: each price is rounded once, from its exact value.
//!
//! **Lazily.** Money only shrinks, so prices only rise: a project is looked at
//! again only when its last known price is the lowest of all.

mod chain;
mod exact;
mod look;
mod market;
mod run;
mod sale;

pub(in crate::rules::budgets) use chain::Chain;
pub(in crate::rules::budgets) use market::position;
pub(in crate::rules) use market::{Market, Offer, Points};
pub(in crate::rules) use run::{Buyer, Run, Share};
pub(in crate::rules) use sale::{Paid, Sale};
