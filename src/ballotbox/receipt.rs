//! The receipt: what a voter takes home, and what it promises.

use ledger::{NoteError, NoteKey, verify_signature};

use crate::Hash;

/// Symbols of a tracker.
pub const TRACKER: usize = 10;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The first 50 bits of the leaf's hash in Crockford's base 32.
#[must_use]
pub fn tracker(leaf_hash: &Hash) -> String {
    let mut bits: u64 = 0;
    for byte in &leaf_hash[..7] {
        bits = (bits << 8) | u64::from(*byte);
    }
    // 56 bits were read; the tracker holds the upper 50.
    let bits = bits >> 6;
    (0..TRACKER)
        .rev()
        .map(|place| char::from(ALPHABET[usize::try_from((bits >> (5 * place)) & 31).unwrap_or(0)]))
        .collect()
}

/// The hashes a tracker may stand for: from the lowest to the highest. Typed as
/// codes are: case, blanks, hyphens do not matter, I and L are 1, O is 0.
/// `None`: no tracker.
#[must_use]
pub fn range(typed: &str) -> Option<(Hash, Hash)> {
    let mut bits: u64 = 0;
    let mut symbols = 0;
    for c in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
        let c = match c.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            other => other,
        };
        let digit = ALPHABET.iter().position(|symbol| char::from(*symbol) == c)?;
        bits = (bits << 5) | digit as u64;
        symbols += 1;
        if symbols > TRACKER {
            return None;
        }
    }
    if symbols != TRACKER {
        return None;
    }
    let (mut low, mut high) = ([0; 32], [0xff; 32]);
    low[..7].copy_from_slice(&(bits << 6).to_be_bytes()[1..]);
    high[..7].copy_from_slice(&((bits << 6) | 63).to_be_bytes()[1..]);
    Some((low, high))
}

/// What the urn promises: this leaf stands in the log by `merge_by` (ms).
fn promise_input(eid: &str, leaf_hash: &Hash, merge_by: i64) -> Vec<u8> {
    [b"wiec/v1/promise".as_slice(), eid.as_bytes(), leaf_hash, &merge_by.to_be_bytes()].concat()
}

/// Signs the promise.
///
/// # Errors
/// When signing fails, which Ed25519 does not.
pub fn promise(key: &NoteKey, eid: &str, leaf_hash: &Hash, merge_by: i64) -> Result<[u8; 64], NoteError> {
    key.sign(&promise_input(eid, leaf_hash, merge_by))
}

/// Checks a promise against the manifest's `urn_vkey`.
///
/// # Errors
/// When the key is broken.
pub fn check_promise(
    vkey: &str,
    eid: &str,
    (leaf_hash, merge_by): (&Hash, i64),
    signature: &[u8],
) -> Result<bool, NoteError> {
    verify_signature(vkey, &promise_input(eid, leaf_hash, merge_by), signature)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sha256;

    #[test]
    fn a_tracker_finds_its_leaf() {
        for n in 0..200_u32 {
            let hash = sha256(&[&n.to_be_bytes()]);
            let (low, high) = range(&tracker(&hash).to_lowercase()).unwrap();
            assert!(low <= hash && hash <= high);
        }
        assert_eq!(range("ABC"), None);
        assert_eq!(range("ABCDEFGHJKM"), None);
        assert_eq!(range("ABCDEFGHJ!"), None);
    }

    #[test]
    fn a_promise_is_for_one_leaf_and_day() {
        let key = NoteKey::from_seed("t/urn", &[1; 32]).unwrap();
        let signature = promise(&key, "e", &[2; 32], 5).unwrap();
        assert_eq!(check_promise(&key.vkey(), "e", (&[2; 32], 5), &signature), Ok(true));
        assert_eq!(check_promise(&key.vkey(), "e", (&[2; 32], 6), &signature), Ok(false));
        assert_eq!(check_promise(&key.vkey(), "e", (&[3; 32], 5), &signature), Ok(false));
    }
}
