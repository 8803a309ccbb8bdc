//! One's own account.

use store::Engine;

use super::{OTHER, PASSWORD, Town, password};

#[tokio::test]
async fn a_changed_password_ends_the_other_sessions_and_is_told_by_mail() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let town = Town::new(engine).await;
        town.add("ada", "clerk").await;
        let (mut here, mut there) = (town.browser(), town.browser());
        password(&mut here, "ada", PASSWORD).await;
        password(&mut there, "ada", PASSWORD).await;
        here.get("/account").await;
        let wrong = here.post("/account/password", &[("old", "nie to hasło"), ("new", OTHER)]).await;
        assert!(wrong.status == 422 && wrong.has("To nie jest obecne hasło.") && wrong.has("href=\"#old\""));
        let short = here.post("/account/password", &[("old", PASSWORD), ("new", "kot")]).await;
        assert!(short.status == 422 && short.has("ma 3 znaki, a potrzeba co najmniej 12"), "{}", short.text());
        let good = here.post("/account/password", &[("old", PASSWORD), ("new", OTHER)]).await;
        assert_eq!((good.status.as_u16(), good.location()), (303, "/account?said=password-changed"));
        assert!(here.get("/account?said=password-changed").await.has("Hasło zostało zmienione"));
        assert_eq!(there.get("/account").await.status, 303);
        assert_eq!(password(&mut there, "ada", PASSWORD).await.status, 422);
        assert_eq!(password(&mut there, "ada", OTHER).await.location(), "/staff-room");
        let letters = town.letters().await;
        assert!(letters.len() == 1 && letters[0].to == "ada@town.example");
        assert!(letters[0].text.contains("zmieniono hasło") && !letters[0].text.contains(OTHER));
    }
}

#[tokio::test]
async fn sessions_are_ended_one_by_one_or_all_at_once() {
    let town = Town::new(Engine::Sqlite).await;
    town.add("ada", "clerk").await;
    let (mut here, mut there) = (town.browser(), town.browser());
    there.headers.insert("user-agent", "Telefon/2".to_owned());
    password(&mut here, "ada", PASSWORD).await;
    password(&mut there, "ada", PASSWORD).await;
    let page = here.get("/account").await.text();
    assert!(page.contains("Telefon/2") && page.contains("Ta sesja"));
    let (_, rest) = page.split_once("action=\"/account/sessions/").unwrap();
    let other = rest.split_once('/').unwrap().0;
    let ended = here.post(&format!("/account/sessions/{other}/end"), &[]).await;
    assert_eq!(ended.location(), "/account?said=done");
    assert_eq!(there.get("/account").await.status, 303);
    assert_eq!(here.get("/account").await.status, 200);
    password(&mut there, "ada", PASSWORD).await;
    assert_eq!(here.post("/account/sessions/end", &[]).await.location(), "/signed-out");
    assert_eq!(there.get("/account").await.status, 303);
    assert!(here.token().is_none());
}

#[tokio::test]
async fn nobody_ends_a_colleagues_session() {
    let town = Town::new(Engine::Sqlite).await;
    let bob = town.add("bob", "clerk").await;
    town.add("ada", "clerk").await;
    let (mut ada, mut his) = (town.browser(), town.browser());
    password(&mut ada, "ada", PASSWORD).await;
    password(&mut his, "bob", PASSWORD).await;
    let conn = town.test.app.store.reader().conn();
    let session = accounts::rows::session::of(conn, bob, town.deed().now).await.unwrap()[0].token.short();
    ada.get("/account").await;
    ada.post(&format!("/account/sessions/{session}/end"), &[]).await;
    assert_eq!(his.get("/account").await.status, 200);
}

#[tokio::test]
async fn the_staff_room_shows_what_ones_roles_open() {
    let town = Town::new(Engine::Sqlite).await;
    let mut clerk = town.signed_in("ada", "clerk").await;
    let page = clerk.get("/staff-room").await;
    assert!(page.has("href=\"/account\"") && !page.has("href=\"/staff\"") && !page.has("href=\"/staff-log\""));
    let mut administrator = town.signed_in("bob", "administrator").await;
    let page = administrator.get("/staff-room").await;
    assert!(page.has("href=\"/account\"") && page.has("href=\"/staff\"") && page.has("href=\"/staff-log\""));
    assert!(!page.has("⟦"));
}
