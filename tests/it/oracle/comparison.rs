//! The change between two days, with its error and word, implemented in the most obvious way and with exact fractions.

use super::{
    chances::{noise, variance},
    model::credit,
    ratio::Ratio,
};

/// A skill with a level on both days.
pub(crate) struct Shared {
    /// The weight.
    pub(crate) weight: i128,
    /// The target.
    pub(crate) target: i128,
    /// The levels of the two days.
    pub(crate) levels: [i128; 2],
    /// The chances, in twentieths, that each answer is one level off in one direction.
    pub(crate) chances: [i128; 2],
    /// Whether it was given again on the second day.
    pub(crate) given_again: bool,
}

/// The result of a comparison.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// `N2 - N1`.
    pub(crate) numerator: i128,
    /// `D`.
    pub(crate) denominator: i128,
    /// The error in tenths of a point, the nearest.
    pub(crate) error: i128,
    /// The word.
    pub(crate) word: &'static str,
}

/// Compares the answers of two days. There has to be one skill.
pub(crate) fn change(shared: &[Shared]) -> Change {
    let known = |day: usize| -> i128 { shared.iter().map(|it| it.weight * credit(it.levels[day], it.target)).sum() };
    let all: i128 = shared.iter().map(|it| 12 * it.weight).sum();
    let one = |it: &Shared, day: usize| {
        let cases = noise(it.levels[day], Ratio::new(it.chances[day], 20));
        let points: Vec<_> = cases
            .into_iter()
            .map(|(chance, level)| (chance, Ratio::new(100 * it.weight * credit(level, it.target), all)))
            .collect();
        variance(&points)
    };
    let again = shared.iter().filter(|it| it.given_again);
    let square = again.fold(Ratio::ZERO, |sum, it| sum.plus(one(it, 0)).plus(one(it, 1)));
    let numerator = known(1) - known(0);
    let points = Ratio::new(100 * numerator, all).squared();
    let word = if numerator == 0 && shared.iter().all(|it| !it.given_again) {
        "not given again"
    } else if numerator == 0 || points < Ratio::new(128, 100).squared().times(square) {
        "within noise"
    } else if points > Ratio::new(196, 100).squared().times(square) {
        "real"
    } else {
        "probably real"
    };
    Change { numerator, denominator: all, error: square.times(Ratio::whole(100)).nearest_root(), word }
}

#[test]
fn the_drawn_comparison_by_hand() {
    // One core skill of two, target 4, from 1 to 3, given again; the other, helpful, target 4, stays at 2.
    let skill = |weight, levels, given_again| Shared { weight, target: 4, levels, chances: [3, 3], given_again };
    let shared = [skill(5, [1, 3], true), skill(1, [2, 2], false)];
    // 30 of 72 twelfths. A credit is 3 off with 15% in each direction: variance 2.7 each, 25 * 5.4 together.
    // e = 100 * sqrt(135) / 72 = 16.1; 41.7 is 2.6 times that.
    assert_eq!(change(&shared), Change { numerator: 30, denominator: 72, error: 161, word: "real" });
    let same = [skill(5, [2, 2], false)];
    assert_eq!(change(&same).word, "not given again");
    // One level: 15 of 72 are 20.8 points, 1.29 times the error.
    let shared = [skill(5, [1, 2], true), skill(1, [2, 2], false)];
    assert_eq!((change(&shared).word, change(&shared).error), ("probably real", 161));
}
