//! The list of all answers, with filters, and jumping to a question.

use jiff::civil::Date;

use super::{App, Screen, moved};
use crate::assessment::{Assessment, Choice, Edit};
use crate::framework::{Framework, SkillId};
use crate::tui::Intent;

/// The list of answers.
#[derive(Debug, Clone)]
pub struct ReviewScreen {
    /// The filter of the listed answers.
    pub filter: ReviewFilter,
    /// The highlighted entry.
    pub cursor: usize,
}

/// The filter of the listed answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewFilter {
    /// All skills.
    All,
    /// Skills without an answer.
    Open,
    /// Flagged skills.
    Flagged,
    /// Skills with a level above 0 and no evidence.
    WithoutEvidence,
    /// Skills whose evidence is older than a year.
    OldEvidence,
    /// The answers that a new edition of the questions made worth another look.
    LookAgain,
}

impl ReviewFilter {
    /// All filters, in the order of the tabs.
    pub const ALL: [Self; 6] =
        [Self::All, Self::Open, Self::Flagged, Self::WithoutEvidence, Self::OldEvidence, Self::LookAgain];

    /// Returns the word on the tab.
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Open => "Open",
            Self::Flagged => "Flagged",
            Self::WithoutEvidence => "No evidence",
            Self::OldEvidence => "Old evidence",
            Self::LookAgain => "Look again",
        }
    }

    /// Returns the word on the tab of a narrow window.
    pub const fn short_word(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Open => "Open",
            Self::Flagged => "Flag",
            Self::WithoutEvidence => "No ev.",
            Self::OldEvidence => "Old ev.",
            Self::LookAgain => "Again",
        }
    }

    fn takes(self, assessment: &Assessment, skill: SkillId, today: Date) -> bool {
        let entry = assessment.entry(skill);
        match self {
            Self::All => true,
            Self::Open => entry.choice == Choice::Unanswered,
            Self::Flagged => entry.flag,
            Self::WithoutEvidence => {
                entry.evidence.is_empty() && entry.choice.level().is_some_and(|level| level.number() > 0)
            }
            Self::OldEvidence => entry.has_old_evidence(today),
            Self::LookAgain => assessment.is_worth_another_look(skill),
        }
    }

    fn beside(self, intent: Intent) -> Self {
        let count = Self::ALL.len();
        let position = Self::ALL.iter().position(|filter| *filter == self).unwrap_or(0);
        Self::ALL[match intent {
            Intent::Next => (position + 1) % count,
            Intent::Tab(position) => position.min(count - 1),
            _ => (position + count - 1) % count,
        }]
    }
}

impl ReviewScreen {
    /// Returns the listed skills, in the framework's order.
    pub fn rows(&self, framework: &Framework, assessment: &Assessment, today: Date) -> Vec<SkillId> {
        framework.skills().filter(|skill| self.filter.takes(assessment, *skill, today)).collect()
    }
}

impl App {
    pub(super) fn handle_review(&mut self, intent: Intent) {
        let (Screen::Review(review), Some(current)) = (&mut self.screen, &self.current) else {
            return self.go_home();
        };
        let rows = review.rows(&self.framework, current.assessment(), self.today);
        let highlighted = rows.get(review.cursor).copied();
        match (intent, highlighted) {
            (Intent::Accept, Some(skill)) if review.filter == ReviewFilter::LookAgain => self.look_again(Some(skill)),
            (Intent::Accept, Some(skill)) => self.ask(skill),
            (Intent::Flag, Some(skill)) => self.edit(skill, Edit::ToggleFlag),
            (Intent::Star, Some(skill)) => self.edit(skill, Edit::ToggleStar),
            (Intent::Back, _) => self.back(),
            (Intent::Evidence | Intent::Note, Some(skill)) => self.write(skill, intent),
            (Intent::Next | Intent::Previous | Intent::Tab(_), _) => {
                *review = ReviewScreen { filter: review.filter.beside(intent), cursor: 0 };
            }
            _ => review.cursor = moved(review.cursor, rows.len(), intent),
        }
    }
}
