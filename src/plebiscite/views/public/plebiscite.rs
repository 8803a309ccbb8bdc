//! The page of a plebiscite: what it is about, how to vote, what came of it.

use kernel::{Line, Text};
use templates::parts::{self, Moment, Tone};
use templates::{Markup, Words, html};

use super::paragraphs;
use super::result::{ResultPart, result};
use crate::paths::public as paths;
use crate::rules::form::{BallotForm, Choice, Conflict};
use crate::rules::states::State;
use crate::views::rule_sheet::{RuleSheet, cost, rule_sheet};

/// The page.
#[derive(Debug)]
pub struct PlebiscitePage<'a> {
    /// The form.
    pub form: &'a BallotForm,
    /// How far it has come.
    pub state: State,
    /// Whether it is a rehearsal.
    pub rehearsal: bool,
    /// What happens when.
    pub hours: Vec<Moment>,
    /// Its rules.
    pub rules: RuleSheet<'a>,
    /// Why it was withdrawn.
    pub withdrawn: Option<&'a str>,
    /// Who took part, once that may be seen: on the web, on paper, on the roll.
    pub turnout: Option<(u64, u64, u64)>,
    /// The result, once public.
    pub result: Option<ResultPart<'a>>,
    /// When the result becomes public, in words.
    pub publish: String,
    /// The address of its journal, once it has a public name.
    pub journal: Option<String>,
    /// Whom to turn to.
    pub contact: &'a str,
}

/// The page.
#[must_use]
pub fn plebiscite(words: &Words, page: &PlebiscitePage<'_>) -> Markup {
    let lang = words.lang();
    html! {
        (parts::breadcrumb(words, &[(words.t("vote-home"), paths::Home.to_string())], page.form.title_in(lang)))
        h1 { (page.form.title_in(lang)) }
        p { (standing(words, page)) }
        @if let Some(reason) = page.withdrawn {
            (parts::notice(Tone::Warn, &words.t("vote-withdrawn-title"), &html! {
                (paragraphs(reason))
                p { (words.t("vote-withdrawn-ballots")) }
            }))
        }
        @if page.state == State::Open { p.actions { a.button href=(paths::Vote) { (words.t("vote-home-vote")) } } }
        @if let Some(part) = &page.result { (result(words, part)) }
        @else if let Some(counts) = page.turnout { (turnout(words, page, counts)) }
        @if !page.form.description.0.is_empty() {
            h2 { (words.t("vote-page-what")) }
            (paragraphs(page.form.description.best(lang).map_or("", Text::as_str)))
        }
        h2 { (words.t("vote-page-options")) }
        ul.tiles { @for choice in &page.form.options { li.card { (option(words, page.form, choice)) } } }
        (how(words, page))
        h2 { (words.t("vote-page-when")) }
        (parts::timeline(&page.hours))
        h2 { (words.t("vote-page-rules")) }
        (rule_sheet(words, &page.rules))
        (check(words, page))
    }
}

fn standing(words: &Words, page: &PlebiscitePage<'_>) -> Markup {
    let (tone, key) = match page.state {
        State::Draft | State::Frozen => (Tone::Plain, "vote-state-coming"),
        State::Open => (Tone::Good, "vote-home-open"),
        State::Closed | State::Counted => (Tone::Plain, "vote-state-waiting"),
        State::Published => (Tone::Good, "vote-state-published"),
        State::Withdrawn => (Tone::Warn, "vote-state-withdrawn"),
    };
    parts::tag(tone, &words.t(key))
}

fn turnout(words: &Words, page: &PlebiscitePage<'_>, (web, paper, roll): (u64, u64, u64)) -> Markup {
    let figures = [("web", web.into()), ("paper", paper.into()), ("all", (web + paper).into())];
    let share = words.share(web + paper, roll);
    html! {
        div id="turnout" {
            (parts::notice(Tone::Plain, &words.t("vote-page-turnout"), &html! {
                p { (words.with("vote-turnout-text", &[&figures[..], &[("share", share.into())]].concat())) }
                p { (words.with("vote-when-waiting", &[("publish", page.publish.as_str().into())])) }
            }))
        }
    }
}

fn option(words: &Words, form: &BallotForm, choice: &Choice) -> Markup {
    let lang = words.lang();
    html! {
        h3 { (choice.title_in(lang)) }
        @if let Some(cost) = cost(words, form, choice) { p.note { (cost) } }
        @if let Some(picture) = &choice.picture {
            img src=(paths::Picture { picture: picture.id }) alt=(picture.alt.best(lang).map_or("", Line::as_str)) loading="lazy";
        }
        (paragraphs(choice.description.best(lang).map_or("", Text::as_str)))
    }
}

fn how(words: &Words, page: &PlebiscitePage<'_>) -> Markup {
    let paper = page.form.conflict == Conflict::FirstCounts;
    html! {
        @if matches!(page.state, State::Frozen | State::Open) {
            h2 { (words.t("vote-page-how")) }
            ul {
                li { (words.t("vote-how-code")) }
                li { (words.t(if paper { "vote-how-paper" } else { "vote-how-desk" })) }
                li { (words.t("vote-no-letter-text")) }
            }
            @if !page.contact.is_empty() { p { (words.with("vote-contact", &[("contact", page.contact.into())])) } }
        }
    }
}

fn check(words: &Words, page: &PlebiscitePage<'_>) -> Markup {
    html! {
        h2 { (words.t("vote-page-check")) }
        ul {
            @if let Some(journal) = &page.journal { li { a href=(journal) { (words.t("vote-check-journal")) } } }
            li { a href="/find" { (words.t("vote-receipt-find")) } }
            li { a href=(paths::Secrecy) { (words.t("vote-secrecy")) } }
        }
    }
}
