//! Work that follows a commit: mail and the like. [`crate::Tx::post`] puts it in,
//! a worker takes what is due, does it, and marks it.
//!
//! At least once: a worker that dies between doing and marking does it again,
//! after the lease. So work must bear repeating.

use kernel::Instant;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::outbox as table;
use crate::{Actor, CommitError, Reader, Store, dialect};

/// Nobody else takes the same work within this time.
const LEASE_SECONDS: i64 = 120;
/// After so many failures the work is given up (and shown to the administrator).
pub const MOST_ATTEMPTS: i64 = 12;

/// A piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Its number.
    pub id: i64,
    /// What is to be done.
    pub kind: String,
    /// With what, as JSON.
    pub payload: String,
    /// How often it was tried before.
    pub attempts: i64,
}

/// Takes at most `most` pieces of work that are due, of any kind, and leases them for two minutes.
///
/// # Errors
/// A failure of the database.
pub async fn take_due(store: &Store, now: Instant, most: u64) -> Result<Vec<Work>, DbErr> {
    take(store, now, None, most).await
}

/// As [`take_due`], but only work of one kind, for a worker that can do nothing else.
///
/// # Errors
/// A failure of the database.
pub async fn take_due_of(store: &Store, now: Instant, kind: &str, most: u64) -> Result<Vec<Work>, DbErr> {
    take(store, now, Some(kind), most).await
}

async fn take(store: &Store, now: Instant, kind: Option<&str>, most: u64) -> Result<Vec<Work>, DbErr> {
    let tx = store.begin(now, &Actor::system()).await?;
    let lock = match store.engine() {
        crate::Engine::Sqlite => "",
        crate::Engine::Postgres => " FOR UPDATE SKIP LOCKED",
    };
    let of_kind = if kind.is_some() { " AND kind = ?" } else { "" };
    let sql = format!(
        "UPDATE outbox SET due = ?, attempts = attempts + 1 WHERE id IN (
           SELECT id FROM outbox WHERE state = 'waiting' AND due <= ?{of_kind} ORDER BY due, id LIMIT {most}{lock})
         RETURNING id, kind, payload, attempts - 1 AS attempts"
    );
    let leased = now.plus_seconds(LEASE_SECONDS).millis();
    let values = [Some(leased.into()), Some(now.millis().into()), kind.map(Into::into)];
    let rows = dialect::all(tx.conn(), &sql, values.into_iter().flatten()).await?;
    let mut work = rows
        .iter()
        .map(|row| {
            Ok(Work {
                id: row.try_get("", "id")?,
                kind: row.try_get("", "kind")?,
                payload: row.try_get("", "payload")?,
                attempts: row.try_get("", "attempts")?,
            })
        })
        .collect::<Result<Vec<_>, DbErr>>()?;
    work.sort_by_key(|work| work.id);
    tx.unrecorded("taking work from the outbox");
    tx.commit().await?;
    Ok(work)
}

/// The work is done. Its payload is forgotten: it may hold an address or a link that signs in.
///
/// # Errors
/// A failure of the database.
pub async fn mark_sent(store: &Store, now: Instant, id: i64) -> Result<(), DbErr> {
    let sql = "UPDATE outbox SET state = 'sent', payload = '{}', done_at = ?, error = NULL
               WHERE id = ? AND state = 'waiting'";
    mark(store, now, sql, vec![now.millis().into(), id.into()]).await
}

/// The work failed: it waits longer each time (one minute, two, four … at most
/// six hours), and after [`MOST_ATTEMPTS`] it is dead.
///
/// # Errors
/// A failure of the database.
pub async fn mark_failed(store: &Store, now: Instant, work: &Work, error: &str) -> Result<(), DbErr> {
    let attempts = work.attempts + 1;
    let state = if attempts >= MOST_ATTEMPTS { "dead" } else { "waiting" };
    let error: String = error.chars().filter(|&c| c != '\0').take(500).collect();
    let due = now.plus_seconds(back_off(attempts)).millis();
    let sql = "UPDATE outbox SET state = ?, due = ?, error = ? WHERE id = ? AND state = 'waiting'";
    mark(store, now, sql, vec![state.into(), due.into(), error.into(), work.id.into()]).await
}

/// How many pieces of work are waiting, due or not.
///
/// # Errors
/// A failure of the database.
pub async fn waiting(reader: &Reader) -> Result<u64, DbErr> {
    table::Entity::find().filter(table::Column::State.eq("waiting")).count(reader.conn()).await
}

/// The work that was given up, newest first.
///
/// # Errors
/// A failure of the database.
pub async fn dead(reader: &Reader, most: u64) -> Result<Vec<table::Model>, DbErr> {
    let dead = table::Entity::find().filter(table::Column::State.eq("dead"));
    dead.order_by_desc(table::Column::Id).limit(most).all(reader.conn()).await
}

fn back_off(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts.clamp(1, 10) - 1).unwrap_or(0);
    (60 * 2_i64.pow(doublings)).min(6 * 3_600)
}

async fn mark(store: &Store, now: Instant, sql: &str, values: Vec<sea_orm::Value>) -> Result<(), DbErr> {
    let tx = store.begin(now, &Actor::system()).await?;
    dialect::execute(tx.conn(), sql, values).await?;
    tx.unrecorded("marking work of the outbox");
    tx.commit().await.map_err(CommitError::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_doubles_and_ends_at_six_hours() {
        assert_eq!([1, 2, 3, 9, 40].map(back_off), [60, 120, 240, 15_360, 21_600]);
    }
}
