//! The code from the telephone.

use axum::response::Response;
use store::Actor;
use web::{Answer, Errors, Fields, Query, Visit};

use super::guess;
use super::{deed, entrance, form, key, onward, own, to, with_cookie, with_next};
use crate::jobs::{Deed, guessing_second_factor};
use crate::paths;
use crate::views::second_factor as view;

pub(super) async fn show(_: paths::SecondFactor, visit: Visit, Query(query): Query) -> Answer {
    let next = query.get("next");
    if visit.staff()?.whole {
        return Ok(to(onward(next)));
    }
    if own(&visit).await?.totp.is_none() {
        return Ok(to(with_next(paths::Enrol, next)));
    }
    Ok(page(&visit, next, Errors::default()))
}

pub(super) async fn submit(_: paths::SecondFactor, visit: Visit, fields: Fields) -> Answer {
    let next = fields.get("next");
    let account = own(&visit).await?;
    if account.totp.is_none() {
        return Ok(to(with_next(paths::Enrol, next)));
    }
    let typed = fields.get("code");
    if typed.is_empty() {
        return Ok(page(&visit, next, guess::one("code", "accounts-second-factor-empty")));
    }
    let deed = Deed { actor: Actor::staff(account.id.uuid()), ..deed(&visit) };
    let gates = guessing_second_factor(account.id);
    let wait = |until| page(&visit, next, guess::wait(&visit, "code", "accounts-second-factor-wait", until));
    if let Some(until) = deed.attempt(&gates).await? {
        return Ok(wait(until));
    }
    let key = key(&visit).await?;
    if let Some((opened, _)) = deed.second_factor(&account, typed, &key, &entrance(&visit)).await? {
        return Ok(with_cookie(&visit, to(onward(next)), Some(&opened.token)));
    }
    let wrong = || page(&visit, next, guess::one("code", "accounts-second-factor-wrong"));
    Ok(deed.failed(&gates, Some(account.id)).await?.map_or_else(wrong, wait))
}

fn page(visit: &Visit, next: &str, faults: Errors) -> Response {
    let wrong = !faults.is_empty();
    let page = view::Ask { town: &visit.app.town.name, csrf: visit.csrf(), next, faults };
    form(visit, "accounts-second-factor-title", wrong, &view::ask(&visit.words, &page))
}
