//! Transactions of the town: locks, events, tokens.

use futures::future::join_all;
use kernel::Instant;
use store::testing::each_engine;
use store::{Actor, CommitError, Event, check_chain, dialect};

const NOW: Instant = Instant::from_millis(1_700_000_000_000);

async fn count(store: &store::Store, table: &str) -> i64 {
    let row = dialect::one(store.reader().conn(), &format!("SELECT COUNT(*) AS n FROM {table}"), []).await;
    row.unwrap().unwrap().try_get("", "n").unwrap()
}

/// Reads a number, waits, and writes it back one higher: loses updates if anything can.
async fn add_one(store: &store::Store) {
    let tx = store.begin(NOW, &Actor::system()).await.unwrap();
    let lock = dialect::for_update(store.engine());
    let sql = format!("SELECT failures FROM throttle WHERE subject = 'n'{lock}");
    let n: i64 = dialect::one(tx.conn(), &sql, []).await.unwrap().unwrap().try_get("", "failures").unwrap();
    tokio::task::yield_now().await;
    let sql = "UPDATE throttle SET failures = ? WHERE subject = 'n'";
    assert_eq!(dialect::execute(tx.conn(), sql, [(n + 1).into()]).await.unwrap(), 1);
    tx.record(Event::new("test.added", "n")).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_writers_at_once_all_succeed() {
    each_engine(|store| async move {
        let tx = store.begin(NOW, &Actor::cli()).await.unwrap();
        let sql = "INSERT INTO throttle (subject, failures, first_at, last_at) VALUES ('n', 0, 0, 0)";
        dialect::execute(tx.conn(), sql, []).await.unwrap();
        tx.unrecorded("a test");
        tx.commit().await.unwrap();

        join_all((0..50).map(|_| add_one(&store))).await;

        let sql = "SELECT failures FROM throttle WHERE subject = 'n'";
        let row = dialect::one(store.reader().conn(), sql, []).await.unwrap().unwrap();
        assert_eq!(row.try_get::<i64>("", "failures").unwrap(), 50, "an update was lost");
        // The chain holds under many writers.
        assert_eq!(check_chain(store.reader()).await.unwrap().0, 50);
    })
    .await;
}

#[tokio::test]
async fn a_commit_without_an_event_is_refused_and_changes_nothing() {
    each_engine(|store| async move {
        let tx = store.begin(NOW, &Actor::system()).await.unwrap();
        tx.post("mail", &"x").await.unwrap();
        assert!(matches!(tx.commit().await, Err(CommitError::Unrecorded)));
        assert_eq!(count(&store, "outbox").await, 0);

        let tx = store.begin(NOW, &Actor::system()).await.unwrap();
        tx.post("mail", &"x").await.unwrap();
        drop(tx);
        assert_eq!(count(&store, "outbox").await, 0, "a dropped transaction left something");

        let tx = store.begin(NOW, &Actor::system()).await.unwrap();
        tx.post("mail", &"x").await.unwrap();
        tx.unrecorded("a test");
        tx.commit().await.unwrap();
        assert_eq!((count(&store, "outbox").await, count(&store, "event").await), (1, 0));
    })
    .await;
}
