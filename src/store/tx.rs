//! The transaction of the town: with a time, an actor, and an event.

use std::sync::{Mutex, MutexGuard, PoisonError};

use kernel::Instant;
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, Set};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::entity::{form_token, outbox};
use crate::event::{self, Event};
use crate::{Actor, Changes, dialect};

/// Nothing was committed.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// Neither an event nor `unrecorded`.
    #[error("a change without a recorded event was refused")]
    Unrecorded,
    /// The database failed.
    #[error("the change could not be committed")]
    Db(#[from] DbErr),
}

/// For callers whose only error is the database's: a forgotten event is a fault as well.
impl From<CommitError> for DbErr {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Unrecorded => Self::Custom(error.to_string()),
            CommitError::Db(cause) => cause,
        }
    }
}

/// A transaction on the town. Dropped without commit it is rolled back.
pub struct Tx {
    transaction: DatabaseTransaction,
    now: Instant,
    actor: Actor,
    log: Mutex<Log>,
    changes: Changes,
}

#[derive(Default)]
struct Log {
    events: Vec<Event>,
    unrecorded: Option<&'static str>,
}

impl Tx {
    pub(crate) const fn new(transaction: DatabaseTransaction, now: Instant, actor: Actor, changes: Changes) -> Self {
        let log = Mutex::new(Log { events: Vec::new(), unrecorded: None });
        Self { transaction, now, actor, log, changes }
    }

    /// The connection, for `rows.rs`.
    #[must_use]
    pub const fn conn(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// The moment of this transaction.
    #[must_use]
    pub const fn now(&self) -> Instant {
        self.now
    }

    /// Who does it.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Puts an event into the staff log. It is written at the commit, behind everything else, so
    /// that the head of the chain is locked last and shortly.
    ///
    /// # Errors
    /// The event holds a NUL character, which PostgreSQL cannot keep.
    #[expect(clippy::unused_async, reason = "callers must not depend on when the row is written")]
    pub async fn record(&self, event: Event) -> Result<(), DbErr> {
        if event.kind.contains('\0') || event.subject.contains('\0') {
            return Err(DbErr::Custom(format!("the event `{}` holds a NUL character", event.kind.escape_debug())));
        }
        self.log().events.push(event);
        Ok(())
    }

    /// Says aloud that this change needs no event, and why.
    pub fn unrecorded(&self, why: &'static str) {
        self.log().unrecorded = Some(why);
    }

    /// Puts work into the outbox, due now. It exists if and only if this transaction commits.
    ///
    /// # Errors
    /// A failure of the database, or a payload that is no JSON.
    pub async fn post(&self, kind: &str, payload: &impl Serialize) -> Result<(), DbErr> {
        let payload = serde_json::to_string(payload).map_err(|cause| DbErr::Json(cause.to_string()))?;
        let row = outbox::ActiveModel {
            kind: Set(kind.to_owned()),
            payload: Set(payload),
            due: Set(self.now.millis()),
            attempts: Set(0),
            state: Set("waiting".to_owned()),
            made_at: Set(self.now.millis()),
            ..Default::default()
        };
        outbox::Entity::insert(row).exec_without_returning(&self.transaction).await.map(drop)
    }

    /// Spends a one-time form token: `false` if it was spent before, by whomever.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn spend_token(&self, token: &str) -> Result<bool, DbErr> {
        let hash = Sha256::digest(token.as_bytes()).to_vec();
        let sql = "INSERT INTO form_token (token, at) VALUES (?, ?) ON CONFLICT (token) DO NOTHING";
        let rows = dialect::execute(&self.transaction, sql, [hash.into(), self.now.millis().into()]).await?;
        Ok(rows == 1)
    }

    /// Forgets tokens spent before `before`. A form older than that must no longer be accepted.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn forget_tokens(&self, before: Instant) -> Result<u64, DbErr> {
        use sea_orm::{ColumnTrait, QueryFilter};
        let old = form_token::Entity::delete_many().filter(form_token::Column::At.lt(before.millis()));
        Ok(old.exec(&self.transaction).await?.rows_affected)
    }

    /// Makes it last; on disk when this returns.
    ///
    /// # Errors
    /// [`CommitError::Unrecorded`] if nothing was recorded, or a failure of the database. Either
    /// way nothing was changed (unless the connection was lost during the commit itself).
    pub async fn commit(self) -> Result<(), CommitError> {
        let Log { events, unrecorded } = std::mem::take(&mut *self.log());
        if events.is_empty() && unrecorded.is_none() {
            self.transaction.rollback().await?;
            return Err(CommitError::Unrecorded);
        }
        event::append(&self.transaction, self.now, &self.actor, &events).await?;
        let _changing = self.changes.changing();
        Ok(self.transaction.commit().await?)
    }

    /// Undoes everything.
    ///
    /// # Errors
    /// A failure of the database (which then undoes it by itself).
    pub async fn rollback(self) -> Result<(), DbErr> {
        self.transaction.rollback().await
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
