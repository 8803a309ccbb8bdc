//! A vote: code → ballot paper → receipt.
//!
//! Nothing here writes a log line, an event or a time: right and ballot are
//! written in two transactions of two vaults, and only the voter's own form ties
//! them together.

use std::sync::Arc;

use ballotbox::agent::{self, NONCE};
use ballotbox::ballot::{Invalid, Marks};
use ballotbox::code::{Code, CodeError, Kdf, Seed};
use ballotbox::ecdsa::COMPRESSED;
use ballotbox::leaf::Leaf;
use ballotbox::receipt;
use journal::rows::leaves::Whereabouts;
use journal::rows::spool::{Ballot, RegisterLeaf};
use kernel::{Instant, PlebisciteId, ResidentId};
use ledger::{Hash, leaf_hash};
use roll::rows::codes::{self, Holder};
use roll::rows::right::{self, Spending, Spent, State as RightState, Whose};
use store::Vault;

use super::live::Live;
use super::{Fault, Room};
use crate::rows::plebiscites::Stamp;
use crate::rows::urn::{RightAnswer, RightItem};
use crate::rules::form::{BallotForm, Choice};
use crate::rules::order::shuffled;
use crate::rules::pass::Pass;
use crate::rules::states::{NotNow, State, may_land, may_spend};

/// How long a page may be kept open before its code must be typed again.
const PASS_SECONDS: i64 = 6 * 3_600;
/// After a flush is due a promised leaf may take this long: a server may be down over night.
const MERGE_SECONDS: i64 = 86_400;
/// Plebiscites that are over and still recognise a code, so that it is not called unknown.
const MOST_OVER: usize = 4;

/// By which way a right was spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// On the web.
    Web,
    /// On paper, at the desk.
    Paper,
}

/// Why a code opens no ballot paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeRefused {
    /// It is no code: what is wrong, and the places (from one) most likely mistyped.
    Malformed {
        /// What is wrong.
        why: CodeError,
        /// Likely places, when the symbols merely do not fit together.
        suspects: Vec<usize>,
    },
    /// A possible code, but nobody's.
    Unknown,
    /// The right was spent.
    AlreadyUsed {
        /// Where.
        plebiscite: PlebisciteId,
        /// How.
        channel: Channel,
    },
    /// Voting has not begun.
    NotYet {
        /// Where.
        plebiscite: PlebisciteId,
        /// When it begins.
        opens: Instant,
    },
    /// Voting is over.
    NoLonger {
        /// Where.
        plebiscite: PlebisciteId,
        /// When it ended.
        closes: Instant,
    },
    /// The plebiscite was withdrawn.
    Withdrawn {
        /// Which one.
        plebiscite: PlebisciteId,
    },
    /// The code was replaced by another one, or is a spare that was given to nobody.
    Voided {
        /// Where.
        plebiscite: PlebisciteId,
    },
}

/// A ballot paper for one voter.
#[derive(Debug, Clone)]
pub struct BallotPaper {
    /// The plebiscite.
    pub plebiscite: PlebisciteId,
    /// Its name in public.
    pub eid: String,
    /// The frozen form.
    pub form: Arc<BallotForm>,
    /// Whether it is a rehearsal.
    pub rehearsal: bool,
    /// The first moment it may no longer be cast.
    pub closes: Instant,
    /// What the page carries in a hidden field; as secret as the code.
    pub pass: String,
    nonce: [u8; NONCE],
}

impl BallotPaper {
    /// The options in the order drawn for this paper.
    #[must_use]
    pub fn options(&self) -> Vec<&Choice> {
        shuffled(&self.form.options, &self.nonce)
    }
}

/// What a voter marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marked {
    /// Blank on purpose.
    Blank,
    /// These options, by id, in any order.
    Options(Vec<String>),
    /// These options with a number each: place, grade or points.
    Numbers(Vec<(String, u64)>),
}

/// Why a ballot was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CastRefused {
    /// The page was changed or is too old: type the code again.
    Pass,
    /// The marks make no valid ballot: too many, none, an unknown option, blank where it may not be.
    Marks(Invalid),
    /// The code no longer opens a paper.
    Code(CodeRefused),
}

/// What a voter takes home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The plebiscite.
    pub plebiscite: PlebisciteId,
    /// Its name in public.
    pub eid: String,
    /// The hash of the ballot's leaf.
    pub leaf_hash: Hash,
    /// Ten symbols to find it by.
    pub tracker: String,
    /// The urn's promise (Ed25519).
    pub promise: [u8; 64],
    /// The leaf stands in the log by this time.
    pub merge_by: Instant,
    /// This form had been sent before: the ballot cast then counts.
    pub again: bool,
    /// Its place in the public log, once it joined.
    pub place: Option<u64>,
    /// The frozen form.
    pub form: Arc<BallotForm>,
    /// Whether it is a rehearsal.
    pub rehearsal: bool,
}

/// What a form becomes before it is known whether it may be cast.
struct Made {
    pk: [u8; COMPRESSED],
    leaf: RegisterLeaf,
    ballot: Ballot,
}

/// What a code leads to.
struct Known {
    stamp: Stamp,
    live: Arc<Live>,
    holder: Holder,
    seed: Seed,
}

impl Room {
    /// What a typed code opens: a ballot paper, or why not.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn look_up(&self, typed: &str) -> Result<Result<BallotPaper, CodeRefused>, Fault> {
        let code = match Code::parse(typed) {
            Ok(code) => code,
            Err(why) => {
                let suspects = if why == CodeError::Check { Code::suspects(typed) } else { Vec::new() };
                return Ok(Err(CodeRefused::Malformed { why, suspects }));
            }
        };
        let Some(known) = self.recognise(&code).await? else { return Ok(Err(CodeRefused::Unknown)) };
        let now = self.now();
        let resident = match may_vote(&known, now)? {
            Ok(resident) => resident,
            Err(refused) => return Ok(Err(refused)),
        };
        let mut nonce = [0; NONCE];
        self.0.ids.fill(&mut nonce);
        let until = now.plus_seconds(PASS_SECONDS);
        let pass = Pass { plebiscite: known.live.id, resident, nonce, until, seed: known.seed };
        let text = self.0.pass_key.seal(&*self.0.ids, &pass);
        Ok(Ok(paper(&known.live, nonce, text)))
    }

    /// The paper of a pass once more, to show what was marked wrongly; `None`: no pass of ours.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn paper_of(&self, pass: &str) -> Result<Option<BallotPaper>, Fault> {
        let Some(read) = self.0.pass_key.open(pass) else { return Ok(None) };
        let live = self.live_of(read.plebiscite).await?;
        Ok(live.map(|(_, live)| paper(&live, read.nonce, pass.to_owned())))
    }

    /// Open ones first; then those to come; then those that are over, so that their codes are not
    /// called unknown.
    async fn recognise(&self, code: &Code) -> Result<Option<Known>, Fault> {
        let stamps = self.stamps().await?;
        let in_state = |state| stamps.iter().copied().filter(move |stamp| stamp.state == state);
        if let Some(known) = self.known_among(code, in_state(State::Open).chain(in_state(State::Frozen))).await? {
            return Ok(Some(known));
        }
        let over = stamps.iter().copied().filter(|stamp| stamp.named && stamp.state > State::Open);
        self.known_among(code, over.take(MOST_OVER)).await
    }

    async fn known_among(&self, code: &Code, stamps: impl IntoIterator<Item = Stamp>) -> Result<Option<Known>, Fault> {
        for stamp in stamps {
            let Some(live) = self.live(stamp).await? else { continue };
            let (seed, pk) = self.stretch(code.clone(), live.kdf.clone()).await?;
            let reader = self.0.store.vault_reader(Vault::Rights);
            match codes::holder_of(reader, stamp.id, &pk).await? {
                Holder::Unknown => {}
                holder => return Ok(Some(Known { stamp, live, holder, seed })),
            }
        }
        Ok(None)
    }

    async fn stretch(&self, code: Code, kdf: Kdf) -> Result<(Seed, [u8; COMPRESSED]), Fault> {
        let closed = |_closed| Fault::File(std::io::Error::from(std::io::ErrorKind::Interrupted));
        let permit = Arc::clone(&self.0.stretching).acquire_owned().await.map_err(closed)?;
        let stretched = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let seed = code.seed(&kdf)?;
            let pk = seed.key()?.compressed()?;
            Ok::<_, Fault>((seed, pk))
        });
        stretched.await?
    }

    /// Casts the ballot of a paper. The same form again gives the same receipt.
    ///
    /// # Errors
    /// [`Fault`]; sent again the same form either finishes or gives the same receipt.
    pub async fn cast(&self, pass: &str, marked: &Marked) -> Result<Result<Receipt, CastRefused>, Fault> {
        let Some(pass) = self.0.pass_key.open(pass) else { return Ok(Err(CastRefused::Pass)) };
        let Some((state, live)) = self.live_of(pass.plebiscite).await? else { return Ok(Err(CastRefused::Pass)) };
        let plain = match plain(&live, marked) {
            Ok(plain) => plain,
            Err(invalid) => return Ok(Err(CastRefused::Marks(invalid))),
        };
        if let Err(not) = may_land(state, &live.times, self.now()) {
            return Ok(Err(CastRefused::Code(refused(live.id, not))));
        }
        let Some(made) = self.make(&live, &pass, plain).await? else {
            let closes = live.times.window.closes;
            return Ok(Err(CastRefused::Code(CodeRefused::NoLonger { plebiscite: live.id, closes })));
        };
        // Held from the right to its ballot: no flush comes between them, and no close.
        let _open = self.0.gate.read().await;
        if let Err(refused) = self.spend(&pass, made.pk, made.leaf).await? {
            return Ok(Err(refused));
        }
        let own = made.ballot.leaf_hash;
        let standing = self.0.urn.submit(made.ballot).await?;
        self.receipt(&live, standing, standing != own).await.map(Ok)
    }

    /// Signs and seals what the form says, off the async threads and before anything is written;
    /// `None` when the keys are gone: casting has closed.
    async fn make(&self, live: &Arc<Live>, pass: &Pass, plain: Vec<u8>) -> Result<Option<Made>, Fault> {
        let (ids, live, pass, now) = (Arc::clone(&self.0.ids), Arc::clone(live), pass.clone(), self.now());
        let made = tokio::task::spawn_blocking(move || {
            let Some(agent) = &live.agent else { return Ok(None) };
            let code = pass.seed.key()?;
            let k_reg = live.k_reg.as_ref();
            let k_reg = k_reg.ok_or_else(|| Fault::NoKey(super::keys::name(live.id, super::keys::PSEUDONYMS)))?;
            let rid = agent::rid(k_reg, pass.resident.uuid().as_bytes());
            let day = u64::try_from(now.day()).unwrap_or(0);
            let right = agent::right(&live.eid, rid, (agent::bh(&pass.nonce), day), &code)?;
            let leaf = Leaf::Right(right).encode();
            let leaf = RegisterLeaf { plebiscite: live.id, leaf_hash: leaf_hash(&leaf), leaf };

            let ballot = agent.ballot(&pass.nonce, &plain, &*ids)?;
            let (pk, seq) = (ballot.cred.pk.to_vec(), ballot.seq);
            let sealed = Leaf::Ballot(Box::new(ballot)).encode();
            let ballot = Ballot { plebiscite: live.id, leaf_hash: leaf_hash(&sealed), pk, seq, leaf: sealed };
            Ok::<_, Fault>(Some(Made { pk: code.compressed()?, leaf, ballot }))
        });
        made.await?
    }

    /// Spends the right for this form, or finds that this very form has spent it.
    async fn spend(
        &self,
        pass: &Pass,
        pk: [u8; COMPRESSED],
        leaf: RegisterLeaf,
    ) -> Result<Result<(), CastRefused>, Fault> {
        let Pass { plebiscite, resident, .. } = *pass;
        let Some((state, live)) = self.live_of(plebiscite).await? else { return Ok(Err(CastRefused::Pass)) };
        let code_refused = |refused| Ok(Err(CastRefused::Code(refused)));
        let now = self.now();
        if let Err(not) = may_land(state, &live.times, now) {
            return code_refused(refused(plebiscite, not));
        }
        let (whose, bh) = (Whose { plebiscite, resident }, agent::bh(&pass.nonce));
        let over = may_spend(state, &live.times, now).err().map(|not| CastRefused::Code(refused(plebiscite, not)));
        if let Some(not) = over.or((now >= pass.until).then_some(CastRefused::Pass)) {
            // In the grace, or on an old page: only a ballot whose right was spent in time.
            let mine = right::spent_by(self.0.store.vault_reader(Vault::Rights), whose, &bh).await?;
            return Ok(if mine { Ok(()) } else { Err(not) });
        }
        let spending = Spending { whose, pk: pk.to_vec(), bh };
        match self.0.rights.submit(RightItem::Spend(spending, leaf)).await? {
            RightAnswer::Spent(Spent::Now | Spent::Again) => Ok(Ok(())),
            RightAnswer::Spent(Spent::Taken(state)) => {
                let channel = if state == RightState::Paper { Channel::Paper } else { Channel::Web };
                code_refused(CodeRefused::AlreadyUsed { plebiscite, channel })
            }
            RightAnswer::Spent(Spent::Voided) => code_refused(CodeRefused::Voided { plebiscite }),
            RightAnswer::Spent(Spent::NoRight) | RightAnswer::Marked(_) => {
                Err(Fault::state(plebiscite, "has a code without a right"))
            }
        }
    }

    async fn receipt(&self, live: &Live, leaf_hash: Hash, again: bool) -> Result<Receipt, Fault> {
        let merge_by = live.times.cast_closes().plus_seconds(MERGE_SECONDS);
        let tracker = receipt::tracker(&leaf_hash);
        Ok(Receipt {
            plebiscite: live.id,
            eid: live.eid.clone(),
            leaf_hash,
            promise: receipt::promise(&live.urn_key, &live.eid, &leaf_hash, merge_by.millis())?,
            merge_by,
            again,
            // Cast just now it waits; cast before, it may have joined.
            place: if again { self.place(live.id, &tracker, leaf_hash).await? } else { None },
            tracker,
            form: Arc::clone(&live.form),
            rehearsal: live.manifest.rehearsal,
        })
    }

    async fn place(&self, id: PlebisciteId, tracker: &str, leaf_hash: Hash) -> Result<Option<u64>, Fault> {
        let found = self.0.journal.find(id, tracker).await?.unwrap_or_default();
        let found = found.into_iter().find(|found| found.leaf_hash == leaf_hash);
        Ok(found.and_then(|found| match found.place {
            Whereabouts::InLog(place) => Some(place),
            Whereabouts::Spooled => None,
        }))
    }
}

/// Who may vote with a code at this time, or why not.
fn may_vote(known: &Known, now: Instant) -> Result<Result<ResidentId, CodeRefused>, Fault> {
    let plebiscite = known.stamp.id;
    if known.stamp.state == State::Withdrawn {
        return Ok(Err(CodeRefused::Withdrawn { plebiscite }));
    }
    let Holder::Live(resident, standing) = known.holder else {
        // After the dispute nobody knows whose a code was: then it only matters that voting is over.
        let over = may_spend(known.stamp.state, &known.live.times, now).err();
        let over = over.filter(|_| known.stamp.state > State::Open).map(|not| refused(plebiscite, not));
        return Ok(Err(over.unwrap_or(CodeRefused::Voided { plebiscite })));
    };
    match standing {
        Some(RightState::Web) => Ok(Err(CodeRefused::AlreadyUsed { plebiscite, channel: Channel::Web })),
        Some(RightState::Paper) => Ok(Err(CodeRefused::AlreadyUsed { plebiscite, channel: Channel::Paper })),
        Some(RightState::Unspent) => {
            let may = may_spend(known.stamp.state, &known.live.times, now);
            Ok(may.map(|()| resident).map_err(|not| refused(plebiscite, not)))
        }
        None => Err(Fault::state(plebiscite, "has a code without a right")),
    }
}

fn paper(live: &Live, nonce: [u8; NONCE], pass: String) -> BallotPaper {
    BallotPaper {
        plebiscite: live.id,
        eid: live.eid.clone(),
        form: Arc::clone(&live.form),
        rehearsal: live.manifest.rehearsal,
        closes: live.times.window.closes,
        pass,
        nonce,
    }
}

fn plain(live: &Live, marked: &Marked) -> Result<Vec<u8>, Invalid> {
    let definition = &live.manifest.ballot_definition;
    let marks = match marked {
        Marked::Blank if definition.blank => Marks::Blank,
        Marked::Blank => return Err(Invalid::BlankNotAllowed),
        Marked::Options(ids) if ids.is_empty() => return Err(Invalid::NoMark),
        Marked::Options(ids) => definition.marks(ids)?,
        Marked::Numbers(numbers) => match definition.numbered(numbers)? {
            // Nothing filled in is a slip; blank is said on purpose.
            Marks::Blank => return Err(Invalid::NoMark),
            marks => marks,
        },
    };
    definition.encode(&marks, live.manifest.pad_len).ok_or(Invalid::Padding)
}

const fn refused(plebiscite: PlebisciteId, not: NotNow) -> CodeRefused {
    match not {
        NotNow::NotYet(opens) => CodeRefused::NotYet { plebiscite, opens },
        NotNow::NoLonger(closes) => CodeRefused::NoLonger { plebiscite, closes },
        NotNow::Withdrawn => CodeRefused::Withdrawn { plebiscite },
    }
}
