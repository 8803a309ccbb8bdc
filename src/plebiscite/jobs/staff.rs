//! What staff do in public: drawing the lot, withdrawing, correcting.

use kernel::{PlebisciteId, Text};
use serde_json::json;
use store::{Actor, Event};

use super::count::waits_for_lot;
use super::{Fault, Room, keys};
use crate::rows::plebiscites::{self, Change, Turn};
use crate::rules::states::State;

/// Longest text of a lot, reason or erratum.
const LONGEST: usize = 4_000;

/// Why it was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffRefused {
    /// There is no such plebiscite.
    NotFound,
    /// Its state does not allow it.
    NotNow,
    /// There is no tie to break.
    NoTie,
    /// The text is empty, too long, or holds control characters.
    Text,
}

impl Room {
    /// Whether a counted plebiscite has a tie that only a lot can break.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn waits_for_lot(&self, id: PlebisciteId) -> Result<bool, Fault> {
        Ok(self.stored_result(id).await?.is_some_and(|doc| waits_for_lot(&doc)))
    }

    /// Breaks a tie by what was drawn in public; the result is counted again with it.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn draw_lot(
        &self,
        id: PlebisciteId,
        drawn: &str,
        actor: &Actor,
    ) -> Result<Result<(), StaffRefused>, Fault> {
        let Ok(drawn) = kernel::Line::parse(drawn, LONGEST) else { return Ok(Err(StaffRefused::Text)) };
        let _alone = self.0.ticking.lock().await;
        let Some(stamp) = plebiscites::stamp_of(self.0.store.reader().conn(), id).await? else {
            return Ok(Err(StaffRefused::NotFound));
        };
        if stamp.state != State::Counted {
            return Ok(Err(StaffRefused::NotNow));
        }
        if !self.waits_for_lot(id).await? {
            return Ok(Err(StaffRefused::NoTie));
        }
        self.recount(id, drawn.as_str(), actor).await?;
        Ok(Ok(()))
    }

    /// Gives a plebiscite up, with a public reason. Its ballots can never be opened: the keys are
    /// destroyed.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn withdraw(
        &self,
        id: PlebisciteId,
        reason: &str,
        actor: &Actor,
    ) -> Result<Result<(), StaffRefused>, Fault> {
        let Ok(reason) = Text::parse(reason, LONGEST) else { return Ok(Err(StaffRefused::Text)) };
        let _no_tick = self.0.ticking.lock().await;
        let _no_vote = self.0.gate.write().await;
        let Some(stamp) = plebiscites::stamp_of(self.0.store.reader().conn(), id).await? else {
            return Ok(Err(StaffRefused::NotFound));
        };
        if !stamp.state.withdrawable() {
            return Ok(Err(StaffRefused::NotNow));
        }
        let turn = Turn { id, from: stamp.state, to: State::Withdrawn, version: stamp.version };
        let change = Change { withdrawn_reason: Some(reason.as_str().to_owned()), ..Change::default() };
        let tx = self.begin(actor).await?;
        if !plebiscites::turn(&tx, turn, change).await? {
            return Ok(Err(StaffRefused::NotNow));
        }
        let detail = json!({ "reason": reason.as_str() });
        tx.record(Event::new("plebiscite.withdrawn", id.to_string()).with(detail)).await?;
        tx.commit().await?;
        self.kept().remove(&id);
        self.destroy(id, &[keys::CASTING[0], keys::CASTING[1], "seal"]).await?;
        Ok(Ok(()))
    }

    /// Adds a dated correction below a published result.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn add_erratum(
        &self,
        id: PlebisciteId,
        text: &str,
        actor: &Actor,
    ) -> Result<Result<(), StaffRefused>, Fault> {
        let Ok(text) = Text::parse(text, LONGEST) else { return Ok(Err(StaffRefused::Text)) };
        match plebiscites::stamp_of(self.0.store.reader().conn(), id).await? {
            None => return Ok(Err(StaffRefused::NotFound)),
            Some(stamp) if stamp.state != State::Published => return Ok(Err(StaffRefused::NotNow)),
            Some(_) => {}
        }
        let tx = self.begin(actor).await?;
        plebiscites::add_erratum(&tx, self.0.ids.ordinary(), id, text.as_str()).await?;
        let detail = json!({ "text": text.as_str() });
        tx.record(Event::new("plebiscite.corrected", id.to_string()).with(detail)).await?;
        tx.commit().await?;
        Ok(Ok(()))
    }
}
