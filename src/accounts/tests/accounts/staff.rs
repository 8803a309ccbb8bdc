//! An administrator and colleagues.

use store::Engine;

use super::{PASSWORD, Town, password};

#[tokio::test]
async fn roles_are_changed_and_the_last_administrator_stays() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let town = Town::new(engine).await;
        let bob = town.add("bob", "clerk").await;
        let mut ada = town.signed_in("ada", "administrator").await;
        let own = town.deed().find(&super::common::email("ada@town.example")).await.unwrap().unwrap().id;
        let page = ada.get(&format!("/staff/{bob}")).await;
        assert!(page.status == 200 && page.has("value=\"clerk\" checked"));
        let none = ada.post(&format!("/staff/{bob}/roles"), &[]).await;
        assert!(none.status == 422 && none.has("co najmniej jedną rolę"));
        let same = ada.post(&format!("/staff/{bob}/roles"), &[("roles", "clerk")]).await;
        assert!(same.status == 422 && same.has("tak już jest"));
        let last = ada.post(&format!("/staff/{own}/roles"), &[("roles", "clerk")]).await;
        assert!(last.status == 422 && last.has("To ostatni administrator"));
        let good = ada.post(&format!("/staff/{bob}/roles"), &[("roles", "planner"), ("roles", "auditor")]).await;
        assert_eq!(good.location(), format!("/staff/{bob}?said=done"));
        assert!(ada.get("/staff").await.has("planista, audytor"));
    }
}

#[tokio::test]
async fn an_account_is_put_out_of_use_with_a_reason_and_back() {
    let town = Town::new(Engine::Sqlite).await;
    let bob = town.add("bob", "clerk").await;
    let mut ada = town.signed_in("ada", "administrator").await;
    let mut his = town.browser();
    password(&mut his, "bob", PASSWORD).await;
    ada.get(&format!("/staff/{bob}")).await;
    let none = ada.post(&format!("/staff/{bob}/disable"), &[]).await;
    assert!(none.status == 422 && none.has("Wpisz powód."));
    let good = ada.post(&format!("/staff/{bob}/disable"), &[("reason", "urlop")]).await;
    assert_eq!(good.status, 303);
    assert_eq!(his.get("/account").await.status, 303);
    assert!(ada.get(&format!("/staff/{bob}?said=done")).await.has("Włącz konto ponownie"));
    assert_eq!(ada.post(&format!("/staff/{bob}/enable"), &[]).await.status, 303);
    assert_eq!(ada.post(&format!("/staff/{bob}/enable"), &[]).await.status, 422);
    assert_eq!(password(&mut his, "bob", PASSWORD).await.location(), "/staff-room");
    assert_eq!(ada.get("/staff/00000000-0000-4000-8000-000000000000").await.status, 404);
}

#[tokio::test]
async fn a_lost_telephone_is_taken_away_and_told_by_mail() {
    let town = Town::new(Engine::Sqlite).await;
    let (bob, _, _) = town.enrolled("bob", "organiser").await;
    let mut ada = town.signed_in("ada", "administrator").await;
    ada.get(&format!("/staff/{bob}")).await;
    assert_eq!(ada.post(&format!("/staff/{bob}/second-factor"), &[]).await.status, 303);
    let letters = town.letters().await;
    assert!(letters[0].to == "bob@town.example" && letters[0].text.contains("drugi składnik"));
    assert_eq!(password(&mut town.browser(), "bob", PASSWORD).await.location(), "/second-factor/enrol");
}

#[tokio::test]
async fn new_roles_count_at_once() {
    let town = Town::new(Engine::Sqlite).await;
    let bob = town.add("bob", "clerk").await;
    let mut his = town.browser();
    password(&mut his, "bob", PASSWORD).await;
    assert_eq!(his.get("/staff-log").await.status, 403);
    let roles = accounts::rules::roles::Roles::from_text("auditor");
    town.deed().change_roles(bob, &roles).await.unwrap();
    assert_eq!(his.get("/staff-log").await.status, 200);
    let roles = accounts::rules::roles::Roles::from_text("administrator");
    town.deed().change_roles(bob, &roles).await.unwrap();
    assert_eq!(his.get("/staff").await.status, 303, "the second factor is missing now");
}

#[tokio::test]
async fn letters_given_up_are_shown() {
    let town = Town::new(Engine::Sqlite).await;
    let mut ada = town.signed_in("ada", "administrator").await;
    ada.get("/staff/invite").await;
    let good = [("email", "bob@town.example"), ("name", "Bob"), ("lang", "pl"), ("roles", "clerk")];
    ada.post("/staff/invite", &good).await;
    let app = &town.test.app;
    let mut work = store::outbox::take_due(&app.store, town.deed().now, 1).await.unwrap().remove(0);
    work.attempts = store::outbox::MOST_ATTEMPTS;
    store::outbox::mark_failed(&app.store, town.deed().now, &work, "550 no such user").await.unwrap();
    let page = ada.get("/staff").await;
    assert!(page.has("550 no such user") && page.has("bob@town.example"));
}
