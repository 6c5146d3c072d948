//! Simple exact fractions for the oracle: a reduced `i128` over a positive `i128`.

use std::cmp::Ordering;

/// An exact fraction, always reduced, with a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ratio {
    num: i128,
    den: i128,
}

impl Ratio {
    /// Zero.
    pub(super) const ZERO: Self = Self { num: 0, den: 1 };

    /// Returns `num / den`, reduced. The denominator must not be zero.
    pub(super) fn new(num: i128, den: i128) -> Self {
        assert!(den != 0, "a fraction {num}/0 was asked for");
        let divisor = gcd(num.abs(), den.abs()) * den.signum();
        Self { num: num / divisor, den: den / divisor }
    }

    /// Creates a whole number.
    pub(super) fn whole(num: i128) -> Self {
        Self { num, den: 1 }
    }

    /// Returns the sum, over the least common denominator.
    pub(super) fn plus(self, other: Self) -> Self {
        let shared = gcd(self.den, other.den);
        let num = self.num * (other.den / shared) + other.num * (self.den / shared);
        Self::new(num, self.den / shared * other.den)
    }

    /// Returns the difference.
    pub(super) fn minus(self, other: Self) -> Self {
        self.plus(Self { num: -other.num, den: other.den })
    }

    /// Returns the product.
    pub(super) fn times(self, other: Self) -> Self {
        Self::new(self.num * other.num, self.den * other.den)
    }

    /// Returns the quotient.
    pub(super) fn over(self, other: Self) -> Self {
        Self::new(self.num * other.den, self.den * other.num)
    }

    /// Returns the square.
    pub(super) fn squared(self) -> Self {
        self.times(self)
    }

    /// Returns the largest whole number that is not above the fraction.
    pub(super) fn floor(self) -> i128 {
        self.num.div_euclid(self.den)
    }

    /// Returns the smallest whole number that is not below the fraction.
    pub(super) fn ceil(self) -> i128 {
        -(-self.num).div_euclid(self.den)
    }

    /// Returns the nearest whole number, with halves rounded up.
    pub(super) fn nearest(self) -> i128 {
        self.plus(Self::new(1, 2)).floor()
    }

    /// Returns the whole number nearest to the square root, with halves rounded up: the first `k` with `root < k +
    /// 1/2`.
    pub(super) fn nearest_root(self) -> i128 {
        assert!(self.num >= 0, "the square root of the negative {self:?} was asked for");
        let mut k = 0;
        while Self::new(2 * k + 1, 2).squared() <= self {
            k += 1;
        }
        k
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        self.minus(*other).num.cmp(&0)
    }
}

/// Returns the greatest common divisor, by Euclid.
fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[test]
fn fractions_are_reduced_and_rounded_exactly() {
    assert_eq!(Ratio::new(6, -4), Ratio::new(-3, 2));
    assert_eq!(Ratio::new(1, 6).plus(Ratio::new(1, 3)), Ratio::new(1, 2));
    assert_eq!(Ratio::new(1, 6).minus(Ratio::new(1, 2)), Ratio::new(-1, 3));
    assert_eq!(Ratio::new(2, 3).times(Ratio::new(3, 4)), Ratio::new(1, 2));
    assert_eq!(Ratio::new(2, 3).over(Ratio::new(-4, 3)), Ratio::new(-1, 2));
    assert_eq!((Ratio::new(7, 2).floor(), Ratio::new(7, 2).ceil(), Ratio::new(7, 2).nearest()), (3, 4, 4));
    assert_eq!((Ratio::new(-7, 2).floor(), Ratio::new(-7, 2).ceil(), Ratio::new(-7, 2).nearest()), (-4, -3, -3));
    assert_eq!((Ratio::whole(5).floor(), Ratio::whole(5).ceil(), Ratio::whole(5).nearest()), (5, 5, 5));
    assert!(Ratio::new(1, 3) < Ratio::new(34, 100) && Ratio::new(-1, 2) < Ratio::ZERO);
    let root = |num, den| Ratio::new(num, den).nearest_root();
    assert_eq!((root(0, 1), root(24, 100), root(1, 4), root(2, 1), root(225, 100), root(100, 1)), (0, 0, 1, 1, 2, 10));
}
