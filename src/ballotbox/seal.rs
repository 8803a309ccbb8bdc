//! Sealing a ballot to the election key: HPKE base mode (RFC 9180) with
//! DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, one message a key;
//! `info = "wiec/v1/" ‖ eid`, `aad = pk` of the ballot.
//!
//! Curve and cipher are OpenSSL's; the crate `hpke` is the oracle of the tests
//! (`a_second_implementation_agrees_both_ways`).

use hmac::{Hmac, KeyInit, Mac};
use kernel::Ids;
use openssl::symm::{Cipher, decrypt_aead, encrypt_aead};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::CryptoError;
use crate::ecdsa::{POINT, SigningKey, VerifyingKey};

/// Bytes of an encapsulated key and of a public key.
pub const ENC: usize = POINT;
/// Bytes a sealed ballot is longer than its plaintext.
pub const TAG: usize = 16;

const KEM_SUITE: &[u8] = b"KEM\x00\x10";
const SUITE: &[u8] = b"HPKE\x00\x10\x00\x01\x00\x01";

/// The election's opening key.
pub struct SealKey {
    key: SigningKey,
    scalar: Zeroizing<[u8; 32]>,
    public: [u8; ENC],
}

/// The election's sealing key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealPublic([u8; ENC]);

/// A sealed plaintext.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The encapsulated key.
    pub enc: [u8; ENC],
    /// The ciphertext with its tag.
    pub ct: Vec<u8>,
}

/// Which ballot of which election: what sealing is bound to.
#[derive(Debug, Clone, Copy)]
pub struct Binding<'a> {
    /// The election.
    pub eid: &'a str,
    /// The ballot's one-time public key.
    pub pk: &'a [u8],
}

impl Binding<'_> {
    fn info(&self) -> Vec<u8> {
        [b"wiec/v1/", self.eid.as_bytes()].concat()
    }
}

impl SealKey {
    /// Draws a key.
    ///
    /// # Panics
    /// When OpenSSL has no P-256 or no memory.
    #[must_use]
    pub fn generate(ids: &dyn Ids) -> Self {
        draw(ids).and_then(Self::new).expect("OpenSSL has P-256, and 48 bytes make a key")
    }

    fn new(key: SigningKey) -> Result<Self, CryptoError> {
        Ok(Self { public: key.point()?, scalar: Zeroizing::new(key.scalar()?), key })
    }

    /// Reads a private key of 32 bytes.
    ///
    /// # Errors
    /// [`CryptoError::Malformed`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CryptoError> {
        let scalar = <&[u8; 32]>::try_from(bytes).map_err(|_length| CryptoError::Malformed("opening key"))?;
        SigningKey::from_scalar(scalar).and_then(Self::new).map_err(|_range| CryptoError::Malformed("opening key"))
    }

    /// The private key, 32 bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.scalar.to_vec())
    }

    /// The public half.
    #[must_use]
    pub const fn public(&self) -> SealPublic {
        SealPublic(self.public)
    }

    /// Opens a sealed ballot.
    ///
    /// # Errors
    /// [`CryptoError::Sealed`] when key, election, voter key or bytes do not fit.
    pub fn open(&self, binding: Binding<'_>, enc: &[u8; ENC], ct: &[u8]) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
        self.open_with(&binding.info(), binding.pk, enc, ct)
    }

    fn open_with(
        &self,
        info: &[u8],
        aad: &[u8],
        enc: &[u8; ENC],
        ct: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
        let peer = VerifyingKey::parse(enc).map_err(|_malformed| CryptoError::Sealed)?;
        let context = Context::new(&self.key, &peer, &[enc.as_slice(), &self.public].concat(), info)?;
        let (ct, tag) = ct.split_last_chunk::<TAG>().ok_or(CryptoError::Sealed)?;
        decrypt_aead(Cipher::aes_128_gcm(), &*context.key, Some(&*context.nonce), aad, ct, tag)
            .map(Zeroizing::new)
            .map_err(|_does_not_fit| CryptoError::Sealed)
    }
}

impl SealPublic {
    /// Reads an uncompressed point.
    ///
    /// # Errors
    /// [`CryptoError::Malformed`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CryptoError> {
        let malformed = || CryptoError::Malformed("sealing key");
        let point = <[u8; ENC]>::try_from(bytes).map_err(|_length| malformed())?;
        VerifyingKey::parse(&point).map_err(|_off_the_curve| malformed())?;
        Ok(Self(point))
    }

    /// The uncompressed point, 65 bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_vec()
    }

    /// Seals a plaintext under a fresh key drawn from `ids`.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn seal(&self, binding: Binding<'_>, plain: &[u8], ids: &dyn Ids) -> Result<Sealed, CryptoError> {
        self.seal_from(&draw(ids)?, (&binding.info(), binding.pk), plain)
    }

    fn seal_from(
        &self,
        ephemeral: &SigningKey,
        (info, aad): (&[u8], &[u8]),
        plain: &[u8],
    ) -> Result<Sealed, CryptoError> {
        let enc = ephemeral.point()?;
        let peer = VerifyingKey::parse(&self.0)?;
        let context = Context::new(ephemeral, &peer, &[enc, self.0].concat(), info)?;
        let mut tag = [0; TAG];
        let mut ct = encrypt_aead(Cipher::aes_128_gcm(), &*context.key, Some(&*context.nonce), aad, plain, &mut tag)
            .map_err(CryptoError::while_doing("sealing"))?;
        ct.extend(tag);
        Ok(Sealed { enc, ct })
    }
}

fn draw(ids: &dyn Ids) -> Result<SigningKey, CryptoError> {
    let mut wide = Zeroizing::new([0; 48]);
    ids.fill(&mut *wide);
    SigningKey::from_wide(&wide)
}

/// Key and nonce of the one message (RFC 9180 §5.1, mode 0, sequence number 0).
struct Context {
    key: Zeroizing<[u8; 16]>,
    nonce: Zeroizing<[u8; 12]>,
}

impl Context {
    fn new(own: &SigningKey, peer: &VerifyingKey, kem: &[u8], info: &[u8]) -> Result<Self, CryptoError> {
        // §4.1: ExtractAndExpand(dh, enc ‖ pkR).
        let prk = extract(KEM_SUITE, b"", b"eae_prk", &*own.shared(peer)?);
        let shared: Zeroizing<[u8; 32]> = expand(KEM_SUITE, &prk, b"shared_secret", kem);
        let mut schedule = vec![0];
        schedule.extend(*extract(SUITE, b"", b"psk_id_hash", b""));
        schedule.extend(*extract(SUITE, b"", b"info_hash", info));
        let secret = extract(SUITE, &*shared, b"secret", b"");
        Ok(Self {
            key: expand(SUITE, &secret, b"key", &schedule),
            nonce: expand(SUITE, &secret, b"base_nonce", &schedule),
        })
    }
}

fn mac(key: &[u8], parts: &[&[u8]]) -> Zeroizing<[u8; 32]> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("HMAC takes keys of any length");
    parts.iter().for_each(|part| mac.update(part));
    Zeroizing::new(mac.finalize().into_bytes().into())
}

/// `LabeledExtract` of RFC 9180 §4.
fn extract(suite: &[u8], salt: &[u8], label: &[u8], ikm: &[u8]) -> Zeroizing<[u8; 32]> {
    mac(salt, &[b"HPKE-v1", suite, label, ikm])
}

/// `LabeledExpand` of RFC 9180 §4; one block of HKDF is enough for `N` ≤ 32.
fn expand<const N: usize>(suite: &[u8], prk: &[u8; 32], label: &[u8], info: &[u8]) -> Zeroizing<[u8; N]> {
    const { assert!(N <= 32, "one block") };
    let length = u16::try_from(N).expect("at most 32").to_be_bytes();
    let block = mac(prk, &[&length, b"HPKE-v1", suite, label, info, &[1]]);
    let mut out = Zeroizing::new([0; N]);
    out.copy_from_slice(&block[..N]);
    out
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;
    use hpke::aead::AesGcm128;
    use hpke::kdf::HkdfSha256;
    use hpke::kem::DhP256HkdfSha256;
    use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
    use proptest::prelude::*;

    use super::*;
    use crate::keys::tests::Counting;

    #[test]
    fn a_seal_is_bound_to_election_and_key() {
        let ids = Counting::new(3);
        let key = SealKey::generate(&ids);
        let binding = Binding { eid: "abc", pk: &[4; 65] };
        let sealed = key.public().seal(binding, b"plaintext", &ids).unwrap();
        assert_ne!(sealed, key.public().seal(binding, b"plaintext", &ids).unwrap());
        assert_eq!(key.open(binding, &sealed.enc, &sealed.ct).unwrap().as_slice(), b"plaintext");
        assert!(key.open(Binding { eid: "abd", ..binding }, &sealed.enc, &sealed.ct).is_err());
        assert!(key.open(Binding { pk: &[5; 65], ..binding }, &sealed.enc, &sealed.ct).is_err());
        assert!(SealKey::generate(&ids).open(binding, &sealed.enc, &sealed.ct).is_err());
        for at in 0..sealed.ct.len() {
            let mut ct = sealed.ct.clone();
            ct[at] ^= 1;
            assert!(key.open(binding, &sealed.enc, &ct).is_err());
        }
        for at in 0..ENC {
            let mut enc = sealed.enc;
            enc[at] ^= 1;
            assert!(key.open(binding, &enc, &sealed.ct).is_err());
        }
        for short in 0..TAG {
            assert!(key.open(binding, &sealed.enc, &sealed.ct[..short]).is_err());
        }
        let again = SealKey::from_bytes(&key.to_bytes()).unwrap();
        assert_eq!(again.public().to_bytes(), key.public().to_bytes());
        for bad in [&[0; 32][..], &[255; 32], &[1; 31], &[]] {
            assert!(SealKey::from_bytes(bad).is_err());
        }
        assert!(SealPublic::from_bytes(&[4; 65]).is_err());
        assert!(SealPublic::from_bytes(&SigningKey::from_wide(&[1; 48]).unwrap().compressed().unwrap()).is_err());
    }

    /// RFC 9180 A.3.1 (DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base), sequence number 0.
    #[test]
    fn the_vector_of_rfc_9180() {
        let hex = |text: &str| HEXLOWER.decode(text.as_bytes()).unwrap();
        let sk = SealKey::from_bytes(&hex("f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2")).unwrap();
        let ephemeral = hex("4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb");
        let ephemeral = SigningKey::from_scalar(&ephemeral.try_into().unwrap()).unwrap();
        let enc = hex(
            "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4",
        );
        let info = hex("4f6465206f6e2061204772656369616e2055726e");
        let ct = hex("5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434");
        let aad = hex("436f756e742d30");
        let plain = hex("4265617574792069732074727574682c20747275746820626561757479");
        let sealed = sk.public().seal_from(&ephemeral, (&info, &aad), &plain).unwrap();
        assert_eq!((sealed.enc.to_vec(), sealed.ct.clone()), (enc, ct));
        assert_eq!(*sk.open_with(&info, &aad, &sealed.enc, &sealed.ct).unwrap(), plain);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn a_second_implementation_agrees_both_ways(seed in any::<u32>(), plain in prop::collection::vec(any::<u8>(), 0..200), pk in prop::collection::vec(any::<u8>(), 65)) {
            let ids = Counting::new(u64::from(seed));
            let key = SealKey::generate(&ids);
            let binding = Binding { eid: "abcdefghijklmnopqrstuvwxyz", pk: &pk };
            let sealed = key.public().seal(binding, &plain, &ids).unwrap();
            let other = <DhP256HkdfSha256 as Kem>::PrivateKey::from_bytes(&key.to_bytes()).unwrap();
            let enc = <DhP256HkdfSha256 as Kem>::EncappedKey::from_bytes(&sealed.enc).unwrap();
            let opened = hpke::single_shot_open::<AesGcm128, HkdfSha256, DhP256HkdfSha256>(
                &OpModeR::Base, &other, &enc, &binding.info(), &sealed.ct, &pk,
            );
            prop_assert_eq!(opened.unwrap(), plain.clone());
            let public = <DhP256HkdfSha256 as Kem>::PublicKey::from_bytes(&key.public().to_bytes()).unwrap();
            let (enc, ct) = hpke::single_shot_seal::<AesGcm128, HkdfSha256, DhP256HkdfSha256>(
                &OpModeS::Base, &public, &binding.info(), &plain, &pk,
            ).unwrap();
            let enc: [u8; ENC] = enc.to_bytes().as_slice().try_into().unwrap();
            let opened = key.open(binding, &enc, &ct).unwrap();
            prop_assert_eq!(opened.as_slice(), plain.as_slice());
        }
    }
}
