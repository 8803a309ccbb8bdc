//! What a ballot may say, and how it is written before it is sealed.
//!
//! Plaintext: canonical CBOR `{"v":1,"k":kind,…}` behind its length in two
//! bytes, filled with zeros up to `pad_len`, so that no length tells anything.

use ledger::cbor::Map;
use serde::{Deserialize, Serialize};

/// How marks are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One option.
    Choice,
    /// Up to `max` options.
    Approval,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Approval => "approval",
        }
    }
}

/// An option on the ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionDef {
    /// Its id: one or two letters.
    pub id: String,
    /// Its title by language.
    pub title: std::collections::BTreeMap<String, String>,
}

/// The ballot's definition, part of the manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// How marks are made.
    pub kind: Kind,
    /// The options, in order of entry.
    pub options: Vec<OptionDef>,
    /// Most marks on a ballot; 1 for a choice.
    pub max: u32,
    /// Whether a ballot may be left blank on purpose.
    pub blank: bool,
}

/// What a valid ballot says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marks {
    /// Nothing, on purpose.
    Blank,
    /// These options, in the order of the definition.
    Options(Vec<String>),
}

/// Why a plaintext is no valid ballot; the word is counted and published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Invalid {
    /// Cannot be opened: whoever sealed it did so for another key, election or
    /// voter, or sealed nothing at all.
    #[error("sealed")]
    Sealed,
    /// Wrong length or padding.
    #[error("padding")]
    Padding,
    /// Not the canonical form, or fields missing or left over.
    #[error("form")]
    Form,
    /// Another kind of ballot.
    #[error("kind")]
    Kind,
    /// An option that is not on the ballot.
    #[error("unknown-option")]
    UnknownOption,
    /// An option twice, or options out of order.
    #[error("order")]
    Order,
    /// More marks than allowed.
    #[error("too-many")]
    TooMany,
    /// No mark, and not blank.
    #[error("no-mark")]
    NoMark,
    /// Blank where that is not allowed.
    #[error("blank-not-allowed")]
    BlankNotAllowed,
}

impl Definition {
    /// The length every plaintext of this election is filled to: the smallest
    /// multiple of 32 that holds the longest valid one.
    #[must_use]
    pub fn pad_len(&self) -> usize {
        let mut ids: Vec<String> = self.options.iter().map(|option| option.id.clone()).collect();
        ids.sort_by_key(|id| std::cmp::Reverse(id.len()));
        ids.truncate(self.max as usize);
        let longest = self.plain(&Marks::Options(ids)).len().max(self.plain(&Marks::Blank).len());
        (longest + 2).next_multiple_of(32)
    }

    /// Puts marks into the order of the definition and checks them.
    ///
    /// # Errors
    /// [`Invalid`] says why they make no valid ballot.
    pub fn marks(&self, chosen: &[String]) -> Result<Marks, Invalid> {
        if chosen.is_empty() {
            return if self.blank { Ok(Marks::Blank) } else { Err(Invalid::NoMark) };
        }
        let known = |id: &String| self.options.iter().any(|option| option.id == *id);
        if !chosen.iter().all(known) {
            return Err(Invalid::UnknownOption);
        }
        let ordered: Vec<String> =
            self.options.iter().map(|option| &option.id).filter(|id| chosen.contains(id)).cloned().collect();
        if ordered.len() != chosen.len() {
            return Err(Invalid::Order);
        }
        self.check(Marks::Options(ordered))
    }

    fn check(&self, marks: Marks) -> Result<Marks, Invalid> {
        match &marks {
            Marks::Blank if !self.blank => return Err(Invalid::BlankNotAllowed),
            Marks::Blank => {}
            Marks::Options(ids) => {
                let places: Option<Vec<usize>> =
                    ids.iter().map(|id| self.options.iter().position(|option| option.id == *id)).collect();
                let places = places.ok_or(Invalid::UnknownOption)?;
                if ids.is_empty() {
                    return Err(Invalid::NoMark);
                }
                if !places.is_sorted_by(|a, b| a < b) {
                    return Err(Invalid::Order);
                }
                if ids.len() > self.max as usize {
                    return Err(Invalid::TooMany);
                }
            }
        }
        Ok(marks)
    }

    fn plain(&self, marks: &Marks) -> Vec<u8> {
        let map = Map::default().with("v", 1);
        match marks {
            Marks::Blank => map.with("k", "blank"),
            Marks::Options(ids) => map.with("k", self.kind.word()).with("c", ids.as_slice()),
        }
        .encode()
    }

    /// The padded plaintext of marks; `None` when it does not fit `pad_len`.
    #[must_use]
    pub fn encode(&self, marks: &Marks, pad_len: usize) -> Option<Vec<u8>> {
        let plain = self.plain(marks);
        let mut padded = u16::try_from(plain.len()).ok()?.to_be_bytes().to_vec();
        padded.extend(plain);
        if padded.len() > pad_len {
            return None;
        }
        padded.resize(pad_len, 0);
        Some(padded)
    }

    /// Reads a padded plaintext.
    ///
    /// # Errors
    /// [`Invalid`]: the ballot counts as invalid for this reason.
    pub fn decode(&self, padded: &[u8], pad_len: usize) -> Result<Marks, Invalid> {
        let (length, rest) = padded.split_first_chunk::<2>().ok_or(Invalid::Padding)?;
        let length = usize::from(u16::from_be_bytes(*length));
        if padded.len() != pad_len || length > rest.len() || rest[length..].iter().any(|byte| *byte != 0) {
            return Err(Invalid::Padding);
        }
        let mut map = Map::decode(&rest[..length]).map_err(|_not_canonical| Invalid::Form)?;
        if map.number("v") != Ok(1) {
            return Err(Invalid::Form);
        }
        let kind = map.text("k").map_err(|_missing| Invalid::Form)?;
        let marks = match kind.as_str() {
            "blank" => Marks::Blank,
            word if word == self.kind.word() => Marks::Options(map.texts("c").map_err(|_missing| Invalid::Form)?),
            _ => return Err(Invalid::Kind),
        };
        map.finish().map_err(|_left_over| Invalid::Form)?;
        self.check(marks)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn definition() -> Definition {
        let option = |id: &str| OptionDef { id: id.to_owned(), title: Default::default() };
        Definition { kind: Kind::Approval, options: ["a", "b", "c", "aa"].map(option).into(), max: 2, blank: true }
    }

    fn ids(ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn every_ballot_of_an_election_has_one_length() {
        let definition = definition();
        let pad = definition.pad_len();
        for chosen in [&[][..], &["a"], &["b", "aa"]] {
            let marks = definition.marks(&ids(chosen)).unwrap();
            let padded = definition.encode(&marks, pad).unwrap();
            assert_eq!(padded.len(), pad);
            assert_eq!(definition.decode(&padded, pad), Ok(marks));
        }
        assert_eq!(definition.marks(&ids(&["aa", "b"])), Ok(Marks::Options(ids(&["b", "aa"]))));
    }

    #[test]
    fn every_invalid_ballot_has_its_reason() {
        let definition = definition();
        let pad = definition.pad_len();
        assert_eq!(definition.marks(&ids(&["a", "b", "c"])), Err(Invalid::TooMany));
        assert_eq!(definition.marks(&ids(&["z"])), Err(Invalid::UnknownOption));
        assert_eq!(definition.marks(&ids(&["a", "a"])), Err(Invalid::Order));
        let strict = Definition { blank: false, ..definition.clone() };
        assert_eq!(strict.marks(&[]), Err(Invalid::NoMark));
        let padded = |marks: &Marks| definition.encode(marks, pad).unwrap();
        assert_eq!(strict.decode(&padded(&Marks::Blank), pad), Err(Invalid::BlankNotAllowed));
        assert_eq!(definition.decode(&padded(&Marks::Options(ids(&["b", "a"]))), pad), Err(Invalid::Order));
        assert_eq!(definition.decode(&padded(&Marks::Options(vec![])), pad), Err(Invalid::NoMark));
        let other = Definition { kind: Kind::Choice, ..definition.clone() };
        assert_eq!(other.decode(&padded(&Marks::Options(ids(&["a"]))), pad), Err(Invalid::Kind));
        let mut dirty = padded(&Marks::Blank);
        dirty[pad - 1] = 1;
        assert_eq!(definition.decode(&dirty, pad), Err(Invalid::Padding));
        assert_eq!(definition.decode(&[0, 1, 0xff], 3), Err(Invalid::Form));
        assert_eq!(definition.decode(&[], 0), Err(Invalid::Padding));
    }

    proptest! {
        #[test]
        fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            let definition = definition();
            if let Ok(marks) = definition.decode(&bytes, bytes.len()) {
                prop_assert_eq!(definition.encode(&marks, bytes.len()), Some(bytes));
            }
        }
    }
}
