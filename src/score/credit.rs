//! The credit of one skill: the share of its target that a level reaches.

use crate::framework::{LEVELS, Level};

/// The credit of a skill that has reached its target.
pub const FULL_CREDIT: u64 = 12;

/// Returns the share of a target that a level reaches, in twelfths: `12 * min(a, t) / t`.
///
/// The result is a whole number, because every target from 1 to 4 divides 12. A target of 0 gives full credit.
#[inline]
pub const fn credit(level: Level, target: Level) -> u64 {
    credits(target)[level.index()]
}

/// Returns the credits of all levels for a target.
#[inline]
pub(super) const fn credits(target: Level) -> &'static [u64; LEVELS] {
    &CREDITS[target.index()]
}

/// The credits of all levels for all targets. They are computed at compile time, because a division takes longer than
/// the rest of a score.
static CREDITS: [[u64; LEVELS]; LEVELS] = {
    let mut credits = [[FULL_CREDIT; LEVELS]; LEVELS];
    let mut target = 1;
    while target < LEVELS {
        let mut level = 0;
        while level < target {
            credits[target][level] = FULL_CREDIT * level as u64 / target as u64;
            level += 1;
        }
        target += 1;
    }
    credits
};

#[cfg(test)]
mod tests {
    use super::credit;
    use crate::framework::Level;

    #[test]
    fn credits_follow_the_formula_and_are_whole() {
        for target in &Level::ALL[1..] {
            for level in Level::ALL {
                let [a, t] = [level, *target].map(|level| u64::from(level.number()));
                assert_eq!(credit(level, *target) * t, 12 * a.min(t));
            }
        }
        assert_eq!(credit(Level::ALL[0], Level::ALL[0]), 12, "a target of 0 asks for nothing");
    }
}
