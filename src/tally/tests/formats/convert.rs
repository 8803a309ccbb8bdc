//! From format to format: what is kept, what is lost, what is refused.

use proptest::prelude::*;
use tally::formats::{Election, Format, Unwritable, convert, convert_file, read};
use tally::{Amount, Ballots, Entry, Given, Kind, Profile, ProfileBuilder, Ranked};

const META: [(&str, &str); 5] = [
    ("country", "Poland"),
    ("unit", "Hajnówka"),
    ("instance", "2025"),
    ("date_begin", "01.05.2025"),
    ("date_end", "2025"),
];

fn written(election: &Election, format: Format) -> (Election, Vec<String>) {
    let written = convert(election, format).unwrap_or_else(|refused| panic!("{refused}"));
    let name = format!("x.{}", format.extension());
    let file = read(&name, written.text.as_bytes()).unwrap_or_else(|refused| panic!("{refused}:\n{}", written.text));
    assert_eq!(file.format(), format);
    let kind = file.kind().unwrap_or_else(|| panic!("a kind:\n{}", written.text));
    (file.election(kind).expect("it is counted"), written.lost)
}

fn refused(election: &Election, format: Format) -> String {
    convert(election, format).expect_err("it has no place").to_string()
}

fn budget() -> Election {
    let entries = [
        Entry::new("M/01").named("Park; \"x\"").costing(Amount::whole(5)).within("green"),
        Entry::new("0012").named("Rynek").costing("2.5".parse().unwrap()),
        Entry::new("c").costing(Amount::whole(7)).withdrawn(),
    ];
    let mut ballots = ProfileBuilder::new(Kind::Points, entries).unwrap();
    ballots.budget(Amount::whole(10));
    ballots.scale(1);
    let points = |text: &str| text.parse::<Amount>().unwrap();
    ballots.points(&[("M/01", points("3")), ("0012", points("1.5"))], 2).unwrap();
    ballots.points(&[("c", points("4"))], 1).unwrap();
    ballots.blank(1).unwrap();
    let mut election = Election::of(ballots.build());
    election.title = "Budget".to_owned();
    META.iter().for_each(|(key, value)| election.say(key, value));
    election
}

#[test]
fn a_budget_is_kept_whole_by_pabulib_and_tables() {
    let election = budget();
    let text = convert(&election, Format::Pb).unwrap().text;
    assert!(text.contains("\nM/01;5;2;6;\"Park; \"\"x\"\"\";green\n"), "{text}");
    assert!(text.contains("\n1;M/01,0012;3,1.5\n"), "{text}");
    let (pb, lost) = written(&election, Format::Pb);
    assert_eq!(lost, ["the cost of `c`, which was withdrawn"]);
    assert_eq!((pb.profile.total(), pb.profile.blank(), pb.title.as_str()), (4, 1, "Budget"));
    assert_eq!(pb.profile.ballots(), election.profile.ballots());
    assert_eq!(pb.said("unit"), Some("Hajnówka"));
    let (csv, lost) = written(&election, Format::Csv);
    assert!(lost.is_empty());
    assert_eq!(csv, election);
    assert_eq!(
        refused(&election, Format::Abif),
        "a .abif file cannot hold ratings that are not whole numbers from 0; write .csv or, with costs, .pb"
    );
    assert_eq!(
        refused(&election, Format::Blt),
        "a .blt file cannot hold points ballots; write .cat, .abif, .csv or, with costs, .pb"
    );
    let mut silent = election.clone();
    silent.metadata.retain(|(key, _)| key != "unit");
    assert_eq!(
        refused(&silent, Format::Pb),
        "a .pb file cannot hold an election of which `unit` is not said; say it with --meta KEY=VALUE"
    );
    silent.say("unit", "x");
    silent.say("date_end", "today");
    assert!(refused(&silent, Format::Pb).contains("`today` as `date_end`; write it as dd.mm.yyyy or yyyy"));
}

fn rankings(ballots: &[(&[&[&str]], u64)]) -> Election {
    let mut builder = ProfileBuilder::new(Kind::Ranking, ["1", "2", "3"].map(Entry::new)).unwrap();
    for (groups, times) in ballots {
        builder.ranking(&groups.iter().map(|group| group.to_vec()).collect::<Vec<_>>(), *times).unwrap();
    }
    Election::of(builder.build())
}

#[test]
fn rankings_go_where_ties_and_gaps_may() {
    let full = rankings(&[(&[&["1"], &["2"], &["3"]], 2)]);
    let short = rankings(&[(&[&["2"]], 2)]);
    let tied = rankings(&[(&[&["2", "1"], &["3"]], 2)]);
    for (election, good) in [
        (&full, &["soc", "soi", "toc", "toi", "blt", "abif", "csv"][..]),
        (&short, &["soi", "toi", "blt", "abif", "csv"]),
        (&tied, &["toc", "toi", "blt", "abif", "csv"]),
    ] {
        for format in Format::ALL {
            assert_eq!(convert(election, format).is_ok(), good.contains(&format.extension()), "{format:?}");
        }
    }
    assert_eq!(refused(&tied, Format::Soi), "a .soi file cannot hold several options of one rank; write .toi");
    assert_eq!(
        refused(&short, Format::Soc),
        "a .soc file cannot hold orders without some of the options (soc ranks all); write .soi"
    );
    assert_eq!(refused(&full, Format::Cat), "a .cat file cannot hold ranking ballots; write .soi or .toi");
    assert!(refused(&full, Format::Pb).starts_with("a .pb file cannot hold an election without a budget and costs"));
}

#[test]
fn what_a_format_cannot_say_is_named() {
    let mut ballots = ProfileBuilder::new(Kind::Choice, [Entry::new("a").named("Ada\nB."), Entry::new("b")]).unwrap();
    ballots.electorate(90);
    ballots.marks(&["a"], 5).unwrap();
    ballots.invalid("torn", 2).unwrap();
    ballots.counted(3, &[("a", 1), ("b", 2)]).unwrap();
    let mut election = Election::of(ballots.build());
    election.say("colour", "red");
    let (blt, lost) = written(&election, Format::Blt);
    assert_eq!(
        lost,
        [
            "that a ballot has one choice: it becomes a ranking of one option",
            "void ballots: 2",
            "how many people may vote: 90",
            "that no number of seats is said: 1 is written",
            "the ids of the options, which become numbers",
            "what is said of the election: `colour`",
            "line breaks in `Ada B.`",
        ]
    );
    assert_eq!(blt.profile.total(), 8);
    let (abif, lost) = written(&election, Format::Abif);
    assert!(lost.is_empty());
    assert_eq!(
        (abif.profile.electorate(), abif.profile.invalid()["torn"], abif.said("colour")),
        (Some(90), 2, Some("red"))
    );
    let Ballots::Choice(bag) = abif.profile.ballots() else { panic!("choices") };
    assert_eq!(bag.iter().map(|(ballot, times)| (ballot[0], times)).collect::<Vec<_>>(), [(0, 6), (1, 2)]);
    let mut approvals = ProfileBuilder::new(Kind::Approval, ["a", "b"].map(Entry::new)).unwrap();
    approvals.counted(3, &[("a", 1)]).unwrap();
    let refused = convert(&Election::of(approvals.build()), Format::Csv);
    assert!(matches!(refused, Err(Unwritable { what, .. }) if what == "sums of ballots counted by hand"));
}

#[test]
fn a_file_becomes_another() {
    let abif = read("x.abif", b"5:A/3>B/1\n2:B/2\n").unwrap();
    let refused = convert_file(&abif, None, &[], Format::Toi).unwrap_err().to_string();
    assert_eq!(
        refused,
        "a .toi file cannot hold score ballots; write .cat, .abif, .csv or, with costs, .pb; or take the ballots as --kind ranking"
    );
    let toi = convert_file(&abif, Some(Kind::Ranking), &[], Format::Toi).unwrap();
    assert_eq!(toi.lost, ["the ratings", "the ids of the options, which become numbers"]);
    let soi = read("x.toi", toi.text.as_bytes()).unwrap();
    let said = [("SOURCE".to_owned(), "x.abif".to_owned())];
    let soi = convert_file(&soi, None, &said, Format::Soi).unwrap();
    assert!(soi.lost.is_empty() && soi.text.contains("# SOURCE: x.abif\n# NUMBER ALT"), "{}", soi.text);
    let same = convert_file(&abif, None, &[], Format::Abif).unwrap();
    assert_eq!((same.text, same.lost.len()), (abif.to_string(), 0));
    let open = read("x.csv", b"a,b\n1,2\n").unwrap();
    assert!(convert_file(&open, None, &[], Format::Abif).unwrap_err().to_string().contains("say which with --kind"));
}

/// A random profile of this kind.
fn profile(kind: Kind, options: usize, rolls: &[(Vec<u16>, u64)], gone: usize) -> Profile {
    let entries = (0..options).map(|place| {
        let entry = Entry::new(format!("o{place}")).named(format!("Name {place}"));
        let entry = entry.costing(Amount::whole(i64::try_from(place).unwrap()));
        if place == gone { entry.withdrawn() } else { entry }
    });
    let mut builder = ProfileBuilder::new(kind, entries).unwrap();
    builder.budget(Amount::whole(9));
    for (roll, times) in rolls {
        let each = (0_u16..).zip(roll.iter().take(options)).filter(|(_, number)| **number > 0);
        match kind {
            Kind::Choice => builder.marks_at(&mut each.map(|(option, _)| option).take(1).collect::<Vec<_>>(), *times),
            Kind::Approval => builder.marks_at(&mut each.map(|(option, _)| option).collect::<Vec<_>>(), *times),
            Kind::Ranking => builder
                .ranking_at(&mut each.map(|(option, &level)| Ranked { level, option }).collect::<Vec<_>>(), *times),
            Kind::Points | Kind::Score => builder.points_at(
                &mut each.map(|(option, &number)| Given { option, number: i64::from(number) }).collect::<Vec<_>>(),
                *times,
            ),
        }
        .unwrap();
    }
    builder.build()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_the_same_election(
        kind in prop::sample::select(vec![Kind::Choice, Kind::Approval, Kind::Ranking, Kind::Points, Kind::Score]),
        options in 1..6_usize,
        rolls in prop::collection::vec((prop::collection::vec(0..5_u16, 6), 1..5_u64), 0..8),
        gone in 0..9_usize,
        seats in prop::option::of(1..4_usize),
    ) {
        let mut election = Election { title: "Title".to_owned(), seats, ..Election::of(profile(kind, options, &rolls, gone)) };
        META.iter().for_each(|(key, value)| election.say(key, value));
        for format in Format::ALL {
            let Ok(text) = convert(&election, format).map(|written| written.text) else { continue };
            let (again, _) = written(&election, format);
            let (before, after) = (&election.profile, &again.profile);
            prop_assert_eq!(before.total(), after.total(), "{}", &text);
            prop_assert_eq!(before.blank(), after.blank(), "{}", &text);
            prop_assert_eq!(again.title.as_str(), "Title");
            let gone = |profile: &Profile| profile.entries().iter().map(|entry| entry.withdrawn).collect::<Vec<_>>();
            prop_assert_eq!(gone(before), gone(after));
            prop_assert_eq!(before.entries().len(), after.entries().len());
            if format != Format::Blt {
                prop_assert_eq!(again.seats, election.seats);
                prop_assert!(META.iter().all(|(key, value)| again.said(key) == Some(value)), "{}", &text);
            }
            if before.ballots().kind() == after.ballots().kind() {
                prop_assert_eq!(before.ballots(), after.ballots(), "{}", &text);
            }
        }
        // A table holds everything.
        prop_assert_eq!(&written(&election, Format::Csv).0, &election);
    }
}
