//! The public journal: two logs that anybody can check.
//!
//! ```text
//! spool ──flush, sorted──▶ log ──▶ checkpoint, tiles, proofs ──▶ everybody
//!                           └─ at the end ─▶ bundle
//! ```
//!
//! ```ignore
//! let journal = Journal::new(store.clone());
//! let head = journal.head(plebiscite, Book::Urn).await?;             // the signed checkpoint
//! let proof = journal.inclusion(plebiscite, Book::Urn, 17).await?;   // a file anybody can keep
//! ```

pub mod jobs;
pub mod rows;

pub use jobs::{Fault, Journal};
pub use rows::Book;
