//! The two logs of an election, and the list of elections.

use templates::parts::{self, Cell, Table};
use templates::{Markup, Words, html};

use crate::paths;
use crate::rows::Book;

/// A log at its head.
#[derive(Debug, Clone)]
pub struct LogLine {
    /// Which one.
    pub book: Book,
    /// How many leaves.
    pub size: u64,
    /// The root in hex.
    pub root: String,
}

/// What the manifest says of keys and counts.
#[derive(Debug, Clone, Default)]
pub struct Keys {
    /// Verifier key of the urn.
    pub urn: String,
    /// Verifier key of the register.
    pub register: String,
    /// People on the roll.
    pub roll: u64,
    /// Least ballots in a flush.
    pub least: u64,
}

/// The page.
#[derive(Debug)]
pub struct LogsPage<'a> {
    /// What is decided.
    pub title: &'a str,
    /// The address of its page.
    pub page: &'a str,
    /// Its public id.
    pub eid: &'a str,
    /// Whether the bundle is public.
    pub published: bool,
    /// The two logs.
    pub lines: Vec<LogLine>,
    /// The keys.
    pub keys: Keys,
    /// The address residents type.
    pub public_url: &'a str,
}

/// Every election: title, address, public id.
#[must_use]
pub fn list(words: &Words, elections: &[(String, String, String)]) -> Markup {
    html! {
        h1 { (words.t("layout-journal")) }
        p { (words.t("journal-lead")) }
        @if elections.is_empty() { p { (words.t("journal-none")) } }
        ul.tiles {
            @for (title, href, eid) in elections {
                li.card { h2 { a href=(href) { (title) } } p.mono.hash { (eid) } }
            }
        }
        p.actions { a.button.second href=(paths::Find) { (words.t("journal-find")) } }
    }
}

/// The journal of an election.
#[must_use]
pub fn logs(words: &Words, page: &LogsPage<'_>) -> Markup {
    let above = [(words.t("layout-journal"), paths::Journals.to_string())];
    html! {
        (parts::breadcrumb(words, &above, page.title))
        h1 { (words.with("journal-title", &[("title", page.title.into())])) }
        p { (words.t("journal-what")) }
        (parts::table(&heads(words, page)))
        p { (words.with("journal-flush", &[("least", page.keys.least.into())])) }
        p.actions {
            a.button.second href={ (paths::Find) "?eid=" (page.eid) } { (words.t("journal-find")) }
            a.button.second href=(page.page) { (words.t("journal-page")) }
        }
        h2 { (words.t("journal-check")) }
        @if page.published {
            p { (words.t("journal-check-command")) }
            p { code.mono.hash { "wiec verify " (page.public_url) (paths::Election { eid: page.eid.to_owned() }) } }
            p { a href=(paths::Bundle { eid: page.eid.to_owned() }) download { (words.t("journal-bundle")) } }
        } @else {
            p { (words.t("journal-check-later")) }
        }
        p { (words.t("journal-check-own")) }
        (technical(words, page))
    }
}

fn heads(words: &Words, page: &LogsPage<'_>) -> Table {
    let row = |line: &LogLine| {
        let (name, about) = match line.book {
            Book::Register => ("journal-register", "journal-register-about"),
            Book::Urn => ("journal-urn", "journal-urn-about"),
        };
        let checkpoint = paths::Checkpoint { eid: page.eid.to_owned(), book: line.book.word().to_owned() };
        vec![
            Cell::Text(words.t(name)),
            Cell::Text(words.t(about)),
            Cell::Number(words.number(line.size)),
            Cell::Markup(html! { span.mono.hash { (line.root) } }),
            Cell::Markup(html! { a href=(checkpoint) { (words.t("journal-checkpoint")) } }),
        ]
    };
    let head = ["journal-log", "journal-about", "journal-size", "journal-root", "journal-signed"];
    Table {
        caption: words.t("journal-heads"),
        head: head.map(|key| words.t(key)).into(),
        rows: page.lines.iter().map(row).collect(),
    }
}

fn technical(words: &Words, page: &LogsPage<'_>) -> Markup {
    let mono = |text: &str| html! { span.mono.hash { (text) } };
    let manifest = paths::Manifest { eid: page.eid.to_owned() };
    let rows = [
        (words.t("journal-eid"), mono(page.eid)),
        (words.t("journal-manifest"), html! { a href=(manifest) { "manifest.json" } }),
        (words.t("journal-roll"), html! { (words.number(page.keys.roll)) }),
        (words.t("journal-register-key"), mono(&page.keys.register)),
        (words.t("journal-urn-key"), mono(&page.keys.urn)),
    ];
    html! {
        details {
            summary { (words.t("journal-technical")) }
            (parts::summary(&rows))
            p { (words.t("journal-tiles")) }
        }
    }
}
