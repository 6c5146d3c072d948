//! The chances of section 3 and the noise of section 5, with means and variances.

use super::ratio::Ratio;

/// The table of section 3: the chance of levels 0 to 4, per mille, for m = 0.00, 0.25, ... 4.00.
pub(super) const CHANCES: [[i128; 5]; 17] = [
    [691, 242, 61, 6, 0],
    [598, 296, 93, 12, 1],
    [501, 341, 136, 21, 1],
    [401, 372, 187, 37, 3],
    [309, 382, 242, 61, 6],
    [227, 372, 296, 93, 12],
    [159, 341, 341, 136, 23],
    [106, 296, 371, 187, 40],
    [67, 242, 382, 242, 67],
    [40, 187, 371, 296, 106],
    [23, 136, 341, 341, 159],
    [12, 93, 296, 372, 227],
    [6, 61, 242, 382, 309],
    [3, 37, 187, 372, 401],
    [1, 21, 136, 341, 501],
    [1, 12, 93, 296, 598],
    [0, 6, 61, 242, 691],
];

/// Returns the mean of values with given chances.
pub(super) fn mean(cases: &[(Ratio, Ratio)]) -> Ratio {
    cases.iter().fold(Ratio::ZERO, |sum, (chance, value)| sum.plus(chance.times(*value)))
}

/// Returns the variance of values with given chances.
pub(super) fn variance(cases: &[(Ratio, Ratio)]) -> Ratio {
    let middle = mean(cases);
    let squares: Vec<_> = cases.iter().map(|(chance, value)| (*chance, value.minus(middle).squared())).collect();
    mean(&squares)
}

/// Section 5: an answer is one level off in each direction with the given chance.
pub(super) fn noise(level: i128, chance: Ratio) -> Vec<(Ratio, i128)> {
    let stays = Ratio::whole(1).minus(chance).minus(chance);
    vec![(chance, (level - 1).max(0)), (stays, level), (chance, (level + 1).min(4))]
}

#[test]
fn the_chances_of_each_row_add_up_and_mirror() {
    for (index, row) in CHANCES.iter().enumerate() {
        assert_eq!(row.iter().sum::<i128>(), 1000, "row {index}");
        assert!(row.iter().eq(CHANCES[16 - index].iter().rev()), "row {index} is not mirrored");
    }
}
