//! Signed checkpoints: C2SP `signed-note` with Ed25519, text as in
//! C2SP `tlog-checkpoint`, origin = the key's name.

use data_encoding::BASE64;
use ed25519_dalek::SigningKey;
use signed_note::{Note, Signer, StandardSigner, StandardVerifier, Verifier, VerifierList};
use tlog_tiles::tlog;

use crate::tree::Hash;

/// The algorithm byte of Ed25519 in note keys.
const ED25519: u8 = 1;

/// Why a key or checkpoint was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// The key's name is empty or holds a space or a plus.
    #[error("`{0}` cannot name a key")]
    Name(String),
    /// The text of a verifier key is broken.
    #[error("`{0}` is no verifier key")]
    Key(String),
    /// The note is not well formed, or not in its one canonical form.
    #[error("the checkpoint is not a well-formed note")]
    Form,
    /// The signature is not by this key over this text.
    #[error("the checkpoint is not signed by {0}")]
    Signature(String),
    /// The origin line names another log.
    #[error("the checkpoint is of the log {found}, not of {expected}")]
    Origin {
        /// The log expected.
        expected: String,
        /// The log named.
        found: String,
    },
}

/// A log's signing key.
pub struct NoteKey {
    signer: StandardSigner,
    vkey: String,
}

impl NoteKey {
    /// The key of this name and 32-byte seed (RFC 8032).
    ///
    /// # Errors
    /// [`NoteError::Name`].
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, NoteError> {
        let refused = || NoteError::Name(name.to_owned());
        let public = SigningKey::from_bytes(seed).verifying_key().to_bytes();
        let tagged = |key: &[u8]| [&[ED25519], key].concat();
        let id = signed_note::key_id(name, &tagged(&public));
        let text = format!("PRIVATE+KEY+{name}+{id:08x}+{}", BASE64.encode(&tagged(seed)));
        let signer = StandardSigner::new(&text).map_err(|_bad_name| refused())?;
        Ok(Self { signer, vkey: format!("{name}+{id:08x}+{}", BASE64.encode(&tagged(&public))) })
    }

    /// The public half, as it stands in the manifest.
    #[must_use]
    pub fn vkey(&self) -> String {
        self.vkey.clone()
    }

    /// The signed checkpoint of a tree.
    ///
    /// # Errors
    /// When signing fails, which Ed25519 does not.
    pub fn sign_checkpoint(&self, size: u64, root: Hash) -> Result<Vec<u8>, NoteError> {
        let checkpoint = tlog_tiles::Checkpoint::new(self.signer.name(), size, tlog::Hash(root), "")
            .map_err(|_malformed| NoteError::Form)?;
        let mut note = Note::new(&checkpoint.to_bytes(), &[]).map_err(|_malformed| NoteError::Form)?;
        note.add_sigs(&[&self.signer]).map_err(|_failed| NoteError::Form)?;
        Ok(note.to_bytes())
    }

    /// A bare Ed25519 signature over `message`, for promises.
    ///
    /// # Errors
    /// When signing fails, which Ed25519 does not.
    pub fn sign(&self, message: &[u8]) -> Result<[u8; 64], NoteError> {
        let signature = self.signer.sign(message).map_err(|_failed| NoteError::Form)?;
        <[u8; 64]>::try_from(signature).map_err(|_length| NoteError::Form)
    }
}

fn verifier(vkey: &str) -> Result<StandardVerifier, NoteError> {
    StandardVerifier::new(vkey).map_err(|_broken| NoteError::Key(vkey.chars().take(200).collect()))
}

/// Whether `signature` is by the key `vkey` over `message`.
///
/// # Errors
/// [`NoteError::Key`] when `vkey` is broken.
pub fn verify_signature(vkey: &str, message: &[u8], signature: &[u8]) -> Result<bool, NoteError> {
    Ok(verifier(vkey)?.verify(message, signature))
}

/// What a log's operator signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// How many leaves.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

impl Checkpoint {
    /// Checks a checkpoint that only the log's own key has signed, once.
    ///
    /// # Errors
    /// [`NoteError`]: form, key, signature or origin.
    pub fn open(note: &[u8], vkey: &str) -> Result<Self, NoteError> {
        let verifier = verifier(vkey)?;
        let name = verifier.name().to_owned();
        let parsed = Note::from_bytes(note).map_err(|_malformed| NoteError::Form)?;
        let (own, _) = parsed
            .verify(&VerifierList::new(vec![Box::new(verifier)]))
            .map_err(|_unsigned| NoteError::Signature(name.clone()))?;
        // Nothing but the text and the signature that was verified: a second one by the same key is
        // not even looked at, and would be another form of the same checkpoint.
        let alone = Note::new(parsed.text(), &own).map_err(|_malformed| NoteError::Form)?;
        if alone.to_bytes() != note {
            return Err(NoteError::Form);
        }
        let checkpoint = tlog_tiles::Checkpoint::from_bytes(parsed.text()).map_err(|_malformed| NoteError::Form)?;
        if checkpoint.to_bytes() != parsed.text() {
            return Err(NoteError::Form);
        }
        if checkpoint.origin() != name {
            return Err(NoteError::Origin { expected: name, found: checkpoint.origin().to_owned() });
        }
        Ok(Self { size: checkpoint.size(), root: checkpoint.hash().0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flipped_bit_of_a_checkpoint_is_seen() {
        let key = NoteKey::from_seed("town.example/urn", &[7; 32]).unwrap();
        let note = key.sign_checkpoint(5, [9; 32]).unwrap();
        assert_eq!(Checkpoint::open(&note, &key.vkey()), Ok(Checkpoint { size: 5, root: [9; 32] }));
        for at in 0..note.len() {
            for bit in 0..8 {
                let mut bad = note.clone();
                bad[at] ^= 1 << bit;
                assert!(Checkpoint::open(&bad, &key.vkey()).is_err(), "bit {bit} of byte {at}");
            }
        }
    }

    #[test]
    fn a_signature_counts_once() {
        let key = NoteKey::from_seed("town.example/urn", &[7; 32]).unwrap();
        let note = String::from_utf8(key.sign_checkpoint(5, [9; 32]).unwrap()).unwrap();
        let (_, line) = note.rsplit_once("\n\n").unwrap();
        assert_eq!(Checkpoint::open(format!("{note}{line}").as_bytes(), &key.vkey()), Err(NoteError::Form));
    }

    #[test]
    fn another_logs_checkpoint_is_refused() {
        let urn = NoteKey::from_seed("t/urn", &[7; 32]).unwrap();
        let register = NoteKey::from_seed("t/register", &[7; 32]).unwrap();
        let note = urn.sign_checkpoint(5, [9; 32]).unwrap();
        assert!(matches!(Checkpoint::open(&note, &register.vkey()), Err(NoteError::Signature(_))));
        assert!(matches!(NoteKey::from_seed("a b", &[7; 32]), Err(NoteError::Name(_))));
    }

    #[test]
    fn a_promise_is_checked_by_the_same_key() {
        let key = NoteKey::from_seed("t/urn", &[7; 32]).unwrap();
        let signature = key.sign(b"promise").unwrap();
        assert_eq!(verify_signature(&key.vkey(), b"promise", &signature), Ok(true));
        assert_eq!(verify_signature(&key.vkey(), b"promises", &signature), Ok(false));
    }
}
