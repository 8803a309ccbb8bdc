//! Leaves join a log: the first one, those of a flush, those of the end.

use std::sync::Arc;

use kernel::PlebisciteId;
use ledger::{NoteKey, Tree, leaf_hash};
use store::Silent;

use super::trees::Log;
use super::{Fault, Inner, Journal};
use crate::Book;
use crate::rows::flush;
use crate::rows::leaves::{self, Append, Head};

/// Hashes looked up at once.
const CHUNK: usize = 400;

/// How a log would end with more leaves: nothing of it is stored or published.
#[derive(Debug, Clone)]
pub struct End {
    /// The leaves to come.
    pub leaves: Vec<Vec<u8>>,
    /// The head then.
    pub head: Head,
}

impl Journal {
    /// Opens a log with its first leaf; opened before with the same leaf, nothing happens.
    ///
    /// # Errors
    /// [`Fault::NotOpen`] when it was opened with another leaf.
    pub async fn open(&self, plebiscite: PlebisciteId, book: Book, key: &NoteKey, leaf: &[u8]) -> Result<(), Fault> {
        let inner = &*self.0;
        let tx = inner.store.silent(book.vault()).await?;
        if leaves::head(tx.conn(), plebiscite, book).await?.is_some() {
            let first = leaves::range(tx.conn(), plebiscite, book, 0, 1).await?;
            let same = first.first().is_some_and(|first| first.leaf == leaf);
            return if same { Ok(()) } else { Err(Fault::NotOpen { plebiscite, book }) };
        }
        inner.check(tx.conn(), (plebiscite, book), None).await?;
        let mut tree = Tree::default();
        tree.push(leaf_hash(leaf));
        let head = sign(key, &tree)?;
        let first = Append { leaf_hash: leaf_hash(leaf), leaf: leaf.to_vec(), key: None };
        leaves::append(&tx, plebiscite, book, 0, &[first]).await?;
        leaves::put_head(&tx, plebiscite, book, &head).await?;
        let _moving = inner.moved.changing();
        tx.commit().await?;
        inner.guard.remember((plebiscite, book), &head)
    }

    /// Everything spooled joins the log, sorted by hash; how many leaves that were.
    ///
    /// # Errors
    /// [`Fault`]; then nothing joined.
    pub async fn flush(&self, plebiscite: PlebisciteId, book: Book, key: &NoteKey) -> Result<usize, Fault> {
        let inner = &*self.0;
        let tx = inner.store.silent(book.vault()).await?;
        let mut waiting = flush::spooled(&tx, plebiscite, book).await?;
        if waiting.is_empty() {
            return Ok(0);
        }
        drop_present(&tx, (plebiscite, book), &mut waiting).await?;
        let old = inner.head_in(&tx, (plebiscite, book)).await?;
        flush::empty(&tx, plebiscite, book).await?;
        inner.join(tx, (plebiscite, book), (key, &old), &waiting).await?;
        Ok(waiting.len())
    }

    /// How a log would end with these leaves behind everything that joined it.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn end_with(
        &self,
        plebiscite: PlebisciteId,
        book: Book,
        key: &NoteKey,
        leaves: Vec<Vec<u8>>,
    ) -> Result<End, Fault> {
        let log = (plebiscite, book);
        let conn = self.0.store.vault_reader(book.vault()).conn();
        let head = leaves::head(conn, plebiscite, book).await?.ok_or(Fault::NotOpen { plebiscite, book })?;
        let mut tree = Tree::clone(&*self.0.trees.under(conn, log, &head).await?);
        leaves.iter().for_each(|leaf| tree.push(leaf_hash(leaf)));
        Ok(End { head: sign(key, &tree)?, leaves })
    }

    /// The log ends as [`Journal::end_with`] said; ended so before, nothing happens.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the log is not where it was then.
    pub async fn end(&self, plebiscite: PlebisciteId, book: Book, key: &NoteKey, end: &End) -> Result<(), Fault> {
        let inner = &*self.0;
        let tx = inner.store.silent(book.vault()).await?;
        let old = inner.head_in(&tx, (plebiscite, book)).await?;
        if (old.size, old.root) == (end.head.size, end.head.root) {
            return Ok(());
        }
        if old.size + end.leaves.len() as u64 != end.head.size {
            return Err(Fault::Broken { plebiscite, book });
        }
        let append = |leaf: &Vec<u8>| Append { leaf_hash: leaf_hash(leaf), leaf: leaf.clone(), key: None };
        let leaves: Vec<Append> = end.leaves.iter().map(append).collect();
        inner.join(tx, (plebiscite, book), (key, &old), &leaves).await
    }
}

impl Inner {
    async fn head_in(&self, tx: &Silent, (plebiscite, book): Log) -> Result<Head, Fault> {
        leaves::head(tx.conn(), plebiscite, book).await?.ok_or(Fault::NotOpen { plebiscite, book })
    }

    /// Appends, signs, commits and remembers, in this order.
    async fn join(&self, tx: Silent, log: Log, by: (&NoteKey, &Head), leaves: &[Append]) -> Result<(), Fault> {
        let (key, old) = by;
        let (plebiscite, book) = log;
        if leaves.is_empty() {
            return Ok(tx.commit().await?);
        }
        self.check(tx.conn(), log, Some(old)).await?;
        let mut tree = self.trees.take(tx.conn(), log, old).await?;
        let growing = Arc::make_mut(&mut tree);
        leaves.iter().for_each(|leaf| growing.push(leaf.leaf_hash));
        let new = sign(key, growing)?;
        leaves::append(&tx, plebiscite, book, old.size, leaves).await?;
        if !leaves::move_head(&tx, plebiscite, book, (old, &new)).await? {
            tx.rollback().await?;
            return Err(Fault::Raced { plebiscite, book });
        }
        let _moving = self.moved.changing();
        tx.commit().await?;
        self.guard.remember(log, &new)?;
        self.trees.put(log, tree).await;
        Ok(())
    }
}

fn sign(key: &NoteKey, tree: &Tree) -> Result<Head, Fault> {
    let (size, root) = (tree.size(), tree.root());
    Ok(Head { size, root, note: key.sign_checkpoint(size, root)? })
}

/// A leaf that was spooled a second time after it had joined is one leaf.
async fn drop_present(tx: &Silent, (plebiscite, book): Log, waiting: &mut Vec<Append>) -> Result<(), Fault> {
    let hashes: Vec<[u8; 32]> = waiting.iter().map(|leaf| leaf.leaf_hash).collect();
    for chunk in hashes.chunks(CHUNK) {
        let present = leaves::present(tx.conn(), plebiscite, book, chunk).await?;
        if !present.is_empty() {
            waiting.retain(|leaf| !present.contains(&leaf.leaf_hash));
        }
    }
    Ok(())
}
