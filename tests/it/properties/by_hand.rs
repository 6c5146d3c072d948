//! The few sums that the claims need, computed without the program.

use devrel_ready::assessment::{Choice, Sheet, Sureness};
use devrel_ready::framework::{BandId, Framework, Requirement, RoleId};
use devrel_ready::score::Fraction;

/// Returns `sum of w * credit` and `12 * sum of w` over the skills of a role that are not n/a, with unanswered ones at
/// 0.
pub(super) fn sums(framework: &Framework, sheet: &Sheet, (role, band): (RoleId, BandId)) -> (u64, u64) {
    let mut sums = (0, 0);
    for listed in &framework.role(role).requirements {
        let (weight, target) = (u64::from(listed.weight), u64::from(listed.target(band).number()));
        match sheet.choice(listed.skill) {
            Choice::NotApplicable => continue,
            Choice::Unanswered => {}
            Choice::Level(level) => sums.0 += weight * (12 * u64::from(level.number()).min(target) / target),
        }
        sums.1 += 12 * weight;
    }
    sums
}

/// Returns 400 times `sum of w^2 * Var(credit)` over the answered skills of a role: an answer is one level off in each
/// direction with a chance of so many twentieths.
pub(super) fn noise(framework: &Framework, sheet: &Sheet, (role, band): (RoleId, BandId)) -> u64 {
    let of_one = |listed: &Requirement| {
        let mark = sheet.mark(listed.skill);
        let Some(level) = mark.choice.level() else { return 0 };
        let chance = match mark.sureness {
            _ if mark.look_again => 5,
            _ if mark.shown => 2,
            Sureness::Sure => 2,
            Sureness::Unsaid => 3,
            Sureness::Unsure => 5,
        };
        let (weight, target) = (u64::from(listed.weight), u64::from(listed.target(band).number()));
        let cases = [(chance, level.down()), (20 - 2 * chance, level), (chance, level.up())];
        let cases = cases.map(|(chance, level)| (chance, 12 * u64::from(level.number()).min(target) / target));
        let mean: u64 = cases.iter().map(|(chance, credit)| chance * credit).sum();
        let squares: u64 = cases.iter().map(|(chance, credit)| chance * credit * credit).sum();
        weight * weight * (20 * squares - mean * mean)
    };
    framework.role(role).requirements.iter().map(of_one).sum()
}

/// Returns whether a person is ready with a margin: every floor is reached, and either every target is, or the score is
/// at least 1.28 errors above the bar. `noise` is that of the present answers.
pub(super) fn is_ready_with_margin(
    framework: &Framework,
    noise: u64,
    later: &Sheet,
    (role, band): (RoleId, BandId),
) -> bool {
    let (reached, all) = sums(framework, later, (role, band));
    let distance = (100 * reached).checked_sub(u64::from(framework.band(band).ready_at) * all);
    // 1.28^2 * 100^2 / 400 is 1024 / 25.
    let is_enough = |distance| 25 * distance * distance >= 1_024 * noise;
    let is_far_enough = reached == all || distance.is_some_and(is_enough);
    is_far_enough && is_ready(framework, later, (role, band))
}

/// Returns whether a complete person reaches the bar of a band and the floor of every must-have. A skill with floor 0
/// is not a must-have.
pub(super) fn is_ready(framework: &Framework, sheet: &Sheet, (role, band): (RoleId, BandId)) -> bool {
    let (reached, all) = sums(framework, sheet, (role, band));
    all > 0
        && 100 * reached >= u64::from(framework.band(band).ready_at) * all
        && !misses_a_must_have(framework, sheet, (role, band))
}

/// Returns whether a must-have of a role at a band is below its floor or not applicable.
pub(super) fn misses_a_must_have(framework: &Framework, sheet: &Sheet, (role, band): (RoleId, BandId)) -> bool {
    let demanded = |listed: &&Requirement| listed.must_have && listed.target(band).number() > 1;
    framework.role(role).requirements.iter().filter(demanded).any(|listed| match sheet.choice(listed.skill) {
        Choice::NotApplicable => true,
        Choice::Unanswered => false,
        Choice::Level(level) => level.number() + 1 < listed.target(band).number(),
    })
}

/// Returns `sum of share * value` as one exact fraction in lowest terms.
pub(super) fn weighted_sum(parts: impl IntoIterator<Item = (u64, Fraction)>) -> (u128, u128) {
    parts.into_iter().fold((0, 1), |(numerator, denominator), (share, value)| {
        let [share, top, bottom] = [share, value.numerator, value.denominator].map(u128::from);
        let sum = (numerator * bottom + share * top * denominator, denominator * bottom);
        let shared = greatest_common_divisor(sum.0, sum.1);
        (sum.0 / shared, sum.1 / shared)
    })
}

fn greatest_common_divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}
