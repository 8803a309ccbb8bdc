//! Whole lives of small plebiscites, on both engines.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;

use ballotbox::ballot::Invalid;
use ballotbox::receipt::check_promise;
use common::{CLOSES, OPENS, PUBLISH, START, Town, draft, marks};
use journal::Book;
use journal::rows::leaves::Whereabouts;
use kernel::{Audience, PlebisciteId, ResidentId};
use ledger::{TilePath, check_consistency};
use plebiscite::jobs::{DeskRefused, KeysRefused, MarkTaken, PaperRefused, Plan, StaffRefused, Typed};
use plebiscite::rows::paper::{PaperTotals, Void};
use plebiscite::rules::form::Marking;
use plebiscite::rules::states::{Block, State};
use plebiscite::{BallotPaper, CastRefused, Channel, CodeRefused, Marked, Receipt};
use roll::rows::right::State as RightState;
use store::Actor;
use store::testing::each_engine;
use tally::Decision;

fn totals(valid: u64, blank: u64, marks: &[(&str, u64)]) -> PaperTotals {
    let marks = marks.iter().map(|(id, n)| ((*id).to_owned(), *n)).collect();
    PaperTotals { valid, blank, void: BTreeMap::from([(Void::BadMarking, 0)]), marks }
}

async fn verified(town: &Town, id: PlebisciteId) -> verify::Verdict {
    let path = town.room.bundle(id).await.unwrap().expect("it is published");
    verify::bundle(BufReader::new(File::open(path).unwrap()), None).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plebiscite_lives_from_the_roll_to_a_bundle_that_verifies() {
    each_engine(|store| async move {
        let town = Town::new(store, 8).await;
        let id = town
            .room
            .create(&draft(Marking::Approval { max: Some(2) }, &["Park", "Rynek", "Most"]), &Actor::cli())
            .await;
        let id = id.unwrap();
        town.room.freeze(id, &Actor::cli()).await.unwrap().unwrap();
        let sheets = town.sheets(id, 2).await;
        refuse_wrong_keys(&town, id, &sheets.file).await;
        let loaded = town.room.load_keys(id, &sheets.file, &Actor::cli()).await.unwrap().unwrap();
        assert_eq!((loaded.residents, loaded.spares), (8, 2));
        let again = town.room.load_keys(id, &sheets.file, &Actor::cli()).await.unwrap();
        assert!(matches!(again, Err(KeysRefused::NotNow)));

        let people: Vec<ResidentId> = sheets.codes.keys().copied().collect();
        let code = |n: usize| &sheets.codes[&people[n]];
        let early = town.look_up(code(0)).await.unwrap_err();
        assert_eq!(early, CodeRefused::NotYet { plebiscite: id, opens: OPENS });
        town.at(OPENS.plus_seconds(-1)).await;
        assert!(town.look_up(code(0)).await.is_err());
        assert_eq!(town.at(OPENS).await.steps, [(id, State::Open)]);

        let receipts = casting(&town, id, &[code(0), code(1), code(2)]).await;
        lost_letter(&town, id, (people[3], code(3)), &sheets.spares).await;
        desk(&town, id, &people, code(4)).await;
        in_the_log(&town, id, &receipts[0]).await;

        assert_eq!(town.room.turnout(id, Audience::Public).await.unwrap(), None);
        assert_eq!(town.room.turnout(id, Audience::Staff).await.unwrap().unwrap().paper, 2);
        let ticked = town.at(CLOSES.plus_seconds(900)).await;
        assert_eq!(ticked.steps, [(id, State::Closed)]);
        assert_eq!(ticked.blocked, [(id, Block::Paper)]);
        let names = town.store.keys().names().unwrap();
        assert!(!names.iter().any(|name| name.ends_with("/issuer") || name.ends_with("/agent")), "{names:?}");
        paper(&town, id).await;

        assert_eq!(town.at(CLOSES.plus_seconds(902)).await.steps, [(id, State::Counted)]);
        sealed_until_published(&town, id).await;
        assert_eq!(town.at(PUBLISH.plus_seconds(-1)).await.steps, []);
        assert_eq!(town.at(PUBLISH).await.steps, [(id, State::Published)]);
        let verdict = verified(&town, id).await;
        let result = town.room.result(id, Audience::Public).await.unwrap().unwrap();
        assert_eq!(verdict.result, result);
        assert_eq!((result.turnout.roll, result.turnout.web, result.turnout.paper), (8, 4, 2));
        assert_eq!((result.ballots.web, result.ballots.paper), (4, 2));
        assert_eq!(result.outcome.winners, ["a"]);
        for receipt in &receipts {
            let found = town.room.journal().find(id, &receipt.tracker).await.unwrap().unwrap();
            assert!(matches!(found[0].place, Whereabouts::InLog(_)));
        }
        assert_eq!(town.room.add_erratum(id, "Poprawka", &Actor::cli()).await.unwrap(), Ok(()));
        let late = town.room.withdraw(id, "za późno", &Actor::cli()).await.unwrap();
        assert_eq!(late, Err(StaffRefused::NotNow));
        town.room.check_published().await.unwrap();
    })
    .await;
}

async fn refuse_wrong_keys(town: &Town, id: PlebisciteId, file: &[u8]) {
    let text = String::from_utf8(file.to_vec()).unwrap();
    let salt = text.replacen("\"salt\":\"", "\"salt\":\"00", 1);
    for wrong in [salt, text.replacen("wiec-code-keys/v1", "wiec-code-keys/v2", 1), format!("{text}\n")] {
        let refused = town.room.load_keys(id, wrong.as_bytes(), &Actor::cli()).await.unwrap();
        assert!(matches!(refused, Err(KeysRefused::File(_) | KeysRefused::Keys(_))), "{refused:?}");
    }
}

/// Three votes: twice marked, once blank; sent again, and with another form.
async fn casting(town: &Town, id: PlebisciteId, codes: &[&ballotbox::code::Code]) -> Vec<Receipt> {
    let paper = town.look_up(codes[0]).await.unwrap();
    let other = town.look_up(codes[0]).await.unwrap();
    refuse_wrong_marks(town, &paper).await;
    let first = town.cast(&paper, &marks(&["c", "a"])).await.unwrap();
    let again = town.cast(&paper, &marks(&["c", "a"])).await.unwrap();
    assert!(!first.again && again.again);
    assert_eq!(Receipt { again: false, ..again }, first);
    let used = CodeRefused::AlreadyUsed { plebiscite: id, channel: Channel::Web };
    assert_eq!(town.cast(&other, &marks(&["b"])).await, Err(CastRefused::Code(used.clone())));
    assert_eq!(town.look_up(codes[0]).await.unwrap_err(), used);
    honest_promise(town, id, &first).await;
    let second = town.vote(codes[1], &["a"]).await;
    let blank = town.look_up(codes[2]).await.unwrap();
    let third = town.cast(&blank, &Marked::Blank).await.unwrap();
    vec![first, second, third]
}

async fn refuse_wrong_marks(town: &Town, paper: &BallotPaper) {
    assert_eq!(paper.options().len(), 3);
    let refused = [
        (marks(&["a", "b", "c"]), Invalid::TooMany),
        (marks(&["x"]), Invalid::UnknownOption),
        (marks(&[]), Invalid::NoMark),
        (marks(&["a", "a"]), Invalid::Order),
    ];
    for (marked, why) in refused {
        assert_eq!(town.cast(paper, &marked).await, Err(CastRefused::Marks(why)));
    }
    let shown = town.room.paper_of(&paper.pass).await.unwrap().unwrap();
    assert_eq!(shown.options(), paper.options());
    assert_eq!(town.room.cast("no pass", &Marked::Blank).await.unwrap(), Err(CastRefused::Pass));
    assert_eq!(town.look_up(&ballotbox::code::Code::generate(&*town.ids)).await.unwrap_err(), CodeRefused::Unknown);
    assert!(matches!(town.room.look_up("ABC").await.unwrap(), Err(CodeRefused::Malformed { .. })));
}

async fn honest_promise(town: &Town, id: PlebisciteId, first: &Receipt) {
    let manifest = town.room.plebiscite(id, Audience::Public).await.unwrap().unwrap().manifest.unwrap();
    let manifest = ballotbox::manifest::Manifest::parse(&manifest).unwrap();
    let promised = (&first.leaf_hash, first.merge_by.millis());
    assert_eq!(check_promise(&manifest.urn_vkey, &first.eid, promised, &first.promise), Ok(true));
}

async fn lost_letter(
    town: &Town,
    id: PlebisciteId,
    (resident, old): (ResidentId, &ballotbox::code::Code),
    spares: &[ballotbox::code::Code],
) {
    let opened = town.look_up(old).await.unwrap();
    let replaced = town.room.replace_code(id, resident, "zgubiony list", &Actor::cli()).await.unwrap().unwrap();
    assert_eq!(town.look_up(old).await.unwrap_err(), CodeRefused::Voided { plebiscite: id });
    let voided = CastRefused::Code(CodeRefused::Voided { plebiscite: id });
    assert_eq!(town.cast(&opened, &marks(&["b"])).await, Err(voided));
    let mut taken = 0;
    for spare in spares {
        if let Ok(paper) = town.look_up(spare).await {
            town.cast(&paper, &marks(&["b"])).await.unwrap();
            taken += 1;
        }
    }
    assert_eq!((taken, replaced.label.len()), (1, 9));
    assert_eq!(town.room.spares(id).await.unwrap(), 1);
}

async fn desk(town: &Town, id: PlebisciteId, people: &[ResidentId], code: &ballotbox::code::Code) {
    let [ada, bob] = town.clerks;
    let mark = |n: usize| town.room.mark_paper(id, people[n], ada);
    assert_eq!(mark(0).await.unwrap(), Err(DeskRefused::Stands(RightState::Web)));
    assert_eq!(mark(4).await.unwrap(), Ok(()));
    let paper = CodeRefused::AlreadyUsed { plebiscite: id, channel: Channel::Paper };
    assert_eq!(town.look_up(code).await.unwrap_err(), paper);
    let alone = MarkTaken { clerk: ada, second: ada, reason: "pomyłka" };
    assert_eq!(town.room.unmark_paper(id, people[4], alone).await.unwrap(), Err(DeskRefused::SameClerk));
    let both = MarkTaken { second: bob, ..alone };
    assert_eq!(town.room.unmark_paper(id, people[4], both).await.unwrap(), Ok(()));
    assert!(town.look_up(code).await.is_ok());
    assert_eq!(mark(4).await.unwrap(), Ok(()));
    assert_eq!(mark(5).await.unwrap(), Ok(()));
}

/// Flushed, found, proved; and the log that was is the beginning of the log that is.
async fn in_the_log(town: &Town, id: PlebisciteId, receipt: &Receipt) {
    let journal = town.room.journal();
    let found = journal.find(id, &receipt.tracker).await.unwrap().unwrap();
    assert_eq!(found[0].place, Whereabouts::Spooled);
    let before = journal.head(id, Book::Urn).await.unwrap().unwrap();
    assert_eq!(before.size, 1);
    town.at(OPENS.plus_seconds(30)).await;
    assert_eq!(town.at(OPENS.plus_seconds(61)).await.joined, 8);
    let after = journal.head(id, Book::Urn).await.unwrap().unwrap();
    assert_eq!(after.size, 5);
    let proof = journal.consistency(id, Book::Urn, (1, 5)).await.unwrap().unwrap();
    check_consistency(&proof, 5, after.root, 1, before.root).unwrap();
    let found = journal.find(id, &receipt.tracker).await.unwrap().unwrap();
    let index = match found[0].place {
        Whereabouts::InLog(index) => index,
        Whereabouts::Spooled => u64::MAX,
    };
    let manifest = town.room.plebiscite(id, Audience::Public).await.unwrap().unwrap().manifest.unwrap();
    let vkey = ballotbox::manifest::Manifest::parse(&manifest).unwrap().urn_vkey;
    let file = journal.inclusion(id, Book::Urn, index).await.unwrap().unwrap();
    assert_eq!(file.check(&vkey, receipt.leaf_hash).unwrap().size, 5);
    tiles(town, id).await;
}

async fn tiles(town: &Town, id: PlebisciteId) {
    let journal = town.room.journal();
    for path in ["tile/0/000.p/5", "tile/entries/000.p/5"] {
        let tile = TilePath::parse(path).unwrap();
        assert!(journal.tile(id, Book::Urn, &tile).await.unwrap().is_some(), "{path}");
    }
    let beyond = TilePath::parse("tile/0/000.p/6").unwrap();
    assert_eq!(journal.tile(id, Book::Urn, &beyond).await.unwrap(), None);
}

async fn paper(town: &Town, id: PlebisciteId) {
    let [ada, bob] = town.clerks;
    let right = totals(1, 1, &[("a", 1), ("b", 1), ("c", 0)]);
    let too_many = totals(3, 0, &[("a", 3)]);
    let typed = |totals: &PaperTotals, clerk| {
        let totals = totals.clone();
        async move { town.room.type_batch(id, "Ratusz", &totals, clerk).await.unwrap() }
    };
    let more = PaperRefused::MoreThanMarked { cards: 3, marked: 2 };
    assert_eq!(typed(&too_many, ada).await, Err(more));
    assert!(matches!(typed(&totals(1, 0, &[("a", 2)]), ada).await, Err(PaperRefused::Impossible(_))));
    let slip = totals(1, 0, &[("a", 1)]);
    assert_eq!(typed(&slip, ada).await, Ok(Typed::First));
    assert_eq!(typed(&right, bob).await, Err(PaperRefused::Differs(slip.clone())));
    assert_eq!(typed(&right, ada).await, Ok(Typed::First));
    assert_eq!(town.at(CLOSES.plus_seconds(901)).await.blocked, [(id, Block::Paper)]);
    assert_eq!(town.room.finish_paper(id, ada).await.unwrap(), Err(PaperRefused::Once(vec!["Ratusz".to_owned()])));
    assert_eq!(typed(&right, bob).await, Ok(Typed::Agreed));
    assert_eq!(typed(&right, bob).await, Err(PaperRefused::Agreed));
}

async fn sealed_until_published(town: &Town, id: PlebisciteId) {
    for audience in [Audience::Public, Audience::Staff] {
        assert!(town.room.result(id, audience).await.unwrap().is_none());
    }
    assert!(town.room.result(id, Audience::Preparer).await.unwrap().is_some());
    assert!(town.room.bundle(id).await.unwrap().is_none());
    assert!(town.room.listed().await.unwrap().iter().all(|row| row.result.is_none()));
    let urn = town.room.journal().head(id, Book::Urn).await.unwrap().unwrap();
    assert_eq!(urn.size, 5, "neither paper nor key stands in the urn before the hour");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rehearsal_is_counted_and_never_listed_and_a_tie_waits_for_the_lot() {
    each_engine(|store| async move {
        let town = Town::new(store, 0).await;
        let of = town.room.create(&draft(Marking::Single, &["Park", "Rynek"]), &Actor::cli()).await.unwrap();
        let empty = town.room.freeze(of, &Actor::cli()).await.unwrap();
        assert_eq!(empty, Err(plebiscite::jobs::FreezeRefused::NobodyMayVote));
        let closes_at = START.plus_seconds(600);
        let plan = Plan { people: 3, opens_at: START, closes_at, publish_at: closes_at };
        let id = town.room.rehearse(of, plan, &Actor::cli()).await.unwrap().unwrap();
        assert_eq!(town.at(START).await.blocked, [(id, Block::NoKeys)]);
        let sheets = town.sheets(id, 0).await;
        town.room.load_keys(id, &sheets.file, &Actor::cli()).await.unwrap().unwrap();
        assert_eq!(town.at(START).await.steps, [(id, State::Open)]);
        for (code, option) in sheets.codes.values().zip(["a", "b"]) {
            assert!(town.look_up(code).await.unwrap().rehearsal);
            town.vote(code, &[option]).await;
        }
        assert!(town.room.listed().await.unwrap().is_empty());
        let ticked = town.at(closes_at).await;
        assert_eq!(ticked.steps, [(id, State::Closed), (id, State::Counted)]);
        assert_eq!(ticked.blocked, [(id, Block::Lot)]);
        assert!(town.room.bundle(id).await.unwrap().is_none());
        assert_eq!(town.room.draw_lot(id, " ", &Actor::cli()).await.unwrap(), Err(StaffRefused::Text));
        assert_eq!(town.room.draw_lot(id, "17 4 23", &Actor::cli()).await.unwrap(), Ok(()));
        assert_eq!(town.at(closes_at).await.steps, [(id, State::Published)]);
        let verdict = verified(&town, id).await;
        assert_eq!((verdict.result.rehearsal, verdict.result.lot.as_str()), (true, "17 4 23"));
        assert_eq!(verdict.result.outcome.decision, Decision::Won);
        assert!(town.room.listed().await.unwrap().is_empty());
        assert_eq!(town.room.draw_lot(id, "18", &Actor::cli()).await.unwrap(), Err(StaffRefused::NotNow));
    })
    .await;
}
