//! Each document in each language: a tagged PDF with title and language, the
//! right number of pages, and the text that matters.

use kernel::{Fraction, Instant, Lang};
use lopdf::{Document, Object};
use templates::Words;
use templates::documents::{
    Cards, Channel, CountTold, Decision, Duel, Letter, LetterSet, Log, Lot, Minutes, PressError, RoundTold, Share,
    Stationery, TotalLine, Window,
};

fn stationery() -> Stationery {
    Stationery {
        town: "Urząd Miasta Przykładowo".to_owned(),
        accent: "#7a3b12".to_owned(),
        contact: "tel. 85 000 00 00, wiec@przykladowo.example".to_owned(),
        public_url: "https://glosowanie.przykladowo.example".to_owned(),
        zone: "Europe/Warsaw".to_owned(),
        opens: Instant::from_millis(1_795_528_800_000),
        closes: Instant::from_millis(1_796_738_400_000),
        max: 2,
        paper: true,
        eid: Some("abcdefghijklmnopqrstuvwxyz".to_owned()),
        rehearsal: false,
        window: Window::Right,
    }
}

fn titles() -> [(Lang, String); 2] {
    [
        (Lang::Pl, "Motyw przewodni Domu pod Żubrem".to_owned()),
        (Lang::En, "The leading theme of the Bison House".to_owned()),
    ]
}

fn letter(number: u64, name: &str) -> Letter {
    let address = [name, "ul. Lipowa 17 m. 4", "17-200 Przykładowo"];
    Letter {
        address: address.map(ToOwned::to_owned).into(),
        code: "0123-4567-89AB-CDE4".to_owned(),
        number: number.to_string(),
    }
}

/// Reads the PDF, checks what every document of ours has, keeps a copy to look
/// at, and gives its text.
fn read(name: &str, bytes: &[u8], (pages, lang): (usize, &str)) -> String {
    let place = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    std::fs::write(place, bytes).expect("cargo's folder can be written");
    assert!(bytes.starts_with(b"%PDF-1.7"), "{name}");
    let document = Document::load_mem(bytes).expect("our PDF has it");
    let numbers: Vec<u32> = document.get_pages().into_keys().collect();
    assert_eq!(numbers.len(), pages, "{name}");
    let catalog = document.catalog().expect("our PDF has it");
    assert!(catalog.get(b"StructTreeRoot").is_ok(), "{name} is tagged");
    let marked = document.get_dict_in_dict(catalog, b"MarkInfo").expect("our PDF has it");
    assert_eq!(marked.get(b"Marked").expect("our PDF has it"), &Object::Boolean(true));
    assert_eq!(
        catalog.get(b"Lang").expect("our PDF has it").as_str().expect("our PDF has it"),
        lang.as_bytes(),
        "{name}"
    );
    let metadata = document
        .dereference(catalog.get(b"Metadata").expect("our PDF has it"))
        .expect("our PDF has it")
        .1
        .as_stream()
        .expect("our PDF has it");
    let metadata = String::from_utf8(metadata.get_plain_content().unwrap_or_else(|_| metadata.content.clone()))
        .expect("our PDF has it");
    assert!(metadata.contains("pdfuaid") && metadata.contains("<dc:title>"), "{metadata}");
    let text = document.extract_text(&numbers).expect("our PDF has it");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_letter_is_one_page_in_two_languages() {
    let set = LetterSet::new(&stationery(), &titles()).unwrap();
    let bytes = set.pdf(&[letter(1, "Łucja Żółć-Gęślowska"), letter(2, "Уладзімір Ўсцін")]).unwrap();
    let text = read("letters", &bytes, (2, "pl"));
    let said = [
        "Łucja Żółć-Gęślowska",
        "Уладзімір Ўсцін",
        "17-200 Przykładowo",
        "0123-4567-89AB-CDE4",
        "Motyw przewodni Domu pod Żubrem",
        "The leading theme of the Bison House",
        "glosowanie.przykladowo.example/k",
        "24 listopada 2026",
        "24 November 2026",
        "tel. 85 000 00 00",
    ];
    for part in said {
        assert!(text.contains(part), "no `{part}` in {text}");
    }
    assert!(!text.contains("PRÓBA") && !text.contains('⟦'), "{text}");
}

#[test]
fn a_rehearsal_is_watermarked_and_one_language_is_enough() {
    let stationery =
        Stationery { rehearsal: true, eid: None, paper: false, max: 1, window: Window::Left, ..stationery() };
    for (lang, title) in titles() {
        let set = LetterSet::new(&stationery, &[(lang, title)]).unwrap();
        let text = read(&format!("rehearsal-{lang}"), &set.pdf(&[letter(7, "Ada Próbna")]).unwrap(), (1, lang.tag()));
        let said = if lang == Lang::Pl { "PRÓBA" } else { "REHEARSAL" };
        assert!(text.matches(said).count() >= 2, "{text}");
        assert!(!text.contains('⟦'), "{text}");
    }
}

#[test]
fn what_does_not_fit_or_has_no_shape_is_dealt_with() {
    let long =
        |length: usize| [(Lang::Pl, "Bardzo długi tytuł ".repeat(length)), (Lang::En, "A long title ".repeat(length))];
    let bytes = LetterSet::new(&stationery(), &long(12)).unwrap().pdf(&[letter(1, &"Imię ".repeat(30))]).unwrap();
    read("long", &bytes, (1, "pl"));
    let refused = LetterSet::new(&stationery(), &long(400)).map(|_| ()).unwrap_err();
    assert!(matches!(&refused, PressError::TooLong(_)), "{refused}");
    let set = LetterSet::new(&stationery(), &titles()).unwrap();
    let text = read("no-shape", &set.pdf(&[letter(1, "漢字 Kowalska #[]*_$<x>\\")]).unwrap(), (1, "pl"));
    assert!(text.contains("?? Kowalska #[]*_$<x>\\"), "{text}");
}

fn round(title: &str) -> RoundTold {
    let total = |title: &str, total: &str| [title.to_owned(), total.to_owned()];
    RoundTold {
        title: title.to_owned(),
        totals: vec![total("Kino pod chmurką", "1641"), total("Кухня суседзяў", "730")],
        steps: vec!["Najmniej ma „Кухня суседзяў” (730) i odpada.".to_owned(), "Karty przechodzą dalej.".to_owned()],
    }
}

fn minutes() -> Minutes {
    let option = |title: &str, votes: u64, won| TotalLine {
        title: title.to_owned(),
        total: Words::of(Lang::Pl).number(votes),
        share: Some(Words::of(Lang::Pl).share(votes, 2_757)),
        length: Some(votes / 2),
        won,
    };
    Minutes {
        town: "Urząd Miasta Przykładowo".to_owned(),
        accent: "#7a3b12".to_owned(),
        zone: "Europe/Warsaw".to_owned(),
        title: "Motyw przewodni Domu pod Żubrem".to_owned(),
        rehearsal: false,
        opens: Instant::from_millis(1_795_528_800_000),
        closes: Instant::from_millis(1_796_738_400_000),
        published: Some(Instant::from_millis(1_796_742_000_000)),
        decision: Decision::Won,
        method: ["Głosowanie aprobujące".to_owned(), "Każdy zaznacza wszystkie, które mu odpowiadają.".to_owned()],
        count: CountTold {
            measure: "Głosy".to_owned(),
            totals: vec![
                option("Kino pod chmurką", 1641, true),
                option("Warsztat rowerowy i wypożyczalnia narzędzi", 1641, false),
                option("Кухня суседзяў", 730, false),
            ],
            winners: vec!["Kino pod chmurką".to_owned()],
            spent: None,
            rounds: vec![round("Runda 1"), round("Runda 2")],
            duels: Vec::new(),
        },
        max: 2,
        roll: 20_117,
        turnout: Channel { web: 2_210, paper: 640 },
        ballots: Cards { cast: 2_850, valid: 2_757, blank: 8, invalid: 85 },
        void: vec![("paper-bad-marking".to_owned(), 61), ("too-many".to_owned(), 24)],
        quorum: Some(Share { share: Fraction::percent(10), more_than: false, part: 2_850, whole: 20_117, met: true }),
        threshold: Some(Share {
            share: Fraction::new(1, 3).expect("three is not zero"),
            more_than: true,
            part: 1_641,
            whole: 2_757,
            met: true,
        }),
        lot: Some(Lot {
            among: vec!["Kino pod chmurką".to_owned(), "Warsztat rowerowy i wypożyczalnia narzędzi".to_owned()],
            seed: "7 12 23 31 40 44".to_owned(),
            chosen: "Kino pod chmurką".to_owned(),
        }),
        register: Log { size: 2_851, root: "0f".repeat(32) },
        urn: Log { size: 2_216, root: "a7".repeat(32) },
        eid: "abcdefghijklmnopqrstuvwxyz".to_owned(),
        journal: "https://glosowanie.przykladowo.example/journal/abcdefghijklmnopqrstuvwxyz".to_owned(),
        signatures: 3,
    }
}

#[test]
fn minutes_say_everything_in_each_language() {
    for lang in [Lang::Pl, Lang::En] {
        let text = read(&format!("minutes-{lang}"), &minutes().pdf(&Words::of(lang)).unwrap(), (2, lang.tag()));
        let said = [
            "Kino pod chmurką",
            "Кухня суседзяў",
            "1641",
            "2\u{202f}850",
            "7 12 23 31 40 44",
            "abcdefghijklmnopqrstuvwxyz",
        ];
        let plain = |text: &str| text.replace(char::is_whitespace, "");
        for part in said {
            assert!(plain(&text).contains(&plain(part)), "no `{part}` in {text}");
        }
        assert!(plain(&text).contains(&"a7".repeat(32)), "{text}");
        assert!(!text.contains('⟦'), "{text}");
    }
}

#[test]
fn minutes_of_a_budget_name_every_project_and_duels_are_a_table() {
    let project = |name: &str| format!("{name} (Koszt: 12 000 zł)");
    let duel = |winner: &str, tied| Duel {
        winner: winner.to_owned(),
        loser: "Most".to_owned(),
        score: "52 : 48".to_owned(),
        tied,
    };
    let count = CountTold {
        winners: vec![project("Park"), project("Rynek")],
        spent: Some(["24 000 zł".to_owned(), "30 000 zł".to_owned()]),
        duels: vec![duel("Park", false), duel("Rynek", true)],
        ..minutes().count
    };
    let text = read("minutes-budget", &Minutes { count, ..minutes() }.pdf(&Words::of(Lang::Pl)).unwrap(), (2, "pl"));
    let plain = text.replace(char::is_whitespace, "");
    for part in ["Za24000złzkwoty30000złwybrano2projekty:", "Rynek(Koszt:12000zł)", "52:48(porówno)", "Runda2"] {
        assert!(plain.contains(part), "no `{part}` in {text}");
    }
}

#[test]
fn minutes_of_an_undecided_rehearsal() {
    let minutes = Minutes {
        rehearsal: true,
        decision: Decision::NoQuorum,
        published: None,
        max: 1,
        quorum: Some(Share { share: Fraction::percent(50), more_than: false, part: 3, whole: 20_117, met: false }),
        threshold: None,
        lot: None,
        void: Vec::new(),
        ..minutes()
    };
    let text = read("minutes-rehearsal", &minutes.pdf(&Words::of(Lang::Pl)).unwrap(), (2, "pl"));
    assert!(text.contains("Nie wybrano nikogo") && text.contains("PRÓBA") && text.contains("nie osiągnięto"), "{text}");
}
