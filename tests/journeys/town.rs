//! A town with every room, a clock by hand, and staff who sign in as people do.

use std::collections::BTreeMap;
use std::future::pending;
use std::sync::{Arc, Mutex};

use accounts::jobs::{Deed, Entrance, NewStaff, seal_key};
use accounts::rules::email::EmailAddress;
use accounts::rules::password::Password;
use accounts::rules::recovery::RecoveryCode;
use accounts::rules::roles::Roles;
use accounts::rules::second_factor::SharedSecret;
use accounts::rules::session::SessionLimits;
use ballotbox::code::{Code, Kdf};
use ballotbox::package::{CODE_KEYS, CodeKeys, Package, ResidentKey};
use data_encoding::HEXLOWER;
use kernel::{Clock, Instant, Lang, Line, ManualClock};
use plebiscite::Room;
use shell::config::Config;
use shell::machine::SystemIds;
use shell::{House, Parts};
use store::testing::Temporary;
use store::{Actor, Engine};
use tokio::task::JoinSet;
use web::testing::{Browser, START, URL};
use web::{App, Declared};

const PASSWORD: &str = "stopa zbiera mokre okno";

/// The town.
pub(crate) struct TestTown {
    pub(crate) app: App,
    pub(crate) room: Room,
    pub(crate) table: Vec<Declared>,
    clock: Arc<ManualClock>,
    /// Each code signs in once.
    recovery: Mutex<BTreeMap<&'static str, Vec<RecoveryCode>>>,
    browser: Box<dyn Fn() -> Browser>,
    _writers: JoinSet<()>,
    _temporary: Temporary,
}

impl TestTown {
    /// Nobody lives here yet; `ola` organises, `ada` and `bob` are clerks, `ewa` audits, `maria` administers.
    pub(crate) async fn new(engine: Engine) -> Self {
        let temporary = Temporary::new(engine).await;
        let clock = Arc::new(ManualClock::new(START));
        let set = [
            format!("server.public_url={URL}"),
            "plebiscite.code_rounds=10".to_owned(),
            "plebiscite.flush_least=2".to_owned(),
            "town.languages=pl".to_owned(),
            "town.name=Przykładowo".to_owned(),
        ];
        let config = Config::load(None, std::iter::empty(), &set).unwrap();
        let parts = Parts { config, store: temporary.store().clone(), clock: clock.clone(), ids: Arc::new(SystemIds) };
        let House { app, room, writers, router, table } = shell::assemble(parts).await.unwrap();
        let mut running = JoinSet::new();
        running.spawn(async move { writers.run(pending::<()>).await.unwrap() });
        let front = app.clone();
        let browser = Box::new(move || Browser::new(&front, router.clone()));
        let mut town = Self {
            app,
            room,
            table,
            clock,
            recovery: Mutex::default(),
            browser,
            _writers: running,
            _temporary: temporary,
        };
        for (name, roles) in
            [("ola", "organiser"), ("ada", "clerk"), ("bob", "clerk"), ("ewa", "auditor"), ("maria", "administrator")]
        {
            town.hire(name, roles).await;
        }
        town
    }

    async fn hire(&mut self, name: &'static str, roles: &str) {
        let store = &self.app.store;
        let deed = Deed { store, ids: &SystemIds, now: self.clock.now(), actor: Actor::cli() };
        let new = NewStaff {
            email: EmailAddress::parse(&format!("{name}@town.example")).unwrap(),
            name: Line::parse(name, 100).unwrap(),
            lang: Lang::Pl,
            roles: Roles::from_text(roles),
        };
        deed.add(&new, &Password::parse(PASSWORD, &[]).unwrap()).await.unwrap();
        if new.roles.need_second_factor() {
            let account = deed.find(&new.email).await.unwrap().unwrap();
            let key = seal_key(store, &SystemIds).unwrap();
            let entrance = Entrance { limits: SessionLimits::default(), agent: String::new(), replaces: None };
            let secret = SharedSecret::draw(&SystemIds);
            let (_, codes) = deed.enrol(&account, (&secret, 0), &key, &entrance).await.unwrap();
            self.recovery.lock().unwrap().insert(name, codes.into_iter().collect());
        }
    }

    /// A browser nobody has signed in with.
    pub(crate) fn stranger(&self) -> Browser {
        (self.browser)()
    }

    /// Signs in by the pages, second factor and all.
    pub(crate) async fn staff(&self, name: &'static str) -> Browser {
        let mut browser = self.stranger();
        browser.get("/sign-in").await;
        let email = format!("{name}@town.example");
        let mut page = browser.post("/sign-in", &[("email", &email), ("password", PASSWORD)]).await;
        let code = self.recovery.lock().unwrap().get_mut(name).and_then(Vec::pop);
        if let Some(code) = code {
            assert_eq!(page.location(), "/second-factor", "{}", page.text());
            browser.get("/second-factor").await;
            page = browser.post("/second-factor", &[("code", &code.shown())]).await;
        }
        assert_eq!(page.status, 303, "{name} could not sign in: {}", page.text());
        let room = browser.get("/staff-room").await;
        assert_eq!(room.status, 200, "{name} has no staff room");
        browser
    }

    /// Sets the hands and lets the clock do what is due.
    pub(crate) async fn at(&self, now: Instant) {
        self.clock.set(now);
        let ticked = self.room.tick().await;
        assert!(ticked.failed.is_empty(), "{:?}", ticked.failed);
    }

    /// What `wiec codes make` does with a package: the codes, and the file for the town.
    pub(crate) fn codes(package: &[u8]) -> (Vec<(String, Code)>, Vec<u8>) {
        let package = Package::parse(package).unwrap();
        let salt = HEXLOWER.decode(package.code_kdf.salt.as_bytes()).unwrap();
        let kdf = Kdf { salt, iterations: package.code_kdf.iterations };
        let pk = |code: &Code| HEXLOWER.encode(&code.key(&kdf).unwrap().compressed().unwrap());
        let codes: Vec<_> =
            package.residents.iter().map(|one| (one.name.clone(), Code::generate(&SystemIds))).collect();
        let keys = package.residents.iter().zip(&codes);
        let file = CodeKeys {
            format: CODE_KEYS.to_owned(),
            plebiscite: package.plebiscite,
            salt: package.code_kdf.salt.clone(),
            keys: keys.map(|(one, (_, code))| ResidentKey { resident: one.id, pk: pk(code) }).collect(),
            spares: vec![pk(&Code::generate(&SystemIds))],
        };
        (codes, file.encode().unwrap())
    }
}
