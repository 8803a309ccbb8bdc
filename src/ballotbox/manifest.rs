//! The manifest: everything about an election that may not change any more,
//! as canonical JSON (RFC 8785). Its hash is the election's name.

use std::collections::BTreeMap;

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use serde::{Deserialize, Serialize};

use crate::ballot::Definition;
use crate::commitment::Commitment;
use crate::token::IssuerPublic;
use crate::{CryptoError, sha256};

/// Signs of an `eid`.
pub const EID: usize = 26;

/// The manifest. Times are milliseconds since 1970 UTC, bytes lower-case hex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// 1.
    pub v: u32,
    /// What is decided, by language.
    pub title: BTreeMap<String, String>,
    /// What a ballot may say.
    pub ballot_definition: Definition,
    /// How it is counted.
    pub counting: Counting,
    /// Paper and web: `first-counts` or `web-only`.
    pub conflict: String,
    /// `["simple"]`.
    pub modes: Vec<String>,
    /// First moment a ballot may be cast.
    pub opens_at: i64,
    /// First moment no right may be spent any more.
    pub issue_closes_at: i64,
    /// First moment no ballot lands any more: `issue_closes_at + cast_grace_s`.
    pub cast_closes_at: i64,
    /// When the result becomes public.
    pub publish_at: i64,
    /// Bytes of a plaintext.
    pub pad_len: usize,
    /// The key that signs credentials.
    pub issuer: IssuerDef,
    /// The key ballots are sealed to.
    pub seal: SealDef,
    /// Verifier key of the urn's checkpoints and of promises.
    pub urn_vkey: String,
    /// Verifier key of the register's checkpoints.
    pub register_vkey: String,
    /// Verifier keys of witnesses.
    pub witnesses: Vec<String>,
    /// Over the roll.
    pub roll_commitment: Commitment,
    /// Over the public keys of all codes; absent until they are made.
    pub code_keys: Option<Commitment>,
    /// How a code is stretched.
    pub code_kdf: KdfDef,
    /// Seconds after `issue_closes_at` in which a ballot may land.
    pub cast_grace_s: u32,
    /// Whether it is a rehearsal.
    pub rehearsal: bool,
    /// Over the keys of envelope codes.
    pub envelope_keys: Commitment,
    /// SHA-256 of the browser's part; empty without one.
    pub client_js_sha256: String,
    /// How leaves join the logs.
    pub flush_policy: FlushPolicy,
    /// Whether a ballot may be changed: never.
    pub allow_change: bool,
    /// Days in which the result may be disputed.
    pub dispute_days: u32,
}

/// How it is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counting {
    /// `plurality` or `approval`.
    pub rule: String,
    /// Least share of the roll that must take part, `a/b`.
    pub quorum: Option<String>,
    /// Least share of the valid ballots for the winner, `a/b`.
    pub threshold: Option<String>,
    /// `lot`: a public lot, drawn after the close if there is a tie.
    pub ties: String,
}

/// The issuer's public key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuerDef {
    /// `RSABSSA-SHA384-PSS-Randomized`.
    pub alg: String,
    /// Modulus.
    pub n: String,
    /// Exponent.
    pub e: String,
}

/// The sealing key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealDef {
    /// `0x0010/0x0001/0x0001`.
    pub suite: String,
    /// Uncompressed point.
    pub pk: String,
    /// Who holds shares; empty in `simple` mode.
    pub trustees: Vec<String>,
    /// Shares needed; 1 in `simple` mode.
    pub t: u32,
    /// Shares; 1 in `simple` mode.
    pub n: u32,
}

/// How a code is stretched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KdfDef {
    /// 16 bytes.
    pub salt: String,
    /// PBKDF2 rounds.
    pub iterations: u32,
}

/// When spooled leaves join the logs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlushPolicy {
    /// Least leaves in a flush before the close.
    pub least: u32,
    /// Seconds between flushes.
    pub seconds: u32,
}

/// The algorithm word of [`IssuerDef`].
pub const ISSUER_ALG: &str = "RSABSSA-SHA384-PSS-Randomized";
/// The suite word of [`SealDef`].
pub const SEAL_SUITE: &str = "0x0010/0x0001/0x0001";

/// Why bytes are no manifest.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// No JSON, or fields missing, unknown or of another kind.
    #[error("the manifest is not of the form the protocol asks for")]
    Form(#[source] serde_json::Error),
    /// JSON that is not in its one canonical form.
    #[error("the manifest is not canonical JSON")]
    NotCanonical,
    /// A field holds something impossible.
    #[error("the manifest's `{0}` is not possible")]
    Field(&'static str),
}

impl Manifest {
    /// The canonical bytes.
    ///
    /// # Errors
    /// When serialising fails, which it does not for this shape.
    pub fn encode(&self) -> Result<Vec<u8>, ManifestError> {
        serde_json_canonicalizer::to_vec(self).map_err(ManifestError::Form)
    }

    /// Reads canonical bytes and checks what the fields say of each other.
    ///
    /// # Errors
    /// [`ManifestError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, ManifestError> {
        let manifest: Self = serde_json::from_slice(bytes).map_err(ManifestError::Form)?;
        if manifest.encode()? != bytes {
            return Err(ManifestError::NotCanonical);
        }
        manifest.check()?;
        Ok(manifest)
    }

    /// What the fields must say of each other.
    ///
    /// # Errors
    /// [`ManifestError::Field`] names the first impossible one.
    pub fn check(&self) -> Result<(), ManifestError> {
        let definition = &self.ballot_definition;
        let ids: std::collections::BTreeSet<&String> = definition.options.iter().map(|option| &option.id).collect();
        let max = definition.max as usize;
        let single = matches!(definition.kind, crate::ballot::Kind::Choice);
        let grace = i64::from(self.cast_grace_s) * 1000;
        let checks = [
            ("v", self.v == 1),
            ("ballot_definition.options", ids.len() == definition.options.len() && ids.len() >= 2),
            ("ballot_definition.max", (1..=ids.len()).contains(&max) && (!single || max == 1)),
            ("counting.rule", self.counting.rule == if single { "plurality" } else { "approval" }),
            ("counting.ties", self.counting.ties == "lot"),
            ("issue_closes_at", self.opens_at < self.issue_closes_at),
            ("cast_closes_at", self.issue_closes_at.checked_add(grace) == Some(self.cast_closes_at)),
            ("publish_at", self.publish_at >= self.cast_closes_at),
            ("pad_len", self.pad_len == definition.pad_len()),
            ("issuer.alg", self.issuer.alg == ISSUER_ALG),
            ("seal.suite", self.seal.suite == SEAL_SUITE),
            ("allow_change", !self.allow_change),
        ];
        match checks.into_iter().find(|(_, holds)| !holds) {
            Some((field, _)) => Err(ManifestError::Field(field)),
            None => Ok(()),
        }
    }

    /// The issuer's key.
    ///
    /// # Errors
    /// [`CryptoError::Malformed`].
    pub fn issuer_key(&self) -> Result<IssuerPublic, CryptoError> {
        let bytes = |hex: &str| HEXLOWER.decode(hex.as_bytes()).map_err(|_no_hex| CryptoError::Malformed("issuer key"));
        IssuerPublic::new(&bytes(&self.issuer.n)?, &bytes(&self.issuer.e)?)
    }

    /// The sealing key.
    ///
    /// # Errors
    /// [`CryptoError::Malformed`].
    pub fn seal_key(&self) -> Result<crate::seal::SealPublic, CryptoError> {
        let bytes =
            HEXLOWER.decode(self.seal.pk.as_bytes()).map_err(|_no_hex| CryptoError::Malformed("sealing key"))?;
        crate::seal::SealPublic::from_bytes(&bytes)
    }

    /// How a code is stretched.
    ///
    /// # Errors
    /// [`CryptoError::Malformed`].
    pub fn kdf(&self) -> Result<crate::code::Kdf, CryptoError> {
        let salt = HEXLOWER.decode(self.code_kdf.salt.as_bytes()).map_err(|_no_hex| CryptoError::Malformed("salt"))?;
        Ok(crate::code::Kdf { salt, iterations: self.code_kdf.iterations })
    }
}

/// The election's name: 26 base-32 signs (RFC 4648, lower case) of the manifest's SHA-256.
#[must_use]
pub fn eid(manifest: &[u8]) -> String {
    let mut name = BASE32_NOPAD.encode(&sha256(&[manifest])).to_lowercase();
    name.truncate(EID);
    name
}
