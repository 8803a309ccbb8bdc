//! Invitations: sent, withdrawn, followed.

use kernel::{Lang, Line, StaffId};
use post::Letter;
use serde_json::json;
use store::{ActorKind, DbErr, Event};

use super::Deed;
use crate::rows::invitation::{self, Invitation};
use crate::rows::staff::{self, NewAccount};
use crate::rules::email::EmailAddress;
use crate::rules::roles::Roles;
use crate::rules::staff::{Refused, StaffError};
use crate::rules::token::{Purpose, Token, TokenHash};

/// How long the link of an invitation works.
pub const INVITATION_DAYS: i64 = 7;

/// An invitation to be.
#[derive(Debug, Clone)]
pub struct NewInvitation {
    /// To whom.
    pub email: EmailAddress,
    /// Their name.
    pub name: Line,
    /// In which language.
    pub lang: Lang,
    /// What they will be able to do.
    pub roles: Roles,
}

impl Deed<'_> {
    /// Invites somebody: `letter` holds the link of `token`. An earlier invitation to the same address ends.
    ///
    /// # Errors
    /// The address has an account, or the database failed.
    pub async fn invite(&self, new: &NewInvitation, token: &Token, letter: &Letter) -> Result<(), StaffError> {
        let tx = self.begin().await?;
        if staff::by_email(tx.conn(), new.email.as_str()).await?.is_some() {
            return Err(Refused::EmailTaken.into());
        }
        let hash = token.hash(Purpose::Invitation);
        let row = Invitation {
            token: hash,
            email: new.email.as_str().to_owned(),
            name: new.name.as_str().to_owned(),
            roles: new.roles.clone(),
            lang: new.lang,
            invited_by: match self.actor.kind {
                ActorKind::Staff(id) => Some(StaffId::from_uuid(id)),
                ActorKind::System | ActorKind::Cli => None,
            },
            at: self.now,
            expires_at: self.now.plus_days(INVITATION_DAYS),
            used_at: None,
        };
        invitation::insert(&tx, &row).await?;
        letter.put(&tx).await?;
        let detail = json!({"roles": new.roles.words()});
        tx.record(Event::new("staff.invited", hash.short()).with(detail)).await?;
        tx.commit().await.map_err(DbErr::from)?;
        Ok(())
    }

    /// Makes an invitation void.
    ///
    /// # Errors
    /// There is no such open invitation, or the database failed.
    pub async fn withdraw_invitation(&self, short: &str) -> Result<(), StaffError> {
        let tx = self.begin().await?;
        let open = invitation::open(tx.conn(), self.now).await?;
        let found = open.iter().find(|one| one.token.short() == short).ok_or(Refused::NotFound)?;
        invitation::withdraw(&tx, &found.email).await?;
        tx.record(Event::new("staff.invitation-withdrawn", short)).await?;
        tx.commit().await.map_err(DbErr::from)?;
        Ok(())
    }

    /// Follows an invitation: the account exists from now on.
    ///
    /// # Errors
    /// The link no longer works, the address got an account meanwhile, or the database failed.
    pub async fn join(&self, invitation: TokenHash, password: String) -> Result<StaffId, StaffError> {
        let tx = self.begin().await?;
        let found = invitation::find(tx.conn(), invitation).await?.ok_or(Refused::LinkEnded)?;
        if !invitation::spend(&tx, invitation).await? {
            return Err(Refused::LinkEnded.into());
        }
        let id = StaffId::from_uuid(self.ids.ordinary());
        let account = NewAccount {
            id,
            email: &found.email,
            name: &found.name,
            lang: found.lang,
            password,
            roles: found.roles.clone(),
        };
        if !staff::insert(&tx, &account).await? {
            return Err(Refused::EmailTaken.into());
        }
        let detail = json!({"invitation": invitation.short(), "roles": found.roles.words()});
        tx.record(Event::new("staff.joined", id.to_string()).with(detail)).await?;
        tx.commit().await.map_err(DbErr::from)?;
        Ok(id)
    }
}
