//! Rules that compare pairs, Borda and plurality against the folder `rankings`.

use std::collections::BTreeMap;

use serde_json::Value;
use tally::{Outcome, PairStep, Profile, RuleSpec, Step, TieOrder, count};

use crate::{Case, Report};

/// Compares every figure of these rules. Other rules' answers are left to others.
pub(super) fn check(case: &Case, profile: &Profile, report: &mut Report) {
    let answers = case.expected["results"].as_object().expect("answers");
    for (key, expected) in answers {
        let checked = Checked { case, profile, key, expected };
        match key.as_str() {
            "plurality" => checked.plurality(report),
            "borda_unranked_average" => checked.borda("average", report),
            "borda_unranked_zero" => checked.borda("zero", report),
            "pairwise" => checked.pairwise(report),
            "condorcet_winner" => checked.ids(report, &checked.count("condorcet", &[]).winners),
            "smith" => checked.ids(report, &checked.count("condorcet", &[]).ranking[0]),
            "weak_condorcet" => checked.weak(report),
            "condorcet_loser" => checked.loser(report),
            "copeland" => checked.copeland(report),
            "minimax_wv" => checked.minimax("winning-votes", report),
            "minimax_margins" => checked.minimax("margins", report),
            "schulze_wv" => checked.schulze("winning-votes", report),
            "schulze_margins" => checked.schulze("margins", report),
            "ranked_pairs_wv" => checked.ranked_pairs("winning-votes", report),
            "ranked_pairs_margins" => checked.ranked_pairs("margins", report),
            other => report.holds(
                &format!("{}: {other}", case.name),
                other.starts_with("irv").then_some(()).ok_or_else(|| "nobody compares it".to_owned()),
            ),
        }
    }
}

struct Checked<'a> {
    case: &'a Case,
    profile: &'a Profile,
    key: &'a str,
    expected: &'a Value,
}

impl Checked<'_> {
    fn count(&self, rule: &str, settings: &[(&str, &str)]) -> Outcome {
        let spec = RuleSpec::of(rule).expect("a rule");
        let spec = settings.iter().fold(spec, |spec, (name, value)| spec.set(name, value).expect("a setting"));
        let unsaid = spec.rule().unsaid_ties.clone();
        count(self.profile, &spec.with_ties(unsaid)).expect("the rule fits")
    }

    fn what(&self, figure: &str) -> String {
        format!("{} {} {figure}", self.case.name, self.key)
    }

    fn ids(&self, report: &mut Report, got: &[String]) {
        report.same(&self.what(""), &got.to_vec(), &list(self.expected));
    }

    /// One winner is the winner; several are tied for it.
    fn winners(&self, report: &mut Report, outcome: &Outcome) {
        let expected = list(&self.expected["winners"]);
        report.same(&self.what("first group"), &outcome.ranking[0], &expected);
        if expected.len() == 1 {
            report.same(&self.what("winner"), &outcome.winners, &expected);
        } else {
            report.same(&self.what("tie"), &outcome.ties.last().map(|tie| tie.among.clone()), &Some(expected));
        }
    }

    fn plurality(&self, report: &mut Report) {
        let outcome = self.count("plurality", &[]);
        report.same(&self.what("counts"), &outcome.totals, &texts(&self.expected["counts"]));
        let overvoted = outcome.ballots.reasons.get("overvote").copied().unwrap_or_default();
        report.same(&self.what("overvoted"), &Value::from(overvoted), &self.expected["overvoted"]);
        self.winners(report, &outcome);
        let majority = |id: &&String| outcome.totals[*id].parse::<u64>().is_ok_and(|n| 2 * n > outcome.ballots.valid);
        let majority: Vec<String> = outcome.winners.iter().filter(majority).cloned().collect();
        report.same(&self.what("majority"), &majority, &list(&self.expected["absolute_majority"]));
    }

    fn borda(&self, unranked: &str, report: &mut Report) {
        let outcome = self.count("borda", &[("unranked", unranked)]);
        report.same(&self.what("scores"), &outcome.totals, &texts(&self.expected["scores"]));
        self.winners(report, &outcome);
    }

    fn pairwise(&self, report: &mut Report) {
        for rule in ["condorcet", "copeland", "minimax", "schulze", "ranked-pairs"] {
            let pairwise = self.count(rule, &[]).pairwise.expect("every pair");
            report.same(&self.what("order"), &pairwise.options, &list(&self.expected["order"]));
            report.same(&self.what("matrix"), &pairwise.matrix, &matrix(&self.expected["matrix"]));
        }
    }

    fn weak(&self, report: &mut Report) {
        let outcome = self.count("condorcet", &[]);
        let unbeaten = steps(&outcome).find_map(|step| match step {
            PairStep::CondorcetWinner { option } => Some(vec![option.clone()]),
            PairStep::NoCondorcetWinner { options } => Some(options.clone()),
            _ => None,
        });
        self.ids(report, &unbeaten.unwrap_or_default());
    }

    fn loser(&self, report: &mut Report) {
        let outcome = self.count("condorcet", &[]);
        let loser = steps(&outcome).find_map(|step| match step {
            PairStep::CondorcetLoser { option } => Some(option.clone()),
            _ => None,
        });
        self.ids(report, &loser.into_iter().collect::<Vec<_>>());
    }

    fn copeland(&self, report: &mut Report) {
        let outcome = self.count("copeland", &[]);
        report.same(&self.what("scores"), &outcome.totals, &texts(&self.expected["scores"]));
        self.winners(report, &outcome);
    }

    fn minimax(&self, measure: &str, report: &mut Report) {
        let outcome = self.count("minimax", &[("measure", measure)]);
        report.same(&self.what("worst"), &outcome.totals, &texts(&self.expected["worst"]));
        self.winners(report, &outcome);
    }

    fn schulze(&self, measure: &str, report: &mut Report) {
        let outcome = self.count("schulze", &[("measure", measure)]);
        self.winners(report, &outcome);
        let levels: Vec<Vec<String>> = array(&self.expected["levels"]).iter().map(list).collect();
        report.same(&self.what("levels"), &outcome.ranking, &levels);
        let told: Vec<Vec<String>> = steps(&outcome)
            .filter_map(|step| match step {
                PairStep::SchulzeLevel { options, .. } => Some(options.clone()),
                _ => None,
            })
            .collect();
        report.same(&self.what("levels told"), &told, &levels);
        let paths = steps(&outcome).find_map(|step| match step {
            PairStep::StrongestPaths { matrix, .. } => Some(matrix.clone()),
            _ => None,
        });
        report.same(&self.what("strongest paths"), &paths, &Some(matrix(&self.expected["strongest_paths"])));
    }

    /// The answers take wins of equal strength in the order options are listed.
    fn ranked_pairs(&self, measure: &str, report: &mut Report) {
        let outcome = self.count("ranked-pairs", &[("measure", measure)]);
        self.winners(report, &outcome);
        report.same(&self.what("order"), &outcome.ranking.concat(), &list(&self.expected["order"]));
        let equal = steps(&outcome).any(|step| matches!(step, PairStep::EqualPairs { .. }));
        report.same(&self.what("equal wins"), &Value::from(equal), &self.expected["equal_strength_pairs"]);
        let skipped: Vec<Vec<String>> = steps(&outcome)
            .filter_map(|step| match step {
                PairStep::PairSkipped { winner, loser, .. } => Some(vec![winner.clone(), loser.clone()]),
                _ => None,
            })
            .collect();
        let expected: Vec<Vec<String>> = array(&self.expected["skipped"]).iter().map(list).collect();
        report.same(&self.what("skipped"), &skipped, &expected);
        // Followed in every order, the winner of the listed one is still possible.
        let spec = RuleSpec::of("ranked-pairs").and_then(|spec| spec.set("measure", measure)).expect("a setting");
        match count(self.profile, &spec.with_ties(TieOrder::All)) {
            Ok(all) => {
                let possible = if all.winners.is_empty() { all.outcomes.concat() } else { all.winners };
                let held = outcome.winners.iter().all(|winner| possible.contains(winner));
                report.holds(&self.what("possible winners"), held.then_some(()).ok_or_else(|| format!("{possible:?}")));
            }
            Err(error) => report.holds(&self.what("possible winners"), Err(error.to_string())),
        }
    }
}

fn steps(outcome: &Outcome) -> impl Iterator<Item = &PairStep> {
    outcome.rounds.iter().flat_map(|round| &round.steps).filter_map(|step| match step {
        Step::Pairs(step) => Some(step),
        _ => None,
    })
}

fn array(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn list(value: &Value) -> Vec<String> {
    array(value).iter().map(text).collect()
}

fn texts(value: &Value) -> BTreeMap<String, String> {
    value.as_object().expect("by option").iter().map(|(id, value)| (id.clone(), text(value))).collect()
}

fn matrix(value: &Value) -> Vec<Vec<u64>> {
    let number = |value: &Value| value.as_u64().expect("a whole number");
    array(value).iter().map(|row| array(row).iter().map(number).collect()).collect()
}
