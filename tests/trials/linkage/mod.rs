//! T-LINK-1 to 6: a thief takes every file, table and system column, and tries to
//! tie the rights spent to the ballots.
//!
//! The votes are cast one after the other in a known, random order. Whatever can
//! be sorted by on the side of the rights is compared with whatever can be sorted
//! by on the side of the urn.

mod controls;
mod files;
mod flushes;
mod product;
mod statistics;
mod tables;

use std::collections::BTreeMap;
use std::path::PathBuf;

use ballotbox::code::Code;
use ballotbox::leaf::Leaf;
use kernel::ResidentId;
use seeded::Dice;
use store::{Store, Vault, dialect};

use crate::town::{Town, mark};
use files::{Marker, Search};
use statistics::{Links, Order};

/// Enough for the bounds to mean something (see [`statistics::most_rho`]).
const LEAST: u64 = 200;

/// A mark is of a voter or of a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Rights,
    Urn,
}

fn number_of_votes() -> usize {
    usize::try_from(seeded::rounds(2_000).max(LEAST)).unwrap()
}

/// Residents in a random order, and the leaf of each one's ballot.
type Votes = Vec<(ResidentId, [u8; 32])>;

fn shuffled(town: &Town, dice: &mut Dice) -> Vec<(ResidentId, Code)> {
    let mut people: Vec<_> = town.codes.iter().map(|(resident, code)| (*resident, code.clone())).collect();
    for n in (1..people.len()).rev() {
        people.swap(n, dice.below(n + 1));
    }
    people
}

async fn vote(town: &Town, people: &[(ResidentId, Code)], dice: &mut Dice) -> Votes {
    let mut votes = Vec::with_capacity(people.len());
    for (resident, code) in people {
        let paper = town.room.look_up(&code.to_string()).await.unwrap().unwrap();
        let receipt = town.room.cast(&paper.pass, &mark(dice.below(3))).await.unwrap().unwrap();
        votes.push((*resident, receipt.leaf_hash));
    }
    votes
}

/// Everything that belongs to one voter or to one ballot wherever it is found. To be read while
/// the leaves wait in the spools or stand in the logs.
async fn markers(store: &Store, votes: &Votes) -> Vec<Marker> {
    let voters = votes.iter().enumerate().map(|(vote, (resident, _))| (resident.uuid().as_bytes().to_vec(), vote));
    let ballots = votes.iter().enumerate().map(|(vote, (_, hash))| (hash.to_vec(), vote));
    let (voters, ballots): (BTreeMap<_, _>, BTreeMap<_, _>) = (voters.collect(), ballots.collect());
    let mut all = Vec::new();
    let mut put = |side, kind, vote: usize, bytes: &[u8]| {
        all.push(Marker { side, kind, vote, bytes: bytes.to_vec() });
    };
    let mut by_bh = BTreeMap::new();
    let sql = "SELECT resident, rid, bh FROM \"right\" WHERE state = 'web'";
    for row in dialect::all(store.vault_reader(Vault::Rights).conn(), sql, []).await.unwrap() {
        let resident: kernel::Uuid = row.try_get("", "resident").unwrap();
        let Some(vote) = voters.get(resident.as_bytes().as_slice()) else { continue };
        let [rid, bh]: [Vec<u8>; 2] = ["rid", "bh"].map(|name| row.try_get("", name).unwrap());
        put(Side::Rights, "resident", *vote, resident.as_bytes());
        put(Side::Rights, "resident as text", *vote, resident.to_string().as_bytes());
        put(Side::Rights, "rid", *vote, &rid);
        put(Side::Rights, "bh", *vote, &bh);
        by_bh.insert(rid, *vote);
    }
    let sql = "SELECT resident, pk FROM code_key WHERE resident IS NOT NULL";
    for row in dialect::all(store.vault_reader(Vault::Rights).conn(), sql, []).await.unwrap() {
        let resident: kernel::Uuid = row.try_get("", "resident").unwrap();
        let Some(vote) = voters.get(resident.as_bytes().as_slice()) else { continue };
        put(Side::Rights, "code key", *vote, &row.try_get::<Vec<u8>>("", "pk").unwrap());
    }
    for (vault, tables) in [(Vault::Rights, ["register_spool", "register_leaf"]), (Vault::Urn, ["spool", "urn_leaf"])] {
        for table in tables {
            let sql = format!("SELECT leaf_hash, leaf FROM {table}");
            for row in dialect::all(store.vault_reader(vault).conn(), &sql, []).await.unwrap() {
                let [hash, leaf]: [Vec<u8>; 2] = ["leaf_hash", "leaf"].map(|name| row.try_get("", name).unwrap());
                match Leaf::decode(&leaf).unwrap() {
                    Leaf::Right(right) => {
                        let Some(vote) = by_bh.get(right.rid.as_slice()) else { continue };
                        put(Side::Rights, "register leaf", *vote, &hash);
                    }
                    Leaf::Ballot(ballot) => {
                        let Some(vote) = ballots.get(&hash) else { continue };
                        put(Side::Urn, "urn leaf", *vote, &hash);
                        put(Side::Urn, "one-time key", *vote, &ballot.cred.pk);
                        // The end of a leaf may lie on another page than its beginning.
                        put(Side::Urn, "end of leaf", *vote, &ballot.sig[32..]);
                    }
                    Leaf::Manifest(_) | Leaf::Paper(_) | Leaf::Close(_) | Leaf::Open(_) => {}
                }
            }
        }
    }
    all
}

/// A theft: all files below `dirs`, all tables.
async fn steal(store: &Store, dirs: &[PathBuf], markers: &[Marker], votes: usize) -> Links {
    compare(seen(store, dirs, markers, votes).await)
}

async fn seen(store: &Store, dirs: &[PathBuf], markers: &[Marker], votes: usize) -> Vec<(Side, Order)> {
    let mut seen = tables::orders(store, markers, votes).await;
    seen.extend(Search::new(markers, votes).through(&files::below(dirs)));
    seen
}

fn compare(seen: Vec<(Side, Order)>) -> Links {
    let (rights, urn): (Vec<_>, Vec<_>) = seen.into_iter().partition(|(side, _)| *side == Side::Rights);
    let only = |side: Vec<(Side, Order)>| side.into_iter().map(|(_, order)| order).collect();
    Links::of(only(rights), only(urn))
}

fn tell(what: &str, votes: usize, links: &Links) {
    let (closest, strongest) = (links.closest(), links.strongest());
    println!(
        "{what}: {votes} votes, {} pairs of orders ({} distinct); exact at most {:.2} % ({}), mean {:.2} of them; |ρ| at most {:.3}",
        links.pairs,
        links.distinct.len(),
        closest.share() * 100.0,
        closest.exact,
        links.mean(),
        strongest.rho.abs(),
    );
}

/// The thief is none the wiser.
fn assert_chance(what: &str, votes: usize, links: &Links) {
    tell(what, votes, links);
    let comparisons = links.distinct.len();
    let (exact, rho) = (statistics::most_exact(comparisons), statistics::most_rho(comparisons, votes));
    let (closest, strongest) = (links.closest(), links.strongest());
    assert!(closest.exact <= exact, "{what}: more than {exact} of {comparisons} comparisons: {closest:?}");
    assert!(strongest.rho.abs() < rho, "{what}: |ρ| from {rho:.3} on: {strongest:?}");
    assert!(links.mean() <= 3.0, "{what}: {} exact links in the mean", links.mean());
}

/// The thief knows: the harness can fail.
fn assert_linked(what: &str, votes: usize, links: &Links) {
    tell(what, votes, links);
    let closest = links.closest();
    assert!(closest.share() > 0.95, "{what}: the harness sees nothing: {closest:?}");
}
