//! Freezing: form, roll and keys of this moment become an election.
//!
//! ```text
//! checklist ─▶ keys drawn ─▶ roll laid down ─▶ manifest ─▶ state frozen
//! ```
//!
//! Interrupted anywhere before the last step it is a draft still, and freezing
//! again starts over.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use ballotbox::commitment::{Commitment, roll_entry};
use ballotbox::keys::{ElectionKeys, note_key};
use ballotbox::manifest::{FlushPolicy, KdfDef, Manifest, ManifestError};
use data_encoding::HEXLOWER;
use kernel::{PlebisciteId, ResidentId};
use roll::jobs::freeze::{self as laying, Secrets, Who};
use roll::rows::snapshot;
use serde_json::json;
use store::jobs::{self, Name, State as JobState};
use store::{Actor, Event, Vault};
use zeroize::Zeroizing;

use super::{Fault, Room, keys};
use crate::rows::plebiscites::{self, Change, Form, Plebiscite, Turn};
use crate::rules::checklist::{Missing, ready_to_freeze};
use crate::rules::form::{BallotForm, Draft, Eligibility};
use crate::rules::manifest::{Around, unnamed};
use crate::rules::states::State;

/// The kind of job whose progress tells how far a freeze is; subject: the id.
pub const FREEZING: &str = "plebiscite.freeze";

/// How often progress is written.
const BREATH: Duration = Duration::from_millis(700);

/// Why nothing was frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FreezeRefused {
    /// There is no such plebiscite.
    NotFound,
    /// It is no draft any more.
    NotDraft,
    /// Something is missing.
    Missing(Vec<Missing>),
    /// It is being frozen.
    UnderWay,
    /// Nobody on the roll may vote.
    NobodyMayVote,
    /// The texts are too long for a manifest: shorten titles or leave languages out.
    TextsTooLong,
    /// Somebody edited it meanwhile: look at it again.
    Changed,
}

impl FreezeRefused {
    /// A word for the job's message and for programs.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::NotDraft => "not-draft",
            Self::Missing(_) => "missing",
            Self::UnderWay => "under-way",
            Self::NobodyMayVote => "nobody-may-vote",
            Self::TextsTooLong => "texts-too-long",
            Self::Changed => "changed",
        }
    }
}

/// Whose rights are laid down.
pub(super) enum Voters {
    /// The roll's.
    Roll,
    /// Invented people's, for a rehearsal.
    Invented(Vec<ResidentId>),
}

impl Room {
    /// What stands in the way of freezing; or the form that would be frozen.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn ready(&self, id: PlebisciteId) -> Result<Result<BallotForm, FreezeRefused>, Fault> {
        let row = plebiscites::find(self.0.store.reader().conn(), id).await?;
        Ok(row.ok_or(FreezeRefused::NotFound).and_then(|row| self.checked(&row)))
    }

    /// Freezes; takes seconds, with 500,000 residents a minute. Progress: the job [`FREEZING`].
    ///
    /// # Errors
    /// [`Fault`]; the plebiscite is a draft still.
    pub async fn freeze(&self, id: PlebisciteId, actor: &Actor) -> Result<Result<(), FreezeRefused>, Fault> {
        self.freeze_for(id, Voters::Roll, actor).await
    }

    pub(super) async fn freeze_for(
        &self,
        id: PlebisciteId,
        voters: Voters,
        actor: &Actor,
    ) -> Result<Result<(), FreezeRefused>, Fault> {
        let Some(row) = plebiscites::find(self.0.store.reader().conn(), id).await? else {
            return Ok(Err(FreezeRefused::NotFound));
        };
        let form = match self.checked(&row) {
            Ok(form) => form,
            Err(refused) => return Ok(Err(refused)),
        };
        let subject = id.to_string();
        let name = Name { kind: FREEZING, subject: &subject };
        let tx = self.begin(actor).await?;
        if !jobs::start(&tx, name, None).await? {
            return Ok(Err(FreezeRefused::UnderWay));
        }
        tx.record(Event::new("plebiscite.freezing", &subject)).await?;
        tx.commit().await?;
        let done = self.freeze_now(&row, &form, &voters, actor).await;
        if !matches!(done, Ok(Ok(()))) {
            let why = match &done {
                Ok(Err(refused)) => refused.word(),
                Ok(Ok(())) | Err(_) => "",
            };
            let tx = self.begin(&Actor::system()).await?;
            jobs::end(&tx, name, JobState::Failed, why).await?;
            tx.unrecorded("the end of a job that changed nothing");
            tx.commit().await?;
        }
        done
    }

    fn checked(&self, row: &Plebiscite) -> Result<BallotForm, FreezeRefused> {
        let Form::Draft(draft) = &row.form else { return Err(FreezeRefused::NotDraft) };
        self.checked_draft(draft, row.rehearsal)
    }

    pub(super) fn checked_draft(&self, draft: &Draft, rehearsal: bool) -> Result<BallotForm, FreezeRefused> {
        // A rehearsal may begin at once.
        let now = match (rehearsal, draft.opens_at) {
            (true, Some(opens)) => opens.plus_seconds(-1),
            _ => self.now(),
        };
        let grace = i64::from(self.grace(rehearsal));
        ready_to_freeze(draft, &self.0.settings.languages, now, grace).map_err(FreezeRefused::Missing)
    }

    fn grace(&self, rehearsal: bool) -> u32 {
        if rehearsal { 0 } else { self.0.settings.grace_seconds }
    }

    async fn freeze_now(
        &self,
        row: &Plebiscite,
        form: &BallotForm,
        voters: &Voters,
        actor: &Actor,
    ) -> Result<Result<(), FreezeRefused>, Fault> {
        let ids = Arc::clone(&self.0.ids);
        let election = tokio::task::spawn_blocking(move || ElectionKeys::generate(&*ids)).await??;
        for (part, bytes) in election.parts()? {
            self.0.store.keys().put(&keys::name(row.id, part), &bytes)?;
        }
        self.lay(row.id, form, voters, &election.k_reg).await?;
        let roll = self.roll_commitment(row.id).await?;
        if roll.count == 0 {
            return Ok(Err(FreezeRefused::NobodyMayVote));
        }
        let manifest = self.manifest(row, form, roll, &election)?;
        let bytes = match manifest.encode() {
            Err(ManifestError::Large) => return Ok(Err(FreezeRefused::TextsTooLong)),
            encoded => encoded?,
        };
        Manifest::parse(&bytes)?;
        let change = Change { form: Some(Form::Frozen(form.clone())), manifest: Some(bytes), ..Change::default() };
        let turn = Turn { id: row.id, from: State::Draft, to: State::Frozen, version: row.version };
        let tx = self.begin(actor).await?;
        if !plebiscites::turn(&tx, turn, change).await? {
            return Ok(Err(FreezeRefused::Changed));
        }
        let subject = row.id.to_string();
        jobs::end(&tx, Name { kind: FREEZING, subject: &subject }, JobState::Done, "").await?;
        let detail = json!({ "roll": manifest.roll_commitment, "rehearsal": row.rehearsal });
        tx.record(Event::new("plebiscite.frozen", subject).with(detail)).await?;
        tx.commit().await?;
        Ok(Ok(()))
    }

    async fn lay(
        &self,
        id: PlebisciteId,
        form: &BallotForm,
        voters: &Voters,
        k_reg: &Zeroizing<[u8; 32]>,
    ) -> Result<(), Fault> {
        let secrets = Secrets { k_reg, ids: &*self.0.ids };
        match voters {
            Voters::Invented(people) => {
                let tx = self.0.store.silent(Vault::Rights).await?;
                snapshot::clear(&tx, id).await?;
                tx.commit().await?;
                Ok(laying::freeze_invented(&self.0.store, id, people, secrets).await?)
            }
            Voters::Roll => {
                let laid = AtomicU64::new(0);
                let told = |n| laid.store(n, Ordering::Relaxed);
                let who = who(&form.who);
                let mut laying = std::pin::pin!(laying::freeze(&self.0.store, id, &who, secrets, &told));
                loop {
                    match tokio::time::timeout(BREATH, &mut laying).await {
                        Ok(done) => return Ok(done.map(drop)?),
                        Err(_still_at_it) => self.tell(id, laid.load(Ordering::Relaxed)).await?,
                    }
                }
            }
        }
    }

    async fn tell(&self, id: PlebisciteId, done: u64) -> Result<(), Fault> {
        let subject = id.to_string();
        let done = i64::try_from(done).unwrap_or(i64::MAX);
        Ok(jobs::progress(&self.0.store, self.now(), Name { kind: FREEZING, subject: &subject }, done).await?)
    }

    async fn roll_commitment(&self, id: PlebisciteId) -> Result<Commitment, Fault> {
        let reader = self.0.store.vault_reader(Vault::Rights);
        let (mut after, mut entries) = (None, Vec::new());
        loop {
            let page = snapshot::page(reader, id, after, snapshot::CHUNK as u64).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.resident);
            entries.extend(page.iter().map(|right| roll_entry(&right.salt, right.resident.uuid().as_bytes())));
        }
        Ok(Commitment::over(entries))
    }

    fn manifest(
        &self,
        row: &Plebiscite,
        form: &BallotForm,
        roll: Commitment,
        election: &ElectionKeys,
    ) -> Result<Manifest, Fault> {
        let settings = &self.0.settings;
        let mut salt = [0; 16];
        self.0.ids.fill(&mut salt);
        let name = row.id.to_string();
        let urn = note_key(&name, "urn", &election.urn_seed)?.vkey();
        let register = note_key(&name, "register", &election.register_seed)?.vkey();
        let around = Around {
            issuer: election.issuer_def()?,
            seal: election.seal_def(),
            vkeys: (urn, register),
            roll,
            code_kdf: KdfDef { salt: HEXLOWER.encode(&salt), iterations: settings.code_rounds },
            grace_seconds: self.grace(row.rehearsal),
            rehearsal: row.rehearsal,
            flush: FlushPolicy { least: settings.flush_least, seconds: settings.flush_seconds },
            dispute_days: settings.dispute_days,
        };
        Ok(unnamed(form, around)?)
    }
}

fn who(rule: &Eligibility) -> Who {
    Who { districts: rule.districts.clone(), born_until: rule.born_until }
}
