//! The pages of accounts, in pairs: shown and sent.

mod account;
mod enrol;
mod guess;
mod joining;
mod log;
mod member;
mod password;
mod room;
mod second_factor;
mod sign_in;
mod staff;

use std::fmt::Display;

use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderValue, header};
use kernel::Instant;
use templates::layout::Page;
use templates::{Markup, Words};
use tokio::sync::Semaphore;
use web::{Access, Answer, App, Problem, Refusal, Role, Routes, Visit};

use crate::jobs::{Deed, Entrance, seal_key};
use crate::letters::Head;
use crate::rows::staff::{self as accounts, Account};
use crate::rules::path;
use crate::rules::sealed::SealKey;
use crate::rules::session::SessionLimits;
use crate::rules::staff::{Refused, StaffError};
use crate::rules::token::{Token, TokenHash};
use crate::views::Said;
use crate::{LOG_READERS, paths};

const ALL: Access = Access::Staff(&[]);
const ADMINISTRATOR: Access = Access::Staff(&[Role::Administrator]);

/// The routes of accounts.
#[must_use]
pub fn routes(app: &App) -> Routes {
    let routes = Routes::new(app)
        .get::<paths::SignIn, _, _>(Access::Public, sign_in::show)
        .post::<paths::SignIn, _, _>(Access::Public, sign_in::submit)
        .post::<paths::SignOut, _, _>(Access::Public, sign_in::out)
        .get::<paths::SignedOut, _, _>(Access::Public, sign_in::signed_out)
        .get::<paths::SecondFactor, _, _>(Access::HalfSignedIn, second_factor::show)
        .post::<paths::SecondFactor, _, _>(Access::HalfSignedIn, second_factor::submit)
        .get::<paths::Enrol, _, _>(Access::HalfSignedIn, enrol::show)
        .post::<paths::Enrol, _, _>(Access::HalfSignedIn, enrol::submit)
        .post::<paths::RecoveryCodes, _, _>(ALL, enrol::renew_codes)
        .get::<paths::Forgot, _, _>(Access::Public, password::forgot)
        .post::<paths::Forgot, _, _>(Access::Public, password::send)
        .get::<paths::ForgotSent, _, _>(Access::Public, password::sent)
        .get::<paths::Reset, _, _>(Access::Public, password::reset)
        .post::<paths::Reset, _, _>(Access::Public, password::set)
        .get::<paths::Join, _, _>(Access::Public, joining::show)
        .post::<paths::Join, _, _>(Access::Public, joining::submit);
    routes.and(of_staff(app))
}

fn of_staff(app: &App) -> Routes {
    Routes::new(app)
        .get::<paths::StaffRoom, _, _>(ALL, room::show)
        .get::<paths::Account, _, _>(ALL, account::show)
        .post::<paths::ChangePassword, _, _>(ALL, account::change_password)
        .post::<paths::EndSession, _, _>(ALL, account::end_session)
        .post::<paths::SignOutEverywhere, _, _>(ALL, account::sign_out_everywhere)
        .get::<paths::Staff, _, _>(ADMINISTRATOR, staff::all)
        .get::<paths::Invite, _, _>(ADMINISTRATOR, staff::invite)
        .post::<paths::Invite, _, _>(ADMINISTRATOR, staff::send)
        .post::<paths::Withdraw, _, _>(ADMINISTRATOR, staff::withdraw)
        .get::<paths::Member, _, _>(ADMINISTRATOR, member::show)
        .post::<paths::ChangeRoles, _, _>(ADMINISTRATOR, member::change_roles)
        .post::<paths::Disable, _, _>(ADMINISTRATOR, member::disable)
        .post::<paths::Enable, _, _>(ADMINISTRATOR, member::enable)
        .post::<paths::ResetSecondFactor, _, _>(ADMINISTRATOR, member::reset_second_factor)
        .get::<paths::StaffLog, _, _>(Access::Staff(LOG_READERS), log::show)
        .get::<paths::StaffLogLines, _, _>(Access::Staff(LOG_READERS), log::lines)
}

/// What whoever asks does.
fn deed(visit: &Visit) -> Deed<'_> {
    Deed { store: &visit.app.store, ids: visit.app.ids.as_ref(), now: visit.now, actor: visit.actor() }
}

/// How whoever asks comes in; their present session ends then.
fn entrance(visit: &Visit) -> Entrance {
    Entrance {
        limits: *visit.app.room::<SessionLimits>(),
        agent: visit.agent().to_owned(),
        replaces: visit.signed_in.as_ref().map(|staff| TokenHash(staff.session)),
    }
}

/// The account of whoever asks.
async fn own(visit: &Visit) -> Result<Account, Problem> {
    let id = visit.staff()?.id;
    accounts::by_id(visit.app.store.reader().conn(), id).await?.ok_or_else(|| Refusal::Stale.into())
}

/// Does what takes tens of milliseconds and megabytes apart from the async threads, two at a time.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    static TURNS: Semaphore = Semaphore::const_new(2);
    let _turn = TURNS.acquire().await.map_err(|error| Problem::fault(&error))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| Problem::fault(&error))
}

async fn key(visit: &Visit) -> Result<SealKey, Problem> {
    let app = visit.app.clone();
    let key = apart(move || seal_key(&app.store, app.ids.as_ref())).await?;
    key.map_err(|error| Problem::fault(&error))
}

/// What a deed was refused for, where no form can say it.
fn problem(error: StaffError) -> Problem {
    match error {
        StaffError::Refused(Refused::NotFound) => Refusal::NotFound.into(),
        StaffError::Refused(refused) => Problem::fault(&refused),
        StaffError::Db(cause) => cause.into(),
    }
}

/// Onward, with status 303.
fn to(path: impl Display) -> Response {
    Redirect::to(&path.to_string()).into_response()
}

/// Onward to a page that says what was done.
#[expect(clippy::unnecessary_wraps, reason = "the last word of many handlers")]
fn said(path: impl Display, said: Said) -> Answer {
    Ok(to(format!("{path}?said={}", said.word())))
}

/// Where to go after signing in: `next` if it is ours, else the staff room.
fn onward(next: &str) -> String {
    path::own(next).map_or_else(|| paths::StaffRoom.to_string(), str::to_owned)
}

/// A path with `next` behind it.
fn with_next(path: impl Display, next: &str) -> String {
    let query = serde_urlencoded::to_string([("next", next)]).unwrap_or_default();
    if path::own(next).is_some() { format!("{path}?{query}") } else { path.to_string() }
}

/// The same answer with the session's cookie.
fn with_cookie(visit: &Visit, mut response: Response, token: Option<&Token>) -> Response {
    let cookie = visit.app.session_cookie(token.map(Token::text));
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// A page that no cache and no back button may keep.
fn private(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A form: as it is, or again with what is wrong (422).
fn form(visit: &Visit, title: &str, wrong: bool, body: &Markup) -> Response {
    let page = Page::titled(visit.words.t(title));
    private(if wrong { visit.again(&page, body) } else { visit.page(&page, body) })
}

/// The minute from which one may try again, in words.
fn minute(visit: &Visit, until: Instant) -> String {
    visit.moment(until.plus_seconds(59))
}

/// How letters to this account begin.
fn head<'a>(visit: &'a Visit, words: &'a Words, account: &'a Account, path: impl Display) -> Head<'a> {
    let town = &visit.app.town;
    Head {
        words,
        town: &town.name,
        zone: &town.zone,
        to: (&account.email, &account.name),
        link: format!("{}{path}", town.public_url),
    }
}
