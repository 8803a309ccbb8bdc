//! Notices are carried, and forgotten after ninety days.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use kernel::{Clock, Instant};
use post::{Postman, Refused, Round};
use store::outbox::{self, MOST_ATTEMPTS, Work};
use store::{Actor, DbErr, Store, Tx};

use crate::letters::{Errand, NOTICE};
use crate::rows::{self, NoticeId, State};

/// So few that the slowest server answers within the outbox's lease.
const AT_ONCE: u64 = 10;
const REST: Duration = Duration::from_secs(2);
const KEPT_DAYS: i64 = 90;

/// Carries notices by a postman.
#[derive(Clone)]
pub struct Messenger {
    store: Store,
    clock: Arc<dyn Clock>,
    postman: Postman,
}

impl Messenger {
    /// A messenger.
    #[must_use]
    pub fn new(store: Store, clock: Arc<dyn Clock>, postman: Postman) -> Self {
        Self { store, clock, postman }
    }

    /// Carries until `stop` comes.
    pub async fn run(self, stop: impl Future<Output = ()> + Send) {
        tokio::pin!(stop);
        loop {
            let idle = match self.round().await {
                Ok(round) => round == Round::default(),
                Err(error) => {
                    tracing::error!(%error, "the outbox could not be read; trying again");
                    true
                }
            };
            let rest = if idle { REST } else { Duration::ZERO };
            tokio::select! {
                biased;
                () = &mut stop => return,
                () = tokio::time::sleep(rest) => {}
            }
        }
    }

    /// Carries what is due now, at most ten notices.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn round(&self) -> Result<Round, DbErr> {
        let mut round = Round::default();
        for work in outbox::take_due_of(&self.store, self.clock.now(), NOTICE, AT_ONCE).await? {
            match self.carry(&work).await? {
                Ok(()) => round.sent += 1,
                Err(_given_up) if given_up(&work) => round.dead += 1,
                Err(_later) => round.waiting += 1,
            }
        }
        Ok(round)
    }

    /// The row is marked before the outbox: if the machine dies in between, the row says that it was sent.
    async fn carry(&self, work: &Work) -> Result<Result<(), Refused>, DbErr> {
        let Ok(errand) = serde_json::from_str::<Errand>(&work.payload) else {
            return self.not_taken(work, None, Refused("the payload is no notice".to_owned())).await;
        };
        let Some(row) = rows::find(self.store.reader().conn(), errand.notice).await? else {
            return self.not_taken(work, None, Refused("the notice is gone".to_owned())).await;
        };
        if row.state == State::Waiting {
            if let Err(refused) = self.postman.send(work.id, &row.letter(errand.name)).await {
                return self.not_taken(work, Some(row.id), refused).await;
            }
            let tx = self.begin().await?;
            rows::sent(&tx, row.id).await?;
            done(tx).await?;
        }
        outbox::mark_sent(&self.store, self.clock.now(), work.id).await?;
        Ok(Ok(()))
    }

    async fn not_taken(
        &self,
        work: &Work,
        notice: Option<NoticeId>,
        refused: Refused,
    ) -> Result<Result<(), Refused>, DbErr> {
        if let Some(id) = notice {
            let state = if given_up(work) { State::Failed } else { State::Waiting };
            let tx = self.begin().await?;
            rows::not_taken(&tx, id, state, &refused.0).await?;
            done(tx).await?;
        }
        outbox::mark_failed(&self.store, self.clock.now(), work, &refused.0).await?;
        tracing::warn!(outbox.id = work.id, outbox.attempts = work.attempts + 1, "a notice was not taken");
        Ok(Err(refused))
    }

    async fn begin(&self) -> Result<Tx, DbErr> {
        self.store.begin(self.clock.now(), &Actor::system()).await
    }
}

/// Forgets address and text of notices older than ninety days; that they were sent stays known.
///
/// # Errors
/// A failure of the database.
pub async fn forget(store: &Store, now: Instant) -> Result<u64, DbErr> {
    let tx = store.begin(now, &Actor::system()).await?;
    let forgotten = rows::forget(&tx, now.plus_days(-KEPT_DAYS)).await?;
    done(tx).await?;
    Ok(forgotten)
}

async fn done(tx: Tx) -> Result<(), DbErr> {
    tx.unrecorded("the state of a notice");
    tx.commit().await.map_err(DbErr::from)
}

fn given_up(work: &Work) -> bool {
    work.attempts + 1 >= MOST_ATTEMPTS
}
