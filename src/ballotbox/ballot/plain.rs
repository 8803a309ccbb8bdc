//! Plaintext: canonical CBOR `{"v":1,"k":kind,"c":content}` behind its length in
//! two bytes, filled with zeros up to `pad_len`, so that no length tells anything.

use std::collections::BTreeMap;

use ledger::cbor::{Map, Value};

use super::{Definition, Invalid, Kind, Marks};

impl Definition {
    /// The length every plaintext of this election is filled to: the smallest
    /// multiple of 32 that holds the longest valid one.
    ///
    /// That names the `max` options with the longest ids, each on a rank of its
    /// own, each with the largest number. (With points the sum bounds the
    /// numbers; the length is taken as if it did not.)
    #[must_use]
    pub fn pad_len(&self) -> usize {
        let mut ids: Vec<String> = self.options.iter().map(|option| option.id.clone()).collect();
        ids.sort_by_key(|id| std::cmp::Reverse(id.len()));
        ids.truncate(self.max as usize);
        let longest = match self.kind {
            Kind::Choice | Kind::Approval => Marks::Options(ids),
            Kind::Ranking => Marks::Ranking(ids.into_iter().map(|id| vec![id]).collect()),
            Kind::Score | Kind::Points => {
                Marks::Numbers(ids.into_iter().map(|id| (id, self.largest().unwrap_or(0))).collect())
            }
        };
        let longest = self.plain(&longest).len().max(self.plain(&Marks::Blank).len());
        (longest + 2).next_multiple_of(32)
    }

    fn plain(&self, marks: &Marks) -> Vec<u8> {
        let map = Map::default().with("v", 1);
        match marks.content() {
            None => map.with("k", "blank"),
            Some(content) => map.with("k", self.kind.word()).with("c", content),
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
            word if word == self.kind.word() => {
                let content = map.value("c").ok_or(Invalid::Form)?;
                Marks::read(self.kind, content).ok_or(Invalid::Form)?
            }
            _ => return Err(Invalid::Kind),
        };
        map.finish().map_err(|_left_over| Invalid::Form)?;
        self.judge(marks)
    }
}

impl Marks {
    /// The `c` of the plaintext; `None` for a blank ballot, which has none.
    #[must_use]
    pub fn content(&self) -> Option<Value> {
        let texts = |ids: &Vec<String>| Value::from(ids.as_slice());
        match self {
            Self::Blank => None,
            Self::Options(ids) => Some(texts(ids)),
            Self::Ranking(groups) => Some(Value::List(groups.iter().map(texts).collect())),
            Self::Numbers(numbers) => Some(Value::from(numbers)),
        }
    }

    /// Marks from the `c` of a plaintext; `None` when it has not the form of its
    /// kind. Whether it is a valid ballot is for [`Definition::judge`].
    #[must_use]
    pub fn read(kind: Kind, content: Value) -> Option<Self> {
        match kind {
            Kind::Choice | Kind::Approval => texts(content).map(Self::Options),
            Kind::Ranking => {
                let Value::List(groups) = content else { return None };
                let groups: Option<Vec<Vec<String>>> = groups.into_iter().map(texts).collect();
                groups.filter(|groups| !groups.iter().any(Vec::is_empty)).map(Self::Ranking)
            }
            Kind::Score | Kind::Points => {
                let Value::Map(map) = content else { return None };
                let numbers = map.into_entries().map(|(id, value)| match value {
                    Value::Number(number) => Some((id, number)),
                    _ => None,
                });
                numbers.collect::<Option<BTreeMap<String, u64>>>().map(Self::Numbers)
            }
        }
    }
}

fn texts(value: Value) -> Option<Vec<String>> {
    let Value::List(items) = value else { return None };
    items.into_iter().map(|item| if let Value::Text(text) = item { Some(text) } else { None }).collect()
}
