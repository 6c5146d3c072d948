//! Answers to earlier editions of the questions: which file they came from, and which need another look.

use super::{Assessment, Given};
use crate::framework::SkillId;

impl Assessment {
    /// Returns the edition that the file of the answers was written for; that of the framework without a file. Single
    /// answers can be older.
    #[must_use]
    pub const fn file_edition(&self) -> u32 {
        self.file_edition
    }

    /// Returns the earliest edition that an answer was given to, retired ones included; the edition at hand without an
    /// earlier one. Statements that were changed without a new edition are none.
    #[must_use]
    pub fn earliest_edition(&self) -> u32 {
        let entries = self.entries.iter().chain(self.retired.iter().map(|(_, entry)| entry));
        let given = entries.filter_map(|entry| entry.given).map(|given| given.edition);
        let given = given.filter(|edition| *edition != Given::OTHER_WORDS);
        given.chain([self.framework.edition()]).min().unwrap_or_else(|| self.framework.edition())
    }

    /// Sets the edition that the file of the answers was written for.
    pub const fn set_file_edition(&mut self, edition: u32) {
        self.file_edition = edition;
    }

    /// Counts the answers to an earlier edition of the questions.
    #[must_use]
    pub fn earlier_answers(&self) -> usize {
        let edition = self.framework.edition();
        self.entries.iter().filter_map(|entry| entry.given).filter(|given| given.edition < edition).count()
    }

    /// Returns whether an answer needs another look: its edition is an earlier one, and the meaning of its level or the
    /// next one has changed since. Until the person answers again, it counts as unsure.
    #[must_use]
    pub fn is_worth_another_look(&self, skill: SkillId) -> bool {
        let entry = self.entry(skill);
        let given = entry.choice.level().zip(entry.given);
        given.is_some_and(|(level, given)| self.framework.is_worth_another_look(skill, level, given.edition))
    }

    /// Counts the answers that need another look.
    #[must_use]
    pub fn worth_another_look(&self) -> usize {
        self.framework.skills().filter(|skill| self.is_worth_another_look(*skill)).count()
    }
}
