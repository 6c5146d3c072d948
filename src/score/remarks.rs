//! Kind remarks on the pattern of the answers. They are said, and everything is scored all the same.
//!
//! There is no general warning about bias: warnings do not help, examples and evidence prompts do.

use crate::assessment::{Mark, Sheet};
use crate::framework::Level;

/// From this many answers on, a pattern is worth a remark.
const ENOUGH: usize = 10;

/// Something worth a second look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Remark {
    /// Every answer has the same level.
    SameLevelThroughout(Level),
    /// Ten or more answers at the highest level, none of them with evidence.
    HighestWithoutEvidence {
        /// How many answers have the highest level.
        count: usize,
    },
}

/// What is worth saying about the pattern of the answers.
pub fn remarks(sheet: &Sheet) -> Vec<Remark> {
    let answered: Vec<(Level, Mark)> = sheet.marks().filter_map(|mark| Some((mark.choice.level()?, mark))).collect();
    let mut remarks = Vec::new();
    if let Some((first, _)) = answered.first()
        && answered.len() >= ENOUGH
        && answered.iter().all(|(level, _)| level == first)
    {
        remarks.push(Remark::SameLevelThroughout(*first));
    }
    let highest = Level::ALL[Level::ALL.len() - 1];
    let highest = || answered.iter().filter(|(level, _)| *level == highest);
    if highest().count() >= ENOUGH && !highest().any(|(_, mark)| mark.shown) {
        remarks.push(Remark::HighestWithoutEvidence { count: highest().count() });
    }
    remarks
}

impl std::fmt::Display for Remark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SameLevelThroughout(level) => write!(
                f,
                "Every answer is a {level}. If that is how it is, fine. If not, the statements above and below \
                 each answer are worth a second look: most people are stronger in some skills than in others."
            ),
            Self::HighestWithoutEvidence { count } => write!(
                f,
                "{count} answers are at the highest level and none has evidence yet. Adding one link or one \
                 sentence to a few of them makes the result easier to share and to trust."
            ),
        }
    }
}
