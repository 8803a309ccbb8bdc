//! Transactions of the town: locks, events, tokens.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

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

#[tokio::test]
async fn a_form_token_is_spent_once() {
    each_engine(|store| async move {
        let tx = store.begin(NOW, &Actor::system()).await.unwrap();
        assert!(tx.spend_token("form 1").await.unwrap());
        assert!(!tx.spend_token("form 1").await.unwrap());
        assert!(tx.spend_token("form 2\0").await.unwrap(), "a token may be any text");
        tx.unrecorded("a test");
        tx.commit().await.unwrap();
        let tx = store.begin(NOW.plus_days(1), &Actor::system()).await.unwrap();
        assert!(!tx.spend_token("form 1").await.unwrap());
        assert_eq!(tx.forget_tokens(NOW.plus_seconds(1)).await.unwrap(), 2);
        assert!(tx.spend_token("form 1").await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_nul_is_refused_in_every_text() {
    each_engine(|store| async move {
        let tx = store.begin(NOW, &Actor::cli()).await.unwrap();
        assert!(tx.record(Event::new("test.nul", "a\0b")).await.is_err());
        drop(tx);
        for (table, sql) in [
            ("district", "INSERT INTO district (id, name) VALUES (?, ?)"),
            (
                "roll_import",
                "INSERT INTO roll_import (id, file_name, mapping, state, totals, at) VALUES (?, ?, '', '', '', 0)",
            ),
        ] {
            let tx = store.begin(NOW, &Actor::cli()).await.unwrap();
            let id = uuid::Uuid::from_u128(7);
            assert!(dialect::execute(tx.conn(), sql, [id.into(), "a\0b".into()]).await.is_err(), "{table}");
            drop(tx);
        }
        // In JSON it is escaped and harmless.
        let tx = store.begin(NOW, &Actor::cli()).await.unwrap();
        tx.record(Event::new("test.nul", "x").with(serde_json::json!({"text": "a\0b"}))).await.unwrap();
        tx.post("mail", &"a\0b").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(check_chain(store.reader()).await.unwrap().0, 1);
    })
    .await;
}

#[tokio::test]
async fn a_changed_or_missing_event_breaks_the_chain() {
    each_engine(|store| async move {
        for n in 0..5 {
            let tx = store.begin(NOW, &Actor::staff(uuid::Uuid::from_u128(9))).await.unwrap();
            tx.record(Event::new("test.said", n.to_string()).with(serde_json::json!({"n": n}))).await.unwrap();
            tx.commit().await.unwrap();
        }
        assert_eq!(check_chain(store.reader()).await.unwrap().0, 5);
        for (forge, mend) in [
            ("UPDATE event SET subject = '9' WHERE seq = 2", "UPDATE event SET subject = '1' WHERE seq = 2"),
            ("UPDATE event SET at = at + 1 WHERE seq = 3", "UPDATE event SET at = at - 1 WHERE seq = 3"),
        ] {
            change(&store, forge).await;
            assert!(check_chain(store.reader()).await.is_err(), "{forge}");
            change(&store, mend).await;
            assert!(check_chain(store.reader()).await.is_ok(), "{mend}");
        }
        change(&store, "DELETE FROM event WHERE seq = 5").await;
        assert!(matches!(check_chain(store.reader()).await, Err(store::ChainBroken::End { found: 4, head: 5 })));
    })
    .await;
}

async fn change(store: &store::Store, sql: &str) {
    let tx = store.begin(NOW, &Actor::cli()).await.unwrap();
    assert_eq!(dialect::execute(tx.conn(), sql, []).await.unwrap(), 1);
    tx.unrecorded("a forger says nothing");
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_reader_cannot_write() {
    each_engine(|store| async move {
        let sql = "DELETE FROM district";
        assert!(dialect::execute(store.reader().conn(), sql, []).await.is_err());
        let sql = "DELETE FROM spool";
        let reader = store.vault_reader(store::Vault::Urn);
        assert!(dialect::execute(reader.conn(), sql, []).await.is_err());
        assert!(dialect::one(reader.conn(), "SELECT COUNT(*) FROM spool", []).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn the_outbox_leases_retries_and_gives_up() {
    use store::outbox;
    each_engine(|store| async move {
        let tx = store.begin(NOW, &Actor::system()).await.unwrap();
        for n in 0..3 {
            tx.post("mail", &n).await.unwrap();
        }
        tx.unrecorded("a test");
        tx.commit().await.unwrap();

        let first = outbox::take_due(&store, NOW, 2).await.unwrap();
        assert_eq!(first.iter().map(|w| w.payload.as_str()).collect::<Vec<_>>(), ["0", "1"]);
        assert_eq!(outbox::take_due(&store, NOW, 9).await.unwrap().len(), 1, "leased work was handed out again");
        assert_eq!(outbox::take_due(&store, NOW.plus_seconds(121), 9).await.unwrap().len(), 3, "a lease never ended");

        outbox::mark_sent(&store, NOW, first[0].id).await.unwrap();
        let mut work = first[1].clone();
        let mut now = NOW;
        while work.attempts + 1 < outbox::MOST_ATTEMPTS {
            outbox::mark_failed(&store, now, &work, "no answer").await.unwrap();
            now = now.plus_days(1);
            let due = outbox::take_due(&store, now, 9).await.unwrap();
            work = due.into_iter().find(|due| due.id == work.id).unwrap();
        }
        outbox::mark_failed(&store, now, &work, "no\0answer").await.unwrap();
        let dead = outbox::dead(store.reader(), 9).await.unwrap();
        assert_eq!((dead.len(), dead[0].error.as_deref()), (1, Some("noanswer")));
        assert_eq!(outbox::waiting(store.reader()).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_job_runs_once_at_a_time() {
    use store::jobs::{self, Name, State};
    each_engine(|store| async move {
        let name = Name { kind: "roll.import", subject: "1" };
        let begin = async |now| {
            let tx = store.begin(now, &Actor::system()).await.unwrap();
            let began = jobs::start(&tx, name, Some(10)).await.unwrap();
            tx.unrecorded("a test");
            tx.commit().await.unwrap();
            began
        };
        assert!(begin(NOW).await);
        assert!(!begin(NOW.plus_seconds(1)).await);
        jobs::progress(&store, NOW.plus_seconds(2), name, 4).await.unwrap();
        let job = jobs::find(store.reader(), name).await.unwrap().unwrap();
        assert_eq!((job.state, job.done, job.total), (State::Running, 4, Some(10)));
        assert!(begin(NOW.plus_seconds(700)).await, "a job that died stays for ever");
        let tx = store.begin(NOW, &Actor::system()).await.unwrap();
        jobs::end(&tx, name, State::Failed, "why").await.unwrap();
        tx.record(Event::new("test.ended", "1")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(jobs::find(store.reader(), name).await.unwrap().unwrap().state, State::Failed);
    })
    .await;
}

#[tokio::test]
async fn a_database_that_is_down_is_an_error_within_seconds_and_not_a_hang() {
    let dir = tempfile::tempdir().unwrap();
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("postgres://postgres@127.0.0.1:{nobody}/postgres");
    let settings = store::Settings::Postgres { url, dir: dir.path().to_owned() };
    let began = std::time::Instant::now();
    assert!(matches!(store::Store::open(&settings).await, Err(store::OpenError::Connect { .. })));
    assert!(began.elapsed() < std::time::Duration::from_secs(5));

    // One that takes the call and says nothing.
    let mute = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("postgres://postgres@127.0.0.1:{}/postgres", mute.local_addr().unwrap().port());
    let settings = store::Settings::Postgres { url, dir: dir.path().to_owned() };
    let began = std::time::Instant::now();
    assert!(matches!(store::Store::open(&settings).await, Err(store::OpenError::Connect { .. })));
    assert!(began.elapsed() < std::time::Duration::from_secs(5));
}

#[tokio::test]
async fn lost_connections_are_made_anew_and_a_dead_server_is_an_error() {
    let cluster = store::testing::Cluster::start();
    let (_name, url) = cluster.new_database();
    let dir = tempfile::tempdir().unwrap();
    let settings = store::Settings::Postgres { url, dir: dir.path().to_owned() };
    let store = store::Store::open(&settings).await.unwrap();
    store.migrate().await.unwrap();
    let (pid, _data) = cluster.process().unwrap();
    let signal = |name: &str| {
        assert!(std::process::Command::new("kill").args([name, &pid.to_string()]).status().unwrap().success())
    };
    // Whoever is connected is thrown out; the server lives.
    let silent = store.silent(store::Vault::Urn).await.unwrap();
    let sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND application_name = 'wiec'";
    dialect::execute(silent.conn(), sql, []).await.unwrap();
    drop(silent);
    store.ping().await.unwrap();
    signal("-QUIT");
    let began = std::time::Instant::now();
    while store.ping().await.is_ok() {
        assert!(began.elapsed() < std::time::Duration::from_secs(10), "the server does not go");
    }
    let began = std::time::Instant::now();
    assert!(store.begin(NOW, &Actor::system()).await.is_err());
    assert!(began.elapsed() < std::time::Duration::from_secs(5));
}
