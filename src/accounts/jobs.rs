//! What is done to accounts, each in one transaction with its entry in the staff
//! log: by pages, by the command line and by the clock alike.

mod joining;
mod passwords;
mod second_factor;
mod sessions;
mod sign_in;
mod staff;
mod sweep;

use kernel::{Ids, Instant};
use store::{Actor, DbErr, Store, Tx};

pub use joining::{INVITATION_DAYS, NewInvitation};
pub use passwords::RESET_SECONDS;
pub use second_factor::{KeyTrouble, Proven, seal_key};
pub use sessions::{StaffSessions, csrf_text};
pub use sign_in::{Entrance, Opened, guessing_address, guessing_second_factor, reaches_all};
pub use staff::NewStaff;
pub use sweep::{Swept, sweep};

/// Who does something, when and where: `deed.disable(id, &reason)`.
pub struct Deed<'a> {
    /// Where.
    pub store: &'a Store,
    /// Where ids and secrets come from.
    pub ids: &'a dyn Ids,
    /// When.
    pub now: Instant,
    /// Who.
    pub actor: Actor,
}

impl Deed<'_> {
    async fn begin(&self) -> Result<Tx, DbErr> {
        self.store.begin(self.now, &self.actor).await
    }

    pub(crate) fn salt(&self) -> [u8; 16] {
        let mut salt = [0; 16];
        self.ids.fill(&mut salt);
        salt
    }
}
