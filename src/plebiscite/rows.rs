//! The rows of this room: the only folder of this crate that speaks to the
//! database.

pub mod cards;
pub mod paper;
pub mod pictures;
pub mod plebiscites;
pub mod urn;
