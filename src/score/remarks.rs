//! Friendly remarks on the pattern of the answers. They change no score.
//!
//! There is no general warning about bias: warnings do not help, examples and evidence prompts do.

use crate::assessment::{Mark, Sheet};
use crate::framework::Level;

/// The fewest answers that make a pattern worth a remark.
const ENOUGH: usize = 10;

/// A pattern that deserves a second look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Remark {
    /// Every answer has the same level.
    SameLevelThroughout(Level),
    /// Ten or more answers at the highest level, none of them with evidence.
    HighestWithoutEvidence {
        /// The number of answers at the highest level.
        count: usize,
    },
    /// Answers to statements that have changed since they were given.
    StatementsChanged {
        /// The number of answers.
        count: usize,
    },
}

/// Returns the remarks on the pattern of the answers.
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
    let count = answered.iter().filter(|(_, mark)| mark.look_again).count();
    if count > 0 {
        remarks.push(Remark::StatementsChanged { count });
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
            Self::StatementsChanged { count: 1 } => f.write_str(
                "1 answer was given to statements that have changed since. Look at it again before you rely on this \
                 result; until then it counts as unsure.",
            ),
            Self::StatementsChanged { count } => write!(
                f,
                "{count} answers were given to statements that have changed since. Look at them again before you rely on \
                 this result; until then they count as unsure."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Remark, remarks};
    use crate::assessment::{Choice, Mark, Sheet};
    use crate::framework::Level;

    #[test]
    fn answers_to_statements_that_changed_are_worth_a_remark() {
        let mark = |look_again| Mark { choice: Choice::Level(Level::ALL[2]), look_again, ..Mark::default() };
        let sheet: Sheet = [true, false, true].map(mark).into_iter().collect();
        assert_eq!(remarks(&sheet), [Remark::StatementsChanged { count: 2 }]);
        let words = Remark::StatementsChanged { count: 1 }.to_string();
        assert!(words.starts_with("1 answer was given to statements that have changed since."), "{words}");
    }
}
