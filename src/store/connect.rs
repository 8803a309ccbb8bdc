//! The connections: per vault one that writes and a few that only read.

use std::path::Path;
use std::time::Duration;

use migrations::Vault;
use sea_orm::DatabaseConnection;
use sea_orm::sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sea_orm::sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sea_orm::sqlx::{self, ConnectOptions};

use crate::permissions::private_file;
use crate::{OpenError, Settings};

/// SQLite lets one writer in at a time; the others wait at most this long.
const SQLITE_PATIENCE: Duration = Duration::from_secs(15);
/// PostgreSQL answers within this time or counts as down.
const POSTGRES_PATIENCE: Duration = Duration::from_secs(3);

/// A way to read: the engine refuses to write through it.
#[derive(Clone)]
pub struct Reader(DatabaseConnection);

impl Reader {
    /// The connection, for `rows.rs`.
    #[must_use]
    pub const fn conn(&self) -> &DatabaseConnection {
        &self.0
    }
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reader")
    }
}

/// The two ways into one vault.
pub(crate) struct Doors {
    pub(crate) writer: DatabaseConnection,
    pub(crate) reader: Reader,
}

/// Opens one vault. The writer is connected at once, the readers when needed.
pub(crate) async fn open(settings: &Settings, vault: Vault) -> Result<Doors, OpenError> {
    match settings {
        Settings::Sqlite { dir } => open_sqlite(dir, vault).await,
        Settings::Postgres { url, .. } => open_postgres(url, vault).await,
    }
}

async fn open_sqlite(dir: &Path, vault: Vault) -> Result<Doors, OpenError> {
    let path = dir.join(format!("{vault}.db"));
    private_file(&path).map_err(|cause| OpenError::Directory { path: path.clone(), cause })?;
    let writer =
        sqlite_pool(1).connect_with(sqlite_options(&path, vault)).await.map_err(|cause| refused(vault, cause))?;
    let read_only = sqlite_options(&path, vault).pragma("query_only", "ON");
    let reader = sqlite_pool(if vault == Vault::Town { 4 } else { 2 }).connect_lazy_with(read_only);
    Ok(Doors { writer: sqlite(writer), reader: Reader(sqlite(reader)) })
}

fn sqlite(pool: SqlitePool) -> DatabaseConnection {
    sea_orm::SqlxSqliteConnector::from_sqlx_sqlite_pool(pool)
}

fn sqlite_pool(most: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(most)
        .acquire_timeout(SQLITE_PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}

/// Invariant: rights and urn never use a write-ahead log, which keeps the order
/// of writing (test `linkage` and `tests/schema.rs`).
fn sqlite_options(path: &Path, vault: Vault) -> SqliteConnectOptions {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .foreign_keys(true)
        .busy_timeout(SQLITE_PATIENCE)
        .disable_statement_logging();
    if vault == Vault::Town {
        options.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full)
    } else {
        options
            .journal_mode(SqliteJournalMode::Truncate)
            .synchronous(SqliteSynchronous::Extra)
            .pragma("secure_delete", "ON")
    }
}

async fn open_postgres(url: &str, vault: Vault) -> Result<Doors, OpenError> {
    let options: PgConnectOptions = match url.parse() {
        Ok(options) => options,
        Err(cause) => return Err(OpenError::Url(cause)),
    };
    let options = options.application_name("wiec").disable_statement_logging();
    let (writers, readers) = if vault == Vault::Town { (8, 8) } else { (4, 4) };
    let writer = postgres_pool(writers).connect_with(postgres_options(options.clone(), vault));
    let writer = writer.await.map_err(|cause| refused(vault, cause))?;
    let read_only = postgres_options(options, vault).options([("default_transaction_read_only", "on")]);
    let reader = postgres_pool(readers).connect_lazy_with(read_only);
    Ok(Doors { writer: postgres(writer), reader: Reader(postgres(reader)) })
}

fn postgres(pool: PgPool) -> DatabaseConnection {
    sea_orm::SqlxPostgresConnector::from_sqlx_postgres_pool(pool)
}

fn postgres_pool(most: u32) -> PgPoolOptions {
    PgPoolOptions::new().max_connections(most).acquire_timeout(POSTGRES_PATIENCE)
}

fn postgres_options(options: PgConnectOptions, vault: Vault) -> PgConnectOptions {
    options.options([
        ("search_path", vault.name()),
        ("synchronous_commit", "on"),
        ("lock_timeout", "10s"),
        ("statement_timeout", "30s"),
        ("idle_in_transaction_session_timeout", "60s"),
    ])
}

const fn refused(vault: Vault, cause: sqlx::Error) -> OpenError {
    OpenError::Connect { vault: vault.name(), cause }
}
