//! The plebiscite room.

pub mod rows;
pub mod rules;
