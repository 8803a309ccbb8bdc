//! Several flushes: both logs are public, so everybody sees which leaves joined
//! together. A flush is the crowd a voter hides in; within it the thief stays at
//! chance. Beyond it he does not, and this trial says so.

use std::path::PathBuf;

use seeded::Dice;
use store::testing::Cluster;
use store::{Settings, Store};

use super::statistics::{Links, Order, float, most_exact, most_rho};
use super::{Side, markers, number_of_votes, seen, shuffled, vote};
use crate::town::{Hours, Town};

const FLUSHES: usize = 4;

#[tokio::test(flavor = "multi_thread")]
async fn within_a_flush_a_thief_links_nobody() {
    let cluster = Cluster::start();
    let dir = tempfile::tempdir().unwrap();
    let [sqlite, postgres] = ["sqlite", "postgres"].map(|name| dir.path().join(name));
    let (_pid, files) = cluster.process().unwrap();
    on_trial(&Settings::Sqlite { dir: sqlite.clone() }, vec![sqlite]).await;
    let settings = Settings::Postgres { url: cluster.new_database().1, dir: postgres.clone() };
    on_trial(&settings, vec![postgres, files.to_owned()]).await;
}

async fn on_trial(settings: &Settings, dirs: Vec<PathBuf>) {
    let store = Store::open(settings).await.unwrap();
    store.migrate().await.unwrap();
    let n = number_of_votes();
    let crowd = n / FLUSHES;
    let mut dice = Dice::new(seeded::seed());
    let town = Town::open(&store, n, Hours::SOMEDAY, seeded::seed()).await;
    let people = shuffled(&town, &mut dice);
    let mut votes = Vec::new();
    for (flush, people) in people.chunks(crowd).enumerate() {
        votes.extend(vote(&town, people, &mut dice).await);
        let seconds = 100 * (1 + i64::try_from(flush).unwrap());
        town.at(Hours::SOMEDAY.opens.plus_seconds(seconds)).await;
        assert_eq!(town.room.journal().waiting(town.id, journal::Book::Urn).await.unwrap(), 0, "nothing was flushed");
    }
    let marks = markers(&store, &votes).await;
    let seen = seen(&store, &dirs, &marks, n).await;

    let whole = compare(&seen, 0, n);
    let flush: Vec<Links> = (0..FLUSHES).map(|flush| compare(&seen, flush * crowd, crowd)).collect();
    let comparisons = flush.iter().map(|links| links.distinct.len()).sum();
    let (exact, rho) = (most_exact(comparisons), most_rho(comparisons, crowd));
    let mean = flush.iter().map(Links::mean).sum::<f64>() / float(FLUSHES);
    println!(
        "{}: {FLUSHES} flushes of {crowd}: within one exact at most {}, mean {mean:.2}, |ρ| at most {:.3} (bounds {exact}, {rho:.3}); over all |ρ| {:.3}",
        store.engine(),
        flush.iter().map(|links| links.closest().exact).max().unwrap(),
        flush.iter().map(|links| links.strongest().rho.abs()).fold(0.0, f64::max),
        whole.strongest().rho.abs(),
    );
    for links in &flush {
        assert!(links.closest().exact <= exact, "{:?}", links.closest());
        assert!(links.strongest().rho.abs() < rho, "{:?}", links.strongest());
    }
    assert!(mean <= 3.0);
    assert!(whole.strongest().rho.abs() > 0.9, "the logs no longer show the flushes: say so in docs/protocol.md");
    store.close().await.unwrap();
}

/// The comparisons among the votes of one flush only.
fn compare(seen: &[(Side, Order)], from: usize, votes: usize) -> Links {
    let of = |wanted: Side| {
        let mine = seen.iter().filter(move |(side, _)| *side == wanted);
        mine.map(|(_, order)| Order { name: order.name.clone(), places: order.places[from..from + votes].to_vec() })
    };
    Links::of(of(Side::Rights).collect(), of(Side::Urn).collect())
}
