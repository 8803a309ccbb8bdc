//! Printed one-time codes: 15 random Crockford symbols (75 bits) and a check
//! symbol over GF(32), and the key they stretch to.
//!
//! The check symbol is `c = Σ α^(i+1)·d_i` (i = 0…14) over `GF(2)[x]/(x⁵+x²+1)`
//! with α = x. α has order 31, so all weights differ: every single wrong symbol
//! and every swap of two different symbols is caught
//! (test `every_typo_and_every_swap_is_caught`).

use std::fmt;

use kernel::Ids;
use openssl::hash::MessageDigest;
use openssl::pkcs5::pbkdf2_hmac;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::CryptoError;
use crate::ecdsa::SigningKey;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Symbols of a code, the check symbol included.
pub const LENGTH: usize = 16;

/// A code.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Code([u8; LENGTH]);

/// Why a text is no code; places are counted from one, without hyphens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not sixteen symbols.
    #[error("a code has 16 letters and digits; {0} were typed")]
    Length(usize),
    /// A symbol that no code has.
    #[error("symbol {place} (`{symbol}`) is in no code; U, and signs other than letters and digits, do not occur")]
    Symbol {
        /// Which symbol.
        place: usize,
        /// What was typed.
        symbol: char,
    },
    /// The symbols are possible, but do not fit together.
    #[error("the symbols do not fit together: one was mistyped or two were swapped")]
    Check,
}

impl Code {
    /// Draws a code.
    #[must_use]
    pub fn generate(ids: &dyn Ids) -> Self {
        let mut bytes = [0; LENGTH];
        ids.fill(&mut bytes);
        // 256 is a multiple of 32: the low five bits of a byte are uniform.
        let mut digits = bytes.map(|byte| byte & 31);
        digits[LENGTH - 1] = check(&digits[..LENGTH - 1]);
        Self(digits)
    }

    /// Reads a code as typed: case, blanks and hyphens do not matter; I and L are
    /// 1, O is 0.
    ///
    /// # Errors
    /// [`CodeError`] names what is wrong and where.
    pub fn parse(raw: &str) -> Result<Self, CodeError> {
        let typed: Vec<char> = raw.chars().filter(|c| !skipped(*c)).collect();
        if let Some(place) = typed.iter().position(|c| digit(*c).is_none()) {
            return Err(CodeError::Symbol { place: place + 1, symbol: typed[place] });
        }
        let digits: Vec<u8> = typed.iter().filter_map(|c| digit(*c)).collect();
        let digits = <[u8; LENGTH]>::try_from(digits).map_err(|digits| CodeError::Length(digits.len()))?;
        if check(&digits[..LENGTH - 1]) == digits[LENGTH - 1] { Ok(Self(digits)) } else { Err(CodeError::Check) }
    }

    /// Where a text that [`CodeError::Check`] refuses was most likely mistyped: the
    /// places, from one, where a look-alike or a swap with the next symbol makes a
    /// code. A hint for the page; it tells nothing that is not in the text.
    #[must_use]
    pub fn suspects(raw: &str) -> Vec<usize> {
        let typed: Vec<u8> = raw.chars().filter(|c| !skipped(*c)).filter_map(digit).collect();
        let Ok(digits) = <[u8; LENGTH]>::try_from(typed) else { return Vec::new() };
        let fits = |digits: &[u8; LENGTH]| check(&digits[..LENGTH - 1]) == digits[LENGTH - 1];
        if fits(&digits) {
            return Vec::new();
        }
        let alike = |place: usize| {
            let symbol = ALPHABET[usize::from(digits[place])];
            let others = LOOK_ALIKES.iter().filter(|pair| pair.contains(&symbol));
            others.flat_map(|pair| pair.iter()).filter_map(|other| digit(char::from(*other))).any(|other| {
                let mut changed = digits;
                changed[place] = other;
                fits(&changed)
            })
        };
        let swapped = |place: usize| {
            let mut changed = digits;
            place + 1 < LENGTH && {
                changed.swap(place, place + 1);
                fits(&changed)
            }
        };
        (0..LENGTH).filter(|place| alike(*place) || swapped(*place)).map(|place| place + 1).collect()
    }

    /// The sixteen symbols without hyphens: what is stretched.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.iter().map(|digit| char::from(ALPHABET[usize::from(*digit)])).collect()
    }

    /// The seed of this code: PBKDF2-HMAC-SHA256 of the sixteen symbols to 32 bytes
    /// (one block: more would cost us twice). Slow on purpose.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn seed(&self, kdf: &Kdf) -> Result<Seed, CryptoError> {
        let plain = Zeroizing::new(self.plain());
        let mut seed = Zeroizing::new([0; 32]);
        stretch(plain.as_bytes(), kdf, &mut *seed)?;
        Ok(Seed(seed))
    }

    /// The key of this code.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn key(&self, kdf: &Kdf) -> Result<SigningKey, CryptoError> {
        self.seed(kdf)?.key()
    }
}

/// A stretched code: as good as the code itself, for one plebiscite.
#[derive(Clone)]
pub struct Seed(Zeroizing<[u8; 32]>);

impl Seed {
    /// Takes up a seed that was kept.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes, to be kept under seal.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key: the seed widened to 48 bytes and reduced to a P-256 scalar as in
    /// FIPS 186-5 A.2.1.
    ///
    /// # Errors
    /// When OpenSSL fails.
    pub fn key(&self) -> Result<SigningKey, CryptoError> {
        SigningKey::from_wide(&crate::widen(&self.0, &[b"wiec/v1/code"]))
    }
}

/// Never the bytes.
impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(…)")
    }
}

/// `XXXX-XXXX-XXXX-XXXC`.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.plain();
        write!(f, "{}-{}-{}-{}", &plain[..4], &plain[4..8], &plain[8..12], &plain[12..])
    }
}

/// Never the symbols: a code in a log is a stolen vote.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// How a code is stretched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kdf {
    /// Of this plebiscite.
    pub salt: Vec<u8>,
    /// Rounds.
    pub iterations: u32,
}

/// Symbols that are easily taken for each other.
const LOOK_ALIKES: [&[u8; 2]; 18] = [
    b"0D", b"0Q", b"DQ", b"17", b"1T", b"1J", b"2Z", b"38", b"8B", b"4A", b"5S", b"6G", b"CG", b"EF", b"MN", b"PR",
    b"VY", b"9G",
];

/// What people put between symbols.
fn skipped(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—' | '_')
}

/// PBKDF2-HMAC-SHA256 by OpenSSL, which uses the processor's own SHA instructions
/// in every build.
fn stretch(secret: &[u8], kdf: &Kdf, out: &mut [u8]) -> Result<(), CryptoError> {
    let rounds = usize::try_from(kdf.iterations).map_err(|_small_machine| CryptoError::Malformed("code_kdf"))?;
    pbkdf2_hmac(secret, &kdf.salt, rounds, MessageDigest::sha256(), out)
        .map_err(CryptoError::while_doing("stretching a code"))
}

fn digit(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    let byte = u8::try_from(c).ok()?;
    ALPHABET.iter().position(|symbol| *symbol == byte).and_then(|place| u8::try_from(place).ok())
}

/// Multiplies by α = x in GF(2)[x]/(x⁵+x²+1).
const fn times_alpha(a: u8) -> u8 {
    let shifted = a << 1;
    if shifted & 32 == 0 { shifted } else { (shifted ^ 0b10_0101) & 31 }
}

/// Horner from the last digit: `Σ α^(i+1)·d_i`.
fn check(digits: &[u8]) -> u8 {
    digits.iter().rev().fold(0, |sum, digit| times_alpha(sum ^ digit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::tests::Counting;

    #[test]
    fn every_typo_and_every_swap_is_caught() {
        let ids = Counting::new(1);
        for _ in 0..40 {
            let code = Code::generate(&ids);
            let plain: Vec<char> = code.plain().chars().collect();
            let text = |symbols: &[char]| symbols.iter().collect::<String>();
            for place in 0..LENGTH {
                for symbol in ALPHABET.map(char::from) {
                    let mut typed = plain.clone();
                    typed[place] = symbol;
                    assert_eq!(Code::parse(&text(&typed)).is_ok(), symbol == plain[place]);
                }
                for other in 0..LENGTH {
                    let mut typed = plain.clone();
                    typed.swap(place, other);
                    assert_eq!(Code::parse(&text(&typed)).is_ok(), typed == plain);
                }
            }
        }
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = Code::generate(&Counting::new(7));
        let shown = code.to_string();
        assert_eq!(Code::parse(&shown.to_lowercase().replace('-', " ")), Ok(code.clone()));
        assert_eq!(Code::parse(&shown.replace('1', "l").replace('0', "o")), Ok(code.clone()));
        assert_eq!(Code::parse(&shown[..18]), Err(CodeError::Length(15)));
        assert_eq!(Code::parse(&format!("!{shown}")), Err(CodeError::Symbol { place: 1, symbol: '!' }));
        assert_eq!(Code::parse(""), Err(CodeError::Length(0)));
        assert_eq!(format!("{code:?}"), "Code(…)");
    }

    #[test]
    fn a_likely_typo_is_pointed_at() {
        let digits: [u8; 15] = std::array::from_fn(|n| u8::try_from(n).unwrap());
        let symbol = char::from(ALPHABET[usize::from(check(&digits))]);
        let plain = Code::parse(&format!("0123-4567-89AB-CDE{symbol}")).unwrap().plain();
        let typed = plain.replacen('8', "B", 1);
        assert_eq!(Code::parse(&typed), Err(CodeError::Check));
        assert!(Code::suspects(&typed).contains(&9), "{:?}", Code::suspects(&typed));
        let mut swapped: Vec<char> = plain.chars().collect();
        swapped.swap(3, 4);
        assert!(Code::suspects(&swapped.iter().collect::<String>()).contains(&4));
        assert!(Code::suspects(&plain).is_empty());
        assert!(Code::suspects("ABC").is_empty());
    }

    #[test]
    fn pbkdf2_as_in_its_published_vectors() {
        // PBKDF2-HMAC-SHA256 vectors as in RFC 7914 §11.
        let mut out = [0; 64];
        stretch(b"passwd", &Kdf { salt: b"salt".to_vec(), iterations: 1 }, &mut out).unwrap();
        let expected = concat!(
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc",
            "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
        );
        assert_eq!(data_encoding::HEXLOWER.encode(&out), expected);
        for iterations in [1, 2, 1000] {
            let (mut ours, mut theirs) = ([0; 48], [0; 48]);
            stretch(b"0123456789ABCDE4", &Kdf { salt: vec![1; 16], iterations }, &mut ours).unwrap();
            pbkdf2::pbkdf2_hmac::<sha2::Sha256>(b"0123456789ABCDE4", &[1; 16], iterations, &mut theirs);
            assert_eq!(ours, theirs);
        }
    }
}
