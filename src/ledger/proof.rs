//! An inclusion proof as a file anybody can keep and check offline (C2SP
//! tlog-proof): the leaf's place, the hashes up to the root, the checkpoint.

use data_encoding::BASE64;

use crate::note::{Checkpoint, NoteError};
use crate::tree::{Hash, ProofError, check_inclusion};

const FIRST: &str = "c2sp.org/tlog-proof@v1";

/// A proof file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofFile {
    /// The leaf's place.
    pub index: u64,
    /// The hashes from the leaf up.
    pub hashes: Vec<Hash>,
    /// The signed checkpoint.
    pub checkpoint: Vec<u8>,
}

/// Why a proof file was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofFileError {
    /// Not of the form.
    #[error("the file is no inclusion proof")]
    Form,
    /// Its checkpoint is wrong.
    #[error("the checkpoint in the proof is wrong")]
    Checkpoint(#[source] NoteError),
    /// It does not lead from the leaf to the signed root.
    #[error("the proof does not fit the leaf")]
    Proof(#[source] ProofError),
}

impl ProofFile {
    /// The bytes of the file.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = format!("{FIRST}\nindex {}\n", self.index);
        for hash in &self.hashes {
            out.push_str(&BASE64.encode(hash));
            out.push('\n');
        }
        out.push('\n');
        [out.as_bytes(), &self.checkpoint].concat()
    }

    /// Reads a file in its one form.
    ///
    /// # Errors
    /// [`ProofFileError::Form`].
    pub fn parse(bytes: &[u8]) -> Result<Self, ProofFileError> {
        Self::read(bytes).filter(|file| file.encode() == bytes).ok_or(ProofFileError::Form)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(2).position(|pair| pair == b"\n\n")?;
        let mut lines = std::str::from_utf8(&bytes[..end]).ok()?.split('\n');
        if lines.next()? != FIRST {
            return None;
        }
        let index = lines.next()?.strip_prefix("index ")?.parse().ok()?;
        let hash = |line: &str| BASE64.decode(line.as_bytes()).ok().and_then(|bytes| Hash::try_from(bytes).ok());
        // A tree of 2^64 leaves has proofs of at most 64 hashes.
        let hashes: Vec<Hash> = lines.take(65).map(hash).collect::<Option<_>>()?;
        (hashes.len() <= 64).then(|| Self { index, hashes, checkpoint: bytes[end + 2..].to_vec() })
    }

    /// Checks that the leaf of this hash stands in the log of `vkey`.
    ///
    /// # Errors
    /// [`ProofFileError`].
    pub fn check(&self, vkey: &str, leaf: Hash) -> Result<Checkpoint, ProofFileError> {
        let checkpoint = Checkpoint::open(&self.checkpoint, vkey).map_err(ProofFileError::Checkpoint)?;
        if self.index >= checkpoint.size {
            return Err(ProofFileError::Proof(ProofError::Size));
        }
        check_inclusion(&self.hashes, checkpoint.size, checkpoint.root, self.index, leaf)
            .map_err(ProofFileError::Proof)?;
        Ok(checkpoint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{NoteKey, Tree, leaf_hash};

    #[test]
    fn a_proof_file_proves_one_leaf_and_every_changed_byte_is_seen() {
        let tree: Tree = (0..300_u32).map(|n| leaf_hash(&n.to_be_bytes())).collect();
        let key = NoteKey::from_seed("t/urn", &[7; 32]).unwrap();
        let checkpoint = key.sign_checkpoint(tree.size(), tree.root()).unwrap();
        for index in [0, 137, 299] {
            let leaf = leaf_hash(&u32::try_from(index).unwrap().to_be_bytes());
            let hashes = tree.prove_inclusion(index, tree.size()).unwrap();
            let file = ProofFile { index, hashes, checkpoint: checkpoint.clone() };
            let bytes = file.encode();
            assert_eq!(ProofFile::parse(&bytes), Ok(file.clone()));
            assert_eq!(file.check(&key.vkey(), leaf).map(|seen| seen.size), Ok(300));
            assert!(file.check(&key.vkey(), [0; 32]).is_err());
            for at in 0..bytes.len() {
                let mut bad = bytes.clone();
                bad[at] ^= 1;
                let fits = ProofFile::parse(&bad).and_then(|file| file.check(&key.vkey(), leaf));
                assert!(fits.is_err(), "byte {at}");
            }
        }
    }

    #[test]
    fn hostile_files_are_refused() {
        let lines = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n".repeat(70);
        let long = format!("{FIRST}\nindex 0\n{lines}\nx");
        let cases =
            ["", "\n\n", "c2sp.org/tlog-proof@v1\nindex 01\n\nx", "c2sp.org/tlog-proof@v1\nindex -1\n\nx", &long];
        for text in cases {
            assert_eq!(ProofFile::parse(text.as_bytes()), Err(ProofFileError::Form), "{text}");
        }
    }
}
