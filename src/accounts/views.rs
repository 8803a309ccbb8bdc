//! What the pages of accounts look like: functions from plain structs to markup.

pub mod account;
pub mod joining;
pub mod log;
pub mod password;
pub mod room;
pub mod second_factor;
pub mod sign_in;
pub mod staff;

use templates::parts::{self, Field, Tone};
use templates::{Markup, Words, html, keys};
use web::Role;

use crate::rules::roles::{self, Roles};
use web::Errors;

/// A role in words.
#[must_use]
pub fn role(words: &Words, role: Role) -> String {
    let [organiser, clerk, planner, auditor, administrator] =
        keys!["role-organiser", "role-clerk", "role-planner", "role-auditor", "role-administrator"];
    words.t(match role {
        Role::Organiser => organiser,
        Role::Clerk => clerk,
        Role::Planner => planner,
        Role::Auditor => auditor,
        Role::Administrator => administrator,
    })
}

/// Roles in words, joined by commas.
#[must_use]
pub fn roles(words: &Words, roles: &Roles) -> String {
    roles.iter().map(|one| role(words, one)).collect::<Vec<_>>().join(", ")
}

/// The roles to choose from.
fn role_choices(words: &Words, chosen: &Roles) -> Vec<parts::Choice> {
    let hints = keys![
        "accounts-role-organiser-hint",
        "accounts-role-clerk-hint",
        "accounts-role-planner-hint",
        "accounts-role-auditor-hint",
        "accounts-role-administrator-hint"
    ];
    let all = roles::ALL.into_iter().zip(hints);
    all.map(|((one, word), hint)| parts::Choice {
        value: word.to_owned(),
        label: role(words, one),
        hint: Some(words.t(hint)),
        chosen: chosen.contains(one),
        ..parts::Choice::default()
    })
    .collect()
}

/// A required field with its label and, if there is one, its fault.
fn field<'a>(words: &Words, name: &'a str, label: &str, faults: &Errors) -> Field<'a> {
    Field { name, label: words.t(label), error: faults.text(words, name), required: true, ..Field::default() }
}

/// The form's token, where a page is for strangers and staff alike.
fn csrf(token: &str) -> Markup {
    html! { @if !token.is_empty() { (parts::hidden_csrf(token)) } }
}

/// What was done, said above the page that follows.
fn said(words: &Words, said: Option<Said>) -> Markup {
    html! {
        @if let Some(said) = said {
            div role="status" { (parts::notice(Tone::Good, "", &html! { p { (words.t(said.key())) } })) }
        }
    }
}

/// What a page may say was done on the page before (`?said=…`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Something, written into the staff log.
    Done,
    /// An invitation was sent.
    Invited,
    /// One's password was changed.
    PasswordChanged,
    /// A password was set by link.
    PasswordSet,
    /// An account was made by invitation.
    Joined,
}

impl Said {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Done, "done"),
        (Self::Invited, "invited"),
        (Self::PasswordChanged, "password-changed"),
        (Self::PasswordSet, "password-set"),
        (Self::Joined, "joined"),
    ];

    /// Its word in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find_map(|(one, word)| (one == self).then_some(word)).unwrap_or("done")
    }

    /// From its word.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find_map(|(one, word)| (word == raw).then_some(one))
    }

    const fn key(self) -> &'static str {
        let [done, invited, changed, set, joined] = keys![
            "accounts-done",
            "accounts-invite-sent",
            "accounts-own-password-changed",
            "accounts-reset-done",
            "accounts-join-done"
        ];
        match self {
            Self::Done => done,
            Self::Invited => invited,
            Self::PasswordChanged => changed,
            Self::PasswordSet => set,
            Self::Joined => joined,
        }
    }
}
