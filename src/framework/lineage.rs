//! The history of a skill from edition to edition: its ids, the changes that concern it, and its earlier statements.

use super::change::{FIRST_CHANGED, FIRST_EDITION};
use super::{Change, ChangeKind, Framework, LEVELS, Level, RoleId, SkillId};
use crate::order::Order as _;
use crate::text::Clean;

impl Framework {
    /// Returns the present id of a skill that had the id `key` in an edition. An id that no edition renamed stays as it
    /// is, even if the framework no longer has the skill.
    #[must_use]
    pub fn key_now(&self, key: &str, edition: u32) -> Clean {
        let mut key = Clean::line(key);
        let mut renamed_in = edition;
        for change in self.renames_since(edition) {
            // An edition makes all its changes at once, so it renames a skill once.
            if change.edition > renamed_in && change.from.contains(&key) {
                (key, renamed_in) = (change.key.clone(), change.edition);
            }
        }
        key
    }

    /// Returns the id that a skill had in an edition.
    #[must_use]
    pub fn key_in(&self, skill: SkillId, edition: u32) -> Clean {
        self.key_before(&self.skill(skill).key, edition)
    }

    fn key_before(&self, key: &Clean, edition: u32) -> Clean {
        let mut key = key.clone();
        let mut renamed_in = u32::MAX;
        for change in self.renames_since(edition).into_iter().rev() {
            if let (true, Some(from)) = (change.edition < renamed_in && change.key == key, change.from.first()) {
                (key, renamed_in) = (from.clone(), change.edition);
            }
        }
        key
    }

    /// Returns the changes of ids after an edition, the earliest first.
    fn renames_since(&self, edition: u32) -> Vec<&Change> {
        // No change is of a later edition, and the changes are read on first use.
        if edition >= self.edition.max(FIRST_CHANGED) {
            return Vec::new();
        }
        let is_rename = |change: &&Change| change.kind == ChangeKind::Renamed && change.edition > edition;
        let mut renames: Vec<&Change> = self.changes().iter().filter(is_rename).collect();
        renames.order_by_key(|change| change.edition);
        renames
    }

    /// Returns whether a skill that had this id in an edition is gone because a later edition retired it, split it, or
    /// joined it with others.
    #[must_use]
    pub fn has_ended(&self, key: &Clean, edition: u32) -> bool {
        let ends = |it: &Change| {
            let is_end = it.kind == ChangeKind::Retired && it.key == *key;
            is_end || (it.kind != ChangeKind::Renamed && it.from.contains(key))
        };
        let is_known = edition < self.edition.max(FIRST_CHANGED) && self.find_skill(key.as_str()).is_none();
        is_known && self.changes().iter().any(|change| change.edition > edition && ends(change))
    }

    /// Returns the changes that concern a skill after an edition, under the ids that it had, without those of targets.
    #[must_use]
    pub fn changes_since(&self, skill: SkillId, edition: u32) -> Vec<&Change> {
        if edition >= self.edition.max(FIRST_CHANGED) {
            return Vec::new();
        }
        let key = &self.skill(skill).key;
        let concerns = |change: &&Change| {
            let is_later = change.edition > edition && change.kind != ChangeKind::Targets;
            is_later && change.key == self.key_before(key, change.edition)
        };
        self.changes().iter().filter(concerns).collect()
    }

    /// Returns whether an answer at a level, given to an earlier edition, needs another look because a later edition
    /// changed the meaning of that level or the next one.
    #[must_use]
    pub fn is_worth_another_look(&self, skill: SkillId, level: Level, given_to: u32) -> bool {
        // Nobody knows how statements differ that were changed without a new edition.
        if given_to < FIRST_EDITION {
            return true;
        }
        self.changes_since(skill, given_to).into_iter().any(|change| change.touches(level))
    }

    /// Returns whether a later edition changed the levels that a role expects, or how much they count.
    #[must_use]
    pub fn expects_otherwise_since(&self, role: RoleId, edition: u32) -> bool {
        let key = &self.role(role).key;
        let is_about = |change: &Change| change.kind == ChangeKind::Targets && change.role.as_ref() == Some(key);
        edition < self.edition && self.changes().iter().any(|change| change.edition > edition && is_about(change))
    }

    /// Returns the five statements of a skill in an earlier edition. `None` if the framework does not keep them.
    #[must_use]
    pub fn earlier_statements(&self, edition: u32, skill: SkillId) -> Option<[Clean; LEVELS]> {
        self.statements_of(edition, &self.key_in(skill, edition))
    }

    /// Returns the five statements that an earlier edition has under an id, even if the skill is gone.
    #[must_use]
    pub fn statements_of(&self, edition: u32, key: &Clean) -> Option<[Clean; LEVELS]> {
        self.earlier.iter().find(|earlier| earlier.number == edition)?.statements.get(key).cloned()
    }

    /// Makes reading any earlier edition fail, to show that nothing reads one.
    #[cfg(test)]
    pub(crate) fn without_earlier_editions(self) -> Self {
        use super::earlier::EarlierEdition;
        use super::late::Late;
        let unread =
            |number| EarlierEdition { number, statements: Late::new(|| unreachable!("an earlier edition was read")) };
        Self { earlier: self.earlier.iter().map(|earlier| unread(earlier.number)).collect(), ..self }
    }
}
