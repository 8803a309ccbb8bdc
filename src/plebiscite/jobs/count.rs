//! The count: once the last ballot and card are in, the verifier's own functions
//! open, judge and count; the bundle that comes of it must pass the check that
//! everybody can make before it is called the result.
//!
//! Invariant: paper batches, close and opening key join the urn only when the
//! result becomes public, since anybody can read the logs
//! (test `sealed_until_published`).

use std::fs::File;
use std::io::BufReader;

use ballotbox::leaf::{Close, Leaf, Open};
use data_encoding::HEXLOWER;
use journal::Book;
use journal::jobs::{Content, End};
use kernel::PlebisciteId;
use roll::rows::{codes, right};
use serde_json::json;
use store::{Actor, Event, Vault};
use tally::Decision;
use verify::{Kept, LogEnd, Parts, ResultDoc, Tallied, Turnout};

use super::live::Live;
use super::{Fault, Room, keys};
use crate::rows::plebiscites::{self, Change, Turn};
use crate::rules::states::State;

/// Ballots opened at once.
const PAGE: u64 = 4_096;

/// A count that passed its check.
struct Counted {
    doc: ResultDoc,
    text: String,
}

impl Room {
    /// Counts a closed plebiscite: state counted.
    pub(super) async fn count(&self, id: PlebisciteId) -> Result<(), Fault> {
        self.settle(id).await?;
        let live = self.must_live(id).await?;
        let counted = self.counted(&live, "").await?;
        let turn = Turn { id, from: State::Closed, to: State::Counted, version: live.version };
        let event = Event::new("plebiscite.counted", id.to_string());
        self.keep(turn, &counted, event, &Actor::system()).await
    }

    /// Counts again with what was drawn in public.
    pub(super) async fn recount(&self, id: PlebisciteId, lot: &str, actor: &Actor) -> Result<(), Fault> {
        let live = self.must_live(id).await?;
        let counted = self.counted(&live, lot).await?;
        let turn = Turn { id, from: State::Counted, to: State::Counted, version: live.version };
        let event = Event::new("plebiscite.lot-drawn", id.to_string()).with(json!({ "lot": lot }));
        self.keep(turn, &counted, event, actor).await
    }

    async fn keep(&self, turn: Turn, counted: &Counted, event: Event, actor: &Actor) -> Result<(), Fault> {
        let change = Change { result: Some(counted.text.clone()), ..Change::default() };
        let tx = self.begin(actor).await?;
        if !plebiscites::turn(&tx, turn, change).await? {
            return Err(Fault::state(turn.id, "was changed while it was counted"));
        }
        tx.record(event).await?;
        Ok(tx.commit().await?)
    }

    async fn counted(&self, live: &Live, lot: &str) -> Result<Counted, Fault> {
        let end = self.urn_end(live, lot).await?;
        let tallied = self.tallied(live, lot).await?;
        let outcome = verify::count(&live.manifest, &tallied)?;
        let register = self.0.journal.head(live.id, Book::Register).await?;
        let register = register.ok_or(Fault::state(live.id, "has no register"))?;
        let totals = right::totals(self.0.store.vault_reader(Vault::Rights), live.id).await?;
        let roll = live.manifest.roll_commitment.count;
        let log_end = |size, root: &[u8; 32]| LogEnd { size, root: HEXLOWER.encode(root) };
        let doc = ResultDoc::new(Parts {
            manifest: &live.manifest,
            eid: &live.eid,
            tallied: &tallied,
            turnout: Turnout { roll, web: totals.web, paper: totals.paper },
            outcome,
            ends: (log_end(register.size, &register.root), log_end(end.head.size, &end.head.root)),
        });
        let bytes = doc.encode()?;
        self.check(live, bytes.clone(), end).await?;
        let text =
            String::from_utf8(bytes).map_err(|_jcs_is_text| Fault::state(live.id, "has a result that is no text"))?;
        Ok(Counted { doc, text }).inspect(|counted| {
            tracing::info!(plebiscite.id = %live.id, decision = ?counted.doc.outcome.decision, "counted and checked");
        })
    }

    /// How the urn will end: paper, close, opening.
    pub(super) async fn urn_end(&self, live: &Live, lot: &str) -> Result<End, Fault> {
        let key = keys::log_key(&self.0.store, live.id, Book::Urn)?;
        let register = self.0.journal.head(live.id, Book::Register).await?;
        let urn = self.0.journal.head(live.id, Book::Urn).await?;
        let (Some(register), Some(urn)) = (register, urn) else {
            return Err(Fault::state(live.id, "has no logs"));
        };
        let totals = right::totals(self.0.store.vault_reader(Vault::Rights), live.id).await?;
        let close = Close {
            eid: live.eid.clone(),
            web: totals.web,
            paper: totals.paper,
            ballots: urn.size - 1,
            register_size: register.size,
            register_root: register.root,
        };
        let sealed = keys::seal_key(&self.0.store, live.id)?.to_bytes();
        let seal_sk = keys::sized(&sealed).ok_or_else(|| Fault::NoKey(keys::name(live.id, "seal")))?;
        let open = Open { eid: live.eid.clone(), seal_sk: *seal_sk, lot: lot.to_owned() };
        let paper = self.paper_leaves(live).await?.into_iter().map(Leaf::Paper);
        let leaves = paper.chain([Leaf::Close(close), Leaf::Open(open)]).map(|leaf| leaf.encode()).collect();
        Ok(self.0.journal.end_with(live.id, Book::Urn, &key, leaves).await?)
    }

    /// Opens every ballot in the urn, page by page.
    async fn tallied(&self, live: &Live, lot: &str) -> Result<Tallied, Fault> {
        let paper = self.paper_leaves(live).await?;
        let mut tallied = Tallied { paper, lot: lot.to_owned(), ..Tallied::default() };
        let conn = self.0.store.vault_reader(Vault::Urn).conn();
        let mut next = 1;
        loop {
            let page = journal::rows::leaves::range(conn, live.id, Book::Urn, next, PAGE).await?;
            if page.is_empty() {
                return Ok(tallied);
            }
            next += page.len() as u64;
            let ballots = page.into_iter().map(|leaf| match Leaf::decode(&leaf.leaf) {
                Ok(Leaf::Ballot(ballot)) => Ok(Kept::from(*ballot)),
                _ => Err(Fault::state(live.id, "has something else than ballots in its urn")),
            });
            let ballots = ballots.collect::<Result<Vec<Kept>, Fault>>()?;
            let key = keys::seal_key(&self.0.store, live.id)?;
            let (manifest, eid) = (live.manifest.clone(), live.eid.clone());
            let opened = tokio::task::spawn_blocking(move || verify::open(&manifest, &eid, &key, &ballots)).await?;
            opened.into_iter().for_each(|marks| tallied.add(marks));
        }
    }

    /// The check everybody can make, before anybody can.
    async fn check(&self, live: &Live, result: Vec<u8>, end: End) -> Result<(), Fault> {
        let content = self.content(live, result, Some(end)).await?;
        let path = self.file("counting", &format!("{}.tar", live.id));
        self.0.journal.write_bundle(live.id, content, &path).await?;
        let eid = live.eid.clone();
        let checked = tokio::task::spawn_blocking(move || {
            let verdict = File::open(&path)
                .map_err(Fault::File)
                .and_then(|file| Ok(verify::bundle(BufReader::new(file), Some(&eid))?));
            // It holds the opening key and the result: it must not stay.
            std::fs::remove_file(&path)?;
            verdict.map(drop)
        });
        checked.await?
    }

    pub(super) async fn content(&self, live: &Live, result: Vec<u8>, urn_end: Option<End>) -> Result<Content, Fault> {
        let reader = self.0.store.vault_reader(Vault::Rights);
        let mut code_keys: Vec<u8> = Vec::new();
        let mut after: Option<Vec<u8>> = None;
        loop {
            let page = codes::page(reader, live.id, after.as_deref(), codes::CHUNK as u64).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.clone());
            page.iter().for_each(|key| code_keys.extend_from_slice(key));
        }
        Ok(Content { manifest: live.manifest_bytes.clone(), code_keys, result, urn_end })
    }

    /// Makes a counted plebiscite public: the urn gets its end, the state is published.
    pub(super) async fn publish(&self, id: PlebisciteId) -> Result<(), Fault> {
        let live = self.must_live(id).await?;
        let doc = self.stored_result(id).await?.ok_or(Fault::state(id, "is counted without a result"))?;
        let urn = self.0.journal.head(id, Book::Urn).await?.ok_or(Fault::state(id, "has no urn"))?;
        // Interrupted after the urn got its end, only the state is missing.
        if (urn.size, HEXLOWER.encode(&urn.root)) != (doc.urn.size, doc.urn.root.clone()) {
            let end = self.urn_end(&live, &doc.lot).await?;
            if HEXLOWER.encode(&end.head.root) != doc.urn.root {
                return Err(Fault::state(id, "has an urn that does not end as it was counted"));
            }
            let key = keys::log_key(&self.0.store, id, Book::Urn)?;
            self.0.journal.end(id, Book::Urn, &key, &end).await?;
        }
        self.turn(&live, (State::Counted, State::Published), "plebiscite.published").await
    }

    /// One step between states by the clock.
    pub(super) async fn turn(&self, live: &Live, (from, to): (State, State), kind: &'static str) -> Result<(), Fault> {
        let tx = self.begin(&Actor::system()).await?;
        let turn = Turn { id: live.id, from, to, version: live.version };
        if !plebiscites::turn(&tx, turn, Change::default()).await? {
            return Err(Fault::state(live.id, "was changed meanwhile"));
        }
        tx.record(Event::new(kind, live.id.to_string())).await?;
        tx.commit().await?;
        self.kept().remove(&live.id);
        Ok(())
    }

    /// The result as stored, sealed or not.
    pub(super) async fn stored_result(&self, id: PlebisciteId) -> Result<Option<ResultDoc>, Fault> {
        let row = plebiscites::find(self.0.store.reader().conn(), id).await?;
        let text = row.and_then(|row| row.result);
        Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
    }
}

/// Whether a result waits for the public lot.
pub(super) fn waits_for_lot(doc: &ResultDoc) -> bool {
    doc.outcome.decision == Decision::Tied
}
