//! An [`App`] on a temporary store, and a browser to visit it, for tests of any
//! room (feature `testing`).
//!
//! ```ignore
//! let test = TestApp::new(Engine::Sqlite, |parts| parts.sessions = Arc::new(Known::staff(&[Role::Clerk]))).await;
//! let mut clerk = test.browser(desk::routes(&test.app)).with_token("token");
//! let page = clerk.get("/desk").await;
//! assert_eq!(page.status, 200);
//! let page = clerk.post("/desk", &[("code", "X")]).await; // `_csrf` is taken from the page before
//! assert_eq!(page.location(), "/desk/done");
//! ```

mod browser;
mod known;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use kernel::{Ids, Instant, Lang, ManualClock, Uuid};
use metrics_exporter_prometheus::PrometheusBuilder;
use sha2::{Digest, Sha256};
use store::Engine;
use store::testing::Temporary;

pub use browser::{Browser, Page};
pub use known::Known;

use crate::app::{App, AppBuilder, Town};
use crate::routes::Routes;
use crate::stack::{finish, own_routes};
use crate::workers::Workers;

/// When tests begin: 15 January 2027, nine in the morning in Warsaw.
pub const START: Instant = Instant::from_millis(1_800_000_000_000);
/// The address of the town of tests.
pub const URL: &str = "https://wiec.example";

/// An app and its surroundings; the store is gone when this is dropped.
pub struct TestApp {
    /// The app.
    pub app: App,
    /// Its clock.
    pub clock: Arc<ManualClock>,
    /// Its store.
    pub temporary: Temporary,
}

impl TestApp {
    /// An app whose parts `change` has seen; nobody is known to it before.
    pub async fn new(engine: Engine, change: impl FnOnce(&mut AppBuilder)) -> Self {
        let temporary = Temporary::new(engine).await;
        let clock = Arc::new(ManualClock::new(START));
        let mut parts = AppBuilder {
            store: temporary.store().clone(),
            clock: clock.clone(),
            ids: Arc::new(SeededIds::default()),
            town: town(),
            sessions: Arc::new(Known::default()),
            metrics: PrometheusBuilder::new().build_recorder().handle(),
            workers: Workers::default(),
            nav: Vec::new(),
            rooms: http::Extensions::new(),
        };
        change(&mut parts);
        Self { app: parts.build(), clock, temporary }
    }

    /// A browser in front of these routes and those of `web` itself. Its requests come from
    /// 192.0.2.1 and want Polish.
    #[must_use]
    pub fn browser(&self, routes: Routes) -> Browser {
        Browser::new(&self.app, finish(own_routes(&self.app).and(routes)))
    }

    /// Lets `seconds` go by.
    pub fn wait(&self, seconds: i64) {
        use kernel::Clock;
        self.clock.set(self.clock.now().plus_seconds(seconds));
    }
}

/// A sample town.
#[must_use]
pub fn town() -> Town {
    Town {
        name: "Przykładowo".to_owned(),
        zone: "Europe/Warsaw".to_owned(),
        langs: vec![Lang::Pl, Lang::En],
        accent_css: ":root{--accent:#0a5}".to_owned(),
        contact: "tel. 00 000 00 00".to_owned(),
        public_url: URL.to_owned(),
        trusted_hops: 0,
        development: false,
        metrics_token: String::new(),
    }
}

/// Ids from a count: the same in each run, never twice the same in one.
#[derive(Debug, Default)]
pub struct SeededIds(AtomicU64);

impl Ids for SeededIds {
    fn ordinary(&self) -> Uuid {
        let mut random = [0; 10];
        self.fill(&mut random);
        let millis = u64::try_from(START.millis()).unwrap_or_default() + self.0.load(Ordering::SeqCst);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    fn fill(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(32) {
            let number = self.0.fetch_add(1, Ordering::SeqCst);
            let bytes = Sha256::digest(number.to_be_bytes());
            chunk.copy_from_slice(&bytes[..chunk.len()]);
        }
    }
}
