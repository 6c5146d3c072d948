//! Answering again: the point in time that holds the former answers, and what is still to give.

use super::{Assessment, Choice};
use crate::framework::SkillId;

/// A round of answering again.
///
/// An answer counts as given again once its revision is higher than the one that began the round. So the round needs no
/// list, and an older version of the program that changes an answer gives it again as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnsweringAgain {
    /// The number of the point in time with the former answers.
    pub point: u32,
    /// The revision of the assessment when the round began.
    pub revision: u64,
    /// Whether the former answers are hidden while the person answers.
    pub hides_former: bool,
}

impl AnsweringAgain {
    /// Returns whether an answer of this revision was given in the round.
    #[must_use]
    pub const fn includes(&self, revision: u64) -> bool {
        revision > self.revision
    }
}

impl Assessment {
    /// Returns the round of answering again, if the person is in one.
    #[must_use]
    pub const fn again(&self) -> Option<AnsweringAgain> {
        self.again
    }

    /// Begins or ends a round of answering again. The answers stay as they are.
    pub const fn set_again(&mut self, again: Option<AnsweringAgain>) {
        self.again = again;
    }

    /// Returns whether the answer to a skill waits to be given again.
    #[must_use]
    pub fn is_still_to_give(&self, skill: SkillId) -> bool {
        let entry = self.entry(skill);
        let is_answered = entry.choice != Choice::Unanswered;
        let revision = entry.given.map_or(0, |given| given.revision);
        self.again.is_some_and(|again| is_answered && !again.includes(revision))
    }

    /// Returns whether the answer to a skill is to be hidden: it waits to be given again, and the person wants to answer
    /// without seeing it.
    #[must_use]
    pub fn is_hidden(&self, skill: SkillId) -> bool {
        self.again.is_some_and(|again| again.hides_former) && self.is_still_to_give(skill)
    }

    /// Returns the skills whose answers wait to be given again, in the framework's order.
    pub fn still_to_give(&self) -> impl Iterator<Item = SkillId> + '_ {
        self.framework.skills().filter(|skill| self.is_still_to_give(*skill))
    }

    /// Returns whether a question is to be asked: it has no answer, or its answer waits to be given again.
    #[must_use]
    pub fn is_to_ask(&self, skill: SkillId) -> bool {
        self.is_asked(skill) && (self.entry(skill).choice == Choice::Unanswered || self.is_still_to_give(skill))
    }

    /// Counts the questions to be asked.
    #[must_use]
    pub fn left_to_ask(&self) -> usize {
        self.framework.skills().filter(|skill| self.is_to_ask(*skill)).count()
    }
}
