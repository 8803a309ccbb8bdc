//! The tag of a person's name and address: equal tags lead to a queue for
//! staff, never to a refusal (a father and a son may share both).

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::columns::fold;

/// `HMAC-SHA256(k, normalise(given, surname) ‖ 0x1f ‖ normalise(address))`.
///
/// Keyed, since names and addresses can be guessed; the key stays outside the
/// database (PROTOCOL §7).
#[must_use]
pub fn tag(key: &[u8; 32], given: &str, surname: &str, address: &str) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("HMAC takes keys of any length");
    let mut names: Vec<String> = fold(given).split(' ').map(str::to_owned).collect();
    names.push(fold(surname).replace(" - ", "-"));
    mac.update(names.join(" ").as_bytes());
    mac.update(&[0x1f]);
    mac.update(address_key(address).as_bytes());
    mac.finalize().into_bytes().into()
}

/// An address without the words and marks that are written in many ways:
/// `ul. Lipowa 3/5`, `Lipowa 3 m. 5` and `LIPOWA 3 m 5` are one place.
#[must_use]
pub fn address_key(raw: &str) -> String {
    let folded = fold(raw).replace(',', " ");
    let mut words: Vec<&str> = Vec::new();
    for word in folded.split([' ', '/']).filter(|word| !word.is_empty()) {
        if !matches!(word, "ul" | "ulica" | "al" | "aleja" | "os" | "pl" | "m" | "lok" | "nr" | "via") {
            words.push(word);
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn the_same_person_written_twice_has_one_tag() {
        let first = tag(&KEY, "Jan", "Wiśniewski", "ul. Lipowa 3/5");
        assert_eq!(first, tag(&KEY, "JAN ", "wisniewski", "Lipowa 3 m. 5"));
        assert_ne!(first, tag(&KEY, "Jan", "Wiśniewski", "Lipowa 35"));
        assert_ne!(first, tag(&[8; 32], "Jan", "Wiśniewski", "ul. Lipowa 3/5"));
    }
}
