//! What may not be done to an account.

use kernel::StaffId;
use store::DbErr;
use web::Role;

use super::roles::Roles;

/// A refusal, for the page to put in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is no such account or invitation.
    #[error("there is no such account")]
    NotFound,
    /// Another account has this address.
    #[error("another account has this address")]
    EmailTaken,
    /// Without it nobody could administer.
    #[error("this is the last administrator in use")]
    LastAdministrator,
    /// It is so already.
    #[error("it is so already")]
    Unchanged,
    /// The link was used, withdrawn, or is too old.
    #[error("the link no longer works")]
    LinkEnded,
}

/// A deed on an account was refused, or the database failed.
#[derive(Debug, thiserror::Error)]
pub enum StaffError {
    /// A rule forbids it; nothing was changed.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The database failed; nothing was changed.
    #[error("the account could not be changed")]
    Db(#[from] DbErr),
}

/// Whether an administrator may be taken away: another one must be left.
///
/// # Errors
/// [`Refused::LastAdministrator`].
pub fn leave_one(administrators: &[StaffId], without: StaffId, then: &Roles) -> Result<(), Refused> {
    let others = administrators.iter().any(|&one| one != without);
    let was = administrators.contains(&without);
    if was && !others && !then.contains(Role::Administrator) { Err(Refused::LastAdministrator) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_administrator_stays() {
        let [ada, bob] = [1, 2].map(|n| StaffId::from_uuid(kernel::Uuid::from_u128(n)));
        let none = Roles::default();
        assert_eq!(leave_one(&[ada], ada, &none), Err(Refused::LastAdministrator));
        assert_eq!(leave_one(&[ada, bob], ada, &none), Ok(()));
        assert_eq!(leave_one(&[ada], bob, &none), Ok(()), "bob is none");
        assert_eq!(leave_one(&[ada], ada, &Roles::from_text("administrator,clerk")), Ok(()));
    }
}
