//! Builds lines of text in the styles of the theme, within a given width.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::spans_width;
use crate::text::{width, wrap};
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
        let indent = spans_width(&lead);
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

    /// Returns a paragraph as [`after`](Self::after) does, with some of its words in another style.
    pub(in crate::tui) fn marked(
        self,
        lead: Vec<Span<'static>>,
        words: &str,
        marks: &[bool],
        [style, marked]: [Style; 2],
    ) -> Vec<Line<'static>> {
        let mut lines = self.after(lead, words, style);
        // Lines break at spaces, and long words break inside, so the other characters stay in their order.
        let in_order = words.split_whitespace().zip(marks).flat_map(|(word, mark)| word.chars().map(|_| *mark));
        let mut in_order = in_order.collect::<Vec<bool>>().into_iter();
        for line in &mut lines {
            let Some(text) = line.spans.pop() else { continue };
            for part in text.content.split_inclusive(' ') {
                let mut marks = part.chars().filter(|c| *c != ' ').map(|_| in_order.next().unwrap_or(false));
                let is_marked = marks.next().unwrap_or(false);
                marks.for_each(drop);
                let bare = part.trim_end_matches(' ');
                line.spans.push(Span::styled(bare.to_owned(), if is_marked { marked } else { style }));
                line.spans.push(Span::styled(part[bare.len()..].to_owned(), style));
            }
        }
        lines
    }

    /// Returns a paragraph behind a label of this width. Without room, the label stands before the words, with a colon.
    pub(in crate::tui) fn labeled(
        self,
        label: Span<'static>,
        cells: usize,
        words: &str,
        style: Style,
    ) -> Vec<Line<'static>> {
        let gap = cells.saturating_sub(width(&label.content));
        self.after(vec![label, Span::raw(" ".repeat(gap))], words, style)
    }
}

#[cfg(test)]
mod tests {
    use super::LineBuilder;
    use crate::tui::theme::{Glyphs, Palette, Theme};

    #[test]
    fn a_paragraph_is_indented_as_far_as_what_it_begins_with() {
        let theme = Theme::new(Palette::Plain, Glyphs::Ascii);
        let builder = LineBuilder { theme: &theme, width: 80 }.at_most(9);
        let lines = builder.after(vec!["To do ".into()], "a b c", theme.text);
        assert_eq!(lines.iter().map(ToString::to_string).collect::<Vec<_>>(), ["To do a b", "      c"]);
    }
}
