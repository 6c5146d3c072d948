//! The sentences that both shells say, as functions of data.
//!
//! Nothing is decided or printed here.

mod interview;
mod numbers;

pub use interview::{found_words, passed_over_words};
pub use numbers::number_ranges;
