//! The result of one step of an interview, as data without words.

use crate::framework::{DomainId, RoleId, SkillId};

/// The result of one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The question or notice to show next.
    pub next: Next,
    /// The answered questions between the last question and the next one.
    pub passed_over: Vec<SkillId>,
    /// Whether the next question comes before the last one, because the end of the list was reached. Never so for a
    /// question that quick mode chose, which follows no order.
    pub starts_over: bool,
    /// The number of open questions.
    pub open: usize,
    /// The part that the answer completed.
    pub completed: Option<Milestone>,
    /// The leading role, if the answer settled or decided it.
    pub found: Option<Found>,
}

/// The question or notice to show next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Next {
    /// This question.
    Ask(SkillId),
    /// Every question is answered.
    AllAnswered,
    /// Quick mode has no further question for the leading role, but other questions are open.
    NothingForLeader,
    /// The last question of a rating has passed. The open ones are those that the rater has not seen.
    EndOfRating,
    /// The question stays, because it is the first one.
    AtFirst,
    /// The question stays, because no other one is open.
    OnlyOpen,
    /// The question stays, because none has that number.
    NoSuchQuestion,
}

/// The part that an answer completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Milestone {
    /// All questions of a domain.
    Domain(DomainId),
    /// All questions.
    Everything,
}

/// A leading role that an answer settled or decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The role.
    pub leader: RoleId,
    /// Whether no open answer can change the leader.
    pub decided: bool,
    /// Whether other roles are too close to the leader to call.
    pub too_close: bool,
    /// Whether no role was found before the answer.
    pub is_first: bool,
}
