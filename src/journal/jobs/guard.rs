//! What was ever published from here: for each log the size and root of the
//! largest checkpoint, in a file apart from the databases, so that a database
//! that was set back is noticed before it signs against itself.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;

use data_encoding::HEXLOWER;
use kernel::PlebisciteId;

use super::trees::Log;
use super::{Fault, Inner};
use crate::Book;
use crate::rows::ConnectionTrait;
use crate::rows::leaves::Head;

pub(super) struct Guard(PathBuf);

/// The largest checkpoint published.
struct Published {
    size: u64,
    root: [u8; 32],
}

impl Guard {
    pub(super) const fn new(dir: PathBuf) -> Self {
        Self(dir)
    }

    fn path(&self, (plebiscite, book): Log) -> PathBuf {
        self.0.join(format!("{plebiscite}.{}", book.word()))
    }

    /// Every log that has a file.
    pub(super) fn known(&self) -> Result<Vec<Log>, Fault> {
        let failed = |cause| Fault::File { path: self.0.clone(), cause };
        let entries = match fs::read_dir(&self.0) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(failed)?,
        };
        let mut logs = Vec::new();
        for entry in entries {
            let name = entry.map_err(failed)?.file_name();
            let parts = name.to_str().and_then(|name| name.split_once('.'));
            let Some((id, word)) = parts else { continue };
            let book = Book::ALL.into_iter().find(|book| book.word() == word);
            if let (Ok(id), Some(book)) = (id.parse::<PlebisciteId>(), book) {
                logs.push((id, book));
            }
        }
        logs.sort_unstable();
        Ok(logs)
    }

    fn read(&self, log: Log) -> Result<Option<Published>, Fault> {
        let path = self.path(log);
        let text = match fs::read_to_string(&path) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(cause) => return Err(Fault::File { path, cause }),
            Ok(text) => text,
        };
        let parts = text.trim_end().split_once(' ');
        let read = parts.and_then(|(size, root)| {
            let root = HEXLOWER.decode(root.as_bytes()).ok()?;
            Some(Published { size: size.parse().ok()?, root: <[u8; 32]>::try_from(root).ok()? })
        });
        let broken = || Fault::File { path, cause: io::Error::from(io::ErrorKind::InvalidData) };
        read.map(Some).ok_or_else(broken)
    }

    /// Remembers a checkpoint, on disk when this returns.
    pub(super) fn remember(&self, log: Log, head: &Head) -> Result<(), Fault> {
        let path = self.path(log);
        let write = || {
            fs::create_dir_all(&self.0)?;
            let temporary = path.with_extension(format!("{}.new", log.1.word()));
            let mut file = File::create(&temporary)?;
            writeln!(file, "{} {}", head.size, HEXLOWER.encode(&head.root))?;
            file.sync_all()?;
            fs::rename(&temporary, &path)?;
            File::open(&self.0)?.sync_all()
        };
        write().map_err(|cause| Fault::File { path: path.clone(), cause })
    }
}

impl Inner {
    /// Refuses a log that does not continue what was published.
    pub(super) async fn check(&self, conn: &impl ConnectionTrait, log: Log, head: Option<&Head>) -> Result<(), Fault> {
        let Some(published) = self.guard.read(log)? else { return Ok(()) };
        let found = head.map_or(0, |head| head.size);
        let continues = match head {
            Some(head) if head.size == published.size => head.root == published.root,
            Some(head) if head.size > published.size => {
                let tree = self.trees.under(conn, log, head).await?;
                tree.root_at(published.size) == Some(published.root)
            }
            Some(_) | None => false,
        };
        let (plebiscite, book) = log;
        let file = self.guard.path(log);
        let set_back = Fault::SetBack { plebiscite, book, found, published: published.size, file };
        if continues { Ok(()) } else { Err(set_back) }
    }
}
