//! The rules, one file each, and what several of them share.

pub(crate) mod approval;
pub(crate) mod plurality;
mod single;
mod sums;
