//! The leaves of both logs, as canonical CBOR maps whose `t` names the kind.
//!
//! Invariant: bytes are a leaf only in their one canonical form, so that a leaf's
//! hash names one content (test `every_flipped_bit_of_a_ballot_is_refused`).

use std::collections::BTreeMap;

use ledger::cbor::{CborError, Map, Value};

use crate::ballot::Marks;
use crate::ecdsa::{self, VerifyingKey};
use crate::seal::ENC;
use crate::token::{IssuerPublic, RAND, TOKEN};
use crate::{CryptoError, Hash};

/// The version every leaf carries.
const V: u64 = 1;
/// Most bytes of a leaf: a tile of leaves gives each its length in 16 bits.
pub const LIMIT: usize = 65_535;

/// A ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// The election.
    pub eid: String,
    /// The credential.
    pub cred: Credential,
    /// 0; higher numbers are kept for elections that let a vote be changed.
    pub seq: u32,
    /// HPKE's encapsulated key.
    pub enc: [u8; ENC],
    /// The sealed plaintext.
    pub ct: Vec<u8>,
    /// ECDSA by `cred.pk` over [`Ballot::signed`].
    pub sig: [u8; 64],
}

/// What shows that the town let this key vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// The one-time public key.
    pub pk: [u8; ecdsa::POINT],
    /// The randomizer.
    pub rand: [u8; RAND],
    /// RSA-PSS over `rand ‖ pk`.
    pub token: [u8; TOKEN],
}

/// A right spent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Right {
    /// The election.
    pub eid: String,
    /// The resident's pseudonym.
    pub rid: [u8; 32],
    /// How.
    pub method: Method,
    /// Days since 1970 (UTC).
    pub day: u64,
}

/// How a right was spent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Method {
    /// With a printed code, on the web.
    Code {
        /// `SHA-256` of the blinded message, or `SHA-256("agent" ‖ nonce)`.
        bh: Hash,
        /// The code's public key.
        code_pk: [u8; ecdsa::COMPRESSED],
        /// ECDSA by `code_pk` over [`issue_input`].
        code_sig: [u8; 64],
    },
    /// On paper, at the desk.
    Paper,
}

/// A batch of paper cards as two clerks agree on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperBatch {
    /// The election.
    pub eid: String,
    /// The batch's name.
    pub batch: String,
    /// Valid cards.
    pub valid: u64,
    /// Blank cards.
    pub blank: u64,
    /// Void cards by reason.
    pub void: BTreeMap<String, u64>,
    /// What the valid cards say.
    pub cards: Cards,
}

/// What the valid cards of a batch say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cards {
    /// Marks by option, added up: for rules that only add.
    Sums(BTreeMap<String, u64>),
    /// Each card by itself, as the `c` of a ballot; sorted by their bytes, so that
    /// no order is told. The other rules need them.
    Each(Vec<Value>),
}

impl Cards {
    /// Cards one by one, in their one order. Blank ones are counted, not listed.
    #[must_use]
    pub fn each<'a>(cards: impl IntoIterator<Item = &'a Marks>) -> Self {
        let mut each: Vec<Value> = cards.into_iter().filter_map(Marks::content).collect();
        each.sort_by_cached_key(Value::encode);
        Self::Each(each)
    }
}

impl PaperBatch {
    /// All cards of the batch: valid, blank and void ones.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.void.values().fold(self.valid.saturating_add(self.blank), |sum, cards| sum.saturating_add(*cards))
    }
}

/// The close: nothing but the opening follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Close {
    /// The election.
    pub eid: String,
    /// Rights spent on the web.
    pub web: u64,
    /// Rights marked on paper.
    pub paper: u64,
    /// Ballots in the urn.
    pub ballots: u64,
    /// Leaves of the register.
    pub register_size: u64,
    /// Root of the register.
    pub register_root: Hash,
}

/// The opening: the key that opens every ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The election.
    pub eid: String,
    /// The private half of `seal.pk`.
    pub seal_sk: [u8; 32],
    /// What was drawn in public, if a tie asked for it; else empty.
    pub lot: String,
}

/// A leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaf {
    /// Leaf 0 of both logs: the manifest's bytes.
    Manifest(Vec<u8>),
    /// Of the urn.
    Ballot(Box<Ballot>),
    /// Of the register.
    Right(Right),
    /// Of the urn.
    Paper(PaperBatch),
    /// Of the urn.
    Close(Close),
    /// Of the urn, the last.
    Open(Open),
}

impl Leaf {
    /// The canonical bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let map = Map::default().with("v", V);
        match self {
            Self::Manifest(bytes) => map.with("t", "manifest").with("m", bytes.as_slice()),
            Self::Ballot(ballot) => {
                let cred = Map::default()
                    .with("t", "brsa")
                    .with("pk", ballot.cred.pk.as_slice())
                    .with("rand", ballot.cred.rand.as_slice())
                    .with("token", ballot.cred.token.as_slice());
                map.with("t", "ballot")
                    .with("eid", ballot.eid.as_str())
                    .with("cred", cred)
                    .with("seq", u64::from(ballot.seq))
                    .with("enc", ballot.enc.as_slice())
                    .with("ct", ballot.ct.as_slice())
                    .with("sig", ballot.sig.as_slice())
            }
            Self::Right(right) => {
                let map = map.with("t", "right").with("eid", right.eid.as_str()).with("rid", right.rid.as_slice());
                let map = map.with("day", right.day);
                match &right.method {
                    Method::Paper => map.with("method", "paper"),
                    Method::Code { bh, code_pk, code_sig } => map
                        .with("method", "code")
                        .with("bh", bh.as_slice())
                        .with("code_pk", code_pk.as_slice())
                        .with("code_sig", code_sig.as_slice()),
                }
            }
            Self::Paper(paper) => {
                let map = map
                    .with("t", "paper_batch")
                    .with("eid", paper.eid.as_str())
                    .with("batch", paper.batch.as_str())
                    .with("valid", paper.valid)
                    .with("blank", paper.blank)
                    .with("void", &paper.void);
                match &paper.cards {
                    Cards::Sums(marks) => map.with("marks", marks),
                    Cards::Each(ballots) => map.with("ballots", Value::List(ballots.clone())),
                }
            }
            Self::Close(close) => map
                .with("t", "close")
                .with("eid", close.eid.as_str())
                .with("web", close.web)
                .with("paper", close.paper)
                .with("ballots", close.ballots)
                .with("register_size", close.register_size)
                .with("register_root", close.register_root.as_slice()),
            Self::Open(open) => map
                .with("t", "open")
                .with("eid", open.eid.as_str())
                .with("seal_sk", open.seal_sk.as_slice())
                .with("lot", open.lot.as_str()),
        }
        .encode()
    }

    /// Reads canonical bytes.
    ///
    /// # Errors
    /// [`CborError`]: no leaf, not canonical, or fields missing or left over.
    pub fn decode(bytes: &[u8]) -> Result<Self, CborError> {
        let mut map = Map::decode(bytes)?;
        if map.number("v")? != V {
            return Err(CborError::Field("v".to_owned()));
        }
        let leaf = match map.text("t")?.as_str() {
            "manifest" => Self::Manifest(map.bytes("m")?),
            "ballot" => Self::Ballot(Box::new(read_ballot(&mut map)?)),
            "right" => Self::Right(read_right(&mut map)?),
            "paper_batch" => Self::Paper(PaperBatch {
                eid: read_eid(&mut map)?,
                batch: map.text("batch")?,
                valid: map.number("valid")?,
                blank: map.number("blank")?,
                void: map.numbers("void")?,
                cards: read_cards(&mut map)?,
            }),
            "close" => Self::Close(Close {
                eid: read_eid(&mut map)?,
                web: map.number("web")?,
                paper: map.number("paper")?,
                ballots: map.number("ballots")?,
                register_size: map.number("register_size")?,
                register_root: map.array("register_root")?,
            }),
            "open" => {
                Self::Open(Open { eid: read_eid(&mut map)?, seal_sk: map.array("seal_sk")?, lot: map.text("lot")? })
            }
            _ => return Err(CborError::Field("t".to_owned())),
        };
        map.finish()?;
        Ok(leaf)
    }
}

/// An election's name: its length is part of what is signed.
fn read_eid(map: &mut Map) -> Result<String, CborError> {
    let eid = map.text("eid")?;
    let fits = eid.len() == crate::manifest::EID && eid.bytes().all(|b| matches!(b, b'a'..=b'z' | b'2'..=b'7'));
    if fits { Ok(eid) } else { Err(CborError::Field("eid".to_owned())) }
}

fn read_cards(map: &mut Map) -> Result<Cards, CborError> {
    if map.has("marks") {
        return map.numbers("marks").map(Cards::Sums);
    }
    let ballots = map.list("ballots")?;
    let sorted = ballots.iter().map(Value::encode).is_sorted();
    if sorted { Ok(Cards::Each(ballots)) } else { Err(CborError::NotCanonical) }
}

fn read_ballot(map: &mut Map) -> Result<Ballot, CborError> {
    let mut cred = map.map("cred")?;
    if cred.text("t")? != "brsa" {
        return Err(CborError::Field("cred.t".to_owned()));
    }
    let credential = Credential { pk: cred.array("pk")?, rand: cred.array("rand")?, token: cred.array("token")? };
    cred.finish()?;
    let seq = map.number("seq")?;
    Ok(Ballot {
        eid: read_eid(map)?,
        cred: credential,
        seq: u32::try_from(seq).map_err(|_too_large| CborError::Field("seq".to_owned()))?,
        enc: map.array("enc")?,
        ct: map.bytes("ct")?,
        sig: map.array("sig")?,
    })
}

fn read_right(map: &mut Map) -> Result<Right, CborError> {
    let method = match map.text("method")?.as_str() {
        "paper" => Method::Paper,
        "code" => {
            Method::Code { bh: map.array("bh")?, code_pk: map.array("code_pk")?, code_sig: map.array("code_sig")? }
        }
        _ => return Err(CborError::Field("method".to_owned())),
    };
    Ok(Right { eid: read_eid(map)?, rid: map.array("rid")?, day: map.number("day")?, method })
}

/// What a code's key signs: `"wiec/v1/issue" ‖ eid ‖ bh`.
#[must_use]
pub fn issue_input(eid: &str, bh: &Hash) -> Vec<u8> {
    [b"wiec/v1/issue".as_slice(), eid.as_bytes(), bh].concat()
}

impl Ballot {
    /// What the one-time key signs: `"wiec/v1/cast" ‖ eid ‖ seq (4 bytes) ‖ enc ‖ ct`.
    #[must_use]
    pub fn signed(&self) -> Vec<u8> {
        [b"wiec/v1/cast".as_slice(), self.eid.as_bytes(), &self.seq.to_be_bytes(), &self.enc, &self.ct].concat()
    }

    /// Checks credential and signature, and the length of the sealed part.
    ///
    /// # Errors
    /// [`CryptoError`] names what does not hold.
    pub fn check(&self, eid: &str, issuer: &IssuerPublic, pad_len: usize) -> Result<(), CryptoError> {
        if self.eid != eid || self.seq != 0 || self.ct.len() != pad_len + crate::seal::TAG {
            return Err(CryptoError::Malformed("ballot"));
        }
        issuer.verify(&self.cred.rand, &self.cred.pk, &self.cred.token)?;
        VerifyingKey::parse(&self.cred.pk)?.verify(&self.signed(), &self.sig)
    }
}

impl Right {
    /// Checks the signature of a code.
    ///
    /// # Errors
    /// [`CryptoError`] when it does not hold.
    pub fn check(&self) -> Result<(), CryptoError> {
        match &self.method {
            Method::Paper => Ok(()),
            Method::Code { bh, code_pk, code_sig } => {
                VerifyingKey::parse(code_pk)?.verify(&issue_input(&self.eid, bh), code_sig)
            }
        }
    }
}
