//! A bar for one skill on the scale of levels, with the level reached and the target. It reads like the bars of scores.

use ratatui::text::Span;

use crate::assessment::Choice;
use crate::framework::{LEVELS, Level};
use crate::text::fit;
use crate::tui::theme::Theme;

/// A level and its target.
#[derive(Debug, Clone, Copy)]
pub(in crate::tui) struct LevelBar {
    pub(in crate::tui) choice: Choice,
    pub(in crate::tui) target: Level,
}

impl LevelBar {
    /// Returns the cells of a bar: `per_level` for each level above 0, and one for the target.
    pub(in crate::tui) const fn cells(per_level: usize) -> usize {
        (LEVELS - 1) * per_level + 1
    }

    /// Returns the bar as spans.
    pub(in crate::tui) fn spans(self, per_level: usize, theme: &Theme) -> Vec<Span<'static>> {
        let marks = &theme.marks;
        let Self { choice, target } = self;
        if choice == Choice::NotApplicable {
            return vec![Span::styled(fit("n/a", Self::cells(per_level)), theme.quiet)];
        }
        let mut spans = Vec::new();
        for level in Level::ALL {
            if level.index() > 0 {
                let (mark, style) = match choice {
                    Choice::Level(reached) if level <= reached => (marks.certain, theme.certain),
                    Choice::Unanswered => (marks.open, theme.open),
                    _ => (marks.beyond, theme.quiet),
                };
                spans.push(Span::styled(mark.repeat(per_level), style));
            }
            if level == target {
                spans.push(Span::styled(marks.bar, theme.strong));
            }
        }
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::LevelBar;
    use crate::assessment::Choice;
    use crate::framework::Level;
    use crate::tui::theme::{Glyphs, Palette, Theme};

    fn drawn(choice: Choice, target: usize) -> String {
        let bar = LevelBar { choice, target: Level::ALL[target] };
        let spans = bar.spans(2, &Theme::new(Palette::Plain, Glyphs::Ascii));
        assert_eq!(spans.iter().map(ratatui::text::Span::width).sum::<usize>(), LevelBar::cells(2));
        spans.iter().map(|span| span.content.as_ref()).collect()
    }

    #[test]
    fn what_is_reached_ends_below_at_or_beyond_the_target() {
        let level = |level: usize| Choice::Level(Level::ALL[level]);
        assert_eq!(drawn(level(1), 3), "##....|..");
        assert_eq!(drawn(level(3), 3), "######|..");
        assert_eq!(drawn(level(3), 1), "##|####..");
        assert_eq!(drawn(level(4), 4), "########|");
        assert_eq!(drawn(level(0), 2), "....|....");
    }

    #[test]
    fn what_is_open_could_be_anything_and_what_does_not_apply_is_no_bar() {
        assert_eq!(drawn(Choice::Unanswered, 3), "======|==");
        assert_eq!(drawn(Choice::NotApplicable, 3), "n/a      ");
    }
}
