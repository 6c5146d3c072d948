//! The two states of a comparison, the role and band, and what makes a comparison impossible.

use std::sync::Arc;

use crate::assessment::{Aim, Assessment, Entry};
use crate::framework::{BandId, RoleId, SkillId};
use crate::score::Evaluation;

/// One of the two states.
#[derive(Debug, Clone, Copy)]
pub struct Side<'s> {
    /// The answers.
    pub assessment: &'s Assessment,
    /// The revision of the state, if the other side is a state of the same assessment. It tells which answers were
    /// given again in between.
    pub revision: Option<u64>,
}

/// The two states to compare, and for which role and band.
#[derive(Debug, Clone, Copy)]
pub struct ComparisonRequest<'s> {
    /// The earlier state.
    pub before: Side<'s>,
    /// The later state.
    pub after: Side<'s>,
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
}

/// The reason why two states cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ComparisonProblem {
    /// The two answer different frameworks, or one answers a newer edition.
    #[error("they do not answer the same questions as this program: {before} and {after}")]
    OtherQuestions {
        /// The questions of the first state.
        before: String,
        /// The questions of the second state.
        after: String,
    },
    /// No skill of the role has a level in both.
    #[error("no skill of this role has a level in both")]
    NothingShared,
}

impl Side<'_> {
    /// Names the questions that the state answers.
    fn questions(&self) -> String {
        match self.assessment.foreign() {
            Some(crate::assessment::Foreign::Framework(id)) => format!("\"{id}\""),
            Some(crate::assessment::Foreign::NewerEdition { theirs, ours }) => {
                format!("\"{}\", edition {theirs} (this program asks edition {ours})", self.assessment.framework().id())
            }
            None => {
                format!("\"{}\", edition {}", self.assessment.framework().id(), self.assessment.framework().edition())
            }
        }
    }
}

impl ComparisonRequest<'_> {
    /// Checks that both states answer the same questions.
    pub(super) fn check(&self) -> Result<(), ComparisonProblem> {
        let sides = [self.before, self.after];
        let is_foreign = sides.iter().any(|side| side.assessment.foreign().is_some());
        let same = Arc::ptr_eq(self.before.assessment.framework(), self.after.assessment.framework());
        if same && !is_foreign {
            return Ok(());
        }
        let [before, after] = sides.map(|side| side.questions());
        Err(ComparisonProblem::OtherQuestions { before, after })
    }

    /// Returns whether the answer to a skill was given again between the two states. Without revisions nobody knows, so
    /// every shared skill counts, but for the same answer that the same person gave under the same name on the same known
    /// day: that is one answer, read from two files. Two different answers were given at two different times, whatever the
    /// revisions say: an older state may have been restored in between.
    pub(super) fn is_given_again(&self, skill: SkillId) -> bool {
        let [before, after] = [self.before, self.after].map(|side| side.assessment.entry(skill));
        let Some((first, second)) = self.before.revision.zip(self.after.revision) else {
            return !self.is_one_answer(before, after);
        };
        let given = [before, after].map(|entry| entry.given.map_or(0, |given| given.revision));
        before.choice != after.choice || given[0].max(given[1]) > first.min(second)
    }

    /// Returns whether two entries are one answer, read from two files.
    fn is_one_answer(&self, before: &Entry, after: &Entry) -> bool {
        let day = |entry: &Entry| entry.given.and_then(|given| given.day.known());
        let is_one_day = day(before).is_some() && day(before) == day(after);
        let is_one_name = self.before.assessment.name() == self.after.assessment.name();
        let rater = |side: Side<'_>| side.assessment.about().map(|about| about.by.clone());
        let is_one_person = rater(self.before) == rater(self.after);
        is_one_name && is_one_person && is_one_day && before.choice == after.choice
    }

    /// Returns whether a skill waits in both states to be looked at again after a new edition.
    pub(super) fn is_to_look_at_again(&self, skill: SkillId) -> bool {
        [self.before, self.after].iter().all(|side| side.assessment.is_worth_another_look(skill))
    }
}

/// Returns the role and band of a comparison if the person names none: the aim of the later state, else the role that
/// led the earlier one. `None` if nothing is answered.
#[must_use]
pub fn aim_of(before: &Assessment, after: &Assessment) -> Option<(RoleId, BandId)> {
    let Aim { role, band } = after.aim();
    let leader = |assessment: &Assessment| {
        let framework = assessment.framework();
        Evaluation::of(framework, assessment.sheet()).ranking(band).leader()
    };
    Some((role.or_else(|| leader(before)).or_else(|| leader(after))?, band))
}
