//! What a plebiscite is and what may happen to it; pure.

pub mod checklist;
pub mod form;
pub mod states;
