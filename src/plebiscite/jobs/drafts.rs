//! Writing a plebiscite before it is frozen.

use kernel::PlebisciteId;
use store::{Actor, Event};

use super::{Fault, Room};
use crate::rows::plebiscites::{self, Change, Form, Turn};
use crate::rules::form::Draft;
use crate::rules::states::State;

/// Why a draft was not stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftRefused {
    /// There is no such plebiscite.
    NotFound,
    /// It is frozen: nothing can be edited any more.
    Frozen,
    /// Somebody else changed it since this page was opened.
    Changed,
}

impl Room {
    /// A new plebiscite.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn create(&self, draft: &Draft, actor: &Actor) -> Result<PlebisciteId, Fault> {
        let id = PlebisciteId::from_uuid(self.0.ids.ordinary());
        let tx = self.begin(actor).await?;
        plebiscites::insert(&tx, id, false, &Form::Draft(draft.clone())).await?;
        tx.record(Event::new("plebiscite.created", id.to_string())).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Stores what was edited; `version` is the one the page was opened with.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn save(
        &self,
        id: PlebisciteId,
        version: i64,
        draft: &Draft,
        actor: &Actor,
    ) -> Result<Result<(), DraftRefused>, Fault> {
        let tx = self.begin(actor).await?;
        let change = Change { form: Some(Form::Draft(draft.clone())), ..Change::default() };
        let stays = Turn { id, from: State::Draft, to: State::Draft, version };
        if !plebiscites::turn(&tx, stays, change).await? {
            tx.rollback().await?;
            return self.why_not(id).await;
        }
        tx.record(Event::new("plebiscite.edited", id.to_string())).await?;
        tx.commit().await?;
        Ok(Ok(()))
    }

    /// Deletes a draft with its pictures.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn delete(&self, id: PlebisciteId, actor: &Actor) -> Result<Result<(), DraftRefused>, Fault> {
        let tx = self.begin(actor).await?;
        if !plebiscites::delete_draft(&tx, id).await? {
            tx.rollback().await?;
            return self.why_not(id).await;
        }
        tx.record(Event::new("plebiscite.deleted", id.to_string())).await?;
        tx.commit().await?;
        Ok(Ok(()))
    }

    async fn why_not(&self, id: PlebisciteId) -> Result<Result<(), DraftRefused>, Fault> {
        let stamp = plebiscites::stamp_of(self.0.store.reader().conn(), id).await?;
        Ok(Err(match stamp {
            None => DraftRefused::NotFound,
            Some(stamp) if stamp.state.editable() => DraftRefused::Changed,
            Some(_) => DraftRefused::Frozen,
        }))
    }
}
