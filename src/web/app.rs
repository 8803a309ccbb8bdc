//! What every handler is given.

use std::ops::Deref;
use std::sync::Arc;

use kernel::{Clock, Ids, Lang};
use metrics_exporter_prometheus::PrometheusHandle;
use store::Store;

use crate::access::{Role, Sessions};
use crate::kept::Pages;
use crate::limits::Limits;
use crate::workers::Workers;

/// The town, as pages need it.
#[derive(Debug, Clone)]
pub struct Town {
    /// Its name.
    pub name: String,
    /// Its time zone (IANA).
    pub zone: String,
    /// Languages of content, the leading one first.
    pub langs: Vec<Lang>,
    /// The sheet with the accent colour.
    pub accent_css: String,
    /// Whom residents turn to.
    pub contact: String,
    /// The address residents type, without a slash at the end.
    pub public_url: String,
    /// How many proxies in front add to `X-Forwarded-For`.
    pub trusted_hops: usize,
    /// Shows the gallery.
    pub development: bool,
    /// Bearer token of `/metrics`; empty: only from this machine.
    pub metrics_token: String,
}

impl Town {
    /// Whether pages are served over TLS, so that cookies must be.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// A room's link for those whose work is there.
#[derive(Debug, Clone, Copy)]
pub struct NavEntry {
    /// Where.
    pub href: &'static str,
    /// The words' key of its name.
    pub title: &'static str,
    /// The words' key of what is there.
    pub hint: &'static str,
    /// For whom; empty: all staff.
    pub roles: &'static [Role],
}

/// Everything, cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// What is in an [`App`].
pub struct Inner {
    /// Where everything is stored.
    pub store: Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Ids and randomness.
    pub ids: Arc<dyn Ids>,
    /// The town.
    pub town: Town,
    /// Limits against guessing.
    pub limits: Limits,
    /// Background work.
    pub workers: Workers,
    /// The rooms' links in the staff room.
    pub nav: Vec<NavEntry>,
    pub(crate) sessions: Arc<dyn Sessions>,
    pub(crate) metrics: PrometheusHandle,
    rooms: http::Extensions,
    pub(crate) pages: Pages,
}

impl Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    /// What a room keeps: `app.room::<Room>()`.
    ///
    /// # Panics
    /// When the assembly forgot the room, which every test would notice.
    #[must_use]
    pub fn room<T: Clone + Send + Sync + 'static>(&self) -> &T {
        self.rooms.get::<T>().expect("`shell` puts every room in before it serves")
    }
}

/// The parts of an [`App`].
pub struct AppBuilder {
    /// Where everything is stored.
    pub store: Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Ids and randomness.
    pub ids: Arc<dyn Ids>,
    /// The town.
    pub town: Town,
    /// Finds sessions.
    pub sessions: Arc<dyn Sessions>,
    /// What `/metrics` shows.
    pub metrics: PrometheusHandle,
    /// Background work.
    pub workers: Workers,
    /// The rooms' links in the staff room.
    pub nav: Vec<NavEntry>,
    /// What the rooms keep, by type.
    pub rooms: http::Extensions,
}

impl AppBuilder {
    /// Puts it together.
    #[must_use]
    pub fn build(self) -> App {
        App(Arc::new(Inner {
            limits: Limits::default(),
            store: self.store,
            clock: self.clock,
            ids: self.ids,
            town: self.town,
            workers: self.workers,
            nav: self.nav,
            sessions: self.sessions,
            metrics: self.metrics,
            rooms: self.rooms,
            pages: Pages::default(),
        }))
    }
}
