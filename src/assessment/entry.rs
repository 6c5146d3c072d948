//! What a person says about one skill.

use jiff::civil::Date;

use super::choice::{Choice, Sureness};
use super::given::{Given, Moment};
use super::sheet::Mark;
use crate::framework::Level;
use crate::text::Clean;

/// Everything a person says about one skill.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The answer.
    pub choice: Choice,
    /// What could show it: a link or a sentence.
    pub evidence: Clean,
    /// Anything the person wants to remember; several lines.
    pub note: Clean,
    /// How sure they are.
    pub sureness: Sureness,
    /// "I want to grow this."
    pub star: bool,
    /// "Come back to this."
    pub flag: bool,
    /// The level the person wants to get to.
    pub goal: Option<Level>,
    /// When the answer was given. There is none without an answer, or if nothing at all is known about it.
    pub given: Option<Given>,
    /// On which day the evidence was written, if there is any and that is known.
    pub evidence_on: Option<Date>,
}

/// One change to an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Edit {
    /// Answer, mark as not applicable, or take the answer back.
    Choose(Choice),
    /// Say what could show it.
    Evidence(Clean),
    /// Write a note.
    Note(Clean),
    /// Say how sure.
    Sureness(Sureness),
    /// Star or unstar.
    ToggleStar,
    /// Flag for later or unflag.
    ToggleFlag,
    /// Want to get to a level, or no longer.
    Goal(Option<Level>),
}

/// A part of an entry: what one change changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// The choice.
    Answer,
    /// What could show it.
    Evidence,
    /// The note.
    Note,
    /// How sure.
    Sureness,
    /// The star.
    Star,
    /// The flag.
    Flag,
    /// The goal.
    Goal,
}

impl Entry {
    /// The part in which the entry differs from this one after a change.
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
            // The same answer, given again.
            () => Part::Answer,
        }
    }

    /// The entry after a change. Answering and saying how sure date the answer, writing evidence dates the evidence, and
    /// nothing else dates anything.
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
        }
        entry
    }

    /// When the answer was given, after a choice. The same answer is given again only on a later day or to another
    /// edition of the questions.
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

    /// Whether both say the same, whenever they did.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let undated = |entry: &Self| Self { given: None, evidence_on: None, ..entry.clone() };
        undated(self) == undated(other)
    }

    /// What scoring needs of the entry.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark { choice: self.choice, sureness: self.sureness, shown: !self.evidence.is_empty(), look_again: false }
    }

    /// Whether nothing at all was said.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}
