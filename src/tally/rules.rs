//! The rules, one file each, and what several of them share.

pub(crate) mod approval;
pub(crate) mod budgets;
pub(crate) mod cumulative;
mod intake;
pub(crate) mod irv;
pub(crate) mod k_approval;
pub(crate) mod majority_judgment;
mod papers;
mod piles;
pub(crate) mod plurality;
pub(crate) mod referendum;
pub(crate) mod score;
mod scores;
pub(crate) mod seats;
mod shares;
mod single;
mod standings;
pub(crate) mod star;
pub(crate) mod stv;
mod sums;
mod top;
pub(crate) mod two_round;
