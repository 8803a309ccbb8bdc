//! Residents' pages and the journal, as a browser without scripts sees them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;
mod stage;

use std::io::Cursor;

use common::{CLOSES, OPENS, PUBLISH};
use data_encoding::HEXLOWER;
use ledger::{Tree, leaf_hash, read_entries};
use stage::{Stage, attribute, refused};
use store::Actor;
use web::testing::Browser;

async fn eid(stage: &Stage) -> String {
    stage.town.room.plebiscite(stage.id, kernel::Audience::Public).await.unwrap().unwrap().eid.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn three_pages_one_field_and_the_same_form_gives_the_same_receipt() {
    let stage = Stage::new().await;
    stage.town.at(OPENS).await;
    let mut browser = stage.browser();
    let first = browser.get("/vote").await;
    assert_eq!(first.text().matches("<input").count(), 1);
    let ballot = browser.post("/vote", &[("code", &stage.codes[0].to_lowercase())]).await;
    assert_eq!(ballot.status, 200);
    assert!(!ballot.has("<script>alert") && ballot.has("&lt;script&gt;"), "titles are escaped");
    assert_eq!(ballot.text().matches("<button type=\"submit\"").count(), 1);
    let pass = ballot.hidden("pass").unwrap();

    let none = browser.post("/vote/ballot", &[("pass", &pass)]).await;
    assert_eq!(none.status, 422);
    assert!(none.has("Zaznacz co najmniej jedną odpowiedź"));
    let many = [("pass", pass.as_str()), ("choice", "a"), ("choice", "b"), ("choice", "c")];
    let many = browser.post("/vote/ballot", &many).await;
    assert!(many.status == 422 && many.has("Zaznaczono za dużo: 3"), "{}", many.text());
    assert_eq!(many.text().matches(" checked").count(), 3, "marks are kept");
    let both = browser.post("/vote/ballot", &[("pass", &pass), ("choice", "a"), ("blank", "yes")]).await;
    assert!(both.status == 422 && both.has("id=\"blank-error\""));

    let receipt = browser.post("/vote/ballot", &[("pass", &pass), ("choice", "b")]).await;
    let again = browser.post("/vote/ballot", &[("pass", &pass), ("choice", "c")]).await;
    assert_eq!((receipt.status.as_u16(), again.status.as_u16()), (200, 200));
    for name in ["data-tracker", "data-leaf"] {
        assert_eq!(attribute(&receipt, name), attribute(&again, name));
    }
    assert!(receipt.header("cache-control") == "no-store" && browser.cookies.is_empty());
    assert!(receipt.bytes.len() < 60_000);
    refused(&browser.post("/vote", &[("code", &stage.codes[0])]).await, "already-used");
    refused(&browser.post("/vote/ballot", &[("pass", "forged"), ("choice", "a")]).await, "stale");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_wrong_code_is_refused_by_name_and_guessing_is_slowed() {
    let stage = Stage::new().await;
    let mut browser = stage.browser();
    let code = stage.codes[0].clone();
    refused(&browser.post("/vote", &[("code", &code)]).await, "not-yet");
    for (typed, said) in [("", "Wpisz kod"), ("ABCD-EFGH", "wpisano 8"), ("UBCD", "Znak nr 1")] {
        let page = browser.post("/vote", &[("code", typed)]).await;
        refused(&page, "malformed");
        assert!(page.status == 422 && page.has(said), "{typed}: {}", page.text());
    }
    stage.town.at(OPENS).await;
    let unknown = ballotbox::code::Code::generate(&*stage.town.ids).to_string();
    for _ in 0..11 {
        refused(&browser.post("/vote", &[("code", &unknown)]).await, "unknown");
    }
    let slowed = browser.post("/vote", &[("code", &unknown)]).await;
    refused(&slowed, "slow-down");
    assert!(slowed.status == 429 && slowed.header("retry-after").parse::<u64>().is_ok());
    browser.address.set_ip([192, 0, 2, 7].into());
    assert_eq!(browser.post("/vote", &[("code", &code)]).await.status, 200, "the neighbour votes");

    stage.town.room.withdraw(stage.id, "Błąd na karcie", &Actor::cli()).await.unwrap().unwrap();
    refused(&browser.post("/vote", &[("code", &code)]).await, "withdrawn");
    assert!(browser.get(&format!("/plebiscites/{}", stage.id)).await.has("Błąd na karcie"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_was_good_once_is_told_why_it_is_not() {
    let stage = Stage::new().await;
    stage.town.at(OPENS).await;
    let mut browser = stage.browser();
    let mut pass = Vec::new();
    for code in &stage.codes[..3] {
        pass.push(browser.post("/vote", &[("code", code)]).await.hidden("pass").unwrap());
    }
    let (people, ada) = (&stage.people, stage.town.clerks[0]);
    stage.town.room.mark_paper(stage.id, people[0], ada).await.unwrap().unwrap();
    stage.town.room.replace_code(stage.id, people[1], "zgubiony list", &Actor::cli()).await.unwrap().unwrap();
    let told = [
        (0, "already-used", "To prawo głosu wykorzystano już na papierze", "Jeżeli to nie Ty: zgłoś to w urzędzie"),
        (1, "voided", "Ten kod został unieważniony", "Użyj kodu z nowszego listu"),
    ];
    for (n, word, said, next) in told {
        // The code, and a ballot that was on the screen when it happened.
        let code = browser.post("/vote", &[("code", &stage.codes[n])]).await;
        let ballot = browser.post("/vote/ballot", &[("pass", &pass[n]), ("choice", "a")]).await;
        for page in [code, ballot] {
            refused(&page, word);
            assert!(page.status == 422 && page.has(said) && page.has(next), "{}", page.text());
            assert!(!page.has(&stage.codes[n]), "a code of no more use is not shown again");
        }
    }

    stage.town.at(CLOSES.plus_seconds(901)).await;
    let code = browser.post("/vote", &[("code", &stage.codes[3])]).await;
    let ballot = browser.post("/vote/ballot", &[("pass", &pass[2]), ("choice", "a")]).await;
    for page in [code, ballot] {
        refused(&page, "no-longer");
        assert!(page.status == 422 && page.has("Głosowanie się skończyło"), "{}", page.text());
        assert!(page.has(&format!("href=\"/plebiscites/{}\"", stage.id)), "where the result will stand");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tracker_is_accepted_then_in_the_log_or_not_found() {
    let stage = Stage::new().await;
    stage.town.at(OPENS).await;
    let tracker = attribute(&stage.vote(0, &["a"]).await, "data-tracker");
    let mut browser = stage.browser();
    let find = |tracker: String| vec![("tracker".to_owned(), tracker)];
    let ask = async |browser: &mut Browser, fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.post("/find", &fields).await
    };
    assert_eq!(attribute(&ask(&mut browser, find(tracker.clone())).await, "data-found"), "accepted");
    refused(&ask(&mut browser, find("0000000000".to_owned())).await, "unknown");
    refused(&ask(&mut browser, find("abc".to_owned())).await, "malformed");
    stage.vote(1, &["b"]).await;
    stage.town.at(OPENS.plus_seconds(120)).await;
    let found = ask(&mut browser, find(tracker.to_lowercase())).await;
    assert_eq!(attribute(&found, "data-found"), "in-log");
    let (eid, book) = (eid(&stage).await, "urn");
    let leaf = found.text().split_once("?leaf=").unwrap().1[..64].to_owned();
    let proof = browser.get(&format!("/journal/{eid}/{book}/proof/file?leaf={leaf}")).await;
    assert!(proof.text().starts_with("c2sp.org/tlog-proof@v1\n"), "{}", proof.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn sealed_before_its_hour_and_then_open_to_everybody() {
    let stage = Stage::new().await;
    stage.town.at(OPENS).await;
    for (code, choices) in [(0, vec!["a"]), (1, vec!["a", "b"]), (2, vec!["a"])] {
        assert_eq!(stage.vote(code, &choices).await.status, 200);
    }
    let eid = eid(&stage).await;
    let (page, bundle) = (format!("/plebiscites/{}", stage.id), format!("/journal/{eid}/bundle.tar"));
    let minutes = format!("{page}/minutes.pdf");
    let mut browser = stage.browser();
    for now in [OPENS, CLOSES.plus_seconds(900), CLOSES.plus_seconds(960)] {
        stage.town.at(now).await;
        for path in ["/", page.as_str(), "/journal", &format!("/journal/{eid}")] {
            let shown = browser.get(path).await;
            assert!(shown.status == 200 && !shown.has("id=\"result\"") && !shown.has("Wygrywa „"), "{path}");
            assert!(!shown.has("<script>alert"), "{path}");
        }
        assert_eq!(browser.get(&page).await.has("id=\"turnout\""), now > CLOSES);
        assert_eq!(browser.get(&bundle).await.status, 404);
        assert_eq!(browser.get(&minutes).await.status, 404);
    }
    stage.town.at(PUBLISH).await;
    let shown = browser.get(&page).await;
    for rule in ["Głosować mogą wszyscy mieszkańcy", "rozstrzyga publiczne losowanie"] {
        assert_eq!(shown.text().matches(rule).count(), 1, "{rule}");
    }
    assert!(shown.has("Wygrywa „Park” – 3 głosy"), "{}", shown.text());
    assert!(shown.bytes.len() < 60_000);
    browser.headers.insert("if-none-match", shown.header("etag").to_owned());
    assert_eq!(browser.get(&page).await.status, 304);
    browser.headers.remove("if-none-match");
    stage.town.room.add_erratum(stage.id, "Literówka", &Actor::cli()).await.unwrap().unwrap();
    assert!(browser.get(&page).await.has("Literówka"));

    browser.headers.insert("accept-encoding", "gzip".to_owned());
    assert_eq!(browser.get(&page).await.header("content-encoding"), "gzip");
    let tar = browser.get(&bundle).await;
    assert_eq!(tar.header("content-encoding"), "", "a bundle keeps its length");
    assert_eq!(tar.header("content-length"), tar.bytes.len().to_string());
    browser.headers.remove("accept-encoding");
    let verdict = verify::bundle(Cursor::new(tar.bytes), Some(&eid)).unwrap();
    assert_eq!(verdict.result.outcome.winners, ["a"]);
    let pdf = browser.get(&minutes).await;
    assert!(pdf.bytes.starts_with(b"%PDF-"));
    tiles(&mut browser, &eid).await;
}

async fn tiles(browser: &mut Browser, eid: &str) {
    for book in ["register", "urn"] {
        let checkpoint = browser.get(&format!("/journal/{eid}/{book}/checkpoint")).await.text();
        let size: u64 = checkpoint.lines().nth(1).unwrap().parse().unwrap();
        let entries = browser.get(&format!("/journal/{eid}/{book}/tile/entries/000.p/{size}")).await;
        assert!(entries.header("cache-control").contains("immutable"));
        let leaves = read_entries(&entries.bytes).unwrap();
        let tree: Tree = leaves.iter().map(|leaf| leaf_hash(leaf)).collect();
        let hashes = browser.get(&format!("/journal/{eid}/{book}/tile/0/000.p/{size}")).await;
        assert_eq!(hashes.bytes, tree.tile(0, 0, size).unwrap());
        assert_eq!(data_encoding::BASE64.encode(&tree.root()), checkpoint.lines().nth(2).unwrap());
        let leaf = HEXLOWER.encode(&leaf_hash(leaves[1]));
        let proof = browser.get(&format!("/journal/{eid}/{book}/proof/inclusion?leaf={leaf}&size=2")).await;
        assert!(proof.has("\"index\":1") && proof.has("\"size\":2"), "{}", proof.text());
        let consistency = browser.get(&format!("/journal/{eid}/{book}/proof/consistency?from=1&to={size}")).await;
        assert!(consistency.status == 200 && consistency.has("\"hashes\""));
        assert_eq!(browser.get(&format!("/journal/{eid}/{book}/tile/0/001")).await.status, 404);
    }
}
