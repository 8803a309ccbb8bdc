//! The pages of this room: a pair show and submit each.

pub mod public;
pub mod staff;
