//! The tables of the vault `rights`, one file each.

pub mod code_key;
pub mod fence;
pub mod register_head;
pub mod register_leaf;
pub mod register_spool;
pub mod right;
