//! The origin of the answers of a save: another framework, another edition, or statements with other words.

use std::sync::Arc;

use super::payload::FrameworkRef;
use crate::assessment::{Assessment, Foreign};
use crate::framework::{Catalog, Framework, SkillId};
use crate::store::notice::Notice;
use crate::text::Clean;

/// The skills whose statements were changed without a new edition.
#[derive(Debug)]
pub(super) enum Reworded {
    /// The framework is the one that was answered, or another edition of it.
    Nothing,
    /// The skills with other statements than in the framework that was answered.
    Since(Arc<Framework>),
    /// All that were answered: nobody has the former statements.
    Everything,
}

impl Reworded {
    pub(super) fn since(written_for: &FrameworkRef, catalog: &Catalog, framework: &Framework) -> Self {
        let (theirs, ours) = (written_for.label(), framework.label());
        let is_same_edition = theirs.id == ours.id && theirs.edition == ours.edition;
        if !is_same_edition || theirs.sha256 == ours.sha256 {
            return Self::Nothing;
        }
        catalog.exact(&theirs).map_or(Self::Everything, Self::Since)
    }

    /// Adds the notices about answers that do not belong to the questions as they are now.
    pub(super) fn tell(&self, assessment: &Assessment, strange: usize, notices: &mut Vec<Notice>) {
        let answers = assessment.earlier_answers();
        let look_again = assessment.worth_another_look();
        if !matches!(self, Self::Nothing) {
            notices.push(Notice::ChangedWithoutEdition { look_again });
        } else if answers > 0 && assessment.foreign().is_none() {
            notices.push(Notice::EarlierEdition { answers, look_again });
        }
        let retired = assessment.retired().len() + strange;
        // Without its framework, an assessment has no other answers.
        if retired > 0 && !matches!(assessment.foreign(), Some(Foreign::Framework(_))) {
            notices.push(Notice::Retired { answers: retired });
        }
    }

    pub(super) fn concerns(&self, framework: &Framework, skill: SkillId) -> bool {
        let now = framework.skill(skill);
        match self {
            Self::Nothing => false,
            Self::Since(before) => {
                let before = before.find_skill(now.key.as_str()).map(|skill| &before.skill(skill).statements);
                before != Some(&now.statements)
            }
            Self::Everything => true,
        }
    }
}

/// Returns the answered framework if it differs from the framework at hand.
pub(super) fn foreign(written_for: &FrameworkRef, framework: &Framework) -> Option<Foreign> {
    let (theirs, ours) = (written_for.edition, framework.edition());
    if written_for.id != framework.id().as_str() {
        return Some(Foreign::Framework(Clean::line(&written_for.id)));
    }
    (theirs > ours).then_some(Foreign::NewerEdition { theirs, ours })
}
