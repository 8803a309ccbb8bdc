//! The staff log.

use sha2::{Digest, Sha256};
use store::Engine;

use super::Town;

#[tokio::test]
async fn the_log_is_filtered_turned_and_checked() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let town = Town::new(engine).await;
        for number in 0..60 {
            town.deed()
                .add(&super::common::new_staff(&format!("p{number}"), "clerk"), &super::common::password())
                .await
                .unwrap();
        }
        let mut ada = town.signed_in("ada", "auditor").await;
        let first = ada.get("/staff-log").await;
        assert!(first.has("Zalogowano") && first.has("Starsze wpisy") && first.has("not-checked") && !first.has("⟦"));
        assert_eq!(first.text().matches("<tr>").count(), 51);
        let older = first.text().split_once("/staff-log?before=").unwrap().1.split_once('"').unwrap().0.to_owned();
        let second = ada.get(&format!("/staff-log?before={older}")).await;
        assert!(second.has("Najnowsze wpisy") && !second.has("Starsze wpisy"));
        let filtered = ada.get("/staff-log?kind=staff.signed-in").await;
        assert_eq!(filtered.text().matches("<tr>").count(), 2);
        assert_eq!(ada.get("/staff-log?who=cli&kind=staff.signed-in").await.text().matches("<tr>").count(), 0);
        assert!(ada.get("/staff-log?who=nobody").await.has("zawiera filtr, którego nie ma"));
        assert!(ada.get("/staff-log?check=yes").await.has("data-chain=\"whole\""));
    }
}

#[tokio::test]
async fn the_lines_can_be_recomputed_by_anybody() {
    let town = Town::new(Engine::Sqlite).await;
    let mut ada = town.signed_in("ada", "administrator").await;
    let page = ada.get("/staff-log/lines").await;
    assert!(page.header("content-disposition").contains("staff-log.jsonl"));
    let text = page.text();
    assert_eq!(text.lines().count(), town.kinds().await.len());
    let mut before = "0".repeat(64);
    for line in text.lines() {
        let read: serde_json::Value = serde_json::from_str(line).unwrap();
        let body = line.strip_prefix("{\"event\":").unwrap().rsplit_once(",\"hash\":").unwrap().0;
        let hash = Sha256::new().chain_update(b"wiec/v1/event\n").chain_update(body.as_bytes()).finalize();
        assert_eq!(read["hash"], data_encoding::HEXLOWER.encode(&hash));
        assert_eq!(read["event"]["prev"], before.as_str());
        before = read["hash"].as_str().unwrap().to_owned();
    }
    let some = ada.get("/staff-log/lines?kind=staff.signed-in").await.text();
    assert_eq!(some.lines().count(), 1);
    for secret in [super::PASSWORD, ada.token().unwrap()] {
        assert!(!text.contains(secret), "no secret is in the log");
    }
}
