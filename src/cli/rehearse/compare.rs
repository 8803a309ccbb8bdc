//! Whether the published counts are the file's, and ours.

use ::tally::Outcome;
use verify::Verdict;

use super::plan::Plan;

/// Everything that differs, each named; `ids` are the server's ids of the options.
pub(crate) fn differences(verdict: &Verdict, plan: &Plan, ids: &[String], accepted: u64) -> Vec<String> {
    let result = &verdict.result;
    let outcome = &result.outcome;
    let mut differences = Vec::new();
    let mut expect = |what: &str, published: u64, expected: u64| {
        if published != expected {
            differences.push(format!("{what}: {published} published, {expected} expected"));
        }
    };
    expect("ballots in the urn", result.ballots.web, accepted);
    expect("rights spent on the web", result.turnout.web, accepted);
    expect("people on the roll", result.turnout.roll, plan.ballots.len() as u64);
    expect("ballots cast", outcome.ballots.total, plan.ballots.len() as u64);
    expect("blank ballots", outcome.ballots.blank, plan.blanks() as u64);
    expect("void ballots", outcome.ballots.invalid, 0);
    if !result.rehearsal {
        differences.push("the bundle is not marked as a rehearsal".to_owned());
    }
    if outcome.rule != plan.rule {
        differences.push(format!("the rule: {} published, {} expected", outcome.rule, plan.rule));
    }
    match plan.counted(&verdict.manifest, &result.lot) {
        Ok(ours) => differences.extend(counts(outcome, &ours, plan, ids)),
        Err(why) => differences.push(format!("our own count: {why}")),
    }
    for ((option, id), stated) in plan.options.iter().zip(ids).zip(plan.file_totals().into_iter().flatten()) {
        let published = outcome.totals.get(id).map_or("none", String::as_str);
        if published != stated {
            let (title, file_id) = (&option.title, &option.file_id);
            differences.push(format!("{title} (option {file_id}): {published} published, {stated} stated by the file"));
        }
    }
    differences
}

/// What differs from our own count of the same ballots.
fn counts(published: &Outcome, ours: &Outcome, plan: &Plan, ids: &[String]) -> Vec<String> {
    let mut differences = Vec::new();
    for (option, id) in plan.options.iter().zip(ids) {
        let total = |outcome: &Outcome| outcome.totals.get(id).cloned().unwrap_or_else(|| "none".to_owned());
        if total(published) != total(ours) {
            let (title, file_id) = (&option.title, &option.file_id);
            let (theirs, ours) = (total(published), total(ours));
            differences.push(format!("{title} (option {file_id}): {theirs} published, {ours} by our own count"));
        }
    }
    if published.winners != ours.winners {
        let (theirs, ours) = (published.winners.join(", "), ours.winners.join(", "));
        differences.push(format!("winners: {theirs} published, {ours} by our own count"));
    }
    if differences.is_empty() && published != ours {
        differences.push("the working is another than that of our own count".to_owned());
    }
    differences
}

#[cfg(test)]
mod tests {
    use super::super::plan::tests::{file, plan};
    use super::super::plan::{Plan, Wanted};
    use super::*;
    use ::tally::formats::ElectionFile;
    use ballotbox::ballot::{Definition, Kind, OptionDef};
    use ballotbox::commitment::Commitment;
    use ballotbox::manifest::{FlushPolicy, IssuerDef, KdfDef, Manifest, SealDef};
    use verify::{Ballots, LogEnd, ResultDoc, Turnout};

    fn manifest(definition: Definition, rule: &str, roll: u64) -> Manifest {
        let none = || Commitment::over([[0_u8; 0]; 0]);
        Manifest {
            v: 1,
            title: [].into(),
            pad_len: definition.pad_len(),
            counting: verify::counting::of(&definition, rule).unwrap(),
            ballot_definition: definition,
            conflict: String::new(),
            modes: vec![],
            opens_at: 0,
            issue_closes_at: 0,
            cast_closes_at: 0,
            publish_at: 0,
            issuer: IssuerDef { alg: String::new(), n: String::new(), e: String::new() },
            seal: SealDef { suite: String::new(), pk: String::new(), trustees: vec![], t: 1, n: 1 },
            urn_vkey: String::new(),
            register_vkey: String::new(),
            witnesses: vec![],
            roll_commitment: Commitment { count: roll, ..none() },
            code_keys: None,
            code_kdf: KdfDef { salt: String::new(), iterations: 1 },
            cast_grace_s: 0,
            rehearsal: true,
            envelope_keys: none(),
            client_js_sha256: String::new(),
            flush_policy: FlushPolicy { least: 1, seconds: 1 },
            allow_change: false,
            dispute_days: 1,
        }
    }

    /// What a server would publish of a file's ballots.
    fn published(file: &ElectionFile, definition: Definition, rule: &str) -> Verdict {
        let wanted = Wanted { rule: Some(rule), ..Wanted::default() };
        let plan = Plan::of(file, &wanted).unwrap();
        let cast = plan.ballots.len() as u64;
        let manifest = manifest(definition, rule, cast);
        let end = LogEnd { size: 0, root: String::new() };
        let result = ResultDoc {
            v: 1,
            eid: String::new(),
            title: [].into(),
            rehearsal: true,
            turnout: Turnout { roll: cast, web: cast, paper: 0 },
            ballots: Ballots { web: cast, paper: 0 },
            lot: String::new(),
            outcome: plan.counted(&manifest, "").unwrap(),
            register: end.clone(),
            urn: end,
        };
        let profile = ::tally::ProfileBuilder::new(::tally::Kind::Choice, [::tally::Entry::new("a")]).unwrap().build();
        Verdict { manifest, result, result_bytes: Vec::new(), profile }
    }

    fn definition(kind: Kind) -> Definition {
        Definition::of(kind, ["a", "b", "c"].map(|id| OptionDef::new(id, [].into())).into())
    }

    fn ids() -> [String; 3] {
        ["a", "b", "c"].map(ToOwned::to_owned)
    }

    #[test]
    fn equal_counts_have_no_differences_and_others_are_named() {
        let votes = ["p1", "p1,p2", ""];
        let honest = file("approval", &votes, [2, 1, 0]);
        let good = published(&honest, definition(Kind::Approval), "approval");
        assert_eq!(differences(&good, &plan(&honest), &ids(), 3), Vec::<String>::new());

        let bent =
            published(&file("approval", &["p1", "p1,p3", ""], [2, 1, 0]), definition(Kind::Approval), "approval");
        let said = differences(&bent, &plan(&honest), &ids(), 3).join("\n");
        assert!(said.contains("Park [p2] (option p2): 0 published, 1 by our own count"), "{said}");
        assert!(said.contains("[p3] (option p3): 1 published, 0 stated by the file"), "{said}");

        let stated = file("approval", &votes, [2, 2, 0]);
        let said = differences(&good, &plan(&stated), &ids(), 2).join("\n");
        assert!(said.contains("1 published, 2 stated by the file"), "{said}");
        assert!(said.contains("ballots in the urn: 3 published, 2 expected"), "{said}");
    }

    #[test]
    fn a_ranking_that_was_counted_otherwise_is_named() {
        let honest = file("ordinal", &["p1,p2", "p2,p1", "p2"], [0, 0, 0]);
        let good = published(&honest, definition(Kind::Ranking), "irv");
        assert_eq!(differences(&good, &plan(&honest), &ids(), 3), Vec::<String>::new());
        let bent = published(&file("ordinal", &["p1,p2", "p1,p2", "p2"], [0, 0, 0]), definition(Kind::Ranking), "irv");
        let said = differences(&bent, &plan(&honest), &ids(), 3).join("\n");
        assert!(said.contains("winners: a published, b by our own count"), "{said}");
    }
}
