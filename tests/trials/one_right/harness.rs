//! Many tasks at few rights: web casts, desk marks and undos, all at once.
//!
//! The tasks walk over the residents together, a few at a time, so that whatever
//! happens to a right happens to it from several sides at the same moment. What
//! each was *told* is written down and compared with what can be true.

use std::collections::BTreeSet;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use seeded::Dice;
use tokio::task::JoinSet;

/// Tasks at once.
const TASKS: usize = 16;
/// Residents that are dealt with at the same time.
const HOT: usize = 4;

/// What is put on trial.
pub(super) trait Rights: Send + Sync + 'static {
    /// Casts with a new form; the ballot acknowledged, if one was.
    fn cast(&self, resident: usize, dice: u64) -> impl Future<Output = Option<[u8; 32]>> + Send;
    /// Marks the right as used on paper; whether that was acknowledged.
    fn mark(&self, resident: usize) -> impl Future<Output = bool> + Send;
    /// Takes the mark back; whether that was acknowledged.
    fn undo(&self, resident: usize) -> impl Future<Output = bool> + Send;
}

/// What one resident's right was acknowledged as.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    pub(super) ballots: BTreeSet<[u8; 32]>,
    pub(super) marks: usize,
    pub(super) undone: usize,
}

impl Told {
    /// Whether the right ended on paper.
    pub(super) fn paper(&self) -> bool {
        self.marks > self.undone
    }

    /// How often the right was spent and stayed so.
    pub(super) fn votes(&self) -> usize {
        self.ballots.len() + self.marks.saturating_sub(self.undone)
    }
}

enum Done {
    Cast(Option<[u8; 32]>),
    Mark(bool),
    Undo(bool),
}

/// Runs `deeds` deeds against the rights of `residents`; what each resident was told.
pub(super) async fn interleave<R: Rights>(rights: Arc<R>, residents: usize, deeds: usize, seed: u64) -> Vec<Told> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut tasks = JoinSet::new();
    for task in 0..TASKS {
        let (rights, next) = (Arc::clone(&rights), Arc::clone(&next));
        let mut dice = Dice::new(seed.wrapping_add(u64::try_from(task).unwrap() << 32));
        tasks.spawn(async move {
            let mut done = Vec::new();
            loop {
                let deed = next.fetch_add(1, Ordering::SeqCst);
                if deed >= deeds {
                    return done;
                }
                let resident = (deed * residents / deeds + dice.below(HOT)) % residents;
                // Mostly the desk, which can take back: a right spent on the web stays spent.
                let what = match dice.below(24) {
                    0 => Done::Cast(rights.cast(resident, dice.bits()).await),
                    1..=12 => Done::Mark(rights.mark(resident).await),
                    _ => Done::Undo(rights.undo(resident).await),
                };
                done.push((resident, what));
            }
        });
    }
    let mut told = vec![Told::default(); residents];
    for (resident, what) in tasks.join_all().await.into_iter().flatten() {
        match what {
            Done::Cast(ballot) => told[resident].ballots.extend(ballot),
            Done::Mark(taken) => told[resident].marks += usize::from(taken),
            Done::Undo(taken) => told[resident].undone += usize::from(taken),
        }
    }
    told
}

/// Residents whose right was spent more than once, and votes beyond the first.
pub(super) fn doubles(told: &[Told]) -> (usize, usize) {
    let beyond = told.iter().map(|told| told.votes().saturating_sub(1)).filter(|beyond| *beyond > 0);
    beyond.fold((0, 0), |(residents, votes), beyond| (residents + 1, votes + beyond))
}
