//! Undo and redo: what was there before each change of an entry, the evidence log, the aim, or a preference.

use std::sync::Arc;

use super::aim::Aim;
use super::entry::Entry;
use super::log::{EvidenceLog, LogEntry};
use super::wish::Wish;
use crate::framework::{PreferenceId, SkillId};

/// The most changes that undo can take back. For more, a backup is the better way.
const LIMIT: usize = 500;

#[derive(Debug, Clone, Default)]
pub(super) struct UndoStack {
    past: Vec<Change>,
    future: Vec<Change>,
}

/// A state to put back.
#[derive(Debug, Clone)]
enum Change {
    /// The entry of a skill.
    Skill(SkillId, Entry),
    /// The entry of the log with this number; `None` if there was none.
    Log(u32, Option<LogEntry>),
    Aim(Aim),
    /// The person's answer to a preference; `None` if they gave none.
    Wish(PreferenceId, Option<Wish>),
}

/// The parts of an assessment that undo can change.
pub(super) struct Parts<'a> {
    pub(super) entries: &'a mut Arc<Vec<Entry>>,
    pub(super) log: &'a mut Arc<EvidenceLog>,
    pub(super) aim: &'a mut Aim,
    pub(super) wishes: &'a mut [Option<Wish>],
}

/// The part of an assessment that undo or redo has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turned {
    /// The entry of a skill.
    Skill(SkillId),
    /// The entry of the log with this number.
    Log(u32),
    /// The aim.
    Aim,
    /// The person's answer to a preference.
    Wish(PreferenceId),
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

    /// Records the aim before a change.
    pub(super) fn record_aim(&mut self, before: Aim) {
        self.push(Change::Aim(before));
    }

    /// Records what the person said to a preference before a change.
    pub(super) fn record_wish(&mut self, preference: PreferenceId, before: Option<Wish>) {
        self.push(Change::Wish(preference, before));
    }

    fn push(&mut self, change: Change) {
        self.future.clear();
        if self.past.len() == LIMIT {
            self.past.remove(0);
        }
        self.past.push(change);
    }

    pub(super) fn undo(&mut self, parts: Parts<'_>) -> Option<Turned> {
        let (other_side, turned) = swap(self.past.pop()?, parts);
        self.future.push(other_side);
        Some(turned)
    }

    pub(super) fn redo(&mut self, parts: Parts<'_>) -> Option<Turned> {
        let (other_side, turned) = swap(self.future.pop()?, parts);
        self.past.push(other_side);
        Some(turned)
    }
}

/// Puts back what was recorded. Returns what it replaces for the other side, and what has changed.
fn swap(change: Change, parts: Parts<'_>) -> (Change, Turned) {
    let Parts { entries, log, aim, wishes } = parts;
    match change {
        Change::Skill(skill, entry) => {
            let replaced = std::mem::replace(&mut Arc::make_mut(entries)[skill.index()], entry);
            (Change::Skill(skill, replaced), Turned::Skill(skill))
        }
        Change::Log(id, entry) => (Change::Log(id, Arc::make_mut(log).put(id, entry)), Turned::Log(id)),
        Change::Aim(before) => (Change::Aim(std::mem::replace(aim, before)), Turned::Aim),
        Change::Wish(preference, wish) => {
            let replaced = std::mem::replace(&mut wishes[preference.index()], wish);
            (Change::Wish(preference, replaced), Turned::Wish(preference))
        }
    }
}
