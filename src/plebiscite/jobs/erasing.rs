//! What is erased when its time has come: who took part and the key of the
//! pseudonyms after the dispute, and what a deleted draft left behind.
//!
//! The key of the pseudonyms goes last: as long as it is there, the rest is tried
//! again, whatever interrupted it.

use kernel::{Instant, PlebisciteId};
use roll::rows::snapshot;
use serde_json::json;
use store::{Actor, Event, Vault};

use super::live::Live;
use super::{Fault, Room, keys};
use crate::rows::plebiscites::{self, Stamp};
use crate::rules::states::State;

impl Room {
    /// When it is erased who took part: the end of the dispute. `None` before it has a name.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn voters_erased_at(&self, id: PlebisciteId) -> Result<Option<Instant>, Fault> {
        Ok(self.live_of(id).await?.map(|(_, live)| end_of_dispute(&live)))
    }

    /// Erases whatever is due.
    pub(super) async fn erase_due(&self, now: Instant) -> Result<(), Fault> {
        for name in self.0.store.keys().names()? {
            let id = name.strip_prefix("plebiscite/").and_then(|rest| rest.strip_suffix("/pseudonyms"));
            let Some(id) = id.and_then(|id| id.parse::<PlebisciteId>().ok()) else { continue };
            match plebiscites::stamp_of(self.0.store.reader().conn(), id).await? {
                None => self.forget_draft(id).await?,
                Some(stamp) if self.dispute_is_over(stamp, now).await? => self.forget_voters(id).await?,
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// Whether nobody can contest this any more; one that was withdrawn before it had a name never
    /// can be.
    async fn dispute_is_over(&self, stamp: Stamp, now: Instant) -> Result<bool, Fault> {
        if !matches!(stamp.state, State::Published | State::Withdrawn) {
            return Ok(false);
        }
        let Some(live) = self.live(stamp).await? else { return Ok(stamp.state == State::Withdrawn) };
        Ok(now >= end_of_dispute(&live))
    }

    /// Nobody can tie a pseudonym to a resident any more, nor say who took part.
    async fn forget_voters(&self, id: PlebisciteId) -> Result<(), Fault> {
        let tx = self.0.store.silent(Vault::Rights).await?;
        let rights = snapshot::erase_rights(&tx, id).await?;
        tx.commit().await?;
        if rights > 0 {
            let tx = self.begin(&Actor::system()).await?;
            tx.record(Event::new("plebiscite.rights-erased", id.to_string()).with(json!({ "rights": rights }))).await?;
            tx.commit().await?;
        }
        self.destroy(id, &[keys::PSEUDONYMS]).await
    }

    /// An interrupted freeze left keys and rights, and then its draft was deleted.
    async fn forget_draft(&self, id: PlebisciteId) -> Result<(), Fault> {
        let tx = self.0.store.silent(Vault::Rights).await?;
        snapshot::clear(&tx, id).await?;
        tx.commit().await?;
        self.destroy(id, &keys::OF_A_DRAFT).await
    }
}

fn end_of_dispute(live: &Live) -> Instant {
    live.times.publish_at.plus_days(i64::from(live.manifest.dispute_days))
}
