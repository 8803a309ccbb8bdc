//! The result: who won, how many took part, what became of every ballot.

use tally::{Decision, Step};
use templates::documents::{CountTold, void_word};
use templates::parts::{self, Cell, Table, Tone, Total};
use templates::{Markup, Words, html};
use verify::ResultDoc;

use super::paragraphs;
use crate::rules::form::BallotForm;
use crate::views::count::{Names, sentence};

/// The result on the page of its plebiscite.
#[derive(Debug)]
pub struct ResultPart<'a> {
    /// The form.
    pub form: &'a BallotForm,
    /// The result.
    pub doc: &'a ResultDoc,
    /// The count in words.
    pub told: CountTold,
    /// Corrections: when, in words, and what.
    pub errata: Vec<(String, String)>,
    /// The address of the working.
    pub working: String,
    /// The address of the minutes.
    pub minutes: String,
    /// The address of the bundle.
    pub bundle: String,
}

/// The result.
#[must_use]
pub fn result(words: &Words, part: &ResultPart<'_>) -> Markup {
    html! {
        section id="result" aria-labelledby="result-title" {
            h2 id="result-title" { (words.t("result-title")) }
            (decision(words, part))
            (errata(words, part))
            (totals(words, part))
            @let conditions = conditions(words, part);
            @if !conditions.is_empty() { ul { @for line in conditions { li { (line) } } } }
            (lots(words, part))
            (parts::table(&turnout(words, part)))
            (parts::table(&ballots(words, part)))
            ul {
                li { a href=(part.working) { (words.t("count-title")) } }
                li { a href=(part.minutes) { (words.t("result-minutes")) } }
                li { a href=(part.bundle) { (words.t("result-bundle")) } }
            }
        }
    }
}

fn decision(words: &Words, part: &ResultPart<'_>) -> Markup {
    let (outcome, told) = (&part.doc.outcome, &part.told);
    let tone = if outcome.decision == Decision::Won { Tone::Good } else { Tone::Plain };
    let named = told.winners.len() > 1 || told.spent.is_some();
    parts::notice(
        tone,
        "",
        &html! {
            p { strong { (said(words, part)) } }
            @if named { ol.winners { @for winner in &told.winners { li { (winner) } } } }
        },
    )
}

/// What came of it, in a sentence; several winners stand below it.
fn said(words: &Words, part: &ResultPart<'_>) -> String {
    let (outcome, told) = (&part.doc.outcome, &part.told);
    match (outcome.decision, outcome.winners.as_slice(), &told.spent) {
        (Decision::Won, winners, Some([cost, budget])) => words.with(
            "result-funded",
            &[("number", winners.len().into()), ("cost", cost.as_str().into()), ("budget", budget.as_str().into())],
        ),
        (Decision::Won, [only], None) => {
            let winner = told.winners.first().cloned().unwrap_or_default();
            let line = told.totals.iter().find(|line| line.won && line.share.is_some());
            let votes: Option<u64> = line.and_then(|_| outcome.totals.get(only)?.parse().ok());
            match votes {
                Some(votes) => words.with("result-won", &[("winner", winner.into()), ("votes", votes.into())]),
                None => words.with("result-won-one", &[("winner", winner.into())]),
            }
        }
        (Decision::Won, winners, None) => words.with("result-won-several", &[("number", winners.len().into())]),
        (Decision::NoQuorum, ..) => words.t("result-no-quorum"),
        (Decision::NoValidBallots, ..) => words.t("result-no-valid"),
        (Decision::BelowThreshold, ..) => words.t("result-below-threshold"),
        (Decision::NoCondorcetWinner, ..) => words.t("result-no-condorcet-winner"),
        (Decision::Tied, ..) => words.t("result-tied"),
    }
}

fn errata(words: &Words, part: &ResultPart<'_>) -> Markup {
    html! {
        @for (when, text) in &part.errata {
            (parts::notice(Tone::Warn, &words.with("result-erratum", &[("when", when.as_str().into())]), &paragraphs(text)))
        }
    }
}

fn totals(words: &Words, part: &ResultPart<'_>) -> Markup {
    let told = &part.told;
    let shares = told.totals.iter().any(|line| line.share.is_some());
    let head = [words.t("result-option"), told.measure.clone()];
    let head: Vec<String> = head.into_iter().chain(shares.then(|| words.t("result-share"))).collect();
    let line = |line: &templates::documents::TotalLine| Total {
        label: line.title.clone(),
        shown: line.total.clone(),
        share: line.share.clone(),
        length: line.length,
        marked: line.won,
    };
    parts::totals(&words.t("result-bars"), &head, &told.totals.iter().map(line).collect::<Vec<_>>())
}

/// The shares that had to be reached, said as in the working.
fn conditions(words: &Words, part: &ResultPart<'_>) -> Vec<String> {
    let (outcome, names) = (&part.doc.outcome, Names { form: part.form, lang: words.lang() });
    let quorum = outcome.quorum.clone().map(Step::Quorum);
    let threshold = outcome.threshold.clone().map(Step::Threshold);
    let approval = outcome.approval.clone().map(Step::ApprovalQuorum);
    [quorum, threshold, approval].iter().flatten().map(|step| sentence(words, &names, step)).collect()
}

/// Every tie the lot has broken.
fn lots(words: &Words, part: &ResultPart<'_>) -> Markup {
    let names = Names { form: part.form, lang: words.lang() };
    let broken: Vec<_> = part.doc.outcome.ties.iter().filter(|tie| !tie.chosen.is_empty()).collect();
    html! {
        @if !broken.is_empty() && !part.doc.lot.is_empty() {
            (parts::notice(Tone::Plain, &words.t("result-lot-title"), &html! {
                @for tie in broken {
                    p {
                        (words.with("result-lot", &[
                            ("among", names.titles(&tie.among).into()),
                            ("chosen", names.titles(&tie.chosen).into()),
                            ("lot", part.doc.lot.as_str().into()),
                        ]))
                    }
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
    let mut rows = vec![row(words.t("result-valid"), ballots.valid)];
    if ballots.exhausted > 0 {
        rows.push(row(words.t("result-exhausted"), ballots.exhausted));
    }
    rows.push(row(words.t("result-blank"), ballots.blank));
    rows.push(row(words.t("result-void"), ballots.invalid));
    for (reason, many) in &ballots.reasons {
        let because = void_word(words, reason);
        rows.push(row(words.with("result-void-because", &[("reason", because.into())]), *many));
    }
    rows.push(row(words.t("result-cast"), ballots.total));
    Table {
        caption: words.t("result-ballots"),
        head: ["result-became", "result-many"].map(|key| words.t(key)).into(),
        rows,
    }
}
