//! The credential: an RSA-PSS signature of the town over `rand ‖ pk`
//! (RSABSSA-SHA384-PSS-Randomized of RFC 9474: RSA-3072, SHA-384, MGF1-SHA384,
//! salt of 48 bytes). In `simple` mode the server signs in the open; blinding
//! changes who makes the credential, not what it is.

use openssl::bn::BigNum;
use openssl::error::ErrorStack;
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
/// 65537.
const EXPONENT: [u8; 3] = [1, 0, 1];

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
    /// When it is not RSA-3072 with the exponent 65537: other exponents would make a
    /// verifier work for whoever wrote the manifest.
    pub fn new(n: &[u8], e: &[u8]) -> Result<Self, CryptoError> {
        let make = || PKey::from_rsa(Rsa::from_public_components(BigNum::from_slice(n)?, BigNum::from_slice(e)?)?);
        let odd = n.last().is_some_and(|last| last % 2 == 1);
        match make() {
            Ok(key) if key.bits() == 3072 && n.len() == TOKEN && odd && e == EXPONENT => Ok(Self(key)),
            _ => Err(CryptoError::Malformed("issuer key")),
        }
    }

    /// Checks a token.
    ///
    /// # Errors
    /// [`CryptoError::Signature`].
    pub fn verify(&self, rand: &[u8; RAND], pk: &[u8], token: &[u8; TOKEN]) -> Result<(), CryptoError> {
        // OpenSSL refuses a token that is not below the modulus: one token has one form.
        if verify(&self.0, &[rand, pk], token).unwrap_or(false) {
            Ok(())
        } else {
            Err(CryptoError::Signature("credential"))
        }
    }
}

fn verify(key: &PKey<Public>, message: &[&[u8]], token: &[u8]) -> Result<bool, ErrorStack> {
    let mut verifier = Verifier::new(MessageDigest::sha384(), key)?;
    verifier.set_rsa_padding(Padding::PKCS1_PSS)?;
    verifier.set_rsa_mgf1_md(MessageDigest::sha384())?;
    verifier.set_rsa_pss_saltlen(RsaPssSaltlen::custom(SALT))?;
    message.iter().try_for_each(|part| verifier.update(part))?;
    verifier.verify(token)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// RFC 9474, appendix A.1. Its key has 4096 bits, so the inner check is used.
    #[test]
    fn the_vector_of_rfc_9474_verifies() {
        let lines = include_str!("vectors/rfc9474.txt").lines().filter_map(|line| line.split_once(' '));
        let vector: BTreeMap<&str, Vec<u8>> = lines
            .filter(|(name, _)| *name != "#")
            .map(|(name, hex)| (name, data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap()))
            .collect();
        let number = |name: &str| BigNum::from_slice(&vector[name]).unwrap();
        let key = PKey::from_rsa(Rsa::from_public_components(number("n"), number("e")).unwrap()).unwrap();
        let message: [&[u8]; 2] = [&vector["msg_prefix"], &vector["msg"]];
        assert!(verify(&key, &message, &vector["sig"]).unwrap());
        assert!(!verify(&key, &[message[1], message[0]], &vector["sig"]).unwrap_or(false));
        let mut bad = vector["sig"].clone();
        bad[100] ^= 1;
        assert!(!verify(&key, &message, &bad).unwrap_or(false));
        assert!(IssuerPublic::new(&vector["n"], &vector["e"]).is_err());
    }

    #[test]
    fn a_token_has_one_form_and_fits_one_key() {
        let issuer = Issuer::generate().unwrap();
        let (n, e) = issuer.public().unwrap();
        let public = IssuerPublic::new(&n, &e).unwrap();
        let token: [u8; TOKEN] = issuer.sign(&[1; RAND], b"pk").unwrap().try_into().unwrap();
        assert!(public.verify(&[1; RAND], b"pk", &token).is_ok());
        assert!(public.verify(&[2; RAND], b"pk", &token).is_err());
        assert!(public.verify(&[1; RAND], b"pl", &token).is_err());
        // The same number modulo n, written larger, where it still fits.
        let mut larger = BigNum::new().unwrap();
        larger.checked_add(&BigNum::from_slice(&token).unwrap(), &BigNum::from_slice(&n).unwrap()).unwrap();
        if let Ok(bytes) = larger.to_vec_padded(384) {
            assert!(public.verify(&[1; RAND], b"pk", &bytes.try_into().unwrap()).is_err());
        }
        for hostile in [[0; TOKEN], [255; TOKEN], n.clone().try_into().unwrap()] {
            assert!(public.verify(&[1; RAND], b"pk", &hostile).is_err());
        }
        assert!(IssuerPublic::new(&n, &[3]).is_err());
        assert!(IssuerPublic::new(&n, &[0, 1, 0, 1]).is_err());
        assert!(IssuerPublic::new(&n[1..], &e).is_err());
        assert!(IssuerPublic::new(&[], &e).is_err());
        assert!(Issuer::from_der(&issuer.to_der().unwrap()).is_ok());
        assert!(Issuer::from_der(b"no key").is_err());
    }
}
