//! The list of plebiscites, by state.

use maud::{Markup, html};
use templates::Words;
use templates::parts::Tone;
use templates::parts::{Cell, Table, notice, table};

use super::{state_tag, state_word};
use crate::paths::staff::{Home, New};
use crate::rules::states::State;

/// A plebiscite in the list.
#[derive(Debug, Clone)]
pub struct Row {
    /// Where it is.
    pub path: Home,
    /// Its title, or what stands for one.
    pub title: String,
    /// Its state.
    pub state: State,
    /// When it is open, in words.
    pub when: String,
    /// Whether it is a rehearsal.
    pub rehearsal: bool,
}

/// The list.
#[must_use]
pub fn list(words: &Words, rows: &[Row], may_write: bool) -> Markup {
    let (rehearsals, real): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.rehearsal);
    html! {
        h1 { (words.t("organise-list-title")) }
        p { (words.t("organise-list-lead")) }
        @if may_write {
            p.actions { a.button href=(New) { (words.t("organise-new")) } }
        }
        @if real.is_empty() { (notice(Tone::Plain, "", &html! { p { (words.t("organise-list-empty")) } })) }
        @for state in State::ALL {
            @let of_state: Vec<&&Row> = real.iter().filter(|row| row.state == state).collect();
            @if !of_state.is_empty() { (rows_of(words, &state_word(words, state), &of_state)) }
        }
        @if !rehearsals.is_empty() {
            (rows_of(words, &words.t("organise-list-rehearsals"), &rehearsals.iter().collect::<Vec<_>>()))
        }
    }
}

fn rows_of(words: &Words, caption: &str, rows: &[&&Row]) -> Markup {
    let cells = |row: &&&Row| {
        vec![
            Cell::Markup(html! { a href=(row.path) { (row.title) } }),
            Cell::Text(row.when.clone()),
            Cell::Markup(state_tag(words, row.state)),
        ]
    };
    table(&Table {
        caption: caption.to_owned(),
        head: vec![words.t("organise-list-what"), words.t("organise-list-when"), words.t("organise-list-state")],
        rows: rows.iter().map(cells).collect(),
    })
}
