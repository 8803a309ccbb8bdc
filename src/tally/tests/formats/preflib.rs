//! PrefLib files.

use proptest::prelude::*;
use tally::formats::preflib::{self, DataType};
use tally::{Ballots, Kind};

const TOI: &str = "# FILE NAME: x.toi\n# TITLE: Board: 2026\n# DATA TYPE: toi\n# MODIFICATION TYPE: original\n\
                   # COLOUR: red\n# NUMBER ALTERNATIVES: 4\n# NUMBER VOTERS: 9\n# NUMBER UNIQUE ORDERS: 3\n\
                   # ALTERNATIVE NAME 1: Ada\n# ALTERNATIVE NAME 2: Bo\n# ALTERNATIVE NAME 3: Cy: d. Ä.\n\
                   # ALTERNATIVE NAME 4:\n4: 2,{1,3}\n3: 4\n2: {1,2,3,4}\n";
const CAT: &str = "# DATA TYPE: cat\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 6\n# NUMBER UNIQUE PREFERENCES: 3\n\
                   # NUMBER CATEGORIES: 2\n# CATEGORY NAME 1: Yes\n# CATEGORY NAME 2: No\n# ALTERNATIVE NAME 1: Ada\n\
                   # ALTERNATIVE NAME 2: Bo\n# ALTERNATIVE NAME 3: Cy\n3: 1,{2,3}\n2: {},{1,2,3}\n1: {1,3},2\n";

#[test]
fn rankings_are_read_whole() {
    let file = preflib::parse(TOI).unwrap();
    assert_eq!((file.data_type(), file.title(), file.header("COLOUR")), (DataType::Toi, "Board: 2026", Some("red")));
    assert_eq!(file.names()["3"], "Cy: d. Ä.");
    assert_eq!(file.orders()[0].groups().collect::<Vec<_>>(), [(0, vec![1]), (1, vec![0, 2])]);
    assert_eq!(file.to_string(), TOI);
    let profile = file.profile().unwrap();
    assert_eq!((profile.total(), profile.entries()[3].id.as_str()), (9, "4"));
    let Ballots::Ranking(bag) = profile.ballots() else { panic!("rankings") };
    assert_eq!(bag.distinct(), 3);
}

#[test]
fn two_categories_are_approvals() {
    let file = preflib::parse(CAT).unwrap();
    assert_eq!(file.to_string(), CAT);
    let profile = file.profile().unwrap();
    assert_eq!((file.kind(), profile.total(), profile.blank()), (Kind::Approval, 6, 2));
    let Ballots::Approval(bag) = profile.ballots() else { panic!("approvals") };
    assert_eq!(bag.iter().collect::<Vec<_>>(), [(&[0][..], 3), (&[0, 2], 1)]);
}

#[test]
fn more_categories_are_scores_from_the_last() {
    let text = CAT.replace("CATEGORIES: 2", "CATEGORIES: 3").replace("1,{2,3}", "1,{},{2,3}");
    let text = text.replace("{},{1,2,3}", "{},{1,2},{}").replace("{1,3},2", "{1,3},2,{}");
    let file = preflib::parse(&text).unwrap();
    assert_eq!(preflib::parse(&file.to_string()).unwrap(), file);
    let profile = file.profile().unwrap();
    let Ballots::Score(bag) = profile.ballots() else { panic!("scores") };
    let scores: Vec<Vec<(u16, i64)>> =
        bag.iter().map(|(ballot, _)| ballot.iter().map(|given| (given.option, given.number)).collect()).collect();
    assert_eq!(scores, [vec![(0, 1), (1, 1)], vec![(0, 2), (1, 0), (2, 0)], vec![(0, 2), (1, 1), (2, 2)]]);
}

#[test]
fn mark_returns_and_empty_lines_are_taken() {
    let text = format!("\u{FEFF}{}\r\n\r\n", TOI.replace('\n', "\r\n").replace("{1,3}", "{ 1 , 3 } "));
    assert_eq!(preflib::parse(&text).unwrap(), preflib::parse(TOI).unwrap());
}

fn refused(text: &str) -> String {
    preflib::parse(text).expect_err("a fault was planted").to_string()
}

#[test]
fn every_fault_has_its_line_column_and_reason() {
    let cases = [
        ("# DATA TYPE: toi\n", "", "line 12, column 1: the file has no `# DATA TYPE:`"),
        (
            "TYPE: toi",
            "TYPE: wmd",
            "line 3, column 14: `wmd` is no value for DATA TYPE: soc, soi, toc, toi or cat is expected",
        ),
        ("TYPE: toi", "TYPE: soi", "line 13, column 6: options of one rank, which the format `soi` does not allow"),
        (
            "TYPE: toi",
            "TYPE: toc",
            "line 13, column 3: an order without some of the options, which the format `toc` does not allow",
        ),
        ("# NUMBER ALTERNATIVES: 4\n", "", "line 12, column 1: the file has no `# NUMBER ALTERNATIVES:`"),
        (
            "ALTERNATIVES: 4",
            "ALTERNATIVES: four",
            "line 6, column 24: `four` is no value for NUMBER ALTERNATIVES: a whole number is expected",
        ),
        ("ALTERNATIVES: 4", "ALTERNATIVES: 999999999", "line 6, column 1: there are more than 20000 options"),
        ("ALTERNATIVES: 4", "ALTERNATIVES: 3", "line 12, column 1: there is no option `4`"),
        ("VOTERS: 9", "VOTERS: 10", "line 7, column 1: NUMBER VOTERS says 10, but there are 9; is the file cut short?"),
        (
            "ORDERS: 3",
            "ORDERS: 4",
            "line 8, column 1: NUMBER UNIQUE ORDERS says 4, but there are 3; is the file cut short?",
        ),
        ("# COLOUR: red", "# TITLE: red", "line 5, column 1: `TITLE` stands there twice"),
        ("# COLOUR: red", "# COLOUR", "line 5, column 1: `# KEY: value` is expected, found `# COLOUR`"),
        ("3: 4\n", "3: 5\n", "line 14, column 4: there is no option `5`"),
        ("3: 4\n", "3: 4,1,4\n", "line 14, column 3: the ballot names option `4` twice"),
        ("3: 4\n", "3: {4\n", "line 14, column 4: the `{` that opens here is never closed"),
        ("3: 4\n", "3: {}\n", "line 14, column 4: a rank without options, which the format `toi` does not allow"),
        ("3: 4\n", "3: 4 1\n", "line 14, column 6: `,` or the end of the line is expected, found `1`"),
        ("3: 4\n", "3: 4,\n", "line 14, column 6: an option's number is expected, found ``"),
        ("3: 4\n", "3: 2,{1,3}\n", "line 14, column 1: the same preference stands on line 13 already"),
        ("3: 4\n", "three: 4\n", "line 14, column 1: a ballot such as `12: 1,{2,3}` is expected, found `three: 4`"),
        ("3: 4\n", "0: 4\n", "line 14, column 1: a ballot such as `12: 1,{2,3}` is expected, found `0: 4`"),
        ("3: 4\n", "18446744073709551615: 4\n", "line 14, column 1: there are more than 281474976710656 ballots"),
        (
            "3: 4\n",
            "# TITLE: x\n",
            "line 14, column 1: a ballot such as `12: 1,{2,3}` (header lines come first) is expected, found `# TITLE: x`",
        ),
    ];
    for (from, to, expected) in cases {
        assert!(TOI.contains(from), "{from}");
        assert_eq!(refused(&TOI.replacen(from, to, 1)), expected, "{from:?} → {to:?}");
    }
    assert_eq!(
        refused(&CAT.replace("2: {},", "2: ")),
        "line 12, column 3: NUMBER CATEGORIES says 2, but there are 1; is the file cut short?"
    );
    for old in ["", "3\n1,Ada\n2,Bo\n3,Cy\n5,5,1\n5,1,2,3\n"] {
        assert!(refused(old).starts_with("line 1, column 1: a header line `# KEY: value` (files older"), "{old}");
    }
}

prop_compose! {
    /// A file as it may be: any type, any names, any ballots.
    fn files()(
        names in prop::collection::vec("[a-zł:#{},\" ]{0,8}", 1..7),
        orders in prop::collection::vec((1_u64..1000, Just((0..7).collect::<Vec<usize>>()).prop_shuffle(), prop::collection::vec(0..4_usize, 7), 0..8_usize), 0..8),
        data_type in prop::sample::select(vec!["soc", "soi", "toc", "toi", "cat"]),
        extra in prop::collection::btree_map("X[A-Z ]{0,6}Y", "[a-zł:;# ]{0,8}", 0..4),
        returns in any::<bool>(),
    ) -> String {
        let options = names.len();
        let categories = if data_type == "cat" { 4 } else { 0 };
        let mut seen = std::collections::BTreeSet::new();
        let mut lines = Vec::new();
        let mut voters = 0;
        for (count, shuffled, levels, length) in orders {
            let mut places: Vec<usize> = shuffled.into_iter().filter(|&place| place < options).collect();
            if data_type.ends_with("oi") { places.truncate(length.max(1)); }
            let ties = data_type.starts_with('t') || categories > 0;
            let mut groups: Vec<Vec<String>> = vec![Vec::new(); if categories > 0 { 4 } else { options }];
            for (index, place) in places.iter().enumerate() {
                let level = if ties { levels[index] % groups.len() } else { index };
                groups[level].push((place + 1).to_string());
            }
            if categories == 0 { groups.retain(|group| !group.is_empty()); }
            let written: Vec<String> = groups.iter().map(|group| match group.as_slice() {
                [only] => only.clone(),
                group => format!("{{{}}}", group.join(",")),
            }).collect();
            let line = written.join(",");
            if seen.insert(line.clone()) {
                voters += count;
                lines.push(format!("{count}: {line}\n"));
            }
        }
        let mut text = format!("# TITLE: t\n# DATA TYPE: {data_type}\n# NUMBER ALTERNATIVES: {options}\n# NUMBER VOTERS: {voters}\n");
        if categories > 0 {
            text.push_str(&format!("# NUMBER CATEGORIES: 4\n# NUMBER UNIQUE PREFERENCES: {}\n# CATEGORY NAME 2: fine\n", lines.len()));
        } else {
            text.push_str(&format!("# NUMBER UNIQUE ORDERS: {}\n", lines.len()));
        }
        for (key, value) in &extra { text.push_str(&format!("# {key}: {value}\n")); }
        for (number, name) in (1..).zip(&names) { text.push_str(&format!("# ALTERNATIVE NAME {number}: {name}\n")); }
        text.extend(lines);
        if returns { text.replace('\n', "\r\n") } else { text }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read_back(text in files()) {
        let file = preflib::parse(&text).unwrap();
        let written = file.to_string();
        let again = preflib::parse(&written).unwrap();
        prop_assert_eq!(&again, &file);
        prop_assert_eq!(again.to_string(), written);
        let voters: u64 = file.orders().iter().map(|order| order.count).sum();
        prop_assert_eq!(file.profile().unwrap().total(), voters);
    }
}
