//! The result: who won, how many took part, what became of every ballot.

use kernel::Lang;
use tally::{Decision, Reached};
use templates::parts::{self, Bar, Cell, Table, Tone};
use templates::{Markup, Words, html};
use verify::ResultDoc;

use super::paragraphs;
use super::working::working;
use crate::jobs::title;
use crate::rules::form::BallotForm;
use crate::views::rule_sheet::share;

/// The result on the page of its plebiscite.
#[derive(Debug)]
pub struct ResultPart<'a> {
    /// The form.
    pub form: &'a BallotForm,
    /// The result.
    pub doc: &'a ResultDoc,
    /// Corrections: when, in words, and what.
    pub errata: Vec<(String, String)>,
    /// The address of the minutes.
    pub minutes: String,
    /// The address of the bundle.
    pub bundle: String,
}

impl ResultPart<'_> {
    /// The titles of these options, in one line.
    pub(crate) fn titles(&self, ids: &[String], lang: Lang) -> String {
        ids.iter().map(|id| title(self.form, id, lang)).collect::<Vec<_>>().join(", ")
    }

    fn total(&self, id: &str) -> u64 {
        self.doc.outcome.totals.get(id).and_then(|total| total.parse().ok()).unwrap_or_default()
    }
}

/// The result.
#[must_use]
pub fn result(words: &Words, part: &ResultPart<'_>) -> Markup {
    html! {
        section id="result" aria-labelledby="result-title" {
            h2 id="result-title" { (words.t("result-title")) }
            (sentence(words, part))
            (errata(words, part))
            (bars(words, part))
            @if part.doc.outcome.quorum.is_some() || part.doc.outcome.threshold.is_some() {
                ul { @for line in conditions(words, part) { li { (line) } } }
            }
            (lot(words, part))
            (parts::table(&turnout(words, part)))
            (parts::table(&ballots(words, part)))
            (working(words, part))
            ul {
                li { a href=(part.minutes) { (words.t("result-minutes")) } }
                li { a href=(part.bundle) { (words.t("result-bundle")) } }
            }
        }
    }
}

fn sentence(words: &Words, part: &ResultPart<'_>) -> Markup {
    let outcome = &part.doc.outcome;
    let text = match outcome.decision {
        Decision::Won => {
            let votes = outcome.winners.first().map_or(0, |id| part.total(id));
            let winner = part.titles(&outcome.winners, words.lang());
            words.with("result-won", &[("winner", winner.into()), ("votes", votes.into())])
        }
        Decision::NoQuorum => words.t("result-no-quorum"),
        Decision::NoValidBallots => words.t("result-no-valid"),
        Decision::BelowThreshold => words.t("result-below-threshold"),
        Decision::Tied => words.t("result-tied"),
    };
    let tone = if outcome.decision == Decision::Won { Tone::Good } else { Tone::Plain };
    parts::notice(tone, "", &html! { p { strong { (text) } } })
}

fn errata(words: &Words, part: &ResultPart<'_>) -> Markup {
    html! {
        @for (when, text) in &part.errata {
            (parts::notice(Tone::Warn, &words.with("result-erratum", &[("when", when.as_str().into())]), &paragraphs(text)))
        }
    }
}

fn bars(words: &Words, part: &ResultPart<'_>) -> Markup {
    let outcome = &part.doc.outcome;
    let lang = words.lang();
    let bar = |id: &String| Bar {
        label: title(part.form, id, lang),
        value: part.total(id),
        marked: outcome.winners.contains(id),
    };
    let bars: Vec<Bar> = outcome.ranking.iter().flatten().map(bar).collect();
    let head = ["result-option", "result-votes", "result-share"].map(|key| words.t(key));
    parts::bars(words, &words.t("result-bars"), &head, outcome.ballots.valid, &bars)
}

fn conditions(words: &Words, part: &ResultPart<'_>) -> Vec<String> {
    let outcome = &part.doc.outcome;
    let quorum = outcome.quorum.as_ref().map(|reached| condition(words, reached, "result-quorum"));
    let threshold = outcome.threshold.as_ref().map(|reached| condition(words, reached, "result-threshold"));
    quorum.into_iter().chain(threshold).collect()
}

/// A share that had to be reached.
pub(super) fn condition(words: &Words, reached: &Reached, key: &str) -> String {
    let args = [
        ("needed", share(words, reached.share).into()),
        ("reached", words.share(reached.part, reached.whole).into()),
        ("part", reached.part.into()),
        ("whole", reached.whole.into()),
        ("met", if reached.met { "yes" } else { "no" }.into()),
    ];
    words.with(key, &args)
}

fn lot(words: &Words, part: &ResultPart<'_>) -> Markup {
    let broken = part.doc.outcome.ties.iter().find(|tie| !tie.chosen.is_empty());
    html! {
        @if let Some(tie) = broken.filter(|_| !part.doc.lot.is_empty()) {
            (parts::notice(Tone::Plain, &words.t("result-lot-title"), &html! {
                p {
                    (words.with("result-lot", &[
                        ("among", part.titles(&tie.among, words.lang()).into()),
                        ("chosen", part.titles(&tie.chosen, words.lang()).into()),
                        ("lot", part.doc.lot.as_str().into()),
                    ]))
                }
                p { (words.t("result-lot-how")) }
            }))
        }
    }
}

fn turnout(words: &Words, part: &ResultPart<'_>) -> Table {
    let turnout = &part.doc.turnout;
    let row = |key: &str, many: u64| {
        vec![Cell::Text(words.t(key)), Cell::Number(words.number(many)), Cell::Number(words.share(many, turnout.roll))]
    };
    Table {
        caption: words.with("result-turnout", &[("roll", turnout.roll.into())]),
        head: ["result-channel", "result-people", "result-of-roll"].map(|key| words.t(key)).into(),
        rows: vec![
            row("result-web", turnout.web),
            row("result-paper", turnout.paper),
            row("result-together", turnout.web + turnout.paper),
        ],
    }
}

fn ballots(words: &Words, part: &ResultPart<'_>) -> Table {
    let ballots = &part.doc.outcome.ballots;
    let row = |name: String, many: u64| vec![Cell::Text(name), Cell::Number(words.number(many))];
    let mut rows = vec![
        row(words.t("result-valid"), ballots.valid),
        row(words.t("result-blank"), ballots.blank),
        row(words.t("result-void"), ballots.invalid),
    ];
    for (reason, many) in &ballots.reasons {
        rows.push(row(words.with("result-void-because", &[("reason", void(words, reason).into())]), *many));
    }
    rows.push(row(words.t("result-cast"), ballots.total));
    Table {
        caption: words.t("result-ballots"),
        head: ["result-became", "result-many"].map(|key| words.t(key)).into(),
        rows,
    }
}

/// A reason of the count in words; the minutes say it the same way.
pub(super) fn void(words: &Words, reason: &str) -> String {
    let key = format!("minutes-void-{reason}");
    if words.has(&key) { words.t(&key) } else { reason.to_owned() }
}
