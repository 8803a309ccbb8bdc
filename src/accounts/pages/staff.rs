//! Colleagues: all of them, and inviting one more.

use axum::response::Response;
use post::{Letter, MAIL};
use templates::Words;
use templates::layout::Page;
use web::{Answer, Fields, Problem, Query, Visit};

use super::guess::one;
use super::{deed, form, problem, said};
use crate::jobs::{INVITATION_DAYS, NewInvitation};
use crate::letters::Head;
use crate::rows::invitation::{self, Invitation};
use crate::rows::staff::{self as rows, Account, State};
use crate::rules::staff::{Refused, StaffError};
use crate::rules::token::Token;
use crate::views::{self, Said, joining, staff as view};
use crate::{forms, paths};

/// Undelivered letters shown.
const LETTERS: u64 = 20;

pub(super) async fn all(_: paths::Staff, visit: Visit, Query(query): Query) -> Answer {
    let reader = visit.app.store.reader();
    let accounts = rows::all(reader.conn()).await?;
    let invited = invitation::open(reader.conn(), visit.now).await?;
    let page = view::All {
        accounts: accounts.iter().map(line).collect(),
        invited: invited.into_iter().map(|one| invited_line(&visit, one)).collect(),
        undelivered: undelivered(&visit).await?,
        csrf: visit.csrf().to_owned(),
        said: Said::parse(query.get("said")),
    };
    Ok(visit.page(&Page::titled(visit.words.t("accounts-staff-title")), &view::all(&visit.words, &page)))
}

pub(super) async fn invite(_: paths::Invite, visit: Visit) -> Answer {
    let lang = visit.lang();
    Ok(page(&visit, joining::Invite { lang: lang.tag(), ..joining::Invite::default() }))
}

pub(super) async fn send(_: paths::Invite, visit: Visit, fields: Fields) -> Answer {
    let typed = joining::Invite {
        email: fields.get("email"),
        name: fields.get("name"),
        lang: fields.get("lang"),
        roles: forms::ticked(&fields),
        ..joining::Invite::default()
    };
    let new = match forms::invite(&fields) {
        Ok(new) => new,
        Err(faults) => return Ok(page(&visit, joining::Invite { faults, ..typed })),
    };
    let token = Token::draw(visit.app.ids.as_ref());
    match deed(&visit).invite(&new, &token, &letter(&visit, &new, &token)?).await {
        Ok(()) => said(paths::Staff, Said::Invited),
        Err(StaffError::Refused(Refused::EmailTaken)) => {
            Ok(page(&visit, joining::Invite { faults: one("email", "accounts-invite-taken"), ..typed }))
        }
        Err(error) => Err(problem(error)),
    }
}

pub(super) async fn withdraw(path: paths::Withdraw, visit: Visit, _fields: Fields) -> Answer {
    match deed(&visit).withdraw_invitation(&path.invitation).await {
        Ok(()) => said(paths::Staff, Said::Done),
        Err(error) => Err(problem(error)),
    }
}

fn page(visit: &Visit, page: joining::Invite<'_>) -> Response {
    let page = joining::Invite { csrf: visit.csrf(), ..page };
    let body = joining::invite(&visit.words, &page, &templates::offered());
    form(visit, "accounts-invite-title", !page.faults.is_empty(), &body)
}

fn letter(visit: &Visit, new: &NewInvitation, token: &Token) -> Result<Letter, Problem> {
    let words = Words::of(new.lang);
    let town = &visit.app.town;
    let head = Head {
        words: &words,
        town: &town.name,
        zone: &town.zone,
        to: (new.email.as_str(), new.name.as_str()),
        link: format!("{}{}", town.public_url, paths::Join { token: token.text().to_owned() }),
    };
    let until = visit.now.plus_days(INVITATION_DAYS);
    Ok(head.invitation(&visit.staff()?.name, &views::roles(&words, &new.roles), until))
}

/// A colleague, for the table and the page of one.
pub(super) fn line(account: &Account) -> view::Line {
    let factor = match (&account.totp, account.roles.need_second_factor()) {
        (Some(_), _) => view::Factor::On,
        (None, true) => view::Factor::Missing,
        (None, false) => view::Factor::Off,
    };
    view::Line {
        id: account.id,
        name: account.name.clone(),
        email: account.email.clone(),
        roles: account.roles.clone(),
        factor,
        active: account.state == State::Active,
    }
}

fn invited_line(visit: &Visit, one: Invitation) -> view::Invited {
    view::Invited {
        id: one.token.short(),
        name: one.name,
        email: one.email,
        roles: one.roles,
        until: visit.moment(one.expires_at),
    }
}

/// Letters of any room that were given up.
async fn undelivered(visit: &Visit) -> Result<Vec<view::Undelivered>, Problem> {
    let dead = store::outbox::dead(visit.app.store.reader(), LETTERS).await?;
    let letters = dead.into_iter().filter(|work| work.kind == MAIL);
    let line = |work: store::entity::outbox::Model| {
        let letter: Letter = serde_json::from_str(&work.payload).map_err(|error| Problem::fault(&error))?;
        let when = visit.moment(kernel::Instant::from_millis(work.made_at));
        Ok(view::Undelivered { to: letter.to, when, why: work.error.unwrap_or_default() })
    };
    letters.map(line).collect()
}
