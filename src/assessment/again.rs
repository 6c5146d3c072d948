//! Answering again: the point in time that holds the former answers, and what is still to give.

/// A round of answering again.
///
/// An answer counts as given again once its revision is higher than that of the point. So the round needs no list, and
/// an older version of the program that changes an answer gives it again as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnsweringAgain {
    /// The number of the point in time with the former answers.
    pub point: u32,
    /// The revision of the point.
    pub revision: u64,
    /// Whether the former answers are hidden while the person answers.
    pub hides_former: bool,
}

impl AnsweringAgain {
    /// Returns whether an answer of this revision was given in the round.
    #[must_use]
    pub const fn includes(&self, revision: u64) -> bool {
        revision > self.revision
    }
}
