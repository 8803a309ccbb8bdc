//! The answers in the folder `stv`.

use std::path::Path;

use serde_json::{Map, Value, json};
use tally::formats::blt;
use tally::{Outcome, Profile, Round, RoundStep, RuleSpec, Step, TieOrder, count};

use crate::{Case, Report, cases};

/// Units of a vote.
const VOTE: u64 = 100_000;

/// Compares every figure recorded there.
pub(crate) fn check(root: &Path, report: &mut Report) {
    for case in cases(root, "stv") {
        let file = blt::parse(&case.text()).map_err(|error| error.to_string());
        let profile = file.and_then(|file| Ok((file.seats(), file.profile().map_err(|error| error.to_string())?)));
        match profile {
            Ok((seats, profile)) => one(&case, seats, &profile, report),
            Err(wrong) => report.holds(&case.name, Err(wrong)),
        }
    }
}

fn one(case: &Case, seats: usize, profile: &Profile, report: &mut Report) {
    report.same(&format!("{} seats", case.name), &json!(seats), &case.expected["seats"]);
    match counted("stv-scottish", seats, profile) {
        Ok(outcome) => scottish(case, &outcome, report),
        Err(wrong) => report.holds(&case.name, Err(wrong)),
    }
    let meek = counted("stv-meek", seats, profile).map(|outcome| {
        let mut elected = outcome.winners;
        elected.sort_by_key(|id| id.parse::<u64>().ok());
        numbers(&elected)
    });
    report.same(&format!("{} meek", case.name), &meek, &Ok(case.expected["meek"]["elected"].clone()));
}

/// The count without a lot: what the law leaves to it stays open.
fn counted(rule: &str, seats: usize, profile: &Profile) -> Result<Outcome, String> {
    let spec = RuleSpec::of(rule).and_then(|spec| spec.with_seats(seats)).map_err(|error| error.to_string())?;
    let ties = if rule == "stv-meek" { TieOrder::Listed } else { TieOrder::Undrawn };
    count(profile, &spec.with_ties(ties)).map_err(|error| error.to_string())
}

fn scottish(case: &Case, outcome: &Outcome, report: &mut Report) {
    let expected = &case.expected["scottish"];
    let name = |what: &str| format!("{} scottish {what}", case.name);
    report.same(&name("elected"), &numbers(&outcome.winners), &expected["elected"]);
    report.same(&name("valid"), &json!(outcome.ballots.valid), &case.expected["valid"]);
    let quota = outcome.rounds[0].steps.iter().find_map(|step| match step {
        Step::Rounds(RoundStep::ElectingQuota { quota, .. }) => Some(units(quota) / VOTE),
        _ => None,
    });
    report.same(&name("quota"), &json!(quota), &expected["quota"]);
    report.same(&name("stages"), &json!(outcome.rounds.len()), &expected["stages"]);
    let log = expected["stage_log"].as_array().into_iter().flatten();
    for (stage, recorded) in outcome.rounds.iter().zip(log) {
        report.same(&name(&format!("stage {}", stage.round)), &as_recorded(stage), recorded);
    }
    let met: Vec<Value> = outcome
        .ties
        .iter()
        .filter_map(|tie| Some((tie.at.split_once(':')?.0, tie)))
        .map(|(what, tie)| json!([what, numbers(&tie.among), Value::Null]))
        .collect();
    report.same(&name("ties"), &Value::Array(met), &expected["ties"]);
}

/// A stage as the answers write it.
fn as_recorded(stage: &Round) -> Value {
    let votes: Map<String, Value> = stage.totals.iter().map(|(id, total)| (id.clone(), json!(units(total)))).collect();
    let (mut event, mut who, mut elected) = ("count", Value::Null, Vec::new());
    for step in &stage.steps {
        match step {
            Step::Rounds(RoundStep::SurplusPassed { option, .. }) => (event, who) = ("surplus", number(option)),
            Step::Rounds(RoundStep::Excluded { option, .. }) => (event, who) = ("exclude", number(option)),
            Step::Elected { option, .. } => elected.push(number(option)),
            _ => {}
        }
    }
    let nontransferable = stage.exhausted.as_deref().map(units);
    json!({"event": event, "cand": who, "votes": votes, "nontransferable": nontransferable, "elected": elected})
}

/// Five decimals as units.
fn units(total: &str) -> u64 {
    total.replace('.', "").parse().expect("five decimals")
}

fn number(id: &str) -> Value {
    json!(id.parse::<u64>().expect("a number"))
}

fn numbers(ids: &[String]) -> Value {
    ids.iter().map(|id| number(id)).collect()
}
