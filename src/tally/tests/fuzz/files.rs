//! Bent election files: read and written back the same, or refused; what was read
//! becomes any other format that can hold it, and is the same there.

use seeded::Fuzz;
use tally::Kind;
use tally::formats::{ElectionFile, Format, abif, blt, convert, csv, pb, preflib, read};

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

const HEAD: &str = "# FILE NAME: x\n# TITLE: t: u\n# MODIFICATION TYPE: original\n# COLOUR: ä\n# NUMBER ALTERNATIVES: 4\n\
                    # ALTERNATIVE NAME 1: Ada\n# ALTERNATIVE NAME 2: Bo\n# ALTERNATIVE NAME 3: Cy: d.\n";
const PREFLIB: [&str; 4] = [
    "# DATA TYPE: soc\n# NUMBER VOTERS: 7\n# NUMBER UNIQUE ORDERS: 2\n5: 1,2,3,4\n2: 4,2,1,3\n",
    "# DATA TYPE: toi\n# SEATS: 2\n# WITHDRAWN: 3\n# BLANK BALLOTS: 4\n# VOID BALLOTS torn: 2\n5: 1,{2,3}\n2: 4\n1: {1,2,3,4}\n",
    "# DATA TYPE: cat\n# NUMBER CATEGORIES: 2\n# CATEGORY NAME 1: Yes\n3: 1,{2,3,4}\n2: {},{1,2,3,4}\n",
    "# DATA TYPE: cat\n# NUMBER CATEGORIES: 4\n3: 1,{2,3},{},4\n2: {},{1,2},{},{}\n",
];
const BLT: [&str; 3] = [
    "4 2\n-3\n12 2 1=4 0\n(A7) 1 4 - 1 0 # x\n3 0\n0\n\"Ada\"\n\"Bo \"\"B\"\" Ny\"\n\"Cy\"\n\"Di\"\n\"Board 2026\"\n",
    "3 1\n[nick a b c]\n[tie 3 1 2]\n4 b a=c 0\n3/2 a 0\n1.5 c 0 /* y */\n0\nAda\nBo (x)\nCy\nTitle",
    "2 1 5, 1 2 0, 0 \"Ada\" \"Greens\"\n\"Bo\" \"Reds\"\n# ALTERNATIVE NAME 1: x\n",
];
const ABIF: [&str; 3] = [
    "{\"title\": \"Capitol\"}\n{max_rating: 5}\n{seats: 2}\n{withdrawn: \"Chat\"}\n{\"void torn\": 3}\n=Nash:[Nashville, TN]\n=Chat:\"C ] \\u00e9\"\n=[K.x]:[]\n42:Nash/5>Chat/2=[K.x]/2\n3:\n",
    "5:A>B=C,D\n2:[X,Y]>\"q\"\n",
    "{ballot_type: \"choose_many\"}\n5:A/1=B/1,C/0\n",
];
const CSV: [&str; 3] = [
    "# title: Board 2026\n# kind: ranking\n# seats: 2\nballots,void,a,b,c\nname,,Ada,Bo,\"Cy, \"\"x\"\"\"\nwithdrawn,,,,x\n12,,1,2,\n3,torn,,,\n4,,,,\n",
    "# budget: 100\nballots;a;b\ncost;10;2.5\ncategory;\"x,y\";\n2;3.5;0\n1;;7\n",
    "a\tb\tc\nx\t\tyes\nno\t1\t\n",
];

/// Reads a bent file of this kind; what is read is written and read the same.
fn bend(name: &'static str, samples: &[String], again: impl Fn(&str) -> Option<ElectionFile>) {
    let corpus: Vec<Vec<u8>> = samples.iter().map(|sample| sample.clone().into_bytes()).collect();
    for sample in samples {
        assert!(again(sample).is_some(), "{sample}");
    }
    Fuzz { name, corpus, whole: 200_000 }.run(|bytes| {
        let text = String::from_utf8_lossy(bytes);
        let Some(file) = again(&text) else { return };
        let written = file.to_string();
        assert_eq!(again(&written).as_ref(), Some(&file), "as written:\n{written}");
        look(&file);
    });
}

/// Everything a file can be asked, and every file it can become.
fn look(file: &ElectionFile) {
    let asked = (file.title().len(), file.seats(), file.budget(), file.remarks().len(), file.names().len());
    assert!(asked.1 != Some(0));
    for kind in [Kind::Choice, Kind::Approval, Kind::Ranking, Kind::Points, Kind::Score] {
        let Ok(election) = file.election(kind) else { continue };
        assert_eq!(election.profile.ballots().kind(), kind);
        // A row for each ballot: many ballots make a long file.
        let small = election.profile.total() < 1_000;
        for format in Format::ALL.into_iter().filter(|format| small || *format != Format::Pb) {
            let Ok(written) = convert(&election, format) else { continue };
            let name = format!("x.{}", format.extension());
            let again = read(&name, written.text.as_bytes());
            let again =
                again.unwrap_or_else(|refused| panic!("{refused}: as .{}:\n{}", format.extension(), written.text));
            let kind = again.kind().expect("what is written says its kind");
            let profile = again.profile_as(kind).expect("what is written can be counted");
            let void: u64 = election.profile.invalid().values().sum();
            let lost = if matches!(format, Format::Pb | Format::Blt) { void } else { 0 };
            assert_eq!(profile.total() + lost, election.profile.total(), "as {name}:\n{}", written.text);
            if kind == election.profile.ballots().kind() {
                assert_eq!(profile.ballots(), election.profile.ballots(), "as {name}:\n{}", written.text);
            }
        }
    }
}

#[test]
fn pabulib() {
    let file = |(kind, votes): &(&str, &str)| {
        format!("{}{PROJECTS}VOTES\n{votes}", META.replace("vote_type;approval", &format!("vote_type;{kind}")))
    };
    bend("pb", &VOTES.iter().map(file).collect::<Vec<_>>(), |text| pb::parse(text).ok().map(ElectionFile::Pb));
}

#[test]
fn preflib() {
    let samples: Vec<String> = PREFLIB.iter().map(|rest| format!("{HEAD}{rest}")).collect();
    bend("preflib", &samples, |text| preflib::parse(text).ok().map(ElectionFile::PrefLib));
}

#[test]
fn blt() {
    bend("blt", &BLT.map(str::to_owned), |text| blt::parse(text).ok().map(ElectionFile::Blt));
}

#[test]
fn abif() {
    bend("abif", &ABIF.map(str::to_owned), |text| abif::parse(text).ok().map(ElectionFile::Abif));
}

#[test]
fn tables() {
    bend("csv of ballots", &CSV.map(str::to_owned), |text| csv::parse(text).ok().map(ElectionFile::Csv));
}

/// Names that tell a format, and names that leave it to the beginning.
#[test]
fn any_file_by_any_name() {
    let mut corpus: Vec<Vec<u8>> = Vec::new();
    corpus.extend(PREFLIB.iter().map(|rest| format!("{HEAD}{rest}").into_bytes()));
    corpus.extend(BLT.iter().chain(&ABIF).chain(&CSV).map(|text| text.as_bytes().to_vec()));
    corpus.push(format!("{META}{PROJECTS}VOTES\n{}", VOTES[0].1).into_bytes());
    Fuzz { name: "any election file", corpus, whole: 200_000 }.run(|bytes| {
        for name in ["x.pb", "x.toi", "x.blt", "x.abif", "x.csv", "x.txt", "x"] {
            match read(name, bytes) {
                Ok(file) => assert!(file.kinds().len() <= 5),
                Err(refused) => assert!(refused.line > 0 && refused.column > 0 && !refused.reason.is_empty()),
            }
        }
    });
}
