//! The code from the telephone, setting the telephone up, recovery codes.

use templates::parts;
use templates::{Markup, Words, html};

use super::field;
use crate::paths;
use web::Errors;

/// The page that asks for the code.
#[derive(Debug)]
pub struct Ask<'a> {
    /// The town, as the app on the telephone names it.
    pub town: &'a str,
    /// The form's token.
    pub csrf: &'a str,
    /// Where to go afterwards.
    pub next: &'a str,
    /// What is wrong.
    pub faults: Errors,
}

/// The page that asks for the code.
#[must_use]
pub fn ask(words: &Words, page: &Ask<'_>) -> Markup {
    let code = parts::Field {
        hint: Some(words.t("accounts-second-factor-code-hint")),
        ..field(words, "code", "accounts-second-factor-code", &page.faults)
    };
    html! {
        h1 { (words.t("accounts-second-factor-title")) }
        (parts::error_summary(words, &page.faults.summary(words)))
        p { (words.with("accounts-second-factor-lead", &[("town", page.town.into())])) }
        form method="post" action=(paths::SecondFactor) novalidate {
            (parts::hidden_csrf(page.csrf))
            input type="hidden" name="next" value=(page.next);
            (parts::text_field(&code, "one-time-code"))
            p.actions { button type="submit" { (words.t("accounts-second-factor-submit")) } }
        }
        (leave(words, page.csrf))
    }
}

/// The page that sets the telephone up.
#[derive(Debug)]
pub struct Enrol<'a> {
    /// The key, in groups of four.
    pub key: &'a str,
    /// What the picture holds.
    pub link: &'a str,
    /// The key, sealed, for the form to bring back.
    pub sealed: &'a str,
    /// The form's token.
    pub csrf: &'a str,
    /// Where to go afterwards.
    pub next: &'a str,
    /// Whether it replaces another telephone.
    pub again: bool,
    /// Whether one's roles ask for it.
    pub required: bool,
    /// What is wrong.
    pub faults: Errors,
}

/// The page that sets the telephone up.
#[must_use]
pub fn enrol(words: &Words, page: &Enrol<'_>) -> Markup {
    let code = field(words, "code", "accounts-second-factor-code", &page.faults);
    let why = match (page.again, page.required) {
        (true, _) => "accounts-enrol-again",
        (false, true) => "accounts-enrol-required",
        (false, false) => "accounts-enrol-optional",
    };
    html! {
        h1 { (words.t("accounts-enrol-title")) }
        (parts::error_summary(words, &page.faults.summary(words)))
        p { (words.t(why)) }
        form method="post" action=(paths::Enrol) novalidate {
            (parts::hidden_csrf(page.csrf))
            input type="hidden" name="next" value=(page.next);
            input type="hidden" name="key" value=(page.sealed);
            ol {
                li { p { (words.t("accounts-enrol-install")) } }
                li {
                    p { (words.t("accounts-enrol-scan")) }
                    (parts::qr(page.link, &words.t("accounts-enrol-qr")))
                    p { (words.t("accounts-enrol-key")) ": " code.mono id="key" { (page.key) } }
                }
                li { p { (words.t("accounts-enrol-type")) } (parts::text_field(&code, "one-time-code")) }
            }
            p.actions { button type="submit" { (words.t("accounts-enrol-submit")) } }
        }
        @if page.required && !page.again { (leave(words, page.csrf)) }
    }
}

/// The recovery codes, to be kept.
#[must_use]
pub fn recovery_codes(words: &Words, codes: &[String], next: &str) -> Markup {
    html! {
        h1 { (words.t("accounts-codes-title")) }
        p { (words.t("accounts-codes-lead")) }
        section aria-labelledby="codes" {
            h2 id="codes" { (words.t("accounts-codes-list")) }
            ol { @for code in codes { li { code.mono { (code) } } } }
        }
        p.actions {
            (parts::print_button(words))
            a.button href=(next) { (words.t("accounts-codes-done")) }
        }
    }
}

/// Whoever cannot go on can at least go.
fn leave(words: &Words, csrf: &str) -> Markup {
    html! {
        form method="post" action=(paths::SignOut) {
            (parts::hidden_csrf(csrf))
            p { button.second type="submit" { (words.t("accounts-sign-out")) } }
        }
    }
}
