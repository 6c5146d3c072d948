//! The own answers and one rating, side by side.

use std::cmp::Reverse;
use std::fmt;

use super::Rating;
use crate::assessment::{Assessment, Choice};
use crate::framework::{BandId, Level, RoleId, SkillId};
use crate::order::Order as _;

/// The agreement of the own answers and one rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// The role and band of the targets; `None` if there are no targets.
    pub aim: Option<(RoleId, BandId)>,
    /// The skills with a level from both, the largest difference first, then in the framework's order.
    pub items: Vec<RatedPair>,
    /// The number of pairs two levels or more apart that chance makes.
    pub by_chance: ByChance,
    /// The skills that the rater has a level for and the person does not, in the framework's order.
    pub only_theirs: Vec<SkillId>,
}

/// The two levels of one skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatedPair {
    /// The skill.
    pub skill: SkillId,
    /// The person's own level.
    pub own: Level,
    /// The rater's level.
    pub other: Level,
    /// The level that the role expects at the band; `None` if it does not ask for the skill.
    pub target: Option<Level>,
    /// The meaning of the two levels together.
    pub kind: PairKind,
}

/// The meaning of two levels together, for a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PairKind {
    /// The rater sees at least two levels less, and the target is not reached.
    BlindSpot,
    /// The rater sees at least two levels more, and the target is reached.
    HiddenStrength,
    /// Both are at the target or above, at most one apart.
    AgreedStrength,
    /// Both are below the target, at most one apart.
    AgreedGap,
    /// Everything else, and skills that the role does not ask for.
    Talk,
}

/// The number of pairs two levels or more apart that chance makes, exactly: a number of four-hundredths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByChance {
    /// The number in four-hundredths: both chances are whole twentieths.
    pub four_hundredths: u64,
}

impl PairKind {
    /// All kinds.
    pub const ALL: [Self; 5] =
        [Self::HiddenStrength, Self::BlindSpot, Self::AgreedStrength, Self::AgreedGap, Self::Talk];

    /// Returns the kind of two levels for a target.
    #[must_use]
    pub fn of(own: Level, other: Level, target: Option<Level>) -> Self {
        let Some(target) = target else { return Self::Talk };
        match (own.is_apart_from(other), own >= target, other >= target) {
            (true, _, false) if other < own => Self::BlindSpot,
            (true, _, true) if other > own => Self::HiddenStrength,
            (false, true, true) => Self::AgreedStrength,
            (false, false, false) => Self::AgreedGap,
            _ => Self::Talk,
        }
    }

    /// Returns the word in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::BlindSpot => "blind-spot",
            Self::HiddenStrength => "hidden-strength",
            Self::AgreedStrength => "agreed-strength",
            Self::AgreedGap => "agreed-gap",
            Self::Talk => "talk",
        }
    }
}

impl RatedPair {
    /// Returns the rater's level minus the own one.
    #[must_use]
    pub fn difference(&self) -> i64 {
        i64::from(self.other.number()) - i64::from(self.own.number())
    }

    /// Returns whether the two are two levels or more apart, which chance alone rarely does.
    #[must_use]
    pub const fn is_apart(&self) -> bool {
        self.own.is_apart_from(self.other)
    }
}

impl ByChance {
    /// Returns the number in tenths, rounded to the nearest, half up.
    #[must_use]
    pub const fn tenths(self) -> u64 {
        (self.four_hundredths + 20) / 40
    }

    /// Returns the whole number nearest to it, half up.
    #[must_use]
    pub const fn whole(self) -> u64 {
        (self.four_hundredths + 200) / 400
    }
}

/// Writes the number with one decimal.
impl fmt::Display for ByChance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{}", self.tenths() / 10, self.tenths() % 10))
    }
}

impl Agreement {
    /// Sets a rating beside the own answers. The rating and the answers belong to the same framework.
    #[must_use]
    pub fn of(own: &Assessment, rating: &Rating, aim: Option<(RoleId, BandId)>) -> Self {
        let framework = own.framework();
        let target = |skill| {
            let (role, band) = aim?;
            Some(framework.role(role).requirement(skill)?.target(band))
        };
        let mut agreement = Self { aim, items: Vec::new(), by_chance: ByChance::default(), only_theirs: Vec::new() };
        for skill in framework.skills() {
            let Some(theirs) = rating.skill(skill) else { continue };
            let Choice::Level(level) = own.entry(skill).choice else {
                agreement.only_theirs.push(skill);
                continue;
            };
            let (target, other) = (target(skill), theirs.level);
            let kind = PairKind::of(level, other, target);
            agreement.items.push(RatedPair { skill, own: level, other, target, kind });
            let chances = own.mark(skill).slip_chance() * rating.mark(skill).slip_chance();
            agreement.by_chance.four_hundredths += 2 * chances;
        }
        agreement.items.order_by_key(|pair| (Reverse(pair.difference().abs()), pair.skill));
        agreement
    }

    /// Returns how many skills have the same level from both.
    #[must_use]
    pub fn same(&self) -> usize {
        self.count(|difference| difference == 0)
    }

    /// Returns how many skills are one level apart.
    #[must_use]
    pub fn near(&self) -> usize {
        self.count(|difference| difference == 1)
    }

    /// Returns how many skills are two levels or more apart.
    #[must_use]
    pub fn apart(&self) -> usize {
        self.items.iter().filter(|pair| pair.is_apart()).count()
    }

    fn count(&self, is_counted: impl Fn(u64) -> bool) -> usize {
        self.items.iter().filter(|pair| is_counted(pair.difference().unsigned_abs())).count()
    }

    /// Returns the mean difference in hundredths of a level, rounded to the nearest, half away from 0. `None` without a
    /// pair.
    #[must_use]
    pub fn mean_hundredths(&self) -> Option<i64> {
        let count = i64::try_from(self.items.len()).ok().filter(|count| *count > 0)?;
        let sum: i64 = self.items.iter().map(RatedPair::difference).sum();
        let size = (200 * sum.abs() + count) / (2 * count);
        Some(if sum < 0 { -size } else { size })
    }
}

#[cfg(test)]
mod tests {
    use super::{ByChance, PairKind};
    use crate::framework::Level;

    fn kind(own: u32, other: u32, target: Option<u32>) -> PairKind {
        let level = |number| Level::new(number).expect("0 to 4");
        PairKind::of(level(own), level(other), target.map(level))
    }

    #[test]
    fn each_kind_follows_from_the_difference_and_the_target() {
        assert_eq!(kind(3, 1, Some(3)), PairKind::BlindSpot);
        assert_eq!(kind(3, 1, Some(1)), PairKind::Talk, "two less, and the target is reached all the same");
        assert_eq!(kind(1, 3, Some(2)), PairKind::HiddenStrength);
        assert_eq!(kind(0, 2, Some(3)), PairKind::Talk, "two more, and the target is still not reached");
        assert_eq!(kind(1, 2, Some(1)), PairKind::AgreedStrength);
        assert_eq!(kind(1, 2, Some(3)), PairKind::AgreedGap);
        assert_eq!(kind(2, 3, Some(3)), PairKind::Talk, "one apart, with the target in between");
        assert_eq!(kind(1, 3, None), PairKind::Talk, "the role does not ask for it");
    }

    #[test]
    fn by_usual_answers_chance_sets_about_one_of_28_two_apart() {
        let by_chance = ByChance { four_hundredths: 28 * 2 * 3 * 3 };
        assert_eq!((by_chance.to_string().as_str(), by_chance.whole()), ("1.3", 1));
        assert_eq!(ByChance { four_hundredths: 22 * 18 }.to_string(), "1.0");
    }
}
