//! A town hall with browsers: an organiser, two clerks, residents on the roll.

use std::collections::BTreeMap;
use std::future::pending;
use std::sync::{Arc, Mutex};

use accounts::jobs::{Deed, NewStaff};
use accounts::rules::email::EmailAddress;
use accounts::rules::password::Password;
use accounts::rules::roles::Roles;
use ballotbox::code::{Code, Kdf};
use ballotbox::package::{CODE_KEYS, CodeKeys, Package, ResidentKey};
use data_encoding::HEXLOWER;
use kernel::{Instant, Lang, Line, PlebisciteId, ResidentId, StaffId};
use plebiscite::{Room, Settings};
use roll::rows::residents::{self, Entry};
use roll::rules::person::Person;
use sha2::{Digest, Sha256};
use store::{Actor, Engine, Event};
use tokio::task::JoinSet;
use web::testing::{Browser, TestApp};
use web::{Looked, Presented, Role, Sessions, Staff};

/// The password of every account.
pub(crate) const PASSWORD: &str = "stopa zbiera mokre okno";

/// Who is signed in, by token.
#[derive(Default)]
struct Signed(Mutex<BTreeMap<String, Staff>>);

impl Sessions for Signed {
    fn find<'a>(&'a self, token: &'a str, _how: Presented, _now: Instant) -> Looked<'a> {
        let found = self.0.lock().unwrap().get(token).cloned();
        Box::pin(async move { Ok(found) })
    }
}

/// The house.
pub(crate) struct House {
    pub(crate) test: TestApp,
    pub(crate) room: Room,
    signed: Arc<Signed>,
    _writers: JoinSet<()>,
}

impl House {
    /// Six residents; `ola` organises, `ada` and `bob` are clerks.
    pub(crate) async fn new() -> Self {
        let signed = Arc::new(Signed::default());
        let mut made = None;
        let test = TestApp::new(Engine::Sqlite, |parts| {
            let settings = Settings {
                code_rounds: 10,
                flush_least: 2,
                languages: vec![Lang::Pl],
                public_url: web::testing::URL.to_owned(),
                ..Settings::default()
            };
            let (room, writers) = Room::new(&parts.store, parts.clock.clone(), parts.ids.clone(), settings).unwrap();
            parts.rooms.insert(room.clone());
            parts.sessions = signed.clone();
            parts.town.langs = vec![Lang::Pl];
            made = Some((room, writers));
        })
        .await;
        let (room, writers) = made.unwrap();
        let mut running = JoinSet::new();
        running.spawn(async move { writers.run(pending::<()>).await.unwrap() });
        let house = Self { test, room, signed, _writers: running };
        house.hire("ola", Role::Organiser).await;
        house.hire("ada", Role::Clerk).await;
        house.hire("bob", Role::Clerk).await;
        house.enter(6).await;
        house
    }

    pub(crate) async fn hire(&self, name: &str, role: Role) -> StaffId {
        let app = &self.test.app;
        let deed = Deed { store: &app.store, ids: &*app.ids, now: app.clock.now(), actor: Actor::cli() };
        let email = format!("{name}@town.example");
        let new = NewStaff {
            email: EmailAddress::parse(&email).unwrap(),
            name: Line::parse(name, 100).unwrap(),
            lang: Lang::Pl,
            roles: Roles::from_text(if role == Role::Clerk { "clerk" } else { "organiser" }),
        };
        let id = deed.add(&new, &Password::parse(PASSWORD, &[]).unwrap()).await.unwrap();
        let staff = Staff {
            id,
            name: name.to_owned(),
            email,
            lang: Lang::Pl,
            roles: vec![role],
            csrf: format!("csrf-{name}"),
            whole: true,
            session: [1; 32],
        };
        self.signed.0.lock().unwrap().insert(name.to_owned(), staff);
        id
    }

    /// The browser of somebody; it has seen a page, so that its forms hold the token.
    pub(crate) async fn browser(&self, name: &str) -> Browser {
        let mut browser = self.test.browser(plebiscite::staff_routes(&self.test.app)).with_token(name);
        let first = if name == "ola" { "/plebiscites/new" } else { "/desk" };
        browser.headers.insert("authorization", format!("Bearer {name}"));
        browser.get(first).await;
        browser
    }

    async fn enter(&self, people: usize) {
        let app = &self.test.app;
        let person = |n: usize| Person {
            number: None,
            surname: Line::parse(&format!("Przykład{n}"), 100).unwrap(),
            given: Line::parse("Ada", 100).unwrap(),
            address: Line::parse(&format!("Lipowa {n}"), 100).unwrap(),
            district: None,
            birth_year: Some(1980),
            lang: Some(Lang::Pl),
            email: None,
        };
        let entries: Vec<(ResidentId, Entry)> = (0..people)
            .map(|n| {
                let tag = Sha256::digest(n.to_be_bytes()).into();
                let id = ResidentId::from_uuid(app.ids.random());
                (id, Entry { person: person(n), district: None, tag, lang: Lang::Pl })
            })
            .collect();
        let tx = app.store.begin(app.clock.now(), &Actor::cli()).await.unwrap();
        residents::insert(&tx, &entries).await.unwrap();
        tx.record(Event::new("roll.entered", "test")).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Sets the hands and lets the clock do what is due.
    pub(crate) async fn at(&self, now: Instant) {
        self.test.clock.set(now);
        let ticked = self.room.tick().await;
        assert!(ticked.failed.is_empty(), "{:?}", ticked.failed);
    }

    /// What `wiec codes make` does with a package.
    pub(crate) fn codes(&self, package: &[u8]) -> (BTreeMap<ResidentId, Code>, Vec<u8>) {
        let package = Package::parse(package).unwrap();
        let salt = HEXLOWER.decode(package.code_kdf.salt.as_bytes()).unwrap();
        let kdf = Kdf { salt, iterations: package.code_kdf.iterations };
        let ids = &*self.test.app.ids;
        let pk = |code: &Code| HEXLOWER.encode(&code.key(&kdf).unwrap().compressed().unwrap());
        let codes: BTreeMap<ResidentId, Code> =
            package.residents.iter().map(|person| (person.id, Code::generate(ids))).collect();
        let file = CodeKeys {
            format: CODE_KEYS.to_owned(),
            plebiscite: package.plebiscite,
            salt: package.code_kdf.salt,
            keys: codes.iter().map(|(resident, code)| ResidentKey { resident: *resident, pk: pk(code) }).collect(),
            spares: [Code::generate(ids)].iter().map(pk).collect(),
        };
        (codes, file.encode().unwrap())
    }

    /// A plebiscite from nothing to open, by way of the pages.
    pub(crate) async fn open(&self, ola: &mut Browser) -> (PlebisciteId, BTreeMap<ResidentId, Code>) {
        let made = ola.post_files("/plebiscites/new", &page(&[]), &[]).await;
        let id = id_in(made.location());
        freeze(ola, id).await;
        let package = ola.get(&format!("/plebiscites/{id}/package")).await;
        let (codes, file) = self.codes(&package.bytes);
        let path = format!("/plebiscites/{id}/code-keys");
        let loaded = ola.post_files(&path, &[], &[("keys", "keys.json", &file)]).await;
        assert_eq!(loaded.status, 303, "{}", loaded.text());
        let opens = self.room.plebiscite(id, kernel::Audience::Staff).await.unwrap().unwrap();
        self.at(opens.frozen().unwrap().window.opens).await;
        (id, codes)
    }

    /// Somebody votes with a code.
    pub(crate) async fn vote(&self, code: &Code, option: &str) {
        let paper = self.room.look_up(&code.to_string()).await.unwrap().unwrap();
        let marked = plebiscite::Marked::Options(vec![option.to_owned()]);
        self.room.cast(&paper.pass, &marked).await.unwrap().unwrap();
    }
}

/// Freezes a draft and waits until its keys are made.
pub(crate) async fn freeze(ola: &mut Browser, id: PlebisciteId) {
    assert_eq!(ola.post(&format!("/plebiscites/{id}/freeze"), &[]).await.status, 303);
    // On a slow machine the page does not wait for the end of it.
    loop {
        let page = ola.get(&format!("/plebiscites/{id}/freezing")).await;
        if page.status == 303 {
            break;
        }
        assert!(page.has("data-job"), "{}", page.text());
    }
}

/// The organiser's page, filled in; with changes.
pub(crate) fn page<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let whole = [
        ("version", "1"),
        ("title-pl", "Temat roku"),
        ("description-pl", "Po co to robimy"),
        ("options", "2"),
        ("option-0-title-pl", "Park nad rzeką"),
        ("option-1-title-pl", "Rynek"),
        ("who", "everybody"),
        ("opens", "2027-02-01T08:00"),
        ("closes", "2027-02-15T20:00"),
        ("publish", "2027-02-16T12:00"),
        ("method", "plurality"),
        ("blank", "yes"),
        ("conflict", "first-counts"),
    ];
    let kept = whole.into_iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    kept.chain(changes.iter().copied()).collect()
}

/// The id in an address.
pub(crate) fn id_in(path: &str) -> PlebisciteId {
    path.split('/').find_map(|part| part.parse().ok()).expect("the address names a plebiscite")
}
