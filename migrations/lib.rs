//! The tables of the three vaults, as numbered migrations.
//!
//! A vault is a database of its own: on SQLite a file (`town.db`, `rights.db`,
//! `urn.db`), on PostgreSQL a schema (`town`, `rights`, `urn`). Each has its own
//! migrator. All pending migrations of one vault run inside **one** transaction on both
//! engines, behind a lock, so that two runners never meet and a failure leaves
//! nothing half done.
//!
//! This crate imports nothing of ours: a migration says what the tables were on
//! the day it was written and must mean the same for ever. `ddl.rs` belongs to
//! that promise: it may learn new words, but what an old word expands to is fixed.
//!
//! Adding a table or column: write the next numbered file, list it in the
//! vault's `mod.rs`, and extend `tests/on_data.rs` of the `store` crate.

mod ddl;
mod rights;
mod run;
mod town;
mod urn;

pub use run::{Failed, Vault, pending, run};
