//! Decides which question comes next, for the command line and the screens alike.
//!
//! [`Quick`] picks the most telling question and knows whether the leading role is found. [`Interview`] decides each
//! step: what follows an answer or a skipped question, and the way back. A [`Turn`] is the result as data; the shells
//! put it into words and pictures. This module changes no answer and saves nothing.

mod policy;
mod quick;
#[cfg(test)]
mod tests;
mod turn;

pub use policy::{Before, Interview, Standing};
pub use quick::{Question, Quick, Why, still_open};
pub use turn::{Found, Milestone, Next, Turn};
