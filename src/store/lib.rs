//! Where everything is kept: connections, transactions, the staff log, the
//! outbox, keys, and what makes a thief of the files none the wiser.
//!
//! Three vaults: `town` (ordinary things), `rights` (who may vote and whether
//! they did) and `urn` (ballots). On SQLite each is a file, on PostgreSQL a
//! schema; each has connections of its own, so queries name bare tables.
//!
//! ```no_run
//! # async fn example(settings: store::Settings, now: kernel::Instant) -> Result<(), Box<dyn std::error::Error>> {
//! use store::{Actor, Event, Store, Vault};
//! let store = Store::open(&settings).await?;
//! store.migrate().await?;
//!
//! let tx = store.begin(now, &Actor::system()).await?;
//! // … rows.rs functions write through `tx.conn()` …
//! tx.record(Event::new("plebiscite.opened", "018f…")).await?;
//! tx.commit().await?; // refuses without a recorded event
//!
//! let silent = store.silent(Vault::Urn).await?; // no event, time or actor
//! silent.commit().await?;
//! # Ok(()) }
//! ```
//!
//! Rules that the types keep:
//! * A write to the town goes through [`Tx`]: IMMEDIATE on SQLite, row locks on
//!   PostgreSQL, and no commit without a recorded event.
//! * A write to rights or urn goes through [`Silent`]: one vault, nothing else.
//! * A read goes through [`Reader`], which the engine itself keeps from writing.
//! * What is committed is on disk (`synchronous=FULL`, `synchronous_commit=on`).
//! * [`Store::scrub`] removes what would tell the order of writing (PROTOCOL §4);
//!   [`Store::doctor`] says what the engine's settings do to our promises.
//! * [`group::GroupWriter`] turns many casts into one durable transaction.
//! * [`Store::backup`] writes three SQLite files from either engine, and
//!   [`Store::restore`] fills an empty store of either engine from them.
//!
//! Writing a `rows.rs`:
//! * Take `&Tx` or `&Silent` to write, `&Reader` to read; use `.conn()`.
//! * Lock what you read to decide (`.lock_exclusive()`, or
//!   [`dialect::for_update`] in SQL); change states by `UPDATE … WHERE state = …`
//!   and look at the number of rows.
//! * Conflicts by `ON CONFLICT … DO NOTHING` and the number of rows; an error
//!   inside a transaction spoils it on PostgreSQL.
//! * At most [`dialect::MOST_BINDS`] values a statement, keyset pages, never
//!   `OFFSET` and never `SELECT *` (the driver keeps statements, a new column
//!   breaks them).
//! * On SQLite a read of rights or urn holds up their writer: read short pages.

mod actor;
mod away;
mod backup;
mod connect;
pub mod dialect;
mod doctor;
pub mod entity;
mod event;
mod fresh;
pub mod group;
pub mod jobs;
mod keys;
pub mod outbox;
mod permissions;
mod scrub;
mod settings;
mod silent;
mod store;
#[cfg(feature = "testing")]
pub mod testing;
mod tx;

pub use actor::{Actor, ActorKind};
pub use away::is_away;
pub use backup::{BackupError, FileSum, Manifest};
pub use connect::Reader;
pub use doctor::Finding;
pub use event::{ChainBroken, Event, check_chain};
pub use fresh::{Changes, Changing, Fresh};
pub use keys::{KeyError, KeyRing};
pub use scrub::{ScrubReport, Undone};
pub use sea_orm::DbErr;
pub use settings::{Engine, Settings};
pub use silent::{Silent, Vault};
pub use store::{MigrateError, OpenError, Store};
pub use tx::{CommitError, Tx};
