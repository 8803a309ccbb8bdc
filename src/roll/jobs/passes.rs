//! A pass as background work: begun by a page, told how far it is, ended well or
//! badly. A pass that was interrupted is begun again from the page.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::json;
use store::jobs::{self, Name, State};
use store::{Actor, DbErr, Event, Tx};
use tokio::sync::oneshot;
use web::{App, Problem};

use super::import::{Around, Pass, run_telling};
use super::keys;
use super::staging::{self, BadFile};
use crate::rows::imports::{self, Import, ImportId, Stage, Totals};
use crate::rules::columns::Mapping;
use crate::rules::year::this_year;

/// The kind of these jobs.
pub const KIND: &str = "roll.import";

/// Seconds of silence after which a pass is taken for interrupted; it says
/// something every second.
const SILENCE: i64 = 60;

/// What is to be done.
pub struct Wish {
    /// With which import.
    pub id: ImportId,
    /// Which pass.
    pub pass: Pass,
    /// By whom.
    pub actor: Actor,
    /// The columns, for the checking pass.
    pub mapping: Option<Mapping>,
}

/// Begins a pass and says whether it did: not where one is under way, or the
/// import stands elsewhere. All of it happens in the worker, so that a closed
/// browser tab leaves no job that nobody does.
///
/// # Errors
/// A database fault.
pub async fn begin(app: &App, wish: Wish) -> Result<bool, Problem> {
    let (tell, told) = oneshot::channel();
    let working = app.clone();
    app.workers.spawn(async move {
        let begun = started(&working, &wish).await;
        let import = begun.as_ref().ok().cloned().flatten();
        // The receiver is gone when the tab was closed: the work goes on.
        drop(tell.send(begun.map(|import| import.is_some())));
        if let Some(import) = import
            && let Err(error) = Box::pin(through(&working, &wish, import)).await
        {
            tracing::error!(error.message = %error, import.id = %wish.id, "the end of an import could not be stored");
        }
    });
    let begun = told.await.map_err(|_gone| Problem::Fault("the worker of an import ended early".to_owned()))?;
    Ok(begun?)
}

/// How a pass stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// None is under way.
    Still,
    /// One is.
    Running {
        /// Rows done.
        done: u64,
        /// Rows in all, if known.
        total: Option<u64>,
    },
    /// One was, and did not come to its end.
    Interrupted,
}

/// How the pass of an import stands.
///
/// # Errors
/// A database fault.
pub async fn standing(app: &App, id: ImportId) -> Result<Standing, DbErr> {
    let subject = id.to_string();
    let job = jobs::find(app.store.reader(), Name { kind: KIND, subject: &subject }).await?;
    let living = app.clock.now().plus_seconds(-SILENCE);
    Ok(match job {
        Some(job) if job.state == State::Running && job.updated_at >= living => {
            Standing::Running { done: job.done.unsigned_abs(), total: job.total.map(i64::unsigned_abs) }
        }
        Some(job) if job.state != State::Done => Standing::Interrupted,
        Some(_) | None => Standing::Still,
    })
}

async fn started(app: &App, wish: &Wish) -> Result<Option<Import>, DbErr> {
    let subject = wish.id.to_string();
    let name = Name { kind: KIND, subject: &subject };
    let interrupted = standing(app, wish.id).await? == Standing::Interrupted;
    let tx = app.store.begin(app.clock.now(), &wish.actor).await?;
    let Some(mut import) = imports::find(tx.conn(), wish.id).await? else { return Ok(None) };
    let fits = match wish.pass {
        Pass::Check => matches!(import.stage, Stage::Staged | Stage::Checked | Stage::Failed),
        Pass::Write => matches!(import.stage, Stage::Checked | Stage::Running),
    };
    if !fits || import.path.is_none() {
        return Ok(None);
    }
    if interrupted {
        jobs::end(&tx, name, State::Failed, "interrupted").await?;
    }
    let total = import.totals.expected.filter(|_| wish.pass == Pass::Write);
    if !jobs::start(&tx, name, total.and_then(|total| i64::try_from(total).ok())).await? {
        return Ok(None);
    }
    import.stage = if wish.pass == Pass::Check { Stage::Staged } else { Stage::Running };
    import.mapping = wish.mapping.clone().unwrap_or(import.mapping);
    imports::update(&tx, &import).await?;
    let kind = if wish.pass == Pass::Check { "roll.import-checking" } else { "roll.import-writing" };
    tx.record(Event::new(kind, &subject)).await?;
    tx.commit().await?;
    Ok(Some(import))
}

/// How a pass ended.
enum Ended {
    Well(Box<Totals>),
    Badly(DbErr),
    Stopped,
}

async fn through(app: &App, wish: &Wish, import: Import) -> Result<(), DbErr> {
    let done = AtomicU64::new(0);
    let stop = app.workers.stopping();
    let ended = tokio::select! {
        ended = work(app, wish, &import, &done) => ended,
        () = stop.cancelled() => Ended::Stopped,
        () = beat(app, wish.id, &done) => Ended::Stopped,
    };
    let tx = app.store.begin(app.clock.now(), &wish.actor).await?;
    let whole = matches!(&ended, Ended::Well(totals) if totals.broken.is_none());
    store_end(&tx, wish, import, ended).await?;
    tx.commit().await?;
    if whole && wish.pass == Pass::Write {
        staging::remove(&staging::list(&app.store, wish.id));
    }
    Ok(())
}

async fn work(app: &App, wish: &Wish, import: &Import, done: &AtomicU64) -> Ended {
    let failed = |what: &str, error: &dyn std::error::Error| Ended::Badly(DbErr::Custom(format!("{what}: {error}")));
    let tag_key = match keys::tag_key(&app.store, app.ids.as_ref()) {
        Ok(key) => key,
        Err(error) => return failed("the key of the roll", &error),
    };
    let mut bad = match BadFile::create(&staging::bad_cells(&app.store, wish.id)) {
        Ok(bad) => bad,
        Err(error) => return failed("the bad rows", &error),
    };
    let now = app.clock.now();
    let around = Around {
        store: &app.store,
        ids: app.ids.as_ref(),
        actor: &wish.actor,
        now,
        tag_key: &tag_key,
        lang: app.town.langs.first().copied().unwrap_or(kernel::Lang::Pl),
        this_year: this_year(now, &app.town.zone),
        progress: &|rows| done.store(rows, Ordering::Relaxed),
    };
    match run_telling(around, import, wish.pass, &mut |cell| bad.push(cell)).await {
        Ok(totals) => match bad.finish() {
            Ok(()) => Ended::Well(Box::new(totals)),
            Err(error) => failed("the bad rows", &error),
        },
        Err(error) => Ended::Badly(error),
    }
}

/// Says every second how far it is, for as long as the work lasts.
async fn beat(app: &App, id: ImportId, done: &AtomicU64) {
    let subject = id.to_string();
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let rows = i64::try_from(done.load(Ordering::Relaxed)).unwrap_or(i64::MAX);
        let name = Name { kind: KIND, subject: &subject };
        if let Err(error) = jobs::progress(&app.store, app.clock.now(), name, rows).await {
            tracing::warn!(error.message = %error, "the progress of an import could not be stored");
        }
    }
}

async fn store_end(tx: &Tx, wish: &Wish, mut import: Import, ended: Ended) -> Result<(), DbErr> {
    let subject = wish.id.to_string();
    let name = Name { kind: KIND, subject: &subject };
    let totals = match ended {
        Ended::Well(totals) => *totals,
        Ended::Badly(error) => {
            tracing::error!(error.message = %error, import.id = %wish.id, "an import failed");
            jobs::end(tx, name, State::Failed, "fault").await?;
            return tx.record(Event::new("roll.import-failed", subject)).await;
        }
        Ended::Stopped => {
            jobs::end(tx, name, State::Failed, "stopped").await?;
            return tx.record(Event::new("roll.import-stopped", subject)).await;
        }
    };
    let (stage, kind) = match (wish.pass, totals.broken.is_some()) {
        (_, true) => (Stage::Failed, "roll.import-unreadable"),
        (Pass::Check, false) => (Stage::Checked, "roll.import-checked"),
        (Pass::Write, false) => (Stage::Done, "roll.import-done"),
    };
    let Totals { rows, added, found, asked, bad, .. } = totals;
    import.stage = stage;
    import.totals = totals;
    match stage {
        Stage::Checked => import.totals.expected = Some(rows),
        Stage::Done => {
            import.path = None;
            import.totals.first_rows.clear();
        }
        Stage::Staged | Stage::Running | Stage::Failed => {}
    }
    imports::update(tx, &import).await?;
    jobs::end(tx, name, State::Done, "").await?;
    let detail = json!({ "rows": rows, "added": added, "found": found, "asked": asked, "bad": bad });
    tx.record(Event::new(kind, subject).with(detail)).await
}
