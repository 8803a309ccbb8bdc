//! `wiec tally`: counts a bundle or an election file.

use std::collections::BTreeMap;
use std::io::{BufReader, Read, Seek};
use std::process::ExitCode;

use ::tally::formats::pb::{self, Pb, VoteType};
use ::tally::{Outcome, RuleSpec, TieOrder, count, text_report};

use crate::args::{Format, Tally};
use crate::fail::{Ended, Failure, chain};
use crate::fetch::Place;
use crate::say;

/// Counts and reports.
pub(crate) fn run(args: &Tally) -> Ended {
    let shown = args.file.display().to_string();
    let mut file = Place::File(args.file.clone()).open()?;
    let unreadable = |error| Failure::of(format!("`{shown}` cannot be read"), &error);
    let mut head = Vec::new();
    let first = ballotbox::bundle::MEMBERS[0];
    file.by_ref().take(first.len() as u64).read_to_end(&mut head).map_err(unreadable)?;
    file.rewind().map_err(unreadable)?;
    let (outcome, names) = if head == first.as_bytes() {
        of_bundle(args, file)?
    } else {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(unreadable)?;
        of_pb(args, &read_pb(&shown, bytes)?)?
    };
    match args.format {
        Format::Text => say::line(text_report(&outcome, &names).trim_end())?,
        Format::Json => say::json(&outcome)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// A `.pb` file from its bytes; `shown` names it in messages.
pub(crate) fn read_pb(shown: &str, bytes: Vec<u8>) -> Result<Pb, Failure> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::new(format!(
            "`{shown}` is neither a bundle nor a Pabulib file: byte {at} is not UTF-8; name a .tar or .pb file"
        ))
    })?;
    pb::parse(&text).map_err(|error| {
        Failure::new(format!("`{shown}`: {error}; is it a Pabulib file? Their definition: https://pabulib.org/format"))
    })
}

type Counted = (Outcome, BTreeMap<String, String>);

fn of_bundle(args: &Tally, file: std::fs::File) -> Result<Counted, Failure> {
    if args.rule.is_some() || !args.set.is_empty() {
        return Err(Failure::new("a bundle names its own rule and parameters; leave --rule and --set out"));
    }
    let verdict = verify::bundle(BufReader::new(file), None);
    let verdict = verdict.map_err(|wrong| {
        Failure::new(format!("`{}` is not a bundle to count: {}", args.file.display(), chain(&wrong)))
    })?;
    let options = verdict.manifest.ballot_definition.options;
    let named = |titles: BTreeMap<String, String>| titles.get("en").or_else(|| titles.values().next()).cloned();
    let names = options.into_iter().map(|option| (option.id, named(option.title).unwrap_or_default()));
    Ok((verdict.result.outcome, names.collect()))
}

fn of_pb(args: &Tally, pb: &Pb) -> Result<Counted, Failure> {
    let shown = args.file.display();
    let rule = match (&args.rule, pb.vote_type()) {
        (Some(rule), _) => rule.as_str(),
        (None, VoteType::Approval) => "approval",
        (None, VoteType::ChooseOne) => "plurality",
        (None, VoteType::Ordinal | VoteType::Cumulative | VoteType::Scoring) => {
            let known = ::tally::rules().iter().map(|rule| rule.id).collect::<Vec<_>>().join(", ");
            return Err(Failure::new(format!(
                "`{shown}` holds {} ballots, which no rule counts by itself; name one with --rule: {known}",
                pb.vote_type().name()
            )));
        }
    };
    let mut spec = RuleSpec::of(rule).map_err(|error| Failure::of(format!("--rule {rule}"), &error))?;
    for set in &args.set {
        let parts = set.split_once('=');
        let (key, value) = parts
            .ok_or_else(|| Failure::new(format!("--set {set}: expected KEY=VALUE, for example --set quorum=30%")))?;
        spec = spec.set(key.trim(), value).map_err(|error| Failure::of(format!("--set {set}"), &error))?;
    }
    let ties: TieOrder = args.ties.parse().map_err(|error| Failure::of(format!("--ties {}", args.ties), &error))?;
    let profile = pb.profile().map_err(|error| Failure::of(format!("`{shown}`"), &error))?;
    let outcome = count(&profile, &spec.with_ties(ties)).map_err(|error| Failure::of(format!("`{shown}`"), &error))?;
    Ok((outcome, pb.names()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PB: &str = "META\nkey;value\ndescription;d\ncountry;Poland\nunit;x\ninstance;2020\nnum_projects;2\n\
                      num_votes;3\nbudget;100\nvote_type;approval\nrule;greedy\ndate_begin;2020\ndate_end;2020\n\
                      max_length;2\nPROJECTS\nproject_id;cost;name;votes\n1;10;Park;2\n2;10;Rynek;2\nVOTES\nvoter_id;vote\n\
                      1;1\n2;1,2\n3;2\n";

    fn args(set: &[&str], rule: Option<&str>, ties: &str) -> Tally {
        Tally {
            file: "x.pb".into(),
            rule: rule.map(ToOwned::to_owned),
            set: set.iter().map(|set| (*set).to_owned()).collect(),
            ties: ties.to_owned(),
            format: Format::Json,
        }
    }

    #[test]
    fn a_file_is_counted_by_its_own_kind_of_ballot() {
        let pb = read_pb("x.pb", PB.into()).unwrap();
        let (outcome, names) = of_pb(&args(&[], None, "order"), &pb).unwrap();
        assert_eq!((outcome.rule.as_str(), outcome.winners.as_slice()), ("approval", ["1".to_owned()].as_slice()));
        assert_eq!(names["2"], "Rynek");
        let (outcome, _) = of_pb(&args(&["threshold=1/2"], None, "lot:7"), &pb).unwrap();
        assert_eq!(outcome.parameters["threshold"], "1/2");
        assert_eq!(outcome.ties[0].by, "lot:7");
    }

    #[test]
    fn every_slip_is_named() {
        let pb = read_pb("x.pb", PB.into()).unwrap();
        let said = |set: &[&str], rule, ties| of_pb(&args(set, rule, ties), &pb).unwrap_err().to_string();
        assert!(said(&[], Some("magic"), "order").starts_with("--rule magic: there is no rule `magic`; the rules are"));
        assert!(said(&["quorum"], None, "order").contains("expected KEY=VALUE"));
        assert!(said(&["quorum=x"], None, "order").starts_with("--set quorum=x: `x` is no value for `quorum`"));
        assert!(said(&["colour=x"], None, "order").contains("has no parameter `colour`; its parameters are"));
        assert!(said(&[], None, "coin").contains("`coin` is not a tie order: `lot:SEED`"));
        assert!(said(&["quorum=30%"], None, "order").contains("set `electorate`"));
        let bad = |bytes: &[u8]| read_pb("y", bytes.into()).unwrap_err().to_string();
        assert!(bad(b"PK\x03\xff").contains("byte 3 is not UTF-8; name a .tar or .pb file"));
        assert!(bad(b"hello").contains("line 1, column 1"));
    }
}
