//! BLT files.

use proptest::prelude::*;
use tally::formats::blt::{self, Blt};
use tally::{Bag, Ballots, Ranked};

const FILE: &str =
    "4 2\n-3\n12 2 1=4 0\n(A7) 1 4 - 1 0\n3 0\n0\n\"Ada\"\n\"Bo \"\"B\"\" Ny\"\n\"Cy\"\n\"Di\"\n\"Board 2026\"\n";

fn read(text: &str) -> Blt {
    blt::parse(text).unwrap_or_else(|refused| panic!("{refused}:\n{text}"))
}

fn refused(text: &str) -> String {
    blt::parse(text).expect_err("a fault was planted").to_string()
}

#[test]
fn a_file_is_read_whole() {
    let file = read(FILE);
    assert_eq!((file.seats(), file.title(), file.candidates().len()), (2, "Board 2026", 4));
    assert_eq!(file.names()["2"], "Bo \"B\" Ny");
    assert!(file.candidates()[2].withdrawn);
    assert_eq!(file.ballots()[1].id.as_deref(), Some("A7"));
    assert_eq!(file.ballots()[1].groups().collect::<Vec<_>>(), [(0, vec![3]), (2, vec![0])]);
    assert_eq!(file.to_string(), FILE);
    let profile = file.profile().unwrap();
    assert_eq!((profile.total(), profile.blank(), profile.entries()[2].withdrawn), (16, 3, true));
    let Ballots::Ranking(bag) = profile.ballots() else { panic!("rankings") };
    let given = |option, level| Ranked { option, level };
    let second = [given(3, 0), given(0, 1)];
    assert!(Bag::iter(bag).any(|ballot| ballot == (&second[..], 1)), "a skipped rank moves up");
}

#[test]
fn every_dialect_is_the_same_election() {
    let plain = read(FILE);
    let ballots = "4 2\n-3\n12 2 1=4 0\n(A7) 1 4 - 1 0\n3 0\n0\n";
    let dialects = [
        // Line breaks do not matter; comments; commas.
        "4 2 -3 12 2 1=4 0 (A7) 1 4 - 1 0 3 0 0 \"Ada\" \"Bo \"\"B\"\" Ny\" \"Cy\" \"Di\" \"Board 2026\"".to_owned(),
        "4 2 # options, seats\n-3\n\n12, 2, 1=4, 0,\n# 5 1 0\n(A7) 1 /* best */ 4 - 1 0\n3 0,\n0\n".to_owned()
            + "\"Ada\" # first\n\n\"Bo \"\"B\"\" Ny\"\n\"Cy\",\n\"Di\"\n\"Board 2026\",\n",
        // Names without quotation marks, with single ones inside, in two parts, as PrefLib writes them.
        format!("{ballots}Ada\nBo \"B\" Ny\nCy\nDi\nBoard 2026"),
        format!("{ballots}\"Ada\"\n\"Bo \"B\" Ny\"\n\"Cy\"\n\"Di\"\n\"Board 2026\""),
        format!("{ballots}# ALTERNATIVE NAME 1: Ada\n# ALTERNATIVE NAME 2: Bo \"B\" Ny\n")
            + "# ALTERNATIVE NAME 3: Cy\n# ALTERNATIVE NAME 4: Di\n# by hand\nBoard 2026\n",
        // Short names, withdrawal in brackets, weights.
        FILE.replace("4 2\n-3\n", "\u{FEFF}4 2\n[withdrawn 3]\n").replace("12 2", "24/2 2").replace("3 0", "3.0 0"),
    ];
    for dialect in dialects {
        assert_eq!(read(&dialect), plain, "{dialect}");
        assert_eq!(read(&dialect.replace('\n', "\r\n")), plain, "{dialect}");
    }
    let two_parts = read("2 1\n1 2 0\n0\n\"Ada\" \"Greens\"\n\"Bo\" \"Reds\"\n\"Ward 7\"\n");
    assert_eq!((two_parts.names()["1"].as_str(), two_parts.title()), ("Ada Greens", "Ward 7"));
}

#[test]
fn short_names_and_options_are_kept() {
    let text =
        "3 1\n[nick a b c]\n[tie 3 1 2]\n[droop arithmetic=fixed]\n4 b a=c 0\n0\n\"Ada\"\n\"Bo\"\n\"Cy\"\n\"\"\n";
    let file = read(text);
    assert_eq!(file.to_string(), text.replace("b a=c", "2 1=3"));
    assert_eq!((file.candidates()[1].nick.as_str(), file.options().len()), ("b", 2));
    assert!(read(&text.replace("[tie", "[withdrawn b] [tie")).candidates()[1].withdrawn);
    let nameless = read("2 1\n5 1 0\n0\n");
    assert_eq!((nameless.names()["2"].as_str(), nameless.title()), ("", ""));
}

#[test]
fn parts_of_a_ballot_are_read_but_not_counted() {
    let file = read("2 1\n3/2 1 0\n0.5 2 0\n1.50 1 2 0\n0\n");
    assert_eq!(file.to_string(), "2 1\n3/2 1 0\n1/2 2 0\n3/2 1 2 0\n0\n\"\"\n\"\"\n\"\"\n");
    assert_eq!(
        file.profile().unwrap_err().to_string(),
        "the weight 3/2 is not a whole number of ballots; multiply every weight by the same number"
    );
}

#[test]
fn every_fault_has_its_line_column_and_reason() {
    let rank = "an option's number, `a=b`, `-` or the 0 that ends the ballot";
    let ballot = "a ballot such as `12 2 1=4 0`, or the 0 that ends them";
    let cases = [
        ("4 2", "four 2", "line 1, column 1: the number of candidates is expected, found `four`".to_owned()),
        ("4 2", "4 0", "line 1, column 3: the number of seats is expected, found `0`".to_owned()),
        ("4 2", "999999999 2", "line 1, column 1: there are more than 20000 candidates or seats".to_owned()),
        ("-3\n", "-5\n", "line 2, column 1: there is no option `5`".to_owned()),
        ("-3\n", "-3 -3\n", "line 2, column 4: `-3` stands there twice".to_owned()),
        (
            "-3\n",
            "[nick a b c]\n",
            "line 2, column 1: the first line (candidates) says 4, but there are 3; is the file cut short?".to_owned(),
        ),
        ("-3\n", "[nick a b c a]\n", "line 2, column 1: `a` stands there twice".to_owned()),
        (
            "-3\n",
            "[nick 1 2 3 4]\n",
            "line 2, column 1: a short name that is no number, without `=` or marks is expected, found `1`".to_owned(),
        ),
        ("-3\n", "[nick a\n", "line 2, column 1: the `[` that opens here is never closed".to_owned()),
        ("-3\n", "/* a\n", "line 2, column 1: the `/*` that opens here is never closed".to_owned()),
        ("12 2", "-12 2", "line 3, column 1: there is no option `12`".to_owned()),
        ("12 2", "x 2", format!("line 3, column 1: {ballot} is expected, found `x`")),
        ("12 2", "1/0 2", format!("line 3, column 1: {ballot} is expected, found `1/0`")),
        ("12 2", "999999999999999 2", "line 3, column 1: there are more than 281474976710656 ballots".to_owned()),
        ("1=4 0", "1=5 0", "line 3, column 6: there is no option `5`".to_owned()),
        ("1=4 0", "1= 0", format!("line 3, column 6: {rank} is expected, found ``")),
        ("1=4 0", "x 0", format!("line 3, column 6: {rank} is expected, found `x`")),
        ("1=4 0", "1=2 0", "line 3, column 1: the ballot names option `2` twice".to_owned()),
        ("1=4 0", "1=4", format!("line 4, column 1: {rank} is expected, found `(A7)`")),
        ("(A7)", "(A7", "line 4, column 1: the `(` that opens here is never closed".to_owned()),
        (
            "\"Cy\"\n",
            "",
            "line 6, column 2: the first line (candidates) says 4, but there are 3; is the file cut short?".to_owned(),
        ),
        ("\"Di\"", "\"Di", "line 10, column 1: the `\"` that opens here is never closed".to_owned()),
    ];
    for (from, to, expected) in cases {
        assert!(FILE.contains(from), "{from}");
        let text = FILE.replacen(from, to, 1);
        let text = if to.is_empty() { text.replace("\"Board 2026\"\n", "") } else { text };
        assert_eq!(refused(&text), expected, "{from:?} → {to:?}");
    }
    assert_eq!(refused("4 2\n1 2 0\n"), format!("line 3, column 1: the file ends here; {ballot} is expected"));
    assert_eq!(refused("4 2\n1 2"), format!("line 2, column 4: the file ends here; {rank} is expected"));
    assert_eq!(refused(""), "line 1, column 1: the file ends here; the number of candidates is expected");
}

prop_compose! {
    fn files()(
        names in prop::collection::vec("[a-zł:#\"' ,0-9\\[(-]{0,9}", 1..7),
        title in "[a-zł\"# ]{0,9}",
        seats in 1..5_usize,
        gone in prop::collection::btree_set(1..7_usize, 0..3),
        ballots in prop::collection::vec((1_u64..1000, 1_u64..4, "[a-z0-9 ]{0,3}", Just((1..7).collect::<Vec<usize>>()).prop_shuffle(), prop::collection::vec(0..3_usize, 6), 0..7_usize), 0..8),
        nicks in any::<bool>(),
    ) -> String {
        let options = names.len();
        let mut text = format!("{options} {seats}\n");
        if nicks {
            let nicks: Vec<String> = (1..=options).map(|number| format!("n{number}")).collect();
            text.push_str(&format!("[nick {}]\n[tie 1]\n", nicks.join(" ")));
        }
        for number in gone.iter().filter(|&&number| number <= options) { text.push_str(&format!("-{number} ")); }
        for (upper, lower, id, shuffled, joins, length) in ballots {
            if !id.is_empty() { text.push_str(&format!("({id}) ")); }
            text.push_str(&if lower == 1 { upper.to_string() } else { format!("{upper}/{lower}") });
            let mut joined = false;
            for (place, join) in shuffled.into_iter().filter(|&place| place <= options).zip(joins).take(length) {
                if !joined { text.push(' '); }
                text.push_str(&place.to_string());
                joined = join == 1;
                text.push_str(match join { 1 => "=", 2 => " -", _ => "" });
            }
            if joined { text.pop(); }
            text.push_str(" 0\n");
        }
        text.push_str("0\n");
        for name in names.iter().chain([&title]) { text.push_str(&format!("\"{}\"\n", name.replace('"', "\"\""))); }
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
    }
}
