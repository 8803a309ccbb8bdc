//! Exact decimals: money and points as files write them.

use std::fmt;
use std::str::FromStr;

/// An exact decimal number: `units / 10^scale`, kept without trailing zeros.
///
/// ```
/// let price: tally::Amount = "1200.50".parse()?;
/// assert_eq!((price.units(), price.scale(), price.to_string().as_str()), (12005, 1, "1200.5"));
/// # Ok::<(), tally::AmountError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    units: i64,
    scale: u32,
}

/// `units / 10^scale` as a decimal without trailing zeros, for sums too large to be
/// an [`Amount`].
pub(crate) fn decimal(units: i128, scale: u32) -> String {
    if units == 0 {
        return "0".to_owned();
    }
    // A number that is not zero has at most 18 places: more did not fit 64 bits.
    let scale = usize::try_from(scale).expect("32 bits fit");
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = scale + 1);
    let (whole, part) = digits.split_at(digits.len() - scale);
    let (sign, part) = (if units < 0 { "-" } else { "" }, part.trim_end_matches('0'));
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// Why a text is not an [`Amount`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Not digits with at most one point.
    #[error("`{0}` is not a number with a decimal point")]
    Shape(String),
    /// More than 18 digits.
    #[error("`{0}` has more than 18 digits")]
    TooLong(String),
}

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self { units: 0, scale: 0 };

    /// A whole number.
    #[must_use]
    pub const fn whole(units: i64) -> Self {
        Self { units, scale: 0 }
    }

    /// `units / 10^scale`.
    pub(crate) const fn in_units(units: i64, scale: u32) -> Self {
        let (mut units, mut scale) = (units, scale);
        while scale > 0 && units % 10 == 0 {
            (units, scale) = (units / 10, scale - 1);
        }
        Self { units, scale }
    }

    /// Units of `10^-scale`.
    #[must_use]
    pub const fn units(self) -> i64 {
        self.units
    }

    /// Decimal places.
    #[must_use]
    pub const fn scale(self) -> u32 {
        self.scale
    }

    /// The same number in units of `10^-scale`; `None` when it does not fit.
    #[must_use]
    pub fn at_scale(self, scale: u32) -> Option<i64> {
        let more = scale.checked_sub(self.scale)?;
        self.units.checked_mul(10_i64.checked_pow(more)?)
    }

    /// `self < 0`.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.units < 0
    }
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Amount {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        // At most 18 digits and 18 places each: both products fit 128 bits.
        let scaled = |a: Self, b: Self| i128::from(a.units) * 10_i128.pow(b.scale);
        scaled(*self, *other).cmp(&scaled(*other, *self))
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(raw: &str) -> Result<Self, AmountError> {
        let shape = || AmountError::Shape(raw.chars().take(40).collect());
        let (negative, digits) = match raw.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, raw),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(part) || digits.ends_with('.') {
            return Err(shape());
        }
        let part = part.trim_end_matches('0');
        let joined = format!("{}{part}", whole.trim_start_matches('0'));
        if joined.len() > 18 || part.len() > 18 {
            return Err(AmountError::TooLong(raw.chars().take(40).collect()));
        }
        let units: i64 = if joined.is_empty() { 0 } else { joined.parse().map_err(|_digits| shape())? };
        let scale = u32::try_from(part.len()).expect("at most 18 places");
        Ok(Self { units: if negative { -units } else { units }, scale })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let scale = usize::try_from(self.scale).expect("at most 18 places");
        let digits = format!("{:0>width$}", self.units.unsigned_abs(), width = scale + 1);
        let (whole, part) = digits.split_at(digits.len() - scale);
        if part.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{part}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_as_read() {
        for text in ["0", "5", "-5", "1200.5", "0.05", "-0.5", "999999999999999999", "0.000000000000000001"] {
            assert_eq!(text.parse::<Amount>().unwrap().to_string(), text);
        }
        assert_eq!(Amount::in_units(12_500, 3).to_string(), "12.5");
        assert_eq!(Amount::in_units(0, 7), Amount::ZERO);
        assert_eq!("0012.500".parse::<Amount>().unwrap().to_string(), "12.5");
        assert_eq!("-0".parse::<Amount>().unwrap(), Amount::ZERO);
    }

    #[test]
    fn large_sums_are_written_like_amounts() {
        assert_eq!(
            [(0, 2), (1250, 2), (-5, 1), (7, 0), (-1, 30)].map(|(units, scale)| decimal(units, scale)),
            ["0", "12.5", "-0.5", "7", "-0.000000000000000000000000000001"]
        );
        assert_eq!(decimal(i128::MIN, 0), i128::MIN.to_string());
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", ".", "1.", ".5", "1,5", "1e3", "+1", " 1", "--1", "1.2.3", "inf", "NaN"] {
            assert!(matches!(text.parse::<Amount>(), Err(AmountError::Shape(_))), "{text}");
        }
        assert!(matches!("1234567890123456789".parse::<Amount>(), Err(AmountError::TooLong(_))));
    }

    #[test]
    fn order_is_that_of_numbers() {
        let sorted = ["-2", "-1.5", "0", "0.05", "0.5", "2", "10"];
        let amounts: Vec<Amount> = sorted.iter().map(|text| text.parse().unwrap()).collect();
        assert!(amounts.is_sorted());
        assert_eq!(amounts[3].at_scale(3), Some(50));
        assert_eq!(amounts[3].at_scale(1), None);
    }
}
