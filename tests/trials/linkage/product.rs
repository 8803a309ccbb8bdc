//! The product on both engines, outside of its scrub window: at chance.

use std::path::{Path, PathBuf};

use seeded::Dice;
use store::testing::Cluster;
use store::{Engine, Settings, Store};

use super::{assert_chance, assert_linked, markers, number_of_votes, shuffled, steal, tell, vote};
use crate::town::{Hours, Town};

#[tokio::test(flavor = "multi_thread")]
async fn a_thief_of_everything_links_nobody_on_sqlite() {
    let dir = tempfile::tempdir().unwrap();
    let settings = Settings::Sqlite { dir: dir.path().join("data") };
    on_trial(&settings, dir.path(), None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thief_of_everything_links_nobody_on_postgresql() {
    let cluster = Cluster::start();
    let (_name, url) = cluster.new_database();
    let dir = tempfile::tempdir().unwrap();
    let settings = Settings::Postgres { url, dir: dir.path().join("data") };
    let (_pid, data) = cluster.process().unwrap();
    on_trial(&settings, dir.path(), Some(data)).await;
}

/// `cluster`: the data directory of PostgreSQL, which the thief takes as well.
async fn on_trial(settings: &Settings, dir: &Path, cluster: Option<&Path>) {
    let store = Store::open(settings).await.unwrap();
    store.migrate().await.unwrap();
    let engine = store.engine();
    let n = number_of_votes();
    let mut dice = Dice::new(seeded::seed());
    let town = Town::open(&store, n + n / 10, Hours::SOMEDAY, seeded::seed()).await;
    let people = shuffled(&town, &mut dice);
    let votes = vote(&town, &people[..n], &mut dice).await;
    let marks = markers(&store, &votes).await;
    let stolen: Vec<PathBuf> = std::iter::once(dir).chain(cluster).map(Path::to_owned).collect();

    let inside = steal(&store, &stolen, &marks, n).await;
    let what = format!("{engine}, before the scrub");
    match engine {
        // As written: PostgreSQL stamps every row with the number of its transaction.
        Engine::Postgres => assert_linked(&what, n, &inside),
        Engine::Sqlite => tell(&what, n, &inside),
    }
    assert_eq!(store.scrub().await.unwrap().undone, []);
    assert_chance(&format!("{engine}, ballots waiting"), n, &steal(&store, &stolen, &marks, n).await);

    let [backup, keys] = ["backup", "keys"].map(|name| dir.join(name));
    store.backup(&backup, Some(&keys)).await.unwrap();
    assert_chance(&format!("{engine}, with a backup"), n, &steal(&store, &stolen, &marks, n).await);

    // Closing joins the logs, the clock scrubs; the bundle lies beside them.
    let verdict = town.end(0).await;
    assert_eq!(verdict.result.ballots.web, u64::try_from(n).unwrap());
    assert_chance(&format!("{engine}, published"), n, &steal(&store, &stolen, &marks, n).await);
    store.close().await.unwrap();
}
