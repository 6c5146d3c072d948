//! Problems of a text: what is wrong, where, and what to do, for JSON and TOML alike.
//!
//! A [`Source`] is a text with a name. A [`Problem`] points at a [`Span`] of it and gives advice. This module parses
//! nothing and prints nothing.

mod problem;
mod problems;
mod source;

pub use problem::{Problem, Span};
pub use problems::{ProblemCollector, Problems};
pub use source::Source;
