//! Rehearsals: by a program's calls, and by the organiser's pages.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod house;

use house::{House, id_in, page};
use http::Method;
use serde_json::{Value, json};
use web::testing::{Browser, Page};

fn said(page: &Page) -> Value {
    serde_json::from_slice(&page.bytes).expect("a program is answered with JSON")
}

async fn call(program: &mut Browser, path: &str, body: impl Into<Vec<u8>>) -> Page {
    program.send(Method::POST, &format!("/api/rehearsals{path}"), "application/json", body.into()).await
}

async fn state(program: &mut Browser, id: &str) -> Value {
    said(&program.get(&format!("/api/rehearsals/{id}")).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_rehearses_from_nothing_to_the_result() {
    let house = House::new().await;
    let mut program = house.browser("ola").await;
    let wanted = json!({
        "title": "Próba", "options": [{ "title": "Zet" }, { "title": "Alfa" }, { "title": "Em" }],
        "marking": "approval", "max": 2, "voters": 5, "blank": true
    });
    let created = call(&mut program, "", wanted.to_string()).await;
    assert_eq!(created.status, 201, "{}", created.text());
    let id = said(&created)["id"].as_str().unwrap().to_owned();
    let mut seen = state(&mut program, &id).await;
    while seen["state"] == "freezing" {
        tokio::task::yield_now().await;
        seen = state(&mut program, &id).await;
    }
    assert_eq!(seen["state"], "frozen");
    let titles: Vec<_> = seen["options"].as_array().unwrap().iter().map(|option| option["title"].clone()).collect();
    assert_eq!(titles, ["Zet", "Alfa", "Em"]);
    assert_eq!(said(&call(&mut program, &format!("/{id}/open"), "").await)["error"], "no-keys");
    assert_eq!(said(&call(&mut program, &format!("/{id}/close"), "").await)["error"], "not-now");
    let wrong = call(&mut program, &format!("/{id}/code-keys"), "{}").await;
    assert!(wrong.status == 422 && said(&wrong)["error"] == "code-keys" && said(&wrong)["what"] != "");

    let package = program.get(&format!("/api/rehearsals/{id}/package")).await;
    let (codes, file) = house.codes(&package.bytes);
    assert_eq!(codes.len(), 5);
    assert_eq!(call(&mut program, &format!("/{id}/code-keys"), file.clone()).await.status, 204);
    assert_eq!(said(&call(&mut program, &format!("/{id}/code-keys"), file).await)["error"], "not-now");
    for _ in 0..2 {
        assert_eq!(call(&mut program, &format!("/{id}/open"), "").await.status, 204, "asked again it says the same");
    }
    let open = state(&mut program, &id).await;
    assert!(open["state"] == "open" && open["eid"].is_string());
    for code in codes.values().take(3) {
        house.vote(code, "b").await;
    }
    assert_eq!(call(&mut program, &format!("/{id}/close"), "").await.status, 204);
    assert_eq!(state(&mut program, &id).await["state"], "closed");
    house.test.wait(1);
    let now = kernel::Clock::now(&*house.test.clock);
    house.at(now).await;
    assert_eq!(state(&mut program, &id).await["state"], "published");
    let id = id.parse().unwrap();
    let result = house.room.result(id, kernel::Audience::Public).await.unwrap().unwrap();
    assert_eq!((result.rehearsal, result.outcome.winners, result.turnout.web), (true, vec!["b".to_owned()], 3));
    let bundle = house.room.bundle(id).await.unwrap().unwrap();
    verify::bundle(std::io::BufReader::new(std::fs::File::open(bundle).unwrap()), None).unwrap();
    assert!(house.room.listed().await.unwrap().is_empty(), "a rehearsal is never listed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_is_refused_with_a_word_and_a_sentence() {
    let house = House::new().await;
    let mut program = house.browser("ola").await;
    let options = json!([{ "title": "A" }, { "title": "B" }]);
    let cases = [
        (json!({ "title": "T", "options": options, "marking": "single", "voters": 0 }), "voters"),
        (json!({ "title": "T", "options": [{ "title": "A" }], "marking": "single", "voters": 1 }), "options"),
        (json!({ "title": "T", "options": options, "marking": "approval", "max": 3, "voters": 1 }), "max"),
        (json!({ "title": "", "options": options, "marking": "single", "voters": 1 }), "title"),
        (json!({ "title": "T" }), "bad-json"),
    ];
    for (wanted, error) in cases {
        let refused = call(&mut program, "", wanted.to_string()).await;
        assert_eq!((refused.status.as_u16(), said(&refused)["error"].as_str()), (422, Some(error)));
    }
    let missing = program.get(&format!("/api/rehearsals/{}", kernel::Uuid::from_u128(9))).await;
    assert_eq!((missing.status.as_u16(), said(&missing)["error"].as_str()), (404, Some("not-found")));
    program.headers.insert("authorization", "Bearer ada".to_owned());
    assert_eq!(call(&mut program, "", "{}").await.status, 403, "a clerk's token rehearses nothing");
    program.headers.remove("authorization");
    assert_eq!(call(&mut program, "", "{}").await.status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_rehearsal_is_closed_by_hand() {
    let house = House::new().await;
    let mut ola = house.browser("ola").await;
    let (id, _) = house.open(&mut ola).await;
    for what in ["open", "close", "code-keys"] {
        let refused = call(&mut ola, &format!("/{id}/{what}"), "").await;
        assert_eq!((refused.status.as_u16(), said(&refused)["error"].as_str()), (409, Some("no-rehearsal")), "{what}");
    }
    let by_page = ola.post(&format!("/plebiscites/{id}/close-now"), &[]).await;
    assert!(by_page.location().ends_with("done=not-now"));
    assert_eq!(house.room.listed().await.unwrap()[0].state, plebiscite::rules::states::State::Open);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organiser_rehearses_a_draft_on_the_pages() {
    let house = House::new().await;
    let mut ola = house.browser("ola").await;
    let draft = id_in(ola.post_files("/plebiscites/new", &page(&[]), &[]).await.location());
    let rehearse = format!("/plebiscites/{draft}/rehearse");
    assert!(ola.get(&rehearse).await.has("znak wodny"));
    assert!(ola.post(&rehearse, &[("people", "tłum")]).await.has("od 1 do 2000"));
    let made = ola.post(&rehearse, &[("people", "4")]).await;
    let id = id_in(made.location());
    assert!(ola.get(made.location()).await.has("PRÓBA"));
    let (codes, file) = house.codes(&ola.get(&format!("/plebiscites/{id}/package")).await.bytes);
    ola.post_files(&format!("/plebiscites/{id}/code-keys"), &[], &[("keys", "k.json", &file)]).await;
    assert!(ola.post(&format!("/plebiscites/{id}/open-now"), &[]).await.location().ends_with("done=opened"));
    house.vote(codes.values().next().unwrap(), "b").await;
    assert!(ola.post(&format!("/plebiscites/{id}/close-now"), &[]).await.location().ends_with("done=closed"));
    let now = kernel::Clock::now(&*house.test.clock);
    house.at(now).await;
    assert!(ola.get(&format!("/plebiscites/{id}/manage")).await.has("Zwycięzca"));
    assert!(ola.get("/plebiscites").await.has("Próby"));
}
