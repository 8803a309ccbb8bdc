//! Trial T-LOG-8: of a vote through the pages the log keeps nothing: no line of its routes, no
//! address, no code, no tracker, no leaf hash, however much is logged.
//!
//! The subscriber is the one of the whole process; so this file holds one test.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;
mod stage;

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use common::OPENS;
use stage::{Stage, attribute, refused};
use tracing_subscriber::filter::LevelFilter;

/// What was logged.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Lines {
    fn take(&self) -> String {
        String::from_utf8(std::mem::take(&mut *self.0.lock().unwrap())).unwrap()
    }
}

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Everything, from every crate, down to the finest level.
fn listen() -> Lines {
    let lines = Lines::default();
    let writer = lines.clone();
    let all = tracing_subscriber::fmt().json().with_max_level(LevelFilter::TRACE);
    all.with_writer(move || writer.clone()).init();
    lines
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_leaves_no_line_in_the_log() {
    const ADDRESS: &str = "203.0.113.77";
    let lines = listen();
    let stage = Stage::new().await;
    stage.town.at(OPENS).await;
    let mut browser = stage.browser();
    browser.address.set_ip(ADDRESS.parse().unwrap());

    // The control: another page's line is caught.
    lines.take();
    browser.get(&format!("/plebiscites/{}", stage.id)).await;
    let heard = lines.take();
    assert!(heard.contains("\"answered\"") && heard.contains("\"http.route\":\"/plebiscites/{id}\""), "{heard}");

    let code = stage.codes[0].clone();
    assert_eq!(browser.get("/vote").await.status, 200);
    refused(&browser.post("/vote", &[("code", "slip")]).await, "malformed");
    let unknown = ballotbox::code::Code::generate(&*stage.town.ids).to_string();
    refused(&browser.post("/vote", &[("code", &unknown)]).await, "unknown");
    let pass = browser.post("/vote", &[("code", &code)]).await.hidden("pass").unwrap();
    assert_eq!(browser.post("/vote/ballot", &[("pass", &pass)]).await.status, 422);
    let receipt = browser.post("/vote/ballot", &[("pass", &pass), ("choice", "b")]).await;
    let (tracker, leaf) = (attribute(&receipt, "data-tracker"), attribute(&receipt, "data-leaf"));
    refused(&browser.post("/vote", &[("code", &code)]).await, "already-used");
    assert_eq!(stage.vote(1, &["a"]).await.status, 200, "the neighbour");
    assert_eq!(attribute(&browser.post("/find", &[("tracker", &tracker)]).await, "data-found"), "accepted");

    let heard = lines.take();
    let ours = ["web", "plebiscite", "roll", "journal", "ballotbox", "store"];
    let said = heard.lines().filter(|line| ours.iter().any(|name| line.contains(&format!("\"target\":\"{name}"))));
    assert_eq!(said.collect::<Vec<_>>(), Vec::<&str>::new());
    let told = [ADDRESS, &code, &unknown, &pass, &tracker, &leaf, "/vote", "/find", &stage.people[0].to_string()];
    for one in told {
        assert!(!heard.contains(one), "{one} stands in the log:\n{heard}");
    }
    assert_eq!((tracker.is_empty(), leaf.len()), (false, 64));
}
