//! The count of paper cards: batches, each typed twice by different people.

use maud::{Markup, html};
use templates::parts::{
    Cell, Field, Table, Tone, breadcrumb, checkbox, error_summary, hidden_csrf, notice, number_field, summary, table,
    text_field,
};
use templates::{Words, keys};
use web::{Errors, Fields};

use crate::paths::staff as at;
use crate::rows::paper::Void;

/// A batch as it stands.
#[derive(Debug, Clone)]
pub struct Batch {
    /// Its name.
    pub name: String,
    /// Who typed it first.
    pub by: String,
    /// Its cards, once both typings agree.
    pub cards: Option<u64>,
}

/// What the page is made of.
pub struct Cards<'a> {
    /// Where it is.
    pub path: at::Cards,
    /// The plebiscite's title.
    pub title: String,
    /// Whether cards are counted now; else why not.
    pub closed: Option<String>,
    /// The session's token.
    pub csrf: &'a str,
    /// Rights marked on paper.
    pub marked: u64,
    /// Cards in batches that agree.
    pub cards: u64,
    /// The batches.
    pub batches: Vec<Batch>,
    /// Whether it was declared that all is counted.
    pub finished: bool,
    /// The options: id and title.
    pub options: Vec<(String, String)>,
    /// Whether cards are typed one by one, not added up.
    pub one_by_one: bool,
    /// What was typed.
    pub fields: &'a Fields,
    /// What is wrong.
    pub errors: &'a Errors,
    /// What was just done.
    pub done: Option<String>,
}

/// The page.
#[must_use]
pub fn cards(words: &Words, page: &Cards<'_>) -> Markup {
    let id = page.path.id;
    let number = |n: u64| html! { (words.number(n)) };
    html! {
        (breadcrumb(words, &[(words.t("desk-title"), at::DeskAt { id }.to_string())], &words.t("desk-cards-title")))
        h1 { (words.t("desk-cards-title")) }
        p { (page.title) }
        (error_summary(words, &page.errors.summary(words)))
        @if let Some(done) = &page.done { (notice(Tone::Good, "", &html! { p role="status" { (done) } })) }
        @if let Some(closed) = &page.closed { (notice(Tone::Warn, "", &html! { p { (closed) } })) }
        (summary(&[
            (words.t("desk-cards-marked"), number(page.marked)),
            (words.t("desk-cards-counted"), number(page.cards)),
        ]))
        @if page.finished { (notice(Tone::Good, "", &html! { p { (words.t("desk-cards-finished")) } })) }
        @if !page.batches.is_empty() { (batches(words, page)) }
        @if page.closed.is_none() {
            @if page.one_by_one { (begin(words, page)) } @else { (typing(words, page)) }
            (ending(words, page))
        }
    }
}

fn batches(words: &Words, page: &Cards<'_>) -> Markup {
    let row = |batch: &Batch| {
        let state = match batch.cards {
            Some(_) => html! { (words.t("desk-batch-agreed")) },
            None if page.one_by_one => html! {
                a href={ (at::TypeCard { id: page.path.id }) "?batch=" (encoded(&batch.name)) } { (words.t("card-go-on")) }
            },
            None => html! {
                a href={ (page.path) "?batch=" (encoded(&batch.name)) "#batch" } { (words.t("desk-batch-once")) }
            },
        };
        let cards = batch.cards.map_or_else(|| "–".to_owned(), |cards| words.number(cards));
        vec![Cell::Text(batch.name.clone()), Cell::Text(batch.by.clone()), Cell::Number(cards), Cell::Markup(state)]
    };
    table(&Table {
        caption: words.t("desk-batches"),
        head: ["desk-batch", "desk-batch-by", "desk-batch-cards", "desk-batch-state"].map(|key| words.t(key)).into(),
        rows: page.batches.iter().map(row).collect(),
    })
}

pub(crate) fn encoded(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    name.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// The words of a reason for which a card is void.
#[must_use]
pub fn void_word(words: &Words, why: Void) -> String {
    let [bad, several, outside, consent, other] = keys![
        "paper-void-bad-marking",
        "paper-void-several-cards",
        "paper-void-non-resident",
        "paper-void-no-consent",
        "paper-void-other"
    ];
    words.t(match why {
        Void::BadMarking => bad,
        Void::SeveralCards => several,
        Void::NonResident => outside,
        Void::NoConsent => consent,
        Void::Other => other,
    })
}

fn figure(words: &Words, page: &Cards<'_>, name: &str, label: String) -> Markup {
    let (error, value) = (page.errors.text(words, name), page.fields.get(name));
    number_field(&Field { name, label, error, value, ..Field::default() })
}

/// The name of a batch.
fn batch_field(words: &Words, page: &Cards<'_>) -> Markup {
    let field = Field {
        name: "batch",
        label: words.t("desk-batch"),
        hint: Some(words.t("desk-batch-hint")),
        error: page.errors.text(words, "batch"),
        value: page.fields.get("batch"),
        required: false,
    };
    text_field(&field, "off")
}

fn typing(words: &Words, page: &Cards<'_>) -> Markup {
    html! {
        section {
            h2 { (words.t("desk-type")) }
            p { (words.t("desk-type-lead")) }
            form method="post" action=(page.path) novalidate data-unsaved {
                (hidden_csrf(page.csrf))
                (batch_field(words, page))
                fieldset.group {
                    legend { (words.t("desk-type-cards")) }
                    (figure(words, page, "valid", words.t("desk-valid")))
                    (figure(words, page, "blank", words.t("desk-blank")))
                    @for why in Void::ALL {
                        (figure(words, page, &format!("void-{}", why.word()), void_word(words, why)))
                    }
                }
                fieldset.group {
                    legend { (words.t("desk-type-marks")) }
                    @for (id, title) in &page.options { (figure(words, page, &format!("mark-{id}"), title.clone())) }
                }
                p.actions { button { (words.t("desk-type-submit")) } }
            }
        }
    }
}

/// Beginning a batch whose cards are typed one by one.
fn begin(words: &Words, page: &Cards<'_>) -> Markup {
    html! {
        section {
            h2 { (words.t("desk-type")) }
            p { (words.t("card-lead")) }
            form method="get" action=(at::TypeCard { id: page.path.id }) novalidate {
                (batch_field(words, page))
                p.actions { button { (words.t("card-begin")) } }
            }
        }
    }
}

fn ending(words: &Words, page: &Cards<'_>) -> Markup {
    let id = page.path.id;
    let text = |name: &'static str, key: &str| Field {
        name,
        label: words.t(key),
        error: page.errors.text(words, name),
        value: page.fields.get(name),
        ..Field::default()
    };
    html! {
        @if !page.batches.is_empty() {
            section {
                h2 { (words.t("desk-discard")) }
                p { (words.t("desk-discard-lead")) }
                form method="post" action=(at::DiscardBatch { id }) novalidate {
                    (hidden_csrf(page.csrf))
                    (text_field(&text("discard", "desk-batch"), "off"))
                    (text_field(&text("reason", "desk-reason"), "off"))
                    p.actions { button.second { (words.t("desk-discard-submit")) } }
                }
            }
        }
        section {
            h2 { (words.t("desk-finish")) }
            p { (words.t("desk-finish-lead")) }
            form method="post" action=(at::FinishCards { id }) novalidate {
                (hidden_csrf(page.csrf))
                (checkbox(&text("all-counted", "desk-finish-sure")))
                p.actions { button { (words.t("desk-finish-submit")) } }
            }
        }
    }
}
