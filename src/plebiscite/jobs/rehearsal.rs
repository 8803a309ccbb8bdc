//! A rehearsal: an election of its own with invented people and test codes,
//! counted and verified like any other, never listed.

use kernel::{Instant, PlebisciteId, ResidentId};
use serde_json::json;
use store::{Actor, Event};

use super::freeze::{FreezeRefused, Voters};
use super::{Fault, Room};
use crate::rows::plebiscites::{self, Form};
use crate::rules::form::Draft;

/// How a rehearsal goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Invented people.
    pub people: u32,
    /// First moment a ballot may be cast; may be now.
    pub opens_at: Instant,
    /// First moment it may no longer be cast.
    pub closes_at: Instant,
    /// When the result is shown.
    pub publish_at: Instant,
}

impl Room {
    /// Freezes a rehearsal of a plebiscite, whatever state that is in.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn rehearse(
        &self,
        of: PlebisciteId,
        plan: Plan,
        actor: &Actor,
    ) -> Result<Result<PlebisciteId, FreezeRefused>, Fault> {
        let Some(row) = plebiscites::find(self.0.store.reader().conn(), of).await? else {
            return Ok(Err(FreezeRefused::NotFound));
        };
        let draft = match row.form {
            Form::Draft(draft) => draft,
            Form::Frozen(form) => form.into_draft(),
        };
        let draft = Draft {
            opens_at: Some(plan.opens_at),
            closes_at: Some(plan.closes_at),
            publish_at: Some(plan.publish_at),
            ..draft
        };
        let id = PlebisciteId::from_uuid(self.0.ids.ordinary());
        let tx = self.begin(actor).await?;
        plebiscites::insert(&tx, id, true, &Form::Draft(draft)).await?;
        let detail = json!({ "of": of, "people": plan.people });
        tx.record(Event::new("plebiscite.rehearsed", id.to_string()).with(detail)).await?;
        tx.commit().await?;
        let people = (0..plan.people).map(|_| ResidentId::from_uuid(self.0.ids.random())).collect();
        let done = self.freeze_for(id, Voters::Invented(people), actor).await;
        if !matches!(done, Ok(Ok(()))) {
            // What is wrong with the form is shown at the plebiscite itself.
            let tx = self.begin(actor).await?;
            plebiscites::delete_draft(&tx, id).await?;
            tx.record(Event::new("plebiscite.deleted", id.to_string())).await?;
            tx.commit().await?;
        }
        Ok(done?.map(|()| id))
    }
}
