//! ABIF files.

use proptest::prelude::*;
use tally::formats::abif::{self, Abif};
use tally::{Ballots, Kind, Profile};

const FILE: &str = "{\"version\": \"0.31\"}\n{\"title\": \"Capitol\"}\n{\"max_rating\": 5}\n=Memph:[Memphis, TN]\n\
                    =Nash:[Nashville, TN]\n=Chat:[Chattanooga, TN]\n=[K.x]:[Knoxville, TN]\n\
                    42:Memph/5>Nash/2>Chat/1>[K.x]/0\n26:Nash/5>Chat/4=[K.x]/4,Memph/0\n3:\n";

fn read(text: &str) -> Abif {
    abif::parse(text).unwrap_or_else(|refused| panic!("{refused}:\n{text}"))
}

fn rankings(profile: &Profile) -> Vec<(Vec<(u16, u16)>, u64)> {
    let Ballots::Ranking(bag) = profile.ballots() else { panic!("rankings") };
    bag.iter().map(|(ballot, times)| (ballot.iter().map(|r| (r.level, r.option)).collect(), times)).collect()
}

#[test]
fn a_file_is_read_whole() {
    let file = read(FILE);
    assert_eq!((file.title(), file.metadata("max_rating")), ("Capitol", Some("5")));
    assert_eq!(file.names()["K.x"], "Knoxville, TN");
    assert_eq!(file.to_string(), FILE);
    assert_eq!(file.kinds(), [Kind::Score, Kind::Ranking, Kind::Points]);
    let profile = file.profile().unwrap();
    assert_eq!((profile.total(), profile.blank()), (71, 3));
    let Ballots::Score(bag) = profile.ballots() else { panic!("scores") };
    let nash: i64 = bag.iter().flat_map(|(ballot, _)| ballot).filter(|given| given.option == 1).map(|g| g.number).sum();
    assert_eq!(nash, 7);
    let ranked = rankings(&file.profile_as(Kind::Ranking).unwrap());
    assert_eq!(ranked[0], (vec![(0, 0), (1, 1), (2, 2), (3, 3)], 42));
    assert_eq!(ranked[1], (vec![(0, 1), (1, 2), (1, 3), (2, 0)], 26));
}

#[test]
fn ways_to_write_a_line_are_taken() {
    let plain = read("=A:[Ada]\n=B:[Bo C]\n5:A>B\n2:B\n");
    for text in [
        "\u{FEFF}# a comment\n\n = A : [Ada] # who\n=\"B\":\"Bo C\"\n5: A > B # many\n 2:B\n",
        "5:A>B\n2:[B]\nA:Ada\nB:Bo C\n",
        "=[A]:[Ada]\r\n=B:[Bo C]\r\n5:A>B\r\n2:\"B\"\r\n",
    ] {
        assert_eq!(read(text), plain, "{text}");
    }
    let bare = read("{ballot_type: \"ranked\"}\n{a b: true}\n{}\n5:[A,X]>Doña=\"Q ] \\\"q\\\" \\u00e9\"\n");
    assert_eq!(bare.tokens()[2].id, "Q ] \"q\" é");
    assert_eq!(bare.metadata("a b"), Some("true"));
    assert_eq!(read(&bare.to_string()), bare);
    let list = read("5:A,B,C\n").profile().unwrap();
    assert_eq!(rankings(&list), [(vec![(0, 0), (0, 1), (0, 2)], 5)]);
    let rated = read("5:A/1,B/3,C/2\n");
    assert_eq!(rankings(&rated.profile_as(Kind::Ranking).unwrap())[0].0, [(0, 1), (1, 2), (2, 0)]);
}

#[test]
fn the_kind_is_said_or_seen() {
    let kind = |text: &str| read(text).kinds()[0];
    assert_eq!(kind("5:A>B\n"), Kind::Ranking);
    assert_eq!(kind("5:A/1=B/1>C/0\n"), Kind::Approval);
    assert_eq!(kind("{max_rating: 5}\n5:A/1=B/1>C/0\n"), Kind::Score);
    assert_eq!(kind("5:A/2\n"), Kind::Score);
    assert_eq!(kind("{ballot_type: \"choose_many\"}\n5:A=B>C\n"), Kind::Approval);
    assert_eq!(kind("{ballot_type: \"choose_one\"}\n5:A\n"), Kind::Choice);
    let approvals = read("{ballot_type: \"choose_many\"}\n5:A=B>C\n2:A/1,B/0\n").profile().unwrap();
    let Ballots::Approval(bag) = approvals.ballots() else { panic!("approvals") };
    assert_eq!(bag.iter().collect::<Vec<_>>(), [(&[0][..], 2), (&[0, 1], 5)]);
    let choice =
        read("{ballot_type: \"choose_one\"}\n5:A\n2:A=B\n{\"void torn\": 3}\n=A:[Ada]\n=B:[]\n").profile().unwrap();
    assert_eq!((choice.total(), choice.invalid()["too-many-marks"], choice.invalid()["torn"]), (10, 2, 3));
    let gone = read("{seats: 2}\n{withdrawn: \"B, C\"}\n5:A>B>C\n");
    assert_eq!(gone.seats(), Some(2));
    let gone = gone.profile().unwrap();
    assert_eq!(gone.entries().iter().map(|entry| entry.withdrawn).collect::<Vec<_>>(), [false, true, true]);
}

#[test]
fn points_are_at_least_nothing_and_scores_may_be_less() {
    let file = read("{ballot_type: \"cumulative\"}\n5:A/1,B/1,C/-10\n");
    let refused = file.profile_as(Kind::Points).unwrap_err();
    assert_eq!(refused.to_string(), "the points -10 are below nothing");
    assert_eq!(file.profile_as(Kind::Score).unwrap().total(), 5);
}

#[test]
fn every_fault_has_its_line_column_and_reason() {
    let ballots = "`{key: value}`, an option `=id:[name]`, or ballots `12:A>B`";
    let cases = [
        ("{\"version\"", "{\"title\"", "line 2, column 1: `title` stands there twice".to_owned()),
        (
            "{\"title\": \"Capitol\"}",
            "{\"title\": \"Capitol\"",
            "line 2, column 20: `}` is expected, found ``".to_owned(),
        ),
        ("\"Capitol\"", "\"Capitol", "line 2, column 11: the `\"` that opens here is never closed".to_owned()),
        (
            "\"Capitol\"",
            "\"Cap\\x\"",
            "line 2, column 15: `\\\"`, `\\\\`, `\\n`, `\\t`, `\\r` or `\\u` with four digits is expected, found `\\x`"
                .to_owned(),
        ),
        (
            "\"title\": ",
            "\"title\" ",
            "line 2, column 10: `:` and a value is expected, found `\"Capitol\"}`".to_owned(),
        ),
        (
            "{\"title\": \"Capitol\"}",
            "{seats: 0}",
            "line 2, column 2: `0` is no value for seats: a whole number from 1 to 20000 is expected".to_owned(),
        ),
        ("{\"title\": \"Capitol\"}", "{withdrawn: \"Q\"}", "line 2, column 2: there is no option `Q`".to_owned()),
        ("=Nash:", "=Memph:", "line 5, column 1: `Memph` stands there twice".to_owned()),
        (
            "=Nash:[Nashville, TN]",
            "=Nash:[Nashville",
            "line 5, column 7: the `[` that opens here is never closed".to_owned(),
        ),
        (
            "42:Memph",
            "0:Memph",
            format!("line 8, column 1: {ballots} is expected, found `0:Memph/5>Nash/2>Chat/1>[K.x]/0`"),
        ),
        (
            "42:Memph",
            "42 Memph",
            format!("line 8, column 1: {ballots} is expected, found `42 Memph/5>Nash/2>Chat/1>[K.x]/0`"),
        ),
        (
            "42:Memph",
            "999999999999999:Memph",
            "line 8, column 1: there are more than 281474976710656 ballots".to_owned(),
        ),
        ("42:Memph", "42:Memphis", "line 8, column 4: there is no option `Memphis`".to_owned()),
        ("Nash/2", "Memph/2", "line 8, column 1: the ballot names option `Memph` twice".to_owned()),
        ("Nash/2", "Nash/x", "line 8, column 17: `` is no value for a rating: a number is expected".to_owned()),
        (
            "Nash/2",
            "Nash/6",
            "line 8, column 12: a rating that contradicts the order, which the format `abif` does not allow".to_owned(),
        ),
        (
            "Chat/4=[K.x]/4",
            "Chat/4=[K.x]/3",
            "line 9, column 18: a rating that contradicts the order, which the format `abif` does not allow".to_owned(),
        ),
        (
            "Nash/2>",
            "Nash/2;",
            "line 8, column 18: `>`, `=`, `,` or the end of the line is expected, found `;Chat/1>[K.x]/0`".to_owned(),
        ),
        ("Nash/2>", "Nash/2>>", "line 8, column 19: an option's id is expected, found `>Chat/1>[K.x]/0`".to_owned()),
    ];
    for (from, to, expected) in cases {
        assert!(FILE.contains(from), "{from}");
        let refused = abif::parse(&FILE.replacen(from, to, 1)).expect_err(to);
        assert_eq!(refused.to_string(), expected, "{from:?} → {to:?}");
    }
    assert!(
        abif::parse("# nothing\n").unwrap_err().to_string().starts_with("line 2, column 1: the file has no options")
    );
}

prop_compose! {
    fn files()(
        ids in prop::collection::btree_set("[A-Za-zł][A-Za-z_0-9 .,>\\]]{0,5}[a-z]", 1..6),
        names in prop::collection::vec("[a-zł\"\\[\\]# ]{0,8}", 6),
        lines in prop::collection::vec((1_u64..99, Just((0..6).collect::<Vec<usize>>()).prop_shuffle(), prop::collection::vec((0..3_usize, prop::option::of(0..4_i64)), 6), 0..6_usize), 0..7),
        metadata in prop::collection::btree_map("[a-su-z_]{1,6}", "[a-zł\"\\\\{}, ]{0,8}", 0..4),
        declared in any::<bool>(),
    ) -> String {
        let ids: Vec<String> = ids.into_iter().collect();
        let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
        let mut text = String::new();
        for (key, value) in &metadata { text.push_str(&format!("{{{}: {}}}\n", quoted(key), quoted(value))); }
        if declared {
            for (id, name) in ids.iter().zip(&names) { text.push_str(&format!("={}:{}\n", quoted(id), quoted(name))); }
        } else {
            text.push_str(&format!("1:{}\n", ids.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(">")));
        }
        for (count, order, marks, length) in lines {
            let picks: Vec<usize> = order.into_iter().filter(|&place| place < ids.len()).take(length).collect();
            let parts = picks.iter().zip(&marks).map(|(&place, (mark, rating))| {
                // `,` alone: whatever the ratings, nothing contradicts.
                let rating = rating.map(|rating| format!("/{rating}")).unwrap_or_default();
                (format!("{}{rating}", quoted(&ids[place])), if rating.is_empty() { [">", "=", ","][*mark] } else { "," })
            }).collect::<Vec<_>>();
            let mut line = format!("{count}:");
            for (index, (part, _)) in parts.iter().enumerate() {
                if index > 0 { line.push_str(parts[index - 1].1); }
                line.push_str(part);
            }
            text.push_str(&format!("{line}\n"));
        }
        text
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
            let total: u64 = file.lines().iter().map(|line| line.count).sum();
            prop_assert_eq!(file.profile_as(kind).unwrap().total(), total);
        }
    }
}
