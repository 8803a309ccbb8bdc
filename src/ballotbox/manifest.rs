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
    /// The rule's id.
    pub rule: String,
    /// Every parameter of the rule but `electorate` (which is the roll), `quorum`
    /// and `threshold`, in the form the rule prints it.
    pub parameters: BTreeMap<String, String>,
    /// How many win; 1 for rules with one winner and for budgets.
    pub seats: u32,
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

/// A field and whether it is possible.
type Check = (&'static str, bool);

/// Whether a text is `N` bytes in lower-case hex.
fn hex<const N: usize>(text: &str) -> bool {
    HEXLOWER.decode(text.as_bytes()).is_ok_and(|bytes| bytes.len() == N)
}

/// Most bytes of a manifest.
pub const LIMIT: usize = 65_000;
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
    /// Its leaf would not fit into a tile of leaves.
    #[error("the manifest has more than {LIMIT} bytes; shorten titles or leave languages out")]
    Large,
    /// A field holds something impossible.
    #[error("the manifest's `{0}` is not possible")]
    Field(&'static str),
}

impl Manifest {
    /// The canonical bytes.
    ///
    /// # Errors
    /// [`ManifestError::Large`]; serialising does not fail for this shape.
    pub fn encode(&self) -> Result<Vec<u8>, ManifestError> {
        let bytes = serde_json_canonicalizer::to_vec(self).map_err(ManifestError::Form)?;
        if bytes.len() > LIMIT { Err(ManifestError::Large) } else { Ok(bytes) }
    }

    /// Reads canonical bytes and checks what the fields say of each other.
    ///
    /// # Errors
    /// [`ManifestError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, ManifestError> {
        if bytes.len() > LIMIT {
            return Err(ManifestError::Large);
        }
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
        let impossible = self.ballot().into_iter().chain(self.times()).chain(self.keys()).find(|(_, holds)| !holds);
        impossible.map_or(Ok(()), |(field, _)| Err(ManifestError::Field(field)))
    }

    fn ballot(&self) -> [Check; 7] {
        let share = |share: &Option<String>| match share {
            Some(text) => text.parse::<kernel::Fraction>().is_ok_and(|fraction| fraction.to_string() == *text),
            None => true,
        };
        let counting = &self.counting;
        let definition = self.ballot_definition.possible();
        [
            ("v", self.v == 1),
            ("title", !self.title.is_empty()),
            definition.map_or_else(|field| (field, false), |()| ("ballot_definition", true)),
            ("pad_len", self.pad_len == self.ballot_definition.pad_len()),
            ("counting.seats", (1..=self.ballot_definition.options.len()).contains(&(counting.seats as usize))),
            ("counting.quorum", share(&counting.quorum) && share(&counting.threshold)),
            ("counting.ties", counting.ties == "lot"),
        ]
    }

    fn times(&self) -> [Check; 6] {
        let grace = i64::from(self.cast_grace_s) * 1000;
        [
            ("conflict", matches!(self.conflict.as_str(), "first-counts" | "web-only")),
            ("opens_at", self.opens_at >= 0),
            ("issue_closes_at", self.opens_at < self.issue_closes_at),
            ("cast_closes_at", self.issue_closes_at.checked_add(grace) == Some(self.cast_closes_at)),
            ("publish_at", (self.cast_closes_at..1 << 53).contains(&self.publish_at)),
            ("allow_change", !self.allow_change),
        ]
    }

    fn keys(&self) -> [Check; 14] {
        let root = |commitment: &Commitment| hex::<32>(&commitment.root);
        let vkey = |vkey: &str| ledger::verify_signature(vkey, b"", b"").is_ok();
        [
            ("modes", self.modes == ["simple"]),
            ("issuer.alg", self.issuer.alg == ISSUER_ALG),
            ("issuer", self.issuer_key().is_ok()),
            ("seal.suite", self.seal.suite == SEAL_SUITE),
            ("seal.pk", self.seal_key().is_ok()),
            ("seal.trustees", self.seal.trustees.is_empty() && self.seal.t == 1 && self.seal.n == 1),
            ("urn_vkey", vkey(&self.urn_vkey)),
            ("register_vkey", vkey(&self.register_vkey) && self.register_vkey != self.urn_vkey),
            ("roll_commitment", root(&self.roll_commitment)),
            ("code_keys", self.code_keys.as_ref().is_none_or(root)),
            ("code_kdf.salt", hex::<16>(&self.code_kdf.salt)),
            ("code_kdf.iterations", (1..=10_000_000).contains(&self.code_kdf.iterations)),
            ("envelope_keys", root(&self.envelope_keys) && self.envelope_keys.count == 0),
            ("client_js_sha256", self.client_js_sha256.is_empty()),
        ]
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballot::{Budget, Kind, OptionDef};
    use crate::keys::tests::Counting as Ids;
    use crate::keys::{ElectionKeys, note_key};

    fn manifest() -> Manifest {
        let keys = ElectionKeys::generate(&Ids::new(1)).unwrap();
        let option = |id: &str| OptionDef::new(id, [("pl".to_owned(), "Łąka".to_owned())].into());
        let definition = Definition::of(Kind::Approval, ["a", "b", "aa"].map(option).into());
        let definition = Definition { max: 2, blank: false, ..definition };
        let none: [[u8; 32]; 0] = [];
        Manifest {
            v: 1,
            title: [("pl".to_owned(), "Żubr \"na\" rynku".to_owned())].into(),
            pad_len: definition.pad_len(),
            ballot_definition: definition,
            counting: Counting {
                rule: "approval".to_owned(),
                parameters: [("max".to_owned(), "2".to_owned()), ("min".to_owned(), "1".to_owned())].into(),
                seats: 1,
                quorum: Some("1/10".to_owned()),
                threshold: None,
                ties: "lot".to_owned(),
            },
            conflict: "web-only".to_owned(),
            modes: vec!["simple".to_owned()],
            opens_at: 1_000,
            issue_closes_at: 2_000,
            cast_closes_at: 902_000,
            publish_at: 902_000,
            issuer: keys.issuer_def().unwrap(),
            seal: keys.seal_def(),
            urn_vkey: note_key("p", "urn", &keys.urn_seed).unwrap().vkey(),
            register_vkey: note_key("p", "register", &keys.register_seed).unwrap().vkey(),
            witnesses: vec![],
            roll_commitment: Commitment::over([[1; 32]]),
            code_keys: None,
            code_kdf: KdfDef { salt: "01".repeat(16), iterations: 100_000 },
            cast_grace_s: 900,
            rehearsal: true,
            envelope_keys: Commitment::over(none),
            client_js_sha256: String::new(),
            flush_policy: FlushPolicy { least: 20, seconds: 60 },
            allow_change: false,
            dispute_days: 30,
        }
    }

    #[test]
    fn a_manifest_has_one_form_and_every_byte_counts() {
        let manifest = manifest();
        let bytes = manifest.encode().unwrap();
        assert_eq!(Manifest::parse(&bytes).unwrap(), manifest);
        let name = eid(&bytes);
        assert_eq!(name.len(), EID);
        let text = String::from_utf8(bytes.clone()).unwrap();
        let others = [
            format!("{text}\n"),
            text.replacen(':', ": ", 1),
            text.replacen("\"v\":1", "\"v\":1.0", 1),
            text.replacen("\"v\":1", "\"v\":1,\"w\":1", 1),
            text.replacen("\"v\":1", "\"v\":1,\"v\":1", 1),
            text.replacen("Łąka", "\\u0141ąka", 1),
            text.replacen("\"code_keys\":null,", "", 1),
        ];
        for other in others {
            assert_ne!(other, text);
            assert!(Manifest::parse(other.as_bytes()).is_err(), "{other}");
        }
        for at in 0..bytes.len() {
            let mut bad = bytes.clone();
            bad[at] ^= 1;
            assert_ne!(eid(&bad), name);
        }
    }

    fn budget(currency: &str, digits: u32) -> Budget {
        Budget { amount: 100, currency: currency.to_owned(), digits }
    }

    #[test]
    fn impossible_manifests_are_refused_by_field() {
        type Change = (&'static str, fn(&mut Manifest));
        let changes: [Change; 30] = [
            ("v", |m| m.v = 2),
            ("title", |m| m.title.clear()),
            ("ballot_definition.max", |m| m.ballot_definition.max = 4),
            ("ballot_definition.options", |m| m.ballot_definition.options[0].id = "b".to_owned()),
            ("ballot_definition.options.id", |m| m.ballot_definition.options[0].id = "A".to_owned()),
            ("pad_len", |m| m.pad_len += 32),
            ("ballot_definition.min", |m| m.ballot_definition.min = 3),
            ("ballot_definition.equal", |m| m.ballot_definition.equal = true),
            ("ballot_definition.max_score", |m| m.ballot_definition.max_score = Some(5)),
            ("ballot_definition.points", |m| m.ballot_definition.kind = Kind::Points),
            ("ballot_definition.options.cost", |m| m.ballot_definition.budget = Some(budget("PLN", 2))),
            ("ballot_definition.budget", |m| {
                m.ballot_definition.options.iter_mut().for_each(|option| option.cost = Some(1));
                m.ballot_definition.budget = Some(budget("zł", 2));
            }),
            ("ballot_definition.options.cost", |m| m.ballot_definition.options[0].cost = Some(1)),
            ("ballot_definition.options.categories", |m| m.ballot_definition.options[0].categories = vec!["x".into()]),
            ("counting.seats", |m| m.counting.seats = 4),
            ("counting.quorum", |m| m.counting.quorum = Some("10%".to_owned())),
            ("conflict", |m| m.conflict = "both".to_owned()),
            ("cast_closes_at", |m| m.cast_closes_at += 1),
            ("publish_at", |m| m.publish_at = 1 << 53),
            ("modes", |m| m.modes.push("secret".to_owned())),
            ("issuer", |m| m.issuer.e = "03".to_owned()),
            ("issuer", |m| m.issuer.n = m.issuer.n.to_uppercase()),
            ("seal.pk", |m| m.seal.pk = "04".repeat(65)),
            ("seal.trustees", |m| m.seal.n = 5),
            ("urn_vkey", |m| m.urn_vkey.push('x')),
            ("register_vkey", |m| m.register_vkey = m.urn_vkey.clone()),
            ("roll_commitment", |m| m.roll_commitment.root.clear()),
            ("code_kdf.salt", |m| m.code_kdf.salt.push('0')),
            ("code_kdf.iterations", |m| m.code_kdf.iterations = 0),
            ("allow_change", |m| m.allow_change = true),
        ];
        let good = manifest();
        for (field, change) in changes {
            let mut bad = good.clone();
            change(&mut bad);
            assert!(matches!(bad.check(), Err(ManifestError::Field(found)) if found == field), "{field}");
        }
        let mut large = good.clone();
        large.title.insert("en".to_owned(), "x".repeat(LIMIT));
        assert!(matches!(large.encode(), Err(ManifestError::Large)));
    }
}
