//! The two logs of a plebiscite: opening, flushing, and the register's end.

use ballotbox::leaf::{Leaf, Method, Right};
use journal::Book;
use journal::rows::spool::{self, RegisterLeaf};
use kernel::PlebisciteId;
use ledger::leaf_hash;
use roll::rows::snapshot;
use serde_json::json;
use store::{Actor, Event, Vault};

use super::live::Live;
use super::{Fault, Room, keys};

impl Room {
    /// Opens both logs with the manifest as their first leaf; safe to repeat.
    pub(super) async fn open_logs(&self, id: PlebisciteId, manifest: &[u8]) -> Result<(), Fault> {
        let leaf = Leaf::Manifest(manifest.to_vec()).encode();
        for book in Book::ALL {
            let key = keys::log_key(&self.0.store, id, book)?;
            self.0.journal.open(id, book, &key, &leaf).await?;
        }
        Ok(())
    }

    /// Flushes both logs together if enough leaves wait in each; how many joined.
    pub(super) async fn flush(&self, live: &Live) -> Result<usize, Fault> {
        let least = u64::from(live.manifest.flush_policy.least);
        for book in Book::ALL {
            if self.0.journal.waiting(live.id, book).await? < least.max(1) {
                return Ok(0);
            }
        }
        let _alone = self.0.gate.write().await;
        self.flush_all(live.id).await
    }

    async fn flush_all(&self, id: PlebisciteId) -> Result<usize, Fault> {
        let mut joined = 0;
        for book in Book::ALL {
            let key = keys::log_key(&self.0.store, id, book)?;
            joined += self.0.journal.flush(id, book, &key).await?;
        }
        Ok(joined)
    }

    /// What must follow the close, whatever interrupted it before: casting keys destroyed, rights
    /// marked on paper in the register, nothing left waiting.
    pub(super) async fn settle(&self, id: PlebisciteId) -> Result<(), Fault> {
        if self.beats().settled.contains(&id) {
            return Ok(());
        }
        self.destroy(id, &keys::CASTING).await?;
        let live = self.must_live(id).await?;
        let _alone = self.0.gate.write().await;
        self.spool_paper(&live).await?;
        self.flush_all(id).await?;
        self.beats().settled.insert(id);
        Ok(())
    }

    /// Destroys keys of an election and says so in the staff log.
    pub(super) async fn destroy(&self, id: PlebisciteId, parts: &[&'static str]) -> Result<(), Fault> {
        let destroyed = keys::destroy(&self.0.store, id, parts)?;
        if !destroyed.is_empty() {
            let tx = self.begin(&Actor::system()).await?;
            let detail = json!({ "keys": destroyed });
            tx.record(Event::new("plebiscite.keys-destroyed", id.to_string()).with(detail)).await?;
            tx.commit().await?;
            self.kept().remove(&id);
        }
        Ok(())
    }

    /// Each leaf has one form, its day the last day of casting, so that spooling it twice is once.
    async fn spool_paper(&self, live: &Live) -> Result<(), Fault> {
        let rids = snapshot::paper_rids(self.0.store.vault_reader(Vault::Rights), live.id).await?;
        let day = u64::try_from(live.times.window.closes.day()).unwrap_or(0);
        for chunk in rids.chunks(snapshot::CHUNK) {
            let mut leaves = Vec::with_capacity(chunk.len());
            for rid in chunk {
                let wrong = Fault::state(live.id, "has a pseudonym of a wrong length");
                let rid = <[u8; 32]>::try_from(rid.as_slice()).map_err(|_length| wrong)?;
                let right = Right { eid: live.eid.clone(), rid, day, method: Method::Paper };
                let leaf = Leaf::Right(right).encode();
                leaves.push(RegisterLeaf { plebiscite: live.id, leaf_hash: leaf_hash(&leaf), leaf });
            }
            let tx = self.0.store.silent(Vault::Rights).await?;
            spool::put_register(&tx, leaves).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
