//! A thousand casts at once with one code.

use std::collections::BTreeSet;

use ballotbox::code::Code;
use journal::Book;
use plebiscite::{CastRefused, Channel, CodeRefused};
use store::testing::each_engine;
use tokio::task::JoinSet;

use crate::town::{Hours, Town, mark, patiently};

/// Of a thousand a hundredth would be no crowd.
const LEAST: u64 = 200;

fn crowd() -> usize {
    usize::try_from(seeded::rounds(1_000).max(LEAST)).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_parallel_casts_with_one_code_are_one_ballot() {
    each_engine(|store| async move {
        let town = Town::open(&store, 3, Hours::SOMEDAY, seeded::seed()).await;
        let codes: Vec<Code> = town.codes.values().cloned().collect();
        let other_forms = many_forms(&town, &codes[0], crowd()).await;
        let same_form = one_form_with_many_marks(&town, &codes[1], crowd()).await;
        assert_eq!((other_forms, same_form), (1, 1), "receipts for different ballots");

        let verdict = town.end(0).await;
        assert_eq!((verdict.result.turnout.web, verdict.result.ballots.web), (2, 2));
        // The manifest, two rights or two ballots, and what the end adds.
        let register = town.room.journal().head(town.id, Book::Register).await.unwrap().unwrap();
        assert_eq!(register.size, verdict.result.register.size);
        println!("one code, {} casts at once, {}: one ballot each", crowd(), store.engine());
    })
    .await;
}

/// Every cast with a form (a nonce) of its own, all opened before the first one is cast.
async fn many_forms(town: &Town, code: &Code, casts: usize) -> usize {
    let mut opening = JoinSet::new();
    for _ in 0..casts {
        let (room, code) = (town.room.clone(), code.to_string());
        opening.spawn(async move { patiently(|| room.look_up(&code)).await.unwrap().pass });
    }
    let passes = opening.join_all().await;
    let mut casting = JoinSet::new();
    for (n, pass) in passes.iter().cloned().enumerate() {
        let (room, marked) = (town.room.clone(), mark(n));
        casting.spawn(async move { (pass.clone(), patiently(|| room.cast(&pass, &marked)).await) });
    }
    let used = CodeRefused::AlreadyUsed { plebiscite: town.id, channel: Channel::Web };
    let mut winners = Vec::new();
    for (pass, answer) in casting.join_all().await {
        match answer {
            Ok(receipt) => winners.push((pass, receipt.leaf_hash)),
            Err(refused) => assert_eq!(refused, CastRefused::Code(used.clone())),
        }
    }
    // In whatever order they try again, only the one form is answered, and as before.
    for (n, pass) in passes.iter().enumerate() {
        let won = winners.iter().find(|(winner, _)| winner == pass).map(|(_, hash)| *hash);
        let marked = mark(n);
        let again = patiently(|| town.room.cast(pass, &marked)).await;
        assert_eq!(again.ok().map(|receipt| receipt.leaf_hash), won);
    }
    winners.len()
}

/// One form, so one credential, with different marks: different ballots of one voter.
async fn one_form_with_many_marks(town: &Town, code: &Code, casts: usize) -> usize {
    let pass = town.room.look_up(&code.to_string()).await.unwrap().unwrap().pass;
    let mut casting = JoinSet::new();
    for n in 0..casts {
        let (room, pass, marked) = (town.room.clone(), pass.clone(), mark(n));
        casting.spawn(async move { patiently(|| room.cast(&pass, &marked)).await.unwrap() });
    }
    let receipts = casting.join_all().await;
    assert!(receipts.iter().filter(|receipt| !receipt.again).count() <= 1, "two casts were the first");
    receipts.iter().map(|receipt| receipt.leaf_hash).collect::<BTreeSet<_>>().len()
}
