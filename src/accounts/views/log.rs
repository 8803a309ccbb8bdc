//! The staff log.

use templates::parts::{self, Cell, Choice, Field, Table, Tone};
use templates::{Markup, Words, html};

use crate::paths;

/// An entry, in words.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its number.
    pub seq: i64,
    /// When, in words.
    pub at: String,
    /// Who, in words.
    pub who: String,
    /// What, in words.
    pub what: String,
    /// To what.
    pub subject: String,
    /// More, as JSON; may be empty.
    pub detail: String,
}

/// What is known of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chain {
    /// It was not checked for this page.
    NotChecked,
    /// It is whole: so many entries, the last one's hash.
    Whole(u64, String),
    /// It is broken at this entry.
    Broken(u64),
}

/// The staff log.
#[derive(Debug)]
pub struct Log {
    /// The entries.
    pub lines: Vec<Line>,
    /// The kinds to filter by.
    pub kinds: Vec<Choice>,
    /// The people to filter by.
    pub people: Vec<Choice>,
    /// Whether the address named a filter that does not exist.
    pub wrong: bool,
    /// The chain.
    pub chain: Chain,
    /// Where the check is asked for.
    pub check: String,
    /// Where the newest entries are, when these are not.
    pub newest: Option<String>,
    /// Where older entries are.
    pub older: Option<String>,
    /// Where the lines are.
    pub download: String,
}

/// The staff log.
#[must_use]
pub fn log(words: &Words, page: &Log) -> Markup {
    html! {
        h1 { (words.t("accounts-log-title")) }
        p { (words.t("accounts-log-lead")) }
        (chain(words, page))
        @if page.wrong { (parts::notice(Tone::Warn, "", &html! { p { (words.t("accounts-log-filter-wrong")) } })) }
        (filter(words, page))
        @if page.lines.is_empty() {
            p { (words.t("accounts-log-none")) }
        } @else {
            (parts::table(&entries(words, page)))
        }
        p.actions {
            @if let Some(href) = &page.newest { a.button.second href=(href) { (words.t("accounts-log-newest")) } }
            @if let Some(href) = &page.older { a.button.second href=(href) rel="next" { (words.t("accounts-log-older")) } }
        }
        p { a href=(page.download) download { (words.t("accounts-log-download")) } }
    }
}

fn chain(words: &Words, page: &Log) -> Markup {
    match &page.chain {
        Chain::NotChecked => html! {
            p id="chain" data-chain="not-checked" {
                (words.t("accounts-log-checked-not")) " "
                a href=(page.check) { (words.t("accounts-log-check")) }
            }
        },
        Chain::Whole(count, hash) => {
            let text = words.with("accounts-log-whole", &[("count", (*count).into()), ("hash", hash.as_str().into())]);
            html! { div id="chain" data-chain="whole" { (parts::notice(Tone::Good, "", &html! { p { (text) } })) } }
        }
        Chain::Broken(seq) => {
            let text = words.with("accounts-log-broken", &[("seq", (*seq).into())]);
            html! { div id="chain" data-chain="broken" { (parts::notice(Tone::Warn, "", &html! { p { (text) } })) } }
        }
    }
}

fn filter(words: &Words, page: &Log) -> Markup {
    let kind = Field { name: "kind", label: words.t("accounts-log-what"), ..Field::default() };
    let who = Field { name: "who", label: words.t("accounts-log-who"), ..Field::default() };
    html! {
        form method="get" action=(paths::StaffLog) role="search" {
            (parts::select(&kind, &page.kinds))
            (parts::select(&who, &page.people))
            p.actions { button.second type="submit" { (words.t("accounts-log-filter")) } }
        }
    }
}

fn entries(words: &Words, page: &Log) -> Table {
    let head = [
        "accounts-log-seq",
        "accounts-log-at",
        "accounts-log-who",
        "accounts-log-what",
        "accounts-log-subject",
        "accounts-log-detail",
    ];
    let rows = page.lines.iter().map(|line| {
        vec![
            Cell::Number(line.seq.to_string()),
            Cell::Text(line.at.clone()),
            Cell::Text(line.who.clone()),
            Cell::Text(line.what.clone()),
            Cell::Markup(html! { span.mono.hash { (line.subject) } }),
            Cell::Markup(html! { @if !line.detail.is_empty() { code.mono.hash { (line.detail) } } }),
        ]
    });
    Table { caption: words.t("accounts-log-caption"), head: head.map(|key| words.t(key)).into(), rows: rows.collect() }
}

/// What an entry of this kind says; a kind without words shows itself.
#[must_use]
pub fn kind(words: &Words, kind: &str) -> String {
    let key = format!("log-{}", kind.replace(['.', '_'], "-"));
    if words.has(&key) { words.t(&key) } else { kind.to_owned() }
}

/// The kinds this crate writes, for the test that their words are there.
#[cfg(test)]
const KINDS: [&str; 18] = templates::keys![
    "log-staff-added",
    "log-staff-invited",
    "log-staff-invitation-withdrawn",
    "log-staff-joined",
    "log-staff-disabled",
    "log-staff-enabled",
    "log-staff-roles-changed",
    "log-staff-signed-in",
    "log-staff-signed-out",
    "log-staff-signed-out-everywhere",
    "log-staff-sign-in-blocked",
    "log-staff-second-factor-enrolled",
    "log-staff-second-factor-reset",
    "log-staff-recovery-codes-renewed",
    "log-staff-password-changed",
    "log-staff-password-reset-sent",
    "log-staff-password-reset",
    "log-staff-token-made",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_accounts_has_words() {
        for lang in templates::offered() {
            let words = Words::of(lang);
            assert!(KINDS.iter().all(|key| words.has(key)), "{lang}");
            assert_eq!(kind(&words, "unheard.of"), "unheard.of");
        }
    }
}
