//! The credential: an RSA-PSS signature of the town over `rand ‖ pk`
//! (RSABSSA-SHA384-PSS-Randomized of RFC 9474: RSA-3072, SHA-384, MGF1-SHA384,
//! salt of 48 bytes). In `simple` mode the server signs in the open; blinding
//! changes who makes the credential, not what it is.

use openssl::bn::BigNum;
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private, Public};
use openssl::rsa::{Padding, Rsa};
use openssl::sign::{RsaPssSaltlen, Signer, Verifier};

use crate::CryptoError;

/// Bytes of a token: RSA-3072.
pub const TOKEN: usize = 384;
/// Bytes of the randomizer.
pub const RAND: usize = 32;
const SALT: i32 = 48;

/// The town's signing key.
pub struct Issuer(PKey<Private>);

impl Issuer {
    /// Makes a key; takes seconds. Draws from OpenSSL's generator.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn generate() -> Result<Self, CryptoError> {
        let make = || PKey::from_rsa(Rsa::generate(3072)?);
        make().map(Self).map_err(CryptoError::while_doing("making the issuer key"))
    }

    /// Reads a key as written by [`Issuer::to_der`].
    ///
    /// # Errors
    /// When it is none, or not of 3072 bits.
    pub fn from_der(der: &[u8]) -> Result<Self, CryptoError> {
        let make = || PKey::from_rsa(Rsa::private_key_from_der(der)?);
        let key = make().map_err(CryptoError::while_doing("reading the issuer key"))?;
        if key.bits() == 3072 { Ok(Self(key)) } else { Err(CryptoError::Malformed("issuer key")) }
    }

    /// The key as PKCS#1 DER.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn to_der(&self) -> Result<Vec<u8>, CryptoError> {
        let make = || self.0.rsa()?.private_key_to_der();
        make().map_err(CryptoError::while_doing("writing the issuer key"))
    }

    /// Modulus and exponent, big-endian, for the manifest.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn public(&self) -> Result<(Vec<u8>, Vec<u8>), CryptoError> {
        let make = || self.0.rsa().map(|rsa| (rsa.n().to_vec(), rsa.e().to_vec()));
        make().map_err(CryptoError::while_doing("reading the issuer key"))
    }

    /// Signs `rand ‖ pk`. The salt comes from OpenSSL.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn sign(&self, rand: &[u8; RAND], pk: &[u8]) -> Result<Vec<u8>, CryptoError> {
        let make = || {
            let mut signer = Signer::new(MessageDigest::sha384(), &self.0)?;
            signer.set_rsa_padding(Padding::PKCS1_PSS)?;
            signer.set_rsa_mgf1_md(MessageDigest::sha384())?;
            signer.set_rsa_pss_saltlen(RsaPssSaltlen::custom(SALT))?;
            signer.update(rand)?;
            signer.update(pk)?;
            signer.sign_to_vec()
        };
        make().map_err(CryptoError::while_doing("signing a credential"))
    }
}

/// The town's public key.
pub struct IssuerPublic(PKey<Public>);

impl IssuerPublic {
    /// From modulus and exponent.
    ///
    /// # Errors
    /// When it is not RSA-3072 with an odd exponent of at least 3.
    pub fn new(n: &[u8], e: &[u8]) -> Result<Self, CryptoError> {
        let make = || PKey::from_rsa(Rsa::from_public_components(BigNum::from_slice(n)?, BigNum::from_slice(e)?)?);
        let odd = e.last().is_some_and(|last| last % 2 == 1) && e != [1];
        match make() {
            Ok(key) if key.bits() == 3072 && odd => Ok(Self(key)),
            _ => Err(CryptoError::Malformed("issuer key")),
        }
    }

    /// Checks a token.
    ///
    /// # Errors
    /// [`CryptoError::Signature`].
    pub fn verify(&self, rand: &[u8; RAND], pk: &[u8], token: &[u8; TOKEN]) -> Result<(), CryptoError> {
        let check = || {
            let mut verifier = Verifier::new(MessageDigest::sha384(), &self.0)?;
            verifier.set_rsa_padding(Padding::PKCS1_PSS)?;
            verifier.set_rsa_mgf1_md(MessageDigest::sha384())?;
            verifier.set_rsa_pss_saltlen(RsaPssSaltlen::custom(SALT))?;
            verifier.update(rand)?;
            verifier.update(pk)?;
            verifier.verify(token)
        };
        let fits: Result<bool, openssl::error::ErrorStack> = check();
        if fits.unwrap_or(false) { Ok(()) } else { Err(CryptoError::Signature("credential")) }
    }
}
