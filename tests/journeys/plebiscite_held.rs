//! A town holds its plebiscite by its pages alone: from the roll to a bundle that
//! anybody can recount; on the web and on paper; on both databases.

use store::Engine;

use crate::steps::{Ballot, CLOSES, OPENS, PUBLISH, between, import, settled};
use crate::town::TestTown;

const FORM: [(&str, &str); 16] = [
    ("title-pl", "Temat młyna"),
    ("description-pl", "Wybieramy temat na pięć lat"),
    ("options", "2"),
    ("option-0-title-pl", "Kuchnia sąsiedzka"),
    ("option-0-description-pl", "Gotujemy razem"),
    ("option-1-title-pl", "Warsztat napraw"),
    ("option-1-description-pl", "Naprawiamy razem"),
    ("who", "everybody"),
    ("opens", "2027-02-01T08:00"),
    ("closes", "2027-02-15T20:00"),
    ("publish", "2027-02-17T12:00"),
    ("method", "plurality"),
    ("quorum", "1/3"),
    ("threshold", ""),
    ("blank", "yes"),
    ("conflict", "first-counts"),
];

async fn vote(town: &TestTown, code: &str, choice: &str) -> String {
    let mark = if choice == "blank" { ("blank", "yes") } else { ("choice", choice) };
    let receipt = Ballot::of(town, code).await.cast(&[mark]).await;
    assert!(receipt.has("id=\"receipt\""), "{}", receipt.text());
    between(&receipt.text(), "data-tracker=\"", "\"")
}

#[expect(clippy::cognitive_complexity, clippy::too_many_lines, reason = "one story, told in one piece")]
async fn held_on(engine: Engine) {
    let town = TestTown::new(engine).await;
    let mut ola = town.staff("ola").await;
    import(&town, &mut ola).await;

    ola.get("/plebiscites/new").await;
    let made = ola.post_files("/plebiscites/new", &FORM, &[]).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let id = made.location().split('/').nth(2).unwrap().to_owned();
    let at = |what: &str| format!("/plebiscites/{id}/{what}");
    assert_eq!(ola.post(&at("freeze"), &[]).await.status, 303);
    settled(&mut ola, &at("freezing")).await;
    let (codes, keys) = TestTown::codes(&ola.get(&at("package")).await.bytes);
    let loaded = ola.post_files(&at("code-keys"), &[], &[("keys", "code-keys.json", &keys)]).await;
    assert_eq!(loaded.status, 303, "{}", loaded.text());

    let mut anybody = town.stranger();
    let early = anybody.post("/vote", &[("code", &codes[0].1.to_string())]).await;
    assert!(early.has("data-refusal=\"not-yet\""), "{}", early.text());
    town.at(OPENS).await;
    let mut trackers = Vec::new();
    for (place, choice) in [(0, "a"), (1, "a"), (2, "b"), (3, "blank")] {
        trackers.push(vote(&town, &codes[place].1.to_string(), choice).await);
    }
    let again = anybody.post("/vote", &[("code", &codes[0].1.to_string())]).await;
    assert!(again.has("data-refusal=\"already-used\""));

    // The fifth comes to the desk; the card is handed out once.
    let mut ada = town.staff("ada").await;
    let found = ada.get(&format!("/desk/{id}?q={}", codes[4].0.split(' ').next_back().unwrap())).await;
    assert_eq!(found.status, 200, "{}", found.text());
    let resident = between(&found.text(), "name=\"resident\" value=\"", "\"");
    let marked = ada.post(&format!("/desk/{id}/mark"), &[("resident", &resident)]).await;
    assert_eq!(marked.status, 303, "{}", marked.text());
    let twice = anybody.post("/vote", &[("code", &codes[4].1.to_string())]).await;
    assert!(twice.has("data-refusal=\"already-used\""), "the web refuses who has a card: {}", twice.text());

    town.at(CLOSES.plus_seconds(901)).await;
    let totals: [(&str, &str); 10] = [
        ("batch", "Hol urzędu"),
        ("valid", "1"),
        ("blank", "0"),
        ("void-bad-marking", "0"),
        ("void-several-cards", "0"),
        ("void-non-resident", "0"),
        ("void-no-consent", "0"),
        ("void-other", "0"),
        ("mark-a", "1"),
        ("mark-b", "0"),
    ];
    let (mut ada, mut bob) = (town.staff("ada").await, town.staff("bob").await);
    let cards = format!("/desk/{id}/cards");
    for clerk in [&mut ada, &mut bob] {
        clerk.get(&cards).await;
        let typed = clerk.post(&cards, &totals).await;
        assert_eq!(typed.status, 303, "{}", typed.text());
    }
    town.at(CLOSES.plus_seconds(902)).await;
    let sealed = anybody.get(&format!("/plebiscites/{id}")).await;
    assert!(sealed.status == 200 && !sealed.has("id=\"result\""), "the result is sealed until its hour");
    town.at(PUBLISH).await;
    town.at(PUBLISH.plus_seconds(1)).await;

    let result = anybody.get(&format!("/plebiscites/{id}")).await;
    assert!(result.has("id=\"result\"") && result.has("Kuchnia sąsiedzka"), "{}", result.text());
    let row = town.room.plebiscite(id.parse().unwrap(), kernel::Audience::Public).await.unwrap().unwrap();
    let eid = row.eid.unwrap();
    let bundle = anybody.get(&format!("/journal/{eid}/bundle.tar")).await;
    let report = verify::bundle(&bundle.bytes[..], Some(&eid)).unwrap();
    assert_eq!((report.result.ballots.web, report.result.ballots.paper), (4, 1));
    assert_eq!(report.result.outcome.winners, ["a"]);
    for tracker in trackers {
        anybody.get("/find").await;
        let found = anybody.post("/find", &[("tracker", &tracker)]).await;
        assert!(found.status == 200 && found.has(&tracker), "{}", found.text());
    }
    let minutes = anybody.get(&at("minutes.pdf")).await;
    assert!(minutes.bytes.starts_with(b"%PDF"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_town_holds_its_plebiscite_on_sqlite() {
    held_on(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_town_holds_its_plebiscite_on_postgresql() {
    held_on(Engine::Postgres).await;
}
