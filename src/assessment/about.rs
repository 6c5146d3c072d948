//! Answers about another person: whom they are about, who gives them, and what was asked.

use super::{Assessment, Name};
use crate::framework::SkillId;

/// The other person that a rating is about. Its answers are no statement about the person who gives them, so nothing
/// scores them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The person that the answers are about.
    pub subject: Name,
    /// The person who gives the answers.
    pub by: Name,
    /// The skills that were asked for, in the framework's order.
    pub asked: Vec<SkillId>,
}

impl About {
    /// Returns the name of the assessment that holds the answers: `Sam, by Kim`.
    #[must_use]
    pub fn assessment_name(&self) -> Option<Name> {
        Name::for_new(&format!("{}, by {}", self.subject, self.by)).ok()
    }
}

impl Assessment {
    /// Returns whom the answers are about and who gives them, if they are about another person.
    #[must_use]
    pub fn about(&self) -> Option<&About> {
        self.about.as_deref()
    }

    /// Makes the assessment a rating of another person, at the first skill that was asked for.
    pub fn set_about(&mut self, about: About) {
        if let Some(first) = about.asked.first()
            && !about.asked.contains(&self.place)
        {
            self.place = *first;
        }
        self.about = Some(Box::new(about));
    }

    /// Returns whether a skill is asked for: all are, except in a rating that was asked for some only.
    #[must_use]
    pub fn is_asked(&self, skill: SkillId) -> bool {
        self.about.as_ref().is_none_or(|about| about.asked.contains(&skill))
    }

    /// Returns the skills that are asked for, in the framework's order.
    pub fn asked(&self) -> impl DoubleEndedIterator<Item = SkillId> + '_ {
        self.framework.skills().filter(|skill| self.is_asked(*skill))
    }
}
