//! Undo and redo: the entries as they were before each change.

use super::entry::Entry;
use crate::framework::SkillId;

/// The most changes that undo can take back. For more, a backup is the better way.
const LIMIT: usize = 500;

#[derive(Debug, Clone, Default)]
pub(super) struct UndoStack {
    past: Vec<Change>,
    future: Vec<Change>,
}

/// A skill and the entry to put back.
#[derive(Debug, Clone)]
struct Change {
    skill: SkillId,
    entry: Entry,
}

impl UndoStack {
    /// Records the entry before a change. A new change clears the changes to redo.
    pub(super) fn record(&mut self, skill: SkillId, before: Entry) {
        self.future.clear();
        if self.past.len() == LIMIT {
            self.past.remove(0);
        }
        self.past.push(Change { skill, entry: before });
    }

    pub(super) fn undo(&mut self, entries: &mut [Entry]) -> Option<SkillId> {
        Some(swap(self.past.pop()?, entries, &mut self.future))
    }

    pub(super) fn redo(&mut self, entries: &mut [Entry]) -> Option<SkillId> {
        Some(swap(self.future.pop()?, entries, &mut self.past))
    }
}

/// Puts the recorded entry in place and records the replaced one on the other side.
fn swap(change: Change, entries: &mut [Entry], other_side: &mut Vec<Change>) -> SkillId {
    let Change { skill, entry } = change;
    let replaced = std::mem::replace(&mut entries[skill.index()], entry);
    other_side.push(Change { skill, entry: replaced });
    skill
}
