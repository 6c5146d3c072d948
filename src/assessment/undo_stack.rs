//! Undo and redo: the entries as they were before each change, of skills and of the evidence log.

use std::sync::Arc;

use super::entry::Entry;
use super::log::{EvidenceLog, LogEntry};
use crate::framework::SkillId;

/// The most changes that undo can take back. For more, a backup is the better way.
const LIMIT: usize = 500;

#[derive(Debug, Clone, Default)]
pub(super) struct UndoStack {
    past: Vec<Change>,
    future: Vec<Change>,
}

/// What to put back.
#[derive(Debug, Clone)]
enum Change {
    /// The entry of a skill.
    Skill(SkillId, Entry),
    /// The entry of the log with this number; `None` if there was none.
    Log(u32, Option<LogEntry>),
}

/// What undo or redo has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turned {
    /// The entry of a skill.
    Skill(SkillId),
    /// The entry of the log with this number.
    Log(u32),
}

impl UndoStack {
    /// Records the entry before a change. A new change clears the changes to redo.
    pub(super) fn record(&mut self, skill: SkillId, before: Entry) {
        self.push(Change::Skill(skill, before));
    }

    /// Records an entry of the log before a change.
    pub(super) fn record_log(&mut self, id: u32, before: Option<LogEntry>) {
        self.push(Change::Log(id, before));
    }

    fn push(&mut self, change: Change) {
        self.future.clear();
        if self.past.len() == LIMIT {
            self.past.remove(0);
        }
        self.past.push(change);
    }

    pub(super) fn undo(&mut self, entries: &mut [Entry], log: &mut Arc<EvidenceLog>) -> Option<Turned> {
        let (other_side, turned) = swap(self.past.pop()?, entries, log);
        self.future.push(other_side);
        Some(turned)
    }

    pub(super) fn redo(&mut self, entries: &mut [Entry], log: &mut Arc<EvidenceLog>) -> Option<Turned> {
        let (other_side, turned) = swap(self.future.pop()?, entries, log);
        self.past.push(other_side);
        Some(turned)
    }
}

/// Puts the recorded entry in place. Returns the replaced one for the other side, and what has changed.
fn swap(change: Change, entries: &mut [Entry], log: &mut Arc<EvidenceLog>) -> (Change, Turned) {
    match change {
        Change::Skill(skill, entry) => {
            let replaced = std::mem::replace(&mut entries[skill.index()], entry);
            (Change::Skill(skill, replaced), Turned::Skill(skill))
        }
        Change::Log(id, entry) => (Change::Log(id, Arc::make_mut(log).put(id, entry)), Turned::Log(id)),
    }
}
