//! An import wherever it stands.

use templates::parts::{self, Cell, Table, Tone};
use templates::{Markup, Words, html, keys};

use super::bad;
use super::columns::give_up;
use super::imports::steps;
use crate::jobs::passes::{KIND, Standing};
use crate::paths;
use crate::rows::imports::{Import, Stage, Totals};

/// Bad cells on the page; the table to download holds all.
const SHOWN_BAD: usize = 100;

/// The import and how it stands.
pub struct Shown<'a> {
    /// The import.
    pub import: &'a Import,
    /// Its pass.
    pub standing: Standing,
    /// The session's token.
    pub csrf: &'a str,
    /// When it was sent, in words.
    pub at: String,
}

/// The page.
#[must_use]
pub fn import(words: &Words, page: &Shown<'_>) -> Markup {
    let title = words.t("roll-import-title");
    let stage = page.import.stage;
    let step = if matches!(stage, Stage::Running | Stage::Done) { 3 } else { 2 };
    html! {
        (super::above_import(words, &title))
        h1 { (title) }
        (steps(words, step))
        p.quiet { (page.import.file_name) " · " (page.at) " · " (page.import.totals.format) }
        @match page.standing {
            Standing::Running { done, total } => (running(words, page, done, total)),
            Standing::Interrupted | Standing::Still => (still(words, page)),
        }
    }
}

fn running(words: &Words, page: &Shown<'_>, done: u64, total: Option<u64>) -> Markup {
    let [checking, writing] = keys!["roll-checking", "roll-writing"];
    let key = if page.import.stage == Stage::Running { writing } else { checking };
    let job = format!("/jobs/{KIND}/{}", page.import.id);
    html! {
        div id="import-running" {
            h2 { (words.t(key)) }
            (parts::progress(words, &job, done, total))
            p.hint { (words.t("roll-may-leave")) }
        }
    }
}

fn still(words: &Words, page: &Shown<'_>) -> Markup {
    let import = page.import;
    html! {
        @match import.stage {
            Stage::Running => div id="interrupted" {
                (parts::notice(Tone::Warn, &words.t("roll-interrupted"), &html! { p { (words.t("roll-interrupted-text")) } }))
                (write(words, page, "roll-write-again"))
            },
            Stage::Done => div id="import-done" {
                (parts::notice(Tone::Good, &words.t("roll-done"), &html! { p { (words.t("roll-done-text")) } }))
            },
            Stage::Failed => (failed(words, import)),
            Stage::Staged | Stage::Checked => { @if page.standing == Standing::Interrupted {
                (parts::notice(Tone::Warn, "", &html! { p { (words.t("roll-check-interrupted")) } }))
            } },
        }
        @if import.stage != Stage::Failed { (totals(words, &import.totals)) }
        (bad_rows(words, page))
        @if import.stage == Stage::Checked { (checked(words, page)) }
        (onward(words, page))
    }
}

fn checked(words: &Words, page: &Shown<'_>) -> Markup {
    let totals = &page.import.totals;
    let useful = totals.added + totals.found + totals.asked > 0;
    html! {
        @if useful {
            p { (words.t("roll-checked-text")) }
            (write(words, page, "roll-write"))
        } @else {
            p id="nothing-to-write" { (words.t("roll-nothing-to-write")) }
        }
    }
}

fn write(words: &Words, page: &Shown<'_>, key: &str) -> Markup {
    html! {
        form id="write" method="post" action=(paths::Write { id: page.import.id }) {
            (parts::hidden_csrf(page.csrf))
            p.actions { button type="submit" { (words.t(key)) } }
        }
    }
}

fn failed(words: &Words, import: &Import) -> Markup {
    let text = match &import.totals.broken {
        Some(cell) => bad::said_with_place(words, cell),
        None => words.t("roll-given-up"),
    };
    html! {
        div id="import-failed" { (parts::notice(Tone::Warn, &words.t("roll-failed"), &html! { p { (text) } })) }
    }
}

fn totals(words: &Words, totals: &Totals) -> Markup {
    let figures = [
        ("rows", "roll-total-rows", totals.rows),
        ("added", "roll-total-added", totals.added),
        ("found", "roll-total-found", totals.found),
        ("asked", "roll-total-asked", totals.asked),
        ("bad", "roll-total-bad", totals.bad),
    ];
    let _keys = keys!["roll-total-rows", "roll-total-added", "roll-total-found", "roll-total-asked", "roll-total-bad"];
    let rows = figures.map(|(name, key, figure)| {
        let shown = html! { span data-total=(name) data-figure=(figure) { (words.number(figure)) } };
        vec![Cell::Text(words.t(key)), Cell::Markup(shown)]
    });
    let head = keys!["roll-total-what", "roll-total-count"].map(|key| words.t(key)).into();
    let table = Table { caption: words.t("roll-totals"), head, rows: rows.into() };
    html! { div id="import-totals" { (parts::table(&table)) } }
}

fn bad_rows(words: &Words, page: &Shown<'_>) -> Markup {
    let totals = &page.import.totals;
    let shown = totals.bad_cells.get(..SHOWN_BAD).unwrap_or(&totals.bad_cells);
    let download = words.with("roll-bad-download", &[("count", totals.bad.into())]);
    html! {
        @if !shown.is_empty() {
            h2 { (words.t("roll-bad-title")) }
            p { (words.t("roll-bad-text")) }
            p.actions { a.button.second id="bad-download" href=(paths::BadRows { id: page.import.id }) { (download) } }
            (bad::table(words, shown))
            @if totals.bad_cells.len() > SHOWN_BAD {
                p id="bad-more" { (words.with("roll-bad-more", &[("count", SHOWN_BAD.into())])) }
            }
        }
    }
}

fn onward(words: &Words, page: &Shown<'_>) -> Markup {
    let import = page.import;
    let id = import.id;
    html! {
        p.actions {
            @if import.path.is_some() && matches!(import.stage, Stage::Checked | Stage::Failed) {
                a.button.second href=(paths::Columns { id }) { (words.t("roll-columns-again")) }
            }
            @if import.stage == Stage::Done && import.totals.asked > 0 {
                a.button href=(paths::Questions) { (words.t("roll-to-questions")) }
            }
            @if import.path.is_none() {
                a.button.second href=(paths::Imports) { (words.t("roll-another-list")) }
                a.button.second href=(paths::Home) { (words.t("roll-to-roll")) }
            }
        }
        @if import.path.is_some() { (give_up(words, id, page.csrf)) }
    }
}
