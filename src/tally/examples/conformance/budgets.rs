//! The answers in the folder `budgets`: greedy, equal shares, Phragmén, each
//! recorded variant with its winners in order, cost, prices, shares, ties.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use tally::{BudgetStep, Decision, Outcome, RuleSpec, Settled, Step, TieOrder, count};

use crate::{Case, Report, cases};

/// Compares every figure recorded there.
pub(crate) fn check(root: &Path, report: &mut Report) {
    for case in cases(root, "budgets") {
        one(&case, report);
    }
}

fn one(case: &Case, report: &mut Report) {
    let pb = match tally::formats::pb::parse(&case.text()) {
        Ok(pb) => pb,
        Err(error) => return report.differs(&format!("{}: {error}", case.name)),
    };
    let profile = pb.profile().expect("points that fit");
    let expected = &case.expected;
    report.same(&format!("{} voters", case.name), &Some(profile.total()), &expected["voters"].as_u64());
    report.same(&format!("{} blank", case.name), &Some(profile.blank()), &expected["empty_ballots"].as_u64());
    for answer in expected["results"].as_array().into_iter().flatten() {
        let name = format!("{} {} {}", case.name, answer["method"], answer["params"]);
        let Some(spec) = spec(&answer["method"], &answer["params"]) else {
            report.differs(&format!("{name}: no rule for this"));
            continue;
        };
        let outcome = count(&profile, &spec).expect("a budget");
        if answer["method"] == "greedy-no-skip" && !outcome.withdrawn.is_empty() {
            // The answer takes the cost 999999999, which says that a project was
            // withdrawn (pabulib.org/format), for its cost, and ends there. The
            // town did not: its own list is what we compare with.
            report.same(&name, &outcome.winners, &texts(&expected["published"]["selected"]));
            continue;
        }
        compare(&name, &outcome, answer, report);
        if let Some(totals) = expected["total_support"].as_object() {
            let totals = totals.iter().map(|(id, total)| (id.clone(), total.to_string())).collect();
            report.same(&format!("{name} totals"), &with_struck(&outcome), &totals);
        }
        if answer["equals_published"] == true {
            let mut published = texts(&expected["published"]["selected"]);
            let mut winners = outcome.winners.clone();
            published.sort();
            winners.sort();
            report.same(&format!("{name} published"), &winners, &published);
        }
    }
}

/// The totals, and for projects withdrawn the marks that were struck: the answers
/// count those too.
fn with_struck(outcome: &Outcome) -> BTreeMap<String, String> {
    let struck = outcome.rounds[0].steps.iter().filter_map(|step| match step {
        Step::Struck { option, marks } => Some((option.clone(), marks.to_string())),
        _ => None,
    });
    outcome.totals.clone().into_iter().chain(struck).collect()
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Our rule for a recorded method.
fn spec(method: &Value, params: &Value) -> Option<RuleSpec> {
    let text = |name: &str| params[name].as_str().unwrap_or_default();
    let of = |rule: &str, settings: &[(&str, &str)]| {
        let spec = RuleSpec::of(rule).expect("a rule").with_ties(TieOrder::CostSupportId);
        settings.iter().fold(spec, |spec, (name, value)| spec.set(name, value).expect("a good value"))
    };
    let utility = match text("utility") {
        "card" => "cardinality",
        other => other,
    };
    let number = |name: &str| params[name].as_f64().map(|number| format!("{number:.0}"));
    let shares = |settings: &[(&str, &str)]| of("equal-shares", settings).set("utility", utility).expect("a utility");
    Some(match method.as_str()? {
        "greedy" if text("order_by") == "total support per cost" => of("greedy", &[("order", "support-per-cost")]),
        "greedy" => of("greedy", &[]),
        "greedy-no-skip" => of("greedy", &[("skip", "false")]),
        "greedy-threshold" => of("greedy", &[("min-support", &number("min_score")?)]),
        "phragmen" if text("variant").starts_with("stop") => of("phragmen-pb", &[("skip", "false")]),
        "phragmen" if text("variant").starts_with("skip") => of("phragmen-pb", &[("skip", "true")]),
        "mes" => match text("completion") {
            "none" => shares(&[("start", "exact"), ("increment", "0")]),
            "utilitarian greedy (by total support)" => {
                shares(&[("start", "exact"), ("increment", "0"), ("fill", "support")])
            }
            "add1_int" => shares(&[("increment", &number("increment_per_voter")?)]),
            "add1e_int" => shares(&[("increment", &number("increment_per_voter")?), ("stop", "exhaustive")]),
            "add1e_int then utilitarian greedy" => shares(&[("stop", "exhaustive"), ("fill", "support")]),
            "add1e" => shares(&[("start", "exact"), ("stop", "exhaustive")]),
            _ => return None,
        },
        _ => return None,
    })
}

fn compare(name: &str, outcome: &Outcome, answer: &Value, report: &mut Report) {
    report.same(&format!("{name} decision"), &outcome.decision, &Decision::Won);
    report.same(&format!("{name} winners"), &outcome.winners, &texts(&answer["winners_in_order"]));
    report.same(&format!("{name} cost"), &outcome.cost, &Some(answer["cost"].to_string()));
    let steps = || outcome.rounds.iter().flat_map(|round| &round.steps);
    let budget_steps = || {
        steps().filter_map(|step| match step {
            Step::Budget(step) => Some(step),
            _ => None,
        })
    };
    if let Some(trace) = answer["rho_trace"].as_array() {
        let expected: Vec<Vec<String>> = trace.iter().map(texts).collect();
        let bought = budget_steps().filter_map(|step| match step {
            BudgetStep::Bought { option, price, .. } => Some(vec![option.clone(), price.clone()]),
            _ => None,
        });
        report.same(&format!("{name} prices"), &bought.collect(), &expected);
    }
    let kept = budget_steps().find_map(|step| match step {
        BudgetStep::ShareKept { share, raises, why, ties } => Some((share.clone(), *raises, *why, *ties)),
        _ => None,
    });
    if let Some((share, raises, why, ties)) = kept
        && answer["final_endowment"].is_string()
    {
        report.same(&format!("{name} share"), &Some(share.as_str()), &answer["final_endowment"].as_str());
        report.same(&format!("{name} raises"), &Some(raises), &answer["runs"].as_u64());
        let why = match why {
            Settled::Exhaustive => "exhaustive",
            Settled::Overspend => "next_infeasible",
            Settled::Unchanging => "unchanging",
        };
        report.same(&format!("{name} end"), &Some(why), &answer["stop_reason"].as_str());
        let all = ties + u64::try_from(outcome.ties.len()).expect("few ties");
        report.same(&format!("{name} ties"), &Some(all), &answer["ties_met"].as_u64());
    } else if let Some(ties) = answer["ties_met"].as_array() {
        report.same(&format!("{name} ties"), &outcome.ties.len(), &ties.len());
    }
}
