//! Sealing a ballot to the election key: HPKE base mode (RFC 9180) with
//! DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM;
//! `info = "wiec/v1/" ‖ eid`, `aad = pk` of the ballot.

use hpke::aead::AesGcm128;
use hpke::kdf::HkdfSha256;
use hpke::kem::DhP256HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use kernel::Ids;
use zeroize::Zeroizing;

use crate::CryptoError;

/// Bytes of an encapsulated key and of a public key.
pub const ENC: usize = 65;
/// Bytes a sealed ballot is longer than its plaintext.
pub const TAG: usize = 16;

type Private = <DhP256HkdfSha256 as Kem>::PrivateKey;
type Public = <DhP256HkdfSha256 as Kem>::PublicKey;
type Enc = <DhP256HkdfSha256 as Kem>::EncappedKey;

/// The election's opening key.
pub struct SealKey(Private);

/// The election's sealing key.
#[derive(Clone)]
pub struct SealPublic(Public);

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

/// Feeds HPKE from [`Ids`].
struct Feed<'a>(&'a dyn Ids);

impl TryRng for Feed<'_> {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        let mut bytes = [0; 4];
        self.0.fill(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, buffer: &mut [u8]) -> Result<(), Self::Error> {
        self.0.fill(buffer);
        Ok(())
    }
}

impl TryCryptoRng for Feed<'_> {}

impl SealKey {
    /// Draws a key.
    #[must_use]
    pub fn generate(ids: &dyn Ids) -> Self {
        Self(DhP256HkdfSha256::gen_keypair_with_rng(&mut Feed(ids)).0)
    }

    /// Reads a private key of 32 bytes.
    ///
    /// # Errors
    /// [`CryptoError::Malformed`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CryptoError> {
        Private::from_bytes(bytes).map(Self).map_err(|_malformed| CryptoError::Malformed("opening key"))
    }

    /// The private key, 32 bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.to_bytes().to_vec())
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> SealPublic {
        SealPublic(DhP256HkdfSha256::sk_to_pk(&self.0))
    }

    /// Opens a sealed ballot.
    ///
    /// # Errors
    /// [`CryptoError::Sealed`] when key, election, voter key or bytes do not fit.
    pub fn open(&self, binding: Binding<'_>, enc: &[u8; ENC], ct: &[u8]) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
        let enc = Enc::from_bytes(enc).map_err(|_malformed| CryptoError::Sealed)?;
        let plain = hpke::single_shot_open::<AesGcm128, HkdfSha256, DhP256HkdfSha256>(
            &OpModeR::Base,
            &self.0,
            &enc,
            &binding.info(),
            ct,
            binding.pk,
        );
        plain.map(Zeroizing::new).map_err(|_does_not_fit| CryptoError::Sealed)
    }
}

impl SealPublic {
    /// Reads an uncompressed point.
    ///
    /// # Errors
    /// [`CryptoError::Malformed`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CryptoError> {
        Public::from_bytes(bytes).map(Self).map_err(|_malformed| CryptoError::Malformed("sealing key"))
    }

    /// The uncompressed point, 65 bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes().to_vec()
    }

    /// Seals a plaintext.
    ///
    /// # Errors
    /// When encapsulation fails, which it does not for a valid key.
    pub fn seal(&self, binding: Binding<'_>, plain: &[u8], ids: &dyn Ids) -> Result<Sealed, CryptoError> {
        let (enc, ct) = hpke::single_shot_seal_with_rng::<AesGcm128, HkdfSha256, DhP256HkdfSha256>(
            &OpModeS::Base,
            &self.0,
            &binding.info(),
            plain,
            binding.pk,
            &mut Feed(ids),
        )
        .map_err(|_failed| CryptoError::Malformed("sealing key"))?;
        let enc = <[u8; ENC]>::try_from(enc.to_bytes().as_slice())
            .map_err(|_length| CryptoError::Malformed("sealing key"))?;
        Ok(Sealed { enc, ct })
    }
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;

    use super::*;
    use crate::keys::tests::Counting;

    #[test]
    fn a_seal_is_bound_to_election_and_key() {
        let ids = Counting::new(3);
        let key = SealKey::generate(&ids);
        let binding = Binding { eid: "abc", pk: &[4; 65] };
        let sealed = key.public().seal(binding, b"plaintext", &ids).unwrap();
        assert_eq!(key.open(binding, &sealed.enc, &sealed.ct).unwrap().as_slice(), b"plaintext");
        assert!(key.open(Binding { eid: "abd", ..binding }, &sealed.enc, &sealed.ct).is_err());
        assert!(key.open(Binding { pk: &[5; 65], ..binding }, &sealed.enc, &sealed.ct).is_err());
        let mut ct = sealed.ct.clone();
        ct[0] ^= 1;
        assert!(key.open(binding, &sealed.enc, &ct).is_err());
        let again = SealKey::from_bytes(&key.to_bytes()).unwrap();
        assert_eq!(again.public().to_bytes(), key.public().to_bytes());
        assert!(SealKey::from_bytes(&[0; 32]).is_err());
        assert!(SealPublic::from_bytes(&[4; 65]).is_err());
    }

    /// RFC 9180 A.3.1 (DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base), sequence number 0.
    #[test]
    fn the_vector_of_rfc_9180() {
        let hex = |text: &str| HEXLOWER.decode(text.as_bytes()).unwrap();
        let sk = SealKey::from_bytes(&hex("f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2")).unwrap();
        let enc = Enc::from_bytes(&hex(
            "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4",
        ))
        .unwrap();
        let plain = hpke::single_shot_open::<AesGcm128, HkdfSha256, DhP256HkdfSha256>(
            &OpModeR::Base,
            &sk.0,
            &enc,
            &hex("4f6465206f6e2061204772656369616e2055726e"),
            &hex("5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434"),
            &hex("436f756e742d30"),
        )
        .unwrap();
        assert_eq!(plain, hex("4265617574792069732074727574682c20747275746820626561757479"));
    }
}
