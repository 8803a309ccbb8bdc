//! A small town whose vote is put on trial: residents, two clerks, a clock that
//! stands still until told, and somebody who makes the codes.

use std::collections::BTreeMap;
use std::fs::File;
use std::future::{Future, pending};
use std::io::BufReader;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use accounts::jobs::{Deed, NewStaff};
use accounts::rules::email::EmailAddress;
use accounts::rules::password::Password;
use accounts::rules::roles::Roles;
use ballotbox::code::{Code, Kdf};
use ballotbox::package::{CODE_KEYS, CodeKeys, Package, ResidentKey};
use data_encoding::HEXLOWER;
use kernel::{ByLang, Clock, Ids, Instant, Lang, Line, ManualClock, PlebisciteId, ResidentId, StaffId, Uuid};
use plebiscite::rules::form::{Choice, Conflict, Counting, Draft, Eligibility, Marking, OptionId};
use plebiscite::rules::states::State;
use plebiscite::{Fault, Marked, Room, Settings};
use roll::rows::residents::{self, Entry};
use roll::rules::person::Person;
use seeded::Dice;
use sha2::{Digest, Sha256};
use store::group::WriteRefused;
use store::{Actor, Event, Store};
use tokio::task::JoinSet;

/// The options of every ballot here.
pub(crate) const OPTIONS: [&str; 3] = ["a", "b", "c"];

const MOST_ASKED: usize = 100;
const PAUSE: Duration = Duration::from_millis(100);

/// Ids and random bytes that are the same for the same seed.
pub(crate) struct SeededIds(Mutex<Dice>);

impl SeededIds {
    pub(crate) fn new(seed: u64) -> Arc<Self> {
        Arc::new(Self(Mutex::new(Dice::new(seed))))
    }
}

impl Ids for SeededIds {
    fn ordinary(&self) -> Uuid {
        self.random()
    }

    fn fill(&self, buffer: &mut [u8]) {
        let mut dice = self.0.lock().unwrap();
        for chunk in buffer.chunks_mut(32) {
            let bytes = Sha256::digest(dice.bits().to_be_bytes());
            chunk.copy_from_slice(&bytes[..chunk.len()]);
        }
    }
}

/// When a vote begins and ends.
#[derive(Clone, Copy)]
pub(crate) struct Hours {
    pub(crate) opens: Instant,
    pub(crate) closes: Instant,
}

impl Hours {
    /// Of a vote that no real clock sees.
    pub(crate) const SOMEDAY: Self = Self {
        opens: Instant::from_millis(1_800_000_000_000),
        closes: Instant::from_millis(1_800_000_000_000).plus_days(10),
    };

    fn published(self) -> Instant {
        self.closes.plus_days(1)
    }
}

pub(crate) struct Town {
    pub(crate) store: Store,
    pub(crate) room: Room,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) clerks: [StaffId; 2],
    /// The one vote, open.
    pub(crate) id: PlebisciteId,
    /// What the office holds.
    pub(crate) codes: BTreeMap<ResidentId, Code>,
    hours: Hours,
    _writers: JoinSet<()>,
}

fn settings() -> Settings {
    Settings { code_rounds: 10, flush_least: 2, flush_seconds: 2, languages: vec![Lang::Pl], ..Settings::default() }
}

fn line(text: &str) -> ByLang<Line> {
    ByLang([(Lang::Pl, Line::parse(text, 200).unwrap())].into())
}

fn draft(hours: Hours) -> Draft {
    let choice = |(n, title)| Choice::titled(OptionId::nth(n), line(title));
    Draft {
        title: line("Temat roku"),
        options: ["Park", "Rynek", "Most"].into_iter().enumerate().map(choice).collect(),
        entered: OPTIONS.len(),
        who: Some(Eligibility::default()),
        opens_at: Some(hours.opens),
        closes_at: Some(hours.closes),
        counting: Some(Counting::plain(Marking::Single)),
        conflict: Some(Conflict::FirstCounts),
        publish_at: Some(hours.published()),
        ..Draft::default()
    }
}

/// Asks again while the database is too busy to answer, as a resident does after a 503.
pub(crate) async fn patiently<T, F: Future<Output = Result<T, Fault>>>(ask: impl Fn() -> F) -> T {
    for _ in 0..MOST_ASKED {
        match ask().await {
            Ok(answer) => return answer,
            Err(Fault::Db(cause)) if store::is_away(&cause) => tokio::time::sleep(PAUSE).await,
            Err(Fault::Write(WriteRefused::Db(cause))) if store::is_away(&cause) => tokio::time::sleep(PAUSE).await,
            Err(fault) => panic!("{fault:?}"),
        }
    }
    panic!("the database was asked {MOST_ASKED} times");
}

/// A mark for one option.
pub(crate) fn mark(n: usize) -> Marked {
    Marked::Options(vec![OPTIONS[n % OPTIONS.len()].to_owned()])
}

impl Town {
    /// A town with an open vote.
    pub(crate) async fn open(store: &Store, residents: usize, hours: Hours, seed: u64) -> Self {
        let clock = Arc::new(ManualClock::new(hours.opens.plus_days(-1)));
        let ids = SeededIds::new(seed);
        let (room, writers) = Room::new(store, clock.clone(), ids.clone(), settings()).unwrap();
        let mut running = JoinSet::new();
        running.spawn(async move { writers.run(pending::<()>).await.unwrap() });
        let clerks = [clerk(store, &ids, "ada").await, clerk(store, &ids, "bob").await];
        enter(store, &ids, clock.now(), residents).await;
        let id = room.create(&draft(hours), &Actor::cli()).await.unwrap();
        room.freeze(id, &Actor::cli()).await.unwrap().unwrap();
        let codes = make_codes(&room, &ids, id).await;
        let town = Self { store: store.clone(), room, clock, clerks, id, codes, hours, _writers: running };
        town.at(hours.opens).await;
        assert!(town.state().await == State::Open, "the vote did not open");
        town
    }

    /// The same town looked at again, after others have written to its store.
    pub(crate) async fn again(store: &Store, id: PlebisciteId, hours: Hours, clerks: [StaffId; 2]) -> Self {
        let clock = Arc::new(ManualClock::new(hours.closes.plus_seconds(-1)));
        let (room, writers) = Room::new(store, clock.clone(), SeededIds::new(1), settings()).unwrap();
        room.check_published().await.unwrap();
        let mut running = JoinSet::new();
        running.spawn(async move { writers.run(pending::<()>).await.unwrap() });
        let codes = BTreeMap::new();
        Self { store: store.clone(), room, clock, clerks, id, codes, hours, _writers: running }
    }

    pub(crate) async fn state(&self) -> State {
        self.room.plebiscite(self.id, kernel::Audience::Staff).await.unwrap().unwrap().state
    }

    /// Sets the hands and lets the clock do what is due.
    pub(crate) async fn at(&self, now: Instant) {
        self.clock.set(now);
        let ticked = self.room.tick().await;
        assert!(ticked.failed.is_empty(), "{:?}", ticked.failed);
    }

    /// Closes, types what was cast on paper (all for the first option), counts,
    /// publishes, and verifies the bundle.
    pub(crate) async fn end(&self, paper: u64) -> verify::Verdict {
        let closed = self.hours.closes.plus_seconds(900);
        self.at(closed).await;
        if paper > 0 {
            let marks = BTreeMap::from([(OPTIONS[0].to_owned(), paper)]);
            let totals = plebiscite::rows::paper::PaperTotals { valid: paper, blank: 0, void: BTreeMap::new(), marks };
            for clerk in self.clerks {
                self.room.type_batch(self.id, "Ratusz", &totals, clerk).await.unwrap().unwrap();
            }
        } else {
            // Nothing was marked on paper; somebody must still say so.
            drop(self.room.finish_paper(self.id, self.clerks[0]).await.unwrap());
        }
        self.at(closed.plus_seconds(2)).await;
        // Refused unless there is a tie; a tie is not published without it.
        let _no_tie = self.room.draw_lot(self.id, "los", &Actor::cli()).await.unwrap();
        self.at(self.hours.published()).await;
        let bundle = self.room.bundle(self.id).await.unwrap().expect("the vote is published");
        verify::bundle(BufReader::new(File::open(bundle).unwrap()), None).expect("the bundle holds")
    }
}

async fn clerk(store: &Store, ids: &SeededIds, name: &str) -> StaffId {
    let deed = Deed { store, ids, now: Hours::SOMEDAY.opens, actor: Actor::cli() };
    let new = NewStaff {
        email: EmailAddress::parse(&format!("{name}@town.example")).unwrap(),
        name: Line::parse(name, 100).unwrap(),
        lang: Lang::Pl,
        roles: Roles::from_text("clerk"),
    };
    deed.add(&new, &Password::parse("stopa zbiera mokre okno", &[]).unwrap()).await.unwrap()
}

async fn enter(store: &Store, ids: &SeededIds, now: Instant, people: usize) {
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
    let entry = |n: usize| {
        let tag = Sha256::digest(n.to_be_bytes()).into();
        (ResidentId::from_uuid(ids.random()), Entry { person: person(n), district: None, tag, lang: Lang::Pl })
    };
    let entries: Vec<(ResidentId, Entry)> = (0..people).map(entry).collect();
    let tx = store.begin(now, &Actor::cli()).await.unwrap();
    for chunk in entries.chunks(200) {
        residents::insert(&tx, chunk).await.unwrap();
    }
    tx.record(Event::new("roll.entered", "trial")).await.unwrap();
    tx.commit().await.unwrap();
}

/// What `wiec codes make` does.
async fn make_codes(room: &Room, ids: &SeededIds, id: PlebisciteId) -> BTreeMap<ResidentId, Code> {
    let package = Package::parse(&room.package(id).await.unwrap().unwrap()).unwrap();
    let salt = HEXLOWER.decode(package.code_kdf.salt.as_bytes()).unwrap();
    let kdf = Kdf { salt, iterations: package.code_kdf.iterations };
    let pk = |code: &Code| HEXLOWER.encode(&code.key(&kdf).unwrap().compressed().unwrap());
    let codes: BTreeMap<ResidentId, Code> =
        package.residents.iter().map(|person| (person.id, Code::generate(ids))).collect();
    let file = CodeKeys {
        format: CODE_KEYS.to_owned(),
        plebiscite: id,
        salt: package.code_kdf.salt,
        keys: codes.iter().map(|(resident, code)| ResidentKey { resident: *resident, pk: pk(code) }).collect(),
        spares: Vec::new(),
    };
    room.load_keys(id, &file.encode().unwrap(), &Actor::cli()).await.unwrap().unwrap();
    codes
}
