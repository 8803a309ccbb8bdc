//! A forgotten password, and setting one by the link in a letter.

use axum::response::Response;
use http::StatusCode;
use store::Actor;
use templates::Words;
use templates::layout::Page;
use web::{Answer, Errors, Fields, Problem, Visit};

use super::guess::{self, close};
use super::{apart, deed, form, head, private, problem, said, to};
use crate::jobs::{Deed, RESET_SECONDS};
use crate::rows::reset;
use crate::rows::staff::{self, Account, State};
use crate::rules::staff::{Refused, StaffError};
use crate::rules::throttle::Gate;
use crate::rules::token::{Purpose, Token};
use crate::views::{Said, password as view};
use crate::{forms, paths};

pub(super) async fn forgot(_: paths::Forgot, visit: Visit) -> Answer {
    Ok(asked(&visit, "", &Errors::default()))
}

/// The answer is the same whether the address has an account or not.
pub(super) async fn send(_: paths::Forgot, visit: Visit, fields: Fields) -> Answer {
    let email = match forms::forgot(&fields) {
        Ok(email) => email,
        Err(faults) => return Ok(asked(&visit, fields.get("email"), &faults)),
    };
    let gate =
        (Gate::AddressFromClient, Gate::AddressFromClient.subject(&["reset", email.as_str(), &visit.client.text()]));
    let deed = Deed { actor: Actor::system(), ..deed(&visit) };
    if let Some(until) = deed.must_wait(std::slice::from_ref(&gate)).await? {
        let faults = guess::wait(&visit, "email", "accounts-forgot-wait", until);
        return Ok(asked(&visit, fields.get("email"), &faults));
    }
    let account = deed.find(&email).await?.filter(|account| account.state == State::Active);
    let token = Token::draw(visit.app.ids.as_ref());
    let letter = account.as_ref().map(|account| {
        let words = Words::of(account.lang);
        let path = paths::Reset { token: token.text().to_owned() };
        head(&visit, &words, account, path).reset(visit.now.plus_seconds(RESET_SECONDS))
    });
    let link = account.as_ref().zip(letter.as_ref()).map(|(account, letter)| (account.id, &token, letter));
    deed.send_reset(&gate.1, link).await?;
    Ok(to(paths::ForgotSent))
}

pub(super) async fn sent(_: paths::ForgotSent, visit: Visit) -> Answer {
    let page = Page::titled(visit.words.t("accounts-forgot-sent-title"));
    Ok(visit.page(&page, &view::forgot_sent(&visit.words)))
}

pub(super) async fn reset(path: paths::Reset, visit: Visit) -> Answer {
    let Some((account, _)) = holder(&visit, &path).await? else { return Ok(ended(&visit, view::Ended::Reset)) };
    Ok(asks(&visit, &path, &account, Errors::default()))
}

pub(super) async fn set(path: paths::Reset, visit: Visit, fields: Fields) -> Answer {
    let Some((account, token)) = holder(&visit, &path).await? else { return Ok(ended(&visit, view::Ended::Reset)) };
    let new = match forms::new_password(&fields, &close(&visit, &account.email, &account.name)) {
        Ok(new) => new,
        Err(faults) => return Ok(asks(&visit, &path, &account, faults)),
    };
    let deed = Deed { actor: Actor::staff(account.id.uuid()), ..deed(&visit) };
    let salt = deed.salt();
    let hash = apart(move || new.hash(salt)).await?;
    let words = Words::of(account.lang);
    let letter = head(&visit, &words, &account, paths::Forgot).password_changed(visit.now);
    match deed.reset_password(token.hash(Purpose::PasswordReset), &hash, &letter).await {
        Ok(()) => said(paths::SignIn, Said::PasswordSet),
        Err(StaffError::Refused(Refused::LinkEnded)) => Ok(ended(&visit, view::Ended::Reset)),
        Err(error) => Err(problem(error)),
    }
}

/// Whose password the link sets, while it works.
async fn holder(visit: &Visit, path: &paths::Reset) -> Result<Option<(Account, Token)>, Problem> {
    let Some(token) = Token::parse(&path.token) else { return Ok(None) };
    let conn = visit.app.store.reader().conn();
    let Some(id) = reset::find(conn, token.hash(Purpose::PasswordReset), visit.now).await? else { return Ok(None) };
    let account = staff::by_id(conn, id).await?.filter(|account| account.state == State::Active);
    Ok(account.map(|account| (account, token)))
}

fn asked(visit: &Visit, email: &str, faults: &Errors) -> Response {
    let body = view::forgot(&visit.words, visit.csrf(), email, faults);
    form(visit, "accounts-forgot-title", !faults.is_empty(), &body)
}

fn asks(visit: &Visit, path: &paths::Reset, account: &Account, faults: Errors) -> Response {
    let wrong = !faults.is_empty();
    let page = view::Reset { path, email: &account.email, csrf: visit.csrf(), faults };
    form(visit, "accounts-reset-title", wrong, &view::reset(&visit.words, &page))
}

/// A link that no longer works: status 410.
pub(super) fn ended(visit: &Visit, which: view::Ended) -> Response {
    let page = Page::titled(visit.words.t("accounts-link-ended-title"));
    private(visit.page_with(StatusCode::GONE, &page, &view::ended(&visit.words, which)))
}
