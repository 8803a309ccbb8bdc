//! T-CRASH-1: server and database are killed at random moments while residents
//! vote through the pages; each sends the same form until it is acknowledged.
//!
//! Afterwards: every receipt in the urn, none twice, nobody stuck.

mod load;
mod server;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use journal::rows::leaves::Whereabouts;
use kernel::Clock;
use seeded::Dice;
use shell::machine::SystemClock;
use store::testing::Cluster;
use store::{Engine, Settings, Store};

use crate::town::{Hours, Town};
use load::{Load, Voted};
use server::Server;

const WHOLE: u64 = 200;
/// Votes between two kills: from one to this many.
const GAP: usize = 16;
/// Longer than this nobody may wait for a single vote to be acknowledged.
const STUCK: Duration = Duration::from_secs(120);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_moment_sqlite_loses_no_acknowledged_ballot() {
    on_trial(None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_moment_postgresql_loses_no_acknowledged_ballot() {
    on_trial(Some(Cluster::durable())).await;
}

/// The vote has been open for an hour, by the real clock, and ends in two days.
fn hours() -> Hours {
    let now = SystemClock.now();
    Hours { opens: now.plus_seconds(-3_600), closes: now.plus_days(2) }
}

async fn on_trial(mut cluster: Option<Cluster>) {
    let mut dice = Dice::new(seeded::seed());
    let kills = usize::try_from(seeded::rounds(WHOLE)).unwrap();
    let gaps: Vec<usize> = (0..kills).map(|_| 1 + dice.below(GAP)).collect();
    let voters = gaps.iter().sum::<usize>() + 2 * load::AT_ONCE;

    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let settings = match &cluster {
        None => Settings::Sqlite { dir: data },
        Some(cluster) => Settings::Postgres { url: cluster.new_database().1, dir: data },
    };
    let store = Store::open(&settings).await.unwrap();
    store.migrate().await.unwrap();
    let hours = hours();
    let town = Town::open(&store, voters, hours, seeded::seed()).await;
    let (id, clerks, engine) = (town.id, town.clerks, store.engine());
    let codes: Vec<String> = town.codes.values().map(ToString::to_string).collect();
    drop(town);
    store.close().await.unwrap();

    let began = Instant::now();
    let mut server = Server::start(&settings, dir.path()).await;
    let load = Load::start(server.url(), codes, seeded::seed());
    let tally = kill(&mut server, &load, (&gaps, &mut dice), cluster.as_mut()).await;
    let (voted, trouble) = load.finish(&mut server, STUCK).await;
    server.kill();
    println!(
        "{engine}: killed {kills} times ({} server, {} database) in {} s; {voters} voters, {trouble}",
        tally.server,
        tally.database,
        began.elapsed().as_secs(),
    );

    let store = Store::open(&settings).await.unwrap();
    let town = Town::again(&store, id, hours, clerks).await;
    nothing_lost(&town, &voted, voters).await;
    store.close().await.unwrap();
    drop(server);
    assert_eq!(settings.engine() == Engine::Postgres, cluster.is_some());
}

#[derive(Default)]
struct Tally {
    server: usize,
    database: usize,
}

async fn kill(
    server: &mut Server,
    load: &Load,
    (gaps, dice): (&[usize], &mut Dice),
    mut cluster: Option<&mut Cluster>,
) -> Tally {
    let mut tally = Tally::default();
    for gap in gaps {
        load.more(*gap, server, STUCK).await;
        tokio::time::sleep(Duration::from_millis(dice.bits() % 40)).await;
        match (&mut cluster, dice.below(2)) {
            (Some(cluster), 0) => {
                let signal = ["KILL", "QUIT"][dice.below(2)];
                tokio::task::block_in_place(|| cluster.crash(signal));
                tally.database += 1;
            }
            _ => {
                server.kill();
                server.rise().await;
                tally.server += 1;
            }
        }
    }
    tally
}

async fn nothing_lost(town: &Town, voted: &[Voted], voters: usize) {
    let leaves: BTreeSet<&str> = voted.iter().map(|voted| voted.receipt.leaf.as_str()).collect();
    assert_eq!((voted.len(), leaves.len()), (voters, voters), "receipts, and ballots they are for");
    let verdict = town.end(0).await;
    let all = u64::try_from(voters).unwrap();
    assert_eq!((verdict.result.turnout.web, verdict.result.ballots.web), (all, all));
    for Voted { receipt, .. } in voted {
        let found = town.room.journal().find(town.id, &receipt.tracker).await.unwrap().unwrap_or_default();
        let here = found.iter().any(|found| {
            data_encoding::HEXLOWER.encode(&found.leaf_hash) == receipt.leaf
                && matches!(found.place, Whereabouts::InLog(_))
        });
        assert!(here, "an acknowledged ballot is lost: {receipt:?}");
    }
    let published = verdict.result.urn.size;
    assert!(published > all, "the urn has {published} leaves");
}

/// Where the program's own words go.
fn log(dir: &Path) -> std::fs::File {
    std::fs::OpenOptions::new().create(true).append(true).open(dir.join("serve.log")).unwrap()
}
