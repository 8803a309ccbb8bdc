//! Standing pages.

use templates::parts::{self, Cell, Table};
use templates::{Markup, Words, html};

/// What the simple mode promises, in plain words (the table of the protocol's first chapter).
#[must_use]
pub fn secrecy(words: &Words) -> Markup {
    let row = |[what, answer]: [&str; 2]| vec![Cell::Text(words.t(what)), Cell::Text(words.t(answer))];
    let rows = [
        ["vote-secrecy-thief", "vote-secrecy-thief-answer"],
        ["vote-secrecy-later", "vote-secrecy-later-answer"],
        ["vote-secrecy-change", "vote-secrecy-change-answer"],
        ["vote-secrecy-running", "vote-secrecy-running-answer"],
        ["vote-secrecy-buyer", "vote-secrecy-buyer-answer"],
        ["vote-secrecy-malware", "vote-secrecy-malware-answer"],
    ];
    html! {
        h1 { (words.t("vote-secrecy")) }
        p { (words.t("vote-secrecy-lead")) }
        h2 { (words.t("vote-secrecy-how")) }
        ol {
            li { (words.t("vote-secrecy-how-code")) }
            li { (words.t("vote-secrecy-how-apart")) }
            li { (words.t("vote-secrecy-how-sealed")) }
            li { (words.t("vote-secrecy-how-log")) }
        }
        (parts::table(&Table {
            caption: words.t("vote-secrecy-table"),
            head: ["vote-secrecy-who", "vote-secrecy-answer"].map(|key| words.t(key)).into(),
            rows: rows.map(row).into(),
        }))
        p { (words.t("vote-secrecy-paper")) }
        p { a href="/journal" { (words.t("layout-journal")) } }
    }
}

/// What the accessibility statement names.
#[derive(Debug)]
pub struct Statement<'a> {
    /// The town.
    pub town: &'a str,
    /// The address of these pages.
    pub address: &'a str,
    /// Whom to complain to.
    pub contact: &'a str,
    /// The program's version.
    pub version: &'a str,
    /// The day it was made, in words.
    pub date: String,
    /// The build of scripts and styles.
    pub build: &'a str,
}

/// The accessibility statement.
#[must_use]
pub fn accessibility(words: &Words, statement: &Statement<'_>) -> Markup {
    let who = [("town", statement.town.into()), ("address", statement.address.into())];
    let build = [
        ("date", statement.date.as_str().into()),
        ("version", statement.version.into()),
        ("build", statement.build.into()),
    ];
    html! {
        h1 { (words.t("layout-accessibility")) }
        p { (words.with("vote-access-who", &who)) }
        p { (words.t("vote-access-standard")) }
        ul {
            li { (words.t("vote-access-script")) }
            li { (words.t("vote-access-keyboard")) }
            li { (words.t("vote-access-narrow")) }
            li { (words.t("vote-access-paper")) }
        }
        h2 { (words.t("vote-access-limits")) }
        p { (words.t("vote-access-limits-text")) }
        h2 { (words.t("vote-access-complain")) }
        p { (words.t("vote-access-complain-text")) }
        @if !statement.contact.is_empty() {
            p { (words.with("vote-contact", &[("contact", statement.contact.into())])) }
        }
        p { (words.t("vote-access-next")) }
        p.quiet { (words.with("vote-access-build", &build)) }
    }
}
