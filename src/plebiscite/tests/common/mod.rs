//! A town in which plebiscites are tested: residents, two clerks, a clock that
//! stands still until told, and somebody who makes the codes.
#![expect(dead_code, reason = "each test binary uses a part")]

use std::collections::BTreeMap;
use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use accounts::jobs::{Deed, NewStaff};
use accounts::rules::email::EmailAddress;
use accounts::rules::password::Password;
use accounts::rules::roles::Roles;
use ballotbox::code::{Code, Kdf};
use ballotbox::package::{CODE_KEYS, CodeKeys, Package, ResidentKey};
use data_encoding::HEXLOWER;
use kernel::{ByLang, Clock, Ids, Instant, Lang, Line, ManualClock, PlebisciteId, ResidentId, StaffId, Uuid};
use plebiscite::rules::form::{Choice, Conflict, Counting, Draft, Eligibility, Marking, OptionId};
use plebiscite::{BallotPaper, CastRefused, CodeRefused, Marked, Receipt, Room, Settings, Ticked};
use roll::rows::residents::{self, Entry};
use roll::rules::person::Person;
use sha2::{Digest, Sha256};
use store::{Actor, Event, Store};
use tokio::task::JoinSet;

/// When tests begin.
pub(crate) const START: Instant = Instant::from_millis(1_800_000_000_000);
/// When plebiscites open.
pub(crate) const OPENS: Instant = START.plus_days(10);
/// When they close.
pub(crate) const CLOSES: Instant = START.plus_days(20);
/// When they are published.
pub(crate) const PUBLISH: Instant = START.plus_days(21);

pub(crate) struct Seeded(AtomicU64);

impl Ids for Seeded {
    fn ordinary(&self) -> Uuid {
        self.random()
    }

    fn fill(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(32) {
            let number = self.0.fetch_add(1, Ordering::SeqCst);
            let bytes = Sha256::digest([b"plebiscite".as_slice(), &number.to_be_bytes()].concat());
            chunk.copy_from_slice(&bytes[..chunk.len()]);
        }
    }
}

pub(crate) struct Town {
    pub(crate) store: Store,
    pub(crate) room: Room,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) ids: Arc<Seeded>,
    pub(crate) clerks: [StaffId; 2],
    _writers: JoinSet<()>,
}

/// What the office holds: the codes.
pub(crate) struct Sheets {
    pub(crate) codes: BTreeMap<ResidentId, Code>,
    pub(crate) spares: Vec<Code>,
    pub(crate) file: Vec<u8>,
}

pub(crate) fn settings() -> Settings {
    Settings { code_rounds: 10, flush_least: 2, flush_seconds: 60, languages: vec![Lang::Pl], ..Settings::default() }
}

pub(crate) fn line(text: &str) -> ByLang<Line> {
    ByLang([(Lang::Pl, Line::parse(text, 200).unwrap())].into())
}

pub(crate) fn draft(marking: Marking, titles: &[&str]) -> Draft {
    let choice = |(n, title): (usize, &&str)| Choice::titled(OptionId::nth(n), line(title));
    Draft {
        title: line("Temat roku"),
        options: titles.iter().enumerate().map(choice).collect(),
        entered: titles.len(),
        who: Some(Eligibility::default()),
        opens_at: Some(OPENS),
        closes_at: Some(CLOSES),
        counting: Some(Counting::plain(marking)),
        conflict: Some(Conflict::FirstCounts),
        publish_at: Some(PUBLISH),
        ..Draft::default()
    }
}

pub(crate) fn marks(ids: &[&str]) -> Marked {
    Marked::Options(ids.iter().map(|id| (*id).to_owned()).collect())
}

impl Town {
    pub(crate) async fn new(store: Store, residents: usize) -> Self {
        let clock = Arc::new(ManualClock::new(START));
        let ids = Arc::new(Seeded(AtomicU64::new(1)));
        let (room, writers) = Room::new(&store, clock.clone(), ids.clone(), settings()).unwrap();
        let mut running = JoinSet::new();
        running.spawn(async move { writers.run(pending::<()>).await.unwrap() });
        let clerks = [clerk(&store, &ids, "ada").await, clerk(&store, &ids, "bob").await];
        let town = Self { store, room, clock, ids, clerks, _writers: running };
        town.enter(residents).await;
        town
    }

    async fn enter(&self, people: usize) {
        let person = |n: usize| Person {
            number: None,
            surname: Line::parse(&format!("Przykład{n}"), 100).unwrap(),
            given: Line::parse("Ada", 100).unwrap(),
            address: Line::parse(&format!("Lipowa {n}"), 100).unwrap(),
            district: None,
            birth_year: None,
            lang: Some(Lang::Pl),
            email: None,
        };
        let entries: Vec<(ResidentId, Entry)> = (0..people)
            .map(|n| {
                let tag = Sha256::digest(n.to_be_bytes()).into();
                let id = ResidentId::from_uuid(self.ids.random());
                (id, Entry { person: person(n), district: None, tag, lang: Lang::Pl })
            })
            .collect();
        let tx = self.store.begin(self.clock.now(), &Actor::cli()).await.unwrap();
        residents::insert(&tx, &entries).await.unwrap();
        tx.record(Event::new("roll.entered", "test")).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// A frozen plebiscite with its codes made and loaded.
    pub(crate) async fn frozen(&self, draft: &Draft) -> (PlebisciteId, Sheets) {
        let id = self.room.create(draft, &Actor::cli()).await.unwrap();
        self.room.freeze(id, &Actor::cli()).await.unwrap().unwrap();
        let sheets = self.sheets(id, 2).await;
        self.room.load_keys(id, &sheets.file, &Actor::cli()).await.unwrap().unwrap();
        (id, sheets)
    }

    /// What `wiec codes make` does.
    pub(crate) async fn sheets(&self, id: PlebisciteId, spares: usize) -> Sheets {
        let package = Package::parse(&self.room.package(id).await.unwrap().unwrap()).unwrap();
        let salt = HEXLOWER.decode(package.code_kdf.salt.as_bytes()).unwrap();
        let kdf = Kdf { salt, iterations: package.code_kdf.iterations };
        let pk = |code: &Code| HEXLOWER.encode(&code.key(&kdf).unwrap().compressed().unwrap());
        let codes: BTreeMap<ResidentId, Code> =
            package.residents.iter().map(|person| (person.id, Code::generate(&*self.ids))).collect();
        let spares: Vec<Code> = (0..spares).map(|_| Code::generate(&*self.ids)).collect();
        let file = CodeKeys {
            format: CODE_KEYS.to_owned(),
            plebiscite: id,
            salt: package.code_kdf.salt,
            keys: codes.iter().map(|(resident, code)| ResidentKey { resident: *resident, pk: pk(code) }).collect(),
            spares: spares.iter().map(pk).collect(),
        };
        Sheets { codes, spares, file: file.encode().unwrap() }
    }

    /// Sets the hands and lets the clock do what is due.
    pub(crate) async fn at(&self, now: Instant) -> Ticked {
        self.clock.set(now);
        let ticked = self.room.tick().await;
        assert!(ticked.failed.is_empty(), "{:?}", ticked.failed);
        ticked
    }

    pub(crate) async fn look_up(&self, code: &Code) -> Result<BallotPaper, CodeRefused> {
        self.room.look_up(&code.to_string()).await.unwrap()
    }

    pub(crate) async fn cast(&self, paper: &BallotPaper, marked: &Marked) -> Result<Receipt, CastRefused> {
        self.room.cast(&paper.pass, marked).await.unwrap()
    }

    pub(crate) async fn vote(&self, code: &Code, ids: &[&str]) -> Receipt {
        let paper = self.look_up(code).await.unwrap();
        self.cast(&paper, &marks(ids)).await.unwrap()
    }
}

async fn clerk(store: &Store, ids: &Seeded, name: &str) -> StaffId {
    let deed = Deed { store, ids, now: START, actor: Actor::cli() };
    let new = NewStaff {
        email: EmailAddress::parse(&format!("{name}@town.example")).unwrap(),
        name: Line::parse(name, 100).unwrap(),
        lang: Lang::Pl,
        roles: Roles::from_text("clerk"),
    };
    deed.add(&new, &Password::parse("stopa zbiera mokre okno", &[]).unwrap()).await.unwrap()
}
