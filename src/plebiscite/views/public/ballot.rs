//! The ballot.

use kernel::{Line, Text};
use templates::parts::{self, Choice, Field};
use templates::{Markup, Words, html};
use web::Errors;

use super::paragraphs;
use super::vote::steps;
use crate::forms::marks::{BLANK, CHOICE};
use crate::paths::public as paths;
use crate::rules::form::{self, BallotForm, Marking};

/// The ballot.
#[derive(Debug)]
pub struct BallotPage<'a> {
    /// The form.
    pub form: &'a BallotForm,
    /// The options in the order drawn for this voter.
    pub options: Vec<&'a form::Choice>,
    /// Until when, in words.
    pub closes: String,
    /// The hidden pass.
    pub pass: &'a str,
    /// The ids marked before.
    pub marked: &'a [&'a str],
    /// Whether blank was marked before.
    pub blank: bool,
    /// What is wrong.
    pub errors: &'a Errors,
}

/// The ballot: marks, a deliberate blank, one button.
#[must_use]
pub fn ballot(words: &Words, page: &BallotPage<'_>) -> Markup {
    let lang = words.lang();
    html! {
        (steps(words, 1))
        h1 { (page.form.title_in(lang)) }
        (parts::error_summary(words, &page.errors.summary(words)))
        (paragraphs(page.form.description.best(lang).map_or("", Text::as_str)))
        form id="ballot" method="post" action=(paths::Ballot) novalidate {
            input type="hidden" name="pass" value=(page.pass);
            (options(words, page))
            @if page.form.counting.blank { (blank(words, page)) }
            p.hint { (words.with("vote-cast-final", &[("closes", page.closes.as_str().into())])) }
            p.actions { button type="submit" { (words.t("vote-cast")) } }
        }
    }
}

fn options(words: &Words, page: &BallotPage<'_>) -> Markup {
    let lang = words.lang();
    let shown = |choice: &&form::Choice| Choice {
        value: choice.id.as_str().to_owned(),
        label: choice.title.best(lang).map_or("", Line::as_str).to_owned(),
        hint: choice.description.best(lang).map(|text| text.as_str().to_owned()).filter(|text| !text.is_empty()),
        picture: choice.picture.as_ref().map(|picture| {
            let alt = picture.alt.best(lang).map_or("", Line::as_str).to_owned();
            (paths::Picture { picture: picture.id }.to_string(), alt)
        }),
        chosen: page.marked.contains(&choice.id.as_str()),
    };
    let choices: Vec<Choice> = page.options.iter().map(shown).collect();
    let field = |label, hint| Field {
        name: CHOICE,
        label,
        hint: Some(hint),
        error: page.errors.text(words, CHOICE),
        ..Field::default()
    };
    match page.form.counting.marking {
        Marking::Single => parts::radios(&field(words.t("vote-choose-one"), words.t("vote-drawn-order")), &choices),
        Marking::Approval { max } => {
            let label = words.with("vote-choose-most", &[("most", u64::from(max).into())]);
            parts::checkboxes(&field(label, words.t("vote-drawn-order")), &choices)
        }
    }
}

fn blank(words: &Words, page: &BallotPage<'_>) -> Markup {
    let field = Field {
        name: BLANK,
        label: words.t("vote-blank"),
        hint: Some(words.t("vote-blank-hint")),
        error: page.errors.text(words, BLANK),
        value: if page.blank { "yes" } else { "" },
        required: false,
    };
    html! { p.quiet { (words.t("vote-or")) } (parts::checkbox(&field)) }
}
