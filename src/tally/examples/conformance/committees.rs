//! The answers in the folder `committees`: the committees of each rule and number
//! of seats, all tied ones, the order in which they were elected, and scores.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use tally::formats::preflib;
use tally::{Outcome, Profile, RuleSpec, SeatStep, Step, TieOrder, count};

use crate::{Case, Report, cases};

/// Our rule by the name abcvoting has for it, with its completion. It knows other
/// rules, which are not among ours: reverse sequential PAV, consensus, minimax AV,
/// exact CC.
const RULES: [(&str, &str, Option<&str>); 9] = [
    ("av", "av", None),
    ("sav", "sav", None),
    ("pav", "pav", None),
    ("seqpav", "seq-pav", None),
    ("seqphragmen", "phragmen", None),
    ("seqcc", "seq-cc", None),
    ("equal-shares", "equal-shares-committee", Some("phragmen")),
    ("equal-shares-with-av-completion", "equal-shares-committee", Some("av")),
    ("equal-shares-without-completion", "equal-shares-committee", Some("none")),
];

/// Compares every figure recorded there.
pub(crate) fn check(root: &Path, report: &mut Report) {
    for case in cases(root, "committees") {
        let parsed = preflib::parse(&case.text()).map_err(|error| error.to_string());
        match parsed.and_then(|file| file.profile().map_err(|error| error.to_string())) {
            Ok(profile) => one(&case, &profile, report),
            Err(wrong) => report.holds(&case.name, Err(wrong)),
        }
    }
}

fn one(case: &Case, profile: &Profile, report: &mut Report) {
    for result in case.expected["results"].as_array().into_iter().flatten() {
        let seats = usize::try_from(result["k"].as_u64().unwrap_or(0)).expect("a number of seats");
        let what = |rule: &str| format!("{} k={seats} {rule}", case.name);
        own(result, profile, seats, (&what, report));
        let Some(Value::Object(peer)) = result.get("abcvoting_2.19.2") else { continue };
        for (name, rule, completion) in RULES {
            let Some(Value::Array(committees)) = peer.get(name) else { continue };
            let tied = counted(profile, &spec(rule, completion, seats, TieOrder::All));
            report.same(&what(name), &committees_of(&tied), &committees.iter().map(sorted).collect());
        }
    }
    if let Some(Value::Object(approvals)) = case.expected.get("approvals") {
        let outcome = counted(profile, &spec("av", None, 1, TieOrder::All));
        for (id, said) in approvals {
            report.same(&format!("{} approvals of {id}", case.name), &outcome.totals.get(id), &Some(&said.to_string()));
        }
    }
}

/// What the answers' own exact programs say, beside abcvoting.
fn own(result: &Value, profile: &Profile, seats: usize, (what, report): (&dyn Fn(&str) -> String, &mut Report)) {
    let listed = |rule| counted(profile, &spec(rule, None, seats, TieOrder::Listed));
    if let Some(said) = result.get("av") {
        report.same(&what("av, as listed"), &listed("av").winners, &ids(said));
    }
    for (rule, name) in [("seq-pav", "seqpav"), ("phragmen", "seqphragmen")] {
        let outcome = listed(rule);
        if let Some(said) = result.get(format!("{name}_own")) {
            report.same(&what(&format!("{name} in order")), &outcome.winners, &ids(said));
        }
        if let Some(Value::Array(said)) = result.get(format!("{name}_ties")) {
            report.same(&what(&format!("{name} ties")), &outcome.ties.len(), &said.len());
        }
    }
    if let Some(Value::Array(said)) = result.get("pav_own") {
        let outcome = counted(profile, &spec("pav", None, seats, TieOrder::All));
        report.same(&what("pav"), &committees_of(&outcome), &said.iter().map(sorted).collect());
    }
    if let Some(said) = result.get("pav_score").and_then(Value::as_str) {
        let outcome = listed("pav");
        let score = outcome.rounds[0].steps.iter().find_map(|step| match step {
            Step::Seats(SeatStep::BestCommittees { score, .. }) => Some(score.as_str()),
            _ => None,
        });
        report.same(&what("pav score"), &score, &Some(said));
    }
}

fn spec(rule: &str, completion: Option<&str>, seats: usize, ties: TieOrder) -> RuleSpec {
    let spec = RuleSpec::of(rule).and_then(|spec| spec.with_seats(seats)).expect("a rule for several seats");
    let spec = spec.with_ties(ties);
    completion.map_or(spec.clone(), |word| spec.set("completion", word).expect("a completion"))
}

fn counted(profile: &Profile, spec: &RuleSpec) -> Outcome {
    count(profile, spec).expect("the rule fits the ballots")
}

fn committees_of(outcome: &Outcome) -> BTreeSet<BTreeSet<String>> {
    let tied = Some(&outcome.outcomes).filter(|tied| !tied.is_empty());
    let all = tied.cloned().unwrap_or_else(|| vec![outcome.winners.clone()]);
    all.into_iter().map(|committee| committee.into_iter().collect()).collect()
}

fn ids(committee: &Value) -> Vec<String> {
    committee.as_array().into_iter().flatten().map(Value::to_string).collect()
}

fn sorted(committee: &Value) -> BTreeSet<String> {
    ids(committee).into_iter().collect()
}
