//! SQLite: no write-ahead log left behind, and the silent files rebuilt in the
//! order of their keys, so that neither free pages nor the places of rows on a
//! page tell anything.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::PoisonError;

use migrations::Vault;
use sea_orm::{ConnectionTrait, DbErr};

use super::ScrubReport;
use crate::{Store, dialect};

pub(super) async fn scrub(store: &Store, report: &mut ScrubReport) -> Result<(), DbErr> {
    checkpoint(store, report).await?;
    rebuild(store, Vault::Rights, report).await?;
    rebuild(store, Vault::Urn, report).await
}

async fn checkpoint(store: &Store, report: &mut ScrubReport) -> Result<(), DbErr> {
    let row = dialect::one(store.writer(Vault::Town), "PRAGMA wal_checkpoint(TRUNCATE)", []).await?;
    let busy: i64 = row.ok_or_else(|| DbErr::RecordNotFound("wal_checkpoint".to_owned()))?.try_get_by_index(0)?;
    if busy == 0 {
        report.done("the log of town.db is folded in and emptied");
    } else {
        report.undone("fold in the log of town.db", "somebody is reading for a long time; the next scrub tries again");
    }
    Ok(())
}

/// Rebuilds a file unless nothing was written to it since the last time.
async fn rebuild(store: &Store, vault: Vault, report: &mut ScrubReport) -> Result<(), DbErr> {
    let path = store.dir().join(format!("{vault}.db"));
    let last = match vault {
        Vault::Urn => &store.scrubbed().urn,
        Vault::Town | Vault::Rights => &store.scrubbed().rights,
    };
    let before = change_counter(&path).map_err(|cause| unreadable(&path, &cause))?;
    if *last.lock().unwrap_or_else(PoisonError::into_inner) == Some(before) {
        report.done(format!("{vault}.db has not changed"));
        return Ok(());
    }
    store.writer(vault).execute_unprepared("VACUUM").await?;
    // The rebuild itself raises the counter by one; if it rose by more, somebody
    // wrote beside us and the next scrub rebuilds again.
    let after = before.wrapping_add(1);
    let now = change_counter(&path).map_err(|cause| unreadable(&path, &cause))?;
    *last.lock().unwrap_or_else(PoisonError::into_inner) = (now == after).then_some(after);
    report.done(format!("{vault}.db is rebuilt in key order"));
    Ok(())
}

/// Bytes 24 to 27 of the file: raised by every transaction that changes it.
fn change_counter(path: &Path) -> io::Result<u32> {
    let mut header = [0; 28];
    File::open(path)?.read_exact(&mut header)?;
    let [.., a, b, c, d] = header;
    Ok(u32::from_be_bytes([a, b, c, d]))
}

fn unreadable(path: &Path, cause: &io::Error) -> DbErr {
    DbErr::Custom(format!("`{}` cannot be read: {cause}", path.display()))
}
