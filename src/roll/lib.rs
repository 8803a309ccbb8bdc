//! The roll: who may vote, their rights, and how they prove themselves.
//!
//! ```text
//! list ──map──▶ checked ──write──▶ residents ──freeze──▶ rights: none ─▶ web
//!                            └─▶ queue (same person?)              └──▶ paper ⇄ none
//! ```

pub mod jobs;
pub mod rows;
pub mod rules;
