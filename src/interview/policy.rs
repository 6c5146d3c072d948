//! Decides each step from question to question.
//!
//! After an answer comes the next open question in order, starting over at the end of the list. In quick mode the most
//! telling question comes. Skipping goes to the next question in order, or in quick mode to the next open one. Going
//! back follows the questions as the person saw them, then the order of the list.
//!
//! While the person answers again, an answer that waits to be given again counts as open, and all questions come in order.
//!
//! In a rating of another person, an open question means that the rater has not seen it. So the questions do not start
//! over: the rating ends behind the last one.

use super::{Found, Milestone, Next, Quick, Turn};
use crate::assessment::{Assessment, Pace};
use crate::framework::{Framework, RoleId, SkillId};
use crate::score::Evaluation;

/// The answers and their evaluation.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'s> {
    /// The answers.
    pub assessment: &'s Assessment,
    /// The evaluation of these answers.
    pub evaluation: &'s Evaluation,
}

/// The state before an answer, for a [`Turn`] to compare with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    open: usize,
    found: Option<(RoleId, bool)>,
}

impl Standing<'_> {
    /// Takes the state before an answer.
    pub fn before(self) -> Before {
        Before { open: self.open(), found: found(&self.quick()) }
    }

    /// Returns the state of quick mode at the target band.
    pub fn quick(self) -> Quick {
        Quick::of(self.framework(), self.evaluation, self.assessment.aim().band)
    }

    fn framework(&self) -> &Framework {
        self.assessment.framework()
    }

    fn open(self) -> usize {
        self.assessment.left_to_ask()
    }

    fn is_open(self, skill: SkillId) -> bool {
        self.assessment.is_to_ask(skill)
    }

    fn is_quick(self) -> bool {
        let in_order = self.assessment.again().is_some() || self.assessment.about().is_some();
        self.assessment.pace() == Pace::Quick && !in_order
    }

    /// Builds a turn to a question, or to the end if there is none.
    fn turn(self, here: SkillId, question: Option<SkillId>) -> Turn {
        let open = self.open();
        let next = match question {
            Some(skill) => Next::Ask(skill),
            None if open == 0 => Next::AllAnswered,
            None => Next::NothingForLeader,
        };
        let starts_over = question.is_some_and(|skill| skill < here);
        if self.assessment.about().is_some() && starts_over {
            return self.stay(Next::EndOfRating);
        }
        let passed_over = match question {
            // Quick mode follows no order, so it passes over nothing.
            Some(skill) if !self.is_quick() && skill != here => {
                self.assessment.asked().filter(|it| *it > here && (starts_over || *it < skill)).collect()
            }
            _ => Vec::new(),
        };
        Turn { next, passed_over, starts_over, open, completed: None, found: None }
    }

    /// Builds the turn that follows an answer: to the most telling question in quick mode, or else to the next open one.
    fn after_answer(self, here: SkillId, quick: &Quick) -> Turn {
        if !self.is_quick() {
            return self.turn(here, self.assessment.next_to_ask(here));
        }
        let question = quick.question.map(|question| question.skill).filter(|_| self.open() > 0);
        // The order of the list means nothing here.
        Turn { starts_over: false, ..self.turn(here, question) }
    }

    fn stay(self, next: Next) -> Turn {
        Turn { next, passed_over: Vec::new(), starts_over: false, open: self.open(), completed: None, found: None }
    }
}

fn found(quick: &Quick) -> Option<(RoleId, bool)> {
    quick.leader().filter(|_| quick.is_found()).map(|leader| (leader, quick.decided))
}

/// The way that a person takes through the questions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Interview {
    /// The questions shown before the current one.
    trail: Vec<SkillId>,
}

impl Interview {
    /// Decides what follows an answer to `here`. `before` is the state before the answer, `now` the state after it.
    pub fn answer(&self, before: Before, now: Standing<'_>, here: SkillId) -> Turn {
        let quick = now.quick();
        let turn = now.after_answer(here, &quick);
        let domain = now.framework().skill(here).domain;
        let completed = match turn.open {
            open if open >= before.open => None,
            0 => Some(Milestone::Everything),
            _ if now.framework().skills_of(domain).any(|skill| now.is_open(skill)) => None,
            _ => Some(Milestone::Domain(domain)),
        };
        // While answering again, who leads is no news. In a rating nobody leads.
        let is_own_and_new = now.assessment.again().is_none() && now.assessment.about().is_none();
        let is_news = |found: &(RoleId, bool)| before.found != Some(*found) && is_own_and_new;
        let found = found(&quick).filter(is_news).map(|(leader, decided)| Found {
            leader,
            decided,
            too_close: quick.is_too_close(),
            is_first: before.found.is_none(),
        });
        Turn { completed, found, ..turn }
    }

    /// Decides what follows when the person leaves `here` unchanged.
    pub fn skip(&self, now: Standing<'_>, here: SkillId) -> Turn {
        let open = now.assessment.next_to_ask(here);
        let beside = now.assessment.asked().find(|skill| *skill > here).filter(|_| !now.is_quick());
        match beside.or(open) {
            None if now.assessment.about().is_some() => now.stay(Next::EndOfRating),
            None if now.is_open(here) => now.stay(Next::OnlyOpen),
            next => now.turn(here, next),
        }
    }

    /// Goes back to the question shown before, or else to the one before in the list.
    pub fn back(&mut self, now: Standing<'_>, here: SkillId) -> Turn {
        let beside = || now.assessment.asked().rfind(|skill| *skill < here);
        let came = std::iter::from_fn(|| self.trail.pop()).find(|skill| *skill != here);
        now.stay(came.or_else(beside).map_or(Next::AtFirst, Next::Ask))
    }

    /// Finds a question by its number, counted from 1.
    pub fn jump(&self, now: Standing<'_>, number: usize) -> Turn {
        let skill = number.checked_sub(1).and_then(|index| now.framework().skills().nth(index));
        let skill = skill.filter(|skill| now.assessment.is_asked(*skill));
        now.stay(skill.map_or(Next::NoSuchQuestion, Next::Ask))
    }

    /// Decides where to go on after a change of pace: at `here` while it is open, else as after an answer.
    pub fn resume(&self, now: Standing<'_>, here: SkillId) -> Turn {
        if now.is_open(here) && !now.is_quick() {
            return now.stay(Next::Ask(here));
        }
        now.after_answer(here, &now.quick())
    }

    /// Remembers the way to the question shown now. A step [back](Self::back) does not call this.
    pub fn arrive(&mut self, from: SkillId, to: SkillId) {
        if from != to {
            self.trail.push(from);
        }
    }
}
