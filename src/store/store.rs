//! The handle that everybody holds.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::Instant;
use migrations::Vault as Every;
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait, sqlx,
};

use crate::connect::{self, Doors, Reader};
use crate::permissions::private_dir;
use crate::scrub;
use crate::{Actor, Changes, Engine, KeyRing, Settings, Silent, Tx, Vault};

/// The store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The directory or a file in it cannot be made or read.
    #[error("`{path}` cannot be made or opened")]
    Directory {
        /// Which one.
        path: PathBuf,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
    /// The address is not one.
    #[error("the address of the database is not of the form postgres://user@host/database")]
    Url(#[source] sqlx::Error),
    /// The database does not answer, or refuses us.
    #[error("the vault `{vault}` cannot be opened")]
    Connect {
        /// Which vault.
        vault: &'static str,
        /// Why.
        #[source]
        cause: sqlx::Error,
    },
}

/// The tables could not be brought up to date.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct MigrateError(#[from] migrations::Failed);

/// The three vaults and the keys. Cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    settings: Settings,
    town: Doors,
    rights: Doors,
    urn: Doors,
    keys: KeyRing,
    scrubbed: scrub::Memory,
    changes: Changes,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.settings.fmt(f)
    }
}

impl Store {
    /// Connects; makes directory and files (0700, 0600) where missing. Runs no migration.
    ///
    /// # Errors
    /// [`OpenError`] says which part could not be opened; on PostgreSQL within three seconds.
    pub async fn open(settings: &Settings) -> Result<Self, OpenError> {
        let dir = settings.dir();
        private_dir(dir).map_err(|cause| OpenError::Directory { path: dir.to_owned(), cause })?;
        Ok(Self(Arc::new(Inner {
            settings: settings.clone(),
            town: connect::open(settings, Every::Town).await?,
            rights: connect::open(settings, Every::Rights).await?,
            urn: connect::open(settings, Every::Urn).await?,
            keys: KeyRing::new(dir.join("keys")),
            scrubbed: scrub::Memory::default(),
            changes: Changes::default(),
        })))
    }

    /// Brings the tables of all three vaults up to date. Two runners wait for each other.
    ///
    /// # Errors
    /// [`MigrateError`]; the vault it names is as it was before.
    pub async fn migrate(&self) -> Result<(), MigrateError> {
        for vault in Every::ALL {
            migrations::run(&self.doors(vault).writer, vault, None).await?;
        }
        Ok(())
    }

    /// The migrations still to run, as `vault/name`.
    ///
    /// # Errors
    /// A failure of the database, or tables newer than this program.
    pub async fn pending(&self) -> Result<Vec<String>, DbErr> {
        let mut names = Vec::new();
        for vault in Every::ALL {
            let waiting = migrations::pending(&self.doors(vault).writer, vault).await?;
            names.extend(waiting.into_iter().map(|name| format!("{vault}/{name}")));
        }
        Ok(names)
    }

    /// Asks each vault for a sign of life.
    ///
    /// # Errors
    /// A vault does not answer.
    pub async fn ping(&self) -> Result<(), DbErr> {
        for vault in Every::ALL {
            self.doors(vault).writer.ping().await?;
        }
        Ok(())
    }

    /// Which engine this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.0.settings.engine()
    }

    /// The directory of keys and files.
    #[must_use]
    pub fn dir(&self) -> &Path {
        self.0.settings.dir()
    }

    /// Reads the town. The engine refuses to write through it.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.0.town.reader
    }

    /// Reads rights or urn. Read in short pages: on SQLite an open read holds up the writer.
    #[must_use]
    pub fn vault_reader(&self, vault: Vault) -> &Reader {
        &self.doors(vault.into()).reader
    }

    /// Begins a transaction on the town: IMMEDIATE on SQLite.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn begin(&self, now: Instant, actor: &Actor) -> Result<Tx, DbErr> {
        Ok(Tx::new(self.begin_on(Every::Town).await?, now, actor.clone(), self.0.changes.clone()))
    }

    /// Begins a transaction on rights or urn that leaves no event, time or actor.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn silent(&self, vault: Vault) -> Result<Silent, DbErr> {
        Ok(Silent::new(self.begin_on(vault.into()).await?))
    }

    /// Counts the changes of the town, for [`crate::Fresh`].
    #[must_use]
    pub fn changes(&self) -> &Changes {
        &self.0.changes
    }

    /// The keys, in files apart from the databases.
    #[must_use]
    pub fn keys(&self) -> &KeyRing {
        &self.0.keys
    }

    /// Closes all connections; waits for those in use.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn close(&self) -> Result<(), DbErr> {
        for vault in Every::ALL {
            self.doors(vault).reader.conn().close_by_ref().await?;
            self.doors(vault).writer.close_by_ref().await?;
        }
        Ok(())
    }

    pub(crate) fn scrubbed(&self) -> &scrub::Memory {
        &self.0.scrubbed
    }

    pub(crate) fn writer(&self, vault: Every) -> &DatabaseConnection {
        &self.doors(vault).writer
    }

    /// Invariant: never DEFERRED on SQLite (test `fifty_writers_at_once_all_succeed`).
    #[expect(clippy::disallowed_methods, reason = "this is the one place that begins a transaction")]
    pub(crate) async fn begin_on(&self, vault: Every) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.doors(vault).writer.begin_with_options(options).await
    }

    fn doors(&self, vault: Every) -> &Doors {
        match vault {
            Every::Town => &self.0.town,
            Every::Rights => &self.0.rights,
            Every::Urn => &self.0.urn,
        }
    }
}
