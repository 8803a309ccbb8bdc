//! The pass: what a ballot page carries instead of the code, so that the code
//! travels once and is stretched once.
//!
//! Sealed to this town's key (XChaCha20-Poly1305, the key in the key ring, so
//! that a page outlives a restart): plebiscite, resident, nonce of the form, hour
//! it ends, stretched code. It needs no cookie and no row: nothing ties it to a visit.

use ballotbox::agent::NONCE;
use ballotbox::code::Seed;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::BASE64URL_NOPAD;
use kernel::{Ids, Instant, PlebisciteId, ResidentId, Uuid};
use zeroize::Zeroizing;

const SALT: usize = 24;
const BODY: usize = 16 + 16 + NONCE + 8 + 32;
const PURPOSE: &[u8] = b"wiec/v1/pass";

/// What a ballot page carries.
#[derive(Debug, Clone)]
pub struct Pass {
    /// The plebiscite.
    pub plebiscite: PlebisciteId,
    /// Whom the code spoke for when the page was made; asked again when it spends the right.
    pub resident: ResidentId,
    /// The form's nonce.
    pub nonce: [u8; NONCE],
    /// The first moment it may no longer spend a right. A right it has spent before may still be
    /// followed by its ballot.
    pub until: Instant,
    /// The stretched code.
    pub seed: Seed,
}

/// The key of all passes.
pub struct PassKey(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for PassKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PassKey(…)")
    }
}

impl PassKey {
    /// From the bytes kept; `None` unless there are 32.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// The text for the page.
    #[must_use]
    pub fn seal(&self, ids: &dyn Ids, pass: &Pass) -> String {
        let mut salt = [0; SALT];
        ids.fill(&mut salt);
        let mut body = Zeroizing::new(Vec::with_capacity(BODY));
        body.extend_from_slice(pass.plebiscite.uuid().as_bytes());
        body.extend_from_slice(pass.resident.uuid().as_bytes());
        body.extend_from_slice(&pass.nonce);
        body.extend_from_slice(&pass.until.millis().to_be_bytes());
        body.extend_from_slice(pass.seed.as_bytes());
        let payload = Payload { msg: &body, aad: PURPOSE };
        let sealed = self.cipher().encrypt(&XNonce::from(salt), payload).expect("so few bytes can be sealed");
        BASE64URL_NOPAD.encode(&[&salt[..], &sealed].concat())
    }

    /// Reads the text of a page; `None` when it was changed, cut, or sealed by another key.
    #[must_use]
    pub fn open(&self, text: &str) -> Option<Pass> {
        let bytes = BASE64URL_NOPAD.decode(text.trim().as_bytes()).ok()?;
        let (salt, sealed) = bytes.split_first_chunk::<SALT>()?;
        let payload = Payload { msg: sealed, aad: PURPOSE };
        let body = Zeroizing::new(self.cipher().decrypt(&XNonce::from(*salt), payload).ok()?);
        let (plebiscite, rest) = body.split_first_chunk::<16>()?;
        let (resident, rest) = rest.split_first_chunk::<16>()?;
        let (nonce, rest) = rest.split_first_chunk::<NONCE>()?;
        let (until, rest) = rest.split_first_chunk::<8>()?;
        Some(Pass {
            plebiscite: PlebisciteId::from_uuid(Uuid::from_bytes(*plebiscite)),
            resident: ResidentId::from_uuid(Uuid::from_bytes(*resident)),
            nonce: *nonce,
            until: Instant::from_millis(i64::from_be_bytes(*until)),
            seed: Seed::from_bytes(rest.try_into().ok()?),
        })
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nines;

    impl Ids for Nines {
        fn ordinary(&self) -> Uuid {
            Uuid::nil()
        }

        fn fill(&self, buffer: &mut [u8]) {
            buffer.fill(9);
        }
    }

    #[test]
    fn a_changed_pass_is_no_pass() {
        let key = PassKey::from_bytes(&[1; 32]).unwrap();
        let pass = Pass {
            plebiscite: PlebisciteId::from_uuid(Uuid::from_u128(7)),
            resident: ResidentId::from_uuid(Uuid::from_u128(8)),
            nonce: [2; NONCE],
            until: Instant::from_millis(3),
            seed: Seed::from_bytes([4; 32]),
        };
        let text = key.seal(&Nines, &pass);
        let read = key.open(&text).unwrap();
        assert_eq!((read.plebiscite, read.resident), (pass.plebiscite, pass.resident));
        assert_eq!((read.nonce, read.until), (pass.nonce, pass.until));
        assert_eq!(read.seed.as_bytes(), &[4; 32]);
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            assert!(key.open(std::str::from_utf8(&bytes).unwrap()).is_none(), "symbol {at}");
        }
        assert!(key.open("").is_none());
        assert!(PassKey::from_bytes(&[2; 32]).unwrap().open(&text).is_none());
        assert!(PassKey::from_bytes(&[2; 31]).is_none());
    }
}
