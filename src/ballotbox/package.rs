//! Two files between the town and whoever makes the printed codes, so that the
//! codes are never seen by the server:
//!
//! ```text
//! town ──wiec-package/v1──▶ `wiec codes make` ──wiec-code-keys/v1──▶ town
//!                                └──▶ letters with the codes
//! ```
//!
//! Both are one canonical JSON object (RFC 8785). Neither holds a secret of the
//! election: the first holds names and addresses, the second public keys.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::HEXLOWER;
use kernel::{Lang, PlebisciteId, ResidentId};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::ecdsa::{COMPRESSED, VerifyingKey};
use crate::manifest::KdfDef;

/// The first member of a package.
pub const PACKAGE: &str = "wiec-package/v1";
/// The first member of a file of code keys.
pub const CODE_KEYS: &str = "wiec-code-keys/v1";

/// What is needed to make the codes and letters of one plebiscite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// [`PACKAGE`].
    pub format: String,
    /// The plebiscite.
    pub plebiscite: PlebisciteId,
    /// The town's name.
    pub town: String,
    /// What is decided, by language.
    pub title: BTreeMap<String, String>,
    /// The address residents type, without a slash at its end.
    pub public_url: String,
    /// The town's time zone (IANA name), for the times on the letter.
    pub zone: String,
    /// The town's accent colour, `#rrggbb`.
    pub accent: String,
    /// Who residents turn to; empty: nothing is printed.
    pub contact: String,
    /// Most marks on a ballot, as the letter says it.
    pub max: u32,
    /// Whether one may vote on paper instead (conflict rule `first-counts`).
    pub paper: bool,
    /// How a code is stretched.
    pub code_kdf: KdfDef,
    /// First moment a ballot may be cast (ms).
    pub opens_at: i64,
    /// First moment it may no longer be cast (ms).
    pub closes_at: i64,
    /// Whether it is a rehearsal.
    pub rehearsal: bool,
    /// Who gets a letter, in order of id.
    pub residents: Vec<Addressee>,
}

/// Who gets a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addressee {
    /// The resident.
    pub id: ResidentId,
    /// The name on the letter.
    pub name: String,
    /// The address on the letter.
    pub address: String,
    /// The language of the letter.
    pub lang: Lang,
}

/// The public keys of the codes that were made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeKeys {
    /// [`CODE_KEYS`].
    pub format: String,
    /// The plebiscite.
    pub plebiscite: PlebisciteId,
    /// `code_kdf.salt` of the package the codes were made for.
    pub salt: String,
    /// One key a resident.
    pub keys: Vec<ResidentKey>,
    /// Keys of codes kept for letters that get lost: short points in lower-case hex. A spare's
    /// sheet bears its [`label`].
    pub spares: Vec<String>,
}

/// The key of a resident's code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResidentKey {
    /// The resident.
    pub resident: ResidentId,
    /// The short point, 33 bytes in lower-case hex.
    pub pk: String,
}

/// How a spare code's sheet is told from the others without showing the code: the first eight
/// digits of X of its public key, as `AB12-CD34`.
#[must_use]
pub fn label(pk: &[u8; COMPRESSED]) -> String {
    let hex = data_encoding::HEXUPPER.encode(&pk[1..5]);
    format!("{}-{}", &hex[..4], &hex[4..])
}

/// Why one of the two files was refused.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// No JSON, or members missing, unknown or of another kind.
    #[error("the file is no {expected} file")]
    Form {
        /// Which file was expected.
        expected: &'static str,
        /// Where and why.
        #[source]
        source: serde_json::Error,
    },
    /// A file of another kind or version.
    #[error("the file is of the kind `{found}`, not `{expected}`")]
    Format {
        /// Which file was expected.
        expected: &'static str,
        /// What it says of itself.
        found: String,
    },
    /// JSON that is not in its one canonical form.
    #[error("the file was changed after it was written: it is not canonical JSON")]
    NotCanonical,
}

impl Package {
    /// The canonical bytes.
    ///
    /// # Errors
    /// When serialising fails, which it does not for this shape.
    pub fn encode(&self) -> Result<Vec<u8>, PackageError> {
        write(self, PACKAGE)
    }

    /// Reads canonical bytes.
    ///
    /// # Errors
    /// [`PackageError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, PackageError> {
        read(bytes, PACKAGE)
    }
}

impl CodeKeys {
    /// The canonical bytes.
    ///
    /// # Errors
    /// When serialising fails, which it does not for this shape.
    pub fn encode(&self) -> Result<Vec<u8>, PackageError> {
        write(self, CODE_KEYS)
    }

    /// Reads canonical bytes.
    ///
    /// # Errors
    /// [`PackageError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, PackageError> {
        read(bytes, CODE_KEYS)
    }

    /// Checks the keys against the plebiscite they are loaded into: everybody of `roll` exactly
    /// once, each key a point on the curve and none twice.
    ///
    /// # Errors
    /// [`CodeKeysError`] names the first entry that is wrong.
    pub fn check(
        &self,
        plebiscite: PlebisciteId,
        salt: &str,
        roll: &BTreeSet<ResidentId>,
    ) -> Result<Vec<Key>, CodeKeysError> {
        if self.plebiscite != plebiscite {
            return Err(CodeKeysError::OtherPlebiscite { found: self.plebiscite });
        }
        if self.salt != salt {
            return Err(CodeKeysError::OtherSalt);
        }
        let mut people = BTreeSet::new();
        for (index, key) in self.keys.iter().enumerate() {
            if !roll.contains(&key.resident) {
                return Err(CodeKeysError::NotOnRoll { entry: index + 1, resident: key.resident });
            }
            if !people.insert(key.resident) {
                return Err(CodeKeysError::ResidentTwice { entry: index + 1, resident: key.resident });
            }
        }
        let missing = roll.difference(&people).next();
        if let Some(resident) = missing {
            return Err(CodeKeysError::Missing { resident: *resident, count: roll.len() - people.len() });
        }
        self.points()
    }

    fn points(&self) -> Result<Vec<Key>, CodeKeysError> {
        let residents = self.keys.iter().map(|key| (List::Keys, &key.pk, Some(key.resident)));
        let spares = self.spares.iter().map(|pk| (List::Spares, pk, None));
        let mut seen = BTreeSet::new();
        let mut out = Vec::with_capacity(self.keys.len() + self.spares.len());
        for (index, (list, pk, holder)) in residents.chain(spares).enumerate() {
            let entry = match list {
                List::Keys => index + 1,
                List::Spares => index + 1 - self.keys.len(),
            };
            let pk = point(pk).ok_or(CodeKeysError::Point { list, entry })?;
            if !seen.insert(pk) {
                return Err(CodeKeysError::KeyTwice { list, entry });
            }
            out.push(Key { pk, holder });
        }
        Ok(out)
    }
}

/// A code's public key and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The short point.
    pub pk: [u8; COMPRESSED],
    /// Its holder; `None`: a spare.
    pub holder: Option<ResidentId>,
}

/// Which list of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// `keys`.
    Keys,
    /// `spares`.
    Spares,
}

impl std::fmt::Display for List {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Keys => "keys",
            Self::Spares => "spares",
        })
    }
}

/// Why code keys do not fit the plebiscite. Entries are counted from one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeKeysError {
    /// Made for another plebiscite.
    #[error("these keys were made for the plebiscite {found}")]
    OtherPlebiscite {
        /// Which one.
        found: PlebisciteId,
    },
    /// Made from an earlier package of the same plebiscite.
    #[error("the salt of these keys is not this plebiscite's: download the package again and make the codes anew")]
    OtherSalt,
    /// Somebody who may not vote here.
    #[error("entry {entry} of `keys` names {resident}, who is not on the frozen roll")]
    NotOnRoll {
        /// Which entry.
        entry: usize,
        /// Whom it names.
        resident: ResidentId,
    },
    /// A resident named before.
    #[error("entry {entry} of `keys` names {resident} a second time")]
    ResidentTwice {
        /// Which entry.
        entry: usize,
        /// Whom it names.
        resident: ResidentId,
    },
    /// A resident without a key.
    #[error("{count} residents of the roll have no key; the first is {resident}")]
    Missing {
        /// The first of them.
        resident: ResidentId,
        /// How many.
        count: usize,
    },
    /// No short point of P-256.
    #[error("entry {entry} of `{list}` is no public key")]
    Point {
        /// Which list.
        list: List,
        /// Which entry.
        entry: usize,
    },
    /// A key that stood earlier in the file.
    #[error("entry {entry} of `{list}` repeats an earlier key")]
    KeyTwice {
        /// Which list.
        list: List,
        /// Which entry.
        entry: usize,
    },
}

fn point(hex: &str) -> Option<[u8; COMPRESSED]> {
    let bytes = <[u8; COMPRESSED]>::try_from(HEXLOWER.decode(hex.as_bytes()).ok()?).ok()?;
    VerifyingKey::parse(&bytes).ok().map(|_on_the_curve| bytes)
}

fn write(file: &impl Serialize, expected: &'static str) -> Result<Vec<u8>, PackageError> {
    serde_json_canonicalizer::to_vec(file).map_err(|source| PackageError::Form { expected, source })
}

/// A file of another kind is named before its members are looked at.
fn read<T: Serialize + DeserializeOwned>(bytes: &[u8], expected: &'static str) -> Result<T, PackageError> {
    #[derive(Deserialize)]
    struct Kind {
        format: String,
    }
    let kind: Kind = serde_json::from_slice(bytes).map_err(|source| PackageError::Form { expected, source })?;
    if kind.format != expected {
        let found = kind.format.chars().take(60).collect();
        return Err(PackageError::Format { expected, found });
    }
    let file: T = serde_json::from_slice(bytes).map_err(|source| PackageError::Form { expected, source })?;
    if write(&file, expected)? == bytes { Ok(file) } else { Err(PackageError::NotCanonical) }
}

#[cfg(test)]
mod tests {
    use kernel::Uuid;

    use super::*;
    use crate::code::{Code, Kdf};
    use crate::keys::tests::Counting;

    const SALT: &str = "01010101010101010101010101010101";

    fn resident(n: u128) -> ResidentId {
        ResidentId::from_uuid(Uuid::from_u128(n))
    }

    fn plebiscite() -> PlebisciteId {
        PlebisciteId::from_uuid(Uuid::from_u128(5))
    }

    fn made(people: u128, spares: usize) -> CodeKeys {
        let ids = Counting::new(3);
        let kdf = Kdf { salt: vec![1; 16], iterations: 1 };
        let pk = || HEXLOWER.encode(&Code::generate(&ids).key(&kdf).unwrap().compressed().unwrap());
        CodeKeys {
            format: CODE_KEYS.to_owned(),
            plebiscite: plebiscite(),
            salt: SALT.to_owned(),
            keys: (1..=people).map(|n| ResidentKey { resident: resident(n), pk: pk() }).collect(),
            spares: (0..spares).map(|_| pk()).collect(),
        }
    }

    fn check(keys: &CodeKeys) -> Result<usize, CodeKeysError> {
        keys.check(plebiscite(), SALT, &(1..=3).map(resident).collect()).map(|keys| keys.len())
    }

    #[test]
    fn the_first_wrong_entry_is_named() {
        let good = made(3, 2);
        assert_eq!(check(&good), Ok(5));
        let changed = |change: fn(&mut CodeKeys)| {
            let mut keys = good.clone();
            change(&mut keys);
            check(&keys).unwrap_err()
        };
        let (first, third) = (resident(1), resident(3));
        let other = PlebisciteId::from_uuid(Uuid::from_u128(6));
        assert_eq!(
            changed(|k| k.plebiscite = PlebisciteId::from_uuid(Uuid::from_u128(6))),
            CodeKeysError::OtherPlebiscite { found: other }
        );
        assert_eq!(changed(|k| k.salt.replace_range(..1, "1")), CodeKeysError::OtherSalt);
        assert_eq!(changed(|k| drop(k.keys.pop())), CodeKeysError::Missing { resident: third, count: 1 });
        let twice = CodeKeysError::ResidentTwice { entry: 2, resident: first };
        assert_eq!(changed(|k| k.keys[1].resident = k.keys[0].resident), twice);
        let stranger = CodeKeysError::NotOnRoll { entry: 2, resident: resident(9) };
        assert_eq!(changed(|k| k.keys[1].resident = resident(9)), stranger);
        let no_point = CodeKeysError::Point { list: List::Keys, entry: 3 };
        assert_eq!(changed(|k| k.keys[2].pk = "05".repeat(33)), no_point);
        assert_eq!(changed(|k| k.keys[2].pk = format!("{}AB", &k.keys[2].pk[..64])), no_point);
        let repeated = CodeKeysError::KeyTwice { list: List::Spares, entry: 2 };
        assert_eq!(changed(|k| k.spares[1] = k.keys[0].pk.clone()), repeated);
    }

    #[test]
    fn both_files_have_one_form() {
        let keys = made(2, 1);
        let bytes = keys.encode().unwrap();
        assert_eq!(CodeKeys::parse(&bytes).unwrap(), keys);
        assert!(matches!(Package::parse(&bytes), Err(PackageError::Format { .. })));
        let spaced = [b" ".as_slice(), &bytes].concat();
        assert!(matches!(CodeKeys::parse(&spaced), Err(PackageError::NotCanonical)));
        assert!(matches!(CodeKeys::parse(b"surname;given"), Err(PackageError::Form { .. })));
        let package = Package {
            format: PACKAGE.to_owned(),
            plebiscite: plebiscite(),
            town: "Przykładowo".to_owned(),
            title: [("pl".to_owned(), "Temat".to_owned())].into(),
            public_url: "https://glosowanie.example".to_owned(),
            zone: "Europe/Warsaw".to_owned(),
            accent: "#7a3b12".to_owned(),
            contact: "tel. 85 000 00 00".to_owned(),
            max: 1,
            paper: true,
            code_kdf: KdfDef { salt: SALT.to_owned(), iterations: 1000 },
            opens_at: 1,
            closes_at: 2,
            rehearsal: true,
            residents: vec![Addressee {
                id: resident(1),
                name: "Ada Przykładowa".to_owned(),
                address: "Lipowa 1".to_owned(),
                lang: Lang::Pl,
            }],
        };
        assert_eq!(Package::parse(&package.encode().unwrap()).unwrap(), package);
    }
}
