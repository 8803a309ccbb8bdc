//! Signing in with the password, and out.

use axum::response::Response;
use store::Actor;
use templates::layout::Page;
use web::{Answer, Fields, Query, Visit};

use super::guess::{self, Guess};
use super::{deed, entrance, form, onward, to, with_cookie, with_next};
use crate::jobs::{Deed, guessing_address, reaches_all};
use crate::rows::session::Proof;
use crate::rows::staff::{Account, State};
use crate::rules::token::TokenHash;
use crate::views::{Said, sign_in as view};
use crate::{forms, paths};

/// Whoever is signed in already is led on.
pub(super) async fn show(_: paths::SignIn, visit: Visit, Query(query): Query) -> Answer {
    let next = query.get("next");
    match &visit.signed_in {
        Some(staff) if staff.whole => Ok(to(onward(next))),
        Some(_half) => Ok(to(with_next(paths::SecondFactor, next))),
        None => {
            let said = Said::parse(query.get("said"));
            Ok(page(&visit, &view::SignIn { next, said, ..view::SignIn::default() }))
        }
    }
}

pub(super) async fn submit(_: paths::SignIn, visit: Visit, fields: Fields) -> Answer {
    let typed = view::SignIn { email: fields.get("email"), next: fields.get("next"), ..view::SignIn::default() };
    let (email, password) = match forms::sign_in(&fields) {
        Ok(good) => good,
        Err(faults) => return Ok(page(&visit, &view::SignIn { faults, ..typed })),
    };
    let gates = guessing_address(email.as_str(), &visit.client.text());
    let account = deed(&visit).find(&email).await?.filter(|account| account.state == State::Active);
    let faults = match (guess::password(&visit, &gates, account.as_ref(), password).await?, account) {
        (Guess::Right(rehash), Some(account)) => {
            let deed = Deed { actor: Actor::staff(account.id.uuid()), ..deed(&visit) };
            let opened = deed.password_was_right(&account, &gates, &entrance(&visit), rehash).await?;
            return Ok(with_cookie(&visit, to(after(&account, typed.next)), Some(&opened.token)));
        }
        (Guess::Wait(until), _) => guess::wait(&visit, "email", "accounts-sign-in-wait", until),
        (Guess::Right(_) | Guess::Wrong, _) => guess::one("email", "accounts-sign-in-wrong"),
    };
    Ok(page(&visit, &view::SignIn { faults, ..typed }))
}

/// Ends the session, if there still is one.
pub(super) async fn out(_: paths::SignOut, visit: Visit, _fields: Fields) -> Answer {
    if let Some(staff) = &visit.signed_in {
        deed(&visit).sign_out(staff.id, TokenHash(staff.session)).await?;
    }
    Ok(with_cookie(&visit, to(paths::SignedOut), None))
}

pub(super) async fn signed_out(_: paths::SignedOut, visit: Visit) -> Answer {
    let page = Page::titled(visit.words.t("accounts-signed-out-title"));
    Ok(visit.page(&page, &view::signed_out(&visit.words)))
}

/// The step that follows the password.
fn after(account: &Account, next: &str) -> String {
    if reaches_all(Proof::Password, account) {
        onward(next)
    } else if account.totp.is_some() {
        with_next(paths::SecondFactor, next)
    } else {
        with_next(paths::Enrol, next)
    }
}

fn page(visit: &Visit, page: &view::SignIn<'_>) -> Response {
    let page = view::SignIn { csrf: visit.csrf(), faults: page.faults.clone(), ..*page };
    form(visit, "accounts-sign-in-title", !page.faults.is_empty(), &view::sign_in(&visit.words, &page))
}
