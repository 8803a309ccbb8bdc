//! Deeds and pages of accounts, as the command line and browsers see them: on
//! SQLite, and on PostgreSQL where what is done matters.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod account;
mod common;
mod deeds;
mod gate;
mod letters;
mod log;
mod second_factor;
mod sessions;
mod sign_in;
mod staff;

use accounts::jobs::{Deed, Entrance, seal_key};
use accounts::rows;
use accounts::rows::staff::Account;
use accounts::rules::second_factor::SharedSecret;
use accounts::rules::session::SessionLimits;
use kernel::StaffId;
use post::{Letter, MAIL};
use store::{Actor, Engine};
use web::testing::{Browser, Page, TestApp};

use common::{PASSWORD, add};

/// Another password that is taken.
const OTHER: &str = "fiolet pcha taczki nocą";

/// A town with nothing but accounts.
struct Town {
    test: TestApp,
}

impl Town {
    async fn new(engine: Engine) -> Self {
        let test = TestApp::new(engine, |parts| {
            accounts::install(parts, SessionLimits::default());
            parts.nav.extend(accounts::NAV);
        });
        Self { test: test.await }
    }

    fn browser(&self) -> Browser {
        self.test.browser(accounts::routes(&self.test.app))
    }

    fn deed(&self) -> Deed<'_> {
        let app = &self.test.app;
        Deed { store: &app.store, ids: app.ids.as_ref(), now: app.clock.now(), actor: Actor::cli() }
    }

    async fn add(&self, name: &str, roles: &str) -> StaffId {
        add(&self.deed(), name, roles).await
    }

    async fn account(&self, id: StaffId) -> Account {
        rows::staff::by_id(self.test.app.store.reader().conn(), id).await.unwrap().unwrap()
    }

    /// An account with a telephone and its recovery codes.
    async fn enrolled(&self, name: &str, roles: &str) -> (StaffId, SharedSecret, Vec<String>) {
        let id = self.add(name, roles).await;
        let deed = self.deed();
        let secret = SharedSecret::draw(deed.ids);
        let step = secret.check(&secret.code(deed.now), deed.now, None).unwrap();
        let key = seal_key(deed.store, deed.ids).unwrap();
        let entrance = Entrance { limits: SessionLimits::default(), agent: String::new(), replaces: None };
        let (_, codes) = deed.enrol(&self.account(id).await, (&secret, step), &key, &entrance).await.unwrap();
        self.test.wait(30);
        (id, secret, codes.iter().map(|code| code.shown()).collect())
    }

    /// A browser with a whole session of a new account.
    async fn signed_in(&self, name: &str, roles: &str) -> Browser {
        let (_, secret, _) = self.enrolled(name, roles).await;
        let mut browser = self.browser();
        assert_eq!(password(&mut browser, name, PASSWORD).await.location(), "/second-factor");
        browser.get("/second-factor").await;
        let page = browser.post("/second-factor", &[("code", &secret.code(self.deed().now))]).await;
        assert_eq!(page.location(), "/staff-room");
        browser.get("/staff-room").await;
        browser
    }

    /// The letters since the last time.
    async fn letters(&self) -> Vec<Letter> {
        let app = &self.test.app;
        let work = store::outbox::take_due_of(&app.store, app.clock.now(), MAIL, 100).await.unwrap();
        work.iter().map(|work| serde_json::from_str(&work.payload).unwrap()).collect()
    }

    /// The kinds in the staff log, oldest first.
    async fn kinds(&self) -> Vec<String> {
        let conn = self.test.app.store.reader().conn();
        let all = rows::log::following(conn, &rows::log::Filter::default(), 0, 1_000).await.unwrap();
        all.into_iter().map(|entry| entry.kind).collect()
    }
}

/// Sends address and password.
async fn password(browser: &mut Browser, name: &str, password: &str) -> Page {
    browser.post("/sign-in", &[("email", &format!("{name}@town.example")), ("password", password)]).await
}

/// The path of the link in a letter.
fn link(letter: &Letter) -> String {
    let line = letter.text.lines().find(|line| line.starts_with(web::testing::URL)).unwrap();
    line.strip_prefix(web::testing::URL).unwrap().to_owned()
}
