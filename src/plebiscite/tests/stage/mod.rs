//! A frozen plebiscite of six residents, with its pages and the journal's in front.

use std::sync::Arc;

use kernel::{PlebisciteId, ResidentId};
use plebiscite::rules::form::{Draft, Marking};
use store::Engine;
use store::testing::Temporary;
use web::testing::{Browser, Page, TestApp};

use crate::common::{Town, draft, line};

/// A title that wants to be markup.
const HOSTILE: &str = "<script>alert(1)</script>";

/// The stage.
pub(crate) struct Stage {
    pub(crate) town: Town,
    pub(crate) app: TestApp,
    pub(crate) id: PlebisciteId,
    /// Who may vote, and each one's code.
    pub(crate) people: Vec<ResidentId>,
    pub(crate) codes: Vec<String>,
    _store: Temporary,
}

impl Stage {
    pub(crate) async fn new() -> Self {
        let temporary = Temporary::new(Engine::Sqlite).await;
        let town = Town::new(temporary.store().clone(), 6).await;
        let form =
            Draft { title: line(HOSTILE), ..draft(Marking::Approval { max: Some(2) }, &["Park", "Rynek", "Most"]) };
        let (id, sheets) = town.frozen(&form).await;
        let people = sheets.codes.keys().copied().collect();
        let codes = sheets.codes.values().map(ToString::to_string).collect();
        let app = TestApp::new(Engine::Sqlite, |parts| {
            parts.store = town.store.clone();
            parts.clock = town.clock.clone();
            parts.rooms.insert(town.room.clone());
            let journal = town.room.journal().clone();
            parts.rooms.insert(journal::Room { journal, shelf: Arc::new(town.room.clone()) });
        })
        .await;
        Self { town, app, id, people, codes, _store: temporary }
    }

    pub(crate) fn browser(&self) -> Browser {
        self.app.browser(plebiscite::public_routes(&self.app.app).and(journal::routes(&self.app.app)))
    }

    pub(crate) async fn vote(&self, code: usize, choices: &[&str]) -> Page {
        let mut browser = self.browser();
        let ballot = browser.post("/vote", &[("code", &self.codes[code])]).await;
        let pass = ballot.hidden("pass").expect("a ballot has its pass");
        let marks = choices.iter().map(|choice| ("choice", *choice));
        let fields: Vec<(&str, &str)> = [("pass", pass.as_str())].into_iter().chain(marks).collect();
        browser.post("/vote/ballot", &fields).await
    }
}

/// The value of an attribute.
pub(crate) fn attribute(page: &Page, name: &str) -> String {
    let text = page.text();
    let found = text.split_once(&format!("{name}=\""));
    assert!(found.is_some(), "no {name} in {text}");
    found.and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default().to_owned()
}

/// It is a refusal of this name, kept nowhere.
pub(crate) fn refused(page: &Page, word: &str) {
    assert_eq!(attribute(page, "data-refusal"), word);
    assert_eq!(page.header("cache-control"), "no-store");
}
