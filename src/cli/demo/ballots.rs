//! What the sample town decides.

use kernel::{ByLang, Fraction, Instant, Lang, Line, Text};
use plebiscite::rules::form::{Choice, Conflict, Counting, Draft, Eligibility, Marking, OptionId};

use crate::fail::Failure;

/// When a sample plebiscite takes place.
#[derive(Debug, Clone, Copy)]
pub(super) struct When {
    pub(super) opens: Instant,
    pub(super) closes: Instant,
    pub(super) publish: Instant,
}

type Both = (&'static str, &'static str);

const THEMES: [(Both, Both); 5] = [
    (
        ("Kuchnia sąsiedzka", "Neighbours' kitchen"),
        (
            "Stołówka i kuchnia, w której gotuje się razem; obiady dla osób samotnych.",
            "A canteen and a kitchen for cooking together; dinners for people who live alone.",
        ),
    ),
    (
        ("Dom dziennego pobytu", "Day centre for older people"),
        (
            "Opieka w ciągu dnia, rehabilitacja i transport dla seniorów.",
            "Care during the day, physiotherapy and transport for older people.",
        ),
    ),
    (
        ("Warsztat napraw i biblioteka rzeczy", "Repair workshop and library of things"),
        (
            "Narzędzia do wypożyczenia, naprawa rowerów i sprzętu, kursy.",
            "Tools to borrow, repair of bicycles and appliances, courses.",
        ),
    ),
    (
        ("Pracownia młodzieży", "Young people's studio"),
        (
            "Muzyka, nauka, film; otwarte po szkole i w weekendy.",
            "Music, science, film; open after school and at weekends.",
        ),
    ),
    (
        ("Scena czterech języków", "Stage of four languages"),
        (
            "Teatr, chór i archiwum opowieści po polsku, białorusku, ukraińsku i podlasku.",
            "Theatre, choir and an archive of stories in Polish, Belarusian, Ukrainian and Podlachian.",
        ),
    ),
];

/// The theme of the revitalised mill: the same question in each sample plebiscite.
pub(super) fn draft(title: Both, marking: Marking, when: Option<When>) -> Result<Draft, Failure> {
    let mut options = Vec::new();
    for (place, (name, about)) in THEMES.into_iter().enumerate() {
        let description = texts(about)?;
        options.push(Choice { description, ..Choice::titled(OptionId::nth(place), lines(name)?) });
    }
    let about = (
        "Odnowiony młyn przy ul. Wodnej czeka na pomysł. Mieszkańcy wybierają temat, a spółdzielnie i stowarzyszenia przygotują do niego usługi. (Plebiscyt przykładowy.)",
        "The renovated mill in ul. Wodna waits for an idea. Residents choose the theme, cooperatives and associations will prepare services for it. (A sample plebiscite.)",
    );
    Ok(Draft {
        title: lines(title)?,
        description: texts(about)?,
        entered: options.len(),
        options,
        who: Some(Eligibility::default()),
        opens_at: when.map(|when| when.opens),
        closes_at: when.map(|when| when.closes),
        counting: Some(Counting { quorum: Some(Fraction::percent(5)), ..Counting::plain(marking) }),
        conflict: Some(Conflict::FirstCounts),
        publish_at: when.map(|when| when.publish),
    })
}

fn lines((pl, en): Both) -> Result<ByLang<Line>, Failure> {
    let line = |text| Line::parse(text, 160).map_err(|error| Failure::of("a sample text", &error));
    Ok(ByLang([(Lang::Pl, line(pl)?), (Lang::En, line(en)?)].into()))
}

fn texts((pl, en): Both) -> Result<ByLang<Text>, Failure> {
    let text = |text| Text::parse(text, 2_000).map_err(|error| Failure::of("a sample text", &error));
    Ok(ByLang([(Lang::Pl, text(pl)?), (Lang::En, text(en)?)].into()))
}
