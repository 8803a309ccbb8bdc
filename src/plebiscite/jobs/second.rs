//! A second clerk who confirms a deed of the first with their own password, on the
//! same page: counted like any try to sign in.

use accounts::jobs::{Deed, guessing_address};
use accounts::rows::staff::{self, State};
use accounts::rules::password::Typed;
use kernel::{Ids, Instant, StaffId};
use store::{Actor, Store};

use super::Fault;

/// What the second clerk typed, and where.
#[derive(Clone, Copy)]
pub struct Second<'a> {
    /// Their address.
    pub email: &'a str,
    /// Their password.
    pub password: &'a str,
    /// From where, for the count of failures.
    pub client: &'a str,
}

/// Why nobody confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondRefused {
    /// Address or password is wrong.
    Wrong,
    /// It is the first clerk.
    Same,
    /// They are no clerk.
    NoClerk,
    /// Too many failures; again then.
    Wait(Instant),
}

/// Who confirms the deed of `first`.
///
/// # Errors
/// [`Fault`].
pub async fn second_clerk(
    store: &Store,
    ids: &dyn Ids,
    now: Instant,
    (first, second): (StaffId, Second<'_>),
) -> Result<Result<StaffId, SecondRefused>, Fault> {
    let deed = Deed { store, ids, now, actor: Actor::staff(first.uuid()) };
    let email = second.email.trim().to_lowercase();
    let gates = guessing_address(&email, second.client);
    if let Some(until) = deed.attempt(&gates).await? {
        return Ok(Err(SecondRefused::Wait(until)));
    }
    let account =
        staff::by_email(store.reader().conn(), &email).await?.filter(|account| account.state == State::Active);
    let (typed, kept) = (Typed::new(second.password), account.as_ref().and_then(|account| account.password.clone()));
    let right = tokio::task::spawn_blocking(move || typed.matches(kept.as_deref())).await?;
    let Some(account) = account.filter(|_| right) else {
        let until = deed.failed(&gates, None).await?;
        return Ok(Err(until.map_or(SecondRefused::Wrong, SecondRefused::Wait)));
    };
    deed.forgive(&gates).await?;
    if account.id == first {
        return Ok(Err(SecondRefused::Same));
    }
    if !account.roles.words().contains(&"clerk") {
        return Ok(Err(SecondRefused::NoClerk));
    }
    Ok(Ok(account.id))
}
