//! What is done with the two logs: opening, flushing, proving, bundling.
//!
//! Invariants: what has joined a log never leaves it, and no checkpoint is
//! signed that contradicts an earlier one, even over a database that was set
//! back (test `a_database_set_back_is_refused`).

mod append;
mod bundle;
mod guard;
mod public;
mod trees;

use std::path::PathBuf;
use std::sync::Arc;

use ballotbox::bundle::BundleError;
use kernel::PlebisciteId;
use ledger::NoteError;
use store::{Changes, DbErr, Fresh, Store};

pub use append::End;
pub use bundle::Content;
pub use public::Found;

use crate::Book;
use crate::rows::leaves::Head;
use guard::Guard;
use trees::{Log, Trees};

/// The logs of all plebiscites. Cheap to clone.
#[derive(Clone)]
pub struct Journal(Arc<Inner>);

struct Inner {
    store: Store,
    trees: Trees,
    guard: Guard,
    /// Moves of any head.
    moved: Changes,
    heads: Fresh<Log, Option<Head>>,
}

impl std::fmt::Debug for Journal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Journal")
    }
}

/// Something that should not happen with a log.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database failed.
    #[error("the database failed")]
    Db(#[from] DbErr),
    /// A checkpoint could not be signed.
    #[error("a checkpoint could not be signed")]
    Note(#[from] NoteError),
    /// The log was never opened, or was opened with another manifest.
    #[error("the {} of {plebiscite} was not opened with this manifest", book.word())]
    NotOpen {
        /// Whose log.
        plebiscite: PlebisciteId,
        /// Which log.
        book: Book,
    },
    /// Another process moved the log on meanwhile; nothing was changed.
    #[error("another writer moved the {} of {plebiscite} on", book.word())]
    Raced {
        /// Whose log.
        plebiscite: PlebisciteId,
        /// Which log.
        book: Book,
    },
    /// The stored leaves do not make up the stored root.
    #[error("the leaves of the {} of {plebiscite} do not make up its signed root", book.word())]
    Broken {
        /// Whose log.
        plebiscite: PlebisciteId,
        /// Which log.
        book: Book,
    },
    /// The database is older than a checkpoint that was published.
    #[error(
        "the {} of {plebiscite} holds {found} leaves, but a checkpoint of {published} was published from here: the \
         database was set back. Restore the newer one. Only if it is lost for good, move {file} away: everybody who \
         kept the checkpoint will see the break", book.word()
    )]
    SetBack {
        /// Whose log.
        plebiscite: PlebisciteId,
        /// Which log.
        book: Book,
        /// Leaves in the database.
        found: u64,
        /// Leaves published.
        published: u64,
        /// The file that remembers.
        file: PathBuf,
    },
    /// A file could not be written or read.
    #[error("`{path}` cannot be written or read")]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
    /// A bundle could not be written.
    #[error("the bundle could not be written")]
    Bundle(#[from] BundleError),
    /// Work in the background was given up.
    #[error("work in the background was given up")]
    Background(#[source] tokio::task::JoinError),
}

impl Journal {
    /// The logs in this store.
    #[must_use]
    pub fn new(store: Store) -> Self {
        let guard = Guard::new(store.dir().join("guard"));
        let moved = Changes::default();
        let heads = Fresh::new(&moved);
        Self(Arc::new(Inner { store, trees: Trees::default(), guard, moved, heads }))
    }

    /// Compares every log with what was ever published from here; to be done before serving.
    ///
    /// # Errors
    /// [`Fault::SetBack`] names the first log that is older than its last checkpoint.
    pub async fn check_published(&self) -> Result<(), Fault> {
        for (plebiscite, book) in self.0.guard.known()? {
            let reader = self.0.store.vault_reader(book.vault());
            let head = crate::rows::leaves::head(reader.conn(), plebiscite, book).await?;
            self.0.check(reader.conn(), (plebiscite, book), head.as_ref()).await?;
        }
        Ok(())
    }
}
