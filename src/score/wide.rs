//! Compares products that do not fit in 128 bits.

use std::cmp::Ordering;

/// Compares `a * b` with `c * d`, exactly.
pub(super) fn compare_products([a, b]: [u128; 2], [c, d]: [u128; 2]) -> Ordering {
    product(a, b).cmp(&product(c, d))
}

/// Returns the product in two halves, the upper one first: long multiplication with halves of 64 bits as digits.
const fn product(a: u128, b: u128) -> (u128, u128) {
    const DIGIT: u128 = (1 << 64) - 1;
    let (a_high, a_low) = (a >> 64, a & DIGIT);
    let (b_high, b_low) = (b >> 64, b & DIGIT);
    let low = a_low * b_low;
    // Each sum is at most (2^64 - 1)^2 + 2 * (2^64 - 1), which is 2^128 - 1.
    let middle = a_high * b_low + (low >> 64);
    let other = a_low * b_high + (middle & DIGIT);
    let high = a_high * b_high + (middle >> 64) + (other >> 64);
    (high, (other << 64) | (low & DIGIT))
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::{prop_assert_eq, proptest};

    use super::{compare_products, product};

    #[test]
    fn the_largest_product_fits() {
        assert_eq!(product(u128::MAX, u128::MAX), (u128::MAX - 1, 1));
        assert_eq!(product(u128::MAX, 2), (1, u128::MAX - 1));
        assert_eq!(compare_products([u128::MAX, 3], [3, u128::MAX]), Ordering::Equal);
        assert_eq!(compare_products([u128::MAX, 3], [u128::MAX - 1, 3]), Ordering::Greater);
    }

    proptest! {
        #[test]
        fn small_products_are_the_ordinary_ones(a: u64, b: u64) {
            prop_assert_eq!(product(a.into(), b.into()), (0, u128::from(a) * u128::from(b)));
        }

        /// Checks the remainder modulo 2^61 - 1. Together with the low half, it reveals a wrong upper half.
        #[test]
        fn products_agree_with_their_remainders(a: u128, b: u128) {
            const PRIME: u128 = (1 << 61) - 1;
            let (high, low) = product(a, b);
            // 2^128 = 2^6 modulo the prime, because 2^61 = 1.
            prop_assert_eq!(((high % PRIME) * 64 + low % PRIME) % PRIME, ((a % PRIME) * (b % PRIME)) % PRIME);
            prop_assert_eq!(low, a.wrapping_mul(b));
        }
    }
}
