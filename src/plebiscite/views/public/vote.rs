//! The page with the field for the code.

use templates::parts::{self, Field, Tone};
use templates::{Markup, Words, html};

use super::refusal::{FIELD, Refused, refusal};
use crate::paths::public as paths;

/// The page.
#[derive(Debug, Clone, Copy, Default)]
pub struct CodePage<'a> {
    /// What was typed before.
    pub typed: &'a str,
    /// Why it was refused.
    pub refused: Option<&'a Refused>,
    /// Whom to turn to.
    pub contact: &'a str,
}

/// The names of the three pages.
#[must_use]
pub fn steps(words: &Words, current: usize) -> Markup {
    let names = ["vote-step-code", "vote-step-ballot", "vote-step-receipt"].map(|key| words.t(key));
    parts::steps(words, &names, current)
}

/// The page.
#[must_use]
pub fn code(words: &Words, page: &CodePage<'_>) -> Markup {
    let field = Field {
        name: FIELD,
        label: words.t("vote-code"),
        hint: Some(words.t("vote-code-hint")),
        error: page
            .refused
            .filter(|refused| refused.typing || refused.word == "unknown")
            .map(|refused| refused.title.clone()),
        value: page.typed,
        required: true,
    };
    html! {
        (steps(words, 0))
        h1 { (words.t("vote-title")) }
        @if let Some(refused) = page.refused { (refusal(words, refused)) }
        form method="post" action=(paths::Vote) novalidate {
            (parts::code_field(&field))
            p.actions { button type="submit" { (words.t("vote-code-submit")) } }
        }
        (parts::notice(Tone::Plain, "", &html! { p { (words.t("vote-code-secret")) } }))
        details {
            summary { (words.t("vote-no-letter")) }
            p { (words.t("vote-no-letter-text")) }
            @if !page.contact.is_empty() { p { (words.with("vote-contact", &[("contact", page.contact.into())])) } }
        }
        p { a href=(paths::Secrecy) { (words.t("vote-secrecy")) } }
    }
}
