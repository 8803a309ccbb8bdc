//! What grouping commits is worth: durable writes a second, grouped against one
//! transaction each, in the same run on the same machine (DESIGN §7 wants a
//! ratio of 8 on SQLite and 6 on PostgreSQL).
//!
//! `cargo bench -p store --features testing --bench grouped [-- SECONDS]`
#![expect(clippy::print_stdout, reason = "a benchmark tells its figures")]
#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use futures::future::{join_all, pending};
use store::group::{Batch, GroupWriter};
use store::testing::{Cluster, Temporary};
use store::{DbErr, Engine, Settings, Silent, Store, Vault, dialect};
use tokio::task::JoinSet;
use uuid::Uuid;

const BALLOT: Uuid = Uuid::from_u128(1);
const CALLERS: u64 = 256;

struct Spool;

impl Batch for Spool {
    type Item = u64;
    type Answer = ();

    async fn apply(&self, silent: &Silent, items: Vec<u64>) -> Result<Vec<()>, DbErr> {
        for chunk in items.chunks(dialect::rows_at_once(5)) {
            insert(silent, chunk).await?;
        }
        Ok(vec![(); items.len()])
    }
}

/// Leaves of the size of a sealed ballot, with keys that come in no order.
async fn insert(silent: &Silent, items: &[u64]) -> Result<(), DbErr> {
    let lines = vec!["(?, ?, ?, 0, ?)"; items.len()].join(", ");
    let mut values = Vec::with_capacity(items.len() * 4);
    for item in items {
        let mixed = item.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes();
        let hash = mixed.repeat(4);
        let pk = [vec![0_u8; 57], mixed.to_vec()].concat();
        values.extend([BALLOT.into(), hash.into(), pk.into(), vec![7_u8; 1_138].into()]);
    }
    let sql = format!("INSERT INTO spool (plebiscite, leaf_hash, pk, seq, leaf) VALUES {lines}");
    dialect::execute(silent.conn(), &sql, values).await.map(drop)
}

async fn one_by_one(store: &Store, time: Duration, next: &AtomicU64) -> u64 {
    let end = Instant::now() + time;
    let caller = || async {
        let mut written = 0;
        while Instant::now() < end {
            let silent = store.silent(Vault::Urn).await.unwrap();
            insert(&silent, &[next.fetch_add(1, Ordering::SeqCst)]).await.unwrap();
            silent.commit().await.unwrap();
            written += 1;
        }
        written
    };
    // As many at once as either engine can use.
    join_all((0..4).map(|_| caller())).await.into_iter().sum()
}

async fn grouped(store: &Store, time: Duration, next: &Arc<AtomicU64>) -> u64 {
    let (writer, group) = GroupWriter::new(store.clone(), Vault::Urn, "cast", Spool);
    let mut tasks = JoinSet::new();
    tasks.spawn(async move { group.run(pending()).await.map(|()| 0).unwrap() });
    let stop = Arc::new(AtomicBool::new(false));
    for _ in 0..CALLERS {
        let (writer, next, stop) = (writer.clone(), Arc::clone(next), Arc::clone(&stop));
        tasks.spawn(async move {
            let mut written = 0;
            while !stop.load(Ordering::Relaxed) {
                writer.submit(next.fetch_add(1, Ordering::SeqCst)).await.unwrap();
                written += 1;
            }
            written
        });
    }
    drop(writer);
    tokio::time::sleep(time).await;
    stop.store(true, Ordering::Relaxed);
    tasks.join_all().await.into_iter().sum()
}

async fn measure(store: &Store, time: Duration) {
    let next = Arc::new(AtomicU64::new(0));
    let (mut singly, mut together) = (0, 0);
    // In turns, so that a slow minute of the machine falls on both.
    for _ in 0..3 {
        singly += one_by_one(store, time / 3, &next).await;
        together += grouped(store, time / 3, &next).await;
    }
    let rate = |count: u64| count * 1_000 / u64::try_from(time.as_millis()).unwrap().max(1);
    let tenths = together * 10 / singly.max(1);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    println!("{:<11}{:>10}/s{:>12}/s{whole:>8}.{tenth}", store.engine().to_string(), rate(singly), rate(together));
}

#[tokio::main]
async fn main() {
    let seconds = std::env::args().filter_map(|arg| arg.parse().ok()).next().unwrap_or(6);
    let time = Duration::from_secs(seconds);
    println!(
        "durable writes of a ballot-sized leaf, {CALLERS} callers\n           one at a time     grouped     ratio"
    );
    let lite = Temporary::new(Engine::Sqlite).await;
    measure(lite.store(), time).await;

    let cluster = Cluster::durable();
    let (_name, url) = cluster.new_database();
    let settings = Settings::Postgres { url, dir: lite.dir().join("postgres") };
    let store = Store::open(&settings).await.unwrap();
    store.migrate().await.unwrap();
    measure(&store, time).await;
    store.close().await.unwrap();
}
