//! The queue: the person on the roll and the row of the list, side by side.

use std::collections::BTreeMap;

use kernel::DistrictId;
use templates::parts::{self, Cell, Choice, Field, Table};
use templates::{Markup, Words, html, keys};

use crate::paths;
use crate::rows::questions::QuestionId;
use crate::rows::residents::Resident;
use crate::rules::columns::Column;
use crate::rules::person::Person;

/// The questions.
pub struct Questions<'a> {
    /// Those on this page.
    pub asked: Vec<Asked>,
    /// How many wait in all.
    pub all: u64,
    /// The districts' names.
    pub districts: BTreeMap<String, DistrictId>,
    /// What is wrong with the answer that was sent.
    pub error: Option<(QuestionId, &'static str)>,
    /// The session's token.
    pub csrf: &'a str,
}

/// A question.
pub struct Asked {
    /// Which.
    pub id: QuestionId,
    /// The line of the list.
    pub line: u64,
    /// The person on the roll, if still there.
    pub resident: Option<Resident>,
    /// The row.
    pub person: Person,
    /// The form's one-time token.
    pub once: String,
}

/// The page.
#[must_use]
pub fn questions(words: &Words, page: &Questions<'_>) -> Markup {
    let title = words.t("roll-questions-title");
    let summary: Vec<parts::FieldError> =
        page.error.iter().map(|(id, key)| parts::FieldError { field: name(*id), text: words.t(key) }).collect();
    html! {
        (super::above(words, &title))
        h1 { (title) }
        (parts::error_summary(words, &summary))
        @if page.asked.is_empty() {
            p id="no-questions" { (words.t("roll-questions-none")) }
        } @else {
            p id="waiting" data-waiting=(page.all) { (words.with("roll-waiting", &[("count", page.all.into())])) }
            p { (words.t("roll-questions-lead")) }
            @for asked in &page.asked { (one(words, page, asked)) }
        }
    }
}

fn name(id: QuestionId) -> String {
    format!("q-{id}")
}

fn one(words: &Words, page: &Questions<'_>, asked: &Asked) -> Markup {
    let who = format!("{} {}", asked.person.surname, asked.person.given);
    let error = page.error.filter(|(id, _)| *id == asked.id).map(|(_, key)| words.t(key));
    let [same, another] = keys!["roll-question-same", "roll-question-another"];
    let button = |value: &str, key: &str| Choice { value: value.to_owned(), label: words.t(key), ..Choice::default() };
    let mut choices = vec![button("same", same), button("another", another)];
    choices.retain(|choice| asked.resident.is_some() || choice.value == "another");
    let id = name(asked.id);
    html! {
        section.card id=(id) data-question=(asked.id) {
            h2 { (who) }
            (side_by_side(words, page, asked))
            form method="post" action=(paths::Question { id: asked.id }) {
                (parts::hidden_csrf(page.csrf))
                input type="hidden" name="_once" value=(asked.once);
                (decision(words, &format!("{id}-decision"), error, &choices))
                p.actions { button type="submit" { (words.t("roll-question-submit")) } }
            }
        }
    }
}

/// Radio buttons whose ids are apart from those of the other questions.
fn decision(words: &Words, id: &str, error: Option<String>, choices: &[Choice]) -> Markup {
    let field = Field { name: id, label: words.t("roll-question"), error, ..Field::default() };
    html! {
        fieldset class=(if field.error.is_some() { "field bad" } else { "field" }) {
            legend { (field.label) }
            @if let Some(error) = &field.error { p.error { (error) } }
            @for choice in choices {
                @let own = format!("{id}-{}", choice.value);
                div.choice {
                    input type="radio" id=(own) name="decision" value=(choice.value);
                    label for=(own) { (choice.label) }
                }
            }
        }
    }
}

fn side_by_side(words: &Words, page: &Questions<'_>, asked: &Asked) -> Markup {
    let (roll, list) = (on_roll(page, asked.resident.as_ref()), in_list(&asked.person));
    let rows = Column::ALL
        .iter()
        .zip(roll.into_iter().zip(list))
        .filter(|(_, (roll, list))| !(roll.is_empty() && list.is_empty()));
    let rows = rows.map(|(column, (roll, list))| {
        let differs = roll != list && !list.is_empty();
        let list = html! { @if differs { strong data-differs { (list) } } @else { (list) } };
        vec![Cell::Text(super::column(words, *column)), Cell::Text(roll), Cell::Markup(list)]
    });
    let head = vec![
        words.t("roll-question-what"),
        words.t("roll-question-roll"),
        words.with("roll-question-list", &[("line", asked.line.into())]),
    ];
    parts::table(&Table { caption: words.t("roll-question-compare"), head, rows: rows.collect() })
}

fn on_roll(page: &Questions<'_>, resident: Option<&Resident>) -> [String; 8] {
    let Some(known) = resident else { return Default::default() };
    let district = page.districts.iter().find(|(_, id)| Some(**id) == known.district).map(|(name, _)| name.clone());
    [
        known.number.clone().unwrap_or_default(),
        known.surname.clone(),
        known.given.clone(),
        known.address.clone(),
        district.unwrap_or_default(),
        known.birth_year.map(|year| year.to_string()).unwrap_or_default(),
        known.lang.own_name().to_owned(),
        known.email.clone().unwrap_or_default(),
    ]
}

fn in_list(person: &Person) -> [String; 8] {
    let text = |line: &Option<kernel::Line>| line.as_ref().map(ToString::to_string).unwrap_or_default();
    [
        text(&person.number),
        person.surname.to_string(),
        person.given.to_string(),
        person.address.to_string(),
        text(&person.district),
        person.birth_year.map(|year| year.to_string()).unwrap_or_default(),
        person.lang.map(|lang| lang.own_name().to_owned()).unwrap_or_default(),
        text(&person.email),
    ]
}
