//! Grouped commits: many callers, one transaction, one `fsync`, many answers.
//!
//! A [`Group`] owns a channel. It takes what is waiting, begins one silent
//! transaction, makes sure that it is still the only writer (the *fence*), lets a
//! [`Batch`] write everything, commits, and only then answers each caller.
//!
//! * In a rush a small group waits a moment for company; a caller after a pause never does.
//! * A caller that goes away does not stop its write.
//! * When a whole group fails, its items are tried one by one, so that one bad
//!   item fails alone.
//! * A second writer of the same name takes the fence; the first one's next
//!   group changes nothing, its callers get [`WriteRefused::Fenced`], and it ends.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sea_orm::DbErr;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use crate::{Silent, Store, Vault, dialect};

/// Most items in one transaction.
pub const MOST_AT_ONCE: usize = 512;
/// Most items waiting; further callers wait for room.
const MOST_WAITING: usize = 4 * MOST_AT_ONCE;
/// A group of at least so many is written at once.
const ENOUGH: usize = 16;
/// A smaller one waits so long for company, but only while writing goes on without a pause:
/// syncing the disk costs as much for one as for many.
const COMPANY: Duration = Duration::from_millis(8);
/// Writing goes on without a pause when the last group was written less than this ago.
const PAUSE: Duration = Duration::from_millis(20);
/// A transaction that takes longer has failed: its callers ask again.
const DEADLINE: Duration = Duration::from_secs(20);

/// How a group of items is written.
pub trait Batch: Send + Sync + 'static {
    /// What is written.
    type Item: Clone + Send + Sync + 'static;
    /// What the caller learns.
    type Answer: Send + 'static;

    /// Writes `items` and gives one answer for each, in their order. Must be
    /// safe to repeat: after a lost connection nobody knows whether it was committed.
    fn apply(
        &self,
        silent: &Silent,
        items: Vec<Self::Item>,
    ) -> impl Future<Output = Result<Vec<Self::Answer>, DbErr>> + Send;
}

/// The item was not (or not surely) written.
#[derive(Debug, Clone, thiserror::Error)]
pub enum WriteRefused {
    /// Another process has become the writer.
    #[error("another writer has taken over")]
    Fenced,
    /// The writer has ended.
    #[error("the writer has ended")]
    Closed,
    /// The database failed; whether it was written is not known. Ask again.
    #[error("the database failed while writing")]
    Db(#[source] Arc<DbErr>),
}

/// The callers' end. Cheap to clone.
pub struct GroupWriter<B: Batch> {
    queue: mpsc::Sender<Waiting<B>>,
    fenced: Arc<AtomicBool>,
}

impl<B: Batch> Clone for GroupWriter<B> {
    fn clone(&self) -> Self {
        Self { queue: self.queue.clone(), fenced: Arc::clone(&self.fenced) }
    }
}

impl<B: Batch> std::fmt::Debug for GroupWriter<B> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GroupWriter").field("fenced", &self.fenced).finish_non_exhaustive()
    }
}

struct Waiting<B: Batch> {
    item: B::Item,
    answer: oneshot::Sender<Result<B::Answer, WriteRefused>>,
}

impl<B: Batch> GroupWriter<B> {
    /// A writer and the work behind it. Hand [`Group::run`] to the workers.
    #[must_use]
    pub fn new(store: Store, vault: Vault, name: &'static str, batch: B) -> (Self, Group<B>) {
        let (queue, waiting) = mpsc::channel(MOST_WAITING);
        let fenced = Arc::new(AtomicBool::new(false));
        let group = Group { store, vault, name, batch, waiting, fenced: Arc::clone(&fenced) };
        (Self { queue, fenced }, group)
    }

    /// Writes `item`; it is on disk when this answers.
    ///
    /// # Errors
    /// [`WriteRefused`]. After `Db` ask again with the same item.
    pub async fn submit(&self, item: B::Item) -> Result<B::Answer, WriteRefused> {
        let (answer, answered) = oneshot::channel();
        if self.queue.send(Waiting { item, answer }).await.is_err() {
            return Err(self.ended());
        }
        match answered.await {
            Ok(answer) => answer,
            Err(_gone) => Err(self.ended()),
        }
    }

    fn ended(&self) -> WriteRefused {
        if self.fenced.load(Ordering::SeqCst) { WriteRefused::Fenced } else { WriteRefused::Closed }
    }
}

/// The working end.
pub struct Group<B: Batch> {
    store: Store,
    vault: Vault,
    name: &'static str,
    batch: B,
    waiting: mpsc::Receiver<Waiting<B>>,
    fenced: Arc<AtomicBool>,
}

enum Trouble {
    Fenced,
    Db(DbErr),
}

impl From<DbErr> for Trouble {
    fn from(cause: DbErr) -> Self {
        Self::Db(cause)
    }
}

impl<B: Batch> Group<B> {
    /// Takes the fence and writes until `stop` is ready and nothing waits any more, all
    /// [`GroupWriter`]s are gone, or another writer takes over.
    ///
    /// # Errors
    /// The fence could not be taken.
    pub async fn run(mut self, stop: impl Future<Output = ()> + Send) -> Result<(), DbErr> {
        let writer = self.take_fence().await?;
        let mut stop = std::pin::pin!(stop);
        let mut stopping = false;
        let mut group = Vec::with_capacity(MOST_AT_ONCE);
        let mut written: Option<Instant> = None;
        loop {
            let taken = tokio::select! {
                biased;
                () = &mut stop, if !stopping => {
                    stopping = true;
                    self.waiting.close();
                    continue;
                }
                taken = self.waiting.recv_many(&mut group, MOST_AT_ONCE) => taken,
            };
            if taken == 0 {
                return Ok(());
            }
            if taken < ENOUGH && !stopping && written.is_some_and(|at| at.elapsed() < PAUSE) {
                self.wait_for_company(&mut group).await;
            }
            if self.write(&writer, std::mem::take(&mut group)).await.is_err() {
                return Ok(());
            }
            written = Some(Instant::now());
        }
    }

    async fn wait_for_company(&mut self, group: &mut Vec<Waiting<B>>) {
        tokio::time::sleep(COMPANY).await;
        while group.len() < MOST_AT_ONCE {
            let Ok(waiting) = self.waiting.try_recv() else { return };
            group.push(waiting);
        }
    }

    /// `Err` when another writer has taken over.
    async fn write(&self, writer: &[u8], group: Vec<Waiting<B>>) -> Result<(), Fenced> {
        let items = group.iter().map(|waiting| waiting.item.clone()).collect();
        match self.transact(writer, items).await {
            Ok(answers) => {
                group.into_iter().zip(answers).for_each(|(waiting, answer)| waiting.tell(Ok(answer)));
                Ok(())
            }
            Err(Trouble::Fenced) => Err(self.give_up(group)),
            Err(Trouble::Db(cause)) if group.len() == 1 || is_connection(&cause) => {
                refuse(group, &WriteRefused::Db(Arc::new(cause)));
                Ok(())
            }
            Err(Trouble::Db(_cause)) => self.write_singly(writer, group).await,
        }
    }

    /// One bad item must not fail its neighbours.
    async fn write_singly(&self, writer: &[u8], group: Vec<Waiting<B>>) -> Result<(), Fenced> {
        let mut rest = group.into_iter();
        while let Some(waiting) = rest.next() {
            match self.transact(writer, vec![waiting.item.clone()]).await {
                Ok(answers) => answers.into_iter().zip([waiting]).for_each(|(answer, one)| one.tell(Ok(answer))),
                Err(Trouble::Fenced) => return Err(self.give_up(std::iter::once(waiting).chain(rest).collect())),
                Err(Trouble::Db(cause)) => waiting.tell(Err(WriteRefused::Db(Arc::new(cause)))),
            }
        }
        Ok(())
    }

    fn give_up(&self, group: Vec<Waiting<B>>) -> Fenced {
        self.fenced.store(true, Ordering::SeqCst);
        refuse(group, &WriteRefused::Fenced);
        Fenced
    }

    async fn transact(&self, writer: &[u8], items: Vec<B::Item>) -> Result<Vec<B::Answer>, Trouble> {
        match tokio::time::timeout(DEADLINE, self.transact_patiently(writer, items)).await {
            Ok(done) => done,
            Err(_elapsed) => Err(Trouble::Db(DbErr::Custom(format!("no answer within {} s", DEADLINE.as_secs())))),
        }
    }

    async fn transact_patiently(&self, writer: &[u8], items: Vec<B::Item>) -> Result<Vec<B::Answer>, Trouble> {
        let count = items.len();
        let silent = self.store.silent(self.vault).await?;
        self.check_fence(&silent, writer).await?;
        let answers = self.batch.apply(&silent, items).await?;
        if answers.len() != count {
            let told = format!("a batch of {count} gave {} answers", answers.len());
            return Err(Trouble::Db(DbErr::Custom(told)));
        }
        silent.commit().await?;
        Ok(answers)
    }

    /// Holds the fence until the end of the transaction: a lock, not an update, because on
    /// PostgreSQL an update would leave a dead row behind for every group.
    async fn check_fence(&self, silent: &Silent, writer: &[u8]) -> Result<(), Trouble> {
        let lock = dialect::for_update(self.store.engine());
        let sql = format!("SELECT 1 AS one FROM fence WHERE name = ? AND writer = ?{lock}");
        let mine = dialect::one(silent.conn(), &sql, [self.name.into(), writer.to_vec().into()]).await?;
        mine.map(drop).ok_or(Trouble::Fenced)
    }

    /// Waits for the transaction of the writer before us, if one is under way.
    async fn take_fence(&self) -> Result<Vec<u8>, DbErr> {
        let silent = self.store.silent(self.vault).await?;
        let sql = format!(
            "INSERT INTO fence (name, writer) VALUES (?, {random})
             ON CONFLICT (name) DO UPDATE SET writer = excluded.writer RETURNING writer",
            random = dialect::random16(self.store.engine())
        );
        let row = dialect::one(silent.conn(), &sql, [self.name.into()]).await?;
        let row = row.ok_or_else(|| DbErr::RecordNotFound(format!("the fence `{}`", self.name)))?;
        let writer = row.try_get("", "writer")?;
        silent.commit().await?;
        Ok(writer)
    }
}

struct Fenced;

impl<B: Batch> Waiting<B> {
    /// The caller may have gone: then nobody hears it, and that is all right.
    fn tell(self, answer: Result<B::Answer, WriteRefused>) {
        drop(self.answer.send(answer));
    }
}

fn refuse<B: Batch>(group: Vec<Waiting<B>>, why: &WriteRefused) {
    for waiting in group {
        waiting.tell(Err(why.clone()));
    }
}

/// Whether trying again one by one is pointless.
const fn is_connection(cause: &DbErr) -> bool {
    matches!(cause, DbErr::Conn(_) | DbErr::ConnectionAcquire(_) | DbErr::Custom(_))
}
