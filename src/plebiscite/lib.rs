//! The plebiscite room.

pub mod rules;
