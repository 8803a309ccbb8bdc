//! What may be shown, and to whom: [`kernel::sight`] decides, here and nowhere else.

use kernel::{Audience, Instant, PictureId, PlebisciteId, Sight, sight};
use roll::rows::right::{self, Totals};
use store::Vault;
use verify::ResultDoc;

use super::{Fault, Room};
use crate::rows::pictures::{self, Picture};
use crate::rows::plebiscites::{self, Erratum, Plebiscite};
use crate::rules::states::State;

impl Room {
    /// The plebiscites everybody may see, the one that closes last first; rehearsals are never
    /// among them. Results that are sealed are not inside.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn listed(&self) -> Result<Vec<Plebiscite>, Fault> {
        let public = [State::Frozen, State::Open, State::Closed, State::Counted, State::Published, State::Withdrawn];
        let rows = plebiscites::in_states(self.0.store.reader().conn(), &public).await?;
        Ok(rows.into_iter().filter(|row| !row.rehearsal).map(|row| sealed(row, Audience::Public)).collect())
    }

    /// A plebiscite as this audience may see it; a draft is shown to staff only.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn plebiscite(&self, id: PlebisciteId, audience: Audience) -> Result<Option<Plebiscite>, Fault> {
        let row = plebiscites::find(self.0.store.reader().conn(), id).await?;
        let row = row.filter(|row| audience != Audience::Public || row.state != State::Draft);
        Ok(row.map(|row| sealed(row, audience)))
    }

    /// The result, if this audience may see it.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn result(&self, id: PlebisciteId, audience: Audience) -> Result<Option<ResultDoc>, Fault> {
        let row = self.plebiscite(id, audience).await?;
        let text = row.and_then(|row| row.result);
        Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
    }

    /// How many took part by channel, if this audience may see it.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn turnout(&self, id: PlebisciteId, audience: Audience) -> Result<Option<Totals>, Fault> {
        let stamp = self.stamp(id).await?;
        if stamp.is_some_and(|stamp| stamp.state == State::Published) {
            // The rights are erased after the dispute; the result stays.
            let doc = self.stored_result(id).await?.ok_or(Fault::state(id, "is published without a result"))?;
            let turnout = doc.turnout;
            return Ok(Some(Totals { all: turnout.roll, web: turnout.web, paper: turnout.paper }));
        }
        match stamp.map(|stamp| sight(stamp.state.phase(), audience)) {
            Some(Sight::Turnout | Sight::Result) => {
                Ok(Some(right::totals(self.0.store.vault_reader(Vault::Rights), id).await?))
            }
            Some(Sight::Sealed) | None => Ok(None),
        }
    }

    /// Changes whenever the public page of a plebiscite does; `None` when there is no such page.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn face_version(&self, id: PlebisciteId, now: Instant) -> Result<Option<String>, Fault> {
        let stamp = self.stamp(id).await?;
        let Some(stamp) = stamp.filter(|stamp| stamp.state != State::Draft) else { return Ok(None) };
        // A published turnout changes no more.
        let published = stamp.state == State::Published;
        let turnout = if published { None } else { self.turnout(id, Audience::Public).await? };
        let took_part = turnout.map_or(0, |totals| totals.web + totals.paper);
        let erased = self.voters_erased_at(id).await?.is_some_and(|at| at <= now);
        Ok(Some(format!("{}-{took_part}-{erased}", stamp.version)))
    }

    /// The dated corrections of a published result, oldest first.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn errata(&self, id: PlebisciteId) -> Result<Vec<Erratum>, Fault> {
        Ok(plebiscites::errata(self.0.store.reader().conn(), id).await?)
    }

    /// A picture and how far its plebiscite has come; one of a draft is for staff only.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn picture(&self, id: PictureId, audience: Audience) -> Result<Option<(Picture, State)>, Fault> {
        let conn = self.0.store.reader().conn();
        let Some(picture) = pictures::find(conn, id).await? else { return Ok(None) };
        let stamp = plebiscites::stamp_of(conn, picture.plebiscite).await?;
        let state =
            stamp.map(|stamp| stamp.state).filter(|state| audience != Audience::Public || *state != State::Draft);
        Ok(state.map(|state| (picture, state)))
    }
}

fn sealed(mut row: Plebiscite, audience: Audience) -> Plebiscite {
    if sight(row.state.phase(), audience) != Sight::Result {
        row.result = None;
    }
    row
}
