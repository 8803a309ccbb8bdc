//! Writing a plebiscite before it is frozen.

use kernel::{PictureId, PlebisciteId};
use store::{Actor, DbErr, Event, Tx};

use super::{Fault, Room};
use crate::rows::pictures::{self, Picture};
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
        self.create_with(draft, &[], actor).await
    }

    /// A new plebiscite with pictures that `draft` names.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn create_with(&self, draft: &Draft, drawn: &[Picture], actor: &Actor) -> Result<PlebisciteId, Fault> {
        let id = PlebisciteId::from_uuid(self.0.ids.ordinary());
        let tx = self.begin(actor).await?;
        plebiscites::insert(&tx, id, false, &Form::Draft(draft.clone())).await?;
        hang(&tx, id, drawn).await?;
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
        self.save_with(id, version, (draft, &[]), actor).await
    }

    /// Stores what was edited together with new pictures that it names.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn save_with(
        &self,
        id: PlebisciteId,
        version: i64,
        (draft, drawn): (&Draft, &[Picture]),
        actor: &Actor,
    ) -> Result<Result<(), DraftRefused>, Fault> {
        let tx = self.begin(actor).await?;
        let change = Change { form: Some(Form::Draft(draft.clone())), ..Change::default() };
        let stays = Turn { id, from: State::Draft, to: State::Draft, version };
        if !plebiscites::turn(&tx, stays, change).await? {
            tx.rollback().await?;
            return self.why_not(id).await;
        }
        hang(&tx, id, drawn).await?;
        let kept: Vec<PictureId> =
            draft.options.iter().filter_map(|choice| Some(choice.picture.as_ref()?.id)).collect();
        pictures::keep_only(&tx, id, &kept).await?;
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

async fn hang(tx: &Tx, plebiscite: PlebisciteId, drawn: &[Picture]) -> Result<(), DbErr> {
    for picture in drawn {
        pictures::insert(tx, &Picture { plebiscite, ..picture.clone() }).await?;
    }
    Ok(())
}
