//! The rules, one file each, and what several of them share.

pub(crate) mod approval;
pub(crate) mod cumulative;
mod intake;
pub(crate) mod k_approval;
pub(crate) mod majority_judgment;
pub(crate) mod plurality;
pub(crate) mod referendum;
pub(crate) mod score;
mod scores;
pub(crate) mod seats;
mod shares;
mod single;
pub(crate) mod star;
mod sums;
mod top;
