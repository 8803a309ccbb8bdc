//! ECDSA over P-256 with SHA-256: signatures are `r ‖ s` of 64 bytes with the
//! lower of the two possible `s`, keys are compressed (33 bytes) or not (65).
//!
//! Invariant: a signature has one form; the twin with `n − s` is refused, or
//! anybody could change a leaf's bytes (test `the_twin_signature_is_refused`).

use std::cmp::Ordering;

use openssl::bn::{BigNum, BigNumContext, BigNumRef};
use openssl::ec::{EcGroup, EcKey, EcPoint, PointConversionForm};
use openssl::ecdsa::EcdsaSig;
use openssl::nid::Nid;
use openssl::pkey::{Private, Public};

use crate::{CryptoError, sha256};

/// A public key, uncompressed.
pub const POINT: usize = 65;
/// A public key, compressed.
pub const COMPRESSED: usize = 33;

fn group() -> Result<EcGroup, CryptoError> {
    EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).map_err(CryptoError::while_doing("choosing P-256"))
}

/// A private key.
pub struct SigningKey(EcKey<Private>);

impl SigningKey {
    /// From 48 uniform bytes: `d = (bytes mod (n − 1)) + 1` (FIPS 186-5 A.2.1).
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn from_wide(wide: &[u8; 48]) -> Result<Self, CryptoError> {
        let make = || {
            let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?;
            let mut context = BigNumContext::new_secure()?;
            let mut order = BigNum::new()?;
            group.order(&mut order, &mut context)?;
            order.sub_word(1)?;
            let wide = BigNum::from_slice(wide)?;
            let mut scalar = BigNum::new_secure()?;
            scalar.nnmod(&wide, &order, &mut context)?;
            scalar.add_word(1)?;
            Self::from_number(&group, &scalar)
        };
        make().map_err(CryptoError::while_doing("making a key"))
    }

    /// From a scalar of 32 bytes.
    ///
    /// # Errors
    /// When it is zero or not below the order.
    pub fn from_scalar(scalar: &[u8; 32]) -> Result<Self, CryptoError> {
        let group = group()?;
        let make = || Self::from_number(&group, &*BigNum::from_slice(scalar)?);
        let key = make().map_err(CryptoError::while_doing("reading a key"))?;
        match key.0.check_key() {
            Ok(()) => Ok(key),
            Err(_out_of_range) => Err(CryptoError::Malformed("private key")),
        }
    }

    fn from_number(group: &EcGroup, scalar: &BigNumRef) -> Result<Self, openssl::error::ErrorStack> {
        let mut context = BigNumContext::new()?;
        let mut point = EcPoint::new(group)?;
        point.mul_generator2(group, scalar, &mut context)?;
        EcKey::from_private_components(group, scalar, &point).map(Self)
    }

    /// The scalar, 32 bytes.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn scalar(&self) -> Result<[u8; 32], CryptoError> {
        let bytes = self.0.private_key().to_vec_padded(32).map_err(CryptoError::while_doing("writing a key"))?;
        <[u8; 32]>::try_from(bytes).map_err(|_length| CryptoError::Malformed("private key"))
    }

    /// The public key, uncompressed.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn point(&self) -> Result<[u8; POINT], CryptoError> {
        write(self.0.group(), self.0.public_key(), PointConversionForm::UNCOMPRESSED)
    }

    /// The public key, compressed.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn compressed(&self) -> Result<[u8; COMPRESSED], CryptoError> {
        write(self.0.group(), self.0.public_key(), PointConversionForm::COMPRESSED)
    }

    /// Signs.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn sign(&self, message: &[u8]) -> Result<[u8; 64], CryptoError> {
        let make = || {
            let signature = EcdsaSig::sign(&sha256(&[message]), &self.0)?;
            let mut context = BigNumContext::new()?;
            let mut order = BigNum::new()?;
            self.0.group().order(&mut order, &mut context)?;
            let mut twin = BigNum::new()?;
            twin.checked_sub(&order, signature.s())?;
            let low = if twin.ucmp(signature.s()) == Ordering::Less { &*twin } else { signature.s() };
            let mut bytes = signature.r().to_vec_padded(32)?;
            bytes.extend(low.to_vec_padded(32)?);
            Ok(bytes)
        };
        let bytes: Vec<u8> = make().map_err(CryptoError::while_doing("signing"))?;
        <[u8; 64]>::try_from(bytes).map_err(|_length| CryptoError::Malformed("signature"))
    }
}

fn write<const N: usize>(
    group: &openssl::ec::EcGroupRef,
    point: &openssl::ec::EcPointRef,
    form: PointConversionForm,
) -> Result<[u8; N], CryptoError> {
    let make = || {
        let mut context = BigNumContext::new()?;
        point.to_bytes(group, form, &mut context)
    };
    let bytes = make().map_err(CryptoError::while_doing("writing a public key"))?;
    <[u8; N]>::try_from(bytes).map_err(|_length| CryptoError::Malformed("public key"))
}

/// A public key.
pub struct VerifyingKey(EcKey<Public>);

impl VerifyingKey {
    /// Reads a compressed or uncompressed point; hybrid forms, the point at
    /// infinity and points off the curve are refused.
    ///
    /// # Errors
    /// [`CryptoError::Malformed`].
    pub fn parse(bytes: &[u8]) -> Result<Self, CryptoError> {
        let fits = matches!((bytes.len(), bytes.first()), (COMPRESSED, Some(2 | 3)) | (POINT, Some(4)));
        if !fits {
            return Err(CryptoError::Malformed("public key"));
        }
        let group = group()?;
        let make = || {
            let mut context = BigNumContext::new()?;
            let point = EcPoint::from_bytes(&group, bytes, &mut context)?;
            let key = EcKey::from_public_key(&group, &point)?;
            key.check_key().map(|()| key)
        };
        make().map(Self).map_err(|_off_the_curve| CryptoError::Malformed("public key"))
    }

    /// Checks a signature over `message`.
    ///
    /// # Errors
    /// [`CryptoError::Signature`] when it does not fit or is not in its one form.
    pub fn verify(&self, message: &[u8], signature: &[u8; 64]) -> Result<(), CryptoError> {
        let check = || {
            let (r, s) = (BigNum::from_slice(&signature[..32])?, BigNum::from_slice(&signature[32..])?);
            let mut half = BigNum::new()?;
            let mut context = BigNumContext::new()?;
            self.0.group().order(&mut half, &mut context)?;
            let mut low = BigNum::new()?;
            low.rshift1(&half)?;
            if s.ucmp(&low) == Ordering::Greater {
                return Ok(false);
            }
            EcdsaSig::from_private_components(r, s)?.verify(&sha256(&[message]), &self.0)
        };
        // Zero or too large parts make OpenSSL fail: that too is a signature that does not fit.
        let fits: Result<bool, openssl::error::ErrorStack> = check();
        if fits.unwrap_or(false) { Ok(()) } else { Err(CryptoError::Signature("signature")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> SigningKey {
        SigningKey::from_wide(&[5; 48]).unwrap()
    }

    #[test]
    fn a_signature_fits_its_message_and_key_only() {
        let signature = key().sign(b"ballot").unwrap();
        let public = VerifyingKey::parse(&key().point().unwrap()).unwrap();
        assert!(public.verify(b"ballot", &signature).is_ok());
        assert!(public.verify(b"ballots", &signature).is_err());
        let compressed = VerifyingKey::parse(&key().compressed().unwrap()).unwrap();
        assert!(compressed.verify(b"ballot", &signature).is_ok());
        let other = SigningKey::from_wide(&[6; 48]).unwrap();
        assert!(VerifyingKey::parse(&other.point().unwrap()).unwrap().verify(b"ballot", &signature).is_err());
    }

    #[test]
    fn the_twin_signature_is_refused() {
        let signature = key().sign(b"ballot").unwrap();
        let n = BigNum::from_hex_str("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551").unwrap();
        let mut twin = BigNum::new().unwrap();
        twin.checked_sub(&n, &BigNum::from_slice(&signature[32..]).unwrap()).unwrap();
        let mut other = signature;
        other[32..].copy_from_slice(&twin.to_vec_padded(32).unwrap());
        let public = VerifyingKey::parse(&key().point().unwrap()).unwrap();
        assert!(public.verify(b"ballot", &other).is_err());
        assert!(public.verify(b"ballot", &[0; 64]).is_err());
        assert!(public.verify(b"ballot", &[255; 64]).is_err());
    }

    #[test]
    fn bad_points_are_refused() {
        let mut off = key().point().unwrap();
        off[64] ^= 1;
        let mut hybrid = key().point().unwrap();
        hybrid[0] = 6;
        let bad: [&[u8]; 6] = [&off, &hybrid, &[0], &[], &[4; 65], &[2; 32]];
        for bytes in bad {
            assert!(VerifyingKey::parse(bytes).is_err(), "{bytes:02x?}");
        }
        assert!(SigningKey::from_scalar(&[0; 32]).is_err());
        assert!(SigningKey::from_scalar(&[255; 32]).is_err());
        let again = SigningKey::from_scalar(&key().scalar().unwrap()).unwrap();
        assert_eq!(again.point().unwrap(), key().point().unwrap());
    }
}
