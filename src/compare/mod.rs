//! The change between two states of answers, for one role at one band.
//!
//! Both states are scored with the same framework over the shared skills `S`: the skills of the role with a level in
//! both states, without those whose meaning changed in a new edition and that nobody has looked at again.
//!
//! ```text
//! D = 12 * sum of w over S
//! change = 100 * (N2 - N1) / D
//! cause of a skill = 100 * w * (credit2 - credit1) / D         the causes add up to the change, exactly
//! e^2 = (100 / D)^2 * sum over the skills of S given again of w^2 * (Var1 + Var2)
//! ```
//!
//! An answer that was not given again adds no doubt. This module reads no file and makes no sentences (see `words`).

mod comparison;
mod history;
mod not_counted;
mod points;
mod sides;
#[cfg(test)]
mod tests;

pub use comparison::{Cause, Comparison, NoiseWord, RoleChange};
pub use history::{Courses, History, HistoryRow, RoleCourse};
pub use not_counted::{NotCounted, StepDone};
pub use points::{Points, apportioned};
pub(crate) use points::{signed_hundredths, signed_tenths};
pub use sides::{ComparisonProblem, ComparisonRequest, Side, aim_of};
