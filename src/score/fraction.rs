//! Exact fractions and their rounding for people.

use std::cmp::Ordering;

/// A fraction that stays exact until the program shows it. It is not reduced: numerator and denominator keep their
/// meaning.
#[derive(Debug, Clone, Copy)]
pub struct Fraction {
    /// The numerator.
    pub numerator: u64,
    /// The denominator; never 0.
    pub denominator: u64,
}

impl Fraction {
    /// Returns the fraction. `None` if the denominator is 0.
    pub const fn new(numerator: u64, denominator: u64) -> Option<Self> {
        if denominator == 0 { None } else { Some(Self { numerator, denominator }) }
    }

    /// Returns `factor` times the fraction, rounded down.
    pub fn times_floor(self, factor: u64) -> u64 {
        shrink(self.wide(factor) / u128::from(self.denominator))
    }

    /// Returns `factor` times the fraction, rounded up.
    pub fn times_ceil(self, factor: u64) -> u64 {
        shrink(self.wide(factor).div_ceil(u128::from(self.denominator)))
    }

    /// Returns `factor` times the fraction, rounded to the nearest, half up.
    pub fn times_nearest(self, factor: u64) -> u64 {
        let denominator = u128::from(self.denominator);
        shrink((2 * self.wide(factor) + denominator) / (2 * denominator))
    }

    /// Returns the fraction in percent, rounded down.
    pub fn percent(self) -> u64 {
        self.times_floor(100)
    }

    fn wide(self, factor: u64) -> u128 {
        u128::from(self.numerator) * u128::from(factor)
    }
}

fn shrink(value: u128) -> u64 {
    u64::try_from(value).expect("scores and shares are far below 2^64")
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = u128::from(self.numerator) * u128::from(other.denominator);
        let right = u128::from(other.numerator) * u128::from(self.denominator);
        left.cmp(&right)
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

/// A number with one decimal, such as an error in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(pub u64);

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{}.{}", self.0 / 10, self.0 % 10))
    }
}

/// Returns the error of a share of `all` in points, rounded half up to a tenth. `noise` is 400 times the sum of the
/// variances. `None` if `all` is 0.
pub(crate) fn standard_error(noise: u128, all: u64) -> Option<Tenths> {
    // With V = 400 times the sum, twenty times the error is 100 * sqrt(V) / D: the integer root, then half up.
    let twentieths = (10_000 * noise).isqrt().checked_div(u128::from(all))?;
    Some(Tenths(u64::try_from(twentieths.div_ceil(2)).expect("an error is at most 100 points")))
}

#[cfg(test)]
mod tests {
    use super::Fraction;

    #[test]
    fn fractions_compare_by_value_and_round_as_asked() {
        let [third, two_sixths, half] = [(1, 3), (2, 6), (1, 2)].map(|(n, d)| Fraction::new(n, d).expect("not 0"));
        assert_eq!(third, two_sixths);
        assert!(third < half);
        assert_eq!((third.times_floor(100), third.times_ceil(100), third.times_nearest(100)), (33, 34, 33));
        assert_eq!(half.times_nearest(1), 1);
        assert!(Fraction::new(1, 0).is_none());
    }
}
