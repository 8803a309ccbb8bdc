//! The working of a count, a sentence a step.

use tally::{Decision, Round, Step};
use templates::{Markup, Words, html};

use super::result::{ResultPart, condition, void};

/// The steps, folded away.
#[must_use]
pub fn working(words: &Words, part: &ResultPart<'_>) -> Markup {
    let rounds = &part.doc.outcome.rounds;
    html! {
        details {
            summary { (words.t("result-working")) }
            @for round in rounds {
                @if rounds.len() > 1 { h3 { (words.with("result-round", &[("round", u64::from(round.round).into())])) } }
                ol { @for sentence in sentences(words, part, round) { li { (sentence) } } }
            }
        }
    }
}

fn sentences(words: &Words, part: &ResultPart<'_>, round: &Round) -> Vec<String> {
    round.steps.iter().map(|step| sentence(words, part, step)).collect()
}

fn sentence(words: &Words, part: &ResultPart<'_>, step: &Step) -> String {
    let lang = words.lang();
    let one = |id: &String| part.titles(std::slice::from_ref(id), lang);
    match step {
        Step::Void { reason, ballots } => {
            words.with("result-step-void", &[("ballots", (*ballots).into()), ("reason", void(words, reason).into())])
        }
        Step::Blank { ballots } => words.with("result-step-blank", &[("ballots", (*ballots).into())]),
        Step::Struck { option, marks } => {
            words.with("result-step-struck", &[("option", one(option).into()), ("marks", (*marks).into())])
        }
        Step::OnlyWithdrawn { ballots } => words.with("result-step-only-withdrawn", &[("ballots", (*ballots).into())]),
        Step::ByHand { batches, ballots } => {
            words.with("result-step-by-hand", &[("batches", (*batches).into()), ("ballots", (*ballots).into())])
        }
        Step::Added { ballots, marks } => {
            words.with("result-step-added", &[("ballots", (*ballots).into()), ("marks", (*marks).into())])
        }
        Step::Quorum(reached) => condition(words, reached, "result-quorum"),
        Step::Threshold(reached) => condition(words, reached, "result-threshold"),
        Step::Lead { options, total } => {
            let key = if options.len() == 1 { "result-step-lead" } else { "result-step-lead-tied" };
            words.with(key, &[("options", part.titles(options, lang).into()), ("total", total.as_str().into())])
        }
        Step::TieBroken(tie) => words.with(
            "result-step-tie-broken",
            &[("among", part.titles(&tie.among, lang).into()), ("chosen", part.titles(&tie.chosen, lang).into())],
        ),
        Step::TieOpen(tie) => words.with("result-step-tie-open", &[("among", part.titles(&tie.among, lang).into())]),
        Step::Elected { option, total } => {
            words.with("result-step-elected", &[("option", one(option).into()), ("total", total.as_str().into())])
        }
        Step::Undecided { why } => words.t(undecided(*why)),
    }
}

const fn undecided(why: Decision) -> &'static str {
    match why {
        Decision::Won => "result-step-won",
        Decision::NoQuorum => "result-no-quorum",
        Decision::NoValidBallots => "result-no-valid",
        Decision::BelowThreshold => "result-below-threshold",
        Decision::Tied => "result-tied",
    }
}
