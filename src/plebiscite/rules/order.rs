//! The order of options on a voter's paper: drawn from the form's nonce, so that
//! no option gains by standing first, and the same form shows the same order again.

use ballotbox::agent::NONCE;
use sha2::{Digest, Sha256};

use super::form::Choice;

/// The options in the order of this form.
#[must_use]
pub fn shuffled<'a>(options: &'a [Choice], nonce: &[u8; NONCE]) -> Vec<&'a Choice> {
    let mut drawn: Vec<&Choice> = options.iter().collect();
    drawn.sort_by_cached_key(|choice| {
        let mut hash = Sha256::new();
        hash.update(b"wiec/v1/order");
        hash.update(nonce);
        hash.update(choice.id.as_str());
        <[u8; 32]>::from(hash.finalize())
    });
    drawn
}

#[cfg(test)]
mod tests {
    use kernel::ByLang;

    use super::super::form::OptionId;
    use super::*;

    #[test]
    fn every_option_stands_first_about_equally_often() {
        let choice = |n| Choice::titled(OptionId::nth(n), ByLang::default());
        let options: Vec<Choice> = (0..4).map(choice).collect();
        let mut first = [0_u32; 4];
        for n in 0..4_000_u32 {
            let mut nonce = [0; NONCE];
            nonce[..4].copy_from_slice(&n.to_be_bytes());
            let drawn = shuffled(&options, &nonce);
            assert_eq!(drawn, shuffled(&options, &nonce));
            first[options.iter().position(|option| option.id == drawn[0].id).unwrap()] += 1;
        }
        assert!(first.iter().all(|times| (900..1_100).contains(times)), "{first:?}");
    }
}
