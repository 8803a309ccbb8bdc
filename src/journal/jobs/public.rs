//! What anybody may ask of a log.

use ballotbox::receipt;
use kernel::PlebisciteId;
use ledger::{Hash, ProofFile, TileKind, TilePath, write_entries};

use super::{Fault, Journal};
use crate::Book;
use crate::rows::leaves::{self, Head, Leaf, Whereabouts};
use crate::rows::spool;

/// A leaf a tracker may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Its hash.
    pub leaf_hash: Hash,
    /// Where it is.
    pub place: Whereabouts,
}

impl Journal {
    /// The head of a log with its signed checkpoint; `None`: not opened.
    ///
    /// # Errors
    /// [`Fault::Db`].
    pub async fn head(&self, plebiscite: PlebisciteId, book: Book) -> Result<Option<Head>, Fault> {
        let conn = self.0.store.vault_reader(book.vault()).conn();
        let read = async { Ok(leaves::head(conn, plebiscite, book).await?) };
        self.0.heads.get((plebiscite, book), read).await
    }

    /// How many leaves wait for the next flush.
    ///
    /// # Errors
    /// [`Fault::Db`].
    pub async fn waiting(&self, plebiscite: PlebisciteId, book: Book) -> Result<u64, Fault> {
        Ok(spool::waiting(self.0.store.vault_reader(book.vault()), plebiscite, book).await?)
    }

    /// The bytes of a tile of hashes or leaves; `None`: there is no such tile (yet).
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn tile(&self, plebiscite: PlebisciteId, book: Book, tile: &TilePath) -> Result<Option<Vec<u8>>, Fault> {
        let conn = self.0.store.vault_reader(book.vault()).conn();
        let Some(head) = leaves::head(conn, plebiscite, book).await? else { return Ok(None) };
        match tile.kind {
            TileKind::Hashes(level) => {
                let tree = self.0.trees.under(conn, (plebiscite, book), &head).await?;
                Ok(tree.tile(level, tile.index, tile.width))
            }
            TileKind::Entries => {
                let Some(places) = tile.leaves(head.size) else { return Ok(None) };
                let found = leaves::range(conn, plebiscite, book, places.start, places.end - places.start).await?;
                let found: Vec<Vec<u8>> = found.into_iter().map(|leaf| leaf.leaf).collect();
                Ok(write_entries(&found))
            }
        }
    }

    /// The leaf at a place.
    ///
    /// # Errors
    /// [`Fault::Db`].
    pub async fn leaf(&self, plebiscite: PlebisciteId, book: Book, index: u64) -> Result<Option<Leaf>, Fault> {
        let conn = self.0.store.vault_reader(book.vault()).conn();
        let found = leaves::range(conn, plebiscite, book, index, 1).await?;
        Ok(found.into_iter().next().filter(|leaf| leaf.index == index))
    }

    /// The proof that the leaf at a place stands under the present checkpoint; `None`: no such leaf.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn inclusion(
        &self,
        plebiscite: PlebisciteId,
        book: Book,
        index: u64,
    ) -> Result<Option<ProofFile>, Fault> {
        let conn = self.0.store.vault_reader(book.vault()).conn();
        let Some(head) = leaves::head(conn, plebiscite, book).await? else { return Ok(None) };
        let tree = self.0.trees.under(conn, (plebiscite, book), &head).await?;
        match tree.prove_inclusion(index, head.size) {
            Ok(hashes) => Ok(Some(ProofFile { index, hashes, checkpoint: head.note })),
            Err(_no_such_leaf) => Ok(None),
        }
    }

    /// The hashes that prove the leaf at a place to stand in the log as it was with `size` leaves; `None`: it never
    /// was, or had no such leaf.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn inclusion_in(
        &self,
        plebiscite: PlebisciteId,
        book: Book,
        (index, size): (u64, u64),
    ) -> Result<Option<Vec<Hash>>, Fault> {
        let conn = self.0.store.vault_reader(book.vault()).conn();
        let Some(head) = leaves::head(conn, plebiscite, book).await?.filter(|head| size <= head.size) else {
            return Ok(None);
        };
        let tree = self.0.trees.under(conn, (plebiscite, book), &head).await?;
        Ok(tree.prove_inclusion(index, size).ok())
    }

    /// The place of a leaf in a log, by its hash.
    ///
    /// # Errors
    /// [`Fault::Db`].
    pub async fn place(&self, plebiscite: PlebisciteId, book: Book, leaf: &Hash) -> Result<Option<u64>, Fault> {
        let conn = self.0.store.vault_reader(book.vault()).conn();
        let found = leaves::between(conn, plebiscite, book, leaf, leaf).await?;
        Ok(found.into_iter().find_map(|(_, place)| match place {
            Whereabouts::InLog(index) => Some(index),
            Whereabouts::Spooled => None,
        }))
    }

    /// The proof that the log of `new` leaves begins with the one of `old`; `None`: it never had
    /// these sizes.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn consistency(
        &self,
        plebiscite: PlebisciteId,
        book: Book,
        (old, new): (u64, u64),
    ) -> Result<Option<Vec<Hash>>, Fault> {
        let conn = self.0.store.vault_reader(book.vault()).conn();
        let Some(head) = leaves::head(conn, plebiscite, book).await?.filter(|head| new <= head.size) else {
            return Ok(None);
        };
        let tree = self.0.trees.under(conn, (plebiscite, book), &head).await?;
        Ok(tree.prove_consistency(old, new).ok())
    }

    /// The ballots a typed tracker may stand for: none, one, or (once in a million elections) two.
    /// `None`: what was typed is no tracker.
    ///
    /// # Errors
    /// [`Fault::Db`].
    pub async fn find(&self, plebiscite: PlebisciteId, typed: &str) -> Result<Option<Vec<Found>>, Fault> {
        let Some((low, high)) = receipt::range(typed) else { return Ok(None) };
        let conn = self.0.store.vault_reader(Book::Urn.vault()).conn();
        let found = leaves::between(conn, plebiscite, Book::Urn, &low, &high).await?;
        Ok(Some(found.into_iter().map(|(leaf_hash, place)| Found { leaf_hash, place }).collect()))
    }
}
