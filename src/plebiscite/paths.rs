//! The addresses of this room.

pub mod public;
pub mod staff;
