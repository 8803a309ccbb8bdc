//! Commitments to lists nobody may change later: the roll and the code keys.

use ledger::{Tree, leaf_hash};
use serde::{Deserialize, Serialize};

use crate::{Hash, sha256};

/// How many entries there are, and the RFC 6962 root over them in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// Entries.
    pub count: u64,
    /// The root, in lower-case hex.
    pub root: String,
}

impl Commitment {
    /// Over entries in any order; they are sorted first.
    #[must_use]
    pub fn over<T: AsRef<[u8]> + Ord>(entries: impl IntoIterator<Item = T>) -> Self {
        let mut entries: Vec<T> = entries.into_iter().collect();
        entries.sort_unstable();
        let tree: Tree = entries.iter().map(|entry| leaf_hash(entry.as_ref())).collect();
        Self { count: tree.size(), root: data_encoding::HEXLOWER.encode(&tree.root()) }
    }
}

/// The entry of a resident in the roll's commitment:
/// `SHA-256("wiec/v1/roll" ‖ salt ‖ resident_id)`; the salt hides who it is.
#[must_use]
pub fn roll_entry(salt: &[u8; 16], resident: &[u8; 16]) -> Hash {
    sha256(&[b"wiec/v1/roll", salt, resident])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_entries_does_not_matter_but_each_entry_does() {
        let one = Commitment::over([[1_u8; 32], [2; 32], [3; 32]]);
        assert_eq!(one, Commitment::over([[3_u8; 32], [1; 32], [2; 32]]));
        assert_ne!(one, Commitment::over([[3_u8; 32], [1; 32], [4; 32]]));
        assert_eq!(one.count, 3);
    }
}
