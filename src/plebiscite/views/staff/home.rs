//! The staff's page of one plebiscite: where it stands, what is missing, and what
//! comes next.

use maud::{Markup, html};
use roll::rows::right::Totals;
use templates::Words;
use templates::parts::{Check, Moment, Tone, breadcrumb, checklist, hidden_csrf, notice, summary, timeline};

use super::{block_word, state_tag};
use crate::paths::staff as at;
use crate::rules::states::{Block, State};

/// What the page is made of.
pub struct Home<'a> {
    /// Where it is.
    pub path: at::Home,
    /// Its title, or what stands for one.
    pub title: String,
    /// Its state.
    pub state: State,
    /// Whether it is a rehearsal.
    pub rehearsal: bool,
    /// Whether the reader may do things.
    pub may_write: bool,
    /// The session's token.
    pub csrf: &'a str,
    /// What was just done, in words.
    pub done: Option<String>,
    /// What happens when.
    pub moments: Vec<Moment>,
    /// What is missing before the freeze; empty: nothing.
    pub missing: Vec<Check>,
    /// What the clock waits for.
    pub block: Option<Block>,
    /// The election's name, once the code keys are loaded.
    pub eid: Option<&'a str>,
    /// Spare codes left.
    pub spares: Option<u64>,
    /// Who took part.
    pub turnout: Option<Totals>,
    /// The winners, where they may be seen.
    pub winners: Vec<String>,
    /// Why it was withdrawn.
    pub withdrawn: Option<&'a str>,
    /// Errata: when and what.
    pub errata: Vec<(String, String)>,
}

/// The page.
#[must_use]
pub fn home(words: &Words, page: &Home<'_>) -> Markup {
    html! {
        (breadcrumb(words, &[(words.t("organise-list-title"), at::List.to_string())], &page.title))
        h1 { (page.title) }
        p data-state=(page.state.word()) { (state_tag(words, page.state)) }
        @if let Some(done) = &page.done { (notice(Tone::Good, "", &html! { p role="status" { (done) } })) }
        @if let Some(block) = page.block {
            (notice(Tone::Warn, &words.t("organise-blocked"), &html! { p { (block_word(words, block)) } }))
        }
        @if let Some(reason) = page.withdrawn {
            (notice(Tone::Warn, &words.t("organise-withdrawn"), &html! { p { (reason) } }))
        }
        section {
            h2 { (words.t("organise-timeline")) }
            (timeline(&page.moments))
        }
        @if page.state == State::Draft { (draft(words, page)) }
        (figures(words, page))
        @if page.may_write { (deeds(words, page)) }
        @if !page.errata.is_empty() {
            section {
                h2 { (words.t("organise-errata")) }
                ul { @for (when, text) in &page.errata { li { strong { (when) } " – " (text) } } }
            }
        }
    }
}

fn draft(words: &Words, page: &Home<'_>) -> Markup {
    html! {
        section id="missing" {
            h2 { (words.t("organise-checklist")) }
            @if page.missing.is_empty() {
                (notice(Tone::Good, "", &html! { p { (words.t("organise-checklist-done")) } }))
            } @else {
                p { (words.t("organise-checklist-lead")) }
                (checklist(&page.missing))
            }
        }
    }
}

fn figures(words: &Words, page: &Home<'_>) -> Markup {
    let mut rows = Vec::new();
    let number = |n: u64| html! { (words.number(n)) };
    if let Some(eid) = page.eid {
        rows.push((words.t("organise-eid"), html! { span.mono.hash { (eid) } }));
    }
    if let Some(spares) = page.spares {
        rows.push((words.t("organise-spares"), number(spares)));
    }
    if let Some(turnout) = page.turnout {
        let took_part = turnout.web + turnout.paper;
        rows.push((words.t("organise-turnout-roll"), number(turnout.all)));
        rows.push((words.t("organise-turnout-web"), number(turnout.web)));
        rows.push((words.t("organise-turnout-paper"), number(turnout.paper)));
        let share = words.share(took_part, turnout.all);
        rows.push((words.t("organise-turnout"), html! { (words.number(took_part)) " (" (share) ")" }));
    }
    if !page.winners.is_empty() {
        rows.push((words.t("organise-winner"), html! { (page.winners.join(", ")) }));
    }
    html! {
        @if !rows.is_empty() {
            section {
                h2 { (words.t("organise-figures")) }
                (summary(&rows))
                @if page.state == State::Open { p.hint { (words.t("organise-turnout-staff-only")) } }
            }
        }
    }
}

/// A deed: key of its words, address.
type Deed = (&'static str, String);

fn next(page: &Home<'_>) -> Vec<Deed> {
    let id = page.path.id;
    let lot = page.block == Some(Block::Lot) || page.state == State::Counted && page.winners.is_empty();
    match page.state {
        State::Draft => vec![
            ("organise-do-edit", at::Edit { id }.to_string()),
            ("organise-do-rules", at::Rules { id }.to_string()),
            ("organise-do-rehearse", at::Rehearse { id }.to_string()),
            ("organise-do-freeze", at::Freeze { id }.to_string()),
        ],
        State::Frozen if page.eid.is_none() => vec![
            ("organise-do-package", at::Package { id }.to_string()),
            ("organise-do-keys", at::CodeKeys { id }.to_string()),
            ("organise-do-rules", at::Rules { id }.to_string()),
        ],
        State::Frozen | State::Open if !page.rehearsal => vec![
            ("organise-do-replace", at::Replace { id }.to_string()),
            ("organise-do-rules", at::Rules { id }.to_string()),
        ],
        State::Counted if lot => vec![("organise-do-lot", at::Lot { id }.to_string())],
        State::Published if !page.rehearsal => vec![("organise-do-erratum", at::Erratum { id }.to_string())],
        State::Frozen | State::Open | State::Closed | State::Counted | State::Published | State::Withdrawn => {
            vec![("organise-do-rules", at::Rules { id }.to_string())]
        }
    }
}

fn deeds(words: &Words, page: &Home<'_>) -> Markup {
    let id = page.path.id;
    let post = |action: String, key: &str| {
        html! {
            form method="post" action=(action) { (hidden_csrf(page.csrf)) button.second { (words.t(key)) } }
        }
    };
    html! {
        section {
            h2 { (words.t("organise-next")) }
            ul.deeds { @for (key, href) in next(page) { li { a href=(href) { (words.t(key)) } } } }
            div.actions {
                @if page.rehearsal && page.state == State::Frozen && page.eid.is_some() {
                    (post(at::OpenNow { id }.to_string(), "organise-do-open-now"))
                }
                @if page.rehearsal && page.state == State::Open {
                    (post(at::CloseNow { id }.to_string(), "organise-do-close-now"))
                }
                (post(at::Copy { id }.to_string(), "organise-do-copy"))
                @if page.state == State::Draft {
                    a.button.danger href=(at::Delete { id }) { (words.t("organise-do-delete")) }
                }
                @if page.state.withdrawable() {
                    a.button.danger href=(at::Withdraw { id }) { (words.t("organise-do-withdraw")) }
                }
            }
        }
    }
}
