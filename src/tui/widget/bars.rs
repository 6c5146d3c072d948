//! Turns the bars of the visual language into spans.

use std::iter::repeat_n;

use ratatui::text::Span;

use crate::look::{Cell, Glyphs, RoleBar, SEGMENTS, Scale, SkillBar};
use crate::tui::theme::Theme;

/// Returns the bar of a score.
pub(in crate::tui) fn role_bar(bar: RoleBar, scale: Scale, theme: &Theme) -> Vec<Span<'static>> {
    let runs = bar.runs(scale).into_iter();
    runs.map(|run| Span::styled(Glyphs::Unicode.of(run.cell).repeat(run.count), theme.cell(run.cell))).collect()
}

/// Returns the bar of a level, with this many cells for each segment and a blank between two.
pub(in crate::tui) fn skill_bar(bar: SkillBar, each: usize, theme: &Theme) -> Vec<Span<'static>> {
    let mut spans = Vec::with_capacity(SEGMENTS);
    // Segments of one style are one span, with the blanks before them.
    let (mut words, mut style) = (String::new(), theme.text);
    let mut blanks = 0;
    for (position, cell) in bar.segments().into_iter().enumerate() {
        blanks += usize::from(position > 0);
        if cell == Cell::Blank {
            blanks += each;
            continue;
        }
        let before = std::mem::replace(&mut style, theme.cell(cell));
        if before != style && !words.is_empty() {
            spans.push(Span::styled(std::mem::take(&mut words), before));
        }
        words.reserve(blanks + each * 4);
        words.extend(repeat_n(' ', std::mem::take(&mut blanks)));
        words.extend(repeat_n(Glyphs::Unicode.of(cell), each));
    }
    spans.push(Span::styled(words, style));
    spans.push(Span::raw(" ".repeat(blanks)));
    spans
}

/// Returns the cells of such a bar.
pub(in crate::tui) const fn skill_cells(each: usize) -> usize {
    SEGMENTS * each + SEGMENTS - 1
}

#[cfg(test)]
mod tests {
    use ratatui::text::Span;

    use super::{skill_bar, skill_cells};
    use crate::assessment::Choice;
    use crate::framework::Level;
    use crate::look::SkillBar;
    use crate::tui::theme::{Glyphs, Palette, Theme};

    #[test]
    fn a_bar_of_a_level_has_one_blank_between_two_segments_and_is_as_wide_as_promised() {
        let theme = Theme::new(Palette::Dark, Glyphs::Unicode);
        for reached in Level::ALL {
            for each in [1, 2, 3] {
                let spans = skill_bar(SkillBar::against(Choice::Level(reached), Level::ALL[3]), each, &theme);
                assert_eq!(spans.iter().map(Span::width).sum::<usize>(), skill_cells(each));
            }
        }
        let spans = skill_bar(SkillBar::against(Choice::Level(Level::ALL[1]), Level::ALL[3]), 2, &theme);
        let drawn: String = spans.iter().map(|span| span.content.as_ref()).collect();
        assert_eq!(drawn, "━━ ·· ··   ");
    }
}
