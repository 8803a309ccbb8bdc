//! The keys of one election. Each is stored apart, so that each can be
//! destroyed in its own hour.

use data_encoding::HEXLOWER;
use kernel::Ids;
use ledger::{NoteError, NoteKey};
use zeroize::Zeroizing;

use crate::manifest::{ISSUER_ALG, IssuerDef, SEAL_SUITE, SealDef};
use crate::seal::SealKey;
use crate::token::Issuer;
use crate::{CryptoError, Hash};

/// The names the keys are stored under.
pub const NAMES: [&str; 6] = ["issuer", "seal", "urn-note", "register-note", "agent", "pseudonyms"];

/// A key's name and bytes.
pub type Part = (&'static str, Zeroizing<Vec<u8>>);

/// The keys of one election.
pub struct ElectionKeys {
    /// Signs credentials; destroyed when no right can be spent any more.
    pub issuer: Issuer,
    /// Opens ballots; published with the result.
    pub seal: SealKey,
    /// Seed of the urn's note key.
    pub urn_seed: Zeroizing<[u8; 32]>,
    /// Seed of the register's note key.
    pub register_seed: Zeroizing<[u8; 32]>,
    /// What one-time keys are derived from; destroyed with the issuer.
    pub agent_secret: Zeroizing<[u8; 32]>,
    /// Makes the register's pseudonyms; destroyed after the dispute.
    pub k_reg: Zeroizing<[u8; 32]>,
}

impl ElectionKeys {
    /// Draws all keys; takes seconds (RSA).
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn generate(ids: &dyn Ids) -> Result<Self, CryptoError> {
        let secret = || {
            let mut bytes = Zeroizing::new([0; 32]);
            ids.fill(&mut *bytes);
            bytes
        };
        Ok(Self {
            issuer: Issuer::generate()?,
            seal: SealKey::generate(ids),
            urn_seed: secret(),
            register_seed: secret(),
            agent_secret: secret(),
            k_reg: secret(),
        })
    }

    /// Each key's name and bytes, for the key ring.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn parts(&self) -> Result<Vec<Part>, CryptoError> {
        let copy = |bytes: &Zeroizing<[u8; 32]>| Zeroizing::new(bytes.to_vec());
        Ok(vec![
            ("issuer", Zeroizing::new(self.issuer.to_der()?)),
            ("seal", self.seal.to_bytes()),
            ("urn-note", copy(&self.urn_seed)),
            ("register-note", copy(&self.register_seed)),
            ("agent", copy(&self.agent_secret)),
            ("pseudonyms", copy(&self.k_reg)),
        ])
    }

    /// The public half of the issuer, for the manifest.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn issuer_def(&self) -> Result<IssuerDef, CryptoError> {
        let (n, e) = self.issuer.public()?;
        Ok(IssuerDef { alg: ISSUER_ALG.to_owned(), n: HEXLOWER.encode(&n), e: HEXLOWER.encode(&e) })
    }

    /// The public half of the seal, for the manifest.
    #[must_use]
    pub fn seal_def(&self) -> SealDef {
        let pk = HEXLOWER.encode(&self.seal.public().to_bytes());
        SealDef { suite: SEAL_SUITE.to_owned(), pk, trustees: Vec::new(), t: 1, n: 1 }
    }
}

/// The note key of one of an election's logs: `wiec/{plebiscite}/{book}`.
///
/// # Errors
/// When the name cannot name a key.
pub fn note_key(plebiscite: &str, book: &str, seed: &Hash) -> Result<NoteKey, NoteError> {
    NoteKey::from_seed(&format!("wiec/{plebiscite}/{book}"), seed)
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use kernel::{Ids, Uuid};

    /// Bytes that differ with the seed; for tests only.
    pub(crate) struct Counting(AtomicU64);

    impl Counting {
        pub(crate) fn new(seed: u64) -> Self {
            Self(AtomicU64::new(seed << 32))
        }
    }

    impl Ids for Counting {
        fn ordinary(&self) -> Uuid {
            self.random()
        }

        fn fill(&self, buffer: &mut [u8]) {
            for chunk in buffer.chunks_mut(32) {
                let n = self.0.fetch_add(1, Ordering::SeqCst);
                chunk.copy_from_slice(&crate::sha256(&[&n.to_be_bytes()])[..chunk.len()]);
            }
        }
    }
}
