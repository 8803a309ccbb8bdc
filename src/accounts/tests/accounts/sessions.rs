//! How long sessions live, and how they end.

use kernel::Clock;
use store::Engine;
use web::{Presented, Role, Sessions};

use super::{PASSWORD, Town, password};
use accounts::StaffSessions;
use accounts::rules::session::SessionLimits;

fn sessions(town: &Town) -> StaffSessions {
    StaffSessions::new(town.test.app.store.clone(), town.test.app.ids.clone(), SessionLimits::default())
}

#[tokio::test]
async fn idleness_and_age_end_a_session() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let town = Town::new(engine).await;
        town.add("ada", "clerk").await;
        let mut browser = town.browser();
        password(&mut browser, "ada", PASSWORD).await;
        for _ in 0..24 {
            town.test.wait(29 * 60);
            assert_eq!(browser.get("/account").await.status, 200, "whoever works stays");
        }
        town.test.wait(29 * 60);
        assert_eq!(browser.get("/account").await.status, 303, "twelve hours are over");
        password(&mut browser, "ada", PASSWORD).await;
        town.test.wait(31 * 60);
        assert_eq!(browser.get("/account").await.status, 303, "half an hour of idleness");
    }
}

#[tokio::test]
async fn a_session_is_noted_once_a_minute() {
    let town = Town::new(Engine::Sqlite).await;
    let id = town.add("ada", "clerk").await;
    let mut browser = town.browser();
    password(&mut browser, "ada", PASSWORD).await;
    let start = town.test.clock.now();
    let seen = || async {
        let conn = town.test.app.store.reader().conn();
        accounts::rows::session::of(conn, id, town.test.clock.now()).await.unwrap()[0].seen_at
    };
    town.test.wait(59);
    browser.get("/account").await;
    assert_eq!(seen().await, start);
    town.test.wait(1);
    browser.get("/account").await;
    assert_eq!(seen().await, start.plus_seconds(60));
}

#[tokio::test]
async fn a_token_is_taken_only_as_it_was_given() {
    let town = Town::new(Engine::Sqlite).await;
    let id = town.add("ada", "organiser").await;
    let now = town.test.clock.now();
    let program = town.deed().open_for_program(&town.account(id).await, 1).await.unwrap();
    let sessions = sessions(&town);
    let token = program.token.text();
    let found = sessions.find(token, Presented::Bearer, now).await.unwrap().unwrap();
    assert!(found.whole && found.id == id && found.roles == [Role::Organiser]);
    assert!(sessions.find(token, Presented::Cookie, now).await.unwrap().is_none());
    assert!(sessions.find(token, Presented::Bearer, now.plus_seconds(3_600)).await.unwrap().is_none());
    town.add("bob", "clerk").await;
    let mut browser = town.browser();
    password(&mut browser, "bob", PASSWORD).await;
    let token = browser.token().unwrap();
    assert!(sessions.find(token, Presented::Cookie, now).await.unwrap().is_some());
    assert!(sessions.find(token, Presented::Bearer, now).await.unwrap().is_none());
    assert!(sessions.find("", Presented::Cookie, now).await.unwrap().is_none());
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let town = Town::new(Engine::Sqlite).await;
    town.add("ada", "clerk").await;
    let mut browser = town.browser();
    password(&mut browser, "ada", PASSWORD).await;
    browser.get("/staff-room").await;
    let token = browser.token().unwrap().to_owned();
    assert_eq!(browser.post("/sign-out", &[]).await.location(), "/signed-out");
    assert!(browser.token().is_none());
    assert!(browser.get("/signed-out").await.has("Wylogowano"));
    assert_eq!(town.browser().with_token(&token).get("/account").await.status, 303);
    assert_eq!(browser.post_bare("/sign-out", &[]).await.location(), "/signed-out", "twice is no fault");
}

#[tokio::test]
async fn half_a_session_lives_a_quarter_of_an_hour() {
    let town = Town::new(Engine::Sqlite).await;
    town.add("ada", "organiser").await;
    let mut browser = town.browser();
    assert_eq!(password(&mut browser, "ada", PASSWORD).await.location(), "/second-factor/enrol");
    town.test.wait(14 * 60);
    assert_eq!(browser.get("/second-factor/enrol").await.status, 200);
    town.test.wait(60);
    assert_eq!(browser.get("/second-factor/enrol").await.status, 303);
}
