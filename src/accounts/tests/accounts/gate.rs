//! Who reaches what: strangers, half a session, other roles, other sites.

use http::Method;
use store::Engine;
use store::testing::{AnyVault, contents};
use web::Access;
use web::testing::{Browser, URL};

use super::{PASSWORD, Town, password};

/// Every route of accounts, its parameters filled in.
fn table(town: &Town) -> Vec<(&'static str, String, Access)> {
    let routes = accounts::routes(&town.test.app).table();
    let fill = |path: &str| {
        let id = "00000000-0000-4000-8000-000000000000";
        ["{id}", "{session}", "{token}", "{invitation}"]
            .iter()
            .fold(path.to_owned(), |path, name| path.replace(name, id))
    };
    routes.into_iter().map(|route| (route.method, fill(route.path), route.access)).collect()
}

async fn knock(browser: &mut Browser, method: &str, path: &str) -> u16 {
    let page = match method {
        "GET" => browser.get(path).await,
        _ => browser.post(path, &[]).await,
    };
    page.status.as_u16()
}

#[tokio::test]
async fn every_route_of_staff_refuses_strangers_and_half_a_session() {
    let town = Town::new(Engine::Sqlite).await;
    town.enrolled("ada", "administrator,auditor,organiser").await;
    let mut half = town.browser();
    password(&mut half, "ada", PASSWORD).await;
    half.get("/second-factor").await;
    let mut closed = 0;
    for (method, path, access) in table(&town) {
        let refused = if method == "GET" { 303 } else { 401 };
        if access != Access::Public {
            assert_eq!(knock(&mut town.browser(), method, &path).await, refused, "{method} {path}");
        }
        if matches!(access, Access::Staff(_)) {
            assert_eq!(knock(&mut half, method, &path).await, refused, "{method} {path}");
            closed += 1;
        }
    }
    assert_eq!(closed, 17);
}

#[tokio::test]
async fn other_roles_are_refused() {
    let town = Town::new(Engine::Sqlite).await;
    let mut ada = town.signed_in("ada", "clerk,planner,organiser").await;
    for (method, path, access) in table(&town) {
        let for_all = matches!(access, Access::Staff(roles) if roles.is_empty());
        if matches!(access, Access::Staff(_)) && !for_all {
            assert_eq!(knock(&mut ada, method, &path).await, 403, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn forms_are_taken_from_our_own_pages_only() {
    let town = Town::new(Engine::Sqlite).await;
    let mut ada = town.signed_in("ada", "administrator").await;
    let good = ada.get("/account").await.hidden("_csrf").unwrap();
    // (Sec-Fetch-Site, Origin, token, status)
    let rows: [(&str, &str, &str, u16); 11] = [
        ("same-origin", URL, &good, 303),
        ("none", "", &good, 303),
        ("", URL, &good, 303),
        ("cross-site", URL, &good, 403),
        ("same-site", URL, &good, 403),
        ("cross-site", "https://evil.example", &good, 403),
        ("", "https://evil.example", &good, 403),
        ("", "null", &good, 403),
        ("", "", &good, 403),
        ("same-origin", URL, "", 401),
        ("same-origin", URL, "wrong", 401),
    ];
    for (site, origin, token, status) in rows {
        for (name, value) in [("sec-fetch-site", site), ("origin", origin)] {
            ada.headers.remove(name);
            if !value.is_empty() {
                ada.headers.insert(name, value.to_owned());
            }
        }
        let page = ada.post_bare("/account/sessions/x/end", &[("_csrf", token)]).await;
        assert_eq!(page.status, status, "{site} {origin} {token}");
    }
}

#[tokio::test]
async fn every_form_of_a_session_needs_its_token() {
    let town = Town::new(Engine::Sqlite).await;
    let mut ada = town.signed_in("ada", "administrator,auditor").await;
    for (method, path, _) in table(&town) {
        if method == "POST" {
            assert_eq!(ada.post_bare(&path, &[]).await.status, 401, "{path}");
        }
    }
    assert_eq!(ada.get("/account").await.status, 200, "and nothing was done");
}

#[tokio::test]
async fn another_site_signs_nobody_in() {
    let town = Town::new(Engine::Sqlite).await;
    town.add("ada", "clerk").await;
    let mut browser = town.browser();
    browser.headers.insert("sec-fetch-site", "cross-site".to_owned());
    assert_eq!(password(&mut browser, "ada", PASSWORD).await.status, 403);
    assert!(browser.token().is_none());
}

#[tokio::test]
async fn looking_changes_nothing() {
    let town = Town::new(Engine::Sqlite).await;
    let mut ada = town.signed_in("ada", "administrator,auditor").await;
    let before = contents(&town.test.app.store, AnyVault::Town).await;
    for (method, path, _) in table(&town) {
        if method == "GET" {
            ada.send(Method::GET, &path, "", Vec::new()).await;
        }
    }
    assert_eq!(contents(&town.test.app.store, AnyVault::Town).await, before);
}
