//! The role that a posting resembles most, for default levels only.
//!
//! A role is near if the posting stresses the skills that the role weighs more than other roles do: `x` holds for every
//! skill how much more it is mentioned than usual, and `v` how much more the role weighs it than the average role. The
//! nearness is the cosine of the two, `d / sqrt(X V)`, with `d` the product of the two, and `X` and `V` their squares.
//!
//! No root is ever computed. Comparing roots of whole numbers means comparing squares of whole numbers:
//!
//! ```text
//! role a is nearer than b        da / sqrt(Va) > db / sqrt(Vb)      compare da |da| Vb with db |db| Va
//! a is nearer by a fifth         da / sqrt(X Va) - db / sqrt(X Vb) >= 1/5
//! times 5 sqrt(X Va Vb)          5 (da sqrt(Vb) - db sqrt(Va)) >= sqrt(X Va Vb)
//! squared, as neither is < 0     25 (da da Vb + db db Va) - X Va Vb >= 50 da db sqrt(Va Vb)
//! ```
//!
//! The last line compares a whole number `m` with a whole number `n` times a root: by their signs, and for equal signs
//! by `m m` and `n n Va Vb`. If a framework has numbers so large that 128 bits do not hold a product, nothing is near.

use std::cmp::Ordering;

use crate::framework::{Framework, PostingTerms, RoleId};

/// The role that a posting resembles most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NearestRole {
    /// One role, nearer than the next by a fifth or more.
    One(RoleId),
    /// Two roles; the first is nearer, but not by much.
    Between(RoleId, RoleId),
    /// None: the posting mentions too little, or the framework has nothing to tell by.
    Unclear,
}

impl NearestRole {
    /// Returns the role that lends its targets: the nearest, even if the next is not far.
    #[must_use]
    pub const fn first(self) -> Option<RoleId> {
        match self {
            Self::One(role) | Self::Between(role, _) => Some(role),
            Self::Unclear => None,
        }
    }
}

/// The nearness of a role to a posting.
#[derive(Debug, Clone, Copy)]
struct Nearness {
    role: RoleId,
    /// The product of the posting and the role.
    product: i128,
    /// The square of the role.
    square: i128,
}

/// Returns the nearest of the framework's own roles for the scores of all skills.
pub(super) fn nearest(framework: &Framework, terms: &PostingTerms, scores: &[u64]) -> NearestRole {
    // Nearness was measured with the shipped framework alone.
    if !framework.has_shipped_id() || scores.iter().all(|score| *score == 0) {
        return NearestRole::Unclear;
    }
    nearest_of(framework, &stress(terms, scores)).unwrap_or(NearestRole::Unclear)
}

/// Returns how much more a posting mentions each skill than usual, in hundredths of a logarithm.
fn stress(terms: &PostingTerms, scores: &[u64]) -> Vec<i128> {
    let last = terms.log.len() - 1;
    let log = |score: &u64| i128::from(terms.log[usize::try_from(score / 100).map_or(last, |score| score.min(last))]);
    scores.iter().zip(&terms.usual).map(|(score, usual)| log(score) - i128::from(*usual)).collect()
}

/// Returns the nearest role. `None` if there are no two roles to compare, or a number is too large.
fn nearest_of(framework: &Framework, stress: &[i128]) -> Option<NearestRole> {
    let square = sum_of_products(stress, stress)?;
    let mut best: Vec<Nearness> = Vec::with_capacity(2);
    for role in framework.own_roles() {
        let emphasis = emphasis(framework, role);
        let near = Nearness {
            role,
            product: sum_of_products(stress, &emphasis)?,
            square: sum_of_products(&emphasis, &emphasis)?,
        };
        // A role like the average has no direction.
        if near.square == 0 {
            continue;
        }
        let mut place = best.len();
        while place > 0 && compare(near, best[place - 1])? == Ordering::Greater {
            place -= 1;
        }
        best.insert(place, near);
    }
    let (first, second) = (best.first()?, best.get(1)?);
    let is_clear = square > 0 && is_nearer_by_a_fifth(*first, *second, square)?;
    Some(if is_clear { NearestRole::One(first.role) } else { NearestRole::Between(first.role, second.role) })
}

/// Returns how much more a role weighs each skill than the average role, times the number of roles.
fn emphasis(framework: &Framework, role: RoleId) -> Vec<i128> {
    let weight = |role: RoleId, skill| {
        framework.role(role).requirement(skill).map_or(0, |requirement| i128::from(requirement.weight))
    };
    let count = i128::try_from(framework.own_roles().count()).unwrap_or(0);
    let more = |skill| {
        let sum: i128 = framework.own_roles().map(|role| weight(role, skill)).sum();
        count * weight(role, skill) - sum
    };
    framework.skills().map(more).collect()
}

fn sum_of_products(a: &[i128], b: &[i128]) -> Option<i128> {
    a.iter().zip(b).try_fold(0_i128, |sum, (a, b)| sum.checked_add(a.checked_mul(*b)?))
}

/// Returns which of two roles is nearer.
fn compare(a: Nearness, b: Nearness) -> Option<Ordering> {
    let signed_square = |it: Nearness, other: i128| it.product.checked_mul(it.product.abs())?.checked_mul(other);
    Some(signed_square(a, b.square)?.cmp(&signed_square(b, a.square)?))
}

/// Returns whether the nearest role is nearer than the next by a fifth or more.
fn is_nearer_by_a_fifth(a: Nearness, b: Nearness, square: i128) -> Option<bool> {
    let both = a.square.checked_mul(b.square)?;
    let squares = |it: Nearness, other: i128| it.product.checked_mul(it.product)?.checked_mul(other);
    let sum = squares(a, b.square)?.checked_add(squares(b, a.square)?)?;
    let m = sum.checked_mul(25)?.checked_sub(square.checked_mul(both)?)?;
    let n = a.product.checked_mul(b.product)?.checked_mul(50)?;
    let both_sides = || Some((m.checked_mul(m)?, n.checked_mul(n)?.checked_mul(both)?));
    Some(match (m >= 0, n > 0) {
        (true, false) => true,
        (false, true) => false,
        (true, true) => both_sides().map(|(m, n)| m >= n)?,
        (false, false) => both_sides().map(|(m, n)| m <= n)?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Nearness, compare, is_nearer_by_a_fifth};
    use crate::framework::Framework;
    use std::cmp::Ordering;

    fn pair(products: [i128; 2], squares: [i128; 2]) -> [Nearness; 2] {
        let role = Framework::shipped().roles().next().expect("there are roles");
        [0, 1].map(|at| Nearness { role, product: products[at], square: squares[at] })
    }

    /// Tells for two roles with these products, and vectors of length 1, 10 and 10, which is nearer and by how much.
    fn is_clear(first: i128, second: i128) -> bool {
        let [a, b] = pair([first, second], [100, 100]);
        is_nearer_by_a_fifth(a, b, 10_000).expect("small numbers")
    }

    #[test]
    fn a_fifth_is_a_fifth_exactly() {
        // The cosine is the product by 1,000.
        assert!(is_clear(700, 500) && !is_clear(699, 500));
        assert!(is_clear(100, -100) && !is_clear(99, -100));
        assert!(is_clear(200, 0) && !is_clear(199, 0));
        assert!(is_clear(-100, -300) && !is_clear(-100, -299));
        assert!(!is_clear(500, 500));
    }

    #[test]
    fn a_fifth_is_exact_between_roots_that_are_no_whole_numbers() {
        // 1/sqrt(2) = .7071 and 1/2 = .5, then 1/sqrt(2) and .51.
        let [a, b] = pair([1_000, 500], [2_000_000, 1_000_000]);
        assert_eq!(is_nearer_by_a_fifth(a, b, 1), Some(true));
        let [a, b] = pair([1_000, 510], [2_000_000, 1_000_000]);
        assert_eq!(is_nearer_by_a_fifth(a, b, 1), Some(false));
    }

    #[test]
    fn the_longer_vector_is_not_nearer_for_its_length() {
        let [a, b] = pair([10, 11], [100, 144]);
        assert_eq!((compare(a, b), compare(b, a)), (Some(Ordering::Greater), Some(Ordering::Less)));
        let [a, b] = pair([-10, -11], [100, 144]);
        assert_eq!(compare(a, b), Some(Ordering::Less));
        let [a, b] = pair([10, 12], [100, 144]);
        assert_eq!(compare(a, b), Some(Ordering::Equal));
    }

    #[test]
    fn numbers_that_do_not_fit_compare_with_nothing() {
        let [a, b] = pair([i128::MAX / 2, 1], [2, 2]);
        assert_eq!((compare(a, b), is_nearer_by_a_fifth(a, b, 5)), (None, None));
    }
}
