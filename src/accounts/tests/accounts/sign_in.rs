//! Signing in by password.

use store::Engine;

use super::{PASSWORD, Town, password};

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_look_alike() {
    let town = Town::new(Engine::Sqlite).await;
    town.add("ada", "clerk").await;
    let mut browser = town.browser();
    assert!(browser.get("/sign-in").await.has("Zaloguj się"));
    let wrong = password(&mut browser, "ada", "nie to hasło wcale").await;
    let unknown = password(&mut browser, "bob", "nie to hasło wcale").await;
    assert_eq!((wrong.status.as_u16(), unknown.status.as_u16()), (422, 422));
    assert!(wrong.has("value=\"ada@town.example\""), "what was typed is kept");
    assert!(!wrong.has("nie to hasło"), "but not the password");
    assert_eq!(wrong.text().replace("ada@", ""), unknown.text().replace("bob@", ""));
    assert!(browser.token().is_none());
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let town = Town::new(Engine::Sqlite).await;
    let mut browser = town.browser();
    let page = browser.post("/sign-in", &[("email", "ada"), ("next", "/account")]).await;
    assert_eq!(page.status, 422);
    assert!(page.has("href=\"#email\"") && page.has("href=\"#password\"") && page.has("value=\"ada\""));
    assert_eq!(page.hidden("next").as_deref(), Some("/account"));
}

#[tokio::test]
async fn the_fifth_failure_must_wait_even_with_the_right_password() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let town = Town::new(engine).await;
        town.add("ada", "clerk").await;
        let mut browser = town.browser();
        for _ in 0..4 {
            assert!(password(&mut browser, "ada", "nie to hasło wcale").await.has("jest nieprawidłowe"));
        }
        let fifth = password(&mut browser, "ada", "nie to hasło wcale").await;
        assert_eq!(fifth.status, 422);
        assert!(fifth.has("Zbyt wiele nieudanych prób") && fifth.has("godz. 09:01"), "{}", fifth.text());
        assert!(password(&mut browser, "ada", PASSWORD).await.has("Zbyt wiele nieudanych prób"));
        let mut elsewhere = town.browser();
        elsewhere.address = ([198, 51, 100, 7], 1).into();
        assert_eq!(password(&mut elsewhere, "ada", PASSWORD).await.location(), "/staff-room");
        town.test.wait(60);
        assert_eq!(password(&mut browser, "ada", PASSWORD).await.location(), "/staff-room");
        assert_eq!(town.kinds().await.iter().filter(|kind| *kind == "staff.sign-in-blocked").count(), 1);
    }
}

#[tokio::test]
async fn a_crowd_of_guesses_at_once_is_no_more_than_five() {
    let town = Town::new(Engine::Sqlite).await;
    town.add("ada", "clerk").await;
    let guesses = (0..12).map(|_| {
        let mut browser = town.browser();
        async move { password(&mut browser, "ada", "nie to hasło wcale").await.has("jest nieprawidłowe") }
    });
    let looked_at = futures::future::join_all(guesses).await.into_iter().filter(|looked_at| *looked_at).count();
    assert!(looked_at <= 5, "{looked_at}");
}

#[tokio::test]
async fn a_planted_cookie_is_never_valid() {
    let town = Town::new(Engine::Sqlite).await;
    town.add("ada", "clerk").await;
    let planted = "A".repeat(43);
    let mut browser = town.browser().with_token(&planted);
    assert_eq!(password(&mut browser, "ada", PASSWORD).await.location(), "/staff-room");
    assert_ne!(browser.token(), Some(planted.as_str()));
    assert_eq!(browser.get("/staff-room").await.status, 200);
    assert_eq!(town.browser().with_token(&planted).get("/staff-room").await.status, 303);
}

#[tokio::test]
async fn one_is_led_on_within_this_site_only() {
    let town = Town::new(Engine::Sqlite).await;
    town.add("ada", "clerk").await;
    for (next, led) in [
        ("/account", "/account"),
        ("//evil.example", "/staff-room"),
        ("https://evil.example/", "/staff-room"),
        ("/\\evil.example", "/staff-room"),
    ] {
        let fields = [("email", "ada@town.example"), ("password", PASSWORD), ("next", next)];
        let page = town.browser().post("/sign-in", &fields).await;
        assert_eq!((page.status.as_u16(), page.location()), (303, led), "{next}");
    }
    let page = town.browser().get("/account").await;
    assert_eq!(page.location(), "/sign-in?next=%2Faccount");
}

#[tokio::test]
async fn the_cookie_is_for_this_site_and_no_script() {
    let town = Town::new(Engine::Sqlite).await;
    town.add("ada", "clerk").await;
    let page = password(&mut town.browser(), "ada", PASSWORD).await;
    let cookie = page.header("set-cookie");
    assert!(cookie.starts_with("__Host-wiec="), "{cookie}");
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
        assert!(cookie.contains(part), "{cookie}");
    }
}

#[tokio::test]
async fn whoever_is_out_of_use_is_nobody() {
    let town = Town::new(Engine::Sqlite).await;
    let id = town.add("ada", "clerk").await;
    let mut browser = town.browser();
    password(&mut browser, "ada", PASSWORD).await;
    assert_eq!(browser.get("/account").await.status, 200);
    town.deed().disable(id, &super::common::line("na urlopie")).await.unwrap();
    assert_eq!(browser.get("/account").await.status, 303);
    let page = password(&mut town.browser(), "ada", PASSWORD).await;
    assert!(page.status == 422 && page.has("jest nieprawidłowe"));
}
