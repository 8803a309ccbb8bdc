//! A forgotten password, and setting one by link.

use templates::parts::{self, Field, Tone};
use templates::{Markup, Words, html};

use super::account::new_password;
use super::{csrf, field};
use crate::paths;
use web::Errors;

/// Asking for a link.
#[must_use]
pub fn forgot(words: &Words, token: &str, email: &str, faults: &Errors) -> Markup {
    let field = Field { value: email, ..field(words, "email", "accounts-email", faults) };
    html! {
        h1 { (words.t("accounts-forgot-title")) }
        (parts::error_summary(words, &faults.summary(words)))
        p { (words.t("accounts-forgot-lead")) }
        form method="post" action=(paths::Forgot) novalidate {
            (csrf(token))
            (parts::text_field(&field, "username"))
            p.actions { button type="submit" { (words.t("accounts-forgot-submit")) } }
        }
    }
}

/// The same for everybody, account or not.
#[must_use]
pub fn forgot_sent(words: &Words) -> Markup {
    html! {
        h1 { (words.t("accounts-forgot-sent-title")) }
        (parts::notice(Tone::Plain, "", &html! { p { (words.t("accounts-forgot-sent-lead")) } }))
        p { a href=(paths::SignIn) { (words.t("accounts-sign-in-title")) } }
    }
}

/// A link for a new password as its reader sees it.
pub struct Reset<'a> {
    /// The link itself.
    pub path: &'a paths::Reset,
    /// Whose password it is.
    pub email: &'a str,
    /// The form's token, if somebody is signed in.
    pub csrf: &'a str,
    /// What is wrong.
    pub faults: Errors,
}

/// Setting a password by link.
#[must_use]
pub fn reset(words: &Words, page: &Reset<'_>) -> Markup {
    let Reset { path, email, faults, .. } = page;
    html! {
        h1 { (words.t("accounts-reset-title")) }
        (parts::error_summary(words, &faults.summary(words)))
        p { (words.with("accounts-reset-lead", &[("email", (*email).into())])) }
        form method="post" action=(path) novalidate {
            (csrf(page.csrf))
            input type="hidden" name="username" autocomplete="username" value=(email);
            (parts::password_field(&new_password(words, faults), "new-password"))
            p.actions { button type="submit" { (words.t("accounts-reset-submit")) } }
        }
    }
}

/// Which link no longer works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// One for a new password.
    Reset,
    /// An invitation.
    Invitation,
}

/// A link that no longer works, and what to do.
#[must_use]
pub fn ended(words: &Words, which: Ended) -> Markup {
    html! {
        h1 { (words.t("accounts-link-ended-title")) }
        @match which {
            Ended::Reset => {
                p { (words.t("accounts-link-ended-reset")) }
                p { a.button href=(paths::Forgot) { (words.t("accounts-link-ended-reset-again")) } }
            }
            Ended::Invitation => p { (words.t("accounts-link-ended-invitation")) },
        }
        p { a href=(paths::SignIn) { (words.t("accounts-sign-in-title")) } }
    }
}
