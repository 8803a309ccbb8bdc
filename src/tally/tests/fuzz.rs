//! Bent election files: read and written back the same, or refused.

use seeded::Fuzz;
use tally::formats::pb;

const META: &str = "META\nkey;value\ndescription;Test\ncountry;Poland\nunit;Hajnówka\ninstance;2025\nnum_projects;3\n\
                    num_votes;3\nbudget;1000.50\nvote_type;approval\nrule;greedy\ndate_begin;01.05.2025\ndate_end;2025\n";
const PROJECTS: &str =
    "PROJECTS\nproject_id;cost;name\n0012;100;Park\n12;50.5;\"Rynek; \"\"stary\"\"\"\nM/01/X;999999999;\n";
const VOTES: [(&str, &str); 5] = [
    ("approval", "voter_id;vote;age\n1;12,0012;40-59\n2;0012;\n3;;7\n"),
    ("choose-1", "voter_id;vote\n1;12\n2;0012\n3;12\n"),
    ("ordinal", "voter_id;vote\n1;12,0012\n2;0012\n3;12\n"),
    ("cumulative", "voter_id;vote;points\n1;12,0012;3,2\n2;0012;5\n3;12;1\n"),
    ("scoring", "voter_id;vote;points\n1;12,0012;3,2\n2;0012;5\n3;12;1\n"),
];

#[test]
fn election_files_are_read_or_refused() {
    let file = |(kind, votes): &(&str, &str)| {
        format!("{}{PROJECTS}VOTES\n{votes}", META.replace("vote_type;approval", &format!("vote_type;{kind}")))
    };
    let corpus: Vec<Vec<u8>> = VOTES.iter().map(|votes| file(votes).into_bytes()).collect();
    assert!(corpus.iter().all(|file| pb::parse(&String::from_utf8_lossy(file)).is_ok()));
    Fuzz { name: "pb", corpus, whole: 2_000_000 }.run(|bytes| {
        let Ok(read) = pb::parse(&String::from_utf8_lossy(bytes)) else { return };
        assert_eq!(pb::parse(&read.to_string()).as_ref(), Ok(&read));
        let _counted = read.profile();
    });
}
