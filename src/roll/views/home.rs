//! The roll at a glance.

use templates::parts::{self, Cell, Table};
use templates::{Markup, Words, html, keys};

use crate::paths;
use crate::rows::imports::{Import, ImportId, Stage};

/// What is shown.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// Residents of each district, by its name.
    pub by_name: Vec<(String, u64)>,
    /// Residents without a district.
    pub without: u64,
    /// Questions that wait.
    pub waiting: u64,
    /// The latest imports.
    pub imports: Vec<ImportLine>,
}

/// An import as a line.
#[derive(Debug, Clone)]
pub struct ImportLine {
    /// Which.
    pub id: ImportId,
    /// The file's name.
    pub name: String,
    /// When, in words.
    pub at: String,
    /// How far.
    pub stage: Stage,
    /// Residents added.
    pub added: u64,
    /// Rows in all.
    pub rows: u64,
}

impl ImportLine {
    /// Of an import; `at` in words.
    #[must_use]
    pub fn of(import: &Import, at: String) -> Self {
        let (added, rows) = (import.totals.added, import.totals.rows);
        Self { id: import.id, name: import.file_name.clone(), at, stage: import.stage, added, rows }
    }
}

/// The page.
#[must_use]
pub fn home(words: &Words, page: &Home) -> Markup {
    let all = page.by_name.iter().map(|(_, count)| count).sum::<u64>() + page.without;
    html! {
        h1 { (words.t("roll-title")) }
        p id="roll-total" data-total=(all) { (words.with("roll-total", &[("count", all.into())])) }
        @if page.waiting > 0 {
            (parts::notice(parts::Tone::Warn, &words.t("roll-questions-title"), &html! {
                p id="roll-waiting" data-waiting=(page.waiting) {
                    a href=(paths::Questions) { (words.with("roll-waiting", &[("count", page.waiting.into())])) }
                }
            }))
        }
        p.actions {
            a.button href=(paths::Imports) { (words.t("roll-import-button")) }
            a.button.second href=(paths::Residents) { (words.t("roll-residents-title")) }
            a.button.second href=(paths::NewResident) { (words.t("roll-new-title")) }
            a.button.second href=(paths::Districts) { (words.t("roll-districts-title")) }
        }
        @if all > 0 { (by_district(words, page, all)) }
        h2 { (words.t("roll-latest")) }
        (latest(words, &page.imports))
    }
}

fn by_district(words: &Words, page: &Home, all: u64) -> Markup {
    let mut bars: Vec<parts::Bar> = page.by_name.iter().map(|(name, count)| bar(name.clone(), *count)).collect();
    if page.without > 0 {
        bars.push(bar(words.t("roll-no-district"), page.without));
    }
    let head = keys!["roll-column-district", "roll-residents", "roll-share"].map(|key| words.t(key));
    html! { div id="by-district" { (parts::bars(words, &words.t("roll-by-district"), &head, all, &bars)) } }
}

const fn bar(label: String, value: u64) -> parts::Bar {
    parts::Bar { label, value, marked: false }
}

/// Imports as a table.
pub(super) fn latest(words: &Words, imports: &[ImportLine]) -> Markup {
    if imports.is_empty() {
        return html! { p.quiet { (words.t("roll-no-imports")) } };
    }
    let rows = imports.iter().map(|import| {
        let link = html! { a href=(paths::Import { id: import.id }) { (import.name) } };
        let figures = [import.rows, import.added].map(|figure| Cell::Number(words.number(figure)));
        let [rows, added] = figures;
        let state = parts::tag(tone(import.stage), &stage(words, import.stage));
        vec![Cell::Markup(link), Cell::Text(import.at.clone()), Cell::Markup(state), rows, added]
    });
    let head = keys!["roll-file", "roll-when", "roll-state", "roll-rows", "roll-added"].map(|key| words.t(key));
    let table = Table { caption: words.t("roll-latest"), head: head.into(), rows: rows.collect() };
    html! { div id="imports" { (parts::table(&table)) } }
}

const fn tone(stage: Stage) -> parts::Tone {
    match stage {
        Stage::Done => parts::Tone::Good,
        Stage::Failed => parts::Tone::Warn,
        Stage::Staged | Stage::Checked | Stage::Running => parts::Tone::Plain,
    }
}

fn stage(words: &Words, stage: Stage) -> String {
    let [staged, checked, running, done, failed] =
        keys!["roll-stage-staged", "roll-stage-checked", "roll-stage-running", "roll-stage-done", "roll-stage-failed"];
    words.t(match stage {
        Stage::Staged => staged,
        Stage::Checked => checked,
        Stage::Running => running,
        Stage::Done => done,
        Stage::Failed => failed,
    })
}
