//! Typing paper cards one by one: the number of the card, one small field an option
//! in the order of the card, and the Enter key.

use maud::{Markup, html};
use templates::Words;
use templates::parts::{
    Candidate, Cell, Choice, Field, Table, Tone, breadcrumb, card_fields, error_summary, figures, first_field,
    hidden_csrf, notice, select,
};
use web::{Errors, Fields};

use super::cards::void_word;
use super::choice;
use crate::forms::card::{BLANK, MARKED, STATE};
use crate::forms::marks::number_field;
use crate::paths::staff as at;
use crate::rows::paper::Void;
use crate::rules::form::{BallotForm, Marking};

/// What the page is made of.
pub struct CardPage<'a> {
    /// Where it is.
    pub path: at::TypeCard,
    /// The form.
    pub form: &'a BallotForm,
    /// The plebiscite's title.
    pub title: String,
    /// The batch.
    pub batch: &'a str,
    /// Whether it is the second typing.
    pub second: bool,
    /// The number of the card.
    pub number: i64,
    /// The session's token.
    pub csrf: &'a str,
    /// What was typed.
    pub fields: &'a Fields,
    /// What is wrong.
    pub errors: &'a Errors,
    /// What was just done.
    pub done: Option<String>,
    /// The cards typed so far, the last one first: number and what it says.
    pub typed: Vec<(i64, String)>,
}

/// The page.
#[must_use]
pub fn card(words: &Words, page: &CardPage<'_>) -> Markup {
    let id = page.path.id;
    let above = [
        (words.t("desk-title"), at::DeskAt { id }.to_string()),
        (words.t("desk-cards-title"), at::Cards { id }.to_string()),
    ];
    let heading = words.with("card-title", &[("number", number(page.number)), ("batch", page.batch.into())]);
    html! {
        (breadcrumb(words, &above, &heading))
        h1 { (heading) }
        p { (page.title) }
        (error_summary(words, &page.errors.summary(words)))
        @if let Some(done) = &page.done { (notice(Tone::Good, "", &html! { p role="status" { (done) } })) }
        p.hint { (words.t(if page.second { "card-lead-second" } else { "card-lead-first" })) }
        form method="post" action=(page.path) novalidate data-unsaved {
            (hidden_csrf(page.csrf))
            input type="hidden" name="batch" value=(page.batch);
            input type="hidden" name="card" value=(page.number);
            (says(words, page))
            (select(&Field {
                name: STATE,
                label: words.t("card-state"),
                error: page.errors.text(words, STATE),
                ..Field::default()
            }, &states(words, page)))
            p.actions { button { (words.t("card-save")) } }
        }
        @if !page.typed.is_empty() { (typed(words, page)) (ending(words, page)) }
    }
}

fn number(number: i64) -> templates::Arg {
    u64::try_from(number).unwrap_or(0).into()
}

fn says(words: &Words, page: &CardPage<'_>) -> Markup {
    let title =
        |place: usize, choice: &crate::rules::form::Choice| format!("{}. {}", place + 1, choice.title_in(words.lang()));
    if matches!(page.form.counting.marking, Marking::Single | Marking::Approval { .. }) {
        let field = Field {
            name: MARKED,
            label: words.t("card-marked"),
            hint: Some(words.t("card-marked-hint")),
            error: page.errors.text(words, MARKED),
            value: page.fields.get(MARKED),
            required: false,
        };
        return html! {
            (first_field(&field))
            ol.quiet { @for choice in &page.form.options { li { (choice.title_in(words.lang())) } } }
        };
    }
    let candidate = |(place, choice): (usize, &crate::rules::form::Choice)| {
        let name = number_field(&choice.id);
        Candidate {
            title: title(place, choice),
            value: page.fields.get(&name).to_owned(),
            error: page.errors.text(words, &name),
            name,
            ..Candidate::default()
        }
    };
    let label = match page.form.counting.marking {
        Marking::Score { best } => words.with("card-grades", &[("best", u64::from(best).into())]),
        Marking::Points { all } => words.with("card-points", &[("all", u64::from(all).into())]),
        Marking::Ranking { .. } | Marking::Single | Marking::Approval { .. } => words.t("card-ranks"),
    };
    let options: Vec<Candidate> = page.form.options.iter().enumerate().map(candidate).collect();
    card_fields(
        &Field { name: "options", label, error: page.errors.text(words, "options"), ..Field::default() },
        &options,
    )
}

fn states(words: &Words, page: &CardPage<'_>) -> Vec<Choice> {
    let now = page.fields.get(STATE);
    let filled = choice("", words.t("card-filled"), None, now.is_empty());
    let blank = choice(BLANK, words.t("card-blank"), None, now == BLANK);
    let void = Void::ALL.into_iter().map(|why| choice(why.word(), void_word(words, why), None, now == why.word()));
    [filled, blank].into_iter().chain(void).collect()
}

fn typed(words: &Words, page: &CardPage<'_>) -> Markup {
    let row = |(number, said): &(i64, String)| {
        let mend = format!("{}?batch={}&card={number}", page.path, super::cards::encoded(page.batch));
        vec![
            Cell::Text(number.to_string()),
            Cell::Text(said.clone()),
            Cell::Markup(html! {
                a href=(mend) {
                    (words.t("card-mend")) span.hidden-visually { " – " (words.with("card-number", &[("number", (*number).to_string().into())])) }
                }
            }),
        ]
    };
    html! {
        section {
            h2 { (words.t("card-typed")) }
            (figures(&Table {
                caption: words.t("card-typed-order"),
                head: ["card-column-number", "card-column-says", "card-column-do"].map(|key| words.t(key)).into(),
                rows: page.typed.iter().map(row).collect(),
            }))
        }
    }
}

fn ending(words: &Words, page: &CardPage<'_>) -> Markup {
    let id = page.path.id;
    let hidden = html! { (hidden_csrf(page.csrf)) input type="hidden" name="batch" value=(page.batch); };
    html! {
        section {
            h2 { (words.t("card-close")) }
            p { (words.t(if page.second { "card-close-second" } else { "card-close-first" })) }
            form method="post" action=(at::CloseBatch { id }) { (hidden) p.actions { button { (words.t("card-close-submit")) } } }
            form method="post" action=(at::TakeLastCard { id }) {
                (hidden) p.actions { button.second { (words.t("card-take-last")) } }
            }
        }
    }
}
