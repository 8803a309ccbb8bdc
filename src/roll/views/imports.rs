//! Sending a list.

use templates::parts::{self, Field};
use templates::{Markup, Words, html, keys};

use super::bad;
use super::home::{ImportLine, latest};
use crate::paths;
use crate::rows::imports::BadCell;

/// The form and the latest imports.
pub struct Imports<'a> {
    /// The latest.
    pub lines: Vec<ImportLine>,
    /// What is wrong with the list that was sent.
    pub error: Option<BadCell>,
    /// The session's token.
    pub csrf: &'a str,
}

/// The steps of an import.
pub(super) fn steps(words: &Words, current: usize) -> Markup {
    let names = keys!["roll-step-list", "roll-step-columns", "roll-step-check", "roll-step-write"];
    parts::steps(words, &names.map(|key| words.t(key)), current)
}

/// The page.
#[must_use]
pub fn imports(words: &Words, page: &Imports<'_>) -> Markup {
    let title = words.t("roll-imports-title");
    let error = page.error.as_ref().map(|cell| bad::said_with_place(words, cell));
    let summary: Vec<parts::FieldError> =
        error.iter().map(|text| parts::FieldError { field: "list".to_owned(), text: text.clone() }).collect();
    let hint = Some(words.t("roll-list-hint"));
    let field = Field { name: "list", label: words.t("roll-list"), hint, error, required: true, ..Field::default() };
    html! {
        (super::above(words, &title))
        h1 { (title) }
        (steps(words, 0))
        (parts::error_summary(words, &summary))
        p { (words.t("roll-list-lead")) }
        p { (words.t("roll-list-no-national")) }
        form id="send-list" method="post" action=(paths::Imports) enctype="multipart/form-data" {
            (parts::hidden_csrf(page.csrf))
            (parts::file_field(&field, ".csv,.txt,.xlsx"))
            p.actions { button type="submit" { (words.t("roll-list-submit")) } }
        }
        h2 { (words.t("roll-latest")) }
        (latest(words, &page.lines))
    }
}
