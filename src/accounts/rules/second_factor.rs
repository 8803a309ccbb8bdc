//! The second factor: a code of six digits that a telephone shows for half a
//! minute (TOTP, RFC 6238).
//!
//! Invariant: a code works once. Its step is kept, and only a later one is taken
//! (test `a_code_works_once`; the row's guard does it between two at once).

use data_encoding::BASE32_NOPAD;
use kernel::{Ids, Instant};
use totp_rs::{Builder, Secret, Totp};
use zeroize::Zeroizing;

/// What the telephone and we both know: 160 bits.
#[derive(Clone)]
pub struct SharedSecret(Zeroizing<[u8; 20]>);

impl std::fmt::Debug for SharedSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SharedSecret(…)")
    }
}

impl SharedSecret {
    /// Draws a secret.
    #[must_use]
    pub fn draw(ids: &dyn Ids) -> Self {
        let mut bytes = Zeroizing::new([0; 20]);
        ids.fill(bytes.as_mut());
        Self(bytes)
    }

    /// From the bytes kept.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// The bytes to keep, sealed.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.0.as_ref()
    }

    /// For typing: base 32 in groups of four.
    #[must_use]
    pub fn shown(&self) -> String {
        let code = BASE32_NOPAD.encode(self.0.as_ref());
        let groups: Vec<&str> = (0..code.len() / 4).map(|group| &code[group * 4..group * 4 + 4]).collect();
        groups.join(" ")
    }

    /// For the QR code: what telephones understand.
    #[must_use]
    pub fn link(&self, issuer: &str, account: &str) -> String {
        let (issuer, account) = (percent(issuer), percent(account));
        let secret = BASE32_NOPAD.encode(self.0.as_ref());
        format!("otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30")
    }

    /// The step a code belongs to, if it is right now or half a minute off, and later than `last`.
    #[must_use]
    pub fn check(&self, typed: &str, now: Instant, last: Option<i64>) -> Option<i64> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').take(7).collect();
        let step = self.totp().check(&digits, seconds(now))?;
        i64::try_from(step).ok().filter(|&step| last.is_none_or(|last| step > last))
    }

    /// The code a telephone shows at `now` (tests and demonstrations play the telephone).
    #[must_use]
    pub fn code(&self, now: Instant) -> String {
        self.totp().generate(seconds(now)).to_string()
    }

    fn totp(&self) -> Totp {
        Builder::new().with_secret(Secret::new_stack(*self.0)).with_skew(1).build_noncompliant()
    }
}

fn seconds(now: Instant) -> u64 {
    u64::try_from(now.millis().div_euclid(1000)).unwrap_or(0)
}

/// A colon would part issuer and account, so it is escaped as well.
fn percent(raw: &str) -> String {
    raw.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> SharedSecret {
        SharedSecret::from_bytes(b"12345678901234567890").unwrap()
    }

    fn at(seconds: i64) -> Instant {
        Instant::from_millis(seconds * 1000)
    }

    #[test]
    fn the_examples_of_rfc_6238_hold() {
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            assert_eq!(secret().code(at(seconds)), code);
            assert!(secret().check(code, at(seconds), None).is_some());
        }
    }

    #[test]
    fn half_a_minute_off_is_right_and_more_is_wrong() {
        let code = secret().code(at(3000));
        for (seconds, right) in [(2939, false), (2970, true), (3000, true), (3059, true), (3060, false)] {
            assert_eq!(secret().check(&code, at(seconds), None).is_some(), right, "{seconds}");
        }
    }

    #[test]
    fn a_code_works_once() {
        let code = secret().code(at(3000));
        let step = secret().check(&code, at(3000), None);
        assert_eq!(step, Some(100));
        assert_eq!(secret().check(&code, at(3029), step), None, "the same code again");
        let older = secret().code(at(2970));
        assert_eq!(secret().check(&older, at(3000), step), None, "nor an older one");
        assert_eq!(secret().check(&secret().code(at(3030)), at(3030), step), Some(101));
    }

    #[test]
    fn spaces_are_no_mistake_and_letters_are() {
        let code = secret().code(at(3000));
        let spaced = format!(" {} {}", &code[..3], &code[3..]);
        assert!(secret().check(&spaced, at(3000), None).is_some());
        for bad in ["", "12345", "abcdef", "+12345", "１２３４５６", "0000000"] {
            assert_eq!(secret().check(bad, at(3000), None), None, "{bad}");
        }
    }

    #[test]
    fn the_link_survives_any_town() {
        let link = secret().link("Wiec: Hajnówka", "a+b@c.pl");
        assert!(link.starts_with("otpauth://totp/Wiec%3A%20Hajn%C3%B3wka:a%2Bb%40c.pl?secret=GEZDGNBV"), "{link}");
    }
}
