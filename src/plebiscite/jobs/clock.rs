//! The clock's worker: walks every plebiscite on, one state at a time, flushes
//! the logs, scrubs the databases, destroys keys in their hour.

use kernel::{Instant, PlebisciteId};
use store::ScrubReport;

use super::count::waits_for_lot;
use super::live::{Live, times};
use super::{Fault, Room};
use crate::rows::plebiscites::{self, Stamp};
use crate::rules::states::{Block, Facts, State, Step, next_step};

/// How often keys whose dispute has ended are looked for.
const CLEARING_SECONDS: i64 = 3_600;

/// What one tick did.
#[derive(Debug, Default)]
pub struct Ticked {
    /// States taken.
    pub steps: Vec<(PlebisciteId, State)>,
    /// Those whose hour has come but where something is missing: staff must be told.
    pub blocked: Vec<(PlebisciteId, Block)>,
    /// Leaves that joined the logs.
    pub joined: usize,
    /// What the scrub did, if there was one.
    pub scrubbed: Option<ScrubReport>,
    /// What failed; the next tick tries again.
    pub failed: Vec<Missed>,
}

/// Something a tick could not do.
#[derive(Debug)]
pub struct Missed {
    /// For which plebiscite; `None`: for all.
    pub plebiscite: Option<PlebisciteId>,
    /// Why.
    pub fault: Fault,
}

impl Room {
    /// Does everything that is due; to be called about every second. A failure at one plebiscite
    /// does not keep the others.
    pub async fn tick(&self) -> Ticked {
        let _alone = self.0.ticking.lock().await;
        let mut ticked = Ticked::default();
        let now = self.now();
        let running = [State::Frozen, State::Open, State::Closed, State::Counted];
        match plebiscites::stamps(self.0.store.reader().conn(), &running).await {
            Err(cause) => ticked.failed.push(Missed { plebiscite: None, fault: cause.into() }),
            Ok(stamps) => {
                for stamp in stamps {
                    if let Err(fault) = self.walk(stamp, now, &mut ticked).await {
                        ticked.failed.push(Missed { plebiscite: Some(stamp.id), fault });
                    }
                }
            }
        }
        if let Err(fault) = self.clean(now, &mut ticked).await {
            ticked.failed.push(Missed { plebiscite: None, fault });
        }
        ticked
    }

    /// What the clock would do next with a plebiscite; `None`: it is not there or not frozen.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn next_step(&self, id: PlebisciteId) -> Result<Option<Step>, Fault> {
        let Some(row) = plebiscites::find(self.0.store.reader().conn(), id).await? else { return Ok(None) };
        let Some(bytes) = &row.manifest else { return Ok(None) };
        let times = times(&ballotbox::manifest::Manifest::parse(bytes)?);
        let facts = self.facts(id, row.state, row.eid.is_some()).await?;
        Ok(Some(next_step(row.state, &times, facts, self.now())))
    }

    async fn facts(&self, id: PlebisciteId, state: State, named: bool) -> Result<Facts, Fault> {
        let paper_missing = state == State::Closed && self.paper_standing(id).await?.missing();
        let lot_missing =
            state == State::Counted && self.stored_result(id).await?.is_some_and(|doc| waits_for_lot(&doc));
        Ok(Facts { keys_loaded: named, lot_missing, paper_missing })
    }

    async fn walk(&self, mut stamp: Stamp, now: Instant, ticked: &mut Ticked) -> Result<(), Fault> {
        loop {
            match self.step(stamp, now).await? {
                Step::Wait => return self.flush_if_due(stamp, now, ticked).await,
                Step::Blocked(block) => {
                    ticked.blocked.push((stamp.id, block));
                    // Whatever is missing, the close is carried out to its end.
                    return if stamp.state == State::Closed { self.settle(stamp.id).await } else { Ok(()) };
                }
                Step::Go(to) => {
                    self.go(stamp, to).await?;
                    ticked.steps.push((stamp.id, to));
                    let Some(next) = plebiscites::stamp_of(self.0.store.reader().conn(), stamp.id).await? else {
                        return Ok(());
                    };
                    stamp = next;
                }
            }
        }
    }

    async fn step(&self, stamp: Stamp, now: Instant) -> Result<Step, Fault> {
        if let Some(live) = self.live(stamp).await? {
            let facts = self.facts(stamp.id, stamp.state, true).await?;
            return Ok(next_step(stamp.state, &live.times, facts, now));
        }
        Ok(self.next_step(stamp.id).await?.unwrap_or(Step::Wait))
    }

    pub(super) async fn go(&self, stamp: Stamp, to: State) -> Result<(), Fault> {
        let live = self.live(stamp).await?.ok_or(Fault::state(stamp.id, "has no code keys"))?;
        match to {
            State::Open => {
                self.open_logs(stamp.id, &live.manifest_bytes).await?;
                self.turn(&live, (State::Frozen, State::Open), "plebiscite.opened").await
            }
            State::Closed => self.close(&live).await,
            State::Counted => self.count(stamp.id).await,
            State::Published => self.publish(stamp.id).await,
            State::Draft | State::Frozen | State::Withdrawn => Ok(()),
        }
    }

    async fn close(&self, live: &Live) -> Result<(), Fault> {
        self.shut(live).await?;
        self.settle(live.id).await
    }

    /// Whoever is inside the gate finishes; whoever comes later finds the state closed. What must
    /// follow ([`Room::settle`]) is due before the count.
    pub(super) async fn shut(&self, live: &Live) -> Result<(), Fault> {
        {
            let _alone = self.0.gate.write().await;
            self.turn(live, (State::Open, State::Closed), "plebiscite.closed").await?;
        }
        self.beats().scrubbed = None;
        Ok(())
    }

    async fn flush_if_due(&self, stamp: Stamp, now: Instant, ticked: &mut Ticked) -> Result<(), Fault> {
        if stamp.state != State::Open {
            return Ok(());
        }
        let Some(live) = self.live(stamp).await? else { return Ok(()) };
        let every = i64::from(live.manifest.flush_policy.seconds);
        let last = *self.beats().flushed.entry(stamp.id).or_insert(now);
        if now < last.plus_seconds(every) {
            return Ok(());
        }
        let joined = self.flush(&live).await?;
        if joined > 0 {
            ticked.joined += joined;
            let mut beats = self.beats();
            beats.flushed.insert(stamp.id, now);
            beats.scrubbed = None;
        }
        Ok(())
    }

    async fn clean(&self, now: Instant, ticked: &mut Ticked) -> Result<(), Fault> {
        let every = i64::from(self.0.settings.scrub_seconds);
        let scrub_due = self.beats().scrubbed.is_none_or(|last| now >= last.plus_seconds(every));
        if scrub_due {
            ticked.scrubbed = Some(self.0.store.scrub().await?);
            self.beats().scrubbed = Some(now);
        }
        let clear_due = self.beats().cleared.is_none_or(|last| now >= last.plus_seconds(CLEARING_SECONDS));
        if clear_due {
            self.erase_due(now).await?;
            self.beats().cleared = Some(now);
        }
        Ok(())
    }
}
