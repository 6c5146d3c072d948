//! The walk over the answers that need another look, one after the other.

use crate::assessment::Assessment;
use crate::framework::SkillId;

/// The answers that needed another look when the walk began, and the one at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAgainWalk {
    skills: Vec<SkillId>,
    /// The edition that each answer was given to when the walk began. Looking at an answer confirms it for the present
    /// one, but who comes back to it still sees what was asked then.
    editions: Vec<u32>,
    position: usize,
}

impl LookAgainWalk {
    /// Begins a walk at a skill, or else at the first one. `None` if no answer needs another look.
    #[must_use]
    pub fn begin(assessment: &Assessment, at: Option<SkillId>) -> Option<Self> {
        let to_look_at = assessment.framework().skills().filter(|skill| assessment.is_worth_another_look(*skill));
        let skills: Vec<SkillId> = to_look_at.collect();
        let position = at.and_then(|at| skills.iter().position(|skill| *skill == at)).unwrap_or(0);
        let present = assessment.framework().edition();
        let given_to = |skill: &SkillId| assessment.entry(*skill).given.map_or(present, |given| given.edition);
        let editions = skills.iter().map(given_to).collect();
        (!skills.is_empty()).then_some(Self { skills, editions, position })
    }

    /// Returns the skills of the walk.
    #[must_use]
    pub fn skills(&self) -> &[SkillId] {
        &self.skills
    }

    /// Returns the position of the skill at hand, from 0.
    #[must_use]
    pub const fn position(&self) -> usize {
        self.position
    }

    /// Returns the skill at hand.
    #[must_use]
    pub fn skill(&self) -> SkillId {
        self.skills[self.position]
    }

    /// Returns the edition that the answer at hand was given to when the walk began.
    #[must_use]
    pub fn given_to(&self) -> u32 {
        self.editions[self.position]
    }

    /// Counts the answers of the walk that still need another look.
    #[must_use]
    pub fn left(&self, assessment: &Assessment) -> usize {
        self.skills.iter().filter(|skill| assessment.is_worth_another_look(**skill)).count()
    }

    /// Goes to another skill of the walk, at most to the last.
    pub fn go_to(&mut self, position: usize) {
        self.position = position.min(self.skills.len() - 1);
    }

    /// Goes to the next answer that still needs another look, starting over at the end. Returns whether there is one.
    pub fn go_on(&mut self, assessment: &Assessment) -> bool {
        let after = self.position + 1..self.skills.len();
        let next = after.chain(0..self.position).find(|it| assessment.is_worth_another_look(self.skills[*it]));
        self.position = next.unwrap_or(self.position);
        next.is_some()
    }

    /// Leaves the answer at hand for later. Returns whether an answer after it still needs another look.
    pub fn pass(&mut self, assessment: &Assessment) -> bool {
        let next = (self.position + 1..self.skills.len()).find(|it| assessment.is_worth_another_look(self.skills[*it]));
        self.position = next.unwrap_or(self.position);
        next.is_some()
    }
}
