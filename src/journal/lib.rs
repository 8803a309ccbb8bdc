//! The public journal: two logs that anybody can check.
//!
//! ```text
//! spool ──flush, sorted──▶ log ──▶ checkpoint, tiles, proofs ──▶ everybody
//!                           └─ at the end ─▶ bundle
//! ```
//!
//! ```no_run
//! # async fn example(store: store::Store, plebiscite: kernel::PlebisciteId) -> Result<(), journal::Fault> {
//! # use journal::{Book, Journal};
//! let journal = Journal::new(store);
//! let head = journal.head(plebiscite, Book::Urn).await?; // size, root, signed checkpoint
//! let proof = journal.inclusion(plebiscite, Book::Urn, 17).await?; // a file anybody can keep
//! # drop((head, proof)); Ok(()) }
//! ```

pub mod jobs;
pub mod pages;
pub mod paths;
mod room;
mod routes;
pub mod rows;
pub mod views;

pub use jobs::{Fault, Journal};
pub use room::{Election, Room, Shelf, Told};
pub use routes::routes;
pub use rows::Book;
