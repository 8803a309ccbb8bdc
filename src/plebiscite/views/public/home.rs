//! The first page a resident sees.

use templates::parts::{self, Tone};
use templates::{Markup, Words, html};

use crate::paths::public as paths;

/// A plebiscite in short.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// What is decided.
    pub title: String,
    /// Its page.
    pub href: String,
    /// When, in a sentence.
    pub when: String,
}

/// The page.
#[derive(Debug, Default)]
pub struct HomePage<'a> {
    /// The town.
    pub town: &'a str,
    /// Whom to turn to.
    pub contact: &'a str,
    /// Those one can vote in now.
    pub open: Vec<Entry>,
    /// Those to come.
    pub coming: Vec<Entry>,
    /// Those that are closed and wait for their result.
    pub waiting: Vec<Entry>,
    /// Those with a result.
    pub published: Vec<Entry>,
    /// Those given up.
    pub withdrawn: Vec<Entry>,
}

/// The page.
#[must_use]
pub fn home(words: &Words, page: &HomePage<'_>) -> Markup {
    html! {
        h1 { (words.with("vote-home-title", &[("town", page.town.into())])) }
        @if page.open.is_empty() {
            p { (words.t(if page.coming.is_empty() { "vote-home-none" } else { "vote-home-none-yet" })) }
        }
        @for entry in &page.open { (open(words, entry)) }
        (list(&words.t("vote-home-coming"), &page.coming))
        (list(&words.t("vote-home-waiting"), &page.waiting))
        (list(&words.t("vote-home-published"), &page.published))
        (list(&words.t("vote-home-withdrawn"), &page.withdrawn))
        (trust(words, page.contact))
    }
}

fn open(words: &Words, entry: &Entry) -> Markup {
    parts::card(&html! {
        p { (parts::tag(Tone::Good, &words.t("vote-home-open"))) }
        h2 { a href=(entry.href) { (entry.title) } }
        p { (entry.when) }
        p.actions { a.button href=(paths::Vote) { (words.t("vote-home-vote")) } }
    })
}

fn list(title: &str, entries: &[Entry]) -> Markup {
    let tiles: Vec<(String, String, String)> =
        entries.iter().map(|entry| (entry.title.clone(), entry.href.clone(), entry.when.clone())).collect();
    html! {
        @if !entries.is_empty() {
            h2 { (title) }
            ul.tiles {
                @for (title, href, when) in &tiles {
                    li.card { h3 { a href=(href) { (title) } } p { (when) } }
                }
            }
        }
    }
}

fn trust(words: &Words, contact: &str) -> Markup {
    html! {
        h2 { (words.t("vote-home-trust")) }
        ul {
            li { (words.t("vote-home-trust-once")) }
            li { (words.t("vote-home-trust-secret")) " " a href=(paths::Secrecy) { (words.t("vote-secrecy")) } }
            li { (words.t("vote-home-trust-recount")) " " a href="/journal" { (words.t("layout-journal")) } }
        }
        p { a href="/find" { (words.t("vote-receipt-find")) } }
        @if !contact.is_empty() { p.quiet { (words.with("vote-contact", &[("contact", contact.into())])) } }
    }
}
