//! Accounts are added, disabled, enabled, given other roles.

use kernel::{Lang, Line, StaffId};
use post::Letter;
use serde_json::json;
use store::{DbErr, Event};

use super::Deed;
use crate::rows::staff::{self, Account, NewAccount, State};
use crate::rows::{recovery, reset, session};
use crate::rules::email::EmailAddress;
use crate::rules::password::Password;
use crate::rules::roles::Roles;
use crate::rules::staff::{Refused, StaffError, leave_one};

/// A member of staff to be.
#[derive(Debug, Clone)]
pub struct NewStaff {
    /// The address to sign in with.
    pub email: EmailAddress,
    /// The person's name.
    pub name: Line,
    /// In which language to write to them.
    pub lang: Lang,
    /// What they may do.
    pub roles: Roles,
}

impl Deed<'_> {
    /// Adds an account. Computes the hash of the password itself: for the command line.
    ///
    /// # Errors
    /// The address is taken, or the database failed.
    pub async fn add(&self, new: &NewStaff, password: &Password) -> Result<StaffId, StaffError> {
        let id = StaffId::from_uuid(self.ids.ordinary());
        let account = NewAccount {
            id,
            email: new.email.as_str(),
            name: new.name.as_str(),
            lang: new.lang,
            password: password.hash(self.salt()),
            roles: new.roles.clone(),
        };
        let tx = self.begin().await?;
        if !staff::insert(&tx, &account).await? {
            return Err(Refused::EmailTaken.into());
        }
        let detail = json!({"roles": new.roles.words()});
        tx.record(Event::new("staff.added", id.to_string()).with(detail)).await?;
        tx.commit().await.map_err(DbErr::from)?;
        Ok(id)
    }

    /// Takes an account out of use and ends its sessions.
    ///
    /// # Errors
    /// It is the last administrator's, there is none such, it is out of use already, or the database failed.
    pub async fn disable(&self, id: StaffId, reason: &Line) -> Result<(), StaffError> {
        let tx = self.begin().await?;
        let administrators = staff::lock_administrators(&tx).await?;
        staff::lock(&tx, id).await?.ok_or(Refused::NotFound)?;
        leave_one(&administrators, id, &Roles::default())?;
        if !staff::set_state(&tx, id, State::Disabled).await? {
            return Err(Refused::Unchanged.into());
        }
        reset::withdraw(&tx, id).await?;
        let sessions = session::end_all(&tx, id, None).await?;
        let detail = json!({"reason": reason.as_str(), "sessions": sessions});
        tx.record(Event::new("staff.disabled", id.to_string()).with(detail)).await?;
        tx.commit().await.map_err(DbErr::from)?;
        Ok(())
    }

    /// Puts an account back into use.
    ///
    /// # Errors
    /// There is none such, it is in use, or the database failed.
    pub async fn enable(&self, id: StaffId) -> Result<(), StaffError> {
        let tx = self.begin().await?;
        staff::lock(&tx, id).await?.ok_or(Refused::NotFound)?;
        if !staff::set_state(&tx, id, State::Active).await? {
            return Err(Refused::Unchanged.into());
        }
        tx.record(Event::new("staff.enabled", id.to_string())).await?;
        tx.commit().await.map_err(DbErr::from)?;
        Ok(())
    }

    /// Gives an account other roles.
    ///
    /// # Errors
    /// It would take away the last administrator, there is none such, nothing would change, or the database failed.
    pub async fn change_roles(&self, id: StaffId, roles: &Roles) -> Result<(), StaffError> {
        let tx = self.begin().await?;
        let administrators = staff::lock_administrators(&tx).await?;
        let before = staff::lock(&tx, id).await?.ok_or(Refused::NotFound)?;
        if before.roles == *roles {
            return Err(Refused::Unchanged.into());
        }
        leave_one(&administrators, id, roles)?;
        staff::set_roles(&tx, id, roles).await?;
        let detail = json!({"before": before.roles.words(), "after": roles.words()});
        tx.record(Event::new("staff.roles-changed", id.to_string()).with(detail)).await?;
        tx.commit().await.map_err(DbErr::from)?;
        Ok(())
    }

    /// Takes the second factor away, ends the account's sessions and writes to the person.
    ///
    /// # Errors
    /// There is none such, it has no second factor, or the database failed.
    pub async fn reset_second_factor(&self, id: StaffId, letter: Option<&Letter>) -> Result<(), StaffError> {
        let tx = self.begin().await?;
        let account = staff::lock(&tx, id).await?.ok_or(Refused::NotFound)?;
        account.totp.ok_or(Refused::Unchanged)?;
        staff::set_totp(&tx, id, None).await?;
        recovery::replace(&tx, id, &[]).await?;
        session::end_all(&tx, id, None).await?;
        if let Some(letter) = letter {
            letter.put(&tx).await?;
        }
        tx.record(Event::new("staff.second-factor-reset", id.to_string())).await?;
        tx.commit().await.map_err(DbErr::from)?;
        Ok(())
    }

    /// Every account, by name.
    ///
    /// # Errors
    /// The database failed.
    pub async fn list(&self) -> Result<Vec<Account>, DbErr> {
        staff::all(self.store.reader().conn()).await
    }

    /// The account of an address.
    ///
    /// # Errors
    /// The database failed.
    pub async fn find(&self, email: &EmailAddress) -> Result<Option<Account>, DbErr> {
        staff::by_email(self.store.reader().conn(), email.as_str()).await
    }
}
