//! The terms that find skills in a job posting.
//!
//! All numbers are whole. This module holds the terms and reads no posting.

use super::SkillId;
use crate::text::Clean;

/// The number of matches with a factor of their own. More matches have the factor of this number.
pub const COUNTED_MATCHES: usize = 8;

/// The terms of a framework.
#[derive(Debug, Clone)]
pub struct PostingTerms {
    /// The factors, in hundredths, for 1, 2, ... 8 or more matches of one term.
    pub count: [u32; COUNTED_MATCHES],
    /// The score, in hundredths, from which a posting clearly asks for a skill.
    pub clearly: u32,
    /// The score, in hundredths, from which a posting perhaps asks for a skill.
    pub perhaps: u32,
    /// The fewest words that a posting needs for a result.
    pub fewest_words: u32,
    /// The fewest skills that a posting needs for a result.
    pub fewest_skills: u32,
    /// Frequent English words.
    pub english_words: Vec<Clean>,
    /// The share of such words, in percent, from which a text is English.
    pub english_share: u32,
    /// The skills whose terms are too imprecise for "clearly".
    pub hint_only: Vec<SkillId>,
    /// The patterns of lines without information about skills.
    pub boilerplate: Vec<Clean>,
    /// The names of roles, longest first.
    pub role_names: Vec<Clean>,
    /// `ln(1 + x)` in hundredths, for whole scores from 0 on.
    pub log: Vec<u32>,
    /// The usual logarithm of the score, in hundredths, for every skill.
    pub usual: Vec<u32>,
    /// The terms of every skill.
    pub terms: Vec<Vec<PostingTerm>>,
}

/// A pattern that indicates a skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingTerm {
    /// The words, separated by one space; `stem*` for a beginning, `..` for up to four words between.
    pub pattern: Clean,
    /// The weight of a match, 1 to 3.
    pub weight: u32,
}
