//! Decimal numbers with exactly the computed digits, without floating point.

use std::fmt;

use super::{Fraction, Tenths};

/// A number with a fixed number of decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal {
    units: u64,
    places: u32,
}

impl Decimal {
    /// Returns the fraction with two decimals, rounded down. For points lost and gained.
    pub fn floor(fraction: Fraction) -> Self {
        Self { units: fraction.times_floor(100), places: 2 }
    }

    /// Returns the fraction with two decimals, rounded to the nearest. For the fit.
    pub fn nearest(fraction: Fraction) -> Self {
        Self { units: fraction.times_nearest(100), places: 2 }
    }
}

impl From<Tenths> for Decimal {
    fn from(tenths: Tenths) -> Self {
        Self { units: tenths.0, places: 1 }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10_u64.pow(self.places);
        let (whole, part, width) = (self.units / scale, self.units % scale, self.places as usize);
        f.pad(&format!("{whole}.{part:0width$}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;
    use crate::score::{Fraction, Tenths};

    #[test]
    fn decimals_are_written_as_computed() {
        let fraction = Fraction { numerator: 2_000, denominator: 108 };
        assert_eq!(Decimal::floor(fraction).to_string(), "18.51");
        assert_eq!(Decimal::nearest(fraction).to_string(), "18.52");
        assert_eq!([36, 40].map(|tenths| Decimal::from(Tenths(tenths)).to_string()), ["3.6", "4.0"]);
    }
}
