//! Secrets that stand for a right: session, invitation, link for a new password.
//! The holder has the text; the database has its hash only.

use data_encoding::BASE64URL_NOPAD;
use kernel::Ids;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// What a token is good for. One kind cannot be used as another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A session, of a browser or a program.
    Session,
    /// An invitation.
    Invitation,
    /// A new password.
    PasswordReset,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Session => b"wiec/v1/session\n",
            Self::Invitation => b"wiec/v1/invitation\n",
            Self::PasswordReset => b"wiec/v1/password-reset\n",
        }
    }
}

/// A token as its holder has it: 256 random bits.
#[derive(Clone)]
pub struct Token(Zeroizing<String>);

impl Token {
    /// Draws a token.
    #[must_use]
    pub fn draw(ids: &dyn Ids) -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        ids.fill(bytes.as_mut());
        Self(Zeroizing::new(BASE64URL_NOPAD.encode(bytes.as_ref())))
    }

    /// Reads a token; `None` if this cannot be one.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let good = BASE64URL_NOPAD.decode(raw.as_bytes()).is_ok_and(|bytes| bytes.len() == 32);
        good.then(|| Self(Zeroizing::new(raw.to_owned())))
    }

    /// The text for cookie or link.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What is kept.
    #[must_use]
    pub fn hash(&self, purpose: Purpose) -> TokenHash {
        TokenHash(Sha256::new().chain_update(purpose.label()).chain_update(self.0.as_bytes()).finalize().into())
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// What the database keeps of a token: enough to know it again, not to make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenHash(pub [u8; 32]);

impl TokenHash {
    /// A name for a session that may be shown: the first half of its hash.
    #[must_use]
    pub fn short(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.0[..16])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_of_one_purpose_is_worth_nothing_for_another() {
        let token = Token::parse(&"A".repeat(43)).unwrap();
        assert_ne!(token.hash(Purpose::Session), token.hash(Purpose::Invitation));
        assert_ne!(token.hash(Purpose::PasswordReset), token.hash(Purpose::Invitation));
        assert!(Token::parse("short").is_none());
        assert!(Token::parse(&"é".repeat(43)).is_none());
        assert_eq!(format!("{token:?}"), "Token(…)");
    }
}
