//! What the columns of a list hold: a choice for each, beside the first rows.

use templates::parts::{self, Cell, Choice, Field, Table, Tone};
use templates::{Markup, Words, html};
use web::Errors;

use super::imports::steps;
use crate::paths;
use crate::rows::imports::{Import, Totals};
use crate::rules::columns::{Column, Mapping};

/// The page.
pub struct Columns<'a> {
    /// The import.
    pub import: &'a Import,
    /// What was guessed or chosen.
    pub mapping: &'a Mapping,
    /// Whether a checking pass did not come to its end.
    pub interrupted: bool,
    /// What is wrong.
    pub errors: &'a Errors,
    /// The session's token.
    pub csrf: &'a str,
}

/// The page.
#[must_use]
pub fn columns(words: &Words, page: &Columns<'_>) -> Markup {
    let title = words.t("roll-columns-title");
    let (import, totals) = (page.import, &page.import.totals);
    let id = import.id;
    let facts = [
        (words.t("roll-file"), html! { (import.file_name) }),
        (words.t("roll-format"), html! { span id="format" { (totals.format) } }),
    ];
    html! {
        (super::above_import(words, &title))
        h1 { (title) }
        (steps(words, 1))
        (parts::error_summary(words, &page.errors.summary(words)))
        @if page.interrupted {
            div id="interrupted" { (parts::notice(Tone::Warn, "", &html! { p { (words.t("roll-check-interrupted")) } })) }
        }
        (parts::summary(&facts))
        (national(words, totals))
        (first_rows(words, totals))
        form id="columns" method="post" action=(paths::Columns { id }) {
            (parts::hidden_csrf(page.csrf))
            h2 { (words.t("roll-columns-which")) }
            @for column in Column::ALL { (choice(words, page, column)) }
            p.actions { button type="submit" { (words.t("roll-columns-submit")) } }
        }
        (give_up(words, id, page.csrf))
    }
}

/// The button that ends an import.
pub(super) fn give_up(words: &Words, id: crate::rows::imports::ImportId, csrf: &str) -> Markup {
    html! {
        form id="give-up" method="post" action=(paths::GiveUp { id }) {
            (parts::hidden_csrf(csrf))
            p.hint { (words.t("roll-give-up-hint")) }
            p.actions { button.second type="submit" { (words.t("roll-give-up")) } }
        }
    }
}

fn national(words: &Words, totals: &Totals) -> Markup {
    let names: Vec<&str> =
        totals.national.iter().filter_map(|place| totals.header.get(*place)).map(String::as_str).collect();
    html! {
        @if !names.is_empty() {
            div id="national" {
                (parts::notice(Tone::Warn, &words.t("roll-national-title"), &html! {
                    p { (words.with("roll-national-text", &[("columns", names.join(", ").into())])) }
                }))
            }
        }
    }
}

fn first_rows(words: &Words, totals: &Totals) -> Markup {
    let rows = totals.first_rows.iter().map(|row| row.iter().map(|cell| Cell::Text(cell.clone())).collect());
    let head = totals.header.iter().enumerate().map(|(place, name)| format!("{} · {name}", sheets::letter(place)));
    let table = Table { caption: words.t("roll-first-rows"), head: head.collect(), rows: rows.collect() };
    html! { div.scroll id="first-rows" tabindex="0" role="region" aria-label=(words.t("roll-first-rows")) { (parts::table(&table)) } }
}

fn choice(words: &Words, page: &Columns<'_>, column: Column) -> Markup {
    let chosen = page.mapping.0.get(&column).copied();
    let unused = Choice { label: words.t("roll-do-not-use"), chosen: chosen.is_none(), ..Choice::default() };
    let one = |(place, name): (usize, &String)| Choice {
        value: place.to_string(),
        label: format!("{} · {name}", sheets::letter(place)),
        chosen: chosen == Some(place),
        ..Choice::default()
    };
    let choices: Vec<Choice> =
        std::iter::once(unused).chain(page.import.totals.header.iter().enumerate().map(one)).collect();
    let name = super::column(words, column);
    let label = if column.required() { words.with("roll-required", &[("name", name.into())]) } else { name };
    let hint = match column {
        Column::Number => Some(words.t("roll-hint-number-column")),
        Column::Language => Some(words.t("roll-hint-language-column")),
        Column::District => Some(words.t("roll-hint-district-column")),
        _ => None,
    };
    let error = page.errors.text(words, column.word());
    parts::select(&Field { name: column.word(), label, hint, error, ..Field::default() }, &choices)
}
