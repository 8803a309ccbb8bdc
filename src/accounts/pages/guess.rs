//! Whether a password is right, as slow for a stranger's address as for a clerk's.

use kernel::Instant;
use web::{Errors, Problem, Visit};

use super::{apart, deed, minute};
use crate::rows::staff::Account;
use crate::rules::password::{Typed, outdated};
use crate::rules::throttle::Gate;

/// What came of it.
pub(super) enum Guess {
    /// Right; and a new hash, if the kept one is of old parameters.
    Right(Option<String>),
    /// Wrong, or there is no such account.
    Wrong,
    /// Not looked at before that moment.
    Wait(Instant),
}

/// Compares what was typed with the password of `account`, if there is one.
pub(super) async fn password(
    visit: &Visit,
    gates: &[(Gate, String)],
    account: Option<&Account>,
    typed: Typed,
) -> Result<Guess, Problem> {
    let deed = deed(visit);
    if let Some(until) = deed.attempt(gates).await? {
        return Ok(Guess::Wait(until));
    }
    let kept = account.and_then(|account| account.password.clone());
    let salt = deed.salt();
    let (right, rehash) = apart(move || {
        let right = typed.matches(kept.as_deref());
        let old = right && kept.as_deref().is_some_and(outdated);
        (right, old.then(|| typed.rehash(salt)))
    })
    .await?;
    if right {
        return Ok(Guess::Right(rehash));
    }
    let until = deed.failed(gates, account.map(|account| account.id)).await?;
    Ok(until.map_or(Guess::Wrong, Guess::Wait))
}

/// One error that names a moment.
pub(super) fn wait(visit: &Visit, field: &str, key: &'static str, until: Instant) -> Errors {
    let mut errors = Errors::default();
    errors.add_with(field, key, vec![("time", minute(visit, until).into())]);
    errors
}

/// One error.
pub(super) fn one(field: &str, key: &'static str) -> Errors {
    let mut errors = Errors::default();
    errors.add(field, key);
    errors
}

/// The words close to a person, which are no password.
pub(super) fn close<'a>(visit: &'a Visit, email: &'a str, name: &'a str) -> [&'a str; 3] {
    [email, name, &visit.app.town.name]
}
