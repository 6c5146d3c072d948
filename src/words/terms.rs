//! The terms in results, and their meanings.
//!
//! The code that writes results records the terms it uses. Searching the text for them would not work, because names
//! can contain the same words.

use std::collections::BTreeSet;

/// A word that needs an explanation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Term {
    /// The error as a sign, in tables.
    PlusMinus,
    /// The error in words, in sentences.
    GiveOrTake,
    /// The likely score.
    Likely,
    /// A score close to the bar.
    Close,
    /// Ready without skills that matter.
    Provisional,
    /// No verdict yet.
    StillOpen,
    /// Roles that cannot be told apart.
    TooClose,
    /// A skill that no other can replace.
    MustHave,
    /// The comparison of the answers with those elsewhere.
    Fit,
    /// The seniority of a role.
    Band,
    /// A skill below what the role expects.
    Gap,
    /// The cost of a gap.
    PointsLost,
    /// The part of the score with evidence.
    Evidence,
}

/// The terms used in a text, in the order in which they are explained.
pub type Terms = BTreeSet<Term>;

impl Term {
    /// All terms that sentences use.
    pub const SPOKEN: [Self; 12] = [
        Self::GiveOrTake,
        Self::Likely,
        Self::Close,
        Self::Provisional,
        Self::StillOpen,
        Self::TooClose,
        Self::MustHave,
        Self::Fit,
        Self::Band,
        Self::Gap,
        Self::PointsLost,
        Self::Evidence,
    ];

    /// Returns the term and its meaning apart.
    pub fn parts(self) -> (&'static str, &'static str) {
        self.meaning().split_once(": ").unwrap_or(("", self.meaning()))
    }

    /// Returns the meaning, beginning with the term itself.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::PlusMinus => {
                "± (give or take): on another day some answers might be one level higher or lower. The program \
                 assumes how often; then about two times out of three the score moves by no more than this."
            }
            Self::GiveOrTake => {
                "Give or take: on another day some answers might be one level higher or lower. The program assumes \
                 how often; then about two times out of three the score moves by no more than this."
            }
            Self::Likely => "Likely: the score to expect if the open answers resemble those you gave.",
            Self::Close => {
                "Close: the score is so near to what is needed that answering on another day could put it on the other \
                 side."
            }
            Self::Provisional => "Provisional: ready only because of the skills that are marked as not applicable.",
            Self::StillOpen => "Still open: the answers that are missing decide between ready and not yet.",
            Self::TooClose => {
                "Too close to call: the roles differ by less than what answering on another day would change."
            }
            Self::MustHave => {
                "Must-have: a skill that nothing makes up for. One that is too low or marked as not applicable means not yet, \
                 whatever the score."
            }
            Self::Fit => {
                "Stronger here or elsewhere: your answers in what the role needs, compared with all your answers. It does \
                 not say how far you are, and it cannot be compared between roles."
            }
            Self::Band => {
                "Band: how senior the role is. The more senior, the more is expected, and the higher ready begins."
            }
            Self::Gap => "Gap: a skill in which you are below the level that the role expects at this band.",
            Self::PointsLost => {
                "Points lost: how much higher the score, out of 100, would be without this gap. Skills that matter more \
                 to the role cost more."
            }
            Self::Evidence => {
                "Points with evidence: the score if only those answers counted for which you gave something that shows \
                 them. It says nothing against the others."
            }
        }
    }
}
