//! The room itself under the harness: each right at most once, sums as in the logs.

use std::sync::Arc;

use ballotbox::code::Code;
use journal::rows::leaves::Whereabouts;
use kernel::{PlebisciteId, ResidentId, StaffId};
use plebiscite::Room;
use plebiscite::jobs::MarkTaken;
use roll::rows::right::State;
use store::testing::each_engine;
use store::{Store, dialect};

use super::harness::{Rights, Told, doubles, interleave};
use crate::town::{Hours, Town, mark, patiently};

/// A hundredth of the whole would hardly be a race.
const LEAST: u64 = 600;

struct Product {
    room: Room,
    id: PlebisciteId,
    residents: Vec<(ResidentId, Code)>,
    clerks: [StaffId; 2],
}

impl Rights for Product {
    async fn cast(&self, resident: usize, dice: u64) -> Option<[u8; 32]> {
        let code = self.residents[resident].1.to_string();
        let paper = patiently(|| self.room.look_up(&code)).await.ok()?;
        let marked = mark(usize::from(dice.to_be_bytes()[0]));
        Some(patiently(|| self.room.cast(&paper.pass, &marked)).await.ok()?.leaf_hash)
    }

    async fn mark(&self, resident: usize) -> bool {
        self.room.mark_paper(self.id, self.residents[resident].0, self.clerks[0]).await.unwrap().is_ok()
    }

    async fn undo(&self, resident: usize) -> bool {
        let taken = MarkTaken { clerk: self.clerks[0], second: self.clerks[1], reason: "pomyłka" };
        self.room.unmark_paper(self.id, self.residents[resident].0, taken).await.unwrap().is_ok()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn web_and_desk_at_once_spend_each_right_at_most_once() {
    each_engine(|store| async move {
        let deeds = usize::try_from(seeded::rounds(20_000).max(LEAST)).unwrap();
        let residents = usize::try_from(seeded::rounds(200).max(8)).unwrap();
        let town = Town::open(&store, residents, Hours::SOMEDAY, seeded::seed()).await;
        let people: Vec<_> = town.codes.iter().map(|(resident, code)| (*resident, code.clone())).collect();
        let product = Product { room: town.room.clone(), id: town.id, residents: people, clerks: town.clerks };
        let product = Arc::new(product);
        let told = interleave(Arc::clone(&product), residents, deeds, seeded::seed()).await;

        assert_eq!(doubles(&told), (0, 0), "residents with more than one vote, votes beyond the first");
        for (told, (resident, _)) in told.iter().zip(&product.residents) {
            stands_as_told(&town, told, *resident).await;
        }
        staff_log_agrees(&store, &told).await;
        sums_agree(&town, &told, deeds).await;
    })
    .await;
}

async fn stands_as_told(town: &Town, told: &Told, resident: ResidentId) {
    assert!(told.marks - told.undone <= 1, "marks that follow each other: {told:?}");
    let expected = match (told.ballots.len(), told.paper()) {
        (1, false) => State::Web,
        (0, true) => State::Paper,
        _ => State::Unspent,
    };
    assert_eq!(town.room.standing(town.id, resident).await.unwrap(), Some(expected), "{told:?}");
}

/// Every deed of the desk has its entry; one that came too late has a second one.
async fn staff_log_agrees(store: &Store, told: &[Told]) {
    let mut entries = [0; 3];
    for (entries, kind) in entries.iter_mut().zip(["desk.marked", "desk.unmarked", "desk.refused"]) {
        let sql = "SELECT COUNT(*) AS n FROM event WHERE kind = ?";
        let row = dialect::one(store.reader().conn(), sql, [kind.into()]).await.unwrap().unwrap();
        *entries = usize::try_from(row.try_get::<i64>("", "n").unwrap()).unwrap();
    }
    let [marked, unmarked, refused] = entries;
    let deeds: usize = told.iter().map(|told| told.marks + told.undone).sum();
    assert_eq!(marked + unmarked - refused, deeds);
}

async fn sums_agree(town: &Town, told: &[Told], deeds: usize) {
    let web = told.iter().filter(|told| !told.ballots.is_empty()).count();
    let paper = told.iter().filter(|told| told.paper()).count();
    let marks: usize = told.iter().map(|told| told.marks).sum();
    let [web, paper, roll] = [web, paper, told.len()].map(|n| u64::try_from(n).unwrap());
    assert!(web > 0 && marks > 0, "the harness did nothing");
    let verdict = town.end(paper).await;
    let (turnout, ballots) = (verdict.result.turnout, verdict.result.ballots);
    assert_eq!((turnout.roll, turnout.web, turnout.paper), (roll, web, paper));
    assert_eq!((ballots.web, ballots.paper), (web, paper));
    for hash in told.iter().flat_map(|told| &told.ballots) {
        let found = town.room.journal().find(town.id, &ballotbox::receipt::tracker(hash)).await.unwrap().unwrap();
        let here =
            |found: &journal::jobs::Found| found.leaf_hash == *hash && matches!(found.place, Whereabouts::InLog(_));
        assert!(found.iter().any(here), "a receipt without a ballot");
    }
    println!(
        "{deeds} deeds on {roll} rights, {}: {web} web, {paper} paper, {marks} marks, no right twice",
        town.store.engine()
    );
}
