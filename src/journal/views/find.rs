//! Find my ballot.

use templates::parts::{self, Field, FieldError, Tone};
use templates::{Markup, Words, html};

use crate::paths;

/// A ballot that was found.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What was decided there.
    pub title: String,
    /// The address of that journal.
    pub journal: String,
    /// Its place, once it joined the log.
    pub place: Option<u64>,
    /// Its hash.
    pub leaf: String,
    /// The address of its proof.
    pub proof: String,
    /// Whether it was a rehearsal.
    pub rehearsal: bool,
}

/// What came of it.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// Nothing was asked yet.
    NotAsked,
    /// What was typed is no tracker.
    Malformed,
    /// No such ballot.
    NotFound,
    /// Too many that were not there; again in so many seconds.
    Slowed(u64),
    /// It is there.
    Found(Vec<Hit>),
}

/// The page.
#[derive(Debug)]
pub struct FindPage<'a> {
    /// What was typed.
    pub tracker: &'a str,
    /// The election the receipt named; empty: any.
    pub eid: &'a str,
    /// What came of it.
    pub outcome: Outcome,
    /// Whom to turn to.
    pub contact: &'a str,
}

/// The page.
#[must_use]
pub fn find(words: &Words, page: &FindPage<'_>) -> Markup {
    let error = matches!(page.outcome, Outcome::Malformed).then(|| words.t("journal-find-malformed"));
    let field = Field {
        name: "tracker",
        label: words.t("journal-find-tracker"),
        hint: Some(words.t("journal-find-hint")),
        error,
        value: page.tracker,
        required: true,
    };
    html! {
        h1 { (words.t("journal-find")) }
        (outcome(words, page))
        p { (words.t("journal-find-lead")) }
        form method="post" action=(paths::Find) novalidate {
            @if !page.eid.is_empty() { input type="hidden" name="eid" value=(page.eid); }
            (parts::code_field(&field))
            p.actions { button type="submit" { (words.t("journal-find-submit")) } }
        }
        p { a href=(paths::Journals) { (words.t("layout-journal")) } }
    }
}

fn outcome(words: &Words, page: &FindPage<'_>) -> Markup {
    match &page.outcome {
        Outcome::NotAsked => html! {},
        Outcome::Malformed => {
            let error = FieldError { field: "tracker".to_owned(), text: words.t("journal-find-malformed") };
            html! { div data-refusal="malformed" { (parts::error_summary(words, &[error])) } }
        }
        Outcome::Slowed(seconds) => html! {
            div data-refusal="slow-down" role="alert" {
                (parts::notice(Tone::Warn, &words.t("journal-find-slowed"), &html! {
                    p { (words.with("journal-find-wait", &[("seconds", (*seconds).into())])) }
                }))
            }
        },
        Outcome::NotFound => html! {
            div data-refusal="unknown" role="alert" {
                (parts::notice(Tone::Warn, &words.t("journal-find-none"), &html! {
                    p { (words.t("journal-find-none-check")) }
                    p { (words.t("journal-find-none-report")) }
                    @if !page.contact.is_empty() { p { (words.with("vote-contact", &[("contact", page.contact.into())])) } }
                }))
            }
        },
        Outcome::Found(hits) => html! { @for one in hits { (hit(words, one)) } },
    }
}

fn hit(words: &Words, hit: &Hit) -> Markup {
    let (state, text) = match hit.place {
        Some(place) => ("in-log", words.with("journal-find-in-log", &[("place", place.into())])),
        None => ("accepted", words.t("journal-find-accepted")),
    };
    html! {
        div data-found=(state) role="status" {
            (parts::notice(Tone::Good, &hit.title, &html! {
                p { strong { (text) } }
                @if hit.place.is_some() {
                    p { a href=(hit.proof) { (words.t("journal-find-proof")) } }
                    p { (words.t("journal-find-means")) }
                } @else {
                    p { (words.t("journal-find-later")) }
                }
                details {
                    summary { (words.t("journal-find-leaf")) }
                    p.mono.hash { (hit.leaf) }
                }
                p { a href=(hit.journal) { (words.t("journal-find-journal")) } }
            }))
        }
    }
}
