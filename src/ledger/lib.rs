//! Append-only logs that anybody can check: canonical bytes (RFC 8949 §4.2.1),
//! the Merkle tree of RFC 6962, signed checkpoints (C2SP tlog-checkpoint),
//! tiles (C2SP tlog-tiles) and proofs.
//!
//! ```
//! use ledger::{NoteKey, Tree, leaf_hash};
//! let mut tree = Tree::default();
//! tree.push(leaf_hash(b"a ballot"));
//! let key = NoteKey::from_seed("town.example/urn", &[7; 32])?;
//! let note = key.sign_checkpoint(tree.size(), tree.root())?;
//! let seen = ledger::Checkpoint::open(&note, &key.vkey())?;
//! assert_eq!(seen.root, tree.root());
//! # Ok::<(), ledger::NoteError>(())
//! ```
//!
//! Pure: no clock, no I/O, no randomness.

#![deny(missing_docs)]

pub mod cbor;
mod note;
mod proof;
mod tile;
mod tree;

pub use note::{Checkpoint, NoteError, NoteKey, verify_signature};
pub use proof::{ProofFile, ProofFileError};
pub use tile::{TileKind, TilePath, read_entries, write_entries};
pub use tree::{Hash, ProofError, TILE_HEIGHT, TILE_WIDTH, Tree, check_consistency, check_inclusion, leaf_hash};
