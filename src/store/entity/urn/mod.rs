//! The tables of the vault `urn`, one file each.

pub mod fence;
pub mod spool;
pub mod urn_head;
pub mod urn_leaf;
