//! Passwords: which are taken, and how they are kept.
//!
//! After NIST SP 800-63B: long, anything goes, nothing that is guessed first;
//! no rules about capitals and digits. Kept as argon2id (m = 19 MiB, t = 2, p = 1,
//! the OWASP floor).

use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;

/// Fewest characters.
pub const SHORTEST: usize = 12;
/// Most characters.
pub const LONGEST: usize = 256;
/// So many letters must be left when what is guessed first is taken away.
const LETTERS_LEFT: usize = 4;

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was typed.
    Empty,
    /// Too short; so many characters were typed.
    TooShort(usize),
    /// Too long.
    TooLong(usize),
    /// One of those that are tried first: a common one, a row of keys, a repetition.
    Common,
    /// Little else than the person's or the town's own name.
    Personal,
}

/// A password that may be set. It is forgotten when dropped.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

impl Password {
    /// Takes `raw` if it will do. `own` are words close to the person: address, name, town.
    ///
    /// # Errors
    /// [`Fault`] says why not.
    pub fn parse(raw: &str, own: &[&str]) -> Result<Self, Fault> {
        let password = Zeroizing::new(raw.nfc().collect::<String>());
        let length = password.chars().count();
        match length {
            0 => return Err(Fault::Empty),
            short if short < SHORTEST => return Err(Fault::TooShort(short)),
            long if long > LONGEST => return Err(Fault::TooLong(long)),
            _ => {}
        }
        let own: Vec<String> = own.iter().flat_map(|word| parts(word)).collect();
        let all: Vec<&str> = COMMON.into_iter().chain(own.iter().map(String::as_str)).collect();
        let plain = Zeroizing::new(fold(&password));
        let disguised = Zeroizing::new(undisguise(&plain));
        let guessed = |words: &[&str]| little_left(&plain, &plain, words) || little_left(&disguised, &plain, words);
        if repeats(&password) || runs(&plain) || guessed(&COMMON) {
            Err(Fault::Common)
        } else if guessed(&all) {
            Err(Fault::Personal)
        } else {
            Ok(Self(password))
        }
    }

    /// The hash to keep. Takes tens of milliseconds: not on an async thread.
    #[must_use]
    pub fn hash(&self, salt: [u8; 16]) -> String {
        let hash: PasswordHash =
            hasher().hash_password_with_salt(self.0.as_bytes(), &salt).expect("a salt of 16 bytes suits argon2");
        hash.to_string()
    }
}

/// What was typed where a password is asked, right or wrong. Forgotten when dropped.
#[derive(Clone)]
pub struct Typed(Zeroizing<String>);

impl std::fmt::Debug for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Typed(…)")
    }
}

impl Typed {
    /// In the one form in which keyboards of all makers agree (NFC). What is far too long is cut,
    /// so that nobody makes us hash a book; it is wrong anyway.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        Self(Zeroizing::new(raw.nfc().take(LONGEST + 1).collect()))
    }

    /// Compares with what is kept. As slow without a hash as with one, so that the time does not
    /// tell whether there is an account.
    #[must_use]
    pub fn matches(&self, kept: Option<&str>) -> bool {
        let hash = PasswordHash::new(kept.unwrap_or(NOBODY)).ok();
        let hash = hash.or_else(|| PasswordHash::new(NOBODY).ok());
        let right = hash.is_some_and(|hash| hasher().verify_password(self.0.as_bytes(), &hash).is_ok());
        right && kept.is_some()
    }

    /// The hash of what was typed, to replace one of weaker parameters.
    #[must_use]
    pub fn rehash(&self, salt: [u8; 16]) -> String {
        Password(self.0.clone()).hash(salt)
    }
}

/// Whether a kept hash was made with other parameters than today's.
#[must_use]
pub fn outdated(kept: &str) -> bool {
    !kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")
}

/// A hash no password is known for, of today's parameters.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGlzIGhlcmUgIQ$9vFvPYmVW7IuPXHYdGOUdVVM0ZJHYZQm1GGQmA5fZc0";

fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("these are within argon2's limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Lower case, without marks.
fn fold(raw: &str) -> String {
    let letters = raw.nfkd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase);
    letters.map(|c| if c == 'ł' { 'l' } else { c }).collect()
}

/// `p@$$w0rd` as `password`.
fn undisguise(plain: &str) -> String {
    let letters = plain.chars().map(|c| match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    });
    letters.collect()
}

/// The words of a name or address worth looking for.
fn parts(raw: &str) -> Vec<String> {
    fold(raw)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 3)
        .map(str::to_owned)
        .collect()
}

/// `abcabcabcabc`, `aaaaaaaaaaaa`: a beginning of at most a third, over and over.
fn repeats(raw: &str) -> bool {
    let chars: Vec<char> = raw.chars().collect();
    (1..=chars.len() / 3).any(|width| chars.iter().zip(chars.iter().skip(width)).all(|(a, b)| a == b))
}

/// A row of keys or letters, either way.
fn runs(plain: &str) -> bool {
    ROWS.iter().any(|row| {
        let twice = format!("{row}{row}");
        twice.contains(plain) || twice.chars().rev().collect::<String>().contains(plain)
    })
}

/// Whether a known word is in `searched` and the rest of `plain` has hardly a letter.
fn little_left(searched: &str, plain: &str, words: &[&str]) -> bool {
    let searched: Vec<char> = searched.chars().collect();
    let mut known = vec![false; searched.len()];
    for word in words {
        let word: Vec<char> = word.chars().collect();
        for at in 0..=searched.len().saturating_sub(word.len()) {
            if searched[at..].starts_with(&word) {
                known[at..at + word.len()].fill(true);
            }
        }
    }
    let left = plain.chars().zip(&known).filter(|&(c, known)| c.is_alphabetic() && !known).count();
    known.contains(&true) && left < LETTERS_LEFT
}

const ROWS: [&str; 6] = [
    "abcdefghijklmnopqrstuvwxyz",
    "1234567890",
    "0123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "1q2w3e4r5t6y7u8i9o0p",
];

/// What is tried first, folded: the world's favourites, Poland's, an office's.
const COMMON: [&str; 64] = [
    "password",
    "passw",
    "haslo",
    "maslo",
    "tajne",
    "secret",
    "qwerty",
    "qwertz",
    "azerty",
    "asdfgh",
    "zxcvbn",
    "qazwsx",
    "letmein",
    "welcome",
    "witaj",
    "witam",
    "dzien",
    "dobry",
    "monkey",
    "dragon",
    "master",
    "sunshine",
    "princess",
    "football",
    "baseball",
    "superman",
    "batman",
    "iloveyou",
    "trustno",
    "whatever",
    "kochamcie",
    "kochanie",
    "misiek",
    "kasia",
    "marcin",
    "mateusz",
    "bartek",
    "polska",
    "polak",
    "warszawa",
    "krakow",
    "bialystok",
    "podlasie",
    "legia",
    "lubieplacki",
    "dupa",
    "komputer",
    "internet",
    "changeme",
    "zmienmnie",
    "zmienhaslo",
    "admin",
    "administrator",
    "root",
    "user",
    "test",
    "demo",
    "wiec",
    "plebiscyt",
    "glosowanie",
    "urzad",
    "gmina",
    "miasto",
    "burmistrz",
];

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: [&str; 3] = ["Joanna Żółkiewska", "j.zolkiewska@hajnowka.pl", "Hajnówka"];

    fn fault(raw: &str) -> Option<Fault> {
        Password::parse(raw, &OWN).err()
    }

    #[test]
    fn length_is_the_only_rule_of_form() {
        assert_eq!(fault(""), Some(Fault::Empty));
        assert_eq!(fault("żubr"), Some(Fault::TooShort(4)));
        assert_eq!(fault(&"xyzw ".repeat(60)), Some(Fault::TooLong(300)));
        for good in ["stopa zbiera mokre okno", "  spacja na brzegach  ", "🦬🌲🍄 w puszczy", "7394 1182 6530 4417"]
        {
            assert_eq!(fault(good), None, "{good}");
        }
    }

    #[test]
    fn what_is_guessed_first_is_refused() {
        for bad in [
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "123456789012",
            "qwertyuiopas",
            "poiuytrewqmn",
            "1qaz2wsx3edc",
            "Password1234",
            "P@$$w0rd2024!!",
            "Hasło1234567",
            "haslohaslo12",
            "admin-admin-1",
            "Witaj12345678!",
            "Warszawa2025!",
            "zyxwvutsrqpo",
        ] {
            assert_eq!(fault(bad), Some(Fault::Common), "{bad}");
        }
    }

    #[test]
    fn a_name_and_a_year_are_refused() {
        for bad in ["Hajnowka2025", "hajnówka-2025!", "JoannaŻółkiewska", "zolkiewska1979", "Urząd Hajnówka 1"] {
            assert_eq!(fault(bad), Some(Fault::Personal), "{bad}");
        }
        assert_eq!(fault("Hajnówka lubi grzyby"), None);
    }

    #[test]
    fn a_hash_knows_its_password_however_it_was_typed() {
        let password = Password::parse("żółte łódki płyną", &[]).unwrap();
        let kept = password.hash([7; 16]);
        assert!(!outdated(&kept), "{kept}");
        let apart: String = "żółte łódki płyną".nfd().collect();
        assert!(Typed::new("żółte łódki płyną").matches(Some(&kept)));
        assert!(Typed::new(&apart).matches(Some(&kept)), "decomposed letters are the same letters");
        assert!(!Typed::new("zolte lodki plyna").matches(Some(&kept)));
        assert!(!Typed::new("żółte łódki płyną").matches(None));
        assert!(!Typed::new("żółte łódki płyną").matches(Some("rubbish")));
        assert_ne!(password.hash([8; 16]), kept);
    }

    #[test]
    fn nobody_costs_as_much_as_somebody() {
        assert!(PasswordHash::new(NOBODY).is_ok());
        assert!(!outdated(NOBODY), "the stand-in must have today's parameters");
        assert!(outdated("$argon2id$v=19$m=4096,t=3,p=1$c29tZXNhbHQ$x"));
    }

    #[test]
    fn a_password_is_not_printed() {
        let password = Password::parse("stopa zbiera mokre okno", &[]).unwrap();
        assert!(!format!("{password:?} {:?}", Typed::new("stopa zbiera")).contains("stopa"));
    }
}
