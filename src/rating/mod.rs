//! A second pair of eyes: another person rates the skills of the person, and both look at the difference.
//!
//! A [`RatingRequest`] travels to the rater. It holds no byte of the person's answers, so that nothing anchors the rater.
//! A [`Rating`] travels back. [`Agreement`] sets one rating beside the own answers; [`Together`] sums up three or more
//! without names. Ratings never enter the person's answers or scores.
//!
//! ```text
//! d = theirs - mine, over the skills with a level from both
//! same: d = 0      near: |d| = 1      apart: |d| >= 2
//! apart by chance = sum over these skills of 2 * p * q
//! ```
//!
//! `p` and `q` are the chances that an answer of either side is one level off in one direction: if both see the same,
//! their answers are two apart when one is off upward and the other downward.

mod agreement;
mod file;
mod given;
mod request;
mod together;

pub use agreement::{Agreement, ByChance, PairKind, RatedPair};
pub use file::{RATING_SCHEMA, REQUEST_SCHEMA, rating_json, read_rating, read_request, request_json};
pub use given::{Rating, SkillRating};
pub use request::RatingRequest;
pub use together::{FEWEST_TOGETHER, Halves, Together, TogetherProblem, TogetherRow};
