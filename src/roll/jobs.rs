//! Long work of the roll: reading lists and freezing snapshots.

pub mod freeze;
pub mod import;
pub mod keys;
mod reading;
