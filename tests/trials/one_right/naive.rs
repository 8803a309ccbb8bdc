//! The control: look, then write, as it is so often done. Under the same harness
//! it must be caught.

use std::sync::Arc;

use seeded::Dice;
use store::testing::each_engine;
use store::{Store, Vault, dialect};

use super::harness::{Rights, doubles, interleave};
use crate::town::{Hours, Town};

const LEAST: u64 = 600;

/// Copies of rights, and an application that asks before it writes.
struct Naive(Store);

impl Naive {
    async fn new(town: &Town) -> Self {
        let rights = "CREATE TABLE naive AS SELECT resident, state, 0 AS nr FROM \"right\"";
        let number =
            "UPDATE naive SET nr = (SELECT COUNT(*) FROM naive AS other WHERE other.resident < naive.resident)";
        let tx = town.store.silent(Vault::Rights).await.unwrap();
        for sql in [rights, number] {
            dialect::execute(tx.conn(), sql, []).await.unwrap();
        }
        tx.commit().await.unwrap();
        Self(town.store.clone())
    }

    /// Looks whether the right stands so, and then, in a transaction of its own, makes it stand so.
    async fn turn(&self, resident: usize, from: &str, to: &str) -> bool {
        let resident = i64::try_from(resident).unwrap();
        let reader = self.0.vault_reader(Vault::Rights);
        let sql = "SELECT state FROM naive WHERE nr = ?";
        let row = dialect::one(reader.conn(), sql, [resident.into()]).await.unwrap().unwrap();
        if row.try_get::<String>("", "state").unwrap() != from {
            return false;
        }
        let tx = self.0.silent(Vault::Rights).await.unwrap();
        let sql = "UPDATE naive SET state = ? WHERE nr = ?";
        dialect::execute(tx.conn(), sql, [to.into(), resident.into()]).await.unwrap();
        tx.commit().await.unwrap();
        true
    }
}

impl Rights for Naive {
    async fn cast(&self, resident: usize, dice: u64) -> Option<[u8; 32]> {
        let mut dice = Dice::new(dice);
        let ballot = std::array::from_fn(|_| dice.byte());
        self.turn(resident, "none", "web").await.then_some(ballot)
    }

    async fn mark(&self, resident: usize) -> bool {
        self.turn(resident, "none", "paper").await
    }

    async fn undo(&self, resident: usize) -> bool {
        self.turn(resident, "paper", "none").await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_harness_catches_an_application_that_looks_before_it_writes() {
    each_engine(|store| async move {
        let deeds = usize::try_from(seeded::rounds(20_000).max(LEAST)).unwrap();
        let residents = usize::try_from(seeded::rounds(200).max(8)).unwrap();
        let town = Town::open(&store, residents, Hours::SOMEDAY, seeded::seed()).await;
        let told = interleave(Arc::new(Naive::new(&town).await), residents, deeds, seeded::seed()).await;
        let (twice, beyond) = doubles(&told);
        println!(
            "{deeds} deeds on {residents} naive rights, {}: {twice} voted twice, {beyond} votes too many",
            store.engine()
        );
        assert!(beyond > 0, "the harness caught nobody: it cannot fail");
    })
    .await;
}
