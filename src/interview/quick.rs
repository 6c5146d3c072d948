//! Quick mode: picks the most telling question and says whether the leading role is found.
//!
//! Three words have separate meanings. *Settled*: the open answers are unlikely to change the leader (part of a
//! [`Ranking`](crate::score::Ranking)). *Decided*: the open answers cannot change the leader. *Too close to call*: the
//! given answers do not tell the leader and others apart, even if no open answer can change the leader.
//!
//! While the leader is neither settled nor decided, the question is the one that best tells the leader from its closest
//! rival. Afterward come the open skills of the leading role. Only unanswered skills are asked about, so no question
//! comes twice.
//!
//! This module picks a question; it neither asks nor remembers.

use std::cmp::Reverse;

use crate::assessment::{Choice, Sheet};
use crate::framework::{BandId, Framework, RoleId, SkillId};
use crate::order::Order as _;
use crate::score::Evaluation;

/// The state of quick mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quick {
    /// The band.
    pub band: BandId,
    /// The leader and the roles too close to it to call, best first; empty before the first answer.
    pub top: Vec<RoleId>,
    /// The rival that the open answers could most easily put above the leader; `None` if they move no rival.
    pub closest: Option<RoleId>,
    /// Whether the open answers are unlikely to change the leader.
    pub settled: bool,
    /// Whether the open answers cannot change the leader.
    pub decided: bool,
    /// The question to ask; `None` when no open skill matters to the leading role.
    pub question: Option<Question>,
}

/// A question and the reason for asking it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The skill to ask about.
    pub skill: SkillId,
    /// The reason.
    pub why: Why,
}

/// The reason for asking a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// Of all open answers, this one moves the difference of the two roles most.
    TellsApart {
        /// The role in front.
        leader: RoleId,
        /// Its closest rival.
        rival: RoleId,
    },
    /// The skill is still open for the leading role.
    StillOpen {
        /// The leading role.
        role: RoleId,
        /// The band at which it leads.
        band: BandId,
    },
}

impl Quick {
    /// Evaluates a band and picks the question that says most about its leader.
    pub fn of(framework: &Framework, evaluation: &Evaluation, band: BandId) -> Self {
        let ranking = evaluation.ranking(band);
        let decided = evaluation.is_decided(band);
        let found = ranking.settled || decided;
        let leader = ranking.order.first().copied();
        let rival = ranking.closest.filter(|_| !found);
        let telling = leader.zip(rival).and_then(|(leader, rival)| {
            let skill = evaluation.most_telling(band, [leader, rival])?;
            Some(Question { skill, why: Why::TellsApart { leader, rival } })
        });
        let still_open = || {
            let role = leader?;
            let skill = still_open(framework, evaluation.sheet(), (role, band)).first().copied()?;
            Some(Question { skill, why: Why::StillOpen { role, band } })
        };
        Self {
            band,
            top: ranking.top.clone(),
            closest: ranking.closest,
            settled: ranking.settled,
            decided,
            question: telling.or_else(still_open),
        }
    }

    /// Returns the leading role, if anything is answered.
    pub fn leader(&self) -> Option<RoleId> {
        self.top.first().copied()
    }

    /// Returns whether the leading role is settled or decided. Quick mode could end here.
    pub const fn is_found(&self) -> bool {
        self.settled || self.decided
    }

    /// Returns whether other roles are too close to the leader to call.
    pub const fn is_too_close(&self) -> bool {
        self.top.len() > 1
    }
}

/// Returns the unanswered skills of a role: must-haves of the band first, then by weight, then in the framework's
/// order.
pub fn still_open(framework: &Framework, sheet: &Sheet, (role, band): (RoleId, BandId)) -> Vec<SkillId> {
    let listed = framework.role(role).requirements.iter();
    let mut open: Vec<_> = listed.filter(|listed| sheet.choice(listed.skill) == Choice::Unanswered).collect();
    open.order_by_key(|listed| (Reverse((listed.is_must_have(band), listed.weight)), listed.skill));
    open.into_iter().map(|listed| listed.skill).collect()
}
