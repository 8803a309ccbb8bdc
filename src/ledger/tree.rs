//! The Merkle tree of RFC 6962 §2.1 over leaf hashes, kept in memory as the
//! full subtree hashes that tiles are made of.

use tlog_tiles::tlog::{self, HashReader};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// Levels in a tile (C2SP tlog-tiles).
pub const TILE_HEIGHT: u32 = 8;
/// Hashes in a full tile.
pub const TILE_WIDTH: u64 = 256;

/// The hash of a leaf: `SHA-256(0x00 ‖ leaf)`.
#[must_use]
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    tlog::record_hash(leaf).0
}

/// Why a proof was refused or could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The tree has no such leaf or no such earlier size.
    #[error("the tree is too small for this proof")]
    Size,
    /// The proof does not lead to the root.
    #[error("the proof does not lead to the root")]
    Wrong,
}

/// A tree; level 0 holds the leaf hashes, level k the roots of full subtrees of
/// 2^k leaves. Two hashes a leaf: 32 MB at 500,000 leaves.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// How many leaves.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// Appends a leaf by its hash.
    pub fn push(&mut self, hash: Hash) {
        let mut hash = hash;
        for level in 0.. {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let row = &mut self.levels[level];
            row.push(hash);
            if row.len() % 2 == 1 {
                return;
            }
            hash = tlog::node_hash(tlog::Hash(row[row.len() - 2]), tlog::Hash(hash)).0;
        }
    }

    /// The root; of an empty tree SHA-256 of nothing.
    #[must_use]
    pub fn root(&self) -> Hash {
        self.root_at(self.size()).unwrap_or_default()
    }

    /// The root when the tree had `size` leaves; `None` when it never had.
    #[must_use]
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        if size > self.size() {
            return None;
        }
        tlog::tree_hash(size, self).ok().map(|hash| hash.0)
    }

    /// The inclusion proof of a leaf in the tree of `size` leaves (RFC 6962 §2.1.1).
    ///
    /// # Errors
    /// [`ProofError::Size`].
    pub fn prove_inclusion(&self, index: u64, size: u64) -> Result<Vec<Hash>, ProofError> {
        if index >= size || size > self.size() {
            return Err(ProofError::Size);
        }
        let proof = tlog::prove_record(size, index, self).map_err(|_too_small| ProofError::Size)?;
        Ok(proof.into_iter().map(|hash| hash.0).collect())
    }

    /// The proof that the tree of `size` leaves begins with the one of `old` (RFC 6962 §2.1.2).
    ///
    /// # Errors
    /// [`ProofError::Size`].
    pub fn prove_consistency(&self, old: u64, size: u64) -> Result<Vec<Hash>, ProofError> {
        if old == 0 || old > size || size > self.size() {
            return Err(ProofError::Size);
        }
        let proof = tlog::prove_tree(size, old, self).map_err(|_too_small| ProofError::Size)?;
        Ok(proof.into_iter().map(|hash| hash.0).collect())
    }

    /// The hashes of a tile: `width` hashes of level `level × 8` from `index × 256`
    /// on. `None` when the tree does not have them.
    #[must_use]
    pub fn tile(&self, level: u32, index: u64, width: u64) -> Option<Vec<u8>> {
        let row = self.levels.get(usize::try_from(level.checked_mul(TILE_HEIGHT)?).ok()?)?;
        let start = usize::try_from(index.checked_mul(TILE_WIDTH)?).ok()?;
        let end = start.checked_add(usize::try_from(width).ok()?)?;
        if width == 0 || width > TILE_WIDTH {
            return None;
        }
        row.get(start..end).map(<[Hash]>::concat)
    }
}

impl FromIterator<Hash> for Tree {
    fn from_iter<I: IntoIterator<Item = Hash>>(hashes: I) -> Self {
        let mut tree = Self::default();
        hashes.into_iter().for_each(|hash| tree.push(hash));
        tree
    }
}

impl HashReader for Tree {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog::Hash>, tlog::Error> {
        let read = |index: &u64| {
            let (level, n) = tlog::split_stored_hash_index(*index);
            let row = self.levels.get(usize::from(level))?;
            row.get(usize::try_from(n).ok()?).map(|hash| tlog::Hash(*hash))
        };
        indexes.iter().map(read).collect::<Option<Vec<_>>>().ok_or(tlog::Error::IndexesNotInTree)
    }
}

fn wrap(proof: &[Hash]) -> Vec<tlog::Hash> {
    proof.iter().map(|hash| tlog::Hash(*hash)).collect()
}

/// Checks an inclusion proof.
///
/// # Errors
/// [`ProofError::Wrong`].
pub fn check_inclusion(proof: &[Hash], size: u64, root: Hash, index: u64, leaf: Hash) -> Result<(), ProofError> {
    tlog::check_record(&wrap(proof), size, tlog::Hash(root), index, tlog::Hash(leaf))
        .map_err(|_wrong| ProofError::Wrong)
}

/// Checks that a tree of `size` and `root` begins with one of `old` and `old_root`.
///
/// # Errors
/// [`ProofError::Wrong`].
pub fn check_consistency(proof: &[Hash], size: u64, root: Hash, old: u64, old_root: Hash) -> Result<(), ProofError> {
    tlog::check_tree(&wrap(proof), size, tlog::Hash(root), old, tlog::Hash(old_root))
        .map_err(|_wrong| ProofError::Wrong)
}

#[cfg(test)]
mod tests {
    use ct_merkle::mem_backed_tree::MemoryBackedTree;
    use data_encoding::HEXLOWER;
    use proptest::prelude::*;

    use super::*;

    /// The eight leaves and roots of the RFC 6962 test data (certificate-transparency reference code).
    #[test]
    fn the_roots_of_rfc_6962() {
        let leaves =
            ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
        let roots = [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ];
        let mut tree = Tree::default();
        assert_eq!(HEXLOWER.encode(&tree.root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (leaf, root) in leaves.iter().zip(roots) {
            tree.push(leaf_hash(&HEXLOWER.decode(leaf.as_bytes()).unwrap()));
            assert_eq!(HEXLOWER.encode(&tree.root()), root);
        }
        assert_eq!(HEXLOWER.encode(&tree.root_at(3).unwrap()), roots[2]);
        assert_eq!(tree.root_at(9), None);
    }

    #[test]
    fn a_million_leaves_and_a_short_proof() {
        let mut tree = Tree::default();
        let hash = leaf_hash(b"leaf");
        (0..1_000_000).for_each(|_| tree.push(hash));
        let proof = tree.prove_inclusion(777_777, 1_000_000).unwrap();
        assert!(proof.len() <= 20);
        assert_eq!(check_inclusion(&proof, 1_000_000, tree.root(), 777_777, hash), Ok(()));
    }

    #[test]
    fn tiles_hold_full_and_partial_rows() {
        let tree: Tree = (0..600_u32).map(|n| leaf_hash(&n.to_be_bytes())).collect();
        assert_eq!(tree.tile(0, 0, 256).unwrap().len(), 256 * 32);
        assert_eq!(tree.tile(0, 2, 88).unwrap().len(), 88 * 32);
        assert_eq!(tree.tile(0, 2, 89), None);
        assert_eq!(tree.tile(1, 0, 2).unwrap()[..32], tree.root_at(256).unwrap());
        assert_eq!(tree.tile(2, 0, 1), None);
        assert_eq!(tree.tile(0, u64::MAX, 1), None);
    }

    proptest! {
        #[test]
        fn a_second_implementation_agrees(leaves in prop::collection::vec(any::<[u8; 4]>(), 1..200), at in any::<prop::sample::Index>(), old in any::<prop::sample::Index>()) {
            let tree: Tree = leaves.iter().map(|leaf| leaf_hash(leaf)).collect();
            let mut other = MemoryBackedTree::<sha2::Sha256, [u8; 4]>::new();
            leaves.iter().for_each(|leaf| other.push(*leaf));
            prop_assert_eq!(tree.root().to_vec(), other.root().as_bytes().to_vec());
            let index = at.index(leaves.len());
            let proof = tree.prove_inclusion(index as u64, tree.size()).unwrap();
            prop_assert_eq!(proof.concat(), other.prove_inclusion(index).as_bytes().to_vec());
            prop_assert_eq!(check_inclusion(&proof, tree.size(), tree.root(), index as u64, leaf_hash(&leaves[index])), Ok(()));
            prop_assert!(check_inclusion(&proof, tree.size(), tree.root(), index as u64, [0; 32]).is_err());
            let old = old.index(leaves.len()) as u64 + 1;
            let proof = tree.prove_consistency(old, tree.size()).unwrap();
            let old_root = tree.root_at(old).unwrap();
            prop_assert_eq!(check_consistency(&proof, tree.size(), tree.root(), old, old_root), Ok(()));
            prop_assert!(check_consistency(&proof, tree.size(), tree.root(), old, [1; 32]).is_err());
        }
    }
}
