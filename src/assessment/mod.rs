//! The answers of one person, and their edits.
//!
//! An [`Assessment`] holds an [`Entry`] for every skill of its framework, the aim of the person, and the current skill.
//! It supports undo and redo of changes to entries. It knows nothing of scores, files or screens; for scoring it
//! returns a [`Sheet`] of small values.

mod about;
mod again;
mod aim;
mod choice;
mod coverage;
mod edition;
mod entry;
mod example;
mod foreign;
mod given;
mod label;
mod log;
mod logged;
mod name;
mod point;
mod reserved;
mod sheet;
mod step;
mod undo_stack;
mod wish;

pub use about::About;
pub use again::AnsweringAgain;
pub use aim::Aim;
pub use choice::{Choice, Sureness};
pub use coverage::Coverage;
pub use entry::{Edit, Entry, Part};
pub use foreign::Foreign;
pub use given::{Day, Given, Moment, a_year_before, day_words};
pub use label::{LabelProblem, PointLabel, StateLabel};
pub use log::{EvidenceLog, LOG_LIMIT, LOG_SKILLS_LIMIT, LOG_TEXT_LIMIT, LogDraft, LogEdit, LogEntry, LogProblem};
pub use name::{Name, NameProblem};
pub use point::PointInTime;
pub use reserved::{is_reserved, reserved};
pub use sheet::{Mark, Sheet};
pub use step::{StepMark, StepProgress};
pub use undo_stack::Turned;
pub use wish::Wish;

use std::sync::Arc;

use self::undo_stack::{Parts, UndoStack};
use crate::framework::{Framework, PreferenceId, SkillId};
use crate::text::Clean;

/// The order of the questions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pace {
    /// All questions, one after the other.
    #[default]
    Full,
    /// The most telling question next, until the leading role is settled or decided.
    Quick,
}

/// A named set of answers to one framework.
#[derive(Debug, Clone)]
pub struct Assessment {
    framework: Arc<Framework>,
    name: Name,
    aim: Aim,
    /// The entries, shared because every step to another question saves them as they are.
    entries: Arc<Vec<Entry>>,
    retired: Vec<(Clean, Entry)>,
    place: SkillId,
    pace: Pace,
    wishes: Vec<Option<Wish>>,
    foreign: Option<Foreign>,
    /// The edition that the file of the answers was written for.
    file_edition: u32,
    again: Option<AnsweringAgain>,
    /// The person whom the answers are about, if about another person.
    about: Option<Box<About>>,
    /// The evidence log, shared because most changes leave it as it is.
    log: Arc<EvidenceLog>,
    /// The history, in a box because the program reads most assessments and changes few.
    history: Box<UndoStack>,
}

impl Assessment {
    /// Builds an assessment without answers, at the first skill.
    ///
    /// # Panics
    ///
    /// Never: a framework has at least one skill.
    #[must_use]
    pub fn new(framework: &Arc<Framework>, name: Name, aim: Aim) -> Self {
        let place = framework.skills().next().expect("the parser refuses a domain without skills");
        Self {
            framework: Arc::clone(framework),
            name,
            aim,
            entries: Arc::new(vec![Entry::default(); framework.skills().len()]),
            retired: Vec::new(),
            place,
            pace: Pace::Full,
            wishes: vec![None; framework.preferences().len()],
            foreign: None,
            file_edition: framework.edition(),
            again: None,
            about: None,
            log: Arc::default(),
            history: Box::default(),
        }
    }

    /// Returns a copy without the undo history, which can be large.
    #[must_use]
    pub fn without_history(&self) -> Self {
        let Self {
            framework,
            name,
            aim,
            entries,
            retired,
            place,
            pace,
            wishes,
            foreign,
            file_edition,
            again,
            about,
            log,
            history: _,
        } = self;
        Self {
            framework: Arc::clone(framework),
            name: name.clone(),
            aim: *aim,
            entries: Arc::clone(entries),
            retired: retired.clone(),
            place: *place,
            pace: *pace,
            wishes: wishes.clone(),
            foreign: foreign.clone(),
            file_edition: *file_edition,
            again: *again,
            about: about.clone(),
            log: Arc::clone(log),
            history: Box::default(),
        }
    }

    /// Returns a copy without the answers to skills that the framework no longer has, and without history.
    #[must_use]
    pub fn without_retired(&self) -> Self {
        Self {
            framework: Arc::clone(&self.framework),
            name: self.name.clone(),
            entries: Arc::clone(&self.entries),
            retired: Vec::new(),
            wishes: self.wishes.clone(),
            foreign: self.foreign.clone(),
            about: self.about.clone(),
            log: Arc::clone(&self.log),
            history: Box::default(),
            ..*self
        }
    }

    /// Returns the questions and role profiles that the answers belong to.
    #[must_use]
    pub const fn framework(&self) -> &Arc<Framework> {
        &self.framework
    }

    /// Returns the name of the assessment.
    #[must_use]
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// Changes the name of the assessment.
    pub fn rename(&mut self, name: Name) {
        self.name = name;
    }

    /// Returns the role and band that the person aims at.
    #[must_use]
    pub const fn aim(&self) -> Aim {
        self.aim
    }

    /// Changes the aim. The undo history does not record it, because it changes no answer.
    pub const fn set_aim(&mut self, aim: Aim) {
        self.aim = aim;
    }

    /// Changes the aim, so that undo can take it back.
    pub fn change_aim(&mut self, aim: Aim) {
        self.history.record_aim(std::mem::replace(&mut self.aim, aim));
    }

    /// Returns the skill of the last question.
    #[must_use]
    pub const fn place(&self) -> SkillId {
        self.place
    }

    /// Sets the skill of the last question.
    pub const fn set_place(&mut self, place: SkillId) {
        self.place = place;
    }

    /// Returns the order of the questions.
    #[must_use]
    pub const fn pace(&self) -> Pace {
        self.pace
    }

    /// Changes the order of the questions. All answers stay.
    pub const fn set_pace(&mut self, pace: Pace) {
        self.pace = pace;
    }

    /// Returns the answer to a preference. `None` without an answer.
    #[must_use]
    pub fn wish(&self, preference: PreferenceId) -> Option<Wish> {
        self.wishes[preference.index()]
    }

    /// Returns whether any preference has an answer.
    #[must_use]
    pub fn has_wishes(&self) -> bool {
        self.wishes.iter().any(Option::is_some)
    }

    /// Sets or removes the answer to a preference. The undo history does not record it.
    pub fn set_wish(&mut self, preference: PreferenceId, wish: Option<Wish>) {
        self.wishes[preference.index()] = wish;
    }

    /// Changes the answer to a preference, so that undo can take it back.
    pub fn change_wish(&mut self, preference: PreferenceId, wish: Option<Wish>) {
        let before = std::mem::replace(&mut self.wishes[preference.index()], wish);
        self.history.record_wish(preference, before);
    }

    /// Returns the entry of a skill.
    #[must_use]
    pub fn entry(&self, skill: SkillId) -> &Entry {
        &self.entries[skill.index()]
    }

    /// Puts a whole entry in place, for loading and importing. The undo history stays as it is.
    pub fn restore_entry(&mut self, skill: SkillId, entry: Entry) {
        Arc::make_mut(&mut self.entries)[skill.index()] = entry;
    }

    /// Returns the answers to skills that the framework no longer has, by their id. The assessment keeps them.
    #[must_use]
    pub fn retired(&self) -> &[(Clean, Entry)] {
        &self.retired
    }

    /// Keeps an answer to a skill that the framework no longer has.
    pub fn retire(&mut self, key: Clean, entry: Entry) {
        self.retired.push((key, entry));
    }

    /// Changes the entry of a skill. Returns whether the entry differs now, even if only the day of the same answer
    /// changed.
    pub fn edit(&mut self, skill: SkillId, edit: Edit, moment: Moment) -> bool {
        let before = &self.entries[skill.index()];
        let after = if matches!(edit, Edit::Choose(_)) && self.is_still_to_give(skill) {
            // Without its date, the same answer of the same day is dated anew and so counts as given again.
            Entry { given: None, ..before.clone() }.edited(edit, moment)
        } else if self.is_still_to_give(skill) {
            // Only an answer is given again. Whatever else changes, the former answer keeps its date.
            Entry { given: before.given, ..before.edited(edit, moment) }
        } else {
            before.edited(edit, moment)
        };
        if *before == after {
            return false;
        }
        let before = std::mem::replace(&mut Arc::make_mut(&mut self.entries)[skill.index()], after);
        self.history.record(skill, before);
        true
    }

    /// Undoes the last change. Returns what has changed.
    pub fn undo(&mut self) -> Option<Turned> {
        let (history, parts) = self.undoable();
        history.undo(parts)
    }

    /// Redoes the last undone change. Returns what has changed.
    pub fn redo(&mut self) -> Option<Turned> {
        let (history, parts) = self.undoable();
        history.redo(parts)
    }

    const fn undoable(&mut self) -> (&mut UndoStack, Parts<'_>) {
        let Self { history, entries, log, aim, wishes, .. } = self;
        (history, Parts { entries, log, aim, wishes: wishes.as_mut_slice() })
    }

    /// Returns the evidence log.
    #[must_use]
    pub fn log(&self) -> &EvidenceLog {
        &self.log
    }

    /// Returns the evidence log, shared: as long as it is the same one, nothing of it has changed.
    pub(crate) const fn shared_log(&self) -> &Arc<EvidenceLog> {
        &self.log
    }

    /// Returns the evidence log to change it. The undo history does not record it;
    /// [`edit_log`](Self::edit_log) does.
    pub fn log_mut(&mut self) -> &mut EvidenceLog {
        Arc::make_mut(&mut self.log)
    }

    /// Returns the day of the newest answer, including answers to retired skills. `None` before the first answer, or if
    /// the day of any answer is unknown.
    #[must_use]
    pub fn answered_on(&self) -> Option<Day> {
        let days: Option<Vec<Day>> = self.answered().map(|entry| entry.given.map(|given| given.day)).collect();
        Day::newest(days?.into_iter())
    }

    /// Returns the day of the newest answer, in words.
    #[must_use]
    pub fn answered_words(&self) -> String {
        day_words(self.answered_on(), self.answered().next().is_some())
    }

    fn answered(&self) -> impl Iterator<Item = &Entry> {
        let entries = self.entries.iter().chain(self.retired.iter().map(|(_, entry)| entry));
        entries.filter(|entry| entry.choice != Choice::Unanswered)
    }

    /// Returns the origin of the answers, if they belong to other questions than those of the framework at hand.
    #[must_use]
    pub const fn foreign(&self) -> Option<&Foreign> {
        self.foreign.as_ref()
    }

    /// Marks the answers as belonging to other questions than those of the framework at hand.
    pub fn set_foreign(&mut self, foreign: Foreign) {
        self.foreign = Some(foreign);
    }

    /// Counts the answered, not applicable and unanswered skills of those asked for.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        Coverage::of(self.asked().map(|skill| self.entry(skill).choice))
    }

    /// Returns the next question to be asked after `from`, starting over at the end.
    #[must_use]
    pub fn next_to_ask(&self, from: SkillId) -> Option<SkillId> {
        let open = |skill: &SkillId| self.is_to_ask(*skill);
        let skills = || self.framework.skills();
        skills().skip(from.index() + 1).chain(skills().take(from.index())).find(open)
    }

    /// Returns the sheet with every goal reached. `None` if no goal lies above its answer or on an unanswered skill.
    #[must_use]
    pub fn goal_sheet(&self) -> Option<Sheet> {
        let reached = |entry: &Entry| entry.goal_ahead().map(Choice::Level);
        self.entries.iter().any(|entry| reached(entry).is_some()).then(|| {
            let choice = |skill: SkillId| reached(self.entry(skill)).unwrap_or(self.entry(skill).choice);
            self.framework.skills().map(|skill| Mark { choice: choice(skill), ..self.mark(skill) }).collect()
        })
    }

    /// Returns the values that scoring needs.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        self.framework.skills().map(|skill| self.mark(skill)).collect()
    }

    /// Returns the values of one skill that scoring needs.
    #[must_use]
    pub fn mark(&self, skill: SkillId) -> Mark {
        Mark { look_again: self.is_worth_another_look(skill), ..self.entry(skill).mark() }
    }
}

#[cfg(test)]
mod tests;
