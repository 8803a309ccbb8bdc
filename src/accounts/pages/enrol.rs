//! Setting the telephone up, and the recovery codes that are shown once.
//!
//! Invariant: half a session of an account that has a second factor sets up no
//! other one (test `half_a_session_cannot_replace_the_telephone`).

use axum::response::Response;
use data_encoding::BASE64URL_NOPAD;
use store::Actor;
use templates::layout::Page;
use web::{Answer, Errors, Fields, Problem, Query, Staff, Visit};

use super::guess::one;
use super::{deed, entrance, form, key, onward, own, private, to, with_cookie, with_next};
use crate::jobs::{Deed, csrf_text};
use crate::paths;
use crate::rows::staff::Account;
use crate::rules::recovery::RecoveryCode;
use crate::rules::sealed::SealKey;
use crate::rules::second_factor::SharedSecret;
use crate::views::second_factor as view;

pub(super) async fn show(_: paths::Enrol, visit: Visit, Query(query): Query) -> Answer {
    let account = own(&visit).await?;
    if !allowed(&visit, &account)? {
        return Ok(to(with_next(paths::SecondFactor, query.get("next"))));
    }
    let secret = SharedSecret::draw(visit.app.ids.as_ref());
    let key = key(&visit).await?;
    Ok(page(&visit, &account, (&secret, &key), (query.get("next"), Errors::default())))
}

pub(super) async fn submit(_: paths::Enrol, mut visit: Visit, fields: Fields) -> Answer {
    let account = own(&visit).await?;
    let next = fields.get("next");
    if !allowed(&visit, &account)? {
        return Ok(to(with_next(paths::SecondFactor, next)));
    }
    let key = key(&visit).await?;
    let Some(secret) = opened(&key, &account, fields.get("key")) else {
        let secret = SharedSecret::draw(visit.app.ids.as_ref());
        return Ok(page(&visit, &account, (&secret, &key), (next, one("code", "accounts-enrol-stale"))));
    };
    let typed = fields.get("code");
    let Some(step) = secret.check(typed, visit.now, None) else {
        let why = if typed.is_empty() { "accounts-second-factor-empty" } else { "accounts-enrol-wrong" };
        return Ok(page(&visit, &account, (&secret, &key), (next, one("code", why))));
    };
    let deed = Deed { actor: Actor::staff(account.id.uuid()), ..deed(&visit) };
    let (opened, codes) = deed.enrol(&account, (&secret, step), &key, &entrance(&visit)).await?;
    // The page that follows already belongs to the new session.
    let staff = visit.staff()?.clone();
    visit.signed_in =
        Some(Staff { csrf: csrf_text(&opened.session), whole: true, session: opened.session.token.0, ..staff });
    Ok(with_cookie(&visit, shown(&visit, &codes, &onward(next)), Some(&opened.token)))
}

/// New recovery codes in place of the old ones.
pub(super) async fn renew_codes(_: paths::RecoveryCodes, visit: Visit, _fields: Fields) -> Answer {
    let account = own(&visit).await?;
    if account.totp.is_none() {
        return Ok(to(paths::Enrol));
    }
    let codes = deed(&visit).renew_recovery_codes(&account).await?;
    Ok(shown(&visit, &codes, &paths::Account.to_string()))
}

fn allowed(visit: &Visit, account: &Account) -> Result<bool, Problem> {
    Ok(visit.staff()?.whole || account.totp.is_none())
}

fn opened(key: &SealKey, account: &Account, sealed: &str) -> Option<SharedSecret> {
    let sealed = BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?;
    SharedSecret::from_bytes(&key.open(account.id, &sealed)?)
}

fn page(
    visit: &Visit,
    account: &Account,
    (secret, key): (&SharedSecret, &SealKey),
    (next, faults): (&str, Errors),
) -> Response {
    let sealed = BASE64URL_NOPAD.encode(&key.seal(visit.app.ids.as_ref(), account.id, secret.bytes()));
    let wrong = !faults.is_empty();
    let page = view::Enrol {
        key: &secret.shown(),
        link: &secret.link(&visit.app.town.name, &account.email),
        sealed: &sealed,
        csrf: visit.csrf(),
        next,
        again: account.totp.is_some(),
        required: account.roles.need_second_factor(),
        faults,
    };
    form(visit, "accounts-enrol-title", wrong, &view::enrol(&visit.words, &page))
}

/// Shown in the answer itself: what may be seen once has no address to come back to.
fn shown(visit: &Visit, codes: &[RecoveryCode], next: &str) -> Response {
    let codes: Vec<String> = codes.iter().map(RecoveryCode::shown).collect();
    let page = Page::titled(visit.words.t("accounts-codes-title"));
    private(visit.page(&page, &view::recovery_codes(&visit.words, &codes, next)))
}
