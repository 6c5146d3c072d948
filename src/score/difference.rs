//! The difference between two roles for the same answers, and its error.
//!
//! Both roles share the answers, so the code must never combine two separate errors: per skill the value
//! `X = w_A * credit_A / D_A - w_B * credit_B / D_B` varies as a whole. All values are multiplied by `D_A * D_B`, so
//! that they stay whole numbers.

use std::cmp::{Ordering, Reverse};

use super::card::noisy_levels;
use super::credit::credits;
use super::wide::compare_products;
use super::{Evaluation, Scores, Tenths};
use crate::assessment::{Choice, Mark};
use crate::framework::{BandId, LEVELS, Level, Role, RoleId, SkillId};

/// The likely readiness of one role minus that of another, with its variances.
#[derive(Debug, Clone, Copy)]
pub struct Difference {
    /// The difference times `1000 * D_A * D_B`.
    points: i128,
    /// The variance from answering noise, times `(1000 * D_A * D_B)^2`.
    noise: u128,
    /// The variance from unanswered skills, times `(1000 * D_A * D_B)^2`.
    guess: u128,
}

/// The distance of two roles, in tenths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Apart {
    /// The distance of their likely readiness.
    pub points: Tenths,
    /// The change of the distance that answering on another day usually stays within, 1.28 standard deviations.
    pub usual_change: Tenths,
}

impl Difference {
    /// Compares the first role with the second at a band. `None` if one of them is not assessed.
    pub(crate) fn between(scores: &Scores, band: BandId, roles: [RoleId; 2]) -> Option<Self> {
        let (framework, sheet) = (scores.framework(), scores.sheet());
        let [card_a, card_b] = roles.map(|role| scores.card(role, band));
        let [likely_a, likely_b] = [card_a.likely()?, card_b.likely()?];
        let pair = Pair::of(scores, band, roles);
        // Both numerators are in thousandths of a twelfth of a weight, so no factor is left over.
        let points = i128::from(likely_a.numerator) * pair.denominators[1]
            - i128::from(likely_b.numerator) * pair.denominators[0];
        let (mut noise, mut guess) = (Moments::default(), Moments::default());
        for skill in framework.skills() {
            let mark = sheet.mark(skill);
            match mark.choice {
                Choice::NotApplicable => {}
                Choice::Level(level) => noise.add(pair.moments(skill, noisy_chances(mark, level))),
                Choice::Unanswered => {
                    guess.add(pair.moments(skill, scores.likely.domain(framework.skill(skill).domain).chances()));
                }
            }
        }
        // Chances in twentieths give 400 times the variance; 2500 of those make a million.
        Some(Self { points, noise: 2_500 * pair.variance(noise), guess: pair.variance(guess) })
    }

    /// Returns whether unanswered skills can change the difference.
    pub(crate) const fn is_open(self) -> bool {
        self.guess > 0
    }

    /// Orders two differences by how easily the unanswered skills could reverse them: the one with the smaller
    /// `difference^2 / variance` first. Differences of one role to several others share the scale of that role. The
    /// rest of the scale is in both parts of the ratio.
    pub(crate) fn by_doubt(self, other: Self) -> Ordering {
        let squares = [self, other].map(|it| it.points.unsigned_abs().pow(2));
        compare_products([squares[0], other.guess], [squares[1], self.guess])
    }

    /// Returns whether the two roles have exactly the same likely readiness.
    pub const fn is_zero(self) -> bool {
        self.points == 0
    }

    /// Returns whether the two roles are too close to call: equal, or `|difference| < 1.28 * standard deviation`. The
    /// deviation includes answering noise and unanswered skills.
    pub const fn is_too_close(self) -> bool {
        let points = self.points.unsigned_abs();
        self.is_zero() || 625 * points * points < 1_024 * (self.noise + self.guess)
    }

    /// Returns the distance in points, and the distance that answering on another day usually stays within: 1.28
    /// standard deviations. Both are rounded to a tenth of a point.
    pub(crate) fn in_points(self, scores: &Scores, band: BandId, roles: [RoleId; 2]) -> Apart {
        let [a, b] = roles.map(|role| u128::from(scores.card(role, band).denominator()));
        let scale = (a * b).max(1);
        // `1000 * D_A * D_B` times a share of 1 is `D_A * D_B` times a tenth of a point.
        let tenths = |scaled: u128, scale: u128| Tenths(u64::try_from((2 * scaled + scale) / (2 * scale)).unwrap_or(0));
        Apart {
            points: tenths(self.points.unsigned_abs(), scale),
            usual_change: tenths(128 * (self.noise + self.guess).isqrt(), 100 * scale),
        }
    }

    /// Returns whether the first role is ahead and the unanswered skills are unlikely to reverse that:
    /// `difference > 0` and `difference^2 >= 4 * variance` of the unanswered skills.
    pub const fn is_settled(self) -> bool {
        let points = self.points.unsigned_abs();
        self.points > 0 && points * points >= 4 * self.guess
    }
}

/// Returns the unanswered skill that changes the difference of two roles most: the one with the largest variance of
/// `points_A - points_B`. Of equal ones it returns the first. `None` if no skill changes the difference.
pub(crate) fn most_telling(scores: &Scores, band: BandId, roles: [RoleId; 2]) -> Option<SkillId> {
    let (framework, sheet) = (scores.framework(), scores.sheet());
    let pair = Pair::of(scores, band, roles);
    let open = framework.skills().filter(|skill| sheet.choice(*skill) == Choice::Unanswered);
    let chances = |skill| scores.likely.domain(framework.skill(skill).domain).chances();
    let variance = |skill| pair.variance(pair.moments(skill, chances(skill)));
    let telling = open.map(|skill| (variance(skill), skill)).filter(|(variance, _)| *variance > 0);
    telling.max_by_key(|(variance, skill)| (*variance, Reverse(*skill))).map(|(_, skill)| skill)
}

/// Returns the variance, from answering noise, of a person's readiness in one place minus that in another, times 10^12.
/// Without another place it is that of the readiness itself.
pub(crate) fn variance_between(
    evaluation: &Evaluation,
    here: (RoleId, BandId),
    there: Option<(RoleId, BandId)>,
) -> u128 {
    let scores = evaluation.scores();
    let Some(there) = there else {
        let card = scores.card(here.0, here.1);
        let denominator = u128::from(card.denominator());
        return (card.noise() * 2_500_000_000).checked_div(denominator * denominator).unwrap_or(0);
    };
    let pair = Pair::at(scores, [here, there]);
    let mut noise = Moments::default();
    for skill in scores.framework().skills() {
        let mark = scores.sheet().mark(skill);
        if let Choice::Level(level) = mark.choice {
            noise.add(pair.moments(skill, noisy_chances(mark, level)));
        }
    }
    // Chances in twentieths give 400 times the variance.
    let product = pair.denominators[0] * pair.denominators[1];
    (pair.variance(noise) * 2_500_000_000).checked_div((product * product).unsigned_abs()).unwrap_or(0)
}

/// Two roles at a band each, for a comparison skill by skill.
struct Pair<'f> {
    roles: [&'f Role; 2],
    denominators: [i128; 2],
    bands: [BandId; 2],
}

impl<'f> Pair<'f> {
    fn of(scores: &'f Scores, band: BandId, roles: [RoleId; 2]) -> Self {
        Self::at(scores, roles.map(|role| (role, band)))
    }

    /// Compares roles that may be at different bands.
    fn at(scores: &'f Scores, places: [(RoleId, BandId); 2]) -> Self {
        let denominator = |(role, band)| i128::from(scores.card(role, band).denominator());
        Self {
            roles: places.map(|(role, _)| scores.framework().role(role)),
            denominators: places.map(denominator),
            bands: places.map(|(_, band)| band),
        }
    }

    /// Returns the moments of a skill over levels 0 to 4 with chances, times the square of the sum of the chances.
    fn moments(&self, skill: SkillId, chances: [u64; LEVELS]) -> Moments {
        let requirements = self.roles.map(|role| role.requirement(skill));
        if requirements.iter().all(Option::is_none) {
            return Moments::default();
        }
        let [(weight_a, of_a), (weight_b, of_b)] = [0, 1].map(|place| match requirements[place] {
            Some(listed) => (u64::from(listed.weight), credits(listed.target(self.bands[place]))),
            None => (0, &[0; LEVELS]),
        });
        let (mut total, mut mean, mut square, mut product) = (0, [0; 2], [0; 2], 0);
        for level in 0..LEVELS {
            let chance = chances[level];
            // Most answers leave two or three levels possible.
            if chance == 0 {
                continue;
            }
            let (a, b) = (weight_a * of_a[level], weight_b * of_b[level]);
            total += chance;
            mean = [mean[0] + chance * a, mean[1] + chance * b];
            square = [square[0] + chance * a * a, square[1] + chance * b * b];
            product += chance * a * b;
        }
        Moments {
            variances: [0, 1].map(|role| total * square[role] - mean[role] * mean[role]),
            covariance: signed(total * product) - signed(mean[0] * mean[1]),
        }
    }

    /// Returns the variance of `X * D_A * D_B`: `D_B^2 * Var(a) + D_A^2 * Var(b) - 2 * D_A * D_B * Cov(a, b)`.
    fn variance(&self, moments: Moments) -> u128 {
        let [d_a, d_b] = self.denominators;
        let [a, b] = moments.variances.map(i128::from);
        (d_b * d_b * a + d_a * d_a * b - 2 * d_a * d_b * i128::from(moments.covariance)).unsigned_abs()
    }
}

/// The variances of `a = w_A * credit_A` and `b = w_B * credit_B` and their covariance, added up over skills.
///
/// The denominators are kept apart, so that the sums stay small: 2,000 skills of weight 100 with chances per mille
/// come to less than 2^52.
#[derive(Debug, Clone, Copy, Default)]
struct Moments {
    variances: [u64; 2],
    covariance: i64,
}

impl Moments {
    const fn add(&mut self, other: Self) {
        self.variances = [self.variances[0] + other.variances[0], self.variances[1] + other.variances[1]];
        self.covariance += other.covariance;
    }
}

/// Returns the chances of the true levels 0 to 4 of an answer, in twentieths.
fn noisy_chances(mark: Mark, level: Level) -> [u64; LEVELS] {
    let mut chances = [0; LEVELS];
    for (level, chance) in noisy_levels(mark, level) {
        chances[level.index()] += chance;
    }
    chances
}

fn signed(sum: u64) -> i64 {
    i64::try_from(sum).expect("sums of one skill are far below 2^63")
}
