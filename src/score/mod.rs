//! How ready a person is for each role at each band, and how sure that is.
//!
//! Every number the program shows comes from here. The formulas are chosen so that a person can redo them by
//! hand, so that raising an answer never lowers a score, and so that silence is never counted as a zero. All
//! of them work on whole numbers and exact fractions; a root is taken only to print an error.
//!
//! The words: a *level* is an answer, 0 to 4; a role expects a *target* `t` of a skill at a *band*, 1 to 4,
//! and gives it a *weight* `w`. A skill marked as not applicable is out of the score of every role.
//!
//! This module ranks and judges. It does not say what to do next (that is `plan`), nor what to ask next
//! (that is `interview`).

mod card;
mod decided;
mod difference;
mod evaluation;
mod fraction;
mod gaps;
mod likely;
mod ranking;
mod remarks;
mod verdict;
mod wide;

use card::Answered;
pub use card::{DomainCard, RoleCoverage, Scorecard};
pub use decided::is_decided;
pub use difference::Difference;
pub(crate) use difference::{Basis, most_telling};
pub use evaluation::Evaluation;
pub use fraction::{Fraction, Tenths};
pub use gaps::{Gap, SkillLine, gaps, skill_lines, strengths};
pub use likely::{Expectation, Likely, Tally};
pub use ranking::Ranking;
pub use remarks::{Remark, remarks};
pub use verdict::{MustHave, Verdict};

use crate::assessment::Sheet;
use crate::framework::{BandId, Framework, LEVELS, Level, RoleId};

/// The scorecards of all roles at all bands for one sheet of answers.
#[derive(Debug, Clone)]
pub struct Scores {
    cards: Vec<Scorecard>,
    bands: usize,
    /// What the unanswered skills were taken to be.
    likely: Likely,
}

impl Scores {
    /// Scores a sheet.
    pub fn of(framework: &Framework, sheet: &Sheet) -> Self {
        let likely = Likely::of(framework, sheet);
        let pairs = framework.roles().flat_map(|role| framework.bands().map(move |band| (role, band)));
        let answered = Answered { framework, sheet, likely: &likely };
        let cards = pairs.map(|(role, band)| Scorecard::of(answered, role, band)).collect();
        Self { cards, bands: framework.bands().len(), likely }
    }

    /// The scorecard of a role at a band.
    pub fn card(&self, role: RoleId, band: BandId) -> &Scorecard {
        &self.cards[role.index() * self.bands + band.index()]
    }

    /// All scorecards: roles in the framework's order, and bands within each.
    pub fn cards(&self) -> impl ExactSizeIterator<Item = &Scorecard> {
        self.cards.iter()
    }
}

/// The credit of a skill that has reached its target.
pub const FULL_CREDIT: u64 = 12;

/// How much of a target has been reached, in twelfths: `12 * min(a, t) / t`.
///
/// Always a whole number, because every target from 1 to 4 divides 12. A target of 0 asks for nothing.
pub const fn credit(level: Level, target: Level) -> u64 {
    CREDITS[target.index()][level.index()]
}

/// The credits of all levels for all targets, worked out beforehand because a division takes longer than all the
/// rest of a score.
const CREDITS: [[u64; LEVELS]; LEVELS] = {
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
