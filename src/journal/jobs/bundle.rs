//! Writing the bundle, leaf by leaf, from the database into a file.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use ballotbox::bundle::{Writer, framed_len};
use kernel::PlebisciteId;
use store::Reader;
use tokio::runtime::Handle;

use super::{End, Fault, Journal};
use crate::Book;
use crate::rows::leaves::{self, Head};

/// Leaves read at once.
const PAGE: u64 = 500;

/// What a bundle holds besides what is in the logs.
#[derive(Debug, Clone)]
pub struct Content {
    /// The manifest's bytes.
    pub manifest: Vec<u8>,
    /// The public keys of all codes: 33 bytes each, sorted, joined.
    pub code_keys: Vec<u8>,
    /// `result.json`.
    pub result: Vec<u8>,
    /// How the urn will end, when that is not stored yet.
    pub urn_end: Option<End>,
}

impl Journal {
    /// Writes the bundle to `path`, whole or not at all.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn write_bundle(&self, plebiscite: PlebisciteId, content: Content, path: &Path) -> Result<(), Fault> {
        let mut logs = Vec::new();
        for book in Book::ALL {
            let end = content.urn_end.clone().filter(|_| book == Book::Urn);
            logs.push(self.log(plebiscite, book, end).await?);
        }
        let path = path.to_owned();
        let write = move || {
            let temporary = path.with_extension("new");
            let failed = |cause| Fault::File { path: path.clone(), cause };
            if let Some(dir) = path.parent() {
                fs::create_dir_all(dir).map_err(failed)?;
            }
            let mut writer = Writer::new(BufWriter::new(File::create(&temporary).map_err(failed)?));
            writer.member(&content.manifest)?;
            writer.member(&content.code_keys)?;
            for log in logs {
                let (bytes, note) = (log.bytes, log.note.clone());
                writer.leaves(bytes, log)?;
                writer.member(&note)?;
            }
            writer.member(&content.result)?;
            let mut file = writer.finish()?;
            file.flush().map_err(failed)?;
            file.get_ref().sync_all().map_err(failed)?;
            fs::rename(&temporary, &path).map_err(failed)
        };
        tokio::task::spawn_blocking(write).await.map_err(Fault::Background)?
    }

    async fn log(&self, plebiscite: PlebisciteId, book: Book, end: Option<End>) -> Result<Pages, Fault> {
        let reader = self.0.store.vault_reader(book.vault()).clone();
        let missing = Fault::NotOpen { plebiscite, book };
        let head: Head = leaves::head(reader.conn(), plebiscite, book).await?.ok_or(missing)?;
        let (count, bytes) = leaves::weight(reader.conn(), plebiscite, book, head.size).await?;
        let tail: VecDeque<Vec<u8>> = end.iter().flat_map(|end| end.leaves.iter().cloned()).collect();
        let more: u64 = tail.iter().map(|leaf| framed_len(leaf.len())).sum();
        Ok(Pages {
            runtime: Handle::current(),
            reader,
            log: (plebiscite, book),
            next: 0,
            size: head.size,
            page: VecDeque::new(),
            tail,
            bytes: bytes + 4 * count + more,
            note: end.map_or(head.note, |end| end.head.note),
        })
    }
}

/// The leaves of a log, read in pages; to be used off the async threads.
struct Pages {
    runtime: Handle,
    reader: Reader,
    log: (PlebisciteId, Book),
    next: u64,
    size: u64,
    page: VecDeque<Vec<u8>>,
    tail: VecDeque<Vec<u8>>,
    bytes: u64,
    note: Vec<u8>,
}

impl Iterator for Pages {
    type Item = Result<Vec<u8>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.page.is_empty() && self.next < self.size {
            let (plebiscite, book) = self.log;
            let limit = PAGE.min(self.size - self.next);
            let read = leaves::range(self.reader.conn(), plebiscite, book, self.next, limit);
            match self.runtime.block_on(read) {
                Err(cause) => return Some(Err(cause.into())),
                Ok(leaves) if leaves.is_empty() => return Some(Err(Fault::Broken { plebiscite, book })),
                Ok(leaves) => {
                    self.next += leaves.len() as u64;
                    self.page.extend(leaves.into_iter().map(|leaf| leaf.leaf));
                }
            }
        }
        self.page.pop_front().or_else(|| self.tail.pop_front()).map(Ok)
    }
}
