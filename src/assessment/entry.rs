//! The answer to one skill, with everything beside it.

use jiff::civil::Date;

use super::choice::{Choice, Sureness};
use super::given::{Given, Moment, a_year_before};
use super::sheet::Mark;
use super::step::{StepMark, StepProgress};
use crate::framework::Level;
use crate::text::Clean;

/// The answer to one skill, with everything beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The answer.
    pub choice: Choice,
    /// The evidence: a link or a sentence.
    pub evidence: Clean,
    /// The note, of any content and several lines.
    pub note: Clean,
    /// The person's sureness of the answer.
    pub sureness: Sureness,
    /// The mark "I want to grow this."
    pub star: bool,
    /// The mark "Come back to this."
    pub flag: bool,
    /// The level the person wants to get to.
    pub goal: Option<Level>,
    /// The marks of plan steps, in the order of their levels.
    pub steps: Vec<StepMark>,
    /// The day, edition and revision of the answer. `None` without an answer, or if the day is unknown.
    pub given: Option<Given>,
    /// The day on which the person wrote the evidence. `None` without evidence, or if the day is unknown.
    pub evidence_on: Option<Date>,
}

/// One change to an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Edit {
    /// Sets the answer, marks the skill as not applicable, or removes the answer.
    Choose(Choice),
    /// Sets the evidence.
    Evidence(Clean),
    /// Sets the note.
    Note(Clean),
    /// Sets how sure the person is.
    Sureness(Sureness),
    /// Adds or removes the star.
    ToggleStar,
    /// Adds or removes the flag.
    ToggleFlag,
    /// Sets or removes the goal.
    Goal(Option<Level>),
    /// Marks the step of a plan that leads to a level.
    Step(Level, StepProgress),
}

/// The part of an entry that one change affects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// The answer.
    Answer,
    /// The evidence.
    Evidence,
    /// The note.
    Note,
    /// The sureness.
    Sureness,
    /// The star.
    Star,
    /// The flag.
    Flag,
    /// The goal.
    Goal,
    /// The mark of a plan step.
    Step,
}

impl Entry {
    /// Returns the goal, while the answer is below it or open.
    #[must_use]
    pub fn goal_ahead(&self) -> Option<Level> {
        self.goal.filter(|goal| match self.choice {
            Choice::Level(level) => *goal > level,
            Choice::Unanswered => true,
            Choice::NotApplicable => false,
        })
    }

    /// Returns the part in which `after` differs from this entry.
    #[must_use]
    pub fn part_changed(&self, after: &Self) -> Part {
        match () {
            () if self.choice != after.choice => Part::Answer,
            () if self.evidence != after.evidence => Part::Evidence,
            () if self.note != after.note => Part::Note,
            () if self.sureness != after.sureness => Part::Sureness,
            () if self.star != after.star => Part::Star,
            () if self.flag != after.flag => Part::Flag,
            () if self.goal != after.goal => Part::Goal,
            () if self.steps != after.steps => Part::Step,
            // The same answer, given again.
            () => Part::Answer,
        }
    }

    /// Returns the entry after a change. A change of the choice or the sureness dates the answer. A change of the
    /// evidence dates the evidence. No other change sets a date.
    #[must_use]
    pub fn edited(&self, edit: Edit, moment: Moment) -> Self {
        let mut entry = self.clone();
        match edit {
            Edit::Choose(choice) => {
                entry.choice = choice;
                entry.given = self.given_after(choice, moment);
            }
            Edit::Evidence(evidence) if evidence == self.evidence => {}
            Edit::Evidence(evidence) => {
                entry.evidence_on = (!evidence.is_empty()).then_some(moment.today);
                entry.evidence = evidence;
            }
            Edit::Note(note) => entry.note = note,
            Edit::Sureness(sureness) if sureness == self.sureness => {}
            Edit::Sureness(sureness) => {
                entry.sureness = sureness;
                entry.given = (self.choice != Choice::Unanswered).then_some(moment.given());
            }
            Edit::ToggleStar => entry.star = !entry.star,
            Edit::ToggleFlag => entry.flag = !entry.flag,
            Edit::Goal(goal) => entry.goal = goal,
            Edit::Step(to, progress) => {
                entry.steps = StepMark::after_setting(&self.steps, to, progress, moment.today);
            }
        }
        entry
    }

    /// Returns the date of the answer after a choice. The same answer gets a new date only on a later day or for
    /// another edition of the questions.
    fn given_after(&self, choice: Choice, moment: Moment) -> Option<Given> {
        if choice == Choice::Unanswered {
            return None;
        }
        let is_dated = |given: &Given| {
            let is_unknown = given.day.known().is_none() && given.day.latest() == moment.today;
            given.edition == moment.edition && given.day.latest() >= moment.today && !is_unknown
        };
        Some(self.given.filter(|given| choice == self.choice && is_dated(given)).unwrap_or(moment.given()))
    }

    /// Returns the mark of the plan step that leads to a level; `None` without one.
    #[must_use]
    pub fn step(&self, to: Level) -> Option<&StepMark> {
        self.steps.iter().find(|mark| mark.to == to)
    }

    /// Returns the progress of the plan step that leads to a level.
    #[must_use]
    pub fn progress(&self, to: Level) -> StepProgress {
        self.step(to).map_or(StepProgress::Open, StepMark::progress)
    }

    /// Returns whether the evidence is older than a year, counted in calendar years. Evidence of an unknown day is not.
    #[must_use]
    pub fn has_old_evidence(&self, today: Date) -> bool {
        !self.evidence.is_empty() && self.evidence_on.is_some_and(|day| day < a_year_before(today))
    }

    /// Returns whether both entries have the same content, whatever their dates.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let undated = |entry: &Self| Self { given: None, evidence_on: None, ..entry.clone() };
        undated(self) == undated(other)
    }

    /// Returns the part of the entry that scoring needs.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark { choice: self.choice, sureness: self.sureness, shown: !self.evidence.is_empty(), look_again: false }
    }

    /// Returns whether the entry is empty.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}
