//! Paper cards typed one by one, for methods that need each card: two different
//! people type the same batch; a card is refused at once where the other one's says
//! something else, and the batch is taken when both have closed it.
//!
//! ```text
//! type_card … type_card ─close_batch─▶ typed once ─(another clerk)─ type_card … ─close_batch─▶ agreed
//! ```

use std::collections::BTreeMap;

use ballotbox::ballot::{Definition, Invalid, Marks};
use ballotbox::leaf::{Cards, LIMIT, Leaf, PaperBatch};
use kernel::{PlebisciteId, StaffId};
use serde_json::json;
use store::jobs::{self, Name};
use store::{Actor, Event, Tx};

use super::paper::{PAPER, PaperRefused, Typed};
use super::{Fault, Room};
use crate::rows::cards::{self, Card, Says};
use crate::rows::paper::{self, Entry, PaperTotals};
use crate::rules::manifest::definition;

/// A batch as one clerk sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MyBatch {
    /// Whether this is the first or the second typing.
    pub entry: i64,
    /// The clerk's own cards by their number. The other one's are not shown.
    pub cards: BTreeMap<i64, Says>,
    /// Whether this typing is closed.
    pub closed: bool,
    /// Whether both typings are closed and agree.
    pub agreed: bool,
}

impl MyBatch {
    /// The number of the next card.
    #[must_use]
    pub fn next(&self) -> i64 {
        self.cards.last_key_value().map_or(1, |(last, _)| last + 1)
    }
}

/// A batch with both typings.
struct Batch {
    cards: Vec<Card>,
    closed: Vec<Entry>,
}

impl Batch {
    fn agreed(&self) -> bool {
        self.closed.len() > 1
    }

    /// Which typing this clerk's is: the first one's who began, else the second.
    fn entry_of(&self, clerk: StaffId) -> i64 {
        let begun = self.cards.iter().find(|card| card.entry == 1).map(|card| card.staff);
        let first = begun.or_else(|| self.closed.iter().find(|entry| entry.entry == 1).map(|entry| entry.staff));
        if first.is_none_or(|first| first == clerk) { 1 } else { 2 }
    }

    fn typed(&self, entry: i64) -> impl Iterator<Item = &Card> {
        self.cards.iter().filter(move |card| card.entry == entry)
    }
}

/// What a card says, as it counts: marks, blank, or void for a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Counts {
    Marks(Marks),
    Void(paper::Void),
}

fn counts(definition: &Definition, says: &Says) -> Result<Counts, Invalid> {
    match says {
        Says::Blank => Ok(Counts::Marks(Marks::Blank)),
        Says::Void(why) => Ok(Counts::Void(*why)),
        Says::Options(ids) if ids.is_empty() => Err(Invalid::NoMark),
        Says::Options(ids) => definition.marks(ids).map(Counts::Marks),
        Says::Numbers(numbers) => {
            let typed: Vec<(String, u64)> = numbers.iter().map(|(id, number)| (id.clone(), *number)).collect();
            match definition.numbered(&typed)? {
                Marks::Blank => Err(Invalid::NoMark),
                marks => Ok(Counts::Marks(marks)),
            }
        }
    }
}

/// The cards added up by what became of them; what the valid ones say stays with them.
fn totals(definition: &Definition, typed: &[&Says]) -> PaperTotals {
    let mut totals = PaperTotals { void: paper::Void::ALL.map(|why| (why, 0)).into(), ..PaperTotals::default() };
    for says in typed {
        match counts(definition, says) {
            Ok(Counts::Marks(Marks::Blank)) => totals.blank += 1,
            Ok(Counts::Marks(_)) => totals.valid += 1,
            Ok(Counts::Void(why)) => *totals.void.entry(why).or_default() += 1,
            Err(_never_stored) => *totals.void.entry(paper::Void::BadMarking).or_default() += 1,
        }
    }
    totals
}

/// The valid cards as the leaf tells them.
pub(super) fn each<'a>(definition: &Definition, typed: impl Iterator<Item = &'a Says>) -> Cards {
    let marks = typed.filter_map(|says| match counts(definition, says) {
        Ok(Counts::Marks(marks)) if marks != Marks::Blank => Some(marks),
        _ => None,
    });
    Cards::each(marks.collect::<Vec<_>>().iter())
}

impl Room {
    /// A batch as this clerk sees it.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn my_batch(&self, id: PlebisciteId, batch: &str, clerk: StaffId) -> Result<MyBatch, Fault> {
        let both = self.batch(id, batch.trim()).await?;
        let entry = both.entry_of(clerk);
        Ok(MyBatch {
            entry,
            cards: both.typed(entry).map(|card| (card.number, card.says.clone())).collect(),
            closed: both.closed.iter().any(|closed| closed.entry == entry),
            agreed: both.agreed(),
        })
    }

    /// Takes a card of a batch; `number` beyond the last one is the next.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn type_card(
        &self,
        id: PlebisciteId,
        (batch, number): (&str, i64),
        says: Says,
        clerk: StaffId,
    ) -> Result<Result<i64, PaperRefused>, Fault> {
        let (batch, live) = match self.batch_of_cards(id, batch).await? {
            Ok(found) => found,
            Err(refused) => return Ok(Err(refused)),
        };
        let definition = definition(&live.form);
        let said = match counts(&definition, &says) {
            Ok(said) => said,
            Err(invalid) => return Ok(Err(PaperRefused::Card(invalid))),
        };
        let both = self.batch(id, &batch).await?;
        if both.agreed() {
            return Ok(Err(PaperRefused::Agreed));
        }
        let entry = both.entry_of(clerk);
        let next = i64::try_from(both.typed(entry).count()).unwrap_or(i64::MAX - 1) + 1;
        let number = if (1..next).contains(&number) { number } else { next };
        let other = both.cards.iter().find(|card| card.entry != entry && card.number == number);
        if other.is_some_and(|other| counts(&definition, &other.says).as_ref() != Ok(&said)) {
            return Ok(Err(PaperRefused::CardDiffers(number)));
        }
        let standing = self.paper_standing(id).await?;
        let others = standing.batches.iter().filter(|(name, _)| **name != batch);
        let cards =
            others.map(|(_, (totals, _, _))| totals.cards()).sum::<u64>() + u64::try_from(next - 1).unwrap_or(0);
        let cards = cards + u64::from(number == next);
        if cards > standing.marked {
            return Ok(Err(PaperRefused::MoreThanMarked { cards, marked: standing.marked }));
        }
        let mut mine: Vec<&Says> =
            both.typed(entry).filter(|card| card.number != number).map(|card| &card.says).collect();
        mine.push(&says);
        if leaf_bytes(&live.eid, &batch, &definition, &mine) > LIMIT {
            return Ok(Err(PaperRefused::Full));
        }
        let card = Card { batch, entry, number, staff: clerk, says };
        self.store_card(id, &card).await?;
        Ok(Ok(number))
    }

    async fn store_card(&self, id: PlebisciteId, card: &Card) -> Result<(), Fault> {
        let tx = self.begin(&Actor::staff(card.staff.uuid())).await?;
        cards::put(&tx, id, card).await?;
        self.changed(&tx, id, &card.batch, card.entry).await?;
        let detail = json!({ "batch": card.batch, "entry": card.entry, "card": card.number });
        tx.record(Event::new("paper.card-typed", id.to_string()).with(detail)).await?;
        Ok(tx.commit().await?)
    }

    /// What was closed or finished is open again.
    async fn changed(&self, tx: &Tx, id: PlebisciteId, batch: &str, entry: i64) -> Result<(), Fault> {
        paper::reopen(tx, id, batch, entry).await?;
        let subject = id.to_string();
        jobs::start(tx, Name { kind: PAPER, subject: &subject }, None).await?;
        Ok(())
    }

    /// Takes the clerk's last card out again.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn take_last_card(
        &self,
        id: PlebisciteId,
        batch: &str,
        clerk: StaffId,
    ) -> Result<Result<(), PaperRefused>, Fault> {
        let (batch, _) = match self.batch_of_cards(id, batch).await? {
            Ok(found) => found,
            Err(refused) => return Ok(Err(refused)),
        };
        let both = self.batch(id, &batch).await?;
        if both.agreed() {
            return Ok(Err(PaperRefused::Agreed));
        }
        let Some(last) = both.typed(both.entry_of(clerk)).last() else { return Ok(Err(PaperRefused::NotFound)) };
        let tx = self.begin(&Actor::staff(clerk.uuid())).await?;
        cards::remove(&tx, id, last).await?;
        self.changed(&tx, id, &batch, last.entry).await?;
        let detail = json!({ "batch": batch, "entry": last.entry, "card": last.number });
        tx.record(Event::new("paper.card-removed", id.to_string()).with(detail)).await?;
        tx.commit().await?;
        Ok(Ok(()))
    }

    /// Closes the clerk's typing of a batch; with the second one the batch is taken.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn close_batch(
        &self,
        id: PlebisciteId,
        batch: &str,
        clerk: StaffId,
    ) -> Result<Result<Typed, PaperRefused>, Fault> {
        let (batch, live) = match self.batch_of_cards(id, batch).await? {
            Ok(found) => found,
            Err(refused) => return Ok(Err(refused)),
        };
        let definition = definition(&live.form);
        let both = self.batch(id, &batch).await?;
        if both.agreed() {
            return Ok(Err(PaperRefused::Agreed));
        }
        let entry = both.entry_of(clerk);
        let mine: Vec<&Says> = both.typed(entry).map(|card| &card.says).collect();
        if mine.is_empty() {
            return Ok(Err(PaperRefused::NotFound));
        }
        if entry == 2 {
            let Some(first) = both.closed.first() else { return Ok(Err(PaperRefused::FirstOpen)) };
            let (first, second) = (first.totals.cards(), mine.len() as u64);
            if first != second {
                return Ok(Err(PaperRefused::CardsDiffer { first, second }));
            }
            let same = |(a, b): (&Card, &Card)| counts(&definition, &a.says) == counts(&definition, &b.says);
            if let Some((card, _)) = both.typed(1).zip(both.typed(2)).find(|pair| !same(*pair)) {
                return Ok(Err(PaperRefused::CardDiffers(card.number)));
            }
        }
        let entry = Entry { batch, entry, staff: clerk, totals: totals(&definition, &mine) };
        self.store_entry(id, &entry).await?;
        Ok(Ok(if entry.entry == 1 { Typed::First } else { Typed::Agreed }))
    }

    /// The batch's name and the plebiscite, when its cards are typed one by one now.
    async fn batch_of_cards(
        &self,
        id: PlebisciteId,
        batch: &str,
    ) -> Result<Result<(String, std::sync::Arc<super::live::Live>), PaperRefused>, Fault> {
        let Some(batch) = super::paper::named(batch) else { return Ok(Err(PaperRefused::Name)) };
        Ok(match self.counting_paper(id).await? {
            Ok(live) if live.form.counting.method.adds_up() => Err(PaperRefused::OtherWay),
            Ok(live) => Ok((batch.to_owned(), live)),
            Err(refused) => Err(refused),
        })
    }

    async fn batch(&self, id: PlebisciteId, batch: &str) -> Result<Batch, Fault> {
        let conn = self.0.store.reader().conn();
        let cards = cards::of_batch(conn, id, batch).await?;
        let closed = paper::all(conn, id).await?.into_iter().filter(|entry| entry.batch == batch).collect();
        Ok(Batch { cards, closed })
    }
}

/// How large the leaf of such a batch is.
fn leaf_bytes(eid: &str, batch: &str, definition: &Definition, typed: &[&Says]) -> usize {
    let totals = totals(definition, typed);
    let leaf = PaperBatch {
        eid: eid.to_owned(),
        batch: batch.to_owned(),
        valid: totals.valid,
        blank: totals.blank,
        void: totals.void.into_iter().map(|(why, cards)| (why.word().to_owned(), cards)).collect(),
        cards: each(definition, typed.iter().copied()),
    };
    Leaf::Paper(leaf).encode().len()
}
