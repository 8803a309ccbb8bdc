//! The totals of paper cards: each batch typed twice, by different people, and
//! equal; together no more cards than rights were marked on paper.

use std::collections::BTreeMap;

use ballotbox::ballot::Invalid;
use ballotbox::leaf::{Cards, PaperBatch};
use kernel::{PlebisciteId, StaffId};
use roll::rows::right;
use serde_json::json;
use store::jobs::{self, Name, State as JobState};
use store::{Actor, Event, Vault};

use super::live::Live;
use super::{Fault, Room};
use crate::rows::cards;
use crate::rows::paper::{self, Entry, PaperTotals};
use crate::rules::form::Conflict;
use crate::rules::paper::{Impossible, possible};
use crate::rules::states::State;

/// The kind of job that is done when every card is counted; subject: the id.
pub const PAPER: &str = "plebiscite.paper";
/// Longest name of a batch.
const LONGEST: usize = 120;

/// Why totals were refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperRefused {
    /// Cards are counted after the close and before the result.
    NotNow,
    /// This plebiscite has no paper.
    WebOnly,
    /// The batch needs a name of at most 120 characters.
    Name,
    /// The figures cannot be true.
    Impossible(Impossible),
    /// More cards than rights were marked on paper.
    MoreThanMarked {
        /// Cards in all batches, this one included.
        cards: u64,
        /// Rights marked on paper.
        marked: u64,
    },
    /// The first typing, by somebody else, says other figures. Nothing was stored.
    Differs(PaperTotals),
    /// The batch was typed twice and agrees: discard it to type it anew.
    Agreed,
    /// Both typings must be by different people.
    SameClerk,
    /// These batches were typed once only.
    Once(Vec<String>),
    /// No such batch.
    NotFound,
    /// This plebiscite's cards are typed the other way: added up, or one by one.
    OtherWay,
    /// The card is no valid one: it must be typed as void, with its reason.
    Card(Invalid),
    /// The other clerk typed something else for this card. Nothing was stored.
    CardDiffers(i64),
    /// The other clerk typed another number of cards.
    CardsDiffer {
        /// The first clerk's cards.
        first: u64,
        /// The second one's.
        second: u64,
    },
    /// The first clerk has not closed the batch yet.
    FirstOpen,
    /// No more cards go into one batch: a new one is begun.
    Full,
    /// A reason must be given.
    NoReason,
}

/// What came of a typing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// Stored as the first one: somebody else types it once more.
    First,
    /// Equal to the first one.
    Agreed,
}

/// How the count of paper stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaperStanding {
    /// Rights marked on paper.
    pub marked: u64,
    /// Cards in all batches.
    pub cards: u64,
    /// Batches with their first typing, and whether the second agrees.
    pub batches: BTreeMap<String, (PaperTotals, StaffId, bool)>,
    /// Whether it was declared that every card is counted.
    pub finished: bool,
}

impl PaperStanding {
    /// Whether the result must wait for paper.
    #[must_use]
    pub fn missing(&self) -> bool {
        let agreed = self.batches.values().all(|(_, _, agreed)| *agreed);
        self.marked > 0 && !(agreed && (self.finished || self.cards == self.marked))
    }
}

impl Room {
    /// How the count of paper stands.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn paper_standing(&self, id: PlebisciteId) -> Result<PaperStanding, Fault> {
        let marked = right::totals(self.0.store.vault_reader(Vault::Rights), id).await?.paper;
        let mut batches = BTreeMap::new();
        for entry in paper::all(self.0.store.reader().conn(), id).await? {
            if entry.entry == 1 {
                batches.insert(entry.batch, (entry.totals, entry.staff, false));
            } else if let Some((_, _, agreed)) = batches.get_mut(&entry.batch) {
                *agreed = true;
            }
        }
        // Batches whose cards are being typed one by one: only their number is known yet.
        for many in cards::many(self.0.store.reader().conn(), id).await? {
            let so_far = PaperTotals { valid: u64::try_from(many.cards).unwrap_or(0), ..PaperTotals::default() };
            batches.entry(many.batch).or_insert((so_far, many.staff, false));
        }
        let subject = id.to_string();
        let job = jobs::find(self.0.store.reader(), Name { kind: PAPER, subject: &subject }).await?;
        let cards = batches.values().map(|(totals, _, _)| totals.cards()).sum();
        let finished = job.is_some_and(|job| job.state == JobState::Done);
        Ok(PaperStanding { marked, cards, batches, finished })
    }

    /// Takes one typing of a batch.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn type_batch(
        &self,
        id: PlebisciteId,
        batch: &str,
        totals: &PaperTotals,
        clerk: StaffId,
    ) -> Result<Result<Typed, PaperRefused>, Fault> {
        let Some(batch) = named(batch) else { return Ok(Err(PaperRefused::Name)) };
        let live = match self.counting_paper(id).await? {
            Ok(live) if !live.form.counting.method.adds_up() => return Ok(Err(PaperRefused::OtherWay)),
            Ok(live) => live,
            Err(refused) => return Ok(Err(refused)),
        };
        if let Err(impossible) = possible(totals, &live.form) {
            return Ok(Err(PaperRefused::Impossible(impossible)));
        }
        let standing = self.paper_standing(id).await?;
        let others = standing.batches.iter().filter(|(name, _)| name.as_str() != batch);
        let cards = others.map(|(_, (other, _, _))| other.cards()).sum::<u64>() + totals.cards();
        if cards > standing.marked {
            return Ok(Err(PaperRefused::MoreThanMarked { cards, marked: standing.marked }));
        }
        let entry = match standing.batches.get(batch) {
            Some((_, _, true)) => return Ok(Err(PaperRefused::Agreed)),
            Some((first, by, false)) if *by != clerk && first != totals => {
                return Ok(Err(PaperRefused::Differs(first.clone())));
            }
            Some((_, by, false)) if *by != clerk => 2,
            Some(_) | None => 1,
        };
        let entry = Entry { batch: batch.to_owned(), entry, staff: clerk, totals: totals.clone() };
        self.store_entry(id, &entry).await?;
        Ok(Ok(if entry.entry == 1 { Typed::First } else { Typed::Agreed }))
    }

    pub(super) async fn store_entry(&self, id: PlebisciteId, entry: &Entry) -> Result<(), Fault> {
        let tx = self.begin(&Actor::staff(entry.staff.uuid())).await?;
        paper::put(&tx, id, entry).await?;
        let subject = id.to_string();
        jobs::start(&tx, Name { kind: PAPER, subject: &subject }, None).await?;
        let detail = json!({ "batch": entry.batch, "entry": entry.entry, "cards": entry.totals.cards() });
        tx.record(Event::new("paper.typed", subject).with(detail)).await?;
        Ok(tx.commit().await?)
    }

    /// Discards both typings of a batch.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn discard_batch(
        &self,
        id: PlebisciteId,
        batch: &str,
        reason: &str,
        clerk: StaffId,
    ) -> Result<Result<(), PaperRefused>, Fault> {
        if reason.trim().is_empty() {
            return Ok(Err(PaperRefused::NoReason));
        }
        if let Err(refused) = self.counting_paper(id).await? {
            return Ok(Err(refused));
        }
        let tx = self.begin(&Actor::staff(clerk.uuid())).await?;
        let (counted, typed) = (paper::remove(&tx, id, batch).await?, cards::remove_batch(&tx, id, batch).await?);
        if !counted && !typed {
            return Ok(Err(PaperRefused::NotFound));
        }
        let subject = id.to_string();
        jobs::start(&tx, Name { kind: PAPER, subject: &subject }, None).await?;
        let detail = json!({ "batch": batch, "reason": reason.trim() });
        tx.record(Event::new("paper.discarded", subject).with(detail)).await?;
        tx.commit().await?;
        Ok(Ok(()))
    }

    /// Declares that every card is counted, though fewer came back than were handed out.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn finish_paper(&self, id: PlebisciteId, clerk: StaffId) -> Result<Result<(), PaperRefused>, Fault> {
        if let Err(refused) = self.counting_paper(id).await? {
            return Ok(Err(refused));
        }
        let standing = self.paper_standing(id).await?;
        let once = standing.batches.iter().filter(|(_, (_, _, agreed))| !agreed);
        let once: Vec<String> = once.map(|(batch, _)| batch.clone()).collect();
        if !once.is_empty() {
            return Ok(Err(PaperRefused::Once(once)));
        }
        let subject = id.to_string();
        let name = Name { kind: PAPER, subject: &subject };
        let tx = self.begin(&Actor::staff(clerk.uuid())).await?;
        jobs::start(&tx, name, None).await?;
        jobs::end(&tx, name, JobState::Done, "").await?;
        let detail = json!({ "cards": standing.cards, "marked": standing.marked });
        tx.record(Event::new("paper.finished", &subject).with(detail)).await?;
        tx.commit().await?;
        Ok(Ok(()))
    }

    pub(super) async fn counting_paper(
        &self,
        id: PlebisciteId,
    ) -> Result<Result<std::sync::Arc<Live>, PaperRefused>, Fault> {
        Ok(match self.live_of(id).await? {
            Some((State::Closed, live)) if live.form.conflict == Conflict::WebOnly => Err(PaperRefused::WebOnly),
            Some((State::Closed, live)) => Ok(live),
            Some(_) | None => Err(PaperRefused::NotNow),
        })
    }

    /// The leaves of the agreed batches, in order of their names.
    pub(super) async fn paper_leaves(&self, live: &Live) -> Result<Vec<PaperBatch>, Fault> {
        let standing = self.paper_standing(live.id).await?;
        let mut leaves = Vec::new();
        for (batch, (totals, _, _)) in standing.batches {
            let cards = if live.form.counting.method.adds_up() {
                Cards::Sums(totals.marks)
            } else {
                let typed = cards::of_batch(self.0.store.reader().conn(), live.id, &batch).await?;
                let first = typed.iter().filter(|card| card.entry == 1).map(|card| &card.says);
                super::cards::each(&live.manifest.ballot_definition, first)
            };
            leaves.push(PaperBatch {
                eid: live.eid.clone(),
                batch,
                valid: totals.valid,
                blank: totals.blank,
                void: totals.void.into_iter().map(|(why, cards)| (why.word().to_owned(), cards)).collect(),
                cards,
            });
        }
        Ok(leaves)
    }
}

/// The name of a batch, if it can be one.
pub(super) fn named(batch: &str) -> Option<&str> {
    let batch = batch.trim();
    let fits = !batch.is_empty() && batch.chars().count() <= LONGEST && !batch.chars().any(char::is_control);
    fits.then_some(batch)
}
