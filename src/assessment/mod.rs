//! One person's answers, and editing them.
//!
//! An [`Assessment`] holds an [`Entry`] for every skill of its framework, what the person aims at, and where
//! they were. Changing an entry can be undone and redone. It knows nothing of scores, files or screens; for
//! scoring it hands out a [`Sheet`] of numbers.

mod choice;
mod coverage;
mod entry;
mod foreign;
mod given;
mod history;
mod name;
mod reserved;
mod sheet;
mod wish;

pub use choice::{Choice, Sureness};
pub use coverage::Coverage;
pub use entry::{Edit, Entry, Part};
pub use foreign::Foreign;
pub use given::{Day, Given, Moment, day_words};
pub use name::{Name, NameProblem};
pub use reserved::{is_reserved, reserved};
pub use sheet::{Mark, Sheet};
pub use wish::Wish;

use std::sync::Arc;

use self::history::History;
use crate::framework::{BandId, Framework, PreferenceId, RoleId, SkillId};
use crate::text::Clean;

/// What a person is aiming at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aim {
    /// The role, if the person knows.
    pub role: Option<RoleId>,
    /// How senior.
    pub band: BandId,
}

/// In which order the questions come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pace {
    /// One after the other, all of them.
    #[default]
    Full,
    /// The most telling one next, until the leading role is found.
    Quick,
}

/// A named set of answers to one framework.
#[derive(Debug, Clone)]
pub struct Assessment {
    framework: Arc<Framework>,
    name: Name,
    aim: Aim,
    entries: Vec<Entry>,
    retired: Vec<(Clean, Entry)>,
    place: SkillId,
    pace: Pace,
    wishes: Vec<Option<Wish>>,
    foreign: Option<Foreign>,
    /// In a box, because most assessments are read and never changed.
    history: Box<History>,
}

impl Assessment {
    /// An assessment without answers, standing at the first skill.
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
            entries: vec![Entry::default(); framework.skills().len()],
            retired: Vec::new(),
            place,
            pace: Pace::Full,
            wishes: vec![None; framework.preferences().len()],
            foreign: None,
            history: Box::default(),
        }
    }

    /// The same without the changes that could be undone, for handing it on: a history can be large.
    #[must_use]
    pub fn without_history(&self) -> Self {
        let Self { framework, name, aim, entries, retired, place, pace, wishes, foreign, history: _ } = self;
        Self {
            framework: Arc::clone(framework),
            name: name.clone(),
            aim: *aim,
            entries: entries.clone(),
            retired: retired.clone(),
            place: *place,
            pace: *pace,
            wishes: wishes.clone(),
            foreign: foreign.clone(),
            history: Box::default(),
        }
    }

    /// The same without the answers to skills that the framework no longer has, and without history.
    #[must_use]
    pub fn without_retired(&self) -> Self {
        Self {
            framework: Arc::clone(&self.framework),
            name: self.name.clone(),
            entries: self.entries.clone(),
            retired: Vec::new(),
            wishes: self.wishes.clone(),
            foreign: self.foreign.clone(),
            history: Box::default(),
            ..*self
        }
    }

    /// Returns the questions and role profiles that the answers belong to.
    #[must_use]
    pub const fn framework(&self) -> &Arc<Framework> {
        &self.framework
    }

    /// What the person calls it.
    #[must_use]
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// Calls it something else.
    pub fn rename(&mut self, name: Name) {
        self.name = name;
    }

    /// What the person aims at.
    #[must_use]
    pub const fn aim(&self) -> Aim {
        self.aim
    }

    /// Aims at something else. Not part of the undo history: it changes no answer.
    pub const fn set_aim(&mut self, aim: Aim) {
        self.aim = aim;
    }

    /// The skill the person was last asked about.
    #[must_use]
    pub const fn place(&self) -> SkillId {
        self.place
    }

    /// Remembers which skill the person is at.
    pub const fn set_place(&mut self, place: SkillId) {
        self.place = place;
    }

    /// In which order the questions come.
    #[must_use]
    pub const fn pace(&self) -> Pace {
        self.pace
    }

    /// Changes the order in which the questions come. No answer is lost.
    pub const fn set_pace(&mut self, pace: Pace) {
        self.pace = pace;
    }

    /// Returns what the person says to a preference; `None` if they did not say.
    #[must_use]
    pub fn wish(&self, preference: PreferenceId) -> Option<Wish> {
        self.wishes[preference.index()]
    }

    /// Returns whether the person says anything to a preference.
    #[must_use]
    pub fn has_wishes(&self) -> bool {
        self.wishes.iter().any(Option::is_some)
    }

    /// Says something to a preference, or nothing any more. Not part of the undo history: it changes no answer.
    pub fn set_wish(&mut self, preference: PreferenceId, wish: Option<Wish>) {
        self.wishes[preference.index()] = wish;
    }

    /// What the person said about a skill.
    #[must_use]
    pub fn entry(&self, skill: SkillId) -> &Entry {
        &self.entries[skill.index()]
    }

    /// Puts a whole entry in place, for loading and importing. Forgets no history and adds none.
    pub fn restore_entry(&mut self, skill: SkillId, entry: Entry) {
        self.entries[skill.index()] = entry;
    }

    /// Answers to skills that the framework no longer has, by their id. They are kept so that nothing is lost.
    #[must_use]
    pub fn retired(&self) -> &[(Clean, Entry)] {
        &self.retired
    }

    /// Keeps an answer to a skill that the framework no longer has.
    pub fn retire(&mut self, key: Clean, entry: Entry) {
        self.retired.push((key, entry));
    }

    /// Changes what is said about a skill. Returns whether anything is different now, be it only the day on which the same
    /// answer was given.
    pub fn edit(&mut self, skill: SkillId, edit: Edit, moment: Moment) -> bool {
        let before = &self.entries[skill.index()];
        let after = before.edited(edit, moment);
        if *before == after {
            return false;
        }
        let before = std::mem::replace(&mut self.entries[skill.index()], after);
        self.history.record(skill, before);
        true
    }

    /// Takes the last change back. Returns the skill it was made to.
    pub fn undo(&mut self) -> Option<SkillId> {
        self.history.undo(&mut self.entries)
    }

    /// Makes the last change that was taken back once more. Returns the skill it was made to.
    pub fn redo(&mut self) -> Option<SkillId> {
        self.history.redo(&mut self.entries)
    }

    /// The day of the newest answer, those to skills that are no longer asked included; none before the first answer, or if
    /// nothing is known of when one of them was given.
    #[must_use]
    pub fn answered_on(&self) -> Option<Day> {
        let days: Option<Vec<Day>> = self.answered().map(|entry| entry.given.map(|given| given.day)).collect();
        Day::newest(days?.into_iter())
    }

    /// The day of the newest answer, as people read it.
    #[must_use]
    pub fn answered_words(&self) -> String {
        day_words(self.answered_on(), self.answered().next().is_some())
    }

    /// Returns how many answers were given to an earlier edition of the questions.
    #[must_use]
    pub fn earlier_answers(&self) -> usize {
        let edition = self.framework.edition();
        self.entries.iter().filter_map(|entry| entry.given).filter(|given| given.edition < edition).count()
    }

    /// Returns whether an answer is worth another look: it was given to an earlier edition, and what its level or the next
    /// one means has changed since. Until it is given again it counts as unsure.
    #[must_use]
    pub fn is_worth_another_look(&self, skill: SkillId) -> bool {
        let entry = self.entry(skill);
        let given = entry.choice.level().zip(entry.given);
        given.is_some_and(|(level, given)| self.framework.is_worth_another_look(skill, level, given.edition))
    }

    /// Returns how many answers are worth another look.
    #[must_use]
    pub fn worth_another_look(&self) -> usize {
        self.framework.skills().filter(|skill| self.is_worth_another_look(*skill)).count()
    }

    fn answered(&self) -> impl Iterator<Item = &Entry> {
        let entries = self.entries.iter().chain(self.retired.iter().map(|(_, entry)| entry));
        entries.filter(|entry| entry.choice != Choice::Unanswered)
    }

    /// The questions that were answered, if they are not those of the framework at hand.
    #[must_use]
    pub const fn foreign(&self) -> Option<&Foreign> {
        self.foreign.as_ref()
    }

    /// Notes that other questions were answered than those of the framework at hand.
    pub fn set_foreign(&mut self, foreign: Foreign) {
        self.foreign = Some(foreign);
    }

    /// How many skills have been dealt with.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        Coverage::of(self.entries.iter().map(|entry| entry.choice))
    }

    /// The next skill without an answer after `from`, starting over at the end.
    #[must_use]
    pub fn next_unanswered(&self, from: SkillId) -> Option<SkillId> {
        let open = |skill: &SkillId| self.entry(*skill).choice == Choice::Unanswered;
        let skills = || self.framework.skills();
        skills().skip(from.index() + 1).chain(skills().take(from.index())).find(open)
    }

    /// The numbers that scoring would need if every goal were reached; `None` if there is no goal above the answers.
    #[must_use]
    pub fn goal_sheet(&self) -> Option<Sheet> {
        let reached = |entry: &Entry| match (entry.choice, entry.goal) {
            (Choice::Level(level), Some(goal)) if goal > level => Some(Choice::Level(goal)),
            (Choice::Unanswered, Some(goal)) => Some(Choice::Level(goal)),
            _ => None,
        };
        self.entries.iter().any(|entry| reached(entry).is_some()).then(|| {
            let choice = |skill: SkillId| reached(self.entry(skill)).unwrap_or(self.entry(skill).choice);
            self.framework.skills().map(|skill| Mark { choice: choice(skill), ..self.mark(skill) }).collect()
        })
    }

    /// The numbers that scoring needs.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        self.framework.skills().map(|skill| self.mark(skill)).collect()
    }

    fn mark(&self, skill: SkillId) -> Mark {
        Mark { look_again: self.is_worth_another_look(skill), ..self.entry(skill).mark() }
    }
}

#[cfg(test)]
mod tests;
