//! `wiec tally`: counts a bundle or an election file; lists the rules.

use std::process::ExitCode;

use ::tally::{listed_rules, rules_text, text_report};

use crate::args::{Counting, Format, Tally};
use crate::election::{self, Source};
use crate::fail::{Ended, Failure};
use crate::say;

/// Counts and reports, or lists the rules.
pub(crate) fn run(args: &Tally) -> Ended {
    let Some(path) = args.file.as_ref().filter(|_| !args.rules) else {
        match args.format {
            Format::Text => say::line(rules_text().trim_end())?,
            Format::Json => say::json(&listed_rules())?,
        }
        return Ok(ExitCode::SUCCESS);
    };
    let shown = path.display().to_string();
    let (title, outcome, names) = match election::open(path)? {
        Source::Bundle(verdict) => {
            of_its_own(&args.counting)?;
            let title = election::in_english(&verdict.result.title);
            let names = election::names(&verdict);
            (title, verdict.result.outcome, names)
        }
        Source::File(file) => {
            let (outcome, notes) = election::count(&shown, &file, &args.counting)?;
            notes.iter().for_each(|note| eprintln!("wiec: {note}"));
            (file.title().to_owned(), outcome, file.names())
        }
    };
    match args.format {
        Format::Text => {
            let report = text_report(&outcome, &names);
            let title = title.trim();
            if title.is_empty() {
                say::line(report.trim_end())?
            } else {
                say::line(format!("{title}\n{}", report.trim_end()))?
            }
        }
        Format::Json => say::json(&outcome)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// A bundle is counted by what its manifest says.
fn of_its_own(asked: &Counting) -> Result<(), Failure> {
    if asked.rule.is_some() || asked.seats.is_some() || !asked.set.is_empty() || asked.ties.is_some() {
        return Err(Failure::new(
            "a bundle names its own rule and parameters; leave --rule, --seats, --set and --ties out, or write its \
             ballots to a file with `wiec convert` and count that",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::election::{count, parse};

    const PB: &str = "META\nkey;value\ndescription;d\ncountry;Poland\nunit;x\ninstance;2020\nnum_projects;2\n\
                      num_votes;3\nbudget;100\nvote_type;approval\nrule;greedy\ndate_begin;2020\ndate_end;2020\n\
                      max_length;2\nPROJECTS\nproject_id;cost;name;votes\n1;10;Park;2\n2;10;Rynek;2\nVOTES\nvoter_id;vote\n\
                      1;1\n2;1,2\n3;2\n";
    const BLT: &str = "3 2\n4 1 2 0\n3 2 0\n2 3 0\n0\n\"Ada\"\n\"Bo\"\n\"Cy\"\n\"Board\"\n";

    fn asked(set: &[&str], rule: Option<&str>, ties: &str) -> Counting {
        Counting {
            rule: rule.map(ToOwned::to_owned),
            seats: None,
            set: set.iter().map(|set| (*set).to_owned()).collect(),
            ties: Some(ties).filter(|ties| !ties.is_empty()).map(ToOwned::to_owned),
        }
    }

    #[test]
    fn a_file_is_counted_by_its_own_kind_of_ballot() {
        let pb = parse("x.pb", PB.as_bytes()).unwrap();
        let (outcome, notes) = count("x.pb", &pb, &asked(&[], None, "order")).unwrap();
        assert_eq!((outcome.rule.as_str(), outcome.winners.as_slice()), ("approval", ["1".to_owned()].as_slice()));
        assert!(notes.is_empty());
        let (outcome, _) = count("x.pb", &pb, &asked(&["threshold=1/2"], None, "lot:7")).unwrap();
        assert_eq!(outcome.parameters["threshold"], "1/2");
        assert_eq!(outcome.ties[0].by, "lot:7");
    }

    #[test]
    fn seats_and_ties_unsaid_are_those_of_file_and_rule() {
        let blt = parse("x.blt", BLT.as_bytes()).unwrap();
        let (outcome, _) = count("x.blt", &blt, &asked(&[], Some("stv-scottish"), "")).unwrap();
        assert_eq!((outcome.parameters["seats"].as_str(), outcome.winners.len()), ("2", 2));
        let (outcome, _) = count("x.blt", &blt, &asked(&[], Some("irv"), "")).unwrap();
        assert_eq!(outcome.parameters["ties"], "order");
        let one = Counting { seats: Some(1), ..asked(&[], Some("stv-scottish"), "") };
        assert_eq!(count("x.blt", &blt, &one).unwrap().0.winners.len(), 1);
    }

    #[test]
    fn every_slip_is_named() {
        let pb = parse("x.pb", PB.as_bytes()).unwrap();
        let said = |set: &[&str], rule, ties| count("x.pb", &pb, &asked(set, rule, ties)).unwrap_err().to_string();
        assert!(said(&[], Some("magic"), "order").starts_with("--rule magic: there is no rule `magic`; the rules are"));
        assert!(said(&["quorum"], None, "order").contains("expected KEY=VALUE"));
        assert!(said(&["quorum=x"], None, "order").starts_with("--set quorum=x: `x` is no value for `quorum`"));
        assert!(said(&["colour=x"], None, "order").contains("has no parameter `colour`; its parameters are"));
        assert!(said(&[], None, "coin").contains("`coin` is not a tie order: `lot:SEED`"));
        assert!(said(&["quorum=30%"], None, "order").contains("set `electorate`"));
        assert!(said(&[], Some("irv"), "").ends_with("the file holds approval ballots, not ranking"));
        let blt = parse("x.blt", BLT.as_bytes()).unwrap();
        let silent = count("x.blt", &blt, &asked(&[], None, "")).unwrap_err().to_string();
        assert!(
            silent.starts_with("`x.blt` holds ranking ballots, which no rule counts by itself; name one"),
            "{silent}"
        );
        assert!(silent.contains("irv") && !silent.contains("score"), "{silent}");
        let bad = |name: &str, bytes: &[u8]| parse(name, bytes).unwrap_err().to_string();
        assert!(bad("y.pb", b"PK\x03\xff").contains("line 1, column 4: a byte that is not UTF-8"));
        assert!(bad("y", b"hello").contains("names end in .pb .soc"));
        assert!(of_its_own(&asked(&[], Some("irv"), "")).unwrap_err().to_string().contains("wiec convert"));
    }
}
