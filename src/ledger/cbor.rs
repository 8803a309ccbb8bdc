//! Deterministic CBOR (RFC 8949 §4.2.1) of a small kind: whole numbers from 0,
//! byte strings, texts, arrays, and maps with text keys.
//!
//! Invariant: one value has one encoding; every other encoding of it is refused
//! (test `every_other_encoding_is_refused`).

use std::collections::BTreeMap;

use ciborium::Value as Any;

/// Deepest nesting taken.
const DEPTH: usize = 16;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A whole number from 0.
    Number(u64),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Text.
    Text(String),
    /// Values in order.
    List(Vec<Value>),
    /// Values by name.
    Map(Map),
}

/// Values by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Map(BTreeMap<Key, Value>);

/// A name, ordered as its encoding is: shorter first, then byte by byte.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Key(String);

impl Ord for Key {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.0.len(), self.0.as_bytes()).cmp(&(other.0.len(), other.0.as_bytes()))
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// Why bytes were refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CborError {
    /// No CBOR, or bytes left over.
    #[error("the bytes are not one CBOR item")]
    Broken,
    /// CBOR of a kind that is not used here (floats, tags, negative numbers …).
    #[error("the CBOR holds {0}, which is not used here")]
    Kind(&'static str),
    /// CBOR that is not in its one canonical form.
    #[error("the CBOR is not in canonical form")]
    NotCanonical,
    /// Nested too deeply.
    #[error("the CBOR is nested too deeply")]
    Deep,
    /// A map lacks a name, or holds a value of another kind under it.
    #[error("the field `{0}` is missing or of the wrong kind")]
    Field(String),
    /// A map holds a name that is not known.
    #[error("the field `{0}` is not known")]
    Unknown(String),
}

impl Value {
    /// The canonical bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        ciborium::into_writer(&self.as_any(), &mut out).expect("a Vec takes all bytes, and the values are plain");
        out
    }

    fn as_any(&self) -> Any {
        match self {
            Self::Number(n) => Any::Integer((*n).into()),
            Self::Bytes(bytes) => Any::Bytes(bytes.clone()),
            Self::Text(text) => Any::Text(text.clone()),
            Self::List(items) => Any::Array(items.iter().map(Self::as_any).collect()),
            Self::Map(map) => {
                Any::Map(map.0.iter().map(|(key, value)| (Any::Text(key.0.clone()), value.as_any())).collect())
            }
        }
    }

    /// Reads canonical bytes.
    ///
    /// # Errors
    /// [`CborError`]; everything that is not the one encoding is refused.
    pub fn decode(bytes: &[u8]) -> Result<Self, CborError> {
        let mut rest = bytes;
        let any: Any =
            ciborium::de::from_reader_with_recursion_limit(&mut rest, DEPTH).map_err(|_broken| CborError::Broken)?;
        if !rest.is_empty() {
            return Err(CborError::Broken);
        }
        let value = Self::from_any(any, DEPTH)?;
        if value.encode() == bytes { Ok(value) } else { Err(CborError::NotCanonical) }
    }

    fn from_any(any: Any, depth: usize) -> Result<Self, CborError> {
        let Some(depth) = depth.checked_sub(1) else { return Err(CborError::Deep) };
        Ok(match any {
            Any::Integer(n) => {
                Self::Number(u64::try_from(n).map_err(|_negative| CborError::Kind("a negative number"))?)
            }
            Any::Bytes(bytes) => Self::Bytes(bytes),
            Any::Text(text) => Self::Text(text),
            Any::Array(items) => {
                Self::List(items.into_iter().map(|item| Self::from_any(item, depth)).collect::<Result<_, _>>()?)
            }
            Any::Map(entries) => {
                let mut map = Map::default();
                for (key, value) in entries {
                    let Any::Text(key) = key else { return Err(CborError::Kind("a key that is no text")) };
                    if map.0.insert(Key(key), Self::from_any(value, depth)?).is_some() {
                        return Err(CborError::NotCanonical);
                    }
                }
                Self::Map(map)
            }
            _ => return Err(CborError::Kind("a value of another kind")),
        })
    }
}

impl Map {
    /// Puts a value under a name.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(Key(key.to_owned()), value.into());
        self
    }

    /// Reads a canonical map.
    ///
    /// # Errors
    /// [`CborError`].
    pub fn decode(bytes: &[u8]) -> Result<Self, CborError> {
        match Value::decode(bytes)? {
            Value::Map(map) => Ok(map),
            _ => Err(CborError::Kind("something else than a map")),
        }
    }

    /// The canonical bytes.
    #[must_use]
    pub fn encode(self) -> Vec<u8> {
        Value::Map(self).encode()
    }

    /// Takes a value of any kind.
    pub fn value(&mut self, key: &str) -> Option<Value> {
        self.0.remove(&Key(key.to_owned()))
    }

    /// Every name with its value, in canonical order.
    pub fn into_entries(self) -> impl Iterator<Item = (String, Value)> {
        self.0.into_iter().map(|(key, value)| (key.0, value))
    }

    /// Takes a list.
    ///
    /// # Errors
    /// [`CborError::Field`].
    pub fn list(&mut self, key: &str) -> Result<Vec<Value>, CborError> {
        match self.value(key) {
            Some(Value::List(items)) => Ok(items),
            _ => Err(CborError::Field(key.to_owned())),
        }
    }

    /// Takes a number.
    ///
    /// # Errors
    /// [`CborError::Field`].
    pub fn number(&mut self, key: &str) -> Result<u64, CborError> {
        match self.value(key) {
            Some(Value::Number(n)) => Ok(n),
            _ => Err(CborError::Field(key.to_owned())),
        }
    }

    /// Takes bytes.
    ///
    /// # Errors
    /// [`CborError::Field`].
    pub fn bytes(&mut self, key: &str) -> Result<Vec<u8>, CborError> {
        match self.value(key) {
            Some(Value::Bytes(bytes)) => Ok(bytes),
            _ => Err(CborError::Field(key.to_owned())),
        }
    }

    /// Takes bytes of a fixed length.
    ///
    /// # Errors
    /// [`CborError::Field`].
    pub fn array<const N: usize>(&mut self, key: &str) -> Result<[u8; N], CborError> {
        <[u8; N]>::try_from(self.bytes(key)?).map_err(|_length| CborError::Field(key.to_owned()))
    }

    /// Takes a text.
    ///
    /// # Errors
    /// [`CborError::Field`].
    pub fn text(&mut self, key: &str) -> Result<String, CborError> {
        match self.value(key) {
            Some(Value::Text(text)) => Ok(text),
            _ => Err(CborError::Field(key.to_owned())),
        }
    }

    /// Takes a list of texts.
    ///
    /// # Errors
    /// [`CborError::Field`].
    pub fn texts(&mut self, key: &str) -> Result<Vec<String>, CborError> {
        let wrong = || CborError::Field(key.to_owned());
        match self.value(key) {
            Some(Value::List(items)) => items
                .into_iter()
                .map(|item| if let Value::Text(text) = item { Ok(text) } else { Err(wrong()) })
                .collect(),
            _ => Err(wrong()),
        }
    }

    /// Takes a map.
    ///
    /// # Errors
    /// [`CborError::Field`].
    pub fn map(&mut self, key: &str) -> Result<Self, CborError> {
        match self.value(key) {
            Some(Value::Map(map)) => Ok(map),
            _ => Err(CborError::Field(key.to_owned())),
        }
    }

    /// Takes a map of numbers.
    ///
    /// # Errors
    /// [`CborError::Field`].
    pub fn numbers(&mut self, key: &str) -> Result<BTreeMap<String, u64>, CborError> {
        let entries = self.map(key)?.0.into_iter();
        entries
            .map(
                |(name, value)| {
                    if let Value::Number(n) = value { Ok((name.0, n)) } else { Err(CborError::Field(key.to_owned())) }
                },
            )
            .collect()
    }

    /// Whether a name is still there.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(&Key(key.to_owned()))
    }

    /// Nothing may be left once all known names are taken.
    ///
    /// # Errors
    /// [`CborError::Unknown`].
    pub fn finish(self) -> Result<(), CborError> {
        match self.0.into_keys().next() {
            None => Ok(()),
            Some(key) => Err(CborError::Unknown(key.0)),
        }
    }
}

impl From<u64> for Value {
    fn from(n: u64) -> Self {
        Self::Number(n)
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Map> for Value {
    fn from(map: Map) -> Self {
        Self::Map(map)
    }
}

impl From<&BTreeMap<String, u64>> for Value {
    fn from(numbers: &BTreeMap<String, u64>) -> Self {
        Self::Map(numbers.iter().fold(Map::default(), |map, (name, n)| map.with(name, *n)))
    }
}

impl From<&[String]> for Value {
    fn from(texts: &[String]) -> Self {
        Self::List(texts.iter().map(|text| Self::Text(text.clone())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_survives_its_bytes() {
        let map = Map::default().with("t", "x").with("aa", 1_000_000).with("b", vec![1, 2]);
        let bytes = map.clone().encode();
        assert_eq!(Map::decode(&bytes), Ok(map));
        // Shorter keys come first: b, t, aa.
        assert_eq!(bytes[0..3], [0xa3, 0x61, b'b']);
    }

    #[test]
    fn every_other_encoding_is_refused() {
        let cases: [(&[u8], CborError); 9] = [
            (&[0x18, 0x01], CborError::NotCanonical),
            (&[0xa2, 0x61, b'b', 0x01, 0x61, b'a', 0x01], CborError::NotCanonical),
            (&[0xa2, 0x61, b'a', 0x01, 0x61, b'a', 0x01], CborError::NotCanonical),
            (&[0x5f, 0x41, 0x01, 0xff], CborError::NotCanonical),
            (&[0x01, 0x01], CborError::Broken),
            (&[0x20], CborError::Kind("a negative number")),
            (&[0xf5], CborError::Kind("a value of another kind")),
            (&[0xa1, 0x01, 0x01], CborError::Kind("a key that is no text")),
            (&[], CborError::Broken),
        ];
        for (bytes, expected) in cases {
            assert_eq!(Value::decode(bytes), Err(expected), "{bytes:02x?}");
        }
        assert!(Value::decode(&[0x81; 40]).is_err());
    }

    #[test]
    fn claimed_lengths_take_no_memory_and_odd_encodings_no_time() {
        let hostile: [&[u8]; 12] = [
            &[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            &[0xbb, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            &[0x5b, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            &[0x7b, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            &[0x9a, 0x7f, 0xff, 0xff, 0xff, 0x00],
            &[0x61, 0xff],
            &[0xf9, 0x3c, 0x00],
            &[0xc2, 0x41, 0x01],
            &[0xf6],
            &[0x1c],
            &[0xff],
            &[0x9f, 0xff],
        ];
        for bytes in hostile {
            assert!(Value::decode(bytes).is_err(), "{bytes:02x?}");
        }
        assert!(Value::decode(&[0x81].repeat(1_000_000)).is_err());
    }

    proptest::proptest! {
        #[test]
        fn what_is_read_has_these_bytes_only(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..40)) {
            if let Ok(value) = Value::decode(&bytes) {
                proptest::prop_assert_eq!(value.encode(), bytes);
            }
        }
    }

    #[test]
    fn names_left_over_are_refused() {
        let map = Map::default().with("x", 1);
        assert_eq!(map.finish(), Err(CborError::Unknown("x".to_owned())));
    }
}
