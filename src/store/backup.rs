//! Backup and restore, across engines.
//!
//! A backup is a directory with three SQLite files (`town.db`, `rights.db`,
//! `urn.db`), whatever the engine, and a `manifest.json` with their SHA-256. It is
//! taken after a scrub, so it tells no more than the store itself. Keys go to a
//! directory of their own, to be kept elsewhere: who finds a backup has no key.
//!
//! A restore wants an empty store, of either engine, and copies table by table;
//! an older backup is brought up to date on the way.
//!
//! Urn before rights before town: a vote cast meanwhile may be in the register
//! and not in the urn, never the other way round.

pub(crate) mod columns;
mod copy;
mod files;
mod tables;

use std::io;
use std::path::{Path, PathBuf};

use migrations::Vault;
use sea_orm::{ConnectionTrait, DbErr};
use serde::{Deserialize, Serialize};

use crate::permissions::{private_dir, private_file};
use crate::{Engine, KeyError, KeyRing, MigrateError, OpenError, Settings, Store};

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of this form: 1.
    pub v: u32,
    /// The engine the backup was taken from.
    pub engine: String,
    /// The files, by name.
    pub files: Vec<FileSum>,
    /// The names of the keys that were copied apart.
    pub keys: Vec<String>,
    /// What the scrub before it could not do.
    pub unscrubbed: Vec<String>,
}

/// One file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSum {
    /// Its name.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
}

/// A backup could not be taken or restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The place for the backup is taken.
    #[error("`{0}` is there already; a backup wants a new directory")]
    Exists(PathBuf),
    /// A file could not be written or read.
    #[error("`{path}` could not be written or read")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        cause: io::Error,
    },
    /// The manifest is none of ours.
    #[error("`{path}` is not the manifest of a backup")]
    Manifest {
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        cause: serde_json::Error,
    },
    /// A file is not what the manifest says.
    #[error("`{0}` is not the file that the manifest describes")]
    Sum(PathBuf),
    /// There is something in the store already.
    #[error("the store is not empty: the table `{0}` has rows; restore into a new one")]
    NotEmpty(String),
    /// There is another key of that name already.
    #[error("there is another key `{0}` already; restore into a new store")]
    KeyTaken(String),
    /// A key could not be copied.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A store could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The tables could not be brought up to date.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The database failed.
    #[error("the database failed")]
    Db(#[from] DbErr),
}

/// The order of copying.
const ORDER: [Vault; 3] = [Vault::Urn, Vault::Rights, Vault::Town];

impl Store {
    /// Scrubs, then writes a backup into the new directory `to`, and the keys (if wanted) into
    /// the new directory `keys`. `to` appears when all is written, or not at all.
    ///
    /// # Errors
    /// [`BackupError`].
    pub async fn backup(&self, to: &Path, keys: Option<&Path>) -> Result<Manifest, BackupError> {
        for place in std::iter::once(to).chain(keys) {
            if place.exists() {
                return Err(BackupError::Exists(place.to_owned()));
            }
        }
        let scrubbed = self.scrub().await?;
        let partial = files::beside(to, "partial");
        files::remove(&partial)?;
        files::make(&partial)?;
        match self.engine() {
            Engine::Sqlite => vacuum_into(self, &partial).await?,
            Engine::Postgres => through_sqlite(self, &partial).await?,
        }
        let manifest = Manifest {
            v: 1,
            engine: self.engine().to_string(),
            files: files::sums(&partial)?,
            keys: copy_keys(self.keys(), keys)?,
            unscrubbed: scrubbed.undone.into_iter().map(|undone| undone.what).collect(),
        };
        files::write_manifest(&partial, &manifest)?;
        files::publish(&partial, to)?;
        Ok(manifest)
    }

    /// Fills this store, which must be empty, from the backup in `from`, and the keys from `keys`.
    ///
    /// # Errors
    /// [`BackupError`]. After a failure of the database begin again with a new store.
    pub async fn restore(&self, from: &Path, keys: Option<&Path>) -> Result<Manifest, BackupError> {
        let manifest = files::read_manifest(from)?;
        files::check(from, &manifest)?;
        self.migrate().await?;
        for vault in ORDER {
            copy::refuse_rows(self, vault).await?;
        }
        let work = self.dir().join(".restore");
        files::remove(&work)?;
        files::copy_databases(from, &work)?;
        let source = Store::open(&Settings::Sqlite { dir: work.clone() }).await?;
        source.migrate().await?;
        for vault in ORDER {
            copy::vault(&source, self, vault).await?;
        }
        source.close().await?;
        files::remove(&work)?;
        if let Some(keys) = keys {
            restore_keys(&KeyRing::new(keys.to_owned()), self.keys())?;
        }
        Ok(manifest)
    }
}

async fn vacuum_into(store: &Store, dir: &Path) -> Result<(), BackupError> {
    for vault in ORDER {
        let path = dir.join(format!("{vault}.db"));
        private_file(&path).map_err(|cause| BackupError::File { path: path.clone(), cause })?;
        let quoted = path.to_string_lossy().replace('\'', "''");
        store.writer(vault).execute_unprepared(&format!("VACUUM INTO '{quoted}'")).await?;
        files::sync(&path)?;
    }
    Ok(())
}

async fn through_sqlite(store: &Store, dir: &Path) -> Result<(), BackupError> {
    let work = dir.join(".work");
    private_dir(&work).map_err(|cause| BackupError::File { path: work.clone(), cause })?;
    let copy = Store::open(&Settings::Sqlite { dir: work.clone() }).await?;
    copy.migrate().await?;
    for vault in ORDER {
        copy::vault(store, &copy, vault).await?;
    }
    vacuum_into(&copy, dir).await?;
    copy.close().await?;
    files::remove(&work)
}

fn copy_keys(ring: &KeyRing, to: Option<&Path>) -> Result<Vec<String>, BackupError> {
    let Some(to) = to else { return Ok(Vec::new()) };
    restore_keys(ring, &KeyRing::new(to.to_owned()))?;
    Ok(ring.names()?)
}

fn restore_keys(from: &KeyRing, to: &KeyRing) -> Result<(), BackupError> {
    for name in from.names()? {
        let Some(key) = from.get(&name)? else { continue };
        match to.get(&name)? {
            None => to.put(&name, &key)?,
            Some(there) if there == key => {}
            Some(_another) => return Err(BackupError::KeyTaken(name)),
        }
    }
    Ok(())
}
