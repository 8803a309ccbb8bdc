//! What a plebiscite is and what may happen to it; pure.

pub mod advice;
pub mod checklist;
pub mod form;
pub mod manifest;
pub mod method;
pub mod money;
pub mod order;
pub mod paper;
pub mod pass;
pub mod states;
