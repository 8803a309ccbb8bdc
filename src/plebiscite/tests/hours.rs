//! Hours, withdrawals and databases that were set back.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{CLOSES, OPENS, PUBLISH, START, Town, draft, marks, settings};
use kernel::Audience;
use plebiscite::rules::form::Marking;
use plebiscite::rules::states::State;
use plebiscite::{CastRefused, CodeRefused, Fault, Room};
use store::testing::{Temporary, each_engine};
use store::{Actor, Engine, Settings as Where, Store};

#[tokio::test(flavor = "multi_thread")]
async fn the_hours_hold_to_the_millisecond_and_a_clock_set_back_reopens_nothing() {
    each_engine(|store| async move {
        let town = Town::new(store, 4).await;
        let (id, sheets) = town.frozen(&draft(Marking::Single, &["Park", "Rynek"])).await;
        let codes: Vec<_> = sheets.codes.values().collect();
        town.at(OPENS).await;
        let last = kernel::Instant::from_millis(CLOSES.millis() - 1);
        let no_longer = CodeRefused::NoLonger { plebiscite: id, closes: CLOSES };
        town.clock.set(last);
        let [in_time, late] = [town.look_up(codes[0]).await.unwrap(), town.look_up(codes[1]).await.unwrap()];
        let receipt = town.cast(&in_time, &marks(&["a"])).await.unwrap();
        town.clock.set(CLOSES);
        assert_eq!(town.look_up(codes[2]).await.unwrap_err(), no_longer);
        assert_eq!(town.cast(&late, &marks(&["a"])).await, Err(CastRefused::Code(no_longer.clone())));
        // In the grace the form whose right was spent in time is still answered.
        let again = town.cast(&in_time, &marks(&["a"])).await.unwrap();
        assert_eq!(again.leaf_hash, receipt.leaf_hash);
        let closes = kernel::Instant::from_millis(CLOSES.plus_seconds(900).millis() - 1);
        assert!(town.at(closes).await.steps.is_empty());
        let steps = town.at(CLOSES.plus_seconds(900)).await.steps;
        assert_eq!(steps, [(id, State::Closed), (id, State::Counted)]);

        town.at(OPENS.plus_seconds(5)).await;
        assert_eq!(town.look_up(codes[2]).await.unwrap_err(), no_longer);
        assert_eq!(town.cast(&late, &marks(&["a"])).await, Err(CastRefused::Code(no_longer.clone())));
        let row = town.room.plebiscite(id, Audience::Public).await.unwrap().unwrap();
        assert_eq!(row.state, State::Counted);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_plebiscite_takes_no_vote_and_can_never_be_opened() {
    each_engine(|store| async move {
        let town = Town::new(store, 2).await;
        let (id, sheets) = town.frozen(&draft(Marking::Single, &["Park", "Rynek"])).await;
        let codes: Vec<_> = sheets.codes.values().collect();
        town.at(OPENS).await;
        town.vote(codes[0], &["a"]).await;
        let paper = town.look_up(codes[1]).await.unwrap();
        town.room.withdraw(id, "Błąd w tytule", &Actor::cli()).await.unwrap().unwrap();
        let withdrawn = CodeRefused::Withdrawn { plebiscite: id };
        assert_eq!(town.cast(&paper, &marks(&["b"])).await, Err(CastRefused::Code(withdrawn.clone())));
        assert_eq!(town.look_up(codes[1]).await.unwrap_err(), withdrawn);
        let names = town.store.keys().names().unwrap();
        assert!(!names.iter().any(|name| name.ends_with("/seal") || name.ends_with("/issuer")), "{names:?}");
        assert!(town.at(CLOSES.plus_days(9)).await.steps.is_empty());
        assert!(town.room.result(id, Audience::Preparer).await.unwrap().is_none());
        let row = &town.room.listed().await.unwrap()[0];
        assert_eq!(row.withdrawn_reason.as_deref(), Some("Błąd w tytule"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_dispute_nobody_can_say_who_took_part() {
    each_engine(|store| async move {
        let town = Town::new(store, 3).await;
        let (id, sheets) = town.frozen(&draft(Marking::Single, &["Park", "Rynek"])).await;
        let (withdrawn, _) = town.frozen(&draft(Marking::Single, &["Kino", "Basen"])).await;
        let never_named = town.room.create(&draft(Marking::Single, &["Las", "Staw"]), &Actor::cli()).await.unwrap();
        town.room.freeze(never_named, &Actor::cli()).await.unwrap().unwrap();
        let code = sheets.codes.values().next().unwrap();
        town.at(OPENS).await;
        town.vote(code, &["a"]).await;
        for one in [withdrawn, never_named] {
            town.room.withdraw(one, "Błąd w tytule", &Actor::cli()).await.unwrap().unwrap();
        }
        town.at(PUBLISH).await;
        let rights = |store: &Store, id| {
            let store = store.clone();
            async move { roll::rows::right::totals(store.vault_reader(store::Vault::Rights), id).await.unwrap() }
        };
        assert_eq!((rights(&town.store, id).await.all, rights(&town.store, id).await.web), (3, 1));
        let turnout = town.room.turnout(id, Audience::Public).await.unwrap();
        assert!(turnout.is_some());

        let days = i64::from(settings().dispute_days);
        town.at(PUBLISH.plus_days(days).plus_seconds(-1)).await;
        assert_eq!(rights(&town.store, id).await.all, 3);
        town.at(PUBLISH.plus_days(days).plus_seconds(3_600)).await;
        let pseudonyms = |names: Vec<String>| names.into_iter().filter(|name| name.ends_with("/pseudonyms")).count();
        assert_eq!(pseudonyms(town.store.keys().names().unwrap()), 0);
        for one in [id, withdrawn, never_named] {
            assert_eq!(rights(&town.store, one).await.all, 0);
        }
        assert_eq!(town.room.turnout(id, Audience::Public).await.unwrap(), turnout);
        assert!(matches!(town.look_up(code).await, Err(CodeRefused::NoLonger { .. })));
        town.room.check_published().await.unwrap();
        let mut bundle = Vec::new();
        std::fs::File::open(town.room.bundle(id).await.unwrap().unwrap())
            .and_then(|mut file| std::io::Read::read_to_end(&mut file, &mut bundle))
            .unwrap();
        verify::bundle(std::io::Cursor::new(bundle), None).unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_survives_a_restart_between_page_and_ballot() {
    each_engine(|store| async move {
        let town = Town::new(store, 2).await;
        let (_, sheets) = town.frozen(&draft(Marking::Single, &["Park", "Rynek"])).await;
        let code = sheets.codes.values().next().unwrap();
        town.at(OPENS).await;
        let paper = town.look_up(code).await.unwrap();
        let Town { store, clock, ids, .. } = town;
        let (room, writers) = Room::new(&store, clock, ids, settings()).unwrap();
        let mut running = tokio::task::JoinSet::new();
        running.spawn(async move { writers.run(std::future::pending::<()>).await.unwrap() });
        let receipt = room.cast(&paper.pass, &marks(&["b"])).await.unwrap().unwrap();
        assert!(!receipt.again);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_set_back_is_refused() {
    let temporary = Temporary::new(Engine::Sqlite).await;
    let town = Town::new(temporary.store().clone(), 4).await;
    let (_, sheets) = town.frozen(&draft(Marking::Single, &["Park", "Rynek"])).await;
    let codes: Vec<_> = sheets.codes.values().collect();
    town.at(OPENS).await;
    let [backup, keys] = ["backup", "keys"].map(|name| temporary.dir().join(name));
    temporary.store().backup(&backup, Some(&keys)).await.unwrap();
    town.vote(codes[0], &["a"]).await;
    town.vote(codes[1], &["a"]).await;
    assert_eq!(town.at(OPENS.plus_seconds(61)).await.joined, 4);
    town.room.check_published().await.unwrap();

    let dir = temporary.dir().join("restored");
    let restored = Store::open(&Where::Sqlite { dir: dir.clone() }).await.unwrap();
    restored.restore(&backup, Some(&keys)).await.unwrap();
    copy(&temporary.store().dir().join("guard"), &dir.join("guard"));
    let clock = std::sync::Arc::new(kernel::ManualClock::new(START));
    let (room, _writers) = Room::new(&restored, clock, town.ids.clone(), settings()).unwrap();
    let refused = room.check_published().await.unwrap_err();
    assert!(matches!(refused, Fault::Journal(journal::Fault::SetBack { found: 1, published: 3, .. })), "{refused}");
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}
