//! Fractions for quorums and thresholds: whole numbers only, compared by
//! cross-multiplication, so that "a third of 3" is never 0.999….

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A non-negative fraction with a denominator of at least one.
///
/// ```
/// let half: kernel::Fraction = "1/2".parse()?;
/// assert!(half.reached_by(5, 10));
/// assert!(!half.exceeded_by(5, 10));
/// # Ok::<(), kernel::FractionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fraction {
    numerator: u32,
    denominator: u32,
}

/// Why a text is not a [`Fraction`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FractionError {
    /// Neither `a/b` nor `a%`.
    #[error("`{0}` is neither a fraction like 1/2 nor a percentage like 30%")]
    Shape(String),
    /// Division by zero.
    #[error("the denominator of `{0}` is zero")]
    Zero(String),
}

impl Fraction {
    /// `numerator / denominator`; `None` when the denominator is zero.
    #[must_use]
    pub const fn new(numerator: u32, denominator: u32) -> Option<Self> {
        if denominator == 0 { None } else { Some(Self { numerator, denominator }) }
    }

    /// A whole percentage.
    #[must_use]
    pub const fn percent(percent: u32) -> Self {
        Self { numerator: percent, denominator: 100 }
    }

    /// The upper number.
    #[must_use]
    pub const fn numerator(self) -> u32 {
        self.numerator
    }

    /// The lower number, never zero.
    #[must_use]
    pub const fn denominator(self) -> u32 {
        self.denominator
    }

    /// `part / whole ≥ self`.
    #[must_use]
    pub fn reached_by(self, part: u64, whole: u64) -> bool {
        u128::from(part) * u128::from(self.denominator) >= u128::from(whole) * u128::from(self.numerator)
    }

    /// `part / whole > self`.
    #[must_use]
    pub fn exceeded_by(self, part: u64, whole: u64) -> bool {
        u128::from(part) * u128::from(self.denominator) > u128::from(whole) * u128::from(self.numerator)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl FromStr for Fraction {
    type Err = FractionError;

    fn from_str(raw: &str) -> Result<Self, FractionError> {
        let shape = || FractionError::Shape(raw.to_owned());
        let trimmed = raw.trim();
        let (numerator, denominator) = match trimmed.strip_suffix('%') {
            Some(percent) => (percent.trim(), "100"),
            None => trimmed.split_once('/').ok_or_else(shape)?,
        };
        let number = |text: &str| text.trim().parse::<u32>().ok();
        let (numerator, denominator) = number(numerator).zip(number(denominator)).ok_or_else(shape)?;
        Self::new(numerator, denominator).ok_or_else(|| FractionError::Zero(raw.to_owned()))
    }
}

impl TryFrom<String> for Fraction {
    type Error = FractionError;

    fn try_from(raw: String) -> Result<Self, FractionError> {
        raw.parse()
    }
}

impl From<Fraction> for String {
    fn from(fraction: Fraction) -> Self {
        fraction.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_of_three_is_reached_by_one() {
        let third: Fraction = "1/3".parse().unwrap();
        assert!(third.reached_by(1, 3));
        assert!(!third.exceeded_by(1, 3));
        assert!(third.exceeded_by(2, 3));
    }

    #[test]
    fn percentages_and_nonsense() {
        assert_eq!("30%".parse(), Ok(Fraction::percent(30)));
        assert!(matches!("half".parse::<Fraction>(), Err(FractionError::Shape(_))));
        assert!(matches!("1/0".parse::<Fraction>(), Err(FractionError::Zero(_))));
    }
}
