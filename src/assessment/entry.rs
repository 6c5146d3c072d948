//! What a person says about one skill.

use super::Mark;
use crate::framework::Level;
use crate::text::Clean;

/// The answer to one question. Not answering, not applying and level 0 are three different things.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Choice {
    /// No answer yet; a skipped question is unanswered.
    #[default]
    Unanswered,
    /// The person says the skill does not apply to them.
    NotApplicable,
    /// The highest statement that is fully true.
    Level(Level),
}

impl Choice {
    /// The level, if one was chosen.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(level),
            Self::NotApplicable | Self::Unanswered => None,
        }
    }
}

/// How sure a person is of an answer; it widens or narrows the error of the scores.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sureness {
    /// Sure.
    Sure,
    /// The person said nothing about it.
    #[default]
    Unsaid,
    /// Could be a level off.
    Unsure,
}

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
}

/// One change to an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
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
            () => Part::Goal,
        }
    }

    /// The entry after a change.
    #[must_use]
    pub fn edited(&self, edit: Edit) -> Self {
        let mut entry = self.clone();
        match edit {
            Edit::Choose(choice) => entry.choice = choice,
            Edit::Evidence(evidence) => entry.evidence = evidence,
            Edit::Note(note) => entry.note = note,
            Edit::Sureness(sureness) => entry.sureness = sureness,
            Edit::ToggleStar => entry.star = !entry.star,
            Edit::ToggleFlag => entry.flag = !entry.flag,
            Edit::Goal(goal) => entry.goal = goal,
        }
        entry
    }

    /// What scoring needs of the entry.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark { choice: self.choice, sureness: self.sureness, shown: !self.evidence.is_empty() }
    }

    /// Whether nothing at all was said.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}
