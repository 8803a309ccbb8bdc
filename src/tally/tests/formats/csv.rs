//! Tables of ballots.

use proptest::prelude::*;
use tally::formats::csv::{self, Csv};
use tally::{Ballots, Kind, Profile};

const FILE: &str = "# title: Board 2026\n# kind: ranking\n# seats: 2\n# colour: red\nballots,void,a,b,c\nname,,Ada,Bo,\"Cy, \"\"x\"\"\"\n\
                    cost,,10,2.5,\ncategory,,\"x,y\",,\nwithdrawn,,,,x\n12,,1,2,\n1,,2,1,2\n3,torn,,,\n4,,,,\n";

fn read(text: &str) -> Csv {
    csv::parse(text).unwrap_or_else(|refused| panic!("{refused}:\n{text}"))
}

fn rankings(profile: &Profile) -> Vec<(Vec<(u16, u16)>, u64)> {
    let Ballots::Ranking(bag) = profile.ballots() else { panic!("rankings") };
    bag.iter().map(|(ballot, times)| (ballot.iter().map(|r| (r.level, r.option)).collect(), times)).collect()
}

#[test]
fn a_table_is_read_whole() {
    let file = read(FILE);
    assert_eq!((file.title(), file.seats(), file.kind()), ("Board 2026", Some(2), Some(Kind::Ranking)));
    assert_eq!(file.names()["c"], "Cy, \"x\"");
    let profile = file.profile_as(Kind::Ranking).unwrap();
    assert_eq!((profile.total(), profile.blank(), profile.invalid()["torn"]), (20, 4, 3));
    assert_eq!(profile.entries()[0].categories, ["x", "y"]);
    assert_eq!(profile.entries()[1].cost.unwrap().to_string(), "2.5");
    assert!(profile.entries()[2].withdrawn);
    assert_eq!(rankings(&profile), [(vec![(0, 0), (1, 1)], 12), (vec![(0, 1), (1, 0), (1, 2)], 1)]);
    assert_eq!(read(&file.to_string()), file);
}

#[test]
fn a_spreadsheet_is_taken_as_it_comes() {
    let plain = read("a,b\n1,2\n2,1\n,\n");
    for text in [
        "\u{FEFF}a;b\r\n1;2\r\n2;1\r\n;\r\n",
        "a\tb\n1\t2\n2\t1\n\t\n\n",
        "\"a\", b\n\"1\" ,2\n 2,1\n,",
        "voter_id,a,b\nv1,1,2\nv2,2,1\nv3,,\n",
    ] {
        assert_eq!(read(text), plain, "{text:?}");
    }
    assert_eq!(rankings(&plain.profile_as(Kind::Ranking).unwrap()).len(), 2);
    assert_eq!(read("a\n1\n\n1\n").rows().len(), 2, "an empty line is no ballot");
    assert_eq!(
        read("ballots,a\n2,x\n,\n").rows().len(),
        1,
        "a row without a number of ballots and without cells neither"
    );
}

#[test]
fn the_kind_is_said_or_seen() {
    let seen = |text: &str| (read(text).kind(), read(text).kinds());
    use Kind::{Approval, Choice, Points, Ranking, Score};
    assert_eq!(seen("a,b\nx,\nYES,no\n"), (Some(Approval), vec![Choice, Approval]));
    assert_eq!(seen("a,b\n1,2\n2,1\n"), (None, vec![Ranking, Points, Score]));
    assert_eq!(seen("a,b\n1,\n,1\n"), (None, vec![Choice, Approval, Ranking, Points, Score]));
    assert_eq!(seen("a,b\n0,1\n"), (None, vec![Choice, Approval, Points, Score]));
    assert_eq!(seen("a,b\n0,5\n"), (Some(Score), vec![Points, Score]));
    assert_eq!(seen("a,b\n0.5,1\n"), (None, vec![Points, Score]));
    assert_eq!(seen("a,b\n0.5,-3\n"), (Some(Score), vec![Score]));
    assert_eq!(seen("a,b\nx,3\n"), (None, vec![]));
    assert_eq!(seen("# kind: points\na,b\n1,2\n"), (Some(Points), vec![Points]));
    let choice = read("# kind: choice\na,b\nx,\nx,x\n,\n").profile_as(Choice).unwrap();
    assert_eq!((choice.total(), choice.blank(), choice.invalid()["too-many-marks"]), (3, 1, 1));
    assert!(read("a,b\n1,2\n").profile_as(Approval).unwrap_err().to_string().contains("the profile approval ballots"));
}

#[test]
fn every_fault_has_its_line_column_and_reason() {
    let cases = [
        (
            "# seats: 2",
            "# seats: none",
            "line 3, column 1: `none` is no value for seats: a whole number from 1 to 20000 is expected",
        ),
        (
            "# kind: ranking",
            "# kind: order",
            "line 2, column 1: `order` is no value for kind: choice, approval, ranking, points or score is expected",
        ),
        ("# colour: red", "# colour", "line 4, column 1: a note `# key: value` is expected, found `# colour`"),
        ("# colour: red", "# seats: 3", "line 4, column 1: `seats` stands there twice"),
        ("ballots,void,a,b,c", "ballots,void,a,b,a", "line 5, column 18: `a` stands there twice"),
        ("ballots,void,a,b,c", "ballots,count,a,b,c", "line 5, column 9: `count` stands there twice"),
        ("ballots,void,a,b,c", "ballots,void,a,,c", "line 5, column 16: the id of an option is expected, found ``"),
        (
            "ballots,void,a,b,c",
            "ballots,void,id,ballot,voter",
            "line 5, column 1: the file has no column for an option",
        ),
        (
            "12,,1,2,",
            "12,,1,2",
            "line 10, column 1: the first row (columns) says 5, but there are 4; is the file cut short?",
        ),
        (
            "12,,1,2,",
            "0,,1,2,",
            "line 10, column 1: `0` is no value for ballots: a number of ballots, or `name`, `cost`, `category` or `withdrawn` is expected",
        ),
        ("12,,1,2,", "999999999999999,,1,2,", "line 10, column 1: there are more than 281474976710656 ballots"),
        (
            "12,,1,2,",
            "12,,1,Bo,",
            "line 10, column 7: `Bo` is no value for an option: a number, a mark such as `x`, or nothing is expected",
        ),
        (
            "12,,1,2,",
            "12,,1,0,",
            "line 10, column 7: `0` is no value for an option: a rank from 1, or nothing is expected",
        ),
        ("12,,1,2,", "12,,1,\"2,\n", "line 10, column 7: the `\"` that opens here is never closed"),
        ("12,,1,2,", "12,,1,\"2\"x,", "line 10, column 10: the end of the field is expected, found `x`"),
        (
            "cost,,10",
            "cost,,ten",
            "line 7, column 7: `ten` is no value for cost: a sum of at least nothing is expected",
        ),
    ];
    for (from, to, expected) in cases {
        assert!(FILE.contains(from), "{from}");
        let refused = csv::parse(&FILE.replacen(from, to, 1)).expect_err(to);
        assert_eq!(refused.to_string(), expected, "{from:?} → {to:?}");
    }
    let nothing = csv::parse("# a: b\n").unwrap_err().to_string();
    assert_eq!(nothing, "line 2, column 1: the file ends here; a row of heads: a column for each option is expected");
}

prop_compose! {
    fn files()(
        ids in prop::collection::btree_set("[a-zł;\"#,\t0-9]{1,5}", 1..6),
        names in prop::collection::vec("[a-zł;\",]{0,6}", 6),
        kind in prop::sample::select(vec!["", "choice", "approval", "ranking", "points", "score"]),
        rows in prop::collection::vec((1_u64..99, prop::collection::vec(0..5_usize, 6), prop::option::weighted(0.1, "[a-z,;]{1,4}")), 0..9),
        between in prop::sample::select(vec![',', ';', '\t']),
        returns in any::<bool>(),
    ) -> String {
        let ids: Vec<String> = ids.into_iter().map(|id| format!("o{}", id.trim())).collect();
        let field = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let line = |fields: Vec<String>| format!("{}\n", fields.join(&between.to_string()));
        let mut text = if kind.is_empty() { String::new() } else { format!("# kind: {kind}\n# x y: z\n") };
        let each = |first: &str, second: &str, cells: &mut dyn FnMut(usize) -> String| {
            line([field(first), field(second)].into_iter().chain((0..ids.len()).map(cells)).collect())
        };
        let mut seen = std::collections::BTreeSet::new();
        let unique: Vec<bool> = ids.iter().map(|id| seen.insert(id.clone())).collect();
        text.push_str(&each("Ballots", "void", &mut |place| field(&if unique[place] { ids[place].clone() } else { format!("u{place}") })));
        text.push_str(&each("name", "", &mut |place| field(&names[place])));
        for (count, cells, void) in rows {
            let cell = |place: usize| match (kind, cells[place]) {
                (_, 0) => "",
                ("choice" | "approval", number) => ["", "x", "1", "0", "yes"][number],
                ("ranking", number) => ["", "1", "2", "3", "7"][number],
                ("points", number) => ["", "0", "2", "3.5", "7"][number],
                (_, number) => ["", "0", "2", "3.5", "-7"][number],
            }.to_owned();
            text.push_str(&each(&count.to_string(), void.as_deref().unwrap_or_default(), &mut |place| cell(place)));
        }
        if returns { text.replace('\n', "\r\n") } else { text }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read_back(text in files()) {
        let file = read(&text);
        let written = file.to_string();
        let again = read(&written);
        prop_assert_eq!(&again, &file);
        prop_assert_eq!(again.to_string(), written);
        for kind in file.kinds() {
            let total: u64 = file.rows().iter().map(|row| row.count).sum();
            prop_assert_eq!(file.profile_as(kind).unwrap().total(), total);
        }
    }
}
