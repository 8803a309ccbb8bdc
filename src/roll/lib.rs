//! The roll: who may vote, their rights, and how they prove themselves.

pub mod rules;
