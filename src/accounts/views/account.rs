//! One's own account.

use templates::parts::{self, Cell, Field, Table, Tone};
use templates::{Markup, Words, html};

use super::{Said, field, said};
use crate::paths;
use crate::rules::password::SHORTEST;
use web::Errors;

/// One's own account.
#[derive(Debug, Default)]
pub struct Own {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The roles, in words.
    pub roles: String,
    /// Recovery codes left, if there is a second factor.
    pub second_factor: Option<u64>,
    /// The sessions.
    pub sessions: Vec<SessionLine>,
    /// The form's token.
    pub csrf: String,
    /// What is wrong.
    pub faults: Errors,
    /// What was done on the page before.
    pub said: Option<Said>,
}

/// A session.
#[derive(Debug, Clone)]
pub struct SessionLine {
    /// The first half of its token's hash.
    pub id: String,
    /// What the browser said of itself, or what it is.
    pub place: String,
    /// Since when, in words.
    pub since: String,
    /// When it was last used, in words.
    pub seen: String,
    /// Whether it is this one.
    pub this: bool,
}

/// One's own account.
#[must_use]
pub fn own(words: &Words, page: &Own) -> Markup {
    let rows = [
        (words.t("accounts-own-name"), html! { (page.name) }),
        (words.t("accounts-email"), html! { (page.email) }),
        (words.t("accounts-own-roles"), html! { (page.roles) }),
        (words.t("accounts-own-second-factor"), second_factor(words, page)),
    ];
    html! {
        h1 { (words.t("accounts-own-title")) }
        (said(words, page.said))
        (parts::error_summary(words, &page.faults.summary(words)))
        (parts::summary(&rows))
        (password(words, page))
        (sessions(words, page))
    }
}

fn second_factor(words: &Words, page: &Own) -> Markup {
    html! {
        @match page.second_factor {
            None => {
                p { (words.t("accounts-own-second-factor-off")) }
                p { a href=(paths::Enrol) { (words.t("accounts-own-second-factor-set")) } }
            }
            Some(left) => {
                p { (words.with("accounts-own-second-factor-on", &[("left", left.into())])) }
                p { a href=(paths::Enrol) { (words.t("accounts-own-second-factor-replace")) } }
                form method="post" action=(paths::RecoveryCodes) {
                    (parts::hidden_csrf(&page.csrf))
                    button.second type="submit" { (words.t("accounts-own-codes-renew")) }
                }
            }
        }
    }
}

fn password(words: &Words, page: &Own) -> Markup {
    let old = field(words, "old", "accounts-own-password-old", &page.faults);
    let new = new_password(words, &page.faults);
    html! {
        h2 { (words.t("accounts-own-password-title")) }
        form method="post" action=(paths::ChangePassword) novalidate {
            (parts::hidden_csrf(&page.csrf))
            input type="hidden" name="username" autocomplete="username" value=(page.email);
            (parts::password_field(&old, "current-password"))
            (parts::password_field(&new, "new-password"))
            p.actions { button type="submit" { (words.t("accounts-own-password-submit")) } }
        }
    }
}

/// The field for a new password.
pub(super) fn new_password<'a>(words: &Words, faults: &Errors) -> Field<'a> {
    Field {
        hint: Some(words.with("accounts-own-password-hint", &[("shortest", SHORTEST.into())])),
        ..field(words, "new", "accounts-own-password-new", faults)
    }
}

fn sessions(words: &Words, page: &Own) -> Markup {
    let head =
        ["accounts-sessions-where", "accounts-sessions-since", "accounts-sessions-seen", "accounts-sessions-end"];
    let table = Table {
        caption: words.t("accounts-sessions-caption"),
        head: head.map(|key| words.t(key)).into(),
        rows: page.sessions.iter().map(|line| session(words, line, &page.csrf)).collect(),
    };
    html! {
        h2 { (words.t("accounts-sessions-title")) }
        (parts::table(&table))
        form method="post" action=(paths::SignOutEverywhere) {
            (parts::hidden_csrf(&page.csrf))
            p.actions { button.second type="submit" { (words.t("accounts-sessions-everywhere")) } }
        }
    }
}

fn session(words: &Words, line: &SessionLine, csrf: &str) -> Vec<Cell> {
    let end = paths::EndSession { session: line.id.clone() };
    let last = html! {
        @if line.this {
            (parts::tag(Tone::Good, &words.t("accounts-sessions-this")))
        } @else {
            form method="post" action=(end) {
                (parts::hidden_csrf(csrf))
                button.second type="submit" { (words.t("accounts-sessions-end")) }
            }
        }
    };
    vec![
        Cell::Text(line.place.clone()),
        Cell::Text(line.since.clone()),
        Cell::Text(line.seen.clone()),
        Cell::Markup(last),
    ]
}
