//! Three or more ratings together: the median and the range, without names.

use std::fmt;

use super::Rating;
use crate::assessment::{Assessment, Name};
use crate::framework::{Level, SkillId};
use crate::order::Order as _;

/// The fewest ratings that are shown together. With two, each rater could tell what the other one said.
pub const FEWEST_TOGETHER: usize = 3;

/// Several ratings of one person, without names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// The number of raters.
    pub raters: usize,
    /// The skills with a level from enough raters, in the framework's order.
    pub rows: Vec<TogetherRow>,
    /// The skills with a level from some raters, but too few to show them without names.
    pub too_few: Vec<SkillId>,
}

/// The ratings of one skill, without names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TogetherRow {
    /// The skill.
    pub skill: SkillId,
    /// The person's own level, if they gave one.
    pub own: Option<Level>,
    /// The middle level; between the two middle ones for an even number of raters.
    pub median: Halves,
    /// The lowest level.
    pub lowest: Level,
    /// The highest level.
    pub highest: Level,
    /// The number of raters that gave a level.
    pub raters: usize,
}

/// A number of half levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Halves(pub u32);

/// Writes a number of levels: `2` or `2.5`.
impl fmt::Display for Halves {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.0.is_multiple_of(2) { "" } else { ".5" };
        f.pad(&format!("{}{half}", self.0 / 2))
    }
}

/// The reason why ratings are not shown together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TogetherProblem {
    /// There are too few raters.
    #[error(
        "{} of {FEWEST_TOGETHER} ratings are there; with fewer, it would be easy to tell who said what",
        if *.0 == 1 { "only 1".to_owned() } else { format!("only {}", .0) }
    )]
    TooFew(usize),
    /// Two ratings come from one rater.
    #[error("two of the ratings are by {0}, so they would count twice")]
    Twice(Name),
}

impl Together {
    /// Sums up the ratings of one person.
    ///
    /// # Errors
    ///
    /// There are too few ratings, or two of them come from one rater.
    pub fn of(own: &Assessment, ratings: &[&Rating]) -> Result<Self, TogetherProblem> {
        if let Some(twice) =
            (1..ratings.len()).find(|it| ratings[..*it].iter().any(|other| other.by.is_same(&ratings[*it].by)))
        {
            return Err(TogetherProblem::Twice(ratings[twice].by.clone()));
        }
        if ratings.len() < FEWEST_TOGETHER {
            return Err(TogetherProblem::TooFew(ratings.len()));
        }
        let mut together = Self { raters: ratings.len(), rows: Vec::new(), too_few: Vec::new() };
        for skill in own.framework().skills() {
            let mut levels: Vec<Level> = ratings.iter().filter_map(|it| Some(it.skill(skill)?.level)).collect();
            levels.order();
            let (Some(lowest), Some(highest)) = (levels.first().copied(), levels.last().copied()) else { continue };
            if levels.len() < FEWEST_TOGETHER {
                together.too_few.push(skill);
                continue;
            }
            let middle = [levels[(levels.len() - 1) / 2], levels[levels.len() / 2]];
            let median = Halves(middle.into_iter().map(Level::number).sum());
            let own = own.entry(skill).choice.level();
            together.rows.push(TogetherRow { skill, own, median, lowest, highest, raters: levels.len() });
        }
        Ok(together)
    }
}
