//! Links in letters: for a new password, and invitations.

use accounts::rules::roles::Roles;
use store::Engine;

use super::{OTHER, PASSWORD, Town, link, password};

#[tokio::test]
async fn a_forgotten_password_is_set_by_link_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let town = Town::new(engine).await;
        town.add("ada", "clerk").await;
        let mut old = town.browser();
        password(&mut old, "ada", PASSWORD).await;
        let mut browser = town.browser();
        for address in ["ada@town.example", "bob@town.example"] {
            let page = browser.post("/password/forgot", &[("email", address)]).await;
            assert_eq!((page.status.as_u16(), page.location()), (303, "/password/forgot/sent"));
        }
        assert!(!browser.get("/password/forgot/sent").await.has("⟦"));
        let letters = town.letters().await;
        assert_eq!(letters.len(), 1, "nothing for a stranger");
        let link = link(&letters[0]);
        let page = browser.get(&link).await;
        assert!(page.status == 200 && page.has("ada@town.example") && page.header("cache-control") == "no-store");
        let weak = browser.post(&link, &[("new", "hasłohasłohasło")]).await;
        assert!(weak.status == 422 && weak.has("href=\"#new\""));
        assert_eq!(browser.post(&link, &[("new", OTHER)]).await.location(), "/sign-in?said=password-set");
        assert_eq!(browser.post(&link, &[("new", OTHER)]).await.status, 410, "once");
        assert_eq!(browser.get(&link).await.status, 410);
        assert_eq!(old.get("/account").await.status, 303, "the sessions are ended");
        assert_eq!(password(&mut browser, "ada", OTHER).await.location(), "/staff-room");
        let told = town.letters().await;
        assert!(told.len() == 1 && told[0].text.contains("zmieniono hasło"));
    }
}

#[tokio::test]
async fn a_link_ages_and_requests_are_few() {
    let town = Town::new(Engine::Sqlite).await;
    town.add("ada", "clerk").await;
    let mut browser = town.browser();
    for _ in 0..5 {
        assert_eq!(browser.post("/password/forgot", &[("email", "ada@town.example")]).await.status, 303);
    }
    let sixth = browser.post("/password/forgot", &[("email", "ada@town.example")]).await;
    assert!(sixth.status == 422 && sixth.has("proszono już kilka razy") && sixth.has("ada@town.example"));
    let letters = town.letters().await;
    assert_eq!(letters.len(), 5);
    assert_eq!(browser.get(&link(&letters[0])).await.status, 410, "only the last one works");
    assert_eq!(browser.get(&link(&letters[4])).await.status, 200);
    town.test.wait(3_600);
    assert_eq!(browser.get(&link(&letters[4])).await.status, 410);
    assert_eq!(browser.get("/password/reset/x").await.status, 410);
}

#[tokio::test]
async fn an_invitation_makes_an_account_with_its_roles() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let town = Town::new(engine).await;
        let mut ada = town.signed_in("ada", "administrator").await;
        assert_eq!(ada.get("/staff/invite").await.status, 200);
        let empty = ada.post("/staff/invite", &[("email", "bob"), ("lang", "pl")]).await;
        assert!(empty.status == 422 && empty.has("value=\"bob\""));
        assert!(["#name", "#email", "#roles"].iter().all(|field| empty.has(&format!("href=\"{field}\""))));
        let good = [
            ("email", "bob@town.example"),
            ("name", "Bob Bocian"),
            ("lang", "pl"),
            ("roles", "clerk"),
            ("roles", "auditor"),
        ];
        assert_eq!(ada.post("/staff/invite", &good).await.location(), "/staff?said=invited");
        let list = ada.get("/staff?said=invited").await;
        assert!(list.has("Bob Bocian") && list.has("Zaproszenie jest w drodze"));
        let letters = town.letters().await;
        let link = link(&letters[0]);
        let mut bob = town.browser();
        let page = bob.get(&link).await;
        assert!(page.has("Bob Bocian") && !page.has("⟦"));
        let own = bob.post(&link, &[("new", "bob@town.example")]).await;
        assert!(own.status == 422 && own.has("nazwą związaną z Tobą"));
        assert_eq!(bob.post(&link, &[("new", OTHER)]).await.location(), "/sign-in?said=joined");
        assert_eq!(bob.post(&link, &[("new", OTHER)]).await.status, 410);
        assert_eq!(password(&mut bob, "bob", OTHER).await.location(), "/staff-room");
        let email = super::common::email("bob@town.example");
        assert_eq!(town.deed().find(&email).await.unwrap().unwrap().roles, Roles::from_text("clerk,auditor"));
        let taken = ada.post("/staff/invite", &good).await;
        assert!(taken.status == 422 && taken.has("już istnieje"));
    }
}

#[tokio::test]
async fn a_withdrawn_invitation_no_longer_works() {
    let town = Town::new(Engine::Sqlite).await;
    let mut ada = town.signed_in("ada", "administrator").await;
    ada.get("/staff/invite").await;
    let good = [("email", "bob@town.example"), ("name", "Bob"), ("lang", "en"), ("roles", "clerk")];
    ada.post("/staff/invite", &good).await;
    let letters = town.letters().await;
    assert!(letters[0].subject.contains("Invitation"), "in the reader's language: {}", letters[0].subject);
    let page = ada.get("/staff").await.text();
    let (_, rest) = page.split_once("action=\"/staff/invitations/").unwrap();
    let path = format!("/staff/invitations/{}", rest.split_once('"').unwrap().0);
    assert_eq!(ada.post(&path, &[]).await.location(), "/staff?said=done");
    assert_eq!(ada.post(&path, &[]).await.status, 404);
    assert_eq!(town.browser().get(&link(&letters[0])).await.status, 410);
}
