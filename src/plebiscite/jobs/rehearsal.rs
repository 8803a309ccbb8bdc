//! A rehearsal: an election of its own with invented people and test codes,
//! counted and verified like any other, never listed. It may be opened and closed
//! by hand, and its result is shown as soon as it is counted.
//!
//! Invariant: an election that is no rehearsal is never opened or closed by hand
//! (test `only_a_rehearsal_is_closed_by_hand`).

use kernel::{Instant, PlebisciteId, ResidentId};
use serde_json::json;
use store::{Actor, Event};

use super::freeze::{FreezeRefused, Voters};
use super::{Fault, Room};
use crate::rows::plebiscites::{self, Form, Stamp};
use crate::rules::form::Draft;
use crate::rules::states::State;

/// Most invented people.
pub const MOST_PEOPLE: u32 = 200_000;

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

/// Why a rehearsal was not opened or closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByHandRefused {
    /// There is no such plebiscite.
    NotFound,
    /// It is no rehearsal: the clock opens and closes it.
    Real,
    /// Its state does not allow it.
    NotNow(State),
    /// The public keys of its codes are not loaded.
    NoKeys,
    /// The opening it was frozen with has not come.
    TooEarly,
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
        let id = match self.prepare_rehearsal(draft, actor).await? {
            Ok(id) => id,
            Err(refused) => return Ok(Err(refused)),
        };
        Ok(self.freeze_rehearsal(id, plan.people, actor).await?.map(|()| id))
    }

    /// Enters a rehearsal that can be frozen.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn prepare_rehearsal(
        &self,
        draft: Draft,
        actor: &Actor,
    ) -> Result<Result<PlebisciteId, FreezeRefused>, Fault> {
        let id = PlebisciteId::from_uuid(self.0.ids.ordinary());
        if let Err(refused) = self.checked_draft(&draft, true) {
            return Ok(Err(refused));
        }
        let tx = self.begin(actor).await?;
        plebiscites::insert(&tx, id, true, &Form::Draft(draft)).await?;
        tx.record(Event::new("plebiscite.rehearsed", id.to_string())).await?;
        tx.commit().await?;
        Ok(Ok(id))
    }

    /// Freezes a rehearsal with so many invented people; if that fails, it is gone.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn freeze_rehearsal(
        &self,
        id: PlebisciteId,
        people: u32,
        actor: &Actor,
    ) -> Result<Result<(), FreezeRefused>, Fault> {
        let invented = (0..people).map(|_| ResidentId::from_uuid(self.0.ids.random())).collect();
        let done = self.freeze_for(id, Voters::Invented(invented), actor).await;
        if !matches!(done, Ok(Ok(()))) {
            // What is wrong with the form is shown at the plebiscite itself.
            let tx = self.begin(actor).await?;
            plebiscites::delete_draft(&tx, id).await?;
            tx.record(Event::new("plebiscite.deleted", id.to_string()).with(json!({ "people": people }))).await?;
            tx.commit().await?;
        }
        done
    }

    /// Opens a rehearsal now, if the clock has not done it yet.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn open_rehearsal(&self, id: PlebisciteId, actor: &Actor) -> Result<Result<(), ByHandRefused>, Fault> {
        let _alone = self.0.ticking.lock().await;
        let stamp = match self.rehearsal(id).await? {
            Ok(stamp) => stamp,
            Err(refused) => return Ok(Err(refused)),
        };
        match stamp.state {
            State::Open => return Ok(Ok(())),
            State::Frozen if !stamp.named => return Ok(Err(ByHandRefused::NoKeys)),
            State::Frozen => {}
            state => return Ok(Err(ByHandRefused::NotNow(state))),
        }
        if self.must_live(id).await?.times.window.opens > self.now() {
            return Ok(Err(ByHandRefused::TooEarly));
        }
        self.told(id, "rehearsal.opened-by-hand", actor).await?;
        self.go(stamp, State::Open).await?;
        Ok(Ok(()))
    }

    /// Closes a rehearsal now; the clock settles its logs, counts it and shows its result at once.
    /// It only turns the state, so that nobody waits at the page for thousands of leaves to join;
    /// nor does it wait for the clock, which may be counting another election.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn close_rehearsal(&self, id: PlebisciteId, actor: &Actor) -> Result<Result<(), ByHandRefused>, Fault> {
        let stamp = match self.rehearsal(id).await? {
            Ok(stamp) => stamp,
            Err(refused) => return Ok(Err(refused)),
        };
        match stamp.state {
            State::Open => {}
            State::Closed | State::Counted | State::Published => return Ok(Ok(())),
            state => return Ok(Err(ByHandRefused::NotNow(state))),
        }
        self.told(id, "rehearsal.closed-by-hand", actor).await?;
        let live = self.must_live(id).await?;
        self.shut(&live).await?;
        Ok(Ok(()))
    }

    async fn rehearsal(&self, id: PlebisciteId) -> Result<Result<Stamp, ByHandRefused>, Fault> {
        let conn = self.0.store.reader().conn();
        let Some(row) = plebiscites::find(conn, id).await? else { return Ok(Err(ByHandRefused::NotFound)) };
        if !row.rehearsal {
            return Ok(Err(ByHandRefused::Real));
        }
        let stamp = Stamp { id, state: row.state, version: row.version, named: row.eid.is_some() };
        Ok(Ok(stamp))
    }

    async fn told(&self, id: PlebisciteId, kind: &'static str, actor: &Actor) -> Result<(), Fault> {
        let tx = self.begin(actor).await?;
        tx.record(Event::new(kind, id.to_string())).await?;
        Ok(tx.commit().await?)
    }
}
