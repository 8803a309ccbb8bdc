//! Residents at the pages, several at a time; whatever happens to the server, each
//! sends the same form again until it is answered.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use cli::rehearse::voter::{Outcome, Page, Patience, Receipt, VoteError, Voter};
use reqwest::Url;
use seeded::Dice;
use tokio::task::JoinSet;

use super::server::Server;

/// Residents at the pages at the same time.
pub(super) const AT_ONCE: usize = 12;
/// A resident tries again after this.
const PAUSE: Duration = Duration::from_millis(50);

/// A resident with a receipt.
pub(super) struct Voted {
    pub(super) receipt: Receipt,
}

/// What residents met on the way.
#[derive(Default)]
pub(super) struct Trouble {
    /// Nobody answered for a while.
    away: AtomicUsize,
    /// An apology instead of an answer.
    apologies: AtomicUsize,
    /// The receipt was for a ballot that had arrived before.
    repeated: AtomicUsize,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [away, apologies, repeated] =
            [&self.away, &self.apologies, &self.repeated].map(|count| count.load(Ordering::SeqCst));
        write!(
            f,
            "{away} forms sent again to no answer, {apologies} to an apology, {repeated} receipts asked for twice"
        )
    }
}

pub(super) struct Load {
    tasks: JoinSet<Vec<Voted>>,
    done: Arc<AtomicUsize>,
    voters: usize,
    trouble: Arc<Trouble>,
}

impl Load {
    /// Lets everybody vote.
    pub(super) fn start(server: &Url, codes: Vec<String>, seed: u64) -> Self {
        let (next, done, trouble) = (Arc::new(AtomicUsize::new(0)), Arc::default(), Arc::default());
        let voters = codes.len();
        let codes = Arc::new(codes);
        let mut tasks = JoinSet::new();
        for task in 0..AT_ONCE {
            let mut resident = Resident {
                server: server.clone(),
                dice: Dice::new(seed ^ u64::try_from(task).unwrap().wrapping_mul(0x9e37_79b9_7f4a_7c15)),
                trouble: Arc::clone(&trouble),
            };
            let (next, done, codes) = (Arc::clone(&next), Arc::<AtomicUsize>::clone(&done), Arc::clone(&codes));
            tasks.spawn(async move {
                let mut voted = Vec::new();
                while let Some(code) = codes.get(next.fetch_add(1, Ordering::SeqCst)) {
                    voted.push(resident.vote(code).await);
                    done.fetch_add(1, Ordering::SeqCst);
                }
                voted
            });
        }
        Self { tasks, done, voters, trouble }
    }

    /// Waits until `votes` more are acknowledged.
    pub(super) async fn more(&self, votes: usize, server: &mut Server, stuck: Duration) {
        let goal = (self.done.load(Ordering::SeqCst) + votes).min(self.voters);
        self.until(goal, server, stuck).await;
    }

    /// Waits until everybody has a receipt.
    pub(super) async fn finish(self, server: &mut Server, stuck: Duration) -> (Vec<Voted>, Arc<Trouble>) {
        self.until(self.voters, server, stuck).await;
        let voted = self.tasks.join_all().await.into_iter().flatten().collect();
        (voted, self.trouble)
    }

    async fn until(&self, goal: usize, server: &mut Server, stuck: Duration) {
        let (mut began, mut last) = (Instant::now(), self.done.load(Ordering::SeqCst));
        while last < goal {
            tokio::time::sleep(Duration::from_millis(5)).await;
            server.keep().await;
            let now = self.done.load(Ordering::SeqCst);
            if now > last {
                (began, last) = (Instant::now(), now);
            }
            assert!(
                began.elapsed() < stuck,
                "voters are stuck: {now} of {} have a receipt; {}",
                self.voters,
                self.trouble
            );
        }
    }
}

struct Resident {
    server: Url,
    dice: Dice,
    trouble: Arc<Trouble>,
}

impl Resident {
    async fn vote(&mut self, code: &str) -> Voted {
        // One try at a time: we count, and we never give up (the trial does).
        let voter = Voter::new(&self.server, Patience { tries: 1, pause: PAUSE }).unwrap();
        let ballot = loop {
            match voter.enter_code(code).await {
                Ok(Ok(page)) if page.status.is_server_error() => self.apology().await,
                Ok(Ok(page)) => break page,
                Ok(Err(Outcome::Refused { status, .. })) if status.is_server_error() => self.apology().await,
                Ok(Err(refused)) => panic!("a code that was never used is refused: {refused:?}"),
                Err(error) => self.again(&error).await,
            }
        };
        let choice = [["a", "b", "c"][self.dice.below(3)].to_owned()];
        let receipt = self.cast(&voter, &ballot, &choice).await;
        if self.dice.below(4) == 0 {
            // The back button, the impatient finger: the same form once more.
            assert_eq!(self.cast(&voter, &ballot, &choice).await, receipt, "one form, two receipts");
            self.trouble.repeated.fetch_add(1, Ordering::SeqCst);
        }
        Voted { receipt }
    }

    async fn cast(&self, voter: &Voter, ballot: &Page, choice: &[String]) -> Receipt {
        loop {
            match voter.cast(ballot, choice).await {
                Ok(Outcome::Cast(receipt)) => return receipt,
                Ok(Outcome::Refused { status, .. }) if status.is_server_error() => self.apology().await,
                Ok(refused) => panic!("a ballot is refused: {refused:?}"),
                Err(error) => self.again(&error).await,
            }
        }
    }

    async fn again(&self, error: &VoteError) {
        match error {
            VoteError::Away { .. } => {
                self.trouble.away.fetch_add(1, Ordering::SeqCst);
                tokio::time::sleep(PAUSE).await;
            }
            VoteError::Page { status, .. } if status.is_server_error() => self.apology().await,
            VoteError::Page { .. } => panic!("{error}"),
        }
    }

    async fn apology(&self) {
        self.trouble.apologies.fetch_add(1, Ordering::SeqCst);
        tokio::time::sleep(PAUSE).await;
    }
}
