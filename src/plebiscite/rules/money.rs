//! Money in whole minor units, and what it is counted in.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Minor units in a unit, as a power of ten.
pub const DIGITS: u32 = 2;
/// Minor units in a unit.
const WHOLE: u64 = 100;
/// The most that can be entered: a billion units.
const MOST: u64 = 1_000_000_000 * WHOLE;

/// A sum of money in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(u64);

/// A text is no sum of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not digits with at most two behind the comma.
    #[error("digits are expected, with at most two behind the comma")]
    Shape,
    /// More than a billion.
    #[error("at most a billion can be entered")]
    TooMuch,
}

impl Money {
    /// So many hundredths.
    #[must_use]
    pub const fn minor(hundredths: u64) -> Self {
        Self(hundredths)
    }

    /// In hundredths.
    #[must_use]
    pub const fn as_minor(self) -> u64 {
        self.0
    }

    /// Reads what people type: `12000`, `12 000,50`, `12000.5`.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn parse(raw: &str) -> Result<Self, MoneyError> {
        let plain: String = raw.chars().filter(|c| !c.is_whitespace()).collect();
        let (whole, part) = plain.split_once([',', '.']).unwrap_or((&plain, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(part) || part.len() > 2 {
            return Err(MoneyError::Shape);
        }
        let tens = if part.len() == 1 { 10 } else { 1 };
        let whole: u64 = whole.parse().map_err(|_more_than_64_bits| MoneyError::TooMuch)?;
        let part: u64 = part.parse().map_err(|_never| MoneyError::Shape)?;
        let sum = whole.checked_mul(WHOLE).and_then(|sum| sum.checked_add(part * tens));
        sum.filter(|sum| *sum <= MOST).map(Self).ok_or(MoneyError::TooMuch)
    }

    /// Whole units, and hundredths beyond.
    #[must_use]
    pub const fn parts(self) -> (u64, u64) {
        (self.0 / WHOLE, self.0 % WHOLE)
    }
}

/// As it is typed: `12000` or `12000,50`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts() {
            (whole, 0) => write!(f, "{whole}"),
            (whole, part) => write!(f, "{whole},{part:02}"),
        }
    }
}

/// A currency, by its three letters (ISO 4217).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency(String);

/// A text is no currency.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no currency: three capital letters are expected")]
pub struct CurrencyError(String);

impl Currency {
    /// Reads three letters.
    ///
    /// # Errors
    /// [`CurrencyError`].
    pub fn parse(raw: &str) -> Result<Self, CurrencyError> {
        let code = raw.trim().to_uppercase();
        let fits = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        if fits { Ok(Self(code)) } else { Err(CurrencyError(raw.chars().take(20).collect())) }
    }

    /// The letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self("PLN".to_owned())
    }
}

impl TryFrom<String> for Currency {
    type Error = CurrencyError;

    fn try_from(raw: String) -> Result<Self, CurrencyError> {
        Self::parse(&raw)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_as_people_write_it() {
        let read =
            [("12000", 1_200_000), ("12 000,50", 1_200_050), ("0.5", 50), ("7\u{a0}000", 700_000), ("1,05", 105)];
        for (raw, minor) in read {
            assert_eq!(Money::parse(raw), Ok(Money::minor(minor)), "{raw}");
        }
        for raw in ["", "-1", "12.000,50", "1,234", "1,", ",5", "12 zł"] {
            assert_eq!(Money::parse(raw), Err(MoneyError::Shape), "{raw}");
        }
        assert_eq!(Money::parse("1000000000"), Ok(Money::minor(MOST)));
        assert_eq!(Money::parse("1000000000,01"), Err(MoneyError::TooMuch));
        assert_eq!(Money::parse(&"9".repeat(30)), Err(MoneyError::TooMuch));
        assert_eq!([Money::minor(1_200_050), Money::minor(500)].map(|sum| sum.to_string()), ["12000,50", "5"]);
    }

    #[test]
    fn a_currency_has_three_letters() {
        assert_eq!(Currency::parse(" eur ").unwrap().as_str(), "EUR");
        assert!(Currency::parse("zł").is_err() && Currency::parse("złoty").is_err());
    }
}
