//! Whether the published counts are the file's, and ours.

use verify::ResultDoc;

use super::plan::Plan;

/// Everything that differs, each named; `ids` are the server's ids of the options.
pub(crate) fn differences(result: &ResultDoc, plan: &Plan, ids: &[String], accepted: u64) -> Vec<String> {
    let outcome = &result.outcome;
    let mut differences = Vec::new();
    let mut expect = |what: &str, published: u64, expected: u64| {
        if published != expected {
            differences.push(format!("{what}: {published} published, {expected} expected"));
        }
    };
    let blank = plan.ballots.iter().filter(|ballot| ballot.is_empty()).count() as u64;
    expect("ballots in the urn", result.ballots.web, accepted);
    expect("rights spent on the web", result.turnout.web, accepted);
    expect("people on the roll", result.turnout.roll, plan.ballots.len() as u64);
    expect("ballots cast", outcome.ballots.total, plan.ballots.len() as u64);
    expect("blank ballots", outcome.ballots.blank, blank);
    expect("void ballots", outcome.ballots.invalid, 0);
    if !result.rehearsal {
        differences.push("the bundle is not marked as a rehearsal".to_owned());
    }
    let counted = plan.counted();
    for (place, ((file_id, title), id)) in plan.options.iter().zip(ids).enumerate() {
        let published = outcome.totals.get(id).map_or("none", String::as_str);
        let ours = counted[place].to_string();
        if published != ours {
            differences.push(format!("{title} (project {file_id}): {published} published, {ours} by our own count"));
        }
        if let Some(stated) = plan.file_counts().map(|stated| stated[place].to_string())
            && published != stated
        {
            differences
                .push(format!("{title} (project {file_id}): {published} published, {stated} stated by the file"));
        }
    }
    differences
}

#[cfg(test)]
mod tests {
    use super::super::plan::tests::file;
    use super::*;
    use ::tally::{Entry, Kind, ProfileBuilder, RuleSpec, count};
    use verify::{Ballots, LogEnd, Turnout};

    fn published(totals: &[&[&str]], blank: u64) -> ResultDoc {
        let mut profile = ProfileBuilder::new(Kind::Approval, ["a", "b", "c"].map(Entry::new)).unwrap();
        totals.iter().for_each(|marks| profile.marks(marks, 1).unwrap());
        profile.blank(blank).unwrap();
        let outcome = count(&profile.build(), &RuleSpec::of("approval").unwrap()).unwrap();
        let cast = totals.len() as u64 + blank;
        let end = LogEnd { size: 0, root: String::new() };
        ResultDoc {
            v: 1,
            eid: String::new(),
            title: [].into(),
            rehearsal: true,
            turnout: Turnout { roll: cast, web: cast, paper: 0 },
            ballots: Ballots { web: cast, paper: 0 },
            lot: String::new(),
            outcome,
            register: end.clone(),
            urn: end,
        }
    }

    #[test]
    fn equal_counts_have_no_differences_and_others_are_named() {
        let ids = ["a", "b", "c"].map(ToOwned::to_owned);
        let votes = ["p1", "p1,p2", ""];
        let plan = Plan::of(&file("approval", &votes, [2, 1, 0]), None).unwrap();
        let good = published(&[&["a"], &["a", "b"]], 1);
        assert_eq!(differences(&good, &plan, &ids, 3), Vec::<String>::new());

        let bent = published(&[&["a"], &["a", "c"]], 1);
        let said = differences(&bent, &plan, &ids, 3).join("\n");
        assert!(said.contains("Park [p2] (project p2): 0 published, 1 by our own count"), "{said}");
        assert!(said.contains("[p3] (project p3): 1 published, 0 stated by the file"), "{said}");

        let plan = Plan::of(&file("approval", &votes, [2, 2, 0]), None).unwrap();
        let said = differences(&good, &plan, &ids, 2).join("\n");
        assert!(said.contains("1 published, 2 stated by the file"), "{said}");
        assert!(said.contains("ballots in the urn: 3 published, 2 expected"), "{said}");
    }
}
