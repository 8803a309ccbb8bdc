//! The ballot: marks, an order, grades or points, as the method asks for.

use kernel::{Line, Text};
use templates::parts::{self, Candidate, Choice, Field};
use templates::{Markup, Words, html};
use web::{Errors, Fields};

use super::paragraphs;
use super::vote::steps;
use crate::forms::marks::{BLANK, CHOICE, number_field};
use crate::paths::public as paths;
use crate::rules::form::{self, BallotForm, Marking};
use crate::views::money::money;
use crate::views::rule_sheet::cost;

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
    /// What was filled in before.
    pub fields: &'a Fields,
    /// What is wrong.
    pub errors: &'a Errors,
}

/// The ballot: what is filled in, a deliberate blank, one button.
#[must_use]
pub fn ballot(words: &Words, page: &BallotPage<'_>) -> Markup {
    let lang = words.lang();
    html! {
        (steps(words, 1))
        h1 { (page.form.title_in(lang)) }
        (parts::error_summary(words, &page.errors.summary(words)))
        (paragraphs(page.form.description.best(lang).map_or("", Text::as_str)))
        @if let Some(budget) = &page.form.counting.budget {
            p { (words.with("ballot-budget", &[("budget", money(words, budget.amount, &budget.currency).into())])) }
        }
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
    let most = page.form.most() as u64;
    let field = |label: String, how: Option<String>| {
        let order = words.t("vote-drawn-order");
        let hint = how.map_or_else(|| order.clone(), |how| format!("{how} {order}"));
        Field { name: CHOICE, label, hint: Some(hint), error: page.errors.text(words, CHOICE), ..Field::default() }
    };
    let number = |name: &'static str, number: u64, key: &str| words.with(key, &[(name, number.into())]);
    match page.form.counting.marking {
        Marking::Single => parts::radios(&field(words.t("vote-choose-one"), None), &marks(words, page)),
        Marking::Approval { .. } => {
            parts::checkboxes(&field(number("most", most, "vote-choose-most"), None), &marks(words, page))
        }
        Marking::Ranking { .. } => {
            let how = number("most", most, "ballot-order-hint");
            parts::ranking(
                words,
                &field(words.t("ballot-order"), Some(how)),
                page.form.most(),
                &candidates(words, page),
            )
        }
        Marking::Score { best } => {
            let best = u64::from(best);
            let label = number("best", best, "ballot-grades");
            parts::grades(
                words,
                &field(label, Some(number("best", best, "ballot-grades-hint"))),
                best,
                &candidates(words, page),
            )
        }
        Marking::Points { all } => {
            let all = u64::from(all);
            let how = words.t("ballot-points-hint");
            parts::points(words, &field(number("all", all, "ballot-points"), Some(how)), all, &candidates(words, page))
        }
    }
}

fn hint(words: &Words, choice: &form::Choice) -> Option<String> {
    choice.description.best(words.lang()).map(|text| text.as_str().to_owned()).filter(|text| !text.is_empty())
}

fn picture(words: &Words, choice: &form::Choice) -> Option<(String, String)> {
    let picture = choice.picture.as_ref()?;
    let alt = picture.alt.best(words.lang()).map_or("", Line::as_str).to_owned();
    Some((paths::Picture { picture: picture.id }.to_string(), alt))
}

fn marks(words: &Words, page: &BallotPage<'_>) -> Vec<Choice> {
    let marked: Vec<&str> = page.fields.all(CHOICE).collect();
    let shown = |choice: &&form::Choice| Choice {
        value: choice.id.as_str().to_owned(),
        label: choice.title_in(words.lang()).to_owned(),
        note: cost(words, page.form, choice),
        hint: hint(words, choice),
        picture: picture(words, choice),
        chosen: marked.contains(&choice.id.as_str()),
    };
    page.options.iter().map(shown).collect()
}

fn candidates(words: &Words, page: &BallotPage<'_>) -> Vec<Candidate> {
    let shown = |choice: &&form::Choice| {
        let name = number_field(&choice.id);
        Candidate {
            title: choice.title_in(words.lang()).to_owned(),
            note: cost(words, page.form, choice),
            hint: hint(words, choice),
            picture: picture(words, choice),
            value: page.fields.get(&name).to_owned(),
            error: page.errors.text(words, &name),
            name,
        }
    };
    page.options.iter().map(shown).collect()
}

fn blank(words: &Words, page: &BallotPage<'_>) -> Markup {
    let field = Field {
        name: BLANK,
        label: words.t("vote-blank"),
        hint: Some(words.t("vote-blank-hint")),
        error: page.errors.text(words, BLANK),
        value: page.fields.get(BLANK),
        required: false,
    };
    html! { p.quiet { (words.t("vote-or")) } (parts::checkbox(&field)) }
}
