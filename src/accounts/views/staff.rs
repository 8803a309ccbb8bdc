//! Colleagues.

use kernel::StaffId;
use templates::parts::{self, Cell, Field, Table, Tone};
use templates::{Markup, Words, html};

use super::{Said, field, role_choices, said};
use crate::paths;
use crate::rules::roles::Roles;
use web::Errors;

/// Whether a second factor is there, and need be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Factor {
    /// It is there.
    On,
    /// It is not, and need not be.
    Off,
    /// It is not, and must be before the account can do anything.
    Missing,
}

/// A colleague.
#[derive(Debug, Clone)]
pub struct Line {
    /// Who.
    pub id: StaffId,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// What they may do.
    pub roles: Roles,
    /// The second factor.
    pub factor: Factor,
    /// Whether the account is in use.
    pub active: bool,
}

/// An invitation on its way.
#[derive(Debug, Clone)]
pub struct Invited {
    /// The first half of its token's hash.
    pub id: String,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// What they will be able to do.
    pub roles: Roles,
    /// Until when it works, in words.
    pub until: String,
}

/// A letter that was given up.
#[derive(Debug, Clone)]
pub struct Undelivered {
    /// To whom.
    pub to: String,
    /// When it was written, in words.
    pub when: String,
    /// The mail server's words.
    pub why: String,
}

/// All colleagues.
#[derive(Debug, Default)]
pub struct All {
    /// The accounts.
    pub accounts: Vec<Line>,
    /// The invitations.
    pub invited: Vec<Invited>,
    /// The letters given up.
    pub undelivered: Vec<Undelivered>,
    /// The form's token.
    pub csrf: String,
    /// What was done on the page before.
    pub said: Option<Said>,
}

/// All colleagues.
#[must_use]
pub fn all(words: &Words, page: &All) -> Markup {
    let head = [
        "accounts-staff-name",
        "accounts-staff-email",
        "accounts-staff-roles",
        "accounts-staff-second-factor",
        "accounts-staff-state",
    ];
    let table = Table {
        caption: words.t("accounts-staff-caption"),
        head: head.map(|key| words.t(key)).into(),
        rows: page.accounts.iter().map(|line| account(words, line)).collect(),
    };
    html! {
        h1 { (words.t("accounts-staff-title")) }
        (said(words, page.said))
        p.actions { a.button href=(paths::Invite) { (words.t("accounts-staff-invite")) } }
        (parts::table(&table))
        @if !page.invited.is_empty() { (invited(words, page)) }
        @if !page.undelivered.is_empty() { (undelivered(words, page)) }
    }
}

fn account(words: &Words, line: &Line) -> Vec<Cell> {
    let path = paths::Member { id: line.id };
    vec![
        Cell::Markup(html! { a href=(path) { (line.name) } }),
        Cell::Text(line.email.clone()),
        Cell::Text(super::roles(words, &line.roles)),
        Cell::Markup(factor(words, line.factor)),
        Cell::Markup(state(words, line.active)),
    ]
}

fn factor(words: &Words, factor: Factor) -> Markup {
    match factor {
        Factor::On => parts::tag(Tone::Good, &words.t("accounts-staff-on")),
        Factor::Off => parts::tag(Tone::Plain, &words.t("accounts-staff-off")),
        Factor::Missing => parts::tag(Tone::Warn, &words.t("accounts-staff-missing")),
    }
}

fn state(words: &Words, active: bool) -> Markup {
    if active {
        parts::tag(Tone::Good, &words.t("accounts-staff-active"))
    } else {
        parts::tag(Tone::Warn, &words.t("accounts-staff-disabled"))
    }
}

fn invited(words: &Words, page: &All) -> Markup {
    let head = ["accounts-staff-name", "accounts-staff-email", "accounts-staff-roles", "accounts-invited-until"];
    let mut head: Vec<String> = head.map(|key| words.t(key)).into();
    head.push(String::new());
    let rows = page.invited.iter().map(|one| {
        let path = paths::Withdraw { invitation: one.id.clone() };
        let withdraw = html! {
            form method="post" action=(path) {
                (parts::hidden_csrf(&page.csrf))
                button.second type="submit" {
                    (words.with("accounts-invited-withdraw", &[("name", one.name.as_str().into())]))
                }
            }
        };
        vec![
            Cell::Text(one.name.clone()),
            Cell::Text(one.email.clone()),
            Cell::Text(super::roles(words, &one.roles)),
            Cell::Text(one.until.clone()),
            Cell::Markup(withdraw),
        ]
    });
    parts::table(&Table { caption: words.t("accounts-invited-caption"), head, rows: rows.collect() })
}

fn undelivered(words: &Words, page: &All) -> Markup {
    let head = ["accounts-undelivered-to", "accounts-undelivered-when", "accounts-undelivered-why"];
    let rows =
        page.undelivered.iter().map(|one| [&one.to, &one.when, &one.why].map(|text| Cell::Text(text.clone())).into());
    let table = Table {
        caption: words.t("accounts-undelivered-caption"),
        head: head.map(|key| words.t(key)).into(),
        rows: rows.collect(),
    };
    html! {
        (parts::notice(Tone::Warn, &words.t("accounts-undelivered-title"), &html! {
            p { (words.t("accounts-undelivered-lead")) }
        }))
        (parts::table(&table))
    }
}

/// One colleague.
#[derive(Debug)]
pub struct Member<'a> {
    /// Who.
    pub line: Line,
    /// The roles chosen in the form.
    pub roles: Roles,
    /// The reason typed.
    pub reason: &'a str,
    /// The form's token.
    pub csrf: &'a str,
    /// What is wrong.
    pub faults: Errors,
    /// What was done on the page before.
    pub said: Option<Said>,
}

/// One colleague.
#[must_use]
pub fn member(words: &Words, page: &Member<'_>) -> Markup {
    let line = &page.line;
    let rows = [
        (words.t("accounts-staff-email"), html! { (line.email) }),
        (words.t("accounts-staff-second-factor"), factor(words, line.factor)),
        (words.t("accounts-staff-state"), state(words, line.active)),
    ];
    let log = format!("{}?who={}", paths::StaffLog, line.id);
    html! {
        (parts::breadcrumb(words, &[(words.t("accounts-staff-title"), paths::Staff.to_string())], &line.name))
        h1 { (line.name) }
        (said(words, page.said))
        (parts::error_summary(words, &page.faults.summary(words)))
        (parts::summary(&rows))
        (roles(words, page))
        (use_of(words, page))
        @if line.factor == Factor::On { (second_factor(words, page)) }
        p { a href=(log) { (words.with("accounts-member-log", &[("name", line.name.as_str().into())])) } }
    }
}

fn roles(words: &Words, page: &Member<'_>) -> Markup {
    let field = field(words, "roles", "accounts-member-roles", &page.faults);
    html! {
        form method="post" action=(paths::ChangeRoles { id: page.line.id }) novalidate {
            (parts::hidden_csrf(page.csrf))
            (parts::checkboxes(&field, &role_choices(words, &page.roles)))
            p.actions { button type="submit" { (words.t("accounts-member-roles-submit")) } }
        }
    }
}

fn use_of(words: &Words, page: &Member<'_>) -> Markup {
    let reason = Field {
        value: page.reason,
        hint: Some(words.t("accounts-member-reason-hint")),
        ..field(words, "reason", "accounts-member-reason", &page.faults)
    };
    html! {
        @if page.line.active {
            h2 { (words.t("accounts-member-disable-title")) }
            p { (words.t("accounts-member-disable-lead")) }
            form method="post" action=(paths::Disable { id: page.line.id }) novalidate {
                (parts::hidden_csrf(page.csrf))
                (parts::text_field(&reason, "off"))
                p.actions { button.second type="submit" { (words.t("accounts-member-disable-submit")) } }
            }
        } @else {
            form method="post" action=(paths::Enable { id: page.line.id }) {
                (parts::hidden_csrf(page.csrf))
                p.actions { button type="submit" { (words.t("accounts-member-enable-submit")) } }
            }
        }
    }
}

fn second_factor(words: &Words, page: &Member<'_>) -> Markup {
    html! {
        h2 { (words.t("accounts-member-second-factor-title")) }
        p { (words.with("accounts-member-second-factor-lead", &[("name", page.line.name.as_str().into())])) }
        form method="post" action=(paths::ResetSecondFactor { id: page.line.id }) {
            (parts::hidden_csrf(page.csrf))
            p.actions { button.second type="submit" { (words.t("accounts-member-second-factor-submit")) } }
        }
    }
}
