//! Long work of the roll: reading lists and freezing snapshots.

pub mod freeze;
pub mod import;
pub mod keys;
pub mod passes;
pub mod people;
mod reading;
pub mod staging;

pub(crate) use reading::broken;
