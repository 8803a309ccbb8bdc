//! Instant runoff, round by round.

use serde_json::{Value, json};
use tally::{Outcome, Profile, RoundStep, RuleSpec, Step, TieOrder, count};

use crate::{Case, Report};

/// The answers by overvote rule.
const RECORDED: [(&str, &str); 3] = [
    ("irv", "exhaust"),
    ("irv_overvote_skip", "skip"),
    ("irv_overvote_exhaust_if_multiple_continuing", "exhaust-if-several"),
];

pub(super) fn check(case: &Case, profile: &Profile, report: &mut Report) {
    for (name, overvote) in RECORDED {
        let Some(expected) = case.expected["results"].get(name) else { continue };
        let what = format!("{} {name}", case.name);
        let counted = |ties: TieOrder| {
            let spec = RuleSpec::of("irv").and_then(|spec| spec.set("overvote", overvote)).expect("a rule");
            count(profile, &spec.with_ties(ties)).map_err(|error| error.to_string())
        };
        match counted(TieOrder::Listed) {
            Ok(outcome) => one(&what, &outcome, expected, report),
            Err(wrong) => report.holds(&what, Err(wrong)),
        }
        if let Some(possible) = expected.get("put_winners") {
            let possible_here = counted(TieOrder::All).map(|outcome| {
                let outcomes = if outcome.outcomes.is_empty() { vec![outcome.winners] } else { outcome.outcomes };
                numbers(outcomes.iter().flatten())
            });
            report.same(&format!("{what} every winner"), &possible_here, &Ok(possible.clone()));
        }
    }
}

fn one(what: &str, outcome: &Outcome, expected: &Value, report: &mut Report) {
    report.same(&format!("{what} winner"), &numbers(&outcome.winners), &json!([expected["winner"]]));
    let rounds: Vec<Value> = outcome.rounds.iter().map(|round| as_recorded(round, outcome)).collect();
    report.same(&format!("{what} rounds"), &rounds.len(), &expected["rounds"].as_array().map_or(0, Vec::len));
    for (number, (round, recorded)) in (1..).zip(rounds.iter().zip(expected["rounds"].as_array().into_iter().flatten()))
    {
        report.same(&format!("{what} round {number}"), round, recorded);
    }
    if let Some(ties) = expected.get("ties") {
        let number = |at: &str| at.split_once(':').and_then(|(_, number)| number.parse::<u64>().ok());
        let met: Vec<Value> =
            outcome.ties.iter().map(|tie| json!([number(&tie.at), numbers(tie.among.iter())])).collect();
        report.same(&format!("{what} ties"), &Value::Array(met), ties);
    }
}

/// A round as the answers write it.
fn as_recorded(round: &tally::Round, outcome: &Outcome) -> Value {
    let number = |text: &str| text.parse::<u64>().expect("whole ballots");
    let tally: serde_json::Map<String, Value> =
        round.totals.iter().map(|(id, total)| (id.clone(), json!(number(total)))).collect();
    let continuing: u64 = round.totals.values().map(|total| number(total)).sum();
    let resting = |text: &Option<String>| text.as_deref().map(number);
    let mut recorded = json!({
        "tally": tally, "continuing": continuing,
        "exhausted": resting(&round.exhausted), "overvotes": resting(&round.overvotes),
    });
    let excluded: Vec<&String> = round
        .steps
        .iter()
        .flat_map(|step| match step {
            Step::Rounds(RoundStep::Excluded { option, .. }) => vec![option],
            Step::Rounds(RoundStep::ExcludedWithoutVotes { options }) => options.iter().collect(),
            _ => Vec::new(),
        })
        .collect();
    if excluded.is_empty() {
        recorded["winner"] = numbers(&outcome.winners)[0].take();
    } else {
        recorded["eliminated"] = numbers(excluded);
    }
    recorded
}

/// Ids that are numbers.
fn numbers<'a>(ids: impl IntoIterator<Item = &'a String>) -> Value {
    ids.into_iter().map(|id| json!(id.parse::<u64>().expect("a number"))).collect()
}
