//! The terms that find skills in a job posting.
//!
//! All numbers are whole. This module holds the terms; it reads no posting.

use super::SkillId;
use crate::text::Clean;

/// How many matches count differently; more count as many as this.
pub const COUNTED_MATCHES: usize = 8;

/// The terms of a framework.
#[derive(Debug, Clone)]
pub struct PostingTerms {
    /// Factors in hundredths for 1, 2, ... 8 or more matches of one term.
    pub count: [u32; COUNTED_MATCHES],
    /// The score, in hundredths, from which a posting clearly asks for a skill.
    pub clearly: u32,
    /// The score, in hundredths, from which it perhaps does.
    pub perhaps: u32,
    /// The fewest words that tell enough.
    pub fewest_words: u32,
    /// The fewest skills found that tell enough.
    pub fewest_skills: u32,
    /// Frequent English words.
    pub english_words: Vec<Clean>,
    /// The share of such words, in percent, from which a text is English.
    pub english_share: u32,
    /// Skills whose terms are too imprecise to say "clearly".
    pub hint_only: Vec<SkillId>,
    /// Patterns of lines that say nothing about skills.
    pub boilerplate: Vec<Clean>,
    /// Names of roles, longest first.
    pub role_names: Vec<Clean>,
    /// `ln(1 + x)` in hundredths, for whole scores from 0 on.
    pub log: Vec<u32>,
    /// For every skill the usual logarithm of its score, in hundredths.
    pub usual: Vec<u32>,
    /// For every skill its terms.
    pub terms: Vec<Vec<PostingTerm>>,
}

/// A pattern that speaks for a skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingTerm {
    /// Words separated by one space; `stem*` for a beginning, `..` for up to four words between.
    pub pattern: Clean,
    /// How much a match counts, 1 to 3.
    pub weight: u32,
}
