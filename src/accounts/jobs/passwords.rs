//! Passwords are changed, forgotten and set anew.

use kernel::StaffId;
use post::Letter;
use serde_json::json;
use store::{DbErr, Event};

use super::Deed;
use crate::rows::{reset, session, staff, throttle};
use crate::rules::staff::{Refused, StaffError};
use crate::rules::throttle::Gate;
use crate::rules::token::{Purpose, Token, TokenHash};

/// How long the link for a new password works.
pub const RESET_SECONDS: i64 = 3_600;

impl Deed<'_> {
    /// Changes the password, writes to the person, and ends all sessions but `keep`.
    ///
    /// # Errors
    /// The database failed.
    pub async fn change_password(
        &self,
        id: StaffId,
        password: &str,
        keep: Option<TokenHash>,
        letter: Option<&Letter>,
    ) -> Result<(), DbErr> {
        let tx = self.begin().await?;
        staff::set_password(&tx, id, password).await?;
        reset::withdraw(&tx, id).await?;
        let sessions = session::end_all(&tx, id, keep).await?;
        if let Some(letter) = letter {
            letter.put(&tx).await?;
        }
        let detail = json!({"sessions": sessions});
        tx.record(Event::new("staff.password-changed", id.to_string()).with(detail)).await?;
        tx.commit().await.map_err(DbErr::from)
    }

    /// Counts a request for a new password, and if the address has an account sends the link. For
    /// an address without one it writes as well, so that the time tells little.
    ///
    /// # Errors
    /// The database failed.
    pub async fn send_reset(&self, gate: &str, link: Option<(StaffId, &Token, &Letter)>) -> Result<(), DbErr> {
        let tx = self.begin().await?;
        throttle::fail(&tx, Gate::AddressFromClient, gate).await?;
        if let Some((id, token, letter)) = link {
            let until = self.now.plus_seconds(RESET_SECONDS);
            reset::insert(&tx, token.hash(Purpose::PasswordReset), id, until).await?;
            letter.put(&tx).await?;
            tx.record(Event::new("staff.password-reset-sent", id.to_string())).await?;
        } else {
            tx.unrecorded("a link asked for an address without account");
        }
        tx.commit().await.map_err(DbErr::from)
    }

    /// Sets the password of whoever holds the link, ends all sessions and writes to the person. The
    /// second factor stays.
    ///
    /// # Errors
    /// The link no longer works, or the database failed.
    pub async fn reset_password(&self, token: TokenHash, password: &str, letter: &Letter) -> Result<(), StaffError> {
        let tx = self.begin().await?;
        let id = reset::find(tx.conn(), token, self.now).await?.ok_or(Refused::LinkEnded)?;
        if !reset::spend(&tx, token).await? {
            return Err(Refused::LinkEnded.into());
        }
        staff::set_password(&tx, id, password).await?;
        let sessions = session::end_all(&tx, id, None).await?;
        letter.put(&tx).await?;
        let detail = json!({"sessions": sessions});
        tx.record(Event::new("staff.password-reset", id.to_string()).with(detail)).await?;
        tx.commit().await.map_err(DbErr::from)?;
        Ok(())
    }
}
