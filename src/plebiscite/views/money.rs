//! Sums of money in words.

use templates::Words;

use crate::rules::money::{Currency, Money};

/// A sum as this language writes it: `12 000,50 zł`.
#[must_use]
pub fn money(words: &Words, sum: Money, currency: &Currency) -> String {
    let amount = match sum.parts() {
        (whole, 0) => words.number(whole),
        (whole, part) => {
            let mark = if words.lang() == kernel::Lang::En { '.' } else { ',' };
            format!("{}{mark}{part:02}", words.number(whole))
        }
    };
    if currency.as_str() == "PLN" {
        return words.with("ballot-money-pln", &[("amount", amount.into())]);
    }
    words.with("ballot-money", &[("amount", amount.into()), ("currency", currency.as_str().into())])
}

#[cfg(test)]
mod tests {
    use kernel::Lang;

    use super::*;

    #[test]
    fn money_is_written_as_the_language_writes_it() {
        let said =
            |lang, sum, currency: &str| money(&Words::of(lang), Money::minor(sum), &Currency::parse(currency).unwrap());
        assert_eq!(said(Lang::Pl, 1_200_050, "PLN"), "12\u{202f}000,50 zł");
        assert_eq!(said(Lang::En, 120_000, "EUR"), "EUR 1200");
    }
}
