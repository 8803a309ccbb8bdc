//! The form of one person: new, or on the roll.

use kernel::{Lang, ResidentId};
use templates::parts::{self, Choice, Field, Tone};
use templates::{Markup, Words, html, keys};
use web::{Errors, Fields};

use crate::paths;
use crate::rules::columns::Column;

/// The fields, as they were sent or stored.
pub struct Form<'a> {
    /// What stands in them.
    pub fields: &'a Fields,
    /// What is wrong.
    pub errors: &'a Errors,
    /// The districts to choose from.
    pub districts: Vec<String>,
    /// The session's token.
    pub csrf: &'a str,
}

/// A resident as shown.
pub struct Shown<'a> {
    /// Who.
    pub id: ResidentId,
    /// Whether they live here.
    pub active: bool,
    /// Whether something was stored just now.
    pub saved: bool,
    /// The form.
    pub form: Form<'a>,
}

/// Adding a resident by hand.
#[must_use]
pub fn newcomer(words: &Words, form: &Form<'_>) -> Markup {
    let title = words.t("roll-new-title");
    let another = super::field(words, "another", words.t("roll-new-another"), (form.fields, form.errors));
    html! {
        (super::above(words, &title))
        h1 { (title) }
        (parts::error_summary(words, &form.errors.summary(words)))
        form id="new-resident" method="post" action=(paths::NewResident) {
            (parts::hidden_csrf(form.csrf))
            input type="hidden" name="_once" value=(form.fields.get("_once"));
            (fields(words, form))
            @if another.error.is_some() || !another.value.is_empty() { (parts::checkbox(&another)) }
            p.actions { button type="submit" { (words.t("roll-new-submit")) } }
        }
    }
}

/// A resident.
#[must_use]
pub fn resident(words: &Words, page: &Shown<'_>) -> Markup {
    let title = words.t("roll-resident-title");
    html! {
        (super::above(words, &title))
        h1 { (title) }
        @if page.saved { div id="saved" { (parts::notice(Tone::Good, "", &html! { p { (words.t("roll-saved")) } })) } }
        @if !page.active { div id="left" { (parts::notice(Tone::Warn, "", &html! { p { (words.t("roll-left")) } })) } }
        (parts::error_summary(words, &page.form.errors.summary(words)))
        form id="resident" method="post" action=(paths::Resident { id: page.id }) {
            (parts::hidden_csrf(page.form.csrf))
            (fields(words, &page.form))
            p.actions { button type="submit" { (words.t("roll-save")) } }
        }
        @if page.active { (leave(words, page)) } @else { (come_back(words, page)) }
    }
}

fn leave(words: &Words, page: &Shown<'_>) -> Markup {
    let [moved, died, duplicate, other] =
        keys!["roll-reason-moved", "roll-reason-died", "roll-reason-duplicate", "roll-reason-other"];
    let reasons = crate::forms::REASONS.into_iter().zip([moved, died, duplicate, other]);
    let choices: Vec<Choice> = reasons
        .map(|(value, key)| Choice { value: value.to_owned(), label: words.t(key), ..Choice::default() })
        .collect();
    let error = page.form.errors.text(words, "reason");
    let hint = Some(words.t("roll-leave-hint"));
    let field = Field { name: "reason", label: words.t("roll-leave-why"), hint, error, ..Field::default() };
    html! {
        h2 { (words.t("roll-leave-title")) }
        form id="leave" method="post" action=(paths::Leave { id: page.id }) {
            (parts::hidden_csrf(page.form.csrf))
            (parts::radios(&field, &choices))
            p.actions { button.danger type="submit" { (words.t("roll-leave-submit")) } }
        }
    }
}

fn come_back(words: &Words, page: &Shown<'_>) -> Markup {
    html! {
        form id="come-back" method="post" action=(paths::ComeBack { id: page.id }) {
            (parts::hidden_csrf(page.form.csrf))
            p.actions { button.second type="submit" { (words.t("roll-come-back")) } }
        }
    }
}

fn fields(words: &Words, form: &Form<'_>) -> Markup {
    let sent = (form.fields, form.errors);
    let field = |column: Column| {
        let hint = hint(words, column);
        let required = column.required();
        Field { hint, required, ..super::field(words, column.word(), super::column(words, column), sent) }
    };
    html! {
        (parts::text_field(&field(Column::Surname), "off"))
        (parts::text_field(&field(Column::Given), "off"))
        (parts::text_field(&field(Column::Address), "off"))
        (parts::select(&field(Column::District), &districts(words, form)))
        (parts::number_field(&field(Column::BirthYear)))
        (parts::select(&field(Column::Language), &languages(words, form.fields)))
        (parts::text_field(&field(Column::Email), "off"))
        (parts::text_field(&field(Column::Number), "off"))
    }
}

fn hint(words: &Words, column: Column) -> Option<String> {
    match column {
        Column::Number => Some(words.t("roll-hint-number")),
        Column::BirthYear => Some(words.t("roll-hint-birth-year")),
        Column::Email => Some(words.t("roll-hint-email")),
        Column::Surname | Column::Given | Column::Address | Column::District | Column::Language => None,
    }
}

fn districts(words: &Words, form: &Form<'_>) -> Vec<Choice> {
    let chosen = form.fields.get(Column::District.word());
    let none = Choice { label: words.t("roll-no-district"), chosen: chosen.is_empty(), ..Choice::default() };
    let one = |name: &String| Choice {
        value: name.clone(),
        label: name.clone(),
        chosen: name == chosen,
        ..Choice::default()
    };
    std::iter::once(none).chain(form.districts.iter().map(one)).collect()
}

fn languages(words: &Words, fields: &Fields) -> Vec<Choice> {
    let chosen = fields.get(Column::Language.word());
    let none = Choice { label: words.t("roll-language-of-town"), chosen: chosen.is_empty(), ..Choice::default() };
    let one = |lang: Lang| Choice {
        value: lang.tag().to_owned(),
        label: lang.own_name().to_owned(),
        chosen: lang.tag() == chosen,
        ..Choice::default()
    };
    std::iter::once(none).chain(Lang::ALL.map(one)).collect()
}
