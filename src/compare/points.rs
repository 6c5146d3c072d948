//! Points with a sign, exact until they are shown.

use crate::order::Order as _;
use std::fmt;

/// A number of points with a sign: `100 * numerator / denominator`. It is not reduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Points {
    /// The numerator, in twelfths of a weight.
    pub numerator: i64,
    /// The denominator, in twelfths of a weight; never 0.
    pub denominator: u64,
}

impl Points {
    /// Returns the points in hundredths, rounded to the nearest, half away from 0.
    #[must_use]
    pub fn hundredths(self) -> i64 {
        self.in_units(100)
    }

    /// Returns the points in tenths, rounded to the nearest, half away from 0.
    #[must_use]
    pub fn tenths(self) -> i64 {
        self.in_units(10)
    }

    fn in_units(self, units: u64) -> i64 {
        let scaled = 2 * 100 * u128::from(units) * u128::from(self.numerator.unsigned_abs());
        let denominator = u128::from(self.denominator);
        let rounded = i64::try_from((scaled + denominator) / (2 * denominator)).expect("points are at most 100");
        if self.numerator < 0 { -rounded } else { rounded }
    }
}

/// Writes the points with their sign and one decimal: `+8.6`, `−1.6` or `0`.
impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&signed_tenths(self.tenths()))
    }
}

/// Writes tenths of a point with their sign: `+8.6`, `−1.6` or `0`.
#[must_use]
pub(crate) fn signed_tenths(tenths: i64) -> String {
    let size = tenths.unsigned_abs();
    match tenths {
        0 => "0".to_owned(),
        1.. => format!("+{}.{}", size / 10, size % 10),
        _ => format!("\u{2212}{}.{}", size / 10, size % 10),
    }
}

/// Writes hundredths of a point with their sign: `+8.59`, `−1.56` or `0`.
#[must_use]
pub(crate) fn signed_hundredths(hundredths: i64) -> String {
    let size = hundredths.unsigned_abs();
    match hundredths {
        0 => "0".to_owned(),
        1.. => format!("+{}.{:02}", size / 100, size % 100),
        _ => format!("\u{2212}{}.{:02}", size / 100, size % 100),
    }
}

/// Rounds parts of a total to whole units, so that they add up to the rounded total: each part is rounded down, and the
/// units that are left go to the largest remainders, the first one first. The parts share one denominator.
#[must_use]
pub fn apportioned(parts: &[i64], denominator: u64, units_a_point: u64) -> Vec<i64> {
    let denominator = i128::from(denominator.max(1));
    let scale = 100 * i128::from(units_a_point);
    let total =
        Points { numerator: parts.iter().sum(), denominator: denominator.unsigned_abs().try_into().unwrap_or(1) };
    let exact: Vec<i128> = parts.iter().map(|part| scale * i128::from(*part)).collect();
    let mut shown: Vec<i128> = exact.iter().map(|part| part.div_euclid(denominator)).collect();
    let left = i128::from(total.in_units(units_a_point)) - shown.iter().sum::<i128>();
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    by_remainder.order_by_key(|part| std::cmp::Reverse(exact[*part].rem_euclid(denominator)));
    for part in by_remainder.into_iter().take(usize::try_from(left).unwrap_or_default()) {
        shown[part] += 1;
    }
    shown.into_iter().map(|part| i64::try_from(part).expect("points are at most 100")).collect()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::{prop_assert, prop_assert_eq, proptest};

    use super::{Points, apportioned};

    #[test]
    fn points_are_written_with_their_sign_and_one_decimal() {
        let written = |numerator, denominator| Points { numerator, denominator }.to_string();
        assert_eq!(written(66, 768), "+8.6");
        assert_eq!(written(-12, 768), "\u{2212}1.6");
        assert_eq!(written(0, 768), "0");
        assert_eq!(Points { numerator: 66, denominator: 768 }.hundredths(), 859);
        assert_eq!(Points { numerator: -66, denominator: 768 }.hundredths(), -859);
    }

    #[test]
    fn the_units_that_are_left_go_to_the_largest_remainders() {
        // 2.604, 2.604, 2.604, 2.344, 0 and -1.5625 points make 8.594.
        assert_eq!(apportioned(&[20, 20, 20, 18, 0, -12], 768, 10), [26, 26, 26, 24, 0, -16]);
    }

    proptest! {
        #[test]
        fn shown_parts_add_up_to_the_shown_total(parts in vec(-500_i64..500, 0..20), denominator in 1_u64..10_000) {
            for units in [10, 100] {
                let shown = apportioned(&parts, denominator, units);
                let total = Points { numerator: parts.iter().sum(), denominator };
                prop_assert_eq!(shown.iter().sum::<i64>(), if units == 10 { total.tenths() } else { total.hundredths() });
                for (part, shown) in parts.iter().zip(shown) {
                    let exact = 100 * i128::from(units) * i128::from(*part);
                    let off = (i128::from(shown) * i128::from(denominator) - exact).abs();
                    prop_assert!(off <= i128::from(denominator));
                }
            }
        }
    }
}
