//! The headline of a result: where the person stands, what is in the way, and the shortest way.
//!
//! The first line is about the leader. The other two are about the role aimed at, or else about the leader. The results
//! show the headline, and leaving the program prints it.

mod lines;
mod role_lines;
mod teller;
#[cfg(test)]
mod tests;

pub use lines::{Headline, HeadlineRow, Said, SettledScore};
pub use role_lines::strengths_to_show;
pub use teller::{duration_words, finished_headline, headline, headline_about, headline_of_answers, summary};
