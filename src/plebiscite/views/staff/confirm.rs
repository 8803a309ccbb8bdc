//! A page that asks once more, with the fields the deed needs.

use maud::{Markup, html};
use templates::Words;
use templates::parts::{breadcrumb, error_summary, hidden_csrf};
use web::Errors;

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct Confirm<'a> {
    /// Pages above: name and address.
    pub above: Vec<(String, String)>,
    /// The heading.
    pub title: String,
    /// What happens, in sentences.
    pub lead: Vec<String>,
    /// Where the form goes.
    pub action: String,
    /// The fields.
    pub fields: Markup,
    /// What the button says.
    pub button: String,
    /// Whether it cannot be undone.
    pub danger: bool,
    /// Whether files are sent.
    pub files: bool,
    /// The session's token.
    pub csrf: &'a str,
    /// What was wrong.
    pub errors: Errors,
}

/// The page.
#[must_use]
pub fn confirm(words: &Words, ask: &Confirm<'_>) -> Markup {
    html! {
        (breadcrumb(words, &ask.above, &ask.title))
        h1 { (ask.title) }
        (error_summary(words, &ask.errors.summary(words)))
        @for sentence in &ask.lead { p { (sentence) } }
        form method="post" action=(ask.action) enctype=[ask.files.then_some("multipart/form-data")] novalidate {
            (hidden_csrf(ask.csrf))
            (ask.fields)
            p.actions {
                button.danger[ask.danger] { (ask.button) }
                @if let Some((_, back)) = ask.above.last() {
                    a.button.second href=(back) { (words.t("organise-cancel")) }
                }
            }
        }
    }
}
