//! A forgotten password, and setting one by link.

use templates::parts::{self, Field, Tone};
use templates::{Markup, Words, html};

use super::account::new_password;
use super::field;
use crate::forms::Faults;
use crate::paths;

/// Asking for a link.
#[must_use]
pub fn forgot(words: &Words, email: &str, faults: &Faults) -> Markup {
    let field = Field { value: email, ..field(words, "email", "accounts-email", faults) };
    html! {
        h1 { (words.t("accounts-forgot-title")) }
        (parts::error_summary(words, &faults.summary(words)))
        p { (words.t("accounts-forgot-lead")) }
        form method="post" action=(paths::Forgot) novalidate {
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

/// Setting a password by link.
#[must_use]
pub fn reset(words: &Words, path: &paths::Reset, email: &str, faults: &Faults) -> Markup {
    html! {
        h1 { (words.t("accounts-reset-title")) }
        (parts::error_summary(words, &faults.summary(words)))
        p { (words.with("accounts-reset-lead", &[("email", email.into())])) }
        form method="post" action=(path) novalidate {
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
