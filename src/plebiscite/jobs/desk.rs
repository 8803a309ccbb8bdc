//! The desk: a right marked as used on paper, and the mark taken back by two.

use std::collections::BTreeMap;

use kernel::{PlebisciteId, ResidentId, StaffId};
use roll::rows::right::{self, State as RightState, Whose};
use serde_json::json;
use store::{Actor, Event, Vault};

use super::{Fault, Room};
use crate::rows::urn::{RightAnswer, RightItem};
use crate::rules::form::Conflict;
use crate::rules::states::{NotNow, State, may_land, may_spend};

/// Why the desk's deed was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeskRefused {
    /// No such plebiscite, or not open (yet).
    NotNow(Option<NotNow>),
    /// This plebiscite has no paper.
    WebOnly,
    /// The resident may not vote here.
    NotOnRoll,
    /// The right stands otherwise: spent on the web, spent on paper, or not spent at all.
    Stands(RightState),
    /// A reason must be given.
    NoReason,
    /// Two different people are needed.
    SameClerk,
}

/// A mark that is taken back.
#[derive(Debug, Clone, Copy)]
pub struct MarkTaken<'a> {
    /// Who asks for it.
    pub clerk: StaffId,
    /// Who agrees: signed in as themselves, and not the same.
    pub second: StaffId,
    /// Why.
    pub reason: &'a str,
}

impl Room {
    /// How a resident's right stands; `None`: they have none here.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn standing(&self, plebiscite: PlebisciteId, resident: ResidentId) -> Result<Option<RightState>, Fault> {
        let reader = self.0.store.vault_reader(Vault::Rights);
        Ok(right::state_of(reader, Whose { plebiscite, resident }).await?)
    }

    /// How the rights of several residents stand; who has none here is not among them.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn standings(
        &self,
        plebiscite: PlebisciteId,
        residents: &[ResidentId],
    ) -> Result<BTreeMap<ResidentId, RightState>, Fault> {
        let reader = self.0.store.vault_reader(Vault::Rights);
        Ok(right::states_of(reader, plebiscite, residents).await?)
    }

    /// Marks a right as used on paper: the card may be handed out.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn mark_paper(
        &self,
        plebiscite: PlebisciteId,
        resident: ResidentId,
        clerk: StaffId,
    ) -> Result<Result<(), DeskRefused>, Fault> {
        let Some((state, live)) = self.live_of(plebiscite).await? else { return Ok(Err(DeskRefused::NotNow(None))) };
        if live.form.conflict == Conflict::WebOnly {
            return Ok(Err(DeskRefused::WebOnly));
        }
        if let Err(not) = may_spend(state, &live.times, self.now()) {
            return Ok(Err(DeskRefused::NotNow(Some(not))));
        }
        let whose = Whose { plebiscite, resident };
        let event = Event::new("desk.marked", plebiscite.to_string()).with(json!({ "resident": resident }));
        self.desk(whose, (event, clerk), (RightState::Unspent, RightItem::MarkPaper(whose))).await
    }

    /// Takes a mark back, until the last ballot may land.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn unmark_paper(
        &self,
        plebiscite: PlebisciteId,
        resident: ResidentId,
        taken: MarkTaken<'_>,
    ) -> Result<Result<(), DeskRefused>, Fault> {
        if taken.reason.trim().is_empty() {
            return Ok(Err(DeskRefused::NoReason));
        }
        if taken.clerk == taken.second {
            return Ok(Err(DeskRefused::SameClerk));
        }
        let Some((state, live)) = self.live_of(plebiscite).await? else { return Ok(Err(DeskRefused::NotNow(None))) };
        if let Err(not) = may_land(state, &live.times, self.now()) {
            return Ok(Err(DeskRefused::NotNow(Some(not))));
        }
        let whose = Whose { plebiscite, resident };
        let detail = json!({ "resident": resident, "second": taken.second, "reason": taken.reason.trim() });
        let event = Event::new("desk.unmarked", plebiscite.to_string()).with(detail);
        self.desk(whose, (event, taken.clerk), (RightState::Paper, RightItem::UnmarkPaper(whose))).await
    }

    /// The staff log first: a mark without its entry must not be possible. When the right was
    /// spent in between, a second entry says that nothing came of it.
    async fn desk(
        &self,
        whose: Whose,
        (event, clerk): (Event, StaffId),
        (from, item): (RightState, RightItem),
    ) -> Result<Result<(), DeskRefused>, Fault> {
        match self.standing(whose.plebiscite, whose.resident).await? {
            None => return Ok(Err(DeskRefused::NotOnRoll)),
            Some(state) if state != from => return Ok(Err(DeskRefused::Stands(state))),
            Some(_) => {}
        }
        let actor = Actor::staff(clerk.uuid());
        // No close between the check of the hour and the mark.
        let _open = self.0.gate.read().await;
        let state = self.live_of(whose.plebiscite).await?.map(|(state, _)| state);
        if state != Some(State::Open) {
            return Ok(Err(DeskRefused::NotNow(None)));
        }
        let tx = self.begin(&actor).await?;
        tx.record(event).await?;
        tx.commit().await?;
        let stands = match self.0.rights.submit(item).await? {
            RightAnswer::Marked(Ok(())) => return Ok(Ok(())),
            RightAnswer::Marked(Err(Some(state))) => DeskRefused::Stands(state),
            RightAnswer::Marked(Err(None)) | RightAnswer::Spent(_) => DeskRefused::NotOnRoll,
        };
        let tx = self.begin(&actor).await?;
        let detail = json!({ "resident": whose.resident });
        tx.record(Event::new("desk.refused", whose.plebiscite.to_string()).with(detail)).await?;
        tx.commit().await?;
        Ok(Err(stands))
    }
}
