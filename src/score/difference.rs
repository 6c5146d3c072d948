//! How two roles differ for the same answers, and how sure that difference is.
//!
//! The answers are shared, so two separate errors must never be combined: per skill the value
//! `X = w_A * credit_A / D_A - w_B * credit_B / D_B` varies as a whole. Everything is kept times `D_A * D_B` so
//! that it stays a whole number.

use std::cmp::{Ordering, Reverse};

use super::card::noisy_levels;
use super::wide::compare_products;
use super::{Scores, credit};
use crate::assessment::{Choice, Sheet};
use crate::framework::{BandId, Framework, Level, Role, RoleId, SkillId};

/// The likely readiness of one role minus that of another, with what could move it.
#[derive(Debug, Clone, Copy)]
pub struct Difference {
    /// The difference times `1000 * D_A * D_B`.
    points: i128,
    /// Variance from answering noise, times `(1000 * D_A * D_B)^2`.
    noise: u128,
    /// Variance from what is not answered yet, times `(1000 * D_A * D_B)^2`.
    guess: u128,
}

/// The framework, the answers and what was made of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Basis<'b> {
    pub(crate) framework: &'b Framework,
    pub(crate) sheet: &'b Sheet,
    pub(crate) scores: &'b Scores,
}

impl Difference {
    /// Compares role `a` with role `b` at a band; `None` if one of them is not assessed.
    pub(crate) fn between(basis: Basis<'_>, band: BandId, roles: [RoleId; 2]) -> Option<Self> {
        let Basis { framework, sheet, scores } = basis;
        let [card_a, card_b] = roles.map(|role| scores.card(role, band));
        let [likely_a, likely_b] = [card_a.likely()?, card_b.likely()?];
        let pair = Pair::of(basis, band, roles);
        // Both numerators are in thousandths of a twelfth of a weight, so no factor is left over.
        let points = i128::from(likely_a.numerator) * pair.denominators[1]
            - i128::from(likely_b.numerator) * pair.denominators[0];
        let (mut noise, mut guess) = (0, 0);
        for skill in framework.skills() {
            let mark = sheet.mark(skill);
            match mark.choice {
                Choice::NotApplicable => {}
                // Chances in twentieths give 400 times the variance; 2500 of those make a million.
                Choice::Level(level) => noise += 2_500 * pair.variance(skill, noisy_levels(mark, level)),
                Choice::Unanswered => {
                    guess += pair.variance(skill, scores.likely.chances(framework.skill(skill).domain))
                }
            }
        }
        Some(Self { points, noise, guess })
    }

    /// Whether unanswered skills can move the difference at all.
    pub(crate) const fn is_open(self) -> bool {
        self.guess > 0
    }

    /// Which of two differences the unanswered skills could turn more easily: the one with the smaller
    /// `difference^2 / variance`. Differences of one role to several others share the scale of that role, and what
    /// is left of the scale is in both parts of the ratio.
    pub(crate) fn by_doubt(self, other: Self) -> Ordering {
        let squares = [self, other].map(|it| it.points.unsigned_abs().pow(2));
        compare_products([squares[0], other.guess], [squares[1], self.guess])
    }

    /// Whether the two come out exactly the same.
    pub const fn is_zero(self) -> bool {
        self.points == 0
    }

    /// Whether the two are too close to call: equal, or `|difference| < 1.28 * standard deviation`, counting
    /// answering noise and what is not answered yet.
    pub const fn is_too_close(self) -> bool {
        let points = self.points.unsigned_abs();
        self.is_zero() || 625 * points * points < 1_024 * (self.noise + self.guess)
    }

    /// Whether the first is ahead and what is not answered yet is unlikely to turn that:
    /// `difference > 0` and `difference^2 >= 4 * variance` of the unanswered skills.
    pub const fn is_settled(self) -> bool {
        let points = self.points.unsigned_abs();
        self.points > 0 && points * points >= 4 * self.guess
    }
}

/// The unanswered skill whose answer moves the difference of two roles most: the largest variance of
/// `points_A - points_B`. Of equal ones the first; `None` if none moves it.
pub(crate) fn most_telling(basis: Basis<'_>, band: BandId, roles: [RoleId; 2]) -> Option<SkillId> {
    let Basis { framework, sheet, scores } = basis;
    let pair = Pair::of(basis, band, roles);
    let open = framework.skills().filter(|skill| sheet.choice(*skill) == Choice::Unanswered);
    let variance = |skill| pair.variance(skill, scores.likely.chances(framework.skill(skill).domain));
    let telling = open.map(|skill| (variance(skill), skill)).filter(|(variance, _)| *variance > 0);
    telling.max_by_key(|(variance, skill)| (*variance, Reverse(*skill))).map(|(_, skill)| skill)
}

/// Two roles at a band, compared skill by skill.
struct Pair<'f> {
    roles: [&'f Role; 2],
    denominators: [i128; 2],
    band: BandId,
}

impl<'f> Pair<'f> {
    fn of(basis: Basis<'f>, band: BandId, roles: [RoleId; 2]) -> Self {
        let denominator = |role| i128::from(basis.scores.card(role, band).denominator());
        Self { roles: roles.map(|role| basis.framework.role(role)), denominators: roles.map(denominator), band }
    }

    /// `X * D_A * D_B` for a skill at a level.
    fn points(&self, skill: SkillId, level: Level) -> i128 {
        let [a, b] = self.roles.map(|role| {
            role.requirement(skill)
                .map_or(0, |listed| i128::from(u64::from(listed.weight) * credit(level, listed.target(self.band))))
        });
        a * self.denominators[1] - b * self.denominators[0]
    }

    /// The variance of `X * D_A * D_B` over levels with chances, times the square of the sum of the chances.
    fn variance(&self, skill: SkillId, levels: impl IntoIterator<Item = (Level, u64)>) -> u128 {
        let (mut total, mut mean, mut square) = (0_i128, 0_i128, 0_i128);
        for (level, chance) in levels {
            let points = self.points(skill, level);
            let chance = i128::from(chance);
            total += chance;
            mean += chance * points;
            square += chance * points * points;
        }
        (total * square - mean * mean).unsigned_abs()
    }
}
