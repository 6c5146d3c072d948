//! Builds lines of text in the styles of the theme, within a given width.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::wrap;
use crate::tui::theme::Theme;

/// The theme and the width of lines.
#[derive(Debug, Clone, Copy)]
pub(in crate::tui) struct LineBuilder<'t> {
    pub(in crate::tui) theme: &'t Theme,
    pub(in crate::tui) width: u16,
}

impl LineBuilder<'_> {
    /// Returns a builder for lines of at most this width.
    pub(in crate::tui) fn at_most(self, width: u16) -> Self {
        Self { width: self.width.min(width), ..self }
    }

    /// Returns the lines of a paragraph.
    pub(in crate::tui) fn paragraph(self, words: &str, style: Style) -> Vec<Line<'static>> {
        self.after(Vec::new(), words, style)
    }

    /// Returns a paragraph whose first line starts with `lead`. The other lines are indented by its width.
    pub(in crate::tui) fn after(self, lead: Vec<Span<'static>>, words: &str, style: Style) -> Vec<Line<'static>> {
        let indent: usize = lead.iter().map(Span::width).sum();
        let room = usize::from(self.width).saturating_sub(indent);
        let mut lead = Some(lead);
        let lines = wrap(words, room).into_iter();
        lines
            .map(|line| {
                let mut spans = lead.take().unwrap_or_else(|| vec![Span::raw(" ".repeat(indent))]);
                spans.push(Span::styled(line, style));
                Line::from(spans)
            })
            .collect()
    }

    /// Returns a thin line.
    pub(in crate::tui) fn rule(self) -> Line<'static> {
        self.progress(0, 1)
    }

    /// Returns a thin line whose first part shows the progress.
    pub(in crate::tui) fn progress(self, done: usize, all: usize) -> Line<'static> {
        let (theme, width) = (self.theme, usize::from(self.width));
        let filled = (width * done).checked_div(all).unwrap_or(0).min(width);
        Line::from(vec![
            Span::styled(theme.marks.progress.repeat(filled), theme.certain),
            Span::styled(theme.marks.rule.repeat(width - filled), theme.quiet),
        ])
    }

    /// Returns a thin line with the position of the highlighted entry near its end.
    pub(in crate::tui) fn rule_at(self, position: usize, count: usize) -> Line<'static> {
        const AFTER: u16 = 2;
        let words = format!(" {} of {count} ", position + 1);
        let cells = u16::try_from(words.len()).unwrap_or(u16::MAX).saturating_add(AFTER);
        let mut line = Self { width: self.width.saturating_sub(cells), ..self }.rule();
        line.push_span(Span::styled(words, self.theme.quiet));
        line.spans.extend(Self { width: AFTER, ..self }.rule().spans);
        line
    }
}

#[cfg(test)]
mod tests {
    use super::LineBuilder;
    use crate::tui::theme::{Glyphs, Palette, Theme};

    #[test]
    fn a_line_is_as_long_as_asked_for_whatever_was_counted() {
        let theme = Theme::new(Palette::Plain, Glyphs::Ascii);
        let builder = LineBuilder { theme: &theme, width: 4 };
        let drawn = |(done, all)| builder.progress(done, all).to_string();
        assert_eq!([(0, 0), (1, 2), (2, 2), (3, 2)].map(drawn), ["----", "##--", "####", "####"]);
    }

    #[test]
    fn a_paragraph_is_indented_as_far_as_what_it_begins_with() {
        let theme = Theme::new(Palette::Plain, Glyphs::Ascii);
        let builder = LineBuilder { theme: &theme, width: 80 }.at_most(9);
        let lines = builder.after(vec!["To do ".into()], "a b c", theme.text);
        assert_eq!(lines.iter().map(ToString::to_string).collect::<Vec<_>>(), ["To do a b", "      c"]);
    }
}
