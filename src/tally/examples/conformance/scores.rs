//! The answers in the folder `scores`: score, STAR and majority judgment.
//!
//! Of the peers recorded there, those that count rules we have are compared:
//! starvote's STAR and bloc STAR, whalrus' range voting and majority judgment.
//! (Its majority judgment breaks ties by the majority gauge, which may leave a tie
//! where Balinski and Laraki's removal does not.) The proportional rules of
//! starvote (allocated score, RRV, SSS) are none of ours.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use tally::formats::pb;
use tally::{GradeStep, Outcome, Profile, RuleSpec, Step, TieOrder, count};

use crate::{Case, Report, cases};

/// Compares every figure recorded there.
pub(crate) fn check(root: &Path, report: &mut Report) {
    for case in cases(root, "scores") {
        let profile = pb::parse(&case.text()).map_err(|error| error.to_string());
        match profile.and_then(|pb| pb.profile().map_err(|error| error.to_string())) {
            Ok(profile) => Checked { case: &case, profile: &profile }.all(report),
            Err(wrong) => report.holds(&case.name, Err(wrong)),
        }
    }
}

struct Checked<'a> {
    case: &'a Case,
    profile: &'a Profile,
}

impl Checked<'_> {
    fn all(&self, report: &mut Report) {
        let known = ["range_winner", "totals", "star", "majority_judgment"];
        let own = self.case.expected["own"].as_object().expect("the answers of the own program");
        for key in own.keys().filter(|key| !known.contains(&key.as_str())) {
            report.differs(&format!("{}: nobody compares `{key}`", self.case.name));
        }
        report.same(&self.what("voters"), &Value::from(self.profile.total()), &self.case.expected["voters"]);
        self.score(report, &own["totals"], &own["range_winner"]);
        self.star(report, &own["star"]);
        self.majority_judgment(report, &own["majority_judgment"]);
        self.peers(report);
    }

    fn score(&self, report: &mut Report, totals: &Value, winners: &Value) {
        let outcome = self.count("score", 1);
        report.same(&self.what("score totals"), &outcome.totals, &texts(totals));
        report.same(&self.what("score winner"), &first(&outcome), &list(winners));
        let points = self.count("cumulative", 1);
        report.same(&self.what("cumulative totals"), &points.totals, &outcome.totals);
    }

    fn star(&self, report: &mut Report, expected: &Value) {
        let outcome = self.count("star", 1);
        let steps = || outcome.rounds.iter().flat_map(|round| &round.steps);
        let finalists = steps().find_map(|step| match step {
            Step::Grades(GradeStep::Finalists { options, totals }) => Some((options.clone(), totals.clone())),
            _ => None,
        });
        let scores = list(&expected["scores"]);
        report.same(&self.what("finalists"), &finalists, &Some((list(&expected["finalists"]), scores)));
        let finalists = list(&expected["finalists"]);
        let equal = steps().find_map(|step| match step {
            Step::Grades(GradeStep::Runoff { equal, .. } | GradeStep::RunoffTied { equal, .. }) => Some(*equal),
            _ => None,
        });
        let votes = finalists.iter().map(|id| outcome.rounds[1].totals[id].clone());
        let runoff: Vec<String> = votes.chain(equal.map(|equal| equal.to_string())).collect();
        report.same(&self.what("runoff"), &runoff, &list(&expected["runoff"]));
        report.same(&self.what("STAR winner"), &outcome.winners, &vec![text(&expected["winner"])]);
        let tied = outcome.ties.iter().any(|tie| tie.at != "runoff");
        report.same(&self.what("second place tied"), &Value::from(tied), &expected["second_place_tied"]);
    }

    fn majority_judgment(&self, report: &mut Report, expected: &Value) {
        let outcome = self.count("majority-judgment", 1);
        report.same(&self.what("majority judgment"), &first(&outcome), &list(&expected["winners"]));
        let order = list(&expected["order"]);
        let ranked: Vec<String> = outcome.ranking.iter().flatten().take(order.len()).cloned().collect();
        report.same(&self.what("majority judgment, order"), &ranked, &order);
        report.same(&self.what("medians"), &outcome.totals, &texts(&expected["median"]));
    }

    fn peers(&self, report: &mut Report) {
        let peers = self.case.expected["peers"].as_object().expect("the answers of peers");
        for (peer, winners) in peers {
            let (rule, seats) =
                match peer.split_once(' ').and_then(|(program, rest)| Some((program, rest.split_once(' ')?.1))) {
                    Some(("starvote", "STAR")) => ("star", 1),
                    Some(("starvote", "bloc k=3")) => ("star", 3),
                    Some(("whalrus", "RangeVoting")) => ("score", 1),
                    Some(("whalrus", "MajorityJudgment")) => ("majority-judgment", 1),
                    _ => continue,
                };
            let outcome = self.count(rule, seats);
            let got = if seats > 1 { outcome.winners } else { first(&outcome) };
            let (mut got, mut winners) = (got, list(winners));
            got.sort();
            winners.sort();
            report.same(&self.what(peer), &got, &winners);
        }
    }

    fn count(&self, rule: &str, seats: usize) -> Outcome {
        let spec = RuleSpec::of(rule).and_then(|spec| spec.with_seats(seats)).expect("a rule of ours");
        let most = self.case.expected["max_score"].to_string();
        let spec = if rule == "cumulative" { spec } else { spec.set("max-score", &most).expect("a number") };
        count(self.profile, &spec.with_ties(TieOrder::Listed)).expect("the rule fits")
    }

    fn what(&self, figure: &str) -> String {
        format!("{}, {figure}", self.case.name)
    }
}

/// The best, all of them when tied.
fn first(outcome: &Outcome) -> Vec<String> {
    outcome.ranking.first().cloned().unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn list(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(text).collect()
}

fn texts(value: &Value) -> BTreeMap<String, String> {
    value.as_object().into_iter().flatten().map(|(id, value)| (id.clone(), text(value))).collect()
}
