//! Counts of failures.

use kernel::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use store::Tx;
use store::entity::throttle as table;

use super::moment;
use crate::rules::throttle::{Count, Gate};

/// Until when one must wait before any of these gates.
///
/// # Errors
/// A failure of the database.
pub async fn blocked<C: ConnectionTrait>(
    conn: &C,
    subjects: &[String],
    now: Instant,
) -> Result<Option<Instant>, DbErr> {
    let rows = table::Entity::find().filter(table::Column::Subject.is_in(subjects.iter().cloned())).all(conn).await?;
    Ok(rows.iter().filter_map(|row| read(row).blocked(now)).max())
}

/// Counts one more failure; the count after it.
///
/// # Errors
/// A failure of the database.
pub async fn fail(tx: &Tx, gate: Gate, subject: &str) -> Result<Count, DbErr> {
    let row = table::Entity::find_by_id(subject).lock_exclusive().one(tx.conn()).await?;
    let count = gate.failed(row.as_ref().map(read), tx.now());
    let row = table::Model {
        subject: subject.to_owned(),
        failures: count.failures,
        first_at: count.first_at.millis(),
        last_at: count.last_at.millis(),
        blocked_until: count.blocked_until.map(Instant::millis),
    };
    let columns = [table::Column::Failures, table::Column::FirstAt, table::Column::LastAt, table::Column::BlockedUntil];
    let replace = sea_orm::sea_query::OnConflict::column(table::Column::Subject).update_columns(columns).to_owned();
    let insert = table::Entity::insert(row.into_active_model()).on_conflict(replace);
    insert.exec_without_returning(tx.conn()).await?;
    Ok(count)
}

/// Forgets the failures before these gates.
///
/// # Errors
/// A failure of the database.
pub async fn forgive(tx: &Tx, subjects: &[String]) -> Result<(), DbErr> {
    let these = table::Entity::delete_many().filter(table::Column::Subject.is_in(subjects.iter().cloned()));
    these.exec(tx.conn()).await.map(drop)
}

/// Forgets failures older than `before`.
///
/// # Errors
/// A failure of the database.
pub async fn sweep(tx: &Tx, before: Instant) -> Result<u64, DbErr> {
    let old = table::Entity::delete_many().filter(table::Column::LastAt.lt(before.millis()));
    Ok(old.exec(tx.conn()).await?.rows_affected)
}

fn read(row: &table::Model) -> Count {
    Count {
        failures: row.failures,
        first_at: Instant::from_millis(row.first_at),
        last_at: Instant::from_millis(row.last_at),
        blocked_until: moment(row.blocked_until),
    }
}
