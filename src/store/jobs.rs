//! The progress of long jobs, for the page that shows it. One job of a kind runs
//! for a subject at a time; a new run takes the row over.

use kernel::Instant;
use sea_orm::{DbErr, EntityTrait};

use crate::entity::job as table;
use crate::{Actor, CommitError, Reader, Store, Tx, dialect};

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Under way.
    Running,
    /// Ended well.
    Done,
    /// Ended badly.
    Failed,
}

/// A job as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// What kind: `roll.import`.
    pub kind: String,
    /// Of what: usually an id.
    pub subject: String,
    /// Where it stands.
    pub state: State,
    /// Steps done.
    pub done: i64,
    /// Steps in all, if known.
    pub total: Option<i64>,
    /// What it says: the kind's own words, often JSON.
    pub message: String,
    /// When it began.
    pub started_at: Instant,
    /// When it last said something.
    pub updated_at: Instant,
}

/// The name of a job.
#[derive(Debug, Clone, Copy)]
pub struct Name<'a> {
    /// What kind.
    pub kind: &'a str,
    /// Of what.
    pub subject: &'a str,
}

/// Begins a job inside the caller's transaction. `false` if one of that name is under way
/// and has said something within the last ten minutes.
///
/// # Errors
/// A failure of the database.
pub async fn start(tx: &Tx, name: Name<'_>, total: Option<i64>) -> Result<bool, DbErr> {
    let now = tx.now();
    let sql = "INSERT INTO job (kind, subject, state, done, total, message, started_at, updated_at)
        VALUES (?, ?, 'running', 0, ?, '', ?, ?)
        ON CONFLICT (kind, subject) DO UPDATE SET state = 'running', done = 0, total = excluded.total, message = '',
        started_at = excluded.started_at, updated_at = excluded.updated_at
        WHERE job.state <> 'running' OR job.updated_at < ?";
    let silent_since = now.plus_seconds(-600).millis();
    let values = [
        name.kind.into(),
        name.subject.into(),
        total.into(),
        now.millis().into(),
        now.millis().into(),
        silent_since.into(),
    ];
    Ok(dialect::execute(tx.conn(), sql, values).await? == 1)
}

/// Says how far a running job is, in a transaction of its own.
///
/// # Errors
/// A failure of the database.
pub async fn progress(store: &Store, now: Instant, name: Name<'_>, done: i64) -> Result<(), DbErr> {
    let sql = "UPDATE job SET done = ?, updated_at = ? WHERE kind = ? AND subject = ? AND state = 'running'";
    let tx = store.begin(now, &Actor::system()).await?;
    let values = [done.into(), now.millis().into(), name.kind.into(), name.subject.into()];
    dialect::execute(tx.conn(), sql, values).await?;
    tx.unrecorded("progress of a job");
    tx.commit().await.map_err(CommitError::into)
}

/// Ends a job inside the caller's transaction, well or badly.
///
/// # Errors
/// A failure of the database.
pub async fn end(tx: &Tx, name: Name<'_>, state: State, message: &str) -> Result<(), DbErr> {
    let sql = "UPDATE job SET state = ?, message = ?, updated_at = ? WHERE kind = ? AND subject = ?";
    let at = tx.now().millis();
    let values = [word(state).into(), message.into(), at.into(), name.kind.into(), name.subject.into()];
    dialect::execute(tx.conn(), sql, values).await.map(drop)
}

/// The job of that name, if there ever was one.
///
/// # Errors
/// A failure of the database.
pub async fn find(reader: &Reader, name: Name<'_>) -> Result<Option<Job>, DbErr> {
    let key = (name.kind.to_owned(), name.subject.to_owned());
    Ok(table::Entity::find_by_id(key).one(reader.conn()).await?.map(from_row))
}

fn from_row(row: table::Model) -> Job {
    Job {
        state: match row.state.as_str() {
            "running" => State::Running,
            "done" => State::Done,
            _ => State::Failed,
        },
        kind: row.kind,
        subject: row.subject,
        done: row.done,
        total: row.total,
        message: row.message,
        started_at: Instant::from_millis(row.started_at),
        updated_at: Instant::from_millis(row.updated_at),
    }
}

const fn word(state: State) -> &'static str {
    match state {
        State::Running => "running",
        State::Done => "done",
        State::Failed => "failed",
    }
}
