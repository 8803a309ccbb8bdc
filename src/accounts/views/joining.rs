//! Inviting and being invited.

use kernel::Lang;
use templates::parts::{self, Choice, Field};
use templates::{Markup, Words, html};

use super::account::new_password;
use super::{csrf, field, role_choices};
use crate::paths;
use crate::rules::roles::Roles;
use web::Errors;

/// An invitation as its reader sees it.
pub struct Join<'a> {
    /// The link itself.
    pub path: &'a paths::Join,
    /// The town.
    pub town: &'a str,
    /// The reader's name.
    pub name: &'a str,
    /// The reader's address.
    pub email: &'a str,
    /// The roles, in words.
    pub roles: &'a str,
    /// The form's token, if somebody is signed in.
    pub csrf: &'a str,
    /// Whether a second factor follows.
    pub second_factor: bool,
    /// What is wrong.
    pub faults: Errors,
}

/// Following an invitation.
#[must_use]
pub fn join(words: &Words, page: &Join<'_>) -> Markup {
    let lead = [
        ("name", page.name.into()),
        ("town", page.town.into()),
        ("roles", page.roles.into()),
        ("email", page.email.into()),
    ];
    html! {
        h1 { (words.t("accounts-join-title")) }
        (parts::error_summary(words, &page.faults.summary(words)))
        p { (words.with("accounts-join-lead", &lead)) }
        @if page.second_factor { p { (words.t("accounts-join-second-factor")) } }
        form method="post" action=(page.path) novalidate {
            (csrf(page.csrf))
            input type="hidden" name="username" autocomplete="username" value=(page.email);
            (parts::password_field(&new_password(words, &page.faults), "new-password"))
            p.actions { button type="submit" { (words.t("accounts-join-submit")) } }
        }
    }
}

/// What was typed to invite somebody.
#[derive(Debug, Default)]
pub struct Invite<'a> {
    /// The address.
    pub email: &'a str,
    /// The name.
    pub name: &'a str,
    /// The language.
    pub lang: &'a str,
    /// The roles.
    pub roles: Roles,
    /// The form's token.
    pub csrf: &'a str,
    /// What is wrong.
    pub faults: Errors,
}

/// Inviting somebody.
#[must_use]
pub fn invite(words: &Words, page: &Invite<'_>, langs: &[Lang]) -> Markup {
    let name = Field {
        value: page.name,
        hint: Some(words.t("accounts-invite-name-hint")),
        ..field(words, "name", "accounts-invite-name", &page.faults)
    };
    let email = Field { value: page.email, ..field(words, "email", "accounts-email", &page.faults) };
    let lang = field(words, "lang", "accounts-invite-lang", &page.faults);
    let roles = field(words, "roles", "accounts-invite-roles", &page.faults);
    let languages: Vec<Choice> = langs
        .iter()
        .map(|lang| Choice {
            value: lang.tag().to_owned(),
            label: lang.own_name().to_owned(),
            chosen: lang.tag() == page.lang,
            ..Choice::default()
        })
        .collect();
    let title = words.t("accounts-invite-title");
    html! {
        (parts::breadcrumb(words, &[(words.t("accounts-staff-title"), paths::Staff.to_string())], &title))
        h1 { (title) }
        (parts::error_summary(words, &page.faults.summary(words)))
        p { (words.t("accounts-invite-lead")) }
        form method="post" action=(paths::Invite) novalidate {
            (parts::hidden_csrf(page.csrf))
            (parts::text_field(&name, "off"))
            (parts::text_field(&email, "off"))
            (parts::select(&lang, &languages))
            (parts::checkboxes(&roles, &role_choices(words, &page.roles)))
            p.actions { button type="submit" { (words.t("accounts-invite-submit")) } }
        }
    }
}
