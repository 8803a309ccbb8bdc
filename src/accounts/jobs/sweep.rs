//! What has ended is forgotten: sessions, counts, links, and the addresses of
//! those who never followed their invitation.

use kernel::Instant;
use store::{Actor, DbErr, Store};

use crate::rows::{invitation, reset, session, throttle};

/// Kept for this long after its end, for the curious administrator.
const KEPT_DAYS: i64 = 30;

/// How much was forgotten.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Sessions.
    pub sessions: u64,
    /// Everything else.
    pub others: u64,
}

/// Forgets what has ended. To be run about once an hour.
///
/// # Errors
/// The database failed.
pub async fn sweep(store: &Store, now: Instant) -> Result<Swept, DbErr> {
    let tx = store.begin(now, &Actor::system()).await?;
    let sessions = session::sweep(&tx).await?;
    let mut others = throttle::sweep(&tx, now.plus_days(-2)).await?;
    others += invitation::sweep(&tx, now.plus_days(-KEPT_DAYS)).await?;
    others += reset::sweep(&tx, now.plus_days(-KEPT_DAYS)).await?;
    tx.unrecorded("sweeping what has ended by itself");
    tx.commit().await.map_err(DbErr::from)?;
    Ok(Swept { sessions, others })
}
