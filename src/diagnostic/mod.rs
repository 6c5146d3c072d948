//! What is wrong with a text, where, and what to do about it: for JSON and TOML alike.
//!
//! A [`Source`] is a text with a name. A [`Problem`] points at a [`Span`] of it and gives advice. This module parses
//! nothing and prints nothing.

mod problem;
mod source;

pub use problem::{Problem, Span, total};
pub use source::Source;
