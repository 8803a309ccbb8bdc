//! Signing in and having signed out.

use templates::parts::{self, Field, Tone};
use templates::{Markup, Words, html};

use super::{Said, csrf, field, said};
use crate::paths;
use web::Errors;

/// The sign-in page.
#[derive(Debug, Default)]
pub struct SignIn<'a> {
    /// What was typed as address.
    pub email: &'a str,
    /// Where to go afterwards.
    pub next: &'a str,
    /// The form's token, if somebody is signed in.
    pub csrf: &'a str,
    /// What is wrong.
    pub faults: Errors,
    /// What was done on the page before.
    pub said: Option<Said>,
}

/// The sign-in page.
#[must_use]
pub fn sign_in(words: &Words, page: &SignIn<'_>) -> Markup {
    let email = Field { value: page.email, ..field(words, "email", "accounts-email", &page.faults) };
    let password = field(words, "password", "accounts-password", &page.faults);
    html! {
        h1 { (words.t("accounts-sign-in-title")) }
        (said(words, page.said))
        (parts::error_summary(words, &page.faults.summary(words)))
        p { (words.t("accounts-sign-in-lead")) }
        form method="post" action=(paths::SignIn) novalidate {
            (csrf(page.csrf))
            input type="hidden" name="next" value=(page.next);
            (parts::text_field(&email, "username"))
            (parts::password_field(&password, "current-password"))
            p.actions { button type="submit" { (words.t("accounts-sign-in-submit")) } }
        }
        p { a href=(paths::Forgot) { (words.t("accounts-sign-in-forgot")) } }
    }
}

/// The page after signing out.
#[must_use]
pub fn signed_out(words: &Words) -> Markup {
    html! {
        h1 { (words.t("accounts-signed-out-title")) }
        (parts::notice(Tone::Good, "", &html! { p { (words.t("accounts-signed-out-lead")) } }))
        p { a href=(paths::SignIn) { (words.t("accounts-signed-out-again")) } }
    }
}
