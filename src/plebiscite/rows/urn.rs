//! The two grouped writers of a vote: rights and urn, each in transactions of
//! its own vault. Nothing else is written in them: no event, time or actor.

use journal::rows::spool::{self, Ballot, RegisterLeaf};
use roll::rows::right::{self, Spending, Spent, State, Whose};
use sea_orm::DbErr;
use store::Silent;
use store::group::Batch;

/// A change of a right.
#[derive(Debug, Clone)]
pub enum RightItem {
    /// Spend it on the web and spool the register leaf, which was made for the right's pseudonym.
    Spend(Spending, RegisterLeaf),
    /// Mark it as used on paper.
    MarkPaper(Whose),
    /// Take the mark back.
    UnmarkPaper(Whose),
}

impl RightItem {
    const fn spending(&self) -> Option<&Spending> {
        match self {
            Self::Spend(spending, _) => Some(spending),
            Self::MarkPaper(_) | Self::UnmarkPaper(_) => None,
        }
    }
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
        let forms: Vec<Spending> = items.iter().filter_map(RightItem::spending).cloned().collect();
        let mut spent = right::spend(tx, &forms).await?.into_iter();
        let mut leaves = Vec::with_capacity(forms.len());
        let mut answers = Vec::with_capacity(items.len());
        for item in items {
            answers.push(match item {
                RightItem::Spend(_, leaf) => {
                    // One answer for each form.
                    let spent = spent.next().unwrap_or(Spent::NoRight);
                    leaves.extend((spent == Spent::Now).then_some(leaf));
                    RightAnswer::Spent(spent)
                }
                RightItem::MarkPaper(whose) => RightAnswer::Marked(right::mark_paper(tx, whose).await?),
                RightItem::UnmarkPaper(whose) => RightAnswer::Marked(right::unmark_paper(tx, whose).await?),
            });
        }
        spool::put_register(tx, leaves).await?;
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
