//! The roll on both engines: imports and rights.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::atomic::{AtomicU64, Ordering};

use kernel::{Ids, Instant, Lang, PlebisciteId, ResidentId, StaffId, Uuid};
use roll::jobs::freeze::{Secrets, Who, freeze};
use roll::jobs::import::{Around, Pass, run};
use roll::rows::imports::{self, Decision, Import, ImportId, Stage, Totals};
use roll::rows::right::{self, Spending, Spent, State, Whose};
use roll::rows::{codes, residents, snapshot};
use roll::rules::columns::Mapping;
use store::testing::each_engine;
use store::{Actor, Event, Store, Vault};

struct Counting(AtomicU64);

impl Ids for Counting {
    fn ordinary(&self) -> Uuid {
        Uuid::from_u128(0x7000_0000_0000_0000_0000_0000 + u128::from(self.0.fetch_add(1, Ordering::SeqCst)))
    }

    fn fill(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(8) {
            let n = self.0.fetch_add(1, Ordering::SeqCst).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes();
            chunk.copy_from_slice(&n[..chunk.len()]);
        }
    }
}

const NOW: Instant = Instant::from_millis(1_790_000_000_000);
const TAG_KEY: [u8; 32] = [1; 32];
const LIST: &str = "Imię;Nazwisko;Adres;Osiedle;Rok urodzenia\n\
    Ewa;Kowal;Lipowa 3;Centrum;1980\n\
    Jan;Wilk;Polna 1;Zarzecze;1950\n\
    Jan;Wilk;ul. Polna 1;Zarzecze;1985\n\
    Ada;;Polna 2;Zarzecze;1999\n\
    Olga;Sokół;Polna 4;Zarzecze;1809\n";

fn import(path: &std::path::Path, n: u128) -> Import {
    let header: Vec<String> =
        ["Imię", "Nazwisko", "Adres", "Osiedle", "Rok urodzenia"].iter().map(|name| (*name).to_owned()).collect();
    Import {
        id: ImportId::from_uuid(Uuid::from_u128(n)),
        file_name: "lista.csv".to_owned(),
        path: Some(path.display().to_string()),
        mapping: Mapping::guess(&header),
        stage: Stage::Staged,
        totals: Totals::default(),
        at: NOW,
    }
}

async fn pass(store: &Store, ids: &Counting, import: &Import, pass: Pass) -> Totals {
    let actor = Actor::system();
    let around = Around {
        store,
        ids,
        actor: &actor,
        now: NOW,
        tag_key: &TAG_KEY,
        lang: Lang::Pl,
        this_year: 2026,
        progress: &|_| {},
    };
    run(around, import, pass).await.unwrap()
}

async fn stage(store: &Store, import: &Import) {
    let tx = store.begin(NOW, &Actor::system()).await.unwrap();
    imports::insert(&tx, import).await.unwrap();
    tx.record(Event::new("roll.import", import.id.to_string())).await.unwrap();
    tx.commit().await.unwrap();
}

const fn figures(totals: &Totals) -> [u64; 5] {
    [totals.rows, totals.added, totals.found, totals.asked, totals.bad]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_import_doubles_nobody() {
    each_engine(|store| async move {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("lista.csv");
        std::fs::write(&path, LIST).unwrap();
        let ids = Counting(AtomicU64::new(1));
        let first = import(&path, 1);
        assert_eq!(figures(&pass(&store, &ids, &first, Pass::Check).await), [5, 2, 0, 1, 2]);
        assert_eq!(residents::search(store.reader(), "wilk", 9).await.unwrap(), []);

        stage(&store, &first).await;
        let totals = pass(&store, &ids, &first, Pass::Write).await;
        assert_eq!(figures(&totals), [5, 2, 0, 1, 2]);
        let said: Vec<_> = totals.bad_cells.iter().map(|c| (c.line, c.column.as_str(), c.why.as_str())).collect();
        assert_eq!(said, [(5, "B (Nazwisko)", "roll-bad-empty"), (6, "E (Rok urodzenia)", "roll-bad-impossible-year")]);

        let again = pass(&store, &ids, &first, Pass::Write).await;
        assert_eq!(figures(&again), [5, 0, 2, 1, 2]);
        let waiting = imports::waiting(store.reader().conn(), 9).await.unwrap();
        assert_eq!(waiting.len(), 1, "the same question is asked once");
        assert_eq!(residents::search(store.reader(), "WILK polna", 9).await.unwrap().len(), 1);

        let tx = store.begin(NOW, &Actor::system()).await.unwrap();
        let by = StaffId::from_uuid(Uuid::from_u128(9));
        assert!(imports::decide(&tx, waiting[0].id, by, Decision::Another).await.unwrap());
        assert!(!imports::decide(&tx, waiting[0].id, by, Decision::Same).await.unwrap());
        tx.record(Event::new("roll.answered", waiting[0].id.to_string())).await.unwrap();
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_right_is_spent_once_whatever_the_channel() {
    each_engine(|store| async move {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("lista.csv");
        std::fs::write(&path, LIST).unwrap();
        let ids = Counting(AtomicU64::new(1));
        let import = import(&path, 1);
        stage(&store, &import).await;
        pass(&store, &ids, &import, Pass::Write).await;
        let plebiscite = PlebisciteId::from_uuid(Uuid::from_u128(5));
        let secrets = Secrets { k_reg: &[2; 32], ids: &ids };
        assert_eq!(freeze(&store, plebiscite, &Who::default(), secrets, &|_| {}).await.unwrap(), 2);
        assert_eq!(freeze(&store, plebiscite, &Who::default(), secrets, &|_| {}).await.unwrap(), 2);
        let rights = snapshot::page(store.vault_reader(Vault::Rights), plebiscite, None, 9).await.unwrap();
        assert_eq!(rights.len(), 2);
        let whose = Whose { plebiscite, resident: rights[0].resident };

        let keys =
            rights.iter().zip(1..).map(|(right, n)| codes::CodeKey { pk: vec![n; 33], holder: Some(right.resident) });
        let tx = store.silent(Vault::Rights).await.unwrap();
        codes::load(&tx, plebiscite, &keys.collect::<Vec<_>>()).await.unwrap();
        tx.commit().await.unwrap();

        assert_eq!(spend(&store, whose, (2, 7)).await, Spent::Voided, "somebody else's code");
        assert_eq!(spend(&store, whose, (1, 7)).await, Spent::Now);
        assert_eq!(spend(&store, whose, (1, 7)).await, Spent::Again);
        assert_eq!(spend(&store, whose, (1, 8)).await, Spent::Taken(State::Web));
        let tx = store.silent(Vault::Rights).await.unwrap();
        assert_eq!(right::mark_paper(&tx, whose).await.unwrap(), Err(Some(State::Web)));
        let other = Whose { plebiscite, resident: rights[1].resident };
        assert_eq!(right::mark_paper(&tx, other).await.unwrap(), Ok(()));
        assert_eq!(right::unmark_paper(&tx, other).await.unwrap(), Ok(()));
        assert_eq!(right::mark_paper(&tx, other).await.unwrap(), Ok(()));
        tx.commit().await.unwrap();
        assert_eq!(spend(&store, other, (2, 7)).await, Spent::Taken(State::Paper));
        let stranger = Whose { plebiscite, resident: ResidentId::from_uuid(Uuid::from_u128(1)) };
        assert_eq!(spend(&store, stranger, (1, 7)).await, Spent::NoRight);
        let totals = right::totals(store.vault_reader(Vault::Rights), plebiscite).await.unwrap();
        assert_eq!(totals, right::Totals { all: 2, web: 1, paper: 1 });
    })
    .await;
}

async fn spend(store: &Store, whose: Whose, form: (u8, u8)) -> Spent {
    spend_all(store, &[spending(whose, form)]).await[0]
}

fn spending(whose: Whose, (code, bh): (u8, u8)) -> Spending {
    Spending { whose, pk: vec![code; 33], bh: [bh; 32] }
}

async fn spend_all(store: &Store, forms: &[Spending]) -> Vec<Spent> {
    let tx = store.silent(Vault::Rights).await.unwrap();
    let spent = right::spend(&tx, forms).await.unwrap();
    tx.commit().await.unwrap();
    spent
}

#[tokio::test(flavor = "multi_thread")]
async fn many_forms_at_once_spend_a_right_once_each() {
    each_engine(|store| async move {
        let plebiscite = PlebisciteId::from_uuid(Uuid::from_u128(5));
        let whose = |n: u128| Whose { plebiscite, resident: ResidentId::from_uuid(Uuid::from_u128(n)) };
        let right =
            |n: u8| snapshot::Fresh { resident: whose(n.into()).resident, salt: [n; 16], rid: [n; 32], district: None };
        let key = |n: u8| codes::CodeKey { pk: vec![n; 33], holder: Some(whose(n.into()).resident) };
        let tx = store.silent(Vault::Rights).await.unwrap();
        snapshot::lay(&tx, plebiscite, &[1, 2, 3].map(right)).await.unwrap();
        codes::load(&tx, plebiscite, &[1, 2, 3].map(key)).await.unwrap();
        assert_eq!(codes::void(&tx, plebiscite, whose(3).resident).await.unwrap(), 1);
        tx.commit().await.unwrap();

        let form = |n: u8, bh: u8| spending(whose(n.into()), (n, bh));
        // The same form twice, another form of the same right, another right, a void code, no right.
        let forms = [form(1, 7), form(1, 7), form(1, 8), form(2, 9), form(3, 7), form(4, 7)];
        let spent = spend_all(&store, &forms).await;
        assert_eq!(spent[3..], [Spent::Now, Spent::Voided, Spent::NoRight]);
        // Which of two forms of one right wins is the database's choice.
        let sevens = [Spent::Now, Spent::Again, Spent::Taken(State::Web)];
        let eight = [Spent::Taken(State::Web), Spent::Taken(State::Web), Spent::Now];
        assert!(spent[..3] == sevens || spent[..3] == eight, "{spent:?}");
        let totals = right::totals(store.vault_reader(Vault::Rights), plebiscite).await.unwrap();
        assert_eq!(totals, right::Totals { all: 3, web: 2, paper: 0 });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_letter_is_replaced_by_a_spare() {
    each_engine(|store| async move {
        let plebiscite = PlebisciteId::from_uuid(Uuid::from_u128(5));
        let holder = ResidentId::from_uuid(Uuid::from_u128(6));
        let keys = [
            codes::CodeKey { pk: vec![1; 33], holder: Some(holder) },
            codes::CodeKey { pk: vec![2; 33], holder: None },
        ];
        let tx = store.silent(Vault::Rights).await.unwrap();
        codes::load(&tx, plebiscite, &keys).await.unwrap();
        assert_eq!(codes::void(&tx, plebiscite, holder).await.unwrap(), 1);
        assert!(codes::give_spare(&tx, plebiscite, &[2; 33], holder).await.unwrap());
        assert!(!codes::give_spare(&tx, plebiscite, &[2; 33], holder).await.unwrap());
        tx.commit().await.unwrap();
        let reader = store.vault_reader(Vault::Rights);
        assert_eq!(codes::holder_of(reader, plebiscite, &[1; 33]).await.unwrap(), codes::Holder::Void);
        assert_eq!(codes::holder_of(reader, plebiscite, &[2; 33]).await.unwrap(), codes::Holder::Live(holder, None));
        assert_eq!(codes::holder_of(reader, plebiscite, &[3; 33]).await.unwrap(), codes::Holder::Unknown);
    })
    .await;
}
