//! The worker that empties the outbox of letters.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use kernel::Clock;
use lettre::message::Mailbox;
use store::outbox::{self, MOST_ATTEMPTS, Work};
use store::{DbErr, Store};

use crate::carrier::chain;
use crate::{Carrier, CarrierError, Letter, MAIL, Refused};

/// Letters taken at once: so few that the slowest server answers within the lease.
const AT_ONCE: u64 = 10;
/// How long the postman rests when there is nothing to carry.
const REST: Duration = Duration::from_secs(2);

/// Carries letters from the outbox.
#[derive(Clone)]
pub struct Postman {
    store: Store,
    clock: Arc<dyn Clock>,
    carrier: Carrier,
    from: Mailbox,
}

/// What one round came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Letters handed over.
    pub sent: u32,
    /// Letters that will be tried again.
    pub waiting: u32,
    /// Letters given up.
    pub dead: u32,
}

impl Postman {
    /// A postman. `from` is the sender: `Wiec Hajnówka <wiec@hajnowka.example>`.
    ///
    /// # Errors
    /// The sender is no address.
    pub fn new(store: Store, clock: Arc<dyn Clock>, carrier: Carrier, from: &str) -> Result<Self, CarrierError> {
        let from = from.parse().map_err(|cause| CarrierError::Sender(from.to_owned(), cause))?;
        Ok(Self { store, clock, carrier, from })
    }

    /// Carries until `stop` comes; a letter in hand is finished first.
    pub async fn run(self, stop: impl Future<Output = ()> + Send) {
        tokio::pin!(stop);
        loop {
            let idle = match self.round().await {
                Ok(round) => round == Round::default(),
                Err(error) => {
                    tracing::error!(error = %chain(&error), "the outbox could not be read; trying again");
                    true
                }
            };
            let rest = if idle { REST } else { Duration::ZERO };
            tokio::select! {
                biased;
                () = &mut stop => return,
                () = tokio::time::sleep(rest) => {}
            }
        }
    }

    /// Carries what is due now, at most ten letters.
    ///
    /// # Errors
    /// A failure of the database. What was sent and not noted is sent again after the lease.
    pub async fn round(&self) -> Result<Round, DbErr> {
        let mut round = Round::default();
        for work in outbox::take_due_of(&self.store, self.clock.now(), MAIL, AT_ONCE).await? {
            match self.carry(&work).await {
                Ok(()) => {
                    outbox::mark_sent(&self.store, self.clock.now(), work.id).await?;
                    round.sent += 1;
                }
                Err(Refused(why)) => {
                    outbox::mark_failed(&self.store, self.clock.now(), &work, &why).await?;
                    *(if given_up(&work) { &mut round.dead } else { &mut round.waiting }) += 1;
                }
            }
        }
        Ok(round)
    }

    /// Sends one letter that is not in the outbox under the number `number`.
    ///
    /// # Errors
    /// [`Refused`] says why it was not taken.
    pub async fn send(&self, number: i64, letter: &Letter) -> Result<(), Refused> {
        let now = self.clock.now();
        let message = letter.message(&self.from, number, now).map_err(|error| Refused(chain(&error)))?;
        self.carrier.carry(letter, &message, &format!("{:013}-{number}", now.millis())).await
    }

    /// Logs neither address nor text, only the number and how bad it is.
    async fn carry(&self, work: &Work) -> Result<(), Refused> {
        let letter = serde_json::from_str::<Letter>(&work.payload);
        let done = match letter {
            Ok(letter) => self.send(work.id, &letter).await,
            Err(error) => Err(Refused(format!("the payload is no letter: {error}"))),
        };
        if done.is_err() && given_up(work) {
            tracing::error!(outbox.id = work.id, "a letter was given up; the administrator's page shows why");
        } else if done.is_err() {
            tracing::warn!(outbox.id = work.id, outbox.attempts = work.attempts + 1, "a letter was not taken");
        }
        done
    }
}

fn given_up(work: &Work) -> bool {
    work.attempts + 1 >= MOST_ATTEMPTS
}
