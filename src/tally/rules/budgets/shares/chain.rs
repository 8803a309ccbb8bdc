//! Exact numbers of which each is made from those before it.
//!
//! Every price in a count with shares is `(a + b1·p1 + b2·p2 + …) / d`, where the
//! `p` are the prices before it and all else are whole numbers. So the prices
//! have denominators that divide one another: `d1`, `d1·d2`, … A sum over them is
//! one pass that multiplies by small numbers (Horner's scheme); nothing is ever
//! rounded, and no common denominator has to be found.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, ToPrimitive, Zero};

/// The numbers so far.
pub(in crate::rules::budgets) struct Chain {
    links: Vec<Link>,
    /// The product of all `by`.
    bottom: BigInt,
}

struct Link {
    /// The number is this over the product of `by` up to here.
    top: BigInt,
    by: u128,
}

impl Chain {
    pub(in crate::rules::budgets) fn new() -> Self {
        Self { links: Vec::new(), bottom: BigInt::one() }
    }

    pub(super) fn clear(&mut self) {
        self.links.clear();
        self.bottom = BigInt::one();
    }

    pub(in crate::rules::budgets) fn len(&self) -> usize {
        self.links.len()
    }

    /// What [`Self::sum`] is a multiple of.
    pub(in crate::rules::budgets) const fn bottom(&self) -> &BigInt {
        &self.bottom
    }

    /// `(first + Σ counts[i] · link[i]) · bottom`; there is a count for each link.
    pub(in crate::rules::budgets) fn sum(&self, first: BigInt, counts: &[i128]) -> BigInt {
        let mut sum = first;
        for (link, &count) in self.links.iter().zip(counts) {
            if link.by != 1 {
                multiply(&mut sum, link.by);
            }
            if count != 0 {
                sum += times(&link.top, count);
            }
        }
        sum
    }

    /// Adds the number `top / (bottom · by)`.
    pub(in crate::rules::budgets) fn push(&mut self, mut top: BigInt, mut by: u128) {
        let rest = (&top % BigInt::from(by)).to_u128().unwrap_or(0);
        let common = by.gcd(&rest);
        if common > 1 {
            top /= BigInt::from(common);
            by /= common;
        }
        multiply(&mut self.bottom, by);
        self.links.push(Link { top, by });
    }
}

/// In place, without a new number where one word is enough.
fn multiply(number: &mut BigInt, by: u128) {
    match u64::try_from(by) {
        Ok(small) => *number *= small,
        Err(_) => *number *= by,
    }
}

fn times(number: &BigInt, count: i128) -> BigInt {
    if number.is_zero() {
        return BigInt::zero();
    }
    match i64::try_from(count) {
        Ok(small) => number * small,
        Err(_) => number * count,
    }
}

#[cfg(test)]
mod tests {
    use num_rational::BigRational;

    use super::*;

    #[test]
    fn sums_are_those_of_fractions() {
        let mut chain = Chain::new();
        let mut plain: Vec<BigRational> = Vec::new();
        let whole = |number: i128| BigRational::from(BigInt::from(number));
        for (first, counts, by) in [(7, vec![], 3), (-5, vec![4], 6), (0, vec![9, 2], 1), (11, vec![0, -3, 5], 35)] {
            let exact = plain.iter().zip(&counts).fold(whole(first), |sum, (link, &count)| sum + link * whole(count));
            let sum = chain.sum(BigInt::from(first), &counts);
            assert_eq!(BigRational::new(sum.clone(), chain.bottom().clone()), exact);
            chain.push(sum, by);
            plain.push(exact / whole(i128::try_from(by).unwrap()));
        }
    }
}
