//! The rules, one file each, and what several of them share.

pub(crate) mod approval;
pub(crate) mod plurality;
mod intake;
mod single;
mod sums;
