//! The working of a count on a page of its own: a table a round, a sentence a step,
//! and every two options compared where the method does that.

use templates::documents::{CountTold, Duel, RoundTold};
use templates::parts::{self, Cell, Table};
use templates::{Markup, Words, html};

use crate::paths::public as paths;
use crate::rules::form::BallotForm;
use crate::views::methods::{how, name};

/// The page.
#[derive(Debug)]
pub struct WorkingPage<'a> {
    /// The form.
    pub form: &'a BallotForm,
    /// The address of the plebiscite.
    pub plebiscite: String,
    /// The count in words.
    pub told: CountTold,
    /// What was set, as the command line says it.
    pub settings: Vec<(String, String)>,
    /// The address of the bundle.
    pub bundle: String,
}

/// The page.
#[must_use]
pub fn working(words: &Words, page: &WorkingPage<'_>) -> Markup {
    let above = [
        (words.t("vote-home"), paths::Home.to_string()),
        (page.form.title_in(words.lang()).to_owned(), page.plebiscite.clone()),
    ];
    let method = page.form.counting.method;
    html! {
        (parts::breadcrumb(words, &above, &words.t("count-title")))
        h1 { (words.t("count-title")) }
        p { (words.t("count-lead")) " " a href=(page.bundle) { (words.t("result-bundle")) } }
        h2 { (words.t("count-rule")) ": " (name(words, method)) }
        p { (how(words, method)) }
        details {
            summary { (words.t("count-settings")) }
            ul { @for (setting, value) in &page.settings { li { span.mono { (setting) "=" (value) } } } }
        }
        @for round in &page.told.rounds { (one(words, page, round)) }
        @if !page.told.duels.is_empty() { (duels(words, &page.told.duels)) }
    }
}

fn one(words: &Words, page: &WorkingPage<'_>, round: &RoundTold) -> Markup {
    let row = |[title, total]: &[String; 2]| vec![Cell::Text(title.clone()), Cell::Number(total.clone())];
    html! {
        section {
            @if !round.title.is_empty() { h2 { (round.title) } }
            @if !round.totals.is_empty() {
                (parts::figures(&Table {
                    caption: page.told.measure.clone(),
                    head: vec![words.t("result-option"), page.told.measure.clone()],
                    rows: round.totals.iter().map(row).collect(),
                }))
            }
            @if round.steps.is_empty() { p.quiet { (words.t("count-no-steps")) } }
            @else { ol { @for step in &round.steps { li { (step) } } } }
        }
    }
}

fn duels(words: &Words, duels: &[Duel]) -> Markup {
    let row = |duel: &Duel| {
        let score = if duel.tied {
            html! { (duel.score) br; span.quiet { (words.t("count-duel-tied")) } }
        } else {
            html! { (duel.score) }
        };
        vec![
            Cell::Markup(html! { @if duel.tied { (duel.winner) } @else { strong { (duel.winner) } } }),
            Cell::Markup(score),
            Cell::Text(duel.loser.clone()),
        ]
    };
    html! {
        section id="duels" {
            h2 { (words.t("count-duels")) }
            p { (words.t("count-duels-lead")) }
            (parts::figures(&Table {
                caption: words.t("count-duels"),
                head: ["count-duel-winner", "count-duel-score", "count-duel-loser"].map(|key| words.t(key)).into(),
                rows: duels.iter().map(row).collect(),
            }))
        }
    }
}
