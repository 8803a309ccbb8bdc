//! Temporary stores for tests, on both engines (feature `testing`).
//!
//! PostgreSQL: one cluster for all tests of a process, started from the installed
//! binaries in a temporary directory, stopped and removed when the process ends
//! (however it ends). If `WIEC_TEST_PG_URL` names a cluster, that one is used:
//! `cargo run -p store --features testing --example with_cluster -- cargo test …` starts one for
//! a whole command. Each store has a database of its own.

mod cluster;
mod contents;

use std::future::Future;
use std::path::Path;

use tempfile::TempDir;

pub use cluster::Cluster;
pub use contents::{Contents, Row, contents};
pub use migrations::Vault as AnyVault;

use crate::{Engine, Settings, Store};

/// A store that is gone when this is dropped.
#[derive(Debug)]
pub struct Temporary {
    store: Store,
    settings: Settings,
    /// The last to go.
    dir: TempDir,
    database: Option<String>,
}

impl Temporary {
    /// An empty, migrated store.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn new(engine: Engine) -> Self {
        let made = Self::unmigrated(engine).await;
        made.store.migrate().await.expect("a new store can be migrated");
        made
    }

    /// A store without any table.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn unmigrated(engine: Engine) -> Self {
        let dir = TempDir::new().expect("a temporary directory can be made");
        let (settings, database) = match engine {
            Engine::Sqlite => (Settings::Sqlite { dir: dir.path().join("data") }, None),
            Engine::Postgres => {
                let (name, url) = Cluster::shared().new_database();
                (Settings::Postgres { url, dir: dir.path().join("data") }, Some(name))
            }
        };
        let store = Store::open(&settings).await.expect("a new store can be opened");
        Self { store, settings, dir, database }
    }

    /// Runs the next `steps` migrations of one vault, to stop at an old version.
    ///
    /// # Panics
    /// When they fail.
    pub async fn migrate(&self, vault: AnyVault, steps: u32) {
        let connection = self.store.writer(vault);
        migrations::run(connection, vault, Some(steps)).await.expect("the migrations can be run");
    }

    /// The store.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Where it is, to open it once more.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// A directory for the test's own files.
    #[must_use]
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Some(name) = &self.database {
            Cluster::shared().drop_database(name);
        }
    }
}

/// Runs a test on a new store of each engine in turn, and says on which it failed.
pub async fn each_engine<F, Done>(test: F)
where
    F: Fn(Store) -> Done,
    Done: Future<Output = ()>,
{
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let temporary = Temporary::new(engine).await;
        let blame = Blame(engine);
        test(temporary.store().clone()).await;
        drop(blame);
    }
}

/// Names the engine when the test panics.
struct Blame(Engine);

impl Drop for Blame {
    fn drop(&mut self) {
        if std::thread::panicking() {
            tracing::error!(engine = %self.0, "the test failed on this engine");
        }
    }
}
