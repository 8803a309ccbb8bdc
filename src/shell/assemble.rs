//! Puts the house together: store, rooms, routes.

use std::sync::{Arc, OnceLock};

use accounts::StaffSessions;
use accounts::rules::session::SessionLimits;
use axum::Router;
use kernel::{Clock, Ids};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use plebiscite::{Room, Writers};
use store::Store;
use templates::assets::AccentError;
use web::{App, AppBuilder, Declared, Routes, Town, Workers};

use crate::config::Config;

/// What is put together from.
pub struct Parts {
    /// The configuration, checked.
    pub config: Config,
    /// The store, open and up to date.
    pub store: Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Ids and randomness.
    pub ids: Arc<dyn Ids>,
}

/// The house.
pub struct House {
    /// Everything that handlers are given.
    pub app: App,
    /// The plebiscite room.
    pub room: Room,
    /// The writers of votes; must run.
    pub writers: Writers,
    /// The pages.
    pub router: Router,
    /// The routes as declared.
    pub table: Vec<Declared>,
}

/// Why the house cannot stand.
#[derive(Debug, thiserror::Error)]
pub enum AssembleError {
    /// The accent colour.
    #[error("town.accent")]
    Accent(#[from] AccentError),
    /// The plebiscite room.
    #[error("the plebiscite room cannot be opened")]
    Room(#[from] plebiscite::Fault),
}

/// Puts everything together. Compares the public logs with what was ever
/// published from this machine before anything is served.
///
/// # Errors
/// [`AssembleError`].
pub async fn assemble(parts: Parts) -> Result<House, AssembleError> {
    let Parts { config, store, clock, ids } = parts;
    let (room, writers) = Room::new(&store, Arc::clone(&clock), Arc::clone(&ids), config.room_settings())?;
    room.check_published().await?;
    let mut rooms = http::Extensions::new();
    rooms.insert(room.clone());
    rooms.insert(SessionLimits::default());
    rooms.insert(journal::Room { journal: room.journal().clone(), shelf: Arc::new(room.clone()) });
    let app = AppBuilder {
        sessions: Arc::new(StaffSessions::new(store.clone(), Arc::clone(&ids), SessionLimits::default())),
        town: town(&config)?,
        metrics: metrics(),
        workers: Workers::default(),
        nav: [plebiscite::NAV, roll::NAV, accounts::NAV].concat(),
        rooms,
        store,
        clock,
        ids,
    }
    .build();
    let routes = routes(&app);
    let table = routes.table();
    Ok(House { router: web::finish(routes), app, room, writers, table })
}

fn routes(app: &App) -> Routes {
    web::own_routes(app)
        .and(accounts::routes(app))
        .and(roll::routes(app))
        .and(plebiscite::routes(app))
        .and(journal::routes(app))
}

fn town(config: &Config) -> Result<Town, AssembleError> {
    Ok(Town {
        name: config.town.name.clone(),
        zone: config.town.zone.clone(),
        langs: config.town.languages.clone(),
        accent_css: templates::assets::accent_css(&config.town.accent)?,
        contact: config.town.contact.clone(),
        public_url: config.server.public_url.clone(),
        trusted_hops: config.server.trusted_hops,
        development: config.server.development,
        metrics_token: config.metrics.token.clone(),
    })
}

/// The figures of this process; begun once.
fn metrics() -> PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    let begin = || {
        let buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
        let builder = PrometheusBuilder::new().set_buckets(&buckets).expect("the buckets are not empty");
        let recorder = builder.build_recorder();
        let handle = recorder.handle();
        if metrics::set_global_recorder(recorder).is_err() {
            tracing::debug!("figures were begun before");
        }
        handle
    };
    HANDLE.get_or_init(begin).clone()
}

impl Config {
    /// What the plebiscite room takes from the configuration.
    #[must_use]
    pub fn room_settings(&self) -> plebiscite::Settings {
        plebiscite::Settings {
            town: self.town.name.clone(),
            zone: self.town.zone.clone(),
            accent: self.town.accent.clone(),
            contact: self.town.contact.clone(),
            public_url: self.server.public_url.clone(),
            languages: self.town.languages.clone(),
            code_rounds: self.plebiscite.code_rounds,
            grace_seconds: self.plebiscite.grace_seconds,
            flush_seconds: self.plebiscite.flush_seconds,
            flush_least: self.plebiscite.flush_least,
            scrub_seconds: self.plebiscite.scrub_seconds,
            ..plebiscite::Settings::default()
        }
    }
}
