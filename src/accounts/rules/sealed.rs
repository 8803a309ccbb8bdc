//! Secrets of the second factor at rest: sealed with a key that is not in the
//! database, each to its own account.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use kernel::{Ids, StaffId};
use zeroize::Zeroizing;

const NONCE: usize = 24;

/// The key: kept in the key ring, never in the database.
pub struct SealKey(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for SealKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealKey(…)")
    }
}

impl SealKey {
    /// Draws a key.
    #[must_use]
    pub fn draw(ids: &dyn Ids) -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        ids.fill(bytes.as_mut());
        Self(bytes)
    }

    /// From the bytes kept.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// The bytes to keep.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.0.as_ref()
    }

    /// Seals `secret` to an account.
    #[must_use]
    pub fn seal(&self, ids: &dyn Ids, staff: StaffId, secret: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE];
        ids.fill(&mut nonce);
        let payload = Payload { msg: secret, aad: &bound(staff) };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload).expect("a short secret can be sealed");
        [&nonce[..], &sealed].concat()
    }

    /// Opens what was sealed to this account; `None` if it was not, or was changed.
    #[must_use]
    pub fn open(&self, staff: StaffId, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, body) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: body, aad: &bound(staff) };
        self.cipher().decrypt(&XNonce::from(*nonce), payload).ok().map(Zeroizing::new)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}

fn bound(staff: StaffId) -> Vec<u8> {
    [b"wiec/v1/second-factor\n".as_slice(), staff.uuid().as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Zeros;

    impl Ids for Zeros {
        fn ordinary(&self) -> kernel::Uuid {
            kernel::Uuid::nil()
        }

        fn fill(&self, buffer: &mut [u8]) {
            buffer.fill(9);
        }
    }

    #[test]
    fn a_secret_opens_for_its_account_only() {
        let key = SealKey::draw(&Zeros);
        let [ada, bob] = [1, 2].map(|n| StaffId::from_uuid(kernel::Uuid::from_u128(n)));
        let sealed = key.seal(&Zeros, ada, b"secret");
        assert_eq!(key.open(ada, &sealed).as_deref().map(Vec::as_slice), Some(b"secret".as_slice()));
        assert!(key.open(bob, &sealed).is_none());
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(key.open(ada, &changed).is_none());
        assert!(key.open(ada, b"short").is_none());
        assert!(SealKey::from_bytes(&[1; 32]).unwrap().open(ada, &sealed).is_none());
    }
}
