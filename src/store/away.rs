//! Telling a database that is away from one that refuses.

use sea_orm::{DbErr, RuntimeErr, sqlx};

/// SQLSTATE classes of a server that is going, coming, or full: connection
/// exception, insufficient resources, operator intervention.
const CLASSES: [&str; 3] = ["08", "53", "57"];

/// Whether the database did not answer, so that the same may be asked again shortly.
#[must_use]
pub fn is_away(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => is_lost(cause),
        _ => false,
    }
}

fn is_lost(cause: &sqlx::Error) -> bool {
    match cause {
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(error) => {
            error.code().is_some_and(|code| code.len() == 5 && CLASSES.iter().any(|class| code.starts_with(class)))
        }
        _ => false,
    }
}
