//! The desk and the count of paper cards.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod house;

use house::{House, PASSWORD, page};
use kernel::PlebisciteId;
use web::testing::Browser;

async fn found(ada: &mut Browser, id: PlebisciteId, words: &str) -> web::testing::Page {
    ada.get(&format!("/desk/{id}?q={words}")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_is_handed_out_once_and_taken_back_by_two() {
    let house = House::new().await;
    let mut ola = house.browser("ola").await;
    let (id, codes) = house.open(&mut ola).await;
    let mut ada = house.browser("ada").await;
    assert_eq!(ada.get("/desk").await.location(), format!("/desk/{id}"), "the only one is chosen");
    assert!(found(&mut ada, id, "nikt").await.has("Nie znaleziono nikogo"));
    let people = roll::rows::residents::search(house.test.app.store.reader(), "lipowa", 9).await.unwrap();
    let (voter, resident) = (people[0].id, people[1].id.to_string());
    house.vote(&codes[&voter], "a").await;
    let page = found(&mut ada, id, "lipowa").await;
    assert!(page.has("głos oddany przez internet") && page.has("niewykorzystane"));
    assert!(!page.has("Park nad rzeką"), "never what was voted");

    let mark = format!("/desk/{id}/mark");
    let used = ada.post(&mark, &[("resident", &voter.to_string()), ("q", "lipowa")]).await;
    assert!(used.status == 422 && used.has("już zagłosowała przez internet"));
    let marked = ada.post(&mark, &[("resident", &resident), ("q", "lipowa")]).await;
    assert_eq!(marked.status, 303);
    assert!(ada.get(marked.location()).await.has("Wydaj jedną kartę"));
    let twice = ada.post(&mark, &[("resident", &resident), ("q", "lipowa")]).await;
    assert!(twice.status == 422 && twice.has("już wydano kartę"));
    let nobody = kernel::Uuid::from_u128(7).to_string();
    assert!(ada.post(&mark, &[("resident", &nobody)]).await.has("nie jest na spisie"));
    assert_eq!(ada.post(&mark, &[("resident", "x")]).await.status, 400);

    let undo = format!("/desk/{id}/undo/{resident}");
    assert!(ada.get(&undo).await.has("Druga osoba potwierdza"));
    let second = |email, password| [("reason", "pomyłka"), ("second-email", email), ("second-password", password)];
    let cases: [(&[(&str, &str)], &str); 5] = [
        (&[], "Druga osoba musi wpisać hasło"),
        (&second("bob@town.example", "złe hasło bez sensu"), "jest nieprawidłowe"),
        (&second("ada@town.example", PASSWORD), "Potrzebne są dwie różne osoby"),
        (&second("ola@town.example", PASSWORD), "nie pracuje w punkcie obsługi"),
        (&second("bob@town.example", "drugie złe hasło"), "jest nieprawidłowe"),
    ];
    for (fields, said) in cases {
        let refused = ada.post(&undo, fields).await;
        assert!(refused.status == 422 && refused.has(said), "{said}");
        assert!(!refused.has(PASSWORD), "a password is never shown again");
    }
    let undone = ada.post(&undo, &second("bob@town.example", PASSWORD)).await;
    assert_eq!(undone.status, 303, "{}", undone.text());
    assert!(ada.get(undone.location()).await.has("może znów głosować"));
    let nothing = ada.post(&undo, &second("bob@town.example", PASSWORD)).await;
    assert!(nothing.status == 422 && nothing.has("nie ma czego cofać"));
    for _ in 0..6 {
        ada.post(&undo, &second("bob@town.example", "wciąż złe hasło")).await;
    }
    let wait = ada.post(&undo, &second("bob@town.example", PASSWORD)).await;
    assert!(wait.status == 422 && wait.has("Zbyt wiele nieudanych prób"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plebiscite_that_is_not_open_gives_out_no_card() {
    let house = House::new().await;
    let mut ola = house.browser("ola").await;
    let mut ada = house.browser("ada").await;
    assert!(ada.get("/desk").await.has("nie ma otwartego plebiscytu"));
    let made = ola.post_files("/plebiscites/new", &page(&[("conflict", "web-only")]), &[]).await;
    let id = house::id_in(made.location());
    assert!(ada.get(&format!("/desk/{id}")).await.has("nie jest otwarte"));
    house::freeze(&mut ola, id).await;
    assert!(ada.get(&format!("/desk/{id}")).await.has("nie ma kart papierowych"));
}

#[tokio::test(flavor = "multi_thread")]
async fn cards_count_only_when_two_clerks_type_the_same() {
    let house = House::new().await;
    let mut ola = house.browser("ola").await;
    let (id, codes) = house.open(&mut ola).await;
    let mut ada = house.browser("ada").await;
    let mut bob = house.browser("bob").await;
    let people: Vec<String> = codes.keys().map(ToString::to_string).collect();
    found(&mut ada, id, "lipowa").await;
    for resident in &people[..3] {
        assert_eq!(ada.post(&format!("/desk/{id}/mark"), &[("resident", resident)]).await.status, 303);
    }
    let cards = format!("/desk/{id}/cards");
    assert!(ada.get(&cards).await.has("Karty liczy się po zamknięciu"));
    let row = house.room.plebiscite(id, kernel::Audience::Staff).await.unwrap().unwrap();
    house.at(row.frozen().unwrap().window.closes.plus_seconds(901)).await;
    assert!(ola.get(&format!("/plebiscites/{id}/manage")).await.has("karty papierowe nie są policzone"));
    ada.get(&cards).await;
    bob.get(&cards).await;

    let batch = |changes: &[(&'static str, &'static str)]| {
        let names = ["void-bad-marking", "void-several-cards", "void-non-resident", "void-no-consent", "void-other"];
        let mut all: std::collections::BTreeMap<&str, &str> = names.map(|name| (name, "0")).into();
        all.extend([("batch", "urna 1"), ("valid", "2"), ("blank", "1"), ("mark-a", "1"), ("mark-b", "1")]);
        all.extend(changes.iter().copied());
        all.into_iter().collect::<Vec<_>>()
    };
    let slips: [(&[(&str, &str)], &str); 6] = [
        (&[("batch", "")], "Wpisz nazwę paczki"),
        (&[("blank", "")], "wpisz 0"),
        (&[("valid", "dwa")], "nie jest liczba całkowita"),
        (&[("mark-a", "3")], "więcej zaznaczeń niż ważnych kart"),
        (&[("mark-a", "0")], "Suma zaznaczeń nie pasuje"),
        (&[("blank", "9")], "nie może ich być więcej"),
    ];
    for (slip, said) in slips {
        let refused = ada.post(&cards, &batch(slip)).await;
        assert!(refused.status == 422 && refused.text().to_lowercase().contains(&said.to_lowercase()), "{said}");
    }
    assert_eq!(ada.post(&cards, &batch(&[])).await.location(), format!("{cards}?done=first"));
    let differs = bob.post(&cards, &batch(&[("mark-a", "2"), ("mark-b", "0")])).await;
    assert!(differs.status == 422 && differs.has("href=\"#mark-a\"") && differs.has("pierwsza osoba wpisała 1"));
    let finish = format!("/desk/{id}/cards/finish");
    assert!(bob.post(&finish, &[]).await.has("Zaznacz, że policzono"));
    assert!(bob.post(&finish, &[("all-counted", "yes")]).await.has("wpisano tylko raz"));
    assert_eq!(bob.post(&cards, &batch(&[])).await.location(), format!("{cards}?done=agreed"));
    assert!(bob.post(&cards, &batch(&[])).await.has("dwa razy i zgodna"));
    let discard = format!("/desk/{id}/cards/discard");
    assert!(bob.post(&discard, &[("discard", "urna 9"), ("reason", "x")]).await.has("Nie ma paczki o takiej nazwie"));
    assert!(bob.post(&discard, &[("discard", "urna 1"), ("reason", "")]).await.has("Podaj powód"));
    assert_eq!(bob.post(&finish, &[("all-counted", "yes")]).await.status, 303);
    assert!(bob.get(&cards).await.has("zgodna"));
}
