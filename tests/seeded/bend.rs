//! One good sample made a bad one, as a hostile or broken sender would.

use crate::Dice;

/// Texts that break readers of text: lengths, signs, forms of digits.
const TEXTS: [&[u8]; 12] = [
    b"18446744073709551616",
    b"-1",
    b"99999999999999999999999999999999",
    b"1e400",
    b"NaN",
    b"\"",
    b"\r\n",
    b"\0",
    "\u{FEFF}".as_bytes(),
    "\u{202e}\u{0301}\u{1F9EE}".as_bytes(),
    b"../../../../etc/passwd",
    b"{{{{{{{{[[[[[[[[",
];

/// Longest thing made: parsers are meant to be bounded, so length is not the point.
const LONGEST: usize = 1 << 20;

/// A sample of `corpus`, bent one to eight times; now and then bytes without any sense.
#[must_use]
pub fn bend(corpus: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    if corpus.is_empty() || dice.below(64) == 0 {
        return dice.bytes(600);
    }
    let mut bytes = corpus[dice.below(corpus.len())].clone();
    for _ in 0..=dice.below(8) {
        once(&mut bytes, corpus, dice);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn once(bytes: &mut Vec<u8>, corpus: &[Vec<u8>], dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    let end = (at + dice.below(64)).min(bytes.len());
    match dice.below(11) {
        0 | 1 => flip(bytes, at, dice),
        2 => set(bytes, at, &[[0, 1, 0x7f, 0x80, 0xff, b'0', b'\n', dice.byte()][dice.below(8)]]),
        3 => drop(bytes.drain(at..end)),
        4 => bytes.truncate(at),
        5 => insert(bytes, at, &dice.bytes(32)),
        6 => insert(bytes, at, TEXTS[dice.below(TEXTS.len())]),
        7 => {
            // A length that lies, in two, four or eight bytes of either order.
            let value = [0, 1, 0xffff, 0x7fff_ffff, 0xffff_ffff, u64::MAX, dice.bits()][dice.below(7)];
            let width = [2, 4, 8][dice.below(3)];
            let big = value.to_be_bytes();
            let little = value.to_le_bytes();
            set(bytes, at, if dice.below(2) == 0 { &big[8 - width..] } else { &little[..width] });
        }
        8 => {
            let part = bytes[at..end].to_vec();
            let times = dice.below(200);
            insert(bytes, at, &part.repeat(times));
        }
        9 => {
            // The head of one sample, the tail of another.
            let other = &corpus[dice.below(corpus.len())];
            bytes.truncate(at);
            bytes.extend_from_slice(&other[dice.below(other.len() + 1)..]);
        }
        _ => {
            let other = dice.below(bytes.len() + 1);
            if at < bytes.len() && other < bytes.len() {
                bytes.swap(at, other);
            }
        }
    }
}

fn flip(bytes: &mut [u8], at: usize, dice: &mut Dice) {
    let bit = 1 << dice.below(8);
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= bit;
    }
}

fn set(bytes: &mut [u8], at: usize, value: &[u8]) {
    for (byte, new) in bytes.iter_mut().skip(at).zip(value) {
        *byte = *new;
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, value: &[u8]) {
    drop(bytes.splice(at..at, value.iter().copied()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bent_samples_differ_and_repeat_by_seed() {
        let corpus = [b"one good sample".to_vec(), b"another".to_vec()];
        let bent = |seed| {
            let mut dice = Dice::new(seed);
            (0..1000).map(|_| bend(&corpus, &mut dice)).collect::<std::collections::BTreeSet<_>>()
        };
        // Short samples that lose an end often come out the same.
        assert!(bent(1).len() > 850, "only {} of 1000 differ", bent(1).len());
        assert_eq!(bent(1), bent(1));
        assert_ne!(bent(1), bent(2));
        assert!(bend(&[], &mut Dice::new(3)).len() < 600);
    }
}
