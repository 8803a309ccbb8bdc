//! A town holds its plebiscite by every kind of ballot there is, by its pages alone:
//! an order (instant runoff, Schulze), grades, projects for a budget; on the web and on
//! paper, card by card; counted, shown step by step, and verified by anybody.

use store::Engine;
use web::testing::Browser;

use crate::steps::{Ballot, CLOSES, OPENS, PUBLISH, between, import, settled};
use crate::town::TestTown;

type Filled = &'static [(&'static str, &'static str)];

/// One plebiscite.
struct Case {
    /// The organiser's choice of method, with what that method asks for.
    method: Filled,
    /// What the page of the ballot says.
    says: &'static str,
    /// A ballot that is refused, and why.
    slip: (Filled, &'static str),
    /// Five ballots of the web.
    web: [Filled; 5],
    /// The paper card.
    card: Filled,
    /// Another one, which the second clerk types by mistake.
    other_card: Filled,
    /// What is drawn in public, where the count meets a tie.
    lot: Option<&'static str>,
    /// Who wins.
    winners: &'static [&'static str],
    /// What the working says, among others.
    working: &'static [&'static str],
}

const ORDER: [Filled; 5] = [
    &[("number-a", "1")],
    &[("number-a", "1"), ("number-b", "2")],
    &[("number-b", "1"), ("number-a", "2")],
    &[("number-c", "1"), ("number-b", "2")],
    &[("number-b", "1"), ("number-c", "2")],
];
const ORDER_CARD: Filled = &[("number-b", "1"), ("number-a", "2"), ("number-c", "3")];

const RUNOFF: Case = Case {
    method: &[("method", "irv")],
    says: "Ułóż odpowiedzi w kolejności",
    slip: (&[("number-a", "1"), ("number-b", "1")], "Miejsce 1 mają naraz"),
    web: ORDER,
    card: ORDER_CARD,
    other_card: &[("number-a", "1")],
    lot: None,
    winners: &["b"],
    working: &[
        "Najmniej ma „Dom dziennego pobytu” (1) i odpada",
        "„Warsztat napraw” ma 4 z 6 głosów, więcej niż połowę",
    ],
};

const SCHULZE: Case = Case {
    method: &[("method", "schulze")],
    slip: (&[("number-a", "1"), ("number-b", "3")], "Brakuje numeru 2"),
    working: &["„Warsztat napraw” wygrywa wszystkie swoje pojedynki", "4 : 2"],
    ..RUNOFF
};

const GRADES: Case = Case {
    method: &[("method", "score"), ("best", "4")],
    says: "Oceń każdą odpowiedź od 0 do 4",
    slip: (&[], "Oceń co najmniej jedną odpowiedź"),
    web: [
        &[("number-a", "4"), ("number-b", "3")],
        &[("number-a", "4"), ("number-b", "2"), ("number-c", "0")],
        &[("number-b", "4")],
        &[("number-c", "4"), ("number-b", "3")],
        &[("blank", "yes")],
    ],
    card: &[("number-b", "4"), ("number-c", "1")],
    other_card: &[("state", "blank")],
    lot: None,
    winners: &["b"],
    working: &["Zsumowano oceny na ważnych głosach w liczbie 5", "Wygrywa „Warsztat napraw”: 16"],
};

const BUDGET: Case = Case {
    method: &[
        ("method", "equal-shares"),
        ("budget", "3 000"),
        ("currency", "PLN"),
        ("option-0-cost", "1000"),
        ("option-1-cost", "999,50"),
        ("option-2-cost", "2000"),
    ],
    says: "Do podziału jest 3000 zł",
    slip: (&[], "Zaznacz co najmniej jedną odpowiedź"),
    web: [
        &[("choice", "a"), ("choice", "c")],
        &[("choice", "a"), ("choice", "c")],
        &[("choice", "a")],
        &[("choice", "b")],
        &[("choice", "b")],
    ],
    card: &[("marked", "2")],
    other_card: &[("marked", "2 3")],
    lot: Some("7 12 23"),
    winners: &["b", "a"],
    working: &["Kwotę 3000 zł dzieli się na tylu głosujących: 6", "Wchodzi „Kuchnia sąsiedzka”"],
};

fn form(case: &Case) -> Vec<(&'static str, &'static str)> {
    let whole = [
        ("title-pl", "Temat młyna"),
        ("options", "3"),
        ("option-0-title-pl", "Kuchnia sąsiedzka"),
        ("option-1-title-pl", "Warsztat napraw"),
        ("option-2-title-pl", "Dom dziennego pobytu"),
        ("who", "everybody"),
        ("opens", "2027-02-01T08:00"),
        ("closes", "2027-02-15T20:00"),
        ("publish", "2027-02-17T12:00"),
        ("blank", "yes"),
        ("conflict", "first-counts"),
    ];
    whole.into_iter().chain(case.method.iter().copied()).collect()
}

/// Both clerks type the card; the second one makes a slip first.
async fn paper(town: &TestTown, id: &str, case: &Case) {
    let typing = format!("/desk/{id}/cards/typing");
    let closing = format!("/desk/{id}/cards/close");
    let batch = [("batch", "Hol urzędu")];
    let (mut ada, mut bob) = (town.staff("ada").await, town.staff("bob").await);
    async fn card(clerk: &mut Browser, typing: &str, says: Filled) -> web::testing::Page {
        let fields: Vec<(&str, &str)> =
            [("batch", "Hol urzędu"), ("card", "1")].into_iter().chain(says.iter().copied()).collect();
        clerk.get(&format!("{typing}?batch=Hol%20urz%C4%99du")).await;
        clerk.post(typing, &fields).await
    }
    let first = card(&mut ada, &typing, case.card).await;
    assert_eq!(first.status, 303, "{}", first.text());
    assert_eq!(ada.post(&closing, &batch).await.status, 303);
    let other = card(&mut bob, &typing, case.other_card).await;
    assert!(other.status == 422 && other.has("wpisały co innego"), "{}", other.text());
    let second = card(&mut bob, &typing, case.card).await;
    assert_eq!(second.status, 303, "{}", second.text());
    let closed = bob.post(&closing, &batch).await;
    assert_eq!(closed.location(), format!("/desk/{id}/cards?done=agreed"), "{}", closed.text());
}

async fn votes(town: &TestTown, id: &str, codes: &[(String, String)], case: &Case) {
    let mut first = Ballot::of(town, &codes[0].1).await;
    assert!(first.page.has(case.says), "{}", first.page.text());
    let refused = first.cast(case.slip.0).await;
    assert!(refused.status == 422 && refused.has(case.slip.1), "{}", refused.text());
    for (field, value) in case.slip.0 {
        assert!(refused.text().contains(&format!("name=\"{field}\" value=\"{value}\"")), "{field} is lost");
    }
    for (place, filled) in case.web.iter().enumerate() {
        let receipt = Ballot::of(town, &codes[place].1).await.cast(filled).await;
        assert!(receipt.has("id=\"receipt\""), "{}", receipt.text());
    }
    let mut ada = town.staff("ada").await;
    let found = ada.get(&format!("/desk/{id}?q={}", codes[5].0.split(' ').next_back().unwrap())).await;
    let resident = between(&found.text(), "name=\"resident\" value=\"", "\"");
    assert_eq!(ada.post(&format!("/desk/{id}/mark"), &[("resident", &resident)]).await.status, 303);
}

/// From the form to the loaded keys: the plebiscite and the codes with their names.
async fn prepared(town: &TestTown, case: &Case) -> (String, Vec<(String, String)>) {
    let mut ola = town.staff("ola").await;
    import(town, &mut ola).await;
    ola.get("/plebiscites/new").await;
    let made = ola.post_files("/plebiscites/new", &form(case), &[]).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let id = made.location().split('/').nth(2).unwrap().to_owned();
    let at = |what: &str| format!("/plebiscites/{id}/{what}");
    let frozen = ola.post(&at("freeze"), &[]).await;
    assert_eq!(frozen.status, 303, "{}", frozen.text());
    settled(&mut ola, &at("freezing")).await;
    let (codes, keys) = TestTown::codes(&ola.get(&at("package")).await.bytes);
    let codes: Vec<(String, String)> = codes.into_iter().map(|(name, code)| (name, code.to_string())).collect();
    let loaded = ola.post_files(&at("code-keys"), &[], &[("keys", "code-keys.json", &keys)]).await;
    assert_eq!(loaded.status, 303, "{}", loaded.text());
    (id, codes)
}

async fn held(engine: Engine, case: &Case) {
    let town = TestTown::new(engine).await;
    let (id, codes) = prepared(&town, case).await;
    let at = |what: &str| format!("/plebiscites/{id}/{what}");
    town.at(OPENS).await;
    votes(&town, &id, &codes, case).await;
    town.at(CLOSES.plus_seconds(901)).await;
    paper(&town, &id, case).await;
    town.at(CLOSES.plus_seconds(902)).await;
    let mut anybody = town.stranger();
    assert_eq!(anybody.get(&at("count")).await.status, 404, "the working is sealed as the result is");
    town.at(PUBLISH).await;
    if let Some(lot) = case.lot {
        let mut ola = town.staff("ola").await;
        assert!(ola.get(&at("manage")).await.has("Jest remis"));
        assert_eq!(ola.post(&at("lot"), &[("text", lot)]).await.status, 303);
    }
    town.at(PUBLISH.plus_seconds(1)).await;
    published(&town, &mut anybody, &id, case).await;
}

/// What everybody sees and can check.
async fn published(town: &TestTown, anybody: &mut Browser, id: &str, case: &Case) {
    let at = |what: &str| format!("/plebiscites/{id}/{what}");
    let result = anybody.get(&format!("/plebiscites/{id}")).await;
    assert!(result.has("id=\"result\"") && !result.has("⟦"), "{}", result.text());
    let working = anybody.get(&at("count")).await;
    for said in case.working {
        assert!(working.has(said), "{said} is not said: {}", working.text());
    }
    assert!(!working.has("⟦"), "{}", working.text());
    let row = town.room.plebiscite(id.parse().unwrap(), kernel::Audience::Public).await.unwrap().unwrap();
    let eid = row.eid.unwrap();
    let bundle = anybody.get(&format!("/journal/{eid}/bundle.tar")).await;
    let report = verify::bundle(&bundle.bytes[..], Some(&eid)).unwrap();
    assert_eq!((report.result.ballots.web, report.result.ballots.paper), (5, 1));
    assert_eq!(report.result.outcome.winners, case.winners);
    let minutes = anybody.get(&at("minutes.pdf")).await;
    assert!(minutes.bytes.starts_with(b"%PDF"));
}

macro_rules! journeys {
    ($($name:ident $case:ident $engine:ident),* $(,)?) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            held(Engine::$engine, &$case).await;
        }
    )*};
}

journeys! {
    a_town_decides_by_instant_runoff_on_sqlite RUNOFF Sqlite,
    a_town_decides_by_instant_runoff_on_postgresql RUNOFF Postgres,
    a_town_decides_by_schulze_on_sqlite SCHULZE Sqlite,
    a_town_decides_by_schulze_on_postgresql SCHULZE Postgres,
    a_town_decides_by_grades_on_sqlite GRADES Sqlite,
    a_town_decides_by_grades_on_postgresql GRADES Postgres,
    a_town_shares_out_money_on_sqlite BUDGET Sqlite,
    a_town_shares_out_money_on_postgresql BUDGET Postgres,
}
