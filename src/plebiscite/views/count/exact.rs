//! Exact numbers as people read them: whole ones with their thousands apart,
//! decimals with the language's sign, fractions as such while they are short, and
//! rounded, with a sign that says so, when they are long.

use kernel::Lang;
use num_bigint::BigUint;
use templates::Words;

use crate::rules::money::{Currency, Money};
use crate::views::money::money;

/// Largest whole below the line of a fraction that is shown as it is.
const SHORT: u32 = 100;
/// Decimal places of one that is rounded.
const PLACES: usize = 4;

/// An exact number of a count, for people; a text that is none is left as it is.
#[must_use]
pub fn exact(words: &Words, text: &str) -> String {
    let (sign, plain) = text.strip_prefix('-').map_or(("", text), |plain| ("−", plain));
    let shown = match plain.split_once('/') {
        Some((part, whole)) => fraction(words, part, whole),
        None => decimal(words, plain),
    };
    shown.map_or_else(|| text.to_owned(), |shown| format!("{sign}{shown}"))
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn decimal(words: &Words, plain: &str) -> Option<String> {
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    if !digits(whole) || !(part.is_empty() || digits(part)) {
        return None;
    }
    let whole = whole.parse().map_or_else(|_long| whole.to_owned(), |whole| words.number(whole));
    Some(if part.is_empty() { whole } else { format!("{whole}{}{part}", mark(words)) })
}

fn mark(words: &Words) -> char {
    if words.lang() == Lang::En { '.' } else { ',' }
}

fn fraction(words: &Words, part: &str, whole: &str) -> Option<String> {
    if !digits(part) || !digits(whole) {
        return None;
    }
    let (part, whole): (BigUint, BigUint) = (part.parse().ok()?, whole.parse().ok()?);
    if whole == BigUint::ZERO {
        return None;
    }
    let (units, rest) = (&part / &whole, &part % &whole);
    if whole <= BigUint::from(SHORT) {
        let units = (units != BigUint::ZERO).then(|| decimal(words, &units.to_string())).flatten();
        let rest = (rest != BigUint::ZERO).then(|| format!("{rest}/{whole}"));
        return Some(match (units, rest) {
            (Some(units), Some(rest)) => format!("{units} {rest}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => "0".to_owned(),
        });
    }
    // Rounded half up; small ones keep four digits that count.
    let mut places = PLACES;
    let scaled = |places: usize| {
        let scale = BigUint::from(10_u32).pow(u32::try_from(places).unwrap_or(u32::MAX));
        (&part * scale * 2_u32 + &whole) / (&whole * 2_u32)
    };
    while part != BigUint::ZERO && places < 30 && scaled(places) < BigUint::from(1_000_u32) {
        places += 1;
    }
    let all = format!("{:0>width$}", scaled(places).to_string(), width = places + 1);
    let (units, rest) = all.split_at(all.len() - places);
    Some(format!("≈ {}", decimal(words, &format!("{units}.{rest}"))?))
}

/// An exact sum of money, for people: in whole hundredths, or rounded to them with a sign that says
/// so; a text that is none is left as it is.
#[must_use]
pub fn exact_money(words: &Words, text: &str, currency: &Currency) -> String {
    let Some((part, whole)) = ratio(text) else { return text.to_owned() };
    let hundredths = &part * 100_u32;
    let rounded: BigUint = (&hundredths * 2_u32 + &whole) / (&whole * 2_u32);
    let Ok(minor) = rounded.to_string().parse() else { return exact(words, text) };
    let sum = money(words, Money::minor(minor), currency);
    if hundredths % whole == BigUint::ZERO { sum } else { format!("≈ {sum}") }
}

/// How long a bar is, of a thousand, beside the largest number; `None` when one is no number.
#[must_use]
pub(super) fn lengths<'a>(totals: impl Iterator<Item = &'a str>) -> Vec<Option<u64>> {
    let parts: Vec<Option<(BigUint, BigUint)>> = totals.map(ratio).collect();
    let most = parts.iter().flatten().max_by(|(a, b), (c, d)| (a * d).cmp(&(c * b))).cloned();
    let length = |number: &Option<(BigUint, BigUint)>| {
        let ((part, whole), (most, of)) = (number.as_ref()?, most.as_ref()?);
        if *most == BigUint::ZERO {
            return Some(0);
        }
        ((part * of * 1_000_u32) / (whole * most)).to_string().parse().ok()
    };
    parts.iter().map(length).collect()
}

fn ratio(text: &str) -> Option<(BigUint, BigUint)> {
    let one = || BigUint::from(1_u32);
    match (text.split_once('/'), text.split_once('.')) {
        (Some((part, whole)), _) => {
            Some((part.parse().ok()?, whole.parse().ok()?)).filter(|(_, whole)| *whole != BigUint::ZERO)
        }
        (None, Some((whole, part))) => {
            let scale = BigUint::from(10_u32).pow(u32::try_from(part.len()).ok()?);
            Some((format!("{whole}{part}").parse().ok()?, scale))
        }
        (None, None) => Some((text.parse().ok()?, one())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_people() {
        let said = |text: &str| exact(&Words::of(Lang::Pl), text);
        let known = [
            ("12345", "12\u{202f}345"),
            ("1641.50000", "1641,50000"),
            ("7/3", "2 1/3"),
            ("1/3", "1/3"),
            ("6/3", "2"),
            ("0/7", "0"),
            ("-5/2", "−2 1/2"),
            ("1000/139", "≈ 7,1942"),
            ("1/139", "≈ 0,007194"),
            ("123456789012345678901234567890/7919", "≈ 15589946838280802992958020,9484"),
            ("lot:7", "lot:7"),
            ("1/0", "1/0"),
            ("", ""),
        ];
        for (text, shown) in known {
            assert_eq!(said(text), shown, "{text}");
        }
        assert_eq!(exact(&Words::of(Lang::En), "1641.5"), "1641.5");
    }

    #[test]
    fn money_is_rounded_only_with_a_sign() {
        let said = |text: &str| exact_money(&Words::of(Lang::Pl), text, &Currency::default());
        assert_eq!(
            ["1000", "999.5", "1000/3", "1/1000", "x"].map(said),
            ["1000 zł", "999,50 zł", "≈ 333,33 zł", "≈ 0 zł", "x"]
        );
    }

    #[test]
    fn bars_are_as_long_as_their_numbers() {
        assert_eq!(lengths(["4", "2", "0"].into_iter()), [Some(1000), Some(500), Some(0)]);
        assert_eq!(lengths(["1/3", "2/3", "x", "0.5"].into_iter()), [Some(500), Some(1000), None, Some(750)]);
        assert_eq!(lengths(["0", "0"].into_iter()), [Some(0), Some(0)]);
    }
}
