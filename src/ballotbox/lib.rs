//! What a ballot is: codes, credentials, sealing, leaves, receipts, keys, the
//! manifest, and the bundle of everything needed to recount. The normative text
//! is `docs/protocol.md`; this crate and the verifier follow it.
//!
//! ```text
//! code ─PBKDF2─▶ code key ─signs─▶ register leaf
//! form nonce ─▶ one-time key ─▶ token (RSA-PSS) + seal (HPKE) + signature (ECDSA) ─▶ ballot leaf ─▶ receipt
//! ```
//!
//! Pure: no clock and no I/O. Randomness comes in through [`kernel::Ids`];
//! only RSA key generation, the salt of RSA-PSS and the nonce of ECDSA draw from
//! OpenSSL's own generator, which takes none from outside.

#![deny(missing_docs)]

pub mod agent;
pub mod ballot;
pub mod bundle;
pub mod code;
pub mod commitment;
pub mod ecdsa;
mod error;
pub mod keys;
pub mod leaf;
pub mod manifest;
pub mod package;
pub mod receipt;
pub mod seal;
pub mod token;

pub use error::CryptoError;

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// SHA-256 of parts, one after the other.
#[must_use]
pub fn sha256(parts: &[&[u8]]) -> Hash {
    use sha2::{Digest, Sha256};
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// The first 48 bytes of HMAC-SHA512 over parts: enough for a P-256 scalar
/// without bias.
pub(crate) fn widen(key: &[u8; 32], parts: &[&[u8]]) -> zeroize::Zeroizing<[u8; 48]> {
    use hmac::{Hmac, KeyInit, Mac};
    let mut mac = <Hmac<sha2::Sha512> as KeyInit>::new_from_slice(key).expect("HMAC takes keys of any length");
    parts.iter().for_each(|part| mac.update(part));
    let mut out = zeroize::Zeroizing::new([0; 48]);
    out.copy_from_slice(&mac.finalize().into_bytes()[..48]);
    out
}
