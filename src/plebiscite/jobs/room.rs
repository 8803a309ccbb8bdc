//! The room: everything the verbs need, in one handle.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use journal::{Election, Journal};
use kernel::{Clock, Ids, Instant, Lang, PlebisciteId};
use store::group::{Group, GroupWriter};
use store::{Actor, DbErr, Fresh, Store, Tx, Vault};
use tokio::sync::{RwLock, Semaphore};

use super::Fault;
use super::keys;
use super::live::Live;
use crate::rows::plebiscites::Stamp;
use crate::rows::urn::{Rights, Urn};
use crate::rules::pass::PassKey;

/// What a town sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The town's name.
    pub town: String,
    /// Its time zone (IANA name).
    pub zone: String,
    /// The town's accent colour, `#rrggbb`, for letters.
    pub accent: String,
    /// Who residents turn to; may be empty.
    pub contact: String,
    /// The address residents type, without a slash at its end.
    pub public_url: String,
    /// Languages of content, the first one leading; each must be complete before a freeze.
    pub languages: Vec<Lang>,
    /// PBKDF2 rounds that stretch a printed code.
    pub code_rounds: u32,
    /// Seconds after the close in which a ballot whose right was spent in time may land.
    pub grace_seconds: u32,
    /// Seconds between flushes of the logs.
    pub flush_seconds: u32,
    /// Least number of ballots in a flush before the close.
    pub flush_least: u32,
    /// Seconds between scrubs of the databases.
    pub scrub_seconds: u32,
    /// Days in which a result may be disputed.
    pub dispute_days: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            town: "Wiec".to_owned(),
            zone: "Europe/Warsaw".to_owned(),
            accent: "#7a3b12".to_owned(),
            contact: String::new(),
            public_url: "http://127.0.0.1:8080".to_owned(),
            languages: vec![Lang::Pl, Lang::En],
            code_rounds: 100_000,
            grace_seconds: 900,
            flush_seconds: 86_400,
            flush_least: 20,
            scrub_seconds: 60,
            dispute_days: 30,
        }
    }
}

/// The room. Cheap to clone.
#[derive(Clone)]
pub struct Room(pub(super) Arc<Inner>);

impl std::fmt::Debug for Room {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Room")
    }
}

pub(super) struct Inner {
    pub(super) store: Store,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) ids: Arc<dyn Ids>,
    pub(super) settings: Settings,
    pub(super) journal: Journal,
    pub(super) rights: GroupWriter<Rights>,
    pub(super) urn: GroupWriter<Urn>,
    pub(super) pass_key: PassKey,
    /// How many codes are stretched at once.
    pub(super) stretching: Arc<Semaphore>,
    /// Votes pass it together; a flush and the close hold it alone, so that a right and its ballot
    /// join the logs in the same flush.
    pub(super) gate: RwLock<()>,
    /// One step of the clock at a time.
    pub(super) ticking: tokio::sync::Mutex<()>,
    /// One bundle is written at a time.
    pub(super) bundling: tokio::sync::Mutex<()>,
    live: Mutex<BTreeMap<PlebisciteId, Arc<Live>>>,
    pub(super) stamps: Fresh<(), Arc<Vec<Stamp>>>,
    /// By their public ids.
    pub(super) elections: Fresh<String, Option<Arc<Election>>>,
    pub(super) beats: Mutex<Beats>,
}

/// What the clock remembers between its ticks.
#[derive(Default)]
pub(super) struct Beats {
    pub(super) flushed: BTreeMap<PlebisciteId, Instant>,
    pub(super) settled: BTreeSet<PlebisciteId>,
    pub(super) scrubbed: Option<Instant>,
    pub(super) cleared: Option<Instant>,
}

/// The two grouped writers of votes; both must run while votes are taken.
pub struct Writers {
    /// Writes rights.
    pub rights: Group<Rights>,
    /// Writes ballots.
    pub urn: Group<Urn>,
}

impl Writers {
    /// Runs both until what `stop` makes is ready, or another process takes over:
    /// `writers.run(|| token.clone().cancelled_owned())`.
    ///
    /// # Errors
    /// The fences could not be taken.
    pub async fn run<S: Future<Output = ()> + Send>(self, stop: impl Fn() -> S + Send) -> Result<(), DbErr> {
        let (rights, urn) = tokio::join!(self.rights.run(stop()), self.urn.run(stop()));
        rights.and(urn)
    }
}

impl Room {
    /// The room over a store, and the writers to be run beside it.
    ///
    /// # Errors
    /// The key of the passes cannot be kept.
    pub fn new(
        store: &Store,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn Ids>,
        settings: Settings,
    ) -> Result<(Self, Writers), Fault> {
        let (rights, rights_group) = GroupWriter::new(store.clone(), Vault::Rights, "rights", Rights);
        let (urn, urn_group) = GroupWriter::new(store.clone(), Vault::Urn, "urn", Urn);
        let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
        let inner = Inner {
            pass_key: keys::pass_key(store, &*ids)?,
            journal: Journal::new(store.clone()),
            store: store.clone(),
            clock,
            ids,
            settings,
            rights,
            urn,
            stretching: Arc::new(Semaphore::new(processors)),
            gate: RwLock::new(()),
            ticking: tokio::sync::Mutex::default(),
            bundling: tokio::sync::Mutex::default(),
            live: Mutex::default(),
            stamps: Fresh::new(store.changes()),
            elections: Fresh::new(store.changes()),
            beats: Mutex::default(),
        };
        Ok((Self(Arc::new(inner)), Writers { rights: rights_group, urn: urn_group }))
    }

    /// Compares the public logs with what was ever published from this machine; to be done before
    /// anything is served.
    ///
    /// # Errors
    /// The database was set back: [`journal::Fault::SetBack`] says what to do.
    pub async fn check_published(&self) -> Result<(), Fault> {
        Ok(self.0.journal.check_published().await?)
    }

    /// The store below.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The public logs.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.0.journal
    }

    /// What the town set.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(super) fn now(&self) -> Instant {
        self.0.clock.now()
    }

    pub(super) async fn begin(&self, actor: &Actor) -> Result<Tx, DbErr> {
        self.0.store.begin(self.now(), actor).await
    }

    pub(super) fn beats(&self) -> MutexGuard<'_, Beats> {
        self.0.beats.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn kept(&self) -> MutexGuard<'_, BTreeMap<PlebisciteId, Arc<Live>>> {
        self.0.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn file(&self, dir: &str, name: &str) -> PathBuf {
        self.0.store.dir().join(dir).join(name)
    }
}
