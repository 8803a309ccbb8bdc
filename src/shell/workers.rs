//! The work behind the pages: writers of votes, the clock of the plebiscites,
//! the postman, and sweeping.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use kernel::PlebisciteId;
use notices::jobs::Messenger;
use plebiscite::rules::states::Block;
use plebiscite::{Room, Ticked, Writers};
use post::{Carrier, CarrierError, Postman};
use store::DbErr;
use web::App;

use crate::config::Config;

/// Starts everything; it ends when the app's workers are stopped.
///
/// # Errors
/// The mail settings cannot be used.
pub fn start(config: &Config, app: &App, room: &Room, writers: Writers) -> Result<(), CarrierError> {
    votes(app, writers);
    plebiscites(app, room.clone());
    letters(config, app)?;
    sweeping(app);
    Ok(())
}

/// Without its writers a town takes no ballot: the program ends, and whoever
/// watches over it starts it again.
fn votes(app: &App, writers: Writers) {
    let workers = app.workers.clone();
    let stop = workers.stopping();
    app.workers.spawn(async move {
        let ended = writers.run(|| stop.clone().cancelled_owned()).await;
        if stop.is_cancelled() {
            return;
        }
        let cause = ended.err().map(|error| error.to_string()).unwrap_or_default();
        tracing::error!(
            error.cause = cause,
            "the writers of votes ended: another process has taken over, or the database failed"
        );
        workers.stop();
    });
}

fn plebiscites(app: &App, room: Room) {
    let told = Arc::new(Mutex::new(BTreeSet::new()));
    app.workers.every("plebiscites", Duration::from_secs(1), move || {
        let (room, told) = (room.clone(), Arc::clone(&told));
        async move {
            tell(&room.tick().await, &told);
            Ok::<(), DbErr>(())
        }
    });
}

/// What is blocked is said once, not every second.
fn tell(ticked: &Ticked, told: &Mutex<BTreeSet<(PlebisciteId, String)>>) {
    tell_steps(ticked);
    let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
    let blocked = ticked.blocked.iter().map(|(id, block)| (*id, word(*block).to_owned()));
    let failed = ticked.failed.iter().filter_map(|missed| Some((missed.plebiscite?, chain(&missed.fault))));
    let now: BTreeSet<_> = blocked.chain(failed).collect();
    for (id, why) in now.difference(&told) {
        tracing::warn!(plebiscite.id = %id, plebiscite.waits_for = why, "a plebiscite cannot go on");
    }
    *told = now;
}

fn tell_steps(ticked: &Ticked) {
    for (id, state) in &ticked.steps {
        tracing::info!(plebiscite.id = %id, plebiscite.state = state.word(), "a plebiscite goes on");
    }
    for missed in ticked.failed.iter().filter(|missed| missed.plebiscite.is_none()) {
        tracing::error!(error.cause = chain(&missed.fault), "the plebiscites could not be looked after");
    }
}

const fn word(block: Block) -> &'static str {
    match block {
        Block::NoKeys => "code keys",
        Block::Paper => "paper totals",
        Block::Lot => "the lot",
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

fn letters(config: &Config, app: &App) -> Result<(), CarrierError> {
    let carrier = Carrier::from_url(&config.mail.url)?;
    let postman = Postman::new(app.store.clone(), Arc::clone(&app.clock), carrier, &config.mail.from)?;
    let messenger = Messenger::new(app.store.clone(), Arc::clone(&app.clock), postman.clone());
    let stop = app.workers.stopping();
    app.workers.spawn(postman.run(stop.clone().cancelled_owned()));
    app.workers.spawn(messenger.run(stop.cancelled_owned()));
    Ok(())
}

fn sweeping(app: &App) {
    let all = app.clone();
    app.workers.every("sweeping", Duration::from_secs(3_600), move || {
        let app = all.clone();
        async move {
            app.limits.forget_old();
            let now = app.clock.now();
            accounts::jobs::sweep(&app.store, now).await?;
            notices::jobs::forget(&app.store, now).await?;
            roll::jobs::staging::sweep(&app.store, now).await?;
            let tx = app.store.begin(now, &store::Actor::system()).await?;
            tx.forget_tokens(now.plus_days(-2)).await?;
            tx.unrecorded("forgetting spent form tokens");
            tx.commit().await.map_err(DbErr::from)
        }
    });
}
