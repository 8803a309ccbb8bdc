//! Searching residents.

use std::collections::BTreeMap;

use kernel::DistrictId;
use templates::parts::{self, Cell, Field, Table};
use templates::{Markup, Words, html, keys};

use crate::paths;
use crate::rows::residents::Resident;
use crate::rows::search::Search;

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// What was searched for.
    pub search: Search,
    /// A page of residents.
    pub residents: Vec<Resident>,
    /// Whether there are more.
    pub more: bool,
    /// The districts' names.
    pub districts: BTreeMap<String, DistrictId>,
}

/// The page.
#[must_use]
pub fn found(words: &Words, page: &Found) -> Markup {
    let title = words.t("roll-residents-title");
    html! {
        (super::above(words, &title))
        h1 { (title) }
        (form(words, &page.search))
        @if page.residents.is_empty() {
            p id="found" data-found="0" { (words.t("roll-none-found")) }
        } @else {
            (table(words, page))
            @let next = next(page);
            (parts::pagination(words, None, next.as_deref()))
        }
        p.actions { a.button.second href=(paths::NewResident) { (words.t("roll-new-title")) } }
    }
}

fn form(words: &Words, search: &Search) -> Markup {
    let label = words.t("roll-search");
    let hint = Some(words.t("roll-search-hint"));
    let field = Field { name: "q", label, hint, value: &search.words, ..Field::default() };
    let left = if search.left { "yes" } else { "" };
    let left = Field { name: "left", label: words.t("roll-search-left"), value: left, ..Field::default() };
    html! {
        form method="get" action=(paths::Residents) role="search" {
            (parts::search_field(&field))
            (parts::checkbox(&left))
            p.actions { button type="submit" { (words.t("roll-search-button")) } }
        }
    }
}

fn table(words: &Words, page: &Found) -> Markup {
    let district = |id: Option<DistrictId>| {
        page.districts.iter().find(|(_, known)| Some(**known) == id).map(|(name, _)| name.clone()).unwrap_or_default()
    };
    let rows = page.residents.iter().map(|resident| {
        let name = html! {
            a href=(paths::Resident { id: resident.id }) { (resident.surname) " " (resident.given) }
        };
        let year = resident.birth_year.map(|year| year.to_string()).unwrap_or_default();
        vec![
            Cell::Markup(name),
            Cell::Text(resident.address.clone()),
            Cell::Text(district(resident.district)),
            Cell::Number(year),
        ]
    });
    let head = keys!["roll-name", "roll-column-address", "roll-column-district", "roll-column-birth-year"];
    let head = head.map(|key| words.t(key)).into();
    let table = Table { caption: words.t("roll-found"), head, rows: rows.collect() };
    html! { div id="found" data-found=(page.residents.len()) { (parts::table(&table)) } }
}

fn next(page: &Found) -> Option<String> {
    let last = page.residents.last().filter(|_| page.more)?;
    let left = if page.search.left { "&left=yes" } else { "" };
    let words = encoded(&page.search.words);
    Some(format!("{}?q={words}&after={}{left}", paths::Residents, last.id))
}

/// As it may stand in an address.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push_str(&data_encoding::HEXUPPER.encode(&[byte]));
        }
    }
    out
}
