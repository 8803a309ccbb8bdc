//! The districts and their names.

use kernel::DistrictId;
use templates::parts::{self, Cell, Table};
use templates::{Markup, Words, html, keys};
use web::{Errors, Fields};

use crate::paths;

/// All of them.
pub struct Districts<'a> {
    /// Which, its name, and how many residents it has.
    pub lines: Vec<(DistrictId, String, u64)>,
    /// What was typed.
    pub fields: &'a Fields,
    /// What is wrong.
    pub errors: &'a Errors,
    /// The session's token.
    pub csrf: &'a str,
}

/// One, to be renamed.
pub struct One<'a> {
    /// Which.
    pub id: DistrictId,
    /// Its name, or what was typed.
    pub fields: &'a Fields,
    /// What is wrong.
    pub errors: &'a Errors,
    /// The session's token.
    pub csrf: &'a str,
}

/// The page of all.
#[must_use]
pub fn all(words: &Words, page: &Districts<'_>) -> Markup {
    let title = words.t("roll-districts-title");
    html! {
        (super::above(words, &title))
        h1 { (title) }
        (parts::error_summary(words, &page.errors.summary(words)))
        @if page.lines.is_empty() { p.quiet { (words.t("roll-districts-none")) } } @else { (table(words, page)) }
        h2 { (words.t("roll-district-add")) }
        form id="new-district" method="post" action=(paths::Districts) {
            (parts::hidden_csrf(page.csrf))
            (name(words, (page.fields, page.errors)))
            p.actions { button type="submit" { (words.t("roll-district-add")) } }
        }
    }
}

fn name(words: &Words, sent: (&Fields, &Errors)) -> Markup {
    let field = super::field(words, "name", words.t("roll-district-name"), sent);
    parts::text_field(&parts::Field { required: true, ..field }, "off")
}

fn table(words: &Words, page: &Districts<'_>) -> Markup {
    let rows = page.lines.iter().map(|(id, name, count)| {
        let link = html! {
            a href=(paths::District { id: *id }) aria-label=(words.with("roll-district-rename", &[("name", name.as_str().into())])) {
                (words.t("roll-district-rename-short"))
            }
        };
        vec![Cell::Text(name.clone()), Cell::Number(words.number(*count)), Cell::Markup(link)]
    });
    let head = keys!["roll-column-district", "roll-residents", "roll-district-change"].map(|key| words.t(key));
    let table = Table { caption: words.t("roll-districts-title"), head: head.into(), rows: rows.collect() };
    html! { div id="districts" { (parts::table(&table)) } }
}

/// The page of one.
#[must_use]
pub fn one(words: &Words, page: &One<'_>) -> Markup {
    let title = words.t("roll-district-title");
    let above = [
        (words.t("roll-title"), paths::Home.to_string()),
        (words.t("roll-districts-title"), paths::Districts.to_string()),
    ];
    html! {
        (parts::breadcrumb(words, &above, &title))
        h1 { (title) }
        (parts::error_summary(words, &page.errors.summary(words)))
        form id="district" method="post" action=(paths::District { id: page.id }) {
            (parts::hidden_csrf(page.csrf))
            (name(words, (page.fields, page.errors)))
            p.actions {
                button type="submit" { (words.t("roll-save")) }
                a.button.second href=(paths::Districts) { (words.t("roll-cancel")) }
            }
        }
    }
}
