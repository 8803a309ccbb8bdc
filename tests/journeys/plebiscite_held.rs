//! A town holds its plebiscite by its pages alone: from the roll to a bundle that
//! anybody can recount; on the web and on paper; on both databases.

use kernel::Instant;
use store::Engine;
use web::testing::{Browser, START};

use crate::town::TestTown;

const ROLL: &str = "numer;nazwisko;imię;adres;osiedle;rok urodzenia\n\
    1;Przykład;Ada;Lipowa 1;Centrum;1980\n2;Wzorzec;Jan;Lipowa 2;Centrum;1971\n3;Próbka;Ewa;Leśna 3;Leśne;1962\n\
    4;Brzoza;Ola;Leśna 4;Leśne;1990\n5;Żubr;Piotr;Wodna 5;Zarzecze;2001\n6;Kalina;Nina;Wodna 6;Zarzecze;\n";

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
    ("marking", "single"),
    ("quorum", "1/3"),
    ("threshold", ""),
    ("blank", "yes"),
    ("conflict", "first-counts"),
];

/// In the town's zone (winter: an hour ahead of UTC).
const OPENS: Instant = Instant::from_millis(1_801_465_200_000);
const CLOSES: Instant = Instant::from_millis(1_802_718_000_000);
const PUBLISH: Instant = Instant::from_millis(1_802_862_000_000);

/// Follows the import from the file to its end.
async fn import(town: &TestTown, ola: &mut Browser) {
    ola.get("/roll/imports").await;
    let staged = ola.post_files("/roll/imports", &[], &[("list", "lista.csv", ROLL.as_bytes())]).await;
    assert_eq!(staged.status, 303, "{}", staged.text());
    let import = staged.location().strip_suffix("/columns").unwrap().to_owned();
    let page = ola.get(staged.location()).await;
    let fields = selected(&page.text());
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let checking = ola.post(staged.location(), &fields).await;
    assert_eq!(checking.status, 303, "{}", checking.text());
    let checked = settled(ola, &import).await;
    assert!(checked.contains("data-total=\"added\""), "{checked}");
    let writing = ola.post(&format!("{import}/write"), &[]).await;
    assert_eq!(writing.status, 303, "{}", writing.text());
    settled(ola, &import).await;
    let count = roll_size(town).await;
    assert_eq!(count, 6);
}

async fn roll_size(town: &TestTown) -> u64 {
    roll::rows::residents::by_district(town.app.store.reader()).await.unwrap().values().sum()
}

/// Waits for a job in the background: its page shows a bar until it is done.
async fn settled(browser: &mut Browser, path: &str) -> String {
    for _ in 0..200 {
        let page = browser.get(path).await.text();
        if !page.contains("data-job") {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{path} never settles");
}

/// The chosen value of every select of a page.
fn selected(page: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for select in page.split("<select").skip(1) {
        let (head, rest) = select.split_once('>').unwrap();
        let name = between(head, "name=\"", "\"");
        let body = rest.split("</select>").next().unwrap();
        let chosen = body.split("<option").find(|option| option.contains(" selected"));
        fields.push((name, chosen.map(|option| between(option, "value=\"", "\"")).unwrap_or_default()));
    }
    fields
}

fn between(text: &str, before: &str, after: &str) -> String {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map(|(inside, _)| inside.to_owned()).unwrap()
}

async fn vote(town: &TestTown, code: &str, choice: &str) -> String {
    let mut resident = town.stranger();
    let ballot = resident.post("/vote", &[("code", code)]).await;
    assert_eq!(ballot.status, 200, "{}", ballot.text());
    let form = ballot.text();
    let form =
        form.split("<form id=\"ballot\"").nth(1).or_else(|| form.split("id=\"ballot\"").nth(1)).unwrap().to_owned();
    let action = between(&form, "action=\"", "\"");
    let pass = ballot.hidden("pass").unwrap();
    let mark = if choice == "blank" { ("blank", "yes") } else { ("choice", choice) };
    let receipt = resident.post(&action, &[("pass", &pass), mark]).await;
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
    settled(&mut ola, &at("manage")).await;
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

#[test]
fn the_hours_of_this_journey_follow_each_other() {
    assert!(START < OPENS && OPENS < CLOSES && CLOSES < PUBLISH);
}
