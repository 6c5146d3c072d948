//! A new edition of the questions: what becomes of the answers to an earlier one.
//!
//! Loading carries answers over by id, and each answer remembers its edition. This module says what that means for one
//! person: which answers are as before, which need another look, and which were given to skills that are gone. It
//! changes no answer.

mod report;
mod walk;

pub use report::{EditionReport, FormerAnswer, LookAgain, former_answers};
pub use walk::LookAgainWalk;
