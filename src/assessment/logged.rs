//! The evidence log of an assessment: changing it so that undo takes the change back, and what it has nothing about.

use jiff::civil::Date;

use super::log::{LogEdit, LogProblem};
use super::{Assessment, Choice};
use crate::framework::{Importance, SkillId};

impl Assessment {
    /// Changes the log, so that undo takes the change back. Returns the number of the entry.
    ///
    /// # Errors
    ///
    /// The first reason why this cannot be logged.
    pub fn edit_log(&mut self, edit: LogEdit, today: Date) -> Result<u32, LogProblem> {
        let (id, before) = self.log_mut().edit(edit, today)?;
        if self.log.entry(id) != before.as_ref() {
            self.history.record_log(id, before);
        }
        Ok(id)
    }

    /// Returns the core skills of the role aimed at that apply and have neither evidence nor an entry of the log, in the
    /// order of the role.
    #[must_use]
    pub fn core_without_evidence(&self) -> Vec<SkillId> {
        let Some(role) = self.aim.role else { return Vec::new() };
        let core = self.framework.role(role).requirements.iter();
        let core = core.filter(|it| it.importance == Importance::Core).map(|it| it.skill);
        let is_bare = |skill: &SkillId| {
            let entry = self.entry(*skill);
            let key = self.framework.skill(*skill).key.as_str();
            let is_logged = self.log.entries().iter().any(|entry| entry.shows(key));
            entry.choice != Choice::NotApplicable && entry.evidence.is_empty() && !is_logged
        };
        core.filter(is_bare).collect()
    }
}
