//! Grouped commits: many callers, few transactions, one writer.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::future::{join_all, pending};
use store::group::{Batch, GroupWriter, WriteRefused};
use store::testing::each_engine;
use store::{DbErr, Silent, Store, Vault, dialect};
use tokio::task::JoinSet;
use uuid::Uuid;

const BALLOT: Uuid = Uuid::from_u128(1);

/// Writes leaves into the spool; an empty leaf is an error of the database.
#[derive(Clone, Default)]
struct Spool {
    groups: Arc<AtomicUsize>,
    slow: Duration,
}

impl Batch for Spool {
    type Item = u32;
    type Answer = u32;

    async fn apply(&self, silent: &Silent, items: Vec<u32>) -> Result<Vec<u32>, DbErr> {
        self.groups.fetch_add(1, Ordering::SeqCst);
        for item in &items {
            // A hash of the wrong length is refused by the database itself.
            let length = if *item == 666 { 31 } else { 32 };
            let mut hash = item.to_be_bytes().repeat(8);
            hash.truncate(length);
            let pk = [vec![0_u8; 61], item.to_be_bytes().to_vec()].concat();
            let sql = "INSERT INTO spool (plebiscite, leaf_hash, pk, seq, leaf) VALUES (?, ?, ?, 0, ?)
                       ON CONFLICT DO NOTHING";
            let values = [BALLOT.into(), hash.into(), pk.into(), vec![1_u8; 100].into()];
            dialect::execute(silent.conn(), sql, values).await?;
        }
        tokio::time::sleep(self.slow).await;
        Ok(items.iter().map(|item| item * 2).collect())
    }
}

fn start(store: &Store, batch: Spool, tasks: &mut JoinSet<Result<(), DbErr>>) -> GroupWriter<Spool> {
    let (writer, group) = GroupWriter::new(store.clone(), Vault::Urn, "cast", batch);
    tasks.spawn(group.run(pending()));
    writer
}

async fn count(store: &Store) -> i64 {
    let row = dialect::one(store.vault_reader(Vault::Urn).conn(), "SELECT COUNT(*) AS n FROM spool", []).await;
    row.unwrap().unwrap().try_get("", "n").unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_caller_gets_its_own_answer_and_few_transactions_are_made() {
    each_engine(|store| async move {
        let (spool, mut tasks) = (Spool::default(), JoinSet::new());
        let writer = start(&store, spool.clone(), &mut tasks);
        let answers = join_all((0..300).map(|n| writer.submit(n))).await;
        for (n, answer) in (0..).zip(answers) {
            assert_eq!(answer.unwrap(), n * 2);
        }
        assert_eq!(count(&store).await, 300);
        let groups = spool.groups.load(Ordering::SeqCst);
        assert!(groups < 50, "{groups} transactions for 300 items");
        drop(writer);
        tasks.join_next().await.unwrap().unwrap().unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_item_fails_alone() {
    each_engine(|store| async move {
        let mut tasks = JoinSet::new();
        let writer = start(&store, Spool::default(), &mut tasks);
        let answers = join_all((660..670).map(|n| writer.submit(n))).await;
        for (n, answer) in (660..).zip(answers) {
            match answer {
                Ok(answer) => assert_eq!(answer, n * 2),
                Err(refused) => assert!(matches!(refused, WriteRefused::Db(_)) && n == 666, "{n}: {refused}"),
            }
        }
        assert_eq!(count(&store).await, 9);
        assert_eq!(writer.submit(671).await.unwrap(), 1342, "the writer died of it");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_writer_makes_the_first_fail_cleanly() {
    each_engine(|store| async move {
        let mut tasks = JoinSet::new();
        let first = start(&store, Spool::default(), &mut tasks);
        first.submit(1).await.unwrap();
        let second = start(&store, Spool::default(), &mut tasks);
        second.submit(2).await.unwrap();
        let refused = first.submit(3).await;
        assert!(matches!(refused, Err(WriteRefused::Fenced)), "{refused:?}");
        assert!(matches!(first.submit(4).await, Err(WriteRefused::Fenced)));
        second.submit(5).await.unwrap();
        assert_eq!(count(&store).await, 3, "a fenced writer wrote");
        // Another name has another fence.
        let (other, group) = GroupWriter::new(store.clone(), Vault::Urn, "other", Spool::default());
        tasks.spawn(group.run(pending()));
        other.submit(6).await.unwrap();
        second.submit(7).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_that_goes_away_does_not_stop_its_write() {
    each_engine(|store| async move {
        let mut tasks = JoinSet::new();
        let writer = start(&store, Spool { slow: Duration::from_millis(50), ..Spool::default() }, &mut tasks);
        let mut callers = JoinSet::new();
        let leaving = writer.clone();
        callers.spawn(async move { leaving.submit(1).await });
        tokio::time::sleep(Duration::from_millis(20)).await;
        callers.abort_all();
        writer.submit(2).await.unwrap();
        assert_eq!(count(&store).await, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn stopping_writes_what_waits_and_refuses_what_comes() {
    each_engine(|store| async move {
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let (writer, group) = GroupWriter::new(store.clone(), Vault::Urn, "cast", Spool::default());
        let waiting = join_all((0..20).map(|n| writer.submit(n)));
        let work = group.run(async move {
            let _told = stopped.await;
        });
        let late = async {
            stop.send(()).unwrap();
            writer.submit(99).await
        };
        let (answers, done, _late) = tokio::join!(waiting, work, late);
        done.unwrap();
        assert!(answers.iter().all(Result::is_ok), "an accepted item was not written");
        assert!(matches!(writer.submit(100).await, Err(WriteRefused::Closed)));
    })
    .await;
}

/// Two callers with the same item both get an answer; it is written once.
#[tokio::test(flavor = "multi_thread")]
async fn the_same_item_twice_is_written_once() {
    each_engine(|store| async move {
        let mut tasks = JoinSet::new();
        let writer = start(&store, Spool::default(), &mut tasks);
        let answers = join_all((0..40).map(|n| writer.submit(n % 4))).await;
        assert!(answers.iter().all(Result::is_ok));
        assert_eq!(count(&store).await, 4);
    })
    .await;
}
