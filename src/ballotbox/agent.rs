//! The agent: the server code that does the browser's half in `simple` mode,
//! for people without JavaScript.
//!
//! The form carries a random nonce of 128 bits. `bh = SHA-256("agent" ‖ nonce)`
//! marks the right; the one-time key is derived from a secret of the agent,
//! election and nonce. Sending the form again leads to the same `bh` and the same
//! key, and so to the same right and the same ballot. The stored hash does not
//! lead back to the nonce, so right and ballot stay unlinked.

use hmac::{Hmac, KeyInit, Mac};
use kernel::Ids;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::ecdsa::SigningKey;
use crate::leaf::{Ballot, Credential, Method, Right, issue_input};
use crate::seal::{Binding, SealPublic};
use crate::token::{Issuer, RAND, TOKEN};
use crate::{CryptoError, Hash, sha256, widen};

/// Bytes of a form's nonce.
pub const NONCE: usize = 16;

/// What marks the right: `SHA-256("agent" ‖ nonce)`.
#[must_use]
pub fn bh(nonce: &[u8; NONCE]) -> Hash {
    sha256(&[b"agent", nonce])
}

/// The register leaf of a right that a code spends.
///
/// # Errors
/// When OpenSSL fails.
pub fn right(eid: &str, rid: [u8; 32], (bh, day): (Hash, u64), code: &SigningKey) -> Result<Right, CryptoError> {
    let code_sig = code.sign(&issue_input(eid, &bh))?;
    Ok(Right { eid: eid.to_owned(), rid, day, method: Method::Code { bh, code_pk: code.compressed()?, code_sig } })
}

/// What the agent works with in one election.
pub struct Agent {
    /// Signs credentials.
    pub issuer: Issuer,
    /// Seals ballots.
    pub seal: SealPublic,
    /// Derives one-time keys.
    pub secret: Zeroizing<[u8; 32]>,
    /// The election.
    pub eid: String,
}

impl Agent {
    /// The one-time key of a form: `P-256(HMAC-SHA512(secret, "wiec/v1/agent" ‖ eid ‖ nonce)[..48])`.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn one_time_key(&self, nonce: &[u8; NONCE]) -> Result<SigningKey, CryptoError> {
        SigningKey::from_wide(&self.derive(b"wiec/v1/agent", nonce))
    }

    fn derive(&self, purpose: &[u8], nonce: &[u8; NONCE]) -> Zeroizing<[u8; 48]> {
        widen(&self.secret, &[purpose, self.eid.as_bytes(), nonce])
    }

    /// Makes the ballot of a form from its padded plaintext. Made twice, it has
    /// the same key and another seal; the urn keeps the first.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn ballot(&self, nonce: &[u8; NONCE], plain: &[u8], ids: &dyn Ids) -> Result<Ballot, CryptoError> {
        let key = self.one_time_key(nonce)?;
        let pk = key.point()?;
        let mut rand = [0; RAND];
        rand.copy_from_slice(&self.derive(b"wiec/v1/agent-rand", nonce)[..RAND]);
        let token = self.issuer.sign(&rand, &pk)?;
        let token = <[u8; TOKEN]>::try_from(token).map_err(|_length| CryptoError::Malformed("credential"))?;
        let sealed = self.seal.seal(Binding { eid: &self.eid, pk: &pk }, plain, ids)?;
        let cred = Credential { pk, rand, token };
        let mut ballot = Ballot { eid: self.eid.clone(), cred, seq: 0, enc: sealed.enc, ct: sealed.ct, sig: [0; 64] };
        ballot.sig = key.sign(&ballot.signed())?;
        Ok(ballot)
    }
}

/// The pseudonym of a resident: `HMAC-SHA256(K_reg, resident_id)`.
#[must_use]
pub fn rid(k_reg: &[u8; 32], resident: &[u8; 16]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(k_reg).expect("HMAC takes keys of any length");
    mac.update(resident);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::ElectionKeys;
    use crate::keys::tests::Counting;
    use crate::leaf::Leaf;
    use crate::token::IssuerPublic;

    const EID: &str = "abcdefghijklmnopqrstuvwxyz";

    struct Made {
        ballot: Ballot,
        issuer: IssuerPublic,
        keys: ElectionKeys,
    }

    fn made(eid: &str, nonce: u8) -> Made {
        let ids = Counting::new(11);
        let keys = ElectionKeys::generate(&ids).unwrap();
        let (n, e) = keys.issuer.public().unwrap();
        let agent = Agent {
            issuer: Issuer::from_der(&keys.issuer.to_der().unwrap()).unwrap(),
            seal: keys.seal.public(),
            secret: keys.agent_secret.clone(),
            eid: eid.to_owned(),
        };
        let ballot = agent.ballot(&[nonce; NONCE], &[0; 64], &ids).unwrap();
        let again = agent.ballot(&[nonce; NONCE], &[0; 64], &ids).unwrap();
        assert_eq!((ballot.cred.pk, ballot.cred.rand), (again.cred.pk, again.cred.rand));
        assert_ne!(ballot.ct, again.ct);
        Made { ballot, issuer: IssuerPublic::new(&n, &e).unwrap(), keys }
    }

    #[test]
    fn a_ballot_is_checked_opened_and_survives_its_bytes() {
        let Made { ballot, issuer, keys } = made(EID, 1);
        assert!(ballot.check(EID, &issuer, 64).is_ok());
        let bytes = Leaf::Ballot(Box::new(ballot.clone())).encode();
        assert_eq!(Leaf::decode(&bytes), Ok(Leaf::Ballot(Box::new(ballot.clone()))));
        let binding = Binding { eid: EID, pk: &ballot.cred.pk };
        assert_eq!(keys.seal.open(binding, &ballot.enc, &ballot.ct).unwrap().as_slice(), [0; 64]);
    }

    #[test]
    fn every_flipped_bit_of_a_ballot_is_refused() {
        let Made { ballot, issuer, .. } = made(EID, 1);
        let bytes = Leaf::Ballot(Box::new(ballot)).encode();
        for at in 0..bytes.len() {
            let mut bad = bytes.clone();
            bad[at] ^= 1 << (at % 8);
            let fits = match Leaf::decode(&bad) {
                Ok(Leaf::Ballot(ballot)) => ballot.check(EID, &issuer, 64).is_ok(),
                _ => false,
            };
            assert!(!fits, "byte {at}");
        }
    }

    #[test]
    fn a_copied_ballot_is_refused() {
        let Made { ballot, issuer, keys } = made(EID, 1);
        let other = made("zzzzzzzzzzzzzzzzzzzzzzzzzz", 2);
        // Under another election, and under another voter's credential.
        assert!(ballot.check("zzzzzzzzzzzzzzzzzzzzzzzzzz", &issuer, 64).is_err());
        let stolen = Ballot { cred: other.ballot.cred.clone(), ..ballot.clone() };
        assert!(stolen.check(EID, &issuer, 64).is_err());
        let binding = Binding { eid: EID, pk: &other.ballot.cred.pk };
        assert!(keys.seal.open(binding, &ballot.enc, &ballot.ct).is_err());
    }

    #[test]
    fn a_right_is_signed_by_its_code() {
        let code = SigningKey::from_wide(&[9; 48]).unwrap();
        let right = right(EID, [3; 32], (bh(&[1; NONCE]), 20_000), &code).unwrap();
        assert!(right.check().is_ok());
        let bytes = Leaf::Right(right.clone()).encode();
        assert_eq!(Leaf::decode(&bytes), Ok(Leaf::Right(right.clone())));
        let forged = Right { eid: "zzzzzzzzzzzzzzzzzzzzzzzzzz".to_owned(), ..right };
        assert!(forged.check().is_err());
    }
}
