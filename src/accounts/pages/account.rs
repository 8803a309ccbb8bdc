//! One's own account: password and sessions.

use axum::response::Response;
use templates::Words;
use web::{Answer, Errors, Fields, Problem, Query, Visit};

use super::guess::{self, Guess, close};
use super::{apart, deed, form, head, own, said, to, with_cookie};
use crate::jobs::guessing_address;
use crate::rows::session::{Holder, Session};
use crate::rows::staff::Account;
use crate::rows::{recovery, session};
use crate::rules::token::TokenHash;
use crate::views::{self, Said, account as view};
use crate::{forms, paths};

pub(super) async fn show(_: paths::Account, visit: Visit, Query(query): Query) -> Answer {
    let account = own(&visit).await?;
    page(&visit, &account, Errors::default(), Said::parse(query.get("said"))).await
}

pub(super) async fn change_password(_: paths::ChangePassword, visit: Visit, fields: Fields) -> Answer {
    let account = own(&visit).await?;
    let (old, new) = match forms::change_password(&fields, &close(&visit, &account.email, &account.name)) {
        Ok(both) => both,
        Err(faults) => return page(&visit, &account, faults, None).await,
    };
    let gates = guessing_address(&account.email, &visit.client.text());
    let faults = match guess::password(&visit, &gates, Some(&account), old).await? {
        Guess::Right(_) => {
            let deed = deed(&visit);
            let salt = deed.salt();
            let hash = apart(move || new.hash(salt)).await?;
            let words = Words::of(account.lang);
            let letter = head(&visit, &words, &account, paths::Forgot).password_changed(visit.now);
            let keep = TokenHash(visit.staff()?.session);
            deed.forgive(&gates).await?;
            deed.change_password(account.id, &hash, Some(keep), Some(&letter)).await?;
            return said(paths::Account, Said::PasswordChanged);
        }
        Guess::Wrong => guess::one("old", "accounts-own-password-wrong"),
        Guess::Wait(until) => guess::wait(&visit, "old", "accounts-sign-in-wait", until),
    };
    page(&visit, &account, faults, None).await
}

pub(super) async fn end_session(path: paths::EndSession, visit: Visit, _fields: Fields) -> Answer {
    deed(&visit).end_session(visit.staff()?.id, &path.session).await?;
    said(paths::Account, Said::Done)
}

pub(super) async fn sign_out_everywhere(_: paths::SignOutEverywhere, visit: Visit, _fields: Fields) -> Answer {
    deed(&visit).sign_out_everywhere(visit.staff()?.id).await?;
    Ok(with_cookie(&visit, to(paths::SignedOut), None))
}

async fn page(visit: &Visit, account: &Account, faults: Errors, said: Option<Said>) -> Answer {
    let conn = visit.app.store.reader().conn();
    let second_factor = match account.totp {
        Some(_) => Some(recovery::left(conn, account.id).await?),
        None => None,
    };
    let sessions = session::of(conn, account.id, visit.now).await?;
    let here = visit.staff()?.session;
    let wrong = !faults.is_empty();
    let page = view::Own {
        name: account.name.clone(),
        email: account.email.clone(),
        roles: views::roles(&visit.words, &account.roles),
        second_factor,
        sessions: sessions.iter().map(|session| line(visit, session, here)).collect(),
        csrf: visit.csrf().to_owned(),
        faults,
        said,
    };
    Ok::<Response, Problem>(form(visit, "accounts-own-title", wrong, &view::own(&visit.words, &page)))
}

fn line(visit: &Visit, session: &Session, here: [u8; 32]) -> view::SessionLine {
    let place = match (session.holder, session.agent.as_str()) {
        (Holder::Program, _) => visit.words.t("accounts-sessions-program"),
        (Holder::Browser, "") => visit.words.t("accounts-sessions-unknown"),
        (Holder::Browser, agent) => agent.to_owned(),
    };
    view::SessionLine {
        id: session.token.short(),
        place,
        since: visit.moment(session.created_at),
        seen: visit.moment(session.seen_at),
        this: session.token.0 == here,
    }
}
