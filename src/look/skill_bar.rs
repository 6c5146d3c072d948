//! The bar of a level: four segments that are counted, not measured.

use super::Cell;
use crate::assessment::Choice;
use crate::framework::{LEVELS, Level};

/// The segments of a bar: the levels above 0.
pub const SEGMENTS: usize = LEVELS - 1;

/// A level, with the target and a tried level where there are some.
#[derive(Debug, Clone, Copy)]
pub struct SkillBar {
    choice: Choice,
    target: Option<Level>,
    tried: Option<Choice>,
    former: Option<Choice>,
}

impl SkillBar {
    /// Creates the bar of an answer alone.
    pub const fn of(choice: Choice) -> Self {
        Self { choice, target: None, tried: None, former: None }
    }

    /// Creates the bar of an answer against a target.
    pub const fn against(choice: Choice, target: Level) -> Self {
        Self { choice, target: Some(target), tried: None, former: None }
    }

    /// Shows what a tried level would change.
    #[must_use]
    pub const fn trying(self, tried: Choice) -> Self {
        Self { tried: Some(tried), ..self }
    }

    /// Shows what was gained and lost since a former answer.
    #[must_use]
    pub const fn since(self, former: Choice) -> Self {
        Self { former: Some(former), ..self }
    }

    /// Shows what a kept goal would add, if there is one.
    #[must_use]
    pub const fn towards(self, goal: Option<Level>) -> Self {
        match goal {
            Some(goal) => self.trying(Choice::Level(goal)),
            None => self,
        }
    }

    /// Returns the meaning of each segment. All are blank if the skill does not apply.
    pub fn segments(self) -> [Cell; SEGMENTS] {
        std::array::from_fn(|position| self.segment(position + 1))
    }

    fn segment(self, level: usize) -> Cell {
        let reaches = |choice: Choice| choice.level().is_some_and(|reached| reached.index() >= level);
        if let Some(former) = self.former {
            return match (reaches(former), reaches(self.choice)) {
                (true, true) => Cell::Reached,
                (false, true) => Cell::Gained,
                (true, false) => Cell::Missing,
                (false, false) => Cell::Blank,
            };
        }
        let is_asked = self.target.is_some_and(|target| level <= target.index());
        let now = self.tried.unwrap_or(self.choice);
        match (reaches(self.choice), reaches(now)) {
            (false, true) => Cell::Gain,
            (true, true) if is_asked || self.target.is_none() => Cell::Reached,
            (true, true) => Cell::AboveTarget,
            (_, false) if now == Choice::NotApplicable => Cell::Blank,
            (_, false) if now == Choice::Unanswered && (is_asked || self.target.is_none()) => Cell::Open,
            (_, false) if is_asked => Cell::Missing,
            (_, false) => Cell::Blank,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SkillBar;
    use crate::assessment::Choice;
    use crate::framework::Level;
    use crate::look::Glyphs;

    fn drawn(bar: SkillBar) -> String {
        bar.segments().map(|cell| Glyphs::Unicode.of(cell)).concat()
    }

    fn level(level: usize) -> Choice {
        Choice::Level(Level::ALL[level])
    }

    #[test]
    fn a_level_is_counted_up_to_its_target_and_beyond_it_looks_different() {
        let against = |reached, target: usize| drawn(SkillBar::against(level(reached), Level::ALL[target]));
        assert_eq!(against(1, 3), "━·· ");
        assert_eq!(against(3, 3), "━━━ ");
        assert_eq!(against(3, 2), "━━═ ");
        assert_eq!(against(0, 4), "····");
        assert_eq!(drawn(SkillBar::of(level(2))), "━━  ");
    }

    #[test]
    fn an_open_answer_is_open_and_what_does_not_apply_is_blank() {
        assert_eq!(drawn(SkillBar::against(Choice::Unanswered, Level::ALL[2])), "──  ");
        assert_eq!(drawn(SkillBar::of(Choice::Unanswered)), "────");
        assert_eq!(drawn(SkillBar::against(Choice::NotApplicable, Level::ALL[2])), "    ");
    }

    #[test]
    fn a_former_level_shows_what_was_gained_and_lost() {
        assert_eq!(drawn(SkillBar::of(level(3)).since(level(1))), "━╍╍ ");
        assert_eq!(drawn(SkillBar::of(level(1)).since(level(3))), "━·· ");
    }

    #[test]
    fn a_tried_level_shows_what_it_adds_and_what_it_takes() {
        let tried = |from, to| drawn(SkillBar::against(level(from), Level::ALL[2]).trying(level(to)));
        assert_eq!(tried(1, 3), "━╍╍ ");
        assert_eq!(tried(2, 1), "━·  ");
        assert_eq!(tried(2, 2), "━━  ");
    }
}
