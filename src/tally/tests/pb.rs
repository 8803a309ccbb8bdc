//! Pabulib files: what is read, what is refused and where, and the round trip.

use proptest::prelude::*;
use tally::formats::pb::{self, VoteType};
use tally::{Ballots, RuleSpec, count};

const META: &str = "META\nkey;value\ndescription;Test\ncountry;Poland\nunit;Hajnówka\ninstance;2025\nnum_projects;3\n\
                    num_votes;3\nbudget;1000.50\nvote_type;approval\nrule;greedy\ndate_begin;01.05.2025\ndate_end;2025\n";
const PROJECTS: &str = "PROJECTS\nproject_id;cost;name;colour\n0012;100;Park;red\n12;50.5;\"Rynek; \"\"stary\"\"\";\nM/01/X;999999999;;x\n";
const VOTES: &str = "VOTES\nvoter_id;vote;age\n1;12,0012;40-59\n2;0012;\n3;;7\n";

fn file() -> String {
    format!("{META}{PROJECTS}{VOTES}")
}

fn refused(text: &str) -> String {
    pb::parse(text).expect_err("a fault was planted").to_string()
}

/// The message when `from` in the good file becomes `to`.
fn changed(from: &str, to: &str) -> String {
    let text = file();
    assert!(text.contains(from), "{from}");
    refused(&text.replacen(from, to, 1))
}

#[test]
fn a_file_is_read_whole() {
    let pb = pb::parse(&file()).unwrap();
    assert_eq!((pb.vote_type(), pb.budget().to_string().as_str()), (VoteType::Approval, "1000.5"));
    assert_eq!(pb.meta("unit"), Some("Hajnówka"));
    let rynek = pb.project("12").unwrap();
    assert_eq!((rynek.name.as_str(), rynek.cost.to_string().as_str()), ("Rynek; \"stary\"", "50.5"));
    assert_eq!(pb.project_field(pb.project("0012").unwrap(), "colour"), Some("red"));
    assert_eq!(pb.vote_field(&pb.votes()[0], "age"), Some("40-59"));
    assert_eq!(pb.votes()[0].projects, [1, 0]);
    assert_eq!(pb.to_string(), file());
}

#[test]
fn votes_become_a_profile() {
    let pb = pb::parse(&file()).unwrap();
    let profile = pb.profile().unwrap();
    assert_eq!((profile.total(), profile.blank()), (3, 1));
    let outcome = count(&profile, &RuleSpec::of("approval").unwrap()).unwrap();
    assert_eq!(outcome.winners, ["0012"]);
    assert_eq!(outcome.withdrawn, ["M/01/X"]);
}

#[test]
fn mark_returns_and_blank_lines_at_the_end_are_taken() {
    let text = format!("\u{FEFF}{}\r\n\n", file().replace('\n', "\r\n"));
    assert_eq!(pb::parse(&text).unwrap(), pb::parse(&file()).unwrap());
}

fn with_votes(vote_type: &str, votes: &str) -> Result<pb::Pb, pb::PbError> {
    let rows = votes.lines().count() - 2;
    let meta = META.replace("vote_type;approval", &format!("vote_type;{vote_type}"));
    pb::parse(&format!("{}{PROJECTS}{votes}", meta.replace("num_votes;3", &format!("num_votes;{rows}"))))
}

#[test]
fn every_type_of_vote_becomes_its_profile() {
    let ordinal = with_votes("ordinal", "VOTES\nvoter_id;vote\n1;12,0012\n").unwrap().profile().unwrap();
    let Ballots::Ranking(bag) = ordinal.ballots() else { panic!("a ranking") };
    assert_eq!(bag.iter().next().unwrap().0.iter().map(|g| (g.option, g.level)).collect::<Vec<_>>(), [(1, 0), (0, 1)]);
    let votes = "VOTES\nvoter_id;vote;points\n1;12,0012;2.5,1\n2;;\n";
    let points = with_votes("cumulative", votes).unwrap().profile().unwrap();
    let Ballots::Points(bag) = points.ballots() else { panic!("points") };
    assert_eq!(points.scale(), 1);
    assert_eq!(
        bag.iter().next().unwrap().0.iter().map(|g| (g.option, g.number)).collect::<Vec<_>>(),
        [(0, 10), (1, 25)]
    );
    let scores = with_votes("scoring", "VOTES\nvoter_id;vote;points\n1;12;-3\n").unwrap().profile().unwrap();
    assert!(matches!(scores.ballots(), Ballots::Score(_)));
    let choice = with_votes("choose-1", "VOTES\nvoter_id;vote\n1;12\n").unwrap().profile().unwrap();
    assert!(matches!(choice.ballots(), Ballots::Choice(_)));
}

#[test]
fn wrong_votes_are_refused() {
    let say = |vote_type, votes| with_votes(vote_type, votes).unwrap_err().to_string();
    assert_eq!(
        say("choose-1", "VOTES\nvoter_id;vote\n1;12,0012\n"),
        "line 21, column 3: the vote names 2 projects; 1 to 1 are allowed"
    );
    assert_eq!(
        say("cumulative", "VOTES\nvoter_id;vote\n1;12\n"),
        "line 20, column 1: VOTES has no `points`, which is obligatory"
    );
    assert_eq!(
        say("cumulative", "VOTES\nvoter_id;vote;points\n1;12;1,2\n"),
        "line 21, column 6: the vote names 1 projects but gives 2 points"
    );
    assert_eq!(
        say("cumulative", "VOTES\nvoter_id;vote;points\n1;12;-2\n"),
        "line 21, column 6: -2 points are less than none"
    );
    assert_eq!(
        say("scoring", "VOTES\nvoter_id;vote;points\n1;12;1e3\n"),
        "line 21, column 6: points: `1e3` is not a number with a decimal point"
    );
}

#[test]
fn every_fault_has_its_line_column_and_reason() {
    let cases = [
        ("META\n", "", "line 1, column 1: section `META` is expected, found `key;value`"),
        ("key;value\n", "", "line 2, column 1: `key;value` is expected below META"),
        ("unit;Hajnówka\n", "unit\n", "line 5, column 1: 1 fields where 2 are expected"),
        ("unit;Hajnówka", "country;x", "line 5, column 1: `country` stands there twice"),
        ("unit;Hajnówka\n", "", "line 2, column 1: META has no `unit`, which is obligatory"),
        ("unit;Hajnówka\n", "\n", "line 5, column 1: an empty line; the format has none"),
        ("num_projects;3", "num_projects;4", "line 7, column 14: `num_projects` says 4, but there are 3"),
        (
            "num_votes;3",
            "num_votes;three",
            "line 8, column 11: `three` is no value for `num_votes`: a whole number is expected",
        ),
        ("1000.50", "1000,50", "line 9, column 8: budget: `1000,50` is not a number with a decimal point"),
        ("1000.50", "-1", "line 9, column 8: `-1` is no value for `budget`: a sum of at least nothing is expected"),
        (
            "vote_type;approval",
            "vote_type;guess",
            "line 10, column 11: `guess` is no value for `vote_type`: approval, ordinal, cumulative, scoring or choose-1 is expected",
        ),
        (
            "01.05.2025",
            "1.5.2025",
            "line 12, column 12: `1.5.2025` is no value for `date_begin`: dd.mm.yyyy or yyyy is expected",
        ),
        ("PROJECTS\n", "", "line 14, column 1: 4 fields where 2 are expected"),
        ("project_id;cost", "project_id;price", "line 15, column 1: PROJECTS has no `cost`, which is obligatory"),
        ("name;colour", "name;name", "line 15, column 22: `name` stands there twice"),
        ("0012;100;Park;red", "0012;100;Park", "line 16, column 1: 3 fields where 4 are expected"),
        ("0012;100", ";100", "line 16, column 1: `project_id` is empty"),
        ("0012;100", "0012;ten", "line 16, column 6: cost: `ten` is not a number with a decimal point"),
        ("0012;100", "0012;", "line 16, column 6: `cost` is empty"),
        ("12;50.5", "0012;50.5", "line 17, column 1: `0012` stands there twice"),
        (
            "Park;red",
            "Pa\"rk;red",
            "line 16, column 12: a quotation mark inside a field; put the field in quotation marks and double it",
        ),
        (
            "\"Rynek; \"\"stary\"\"\"",
            "\"Rynek\" stary",
            "line 17, column 16: text follows the closing quotation mark; `;` or the end of the line is expected",
        ),
        ("x\nVOTES\n", "\"x\nVOTES\n", "line 18, column 19: the quotation mark that opens here is never closed"),
        (VOTES, "", "line 19, column 1: section `VOTES` is expected, found ``"),
        ("voter_id;vote", "voter;vote", "line 20, column 1: VOTES has no `voter_id`, which is obligatory"),
        ("1;12,0012;", "1;12,0013;", "line 21, column 3: there is no project `0013`"),
        ("1;12,0012;", "1;12, 0012;", "line 21, column 3: there is no project ` 0012`"),
        ("1;12,0012;", "1;12,12;", "line 21, column 3: the vote names project `12` twice"),
        ("2;0012;\n", "2;0012\n", "line 22, column 1: 2 fields where 3 are expected"),
        ("2;0012;\n", ";0012;\n", "line 22, column 1: `voter_id` is empty"),
        ("3;;7\n", "", "line 8, column 11: `num_votes` says 3, but there are 2"),
        ("3;;7", "\n3;;7", "line 23, column 1: an empty line; the format has none"),
    ];
    for (from, to, expected) in cases {
        assert_eq!(changed(from, to), expected, "{from:?} → {to:?}");
    }
    assert_eq!(refused(""), "line 1, column 1: section `META` is expected, found ``");
}

#[test]
fn odd_votes_are_kept_and_remarked() {
    let text = file().replace("rule;greedy", "rule;greedy\nmin_length;2\nmax_length;2").replace("3;;7", "2;12;7");
    let pb = pb::parse(&text).unwrap();
    let remarks: Vec<String> = pb.remarks().iter().map(ToString::to_string).collect();
    assert_eq!(
        remarks,
        [
            "line 24, column 3: the vote names 1 projects; 2 to 2 are allowed",
            "line 25, column 1: `2` stands there twice",
            "line 25, column 3: the vote names 1 projects; 2 to 2 are allowed",
        ]
    );
    assert_eq!(pb.profile().unwrap().total(), 3);
    let sum = with_votes("cumulative", "VOTES\nvoter_id;vote;points\n1;12;5\n").unwrap();
    assert!(sum.remarks().is_empty());
}

/// A field as it may stand in a file, quoted or not.
fn quoted(text: &str, always: bool) -> String {
    if always || text.contains([';', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.into() }
}

prop_compose! {
    fn files()(
        names in prop::collection::vec(("[a-zŻ0-9/ -]{1,6}", "[a-zł;\"\n, ]{0,8}", 0..5000_u32, any::<bool>()), 1..6),
        vote_type in prop::sample::select(vec!["approval", "ordinal", "cumulative", "scoring", "choose-1"]),
        picks in prop::collection::vec((prop::collection::vec(any::<prop::sample::Index>(), 0..4), "[a-z;\"]{0,5}"), 0..12),
        extra in prop::collection::btree_map("x[a-z_]{1,8}", "[a-zł;\" ]{0,8}", 0..4),
        returns in any::<bool>(),
    ) -> String {
        let mut names = names;
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|(id, ..)| seen.insert(id.clone()));
        let mut text = format!(
            "META\nkey;value\ndescription;d\ncountry;c\nunit;u\ninstance;i\nnum_projects;{}\nnum_votes;{}\nbudget;10.5\n\
             vote_type;{vote_type}\nrule;greedy\ndate_begin;2024\ndate_end;31.12.2024\n",
            names.len(), picks.len(),
        );
        for (key, value) in &extra {
            text.push_str(&format!("{key};{}\n", quoted(value, false)));
        }
        text.push_str("PROJECTS\nname;project_id;cost\n");
        for (id, name, cost, always) in &names {
            text.push_str(&format!("{};{id};{cost}.25\n", quoted(name, *always)));
        }
        text.push_str("VOTES\nnote;voter_id;vote;points\n");
        for (voter, (picks, note)) in picks.iter().enumerate() {
            let mut ids: Vec<&str> = Vec::new();
            for pick in picks {
                let id = names[pick.index(names.len())].0.as_str();
                if !ids.contains(&id) && (vote_type != "choose-1" || ids.is_empty()) {
                    ids.push(id);
                }
            }
            let points: Vec<String> = (1..=ids.len()).rev().map(|points| points.to_string()).collect();
            text.push_str(&format!("{};v{voter};{};{}\n", quoted(note, false), ids.join(","), points.join(",")));
        }
        if returns { text.replace('\n', "\r\n") } else { text }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read_back(text in files()) {
        let pb = pb::parse(&text).unwrap();
        let written = pb.to_string();
        let again = pb::parse(&written).unwrap();
        prop_assert_eq!(&again, &pb);
        prop_assert_eq!(again.to_string(), written);
        let profile = pb.profile().unwrap();
        prop_assert_eq!(profile.total(), pb.votes().len() as u64);
    }

    #[test]
    fn no_text_makes_it_panic(text in "(META|PROJECTS|VOTES|key;value|[a-z0-9;\",\r\n]){0,40}") {
        prop_assert!(pb::parse(&text).is_err());
    }

    #[test]
    fn no_change_makes_it_panic(at in any::<prop::sample::Index>(), put in "[;\"\n\r,a0]{0,2}") {
        let mut text = file();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = places[at.index(places.len())];
        text.insert_str(at, &put);
        if let Ok(pb) = pb::parse(&text) {
            prop_assert_eq!(pb::parse(&pb.to_string()).unwrap(), pb);
        }
    }
}
