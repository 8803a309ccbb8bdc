//! ECDSA over P-256 with SHA-256: signatures are `r ‖ s` of 64 bytes with the
//! lower of the two possible `s`, keys are compressed (33 bytes) or not (65).
//!
//! Invariant: a signature has one form; the twin with `n − s` is refused, or
//! anybody could change a leaf's bytes (test `the_twin_signature_is_refused`).

use std::cmp::Ordering;
use std::sync::OnceLock;

use openssl::bn::{BigNum, BigNumContext, BigNumRef};
use openssl::ec::{EcGroup, EcKey, EcPoint, PointConversionForm};
use openssl::ecdsa::EcdsaSig;
use openssl::nid::Nid;
use openssl::pkey::{Private, Public};
use zeroize::Zeroizing;

use crate::{CryptoError, sha256};

/// A public key, uncompressed.
pub const POINT: usize = 65;
/// A public key, compressed.
pub const COMPRESSED: usize = 33;

/// The curve and half its order, the highest `s` a signature may have; made once.
struct Curve {
    group: EcGroup,
    order: BigNum,
    half: BigNum,
}

fn curve() -> Result<&'static Curve, openssl::error::ErrorStack> {
    static CURVE: OnceLock<Curve> = OnceLock::new();
    if let Some(curve) = CURVE.get() {
        return Ok(curve);
    }
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?;
    let (mut order, mut half) = (BigNum::new()?, BigNum::new()?);
    group.order(&mut order, &mut *BigNumContext::new()?)?;
    half.rshift1(&order)?;
    Ok(CURVE.get_or_init(|| Curve { group, order, half }))
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
            let curve = curve()?;
            let mut context = BigNumContext::new_secure()?;
            let mut modulus = curve.order.to_owned()?;
            modulus.sub_word(1)?;
            // Secret numbers live in memory that OpenSSL wipes.
            let mut number = BigNum::new_secure()?;
            number.copy_from_slice(wide)?;
            let mut scalar = BigNum::new_secure()?;
            scalar.nnmod(&number, &modulus, &mut context)?;
            scalar.add_word(1)?;
            scalar.set_const_time();
            Self::from_number(&curve.group, &scalar)
        };
        make().map_err(CryptoError::while_doing("making a key"))
    }

    /// From a scalar of 32 bytes.
    ///
    /// # Errors
    /// When it is zero or not below the order.
    pub fn from_scalar(scalar: &[u8; 32]) -> Result<Self, CryptoError> {
        let make = || {
            let mut number = BigNum::new_secure()?;
            number.copy_from_slice(scalar)?;
            Self::from_number(&curve()?.group, &number)
        };
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

    /// The shared secret with another key: X of the product (SEC 1 §3.3.1).
    pub(crate) fn shared(&self, peer: &VerifyingKey) -> Result<Zeroizing<[u8; 32]>, CryptoError> {
        let make = || {
            let group = &curve()?.group;
            let mut context = BigNumContext::new_secure()?;
            let mut product = EcPoint::new(group)?;
            product.mul2(group, peer.0.public_key(), self.0.private_key(), &mut context)?;
            let (mut x, mut y) = (BigNum::new_secure()?, BigNum::new_secure()?);
            product.affine_coordinates(group, &mut x, &mut y, &mut context)?;
            x.to_vec_padded(32).map(Zeroizing::new)
        };
        let x = make().map_err(CryptoError::while_doing("agreeing on a key"))?;
        <[u8; 32]>::try_from(x.as_slice()).map(Zeroizing::new).map_err(|_length| CryptoError::Malformed("shared key"))
    }

    /// Signs.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn sign(&self, message: &[u8]) -> Result<[u8; 64], CryptoError> {
        let make = || {
            let signature = EcdsaSig::sign(&sha256(&[message]), &self.0)?;
            let curve = curve()?;
            let mut twin = BigNum::new()?;
            twin.checked_sub(&curve.order, signature.s())?;
            let high = signature.s().ucmp(&curve.half) == Ordering::Greater;
            let low = if high { &*twin } else { signature.s() };
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
        let make = || {
            let group = &curve()?.group;
            let mut context = BigNumContext::new()?;
            // OpenSSL refuses coordinates that are too large or off the curve, and the
            // curve has no small subgroups: its order times the point needs no check.
            let point = EcPoint::from_bytes(group, bytes, &mut context)?;
            EcKey::from_public_key(group, &point)
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
            if s.ucmp(&curve()?.half) == Ordering::Greater {
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

    /// The prime of P-256.
    const P: [u8; 32] = {
        let mut p = [0xff; 32];
        let mut at = 4;
        while at < 20 {
            p[at] = 0;
            at += 1;
        }
        p[7] = 1;
        p
    };

    #[test]
    fn parts_of_a_signature_out_of_range_are_refused() {
        let good = key().sign(b"ballot").unwrap();
        let public = VerifyingKey::parse(&key().point().unwrap()).unwrap();
        let n = curve().unwrap().order.to_vec();
        let with = |range: std::ops::Range<usize>, part: &[u8]| {
            let mut bad = good;
            bad[range].copy_from_slice(part);
            public.verify(b"ballot", &bad)
        };
        for part in [&[0; 32][..], &n, &[255; 32]] {
            assert!(with(0..32, part).is_err());
            assert!(with(32..64, part).is_err());
        }
    }

    /// RFC 6979 A.2.5: the key pair, and the published signature of `sample` with SHA-256
    /// (its `s` is the higher one, so its twin is what is taken here).
    #[test]
    fn the_vector_of_rfc_6979() {
        let hex = |text: &str| data_encoding::HEXUPPER.decode(text.as_bytes()).unwrap();
        let scalar = hex("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721");
        let key = SigningKey::from_scalar(&scalar.try_into().unwrap()).unwrap();
        let x = hex("60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6");
        let y = hex("7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299");
        assert_eq!(key.point().unwrap().to_vec(), [vec![4], x.clone(), y].concat());
        assert_eq!(key.compressed().unwrap().to_vec(), [vec![3], x].concat());
        let r = hex("EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716");
        let s = hex("F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8");
        let public = VerifyingKey::parse(&key.point().unwrap()).unwrap();
        let high: [u8; 64] = [r.clone(), s.clone()].concat().try_into().unwrap();
        assert!(public.verify(b"sample", &high).is_err());
        let mut twin = BigNum::new().unwrap();
        twin.checked_sub(&curve().unwrap().order, &BigNum::from_slice(&s).unwrap()).unwrap();
        let low: [u8; 64] = [r, twin.to_vec_padded(32).unwrap()].concat().try_into().unwrap();
        assert!(public.verify(b"sample", &low).is_ok());
    }

    #[test]
    fn bad_points_are_refused() {
        let mut off = key().point().unwrap();
        off[64] ^= 1;
        let mut hybrid = key().point().unwrap();
        hybrid[0] = 6;
        // X = p, which is 0 written too large; and X for which no Y exists.
        let mut large = [0; COMPRESSED];
        large[0] = 2;
        large[1..].copy_from_slice(&P);
        let mut none = [0; COMPRESSED];
        (none[0], none[32]) = (2, 1);
        let mut infinity = [0; POINT];
        infinity[0] = 4;
        let bad: [&[u8]; 9] = [&off, &hybrid, &[0], &[], &[4; 65], &[2; 32], &large, &none, &infinity];
        for bytes in bad {
            assert!(VerifyingKey::parse(bytes).is_err(), "{bytes:02x?}");
        }
        assert!(SigningKey::from_scalar(&[0; 32]).is_err());
        assert!(SigningKey::from_scalar(&[255; 32]).is_err());
        let again = SigningKey::from_scalar(&key().scalar().unwrap()).unwrap();
        assert_eq!(again.point().unwrap(), key().point().unwrap());
    }
}
