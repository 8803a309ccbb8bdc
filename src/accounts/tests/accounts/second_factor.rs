//! The telephone, its replacement, and recovery codes.

use accounts::rules::second_factor::SharedSecret;
use data_encoding::BASE32_NOPAD;
use store::Engine;
use web::testing::{Browser, Page};

use super::{PASSWORD, Town, password};

/// The key on the page, as a telephone keeps it.
fn telephone(page: &Page) -> SharedSecret {
    let text = page.text();
    let (_, rest) = text.split_once("id=\"key\">").unwrap();
    let key: String = rest.split_once('<').unwrap().0.split_whitespace().collect();
    SharedSecret::from_bytes(&BASE32_NOPAD.decode(key.as_bytes()).unwrap()).unwrap()
}

async fn enrol(town: &Town, browser: &mut Browser) -> (SharedSecret, Page) {
    let page = browser.get("/second-factor/enrol").await;
    let secret = telephone(&page);
    let (sealed, code) = (page.hidden("key").unwrap(), secret.code(town.deed().now));
    let shown = browser.post("/second-factor/enrol", &[("key", &sealed), ("code", &code)]).await;
    (secret, shown)
}

#[tokio::test]
async fn an_organiser_sets_the_telephone_up_before_anything_else() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let town = Town::new(engine).await;
        town.add("ada", "organiser").await;
        let mut browser = town.browser();
        assert_eq!(password(&mut browser, "ada", PASSWORD).await.location(), "/second-factor/enrol");
        let half = browser.token().unwrap().to_owned();
        assert!(browser.get("/staff-room").await.location().starts_with("/sign-in?"));
        assert_eq!(browser.get("/sign-in?next=%2Faccount").await.location(), "/second-factor?next=%2Faccount");
        assert_eq!(
            browser.get("/second-factor?next=%2Faccount").await.location(),
            "/second-factor/enrol?next=%2Faccount"
        );
        let page = browser.get("/second-factor/enrol").await;
        assert!(page.has("<svg") && page.header("cache-control") == "no-store");
        let wrong = browser.post("/second-factor/enrol", &[("key", &page.hidden("key").unwrap()), ("code", "1")]).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(telephone(&wrong).shown(), telephone(&page).shown(), "the key scanned stays");
        let stale = browser.post("/second-factor/enrol", &[("key", "x"), ("code", "1")]).await;
        assert!(stale.status == 422 && stale.has("otwarta zbyt długo"));
        let (_, shown) = enrol(&town, &mut browser).await;
        assert_eq!((shown.status.as_u16(), shown.header("cache-control")), (200, "no-store"));
        assert_eq!(shown.text().matches("<li><code class=\"mono\">").count(), 10);
        assert_ne!(browser.token(), Some(half.as_str()), "a new session");
        assert_eq!(town.browser().with_token(&half).get("/staff-room").await.status, 303);
        assert!(browser.get("/staff-room").await.has("Dzień dobry, ada"));
    }
}

#[tokio::test]
async fn a_code_works_once_and_a_recovery_code_too() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let town = Town::new(engine).await;
        let (_, secret, codes) = town.enrolled("ada", "administrator").await;
        let code = secret.code(town.deed().now);
        let tries: [(&str, bool); 5] =
            [("", false), (&code, true), (&code, false), (&codes[0], true), (&codes[0], false)];
        for (typed, right) in tries {
            let mut browser = town.browser();
            password(&mut browser, "ada", PASSWORD).await;
            browser.get("/second-factor?next=%2Fstaff").await;
            let page = browser.post("/second-factor", &[("code", typed), ("next", "/staff")]).await;
            assert_eq!(page.location() == "/staff", right, "{typed}");
            assert_eq!(page.status == 422, !right);
            assert_eq!(browser.get("/staff").await.status == 200, right);
        }
        let mut browser = town.browser();
        password(&mut browser, "ada", PASSWORD).await;
        browser.get("/second-factor").await;
        for _ in 0..4 {
            browser.post("/second-factor", &[("code", "123456")]).await;
        }
        town.test.wait(30);
        let fresh = secret.code(town.deed().now);
        let page = browser.post("/second-factor", &[("code", &fresh)]).await;
        assert!(page.has("Zbyt wiele błędnych kodów"), "the right one comes too late");
    }
}

#[tokio::test]
async fn half_a_session_cannot_replace_the_telephone() {
    let town = Town::new(Engine::Sqlite).await;
    town.enrolled("ada", "administrator").await;
    let mut browser = town.browser();
    password(&mut browser, "ada", PASSWORD).await;
    assert_eq!(browser.get("/second-factor/enrol").await.location(), "/second-factor");
    browser.get("/second-factor").await;
    assert_eq!(browser.post("/second-factor/enrol", &[("code", "1")]).await.location(), "/second-factor");
    assert_eq!(browser.post("/second-factor/recovery-codes", &[]).await.status, 401);
}

#[tokio::test]
async fn a_clerk_may_set_one_up_and_replace_it() {
    let town = Town::new(Engine::Sqlite).await;
    town.add("ada", "clerk").await;
    let mut browser = town.browser();
    assert_eq!(password(&mut browser, "ada", PASSWORD).await.location(), "/staff-room");
    assert!(browser.get("/account").await.has("Wyłączony"));
    let (first, shown) = enrol(&town, &mut browser).await;
    assert!(shown.has("Kody zapasowe"));
    assert!(browser.get("/account").await.has("zostało 10 kodów zapasowych"));
    let renewed = browser.post("/second-factor/recovery-codes", &[]).await;
    assert_eq!(renewed.text().matches("<li><code class=\"mono\">").count(), 10);
    assert_ne!(renewed.text(), shown.text());
    let (second, _) = enrol(&town, &mut browser).await;
    town.test.wait(30);
    for (secret, right) in [(first, false), (second, true)] {
        let mut browser = town.browser();
        assert_eq!(password(&mut browser, "ada", PASSWORD).await.location(), "/second-factor");
        browser.get("/second-factor").await;
        let page = browser.post("/second-factor", &[("code", &secret.code(town.deed().now))]).await;
        assert_eq!(page.status == 303, right);
    }
}
