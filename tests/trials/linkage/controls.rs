//! The control: a town as it is usually written. The same harness must link it.

use kernel::Instant;
use seeded::Dice;
use store::testing::each_engine;
use store::{Actor, Engine, Store, dialect};

use super::files::{self, Marker, Search};
use super::{Side, assert_linked, compare, number_of_votes, steal};

const NOW: Instant = Instant::from_millis(1_800_000_000_000);

/// One database with a write-ahead log, numbered rows, times.
async fn leaky(store: &Store) {
    let (number, bytes) = match store.engine() {
        Engine::Sqlite => ("INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB"),
        Engine::Postgres => ("bigint GENERATED ALWAYS AS IDENTITY", "bytea"),
    };
    let tx = store.begin(NOW, &Actor::cli()).await.unwrap();
    for sql in [
        format!("CREATE TABLE leaky_right (nr {number}, resident {bytes}, voted_at BIGINT)"),
        format!("CREATE TABLE leaky_ballot (nr {number}, ballot {bytes}, cast_at BIGINT)"),
    ] {
        dialect::execute(tx.conn(), &sql, []).await.unwrap();
    }
    if store.engine() == Engine::Sqlite {
        // The log is left alone, as between two checkpoints.
        dialect::execute(tx.conn(), "PRAGMA wal_autocheckpoint = 0", []).await.unwrap();
    }
    tx.unrecorded("a trial");
    tx.commit().await.unwrap();
}

async fn write(store: &Store, sql: &str, bytes: &[u8], now: Instant) {
    let tx = store.begin(now, &Actor::cli()).await.unwrap();
    dialect::execute(tx.conn(), sql, [bytes.to_vec().into(), now.millis().into()]).await.unwrap();
    tx.unrecorded("a trial");
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_thief_links_everybody_in_a_town_as_usually_written() {
    each_engine(|store| async move {
        leaky(&store).await;
        let n = number_of_votes();
        let mut dice = Dice::new(seeded::seed());
        let mut bytes = |len: usize| (0..len).map(|_| dice.byte()).collect::<Vec<u8>>();
        let mut marks = Vec::new();
        for vote in 0..n {
            let now = NOW.plus_seconds(i64::try_from(vote).unwrap());
            let (resident, ballot) = (bytes(16), bytes(32));
            write(&store, "INSERT INTO leaky_right (resident, voted_at) VALUES (?, ?)", &resident, now).await;
            write(&store, "INSERT INTO leaky_ballot (ballot, cast_at) VALUES (?, ?)", &ballot, now).await;
            marks.push(Marker { side: Side::Rights, kind: "resident", vote, bytes: resident });
            marks.push(Marker { side: Side::Urn, kind: "ballot", vote, bytes: ballot });
        }
        let links = steal(&store, &[store.dir().to_owned()], &marks, n).await;
        assert_linked(&format!("{}, as usually written", store.engine()), n, &links);
        // PostgreSQL's files are the cluster's, which other tests share.
        if store.engine() == Engine::Sqlite {
            let files = Search::new(&marks, n).through(&files::below(&[store.dir().to_owned()]));
            assert_linked("sqlite, the files alone", n, &compare(files));
        }
    })
    .await;
}
