//! The two grouped writers of a vote: rights and urn, each in transactions of
//! its own vault. Nothing else is written in them: no event, time or actor.

use journal::rows::spool::{self, Ballot, RegisterLeaf};
use kernel::{PlebisciteId, ResidentId};
use roll::rows::right::{self, Spent, State, Whose};
use sea_orm::DbErr;
use store::Silent;
use store::group::Batch;

/// A change of a right.
#[derive(Debug, Clone)]
pub enum RightItem {
    /// Spend it on the web and spool the register leaf.
    Spend {
        /// Whose right.
        whose: Whose,
        /// `SHA-256("agent" ‖ nonce)`.
        bh: [u8; 32],
        /// The leaf, made for the right's pseudonym.
        leaf: RegisterLeaf,
    },
    /// Mark it as used on paper.
    MarkPaper(Whose),
    /// Take the mark back.
    UnmarkPaper(Whose),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RightAnswer {
    /// Of a spend.
    Spent(Spent),
    /// Of a mark: `Err` says how the right stood instead (`None`: no such right).
    Marked(Result<(), Option<State>>),
}

/// Writes rights in groups.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rights;

impl Batch for Rights {
    type Item = RightItem;
    type Answer = RightAnswer;

    async fn apply(&self, tx: &Silent, items: Vec<RightItem>) -> Result<Vec<RightAnswer>, DbErr> {
        let mut answers = Vec::with_capacity(items.len());
        for item in items {
            answers.push(match item {
                RightItem::Spend { whose, bh, leaf } => {
                    let spent = right::spend(tx, whose, &bh).await?;
                    if matches!(spent, Spent::Now { .. }) {
                        spool::put_register(tx, &leaf).await?;
                    }
                    RightAnswer::Spent(spent)
                }
                RightItem::MarkPaper(whose) => RightAnswer::Marked(right::mark_paper(tx, whose).await?),
                RightItem::UnmarkPaper(whose) => RightAnswer::Marked(right::unmark_paper(tx, whose).await?),
            });
        }
        Ok(answers)
    }
}

/// Writes ballots in groups; the answer is the hash of the leaf that stands.
#[derive(Debug, Clone, Copy, Default)]
pub struct Urn;

impl Batch for Urn {
    type Item = Ballot;
    type Answer = [u8; 32];

    async fn apply(&self, tx: &Silent, items: Vec<Ballot>) -> Result<Vec<[u8; 32]>, DbErr> {
        spool::put_ballots(tx, &items).await
    }
}

/// Whose right a plebiscite and a resident name.
#[must_use]
pub const fn whose(plebiscite: PlebisciteId, resident: ResidentId) -> Whose {
    Whose { plebiscite, resident }
}
