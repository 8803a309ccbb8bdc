//! The trees of the logs that are in use, in bounded memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::PlebisciteId;
use ledger::Tree;

use tokio::sync::Mutex;

use super::Fault;
use crate::Book;
use crate::rows::ConnectionTrait;
use crate::rows::leaves::{self, Head};

/// Which log of which plebiscite.
pub(super) type Log = (PlebisciteId, Book);

/// Leaves in all kept trees together: 64 MB.
const MOST_LEAVES: u64 = 1_000_000;
/// Hashes read at once.
const PAGE: u64 = 10_000;

#[derive(Default)]
pub(super) struct Trees(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    trees: BTreeMap<Log, (Arc<Tree>, u64)>,
    uses: u64,
}

impl Trees {
    /// The tree under `head`, checked against its root.
    pub(super) async fn under(&self, conn: &impl ConnectionTrait, log: Log, head: &Head) -> Result<Arc<Tree>, Fault> {
        let mut kept = self.0.lock().await;
        if let Some((tree, _)) = kept.trees.remove(&log) {
            let tree = grow(conn, log, tree, head.size).await?;
            if tree.root_at(head.size) == Some(head.root) {
                kept.keep(log, Arc::clone(&tree));
                return Ok(tree);
            }
            // The database changed under us: from its leaves once more.
        }
        let tree = grow(conn, log, Arc::default(), head.size).await?;
        if tree.root_at(head.size) != Some(head.root) {
            return Err(Fault::Broken { plebiscite: log.0, book: log.1 });
        }
        kept.keep(log, Arc::clone(&tree));
        Ok(tree)
    }

    /// Takes a tree out, to grow it; put it back with [`Trees::put`] once that is on disk.
    pub(super) async fn take(&self, conn: &impl ConnectionTrait, log: Log, head: &Head) -> Result<Arc<Tree>, Fault> {
        let tree = self.under(conn, log, head).await?;
        self.0.lock().await.trees.remove(&log);
        Ok(tree)
    }

    /// Keeps a grown tree.
    pub(super) async fn put(&self, log: Log, tree: Arc<Tree>) {
        self.0.lock().await.keep(log, tree);
    }
}

impl Kept {
    fn keep(&mut self, log: Log, tree: Arc<Tree>) {
        self.uses += 1;
        self.trees.insert(log, (tree, self.uses));
        while self.trees.len() > 1 && self.trees.values().map(|(tree, _)| tree.size()).sum::<u64>() > MOST_LEAVES {
            let oldest = self.trees.iter().min_by_key(|(_, (_, used))| *used).map(|(log, _)| *log);
            oldest.map(|log| self.trees.remove(&log));
        }
    }
}

async fn grow(conn: &impl ConnectionTrait, log: Log, mut tree: Arc<Tree>, size: u64) -> Result<Arc<Tree>, Fault> {
    while tree.size() < size {
        let page = PAGE.min(size - tree.size());
        let hashes = leaves::hashes(conn, log.0, log.1, tree.size(), page).await?;
        if hashes.is_empty() {
            return Err(Fault::Broken { plebiscite: log.0, book: log.1 });
        }
        let growing = Arc::make_mut(&mut tree);
        hashes.into_iter().for_each(|hash| growing.push(hash));
    }
    Ok(tree)
}
