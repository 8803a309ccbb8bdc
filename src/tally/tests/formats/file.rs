//! One way in for every format.

use tally::formats::{ElectionFile, Format, Recast, ViewError, read};
use tally::{Ballots, Kind, RuleSpec, count};

const PB: &str = "META\nkey;value\ndescription;Test\ncountry;Poland\nunit;Hajnówka\ninstance;2025\nnum_projects;2\n\
                  num_votes;2\nbudget;10\nvote_type;approval\nrule;greedy\ndate_begin;2025\ndate_end;2025\n\
                  PROJECTS\nproject_id;cost\na;1\nb;2\nVOTES\nvoter_id;vote\n1;a\n2;a,b\n";
const SOI: &str = "# TITLE: t\n# DATA TYPE: soi\n# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: Ada\n5: 2,1\n";
const BLT: &str = "2 1\n5 2 1 0\n0\n\"Ada\"\n\"Bo\"\n\"t\"\n";
const ABIF: &str = "{\"title\": \"t\"}\n5:B>A\n";
const CSV: &str = "a,b\n2,1\n";

#[test]
fn the_name_or_the_beginning_tells_the_format() {
    let format = |name: &str, text: &str| read(name, text.as_bytes()).unwrap().format();
    for (name, text, expected) in [
        ("x.pb", PB, Format::Pb),
        ("x.SOI", SOI, Format::Soi),
        ("dir.d/x.blt", BLT, Format::Blt),
        ("x.abif", ABIF, Format::Abif),
        ("x.csv", CSV, Format::Csv),
        ("x.tsv", "a\tb\n2\t1\n", Format::Csv),
        ("x.toi", SOI, Format::Soi),
    ] {
        assert_eq!(format(name, text), expected, "{name}");
        if !name.ends_with("sv") {
            for other in ["x", "x.txt", "-"] {
                assert_eq!(format(other, text), expected, "{name} as {other}");
                assert_eq!(format(other, &format!("\u{FEFF}{}", text.replace('\n', "\r\n"))), expected, "{name}");
            }
        }
    }
}

#[test]
fn wrong_files_are_refused_with_what_to_do() {
    let refused = |name: &str, bytes: &[u8]| read(name, bytes).unwrap_err().to_string();
    assert_eq!(
        refused("x.blt", PB.as_bytes()),
        "line 1, column 1: the number of candidates is expected, found `META`; it begins like a .pb file: name it so"
    );
    assert!(refused("x.pb", BLT.as_bytes()).ends_with("; it begins like a .blt file: name it so"));
    assert_eq!(
        refused("x.txt", b"hello\n"),
        "line 1, column 1: neither the name nor the beginning `hello` is that of an election file; \
         names end in .pb .soc .soi .toc .toi .cat .blt .abif .csv"
    );
    assert_eq!(
        refused("x.blt", b"2 1\n1 1 0\n0\n\"Ren\xe9e\"\n"),
        "line 4, column 5: a byte that is not UTF-8; save the file as UTF-8 text"
    );
    assert_eq!(refused("x.csv", b"\xff\xfea\0"), "line 1, column 1: the text is UTF-16; save the file as UTF-8 text");
    assert!(refused("x", b"").starts_with("line 1, column 1: neither the name nor"));
}

#[test]
fn every_format_tells_the_same_things() {
    for (name, text) in [("x.soi", SOI), ("x.blt", BLT), ("x.abif", ABIF)] {
        let file = read(name, text.as_bytes()).unwrap();
        assert_eq!((file.title(), file.kind()), ("t", Some(Kind::Ranking)), "{name}");
        assert_eq!(file.profile().unwrap().total(), 5, "{name}");
        assert_eq!(file.seats(), (name == "x.blt").then_some(1), "{name}");
        assert_eq!(file.names().len(), 2, "{name}");
    }
    let pb = read("x.pb", PB.as_bytes()).unwrap();
    assert_eq!((pb.title(), pb.budget().unwrap().to_string().as_str()), ("Test", "10"));
}

#[test]
fn a_table_without_a_kind_is_counted_by_a_rule_that_knows_one() {
    let file = read("x.csv", b"a,b\n1,2\n2,1\n1,\n").unwrap();
    let open = file.profile().unwrap_err();
    assert_eq!(
        open.to_string(),
        "the numbers may be ranking or points or score; say which with --kind, or with a first line `# kind: ranking`"
    );
    assert!(matches!(open, ViewError::Undetermined { .. }));
    let score = RuleSpec::of("score").unwrap();
    let (profile, recast) = file.profile_for(score.rule()).unwrap();
    assert_eq!((profile.ballots().kind(), recast), (Kind::Score, None));
    let approval = RuleSpec::of("approval").unwrap();
    assert_eq!(
        file.profile_for(approval.rule()).unwrap_err().to_string(),
        "the file holds ranking or points or score ballots, not choice or approval"
    );
    let marks = read("x.csv", b"a,b\nx,\n").unwrap();
    let refused = marks.profile_for(score.rule()).unwrap_err();
    assert_eq!(refused.to_string(), "the file holds choice or approval ballots, not score or points");
}

#[test]
fn plurality_counts_the_first_places_of_rankings() {
    let toi = "# DATA TYPE: toi\n# NUMBER ALTERNATIVES: 4\n# WITHDRAWN: 1\n# BLANK BALLOTS: 2\n\
               5: 1,2,3\n4: 3,2\n2: {2,3},4\n3: 1\n1: {1,4}\n";
    let file = read("x.toi", toi.as_bytes()).unwrap();
    let plurality = RuleSpec::of("plurality").unwrap();
    let (profile, recast) = file.profile_for(plurality.rule()).unwrap();
    assert_eq!(recast, None);
    let outcome = count(&profile, &plurality).unwrap();
    let totals: Vec<&str> = outcome.totals.values().map(String::as_str).collect();
    assert_eq!(totals, ["5", "4", "1"]);
    let ballots = &outcome.ballots;
    assert_eq!((ballots.total, ballots.valid, ballots.blank, ballots.invalid, ballots.struck), (17, 10, 2, 2, 3));
    assert!(file.profile_for(RuleSpec::of("approval").unwrap().rule()).is_err(), "first places are no approvals");
}

#[test]
fn choices_can_be_rankings_and_approvals() {
    let file = read("x.abif", b"{ballot_type: \"choose_one\"}\n5:A\n2:B\n1:\n").unwrap();
    let profile = file.profile().unwrap();
    let ranking = Recast::between(Kind::Choice, Kind::Ranking).unwrap().of(&profile);
    let Ballots::Ranking(bag) = ranking.ballots() else { panic!("rankings") };
    assert_eq!((ranking.total(), ranking.blank(), bag.distinct()), (8, 1, 2));
    let approval = Recast::between(Kind::Choice, Kind::Approval).unwrap().of(&profile);
    assert_eq!((approval.total(), approval.ballots().kind()), (8, Kind::Approval));
    assert!(Recast::between(Kind::Approval, Kind::Ranking).is_none());
}

#[test]
fn oddities_are_remarked() {
    let remarks = |name: &str, text: &str| read(name, text.as_bytes()).unwrap().remarks();
    assert_eq!(remarks("x.pb", &PB.replace("2;a,b", "1;a,b")), ["line 21, column 1: `1` stands there twice"]);
    assert_eq!(remarks("x.soi", &SOI.replace("# TITLE: t", "# MODIFICATION TYPE: imbued")).len(), 1);
    assert_eq!(remarks("x.csv", "a,b\n1,2\n,\n"), ["rows without any cell: 1 blank ballots"]);
    let file: ElectionFile = read("x.blt", BLT.as_bytes()).unwrap();
    assert_eq!(file.to_string(), BLT);
}

#[test]
fn a_file_is_counted_with_its_own_seats() {
    let blt = read("x.blt", BLT.replacen("2 1", "2 2", 1).as_bytes()).unwrap();
    let count = |rule: &str, seats| blt.count(RuleSpec::of(rule).unwrap(), seats);
    assert_eq!(count("stv-scottish", None).unwrap().0.winners.len(), 2);
    assert_eq!(count("stv-scottish", Some(1)).unwrap().0.winners, ["2"]);
    assert_eq!(count("irv", None).unwrap().0.winners, ["2"], "one wins, however many seats the file has");
    assert_eq!(count("irv", Some(2)).unwrap_err().to_string(), "rule `irv` cannot fill 2 seats");
    let (outcome, note) = count("plurality", None).unwrap();
    assert_eq!(outcome.winners, ["2"]);
    assert_eq!(note, None);
    assert_eq!((blt.natural_rule(), blt.fitting_rules().contains(&"irv")), (None, true));
    let pb = read("x.pb", PB.as_bytes()).unwrap();
    assert_eq!(pb.natural_rule(), Some("approval"));
    assert_eq!(
        pb.count(RuleSpec::of("score").unwrap(), None).unwrap_err().to_string(),
        "the file holds approval ballots, not score or points"
    );
}

#[test]
fn a_result_stands_beside_the_projects() {
    let pb = tally::formats::pb::parse(PB).unwrap();
    let outcome = tally::count(&pb.profile().unwrap(), &RuleSpec::of("approval").unwrap()).unwrap();
    let with = pb.with_result(&outcome).to_string();
    assert!(with.contains("project_id;cost;votes;selected\na;1;2;1\nb;2;1;0\n"), "{with}");
    let text = PB
        .replace("approval", "cumulative")
        .replace("voter_id;vote\n1;a\n2;a,b", "voter_id;vote;points\n1;a;2.5\n2;a,b;1,3");
    let text = text.replace("project_id;cost\na;1\nb;2", "project_id;cost;score\na;1;9\nb;2;9");
    let pb = tally::formats::pb::parse(&text).unwrap();
    let with = pb.with_result(&outcome).to_string();
    assert!(with.contains("project_id;cost;score;votes;selected\na;1;3.5;2;1\nb;2;3;1;0\n"), "{with}");
}
