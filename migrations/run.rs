//! Brings one vault up to date: one transaction, one lock, all or nothing.

use std::fmt;

use sea_orm_migration::MigratorTrait;
use sea_orm_migration::sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

/// A database of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vault {
    /// Everything that is not a right or a ballot.
    Town,
    /// Who may vote, and whether they did.
    Rights,
    /// The ballots.
    Urn,
}

impl Vault {
    /// All three, in the order in which they are brought up to date.
    pub const ALL: [Self; 3] = [Self::Town, Self::Rights, Self::Urn];

    /// The name of the file (without `.db`) or of the schema.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Town => "town",
            Self::Rights => "rights",
            Self::Urn => "urn",
        }
    }
}

impl fmt::Display for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A vault could not be brought up to date; it is as it was before.
#[derive(Debug)]
pub struct Failed {
    /// Which one.
    pub vault: Vault,
    /// Why.
    pub cause: DbErr,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the tables of the vault `{}` could not be brought up to date", self.vault)
    }
}

impl std::error::Error for Failed {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// Runs the pending migrations of `vault`, at most `steps` of them (all when
/// `None`). On PostgreSQL the connection's `search_path` must name the vault's
/// schema, which is made when missing.
///
/// # Errors
/// [`Failed`], with nothing changed.
pub async fn run(connection: &DatabaseConnection, vault: Vault, steps: Option<u32>) -> Result<(), Failed> {
    run_locked(connection, vault, steps).await.map_err(|cause| Failed { vault, cause })
}

/// The names of the migrations that `vault` still lacks. Changes nothing.
///
/// # Errors
/// A failure of the database, or a vault newer than this program.
pub async fn pending(connection: &DatabaseConnection, vault: Vault) -> Result<Vec<String>, DbErr> {
    let waiting = match vault {
        Vault::Town => crate::town::Town::get_pending_migrations_read_only(connection).await?,
        Vault::Rights => crate::rights::Rights::get_pending_migrations_read_only(connection).await?,
        Vault::Urn => crate::urn::Urn::get_pending_migrations_read_only(connection).await?,
    };
    Ok(waiting.iter().map(|migration| migration.name().to_owned()).collect())
}

async fn run_locked(connection: &DatabaseConnection, vault: Vault, steps: Option<u32>) -> Result<(), DbErr> {
    let transaction = begin(connection).await?;
    if transaction.get_database_backend() == DbBackend::Postgres {
        lock_postgres(&transaction, vault).await?;
    }
    match vault {
        Vault::Town => crate::town::Town::up(&transaction, steps).await?,
        Vault::Rights => crate::rights::Rights::up(&transaction, steps).await?,
        Vault::Urn => crate::urn::Urn::up(&transaction, steps).await?,
    }
    transaction.commit().await
}

#[expect(clippy::disallowed_methods, reason = "IMMEDIATE on SQLite, as the rule wants; `store` lies above this crate")]
async fn begin(connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    connection.begin_with_options(options).await
}

/// The advisory lock ends with the transaction. A migration may take its time,
/// so the pool's limits do not hold for it.
async fn lock_postgres(transaction: &DatabaseTransaction, vault: Vault) -> Result<(), DbErr> {
    let sql = format!(
        "SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
         SELECT pg_advisory_xact_lock(hashtext('wiec'), hashtext('migrate')); CREATE SCHEMA IF NOT EXISTS {vault}"
    );
    transaction.execute_unprepared(&sql).await.map(drop)
}
