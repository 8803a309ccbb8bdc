//! The desk: one field, one list, one button. Never what was voted.

use kernel::ResidentId;
use maud::{Markup, html};
use roll::rows::right::State as Right;
use templates::Words;
use templates::parts::{Cell, Field, Table, Tone, hidden_csrf, notice, search_field, table, tag, tiles};

use crate::paths::staff as at;

/// A resident who was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Whom.
    pub id: ResidentId,
    /// Surname and given names.
    pub name: String,
    /// Address.
    pub address: String,
    /// Year of birth, to tell two of one name apart.
    pub born: Option<u16>,
    /// How their right stands; `None`: they may not vote here.
    pub right: Option<Right>,
}

/// What the page is made of.
pub struct Desk<'a> {
    /// Where it is.
    pub path: at::DeskAt,
    /// The plebiscite's title.
    pub title: String,
    /// Whether cards may be handed out now; else why not.
    pub closed: Option<String>,
    /// The session's token.
    pub csrf: &'a str,
    /// The words looked for.
    pub query: &'a str,
    /// Who was found.
    pub found: Vec<Found>,
    /// Whether there were more than are shown.
    pub more: bool,
    /// What was just done, or why it was not.
    pub said: Option<(Tone, String)>,
}

/// The page.
#[must_use]
pub fn desk(words: &Words, page: &Desk<'_>) -> Markup {
    let label = words.t("desk-search");
    let hint = Some(words.t("desk-search-hint"));
    let field = Field { name: "q", label, hint, value: page.query, ..Field::default() };
    html! {
        h1 { (words.t("desk-title")) }
        p { (page.title) }
        @if let Some((tone, said)) = &page.said { (notice(*tone, "", &html! { p role="status" data-said { (said) } })) }
        @if let Some(closed) = &page.closed { (notice(Tone::Warn, "", &html! { p { (closed) } })) }
        form method="get" action=(page.path) role="search" {
            (search_field(&field))
            p.actions { button { (words.t("desk-find")) } }
        }
        @if !page.query.is_empty() { (found(words, page)) }
        p { a href=(at::Cards { id: page.path.id }) { (words.t("desk-cards")) } }
    }
}

fn found(words: &Words, page: &Desk<'_>) -> Markup {
    if page.found.is_empty() {
        return notice(Tone::Plain, "", &html! { p role="status" { (words.t("desk-nobody")) } });
    }
    let rows = page.found.iter().map(|found| row(words, page, found)).collect();
    let head = ["desk-name", "desk-address", "desk-right", "desk-do"].map(|key| words.t(key)).into();
    html! {
        (table(&Table { caption: words.with("desk-found", &[("number", page.found.len().into())]), head, rows }))
        @if page.more { p.hint { (words.t("desk-more")) } }
    }
}

fn row(words: &Words, page: &Desk<'_>, found: &Found) -> Vec<Cell> {
    let name = html! {
        (found.name)
        @if let Some(year) = found.born { " " span.quiet { (words.with("desk-born", &[("year", year.to_string().into())])) } }
    };
    vec![
        Cell::Markup(name),
        Cell::Text(found.address.clone()),
        Cell::Markup(standing(words, found.right)),
        Cell::Markup(deed(words, page, found)),
    ]
}

/// How a right stands, in words.
#[must_use]
pub fn standing(words: &Words, right: Option<Right>) -> Markup {
    match right {
        None => tag(Tone::Warn, &words.t("desk-right-none")),
        Some(Right::Unspent) => tag(Tone::Good, &words.t("desk-right-unspent")),
        Some(Right::Web) => tag(Tone::Warn, &words.t("desk-right-web")),
        Some(Right::Paper) => tag(Tone::Warn, &words.t("desk-right-paper")),
    }
}

fn deed(words: &Words, page: &Desk<'_>, found: &Found) -> Markup {
    let id = page.path.id;
    html! {
        @match found.right {
            Some(Right::Unspent) if page.closed.is_none() => {
                form method="post" action=(at::Mark { id }) {
                    (hidden_csrf(page.csrf))
                    input type="hidden" name="q" value=(page.query);
                    button name="resident" value=(found.id) {
                        (words.t("desk-mark")) span.hidden-visually { " – " (found.name) }
                    }
                }
            }
            Some(Right::Paper) if page.closed.is_none() => {
                a href=(at::Undo { id, resident: found.id }) {
                    (words.t("desk-undo")) span.hidden-visually { " – " (found.name) }
                }
            }
            Some(Right::Unspent | Right::Paper | Right::Web) | None => "–",
        }
    }
}

/// Several plebiscites: which one.
#[must_use]
pub fn choose(words: &Words, open: &[(String, at::DeskAt, String)]) -> Markup {
    let entries: Vec<_> =
        open.iter().map(|(title, path, when)| (title.clone(), path.to_string(), when.clone())).collect();
    html! {
        h1 { (words.t("desk-title")) }
        @if entries.is_empty() {
            (notice(Tone::Plain, "", &html! { p { (words.t("desk-none-open")) } }))
        } @else {
            p { (words.t("desk-choose")) }
            (tiles(&entries))
        }
    }
}
