//! The drawing surface of a screen: a part of the frame, the theme, and the hit map.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::LineBuilder;
use super::footer::{FooterEntry, Hint, footer};
use super::paint::{paint, paint_widget};
use crate::tui::theme::{DOT, JOINED, RULE, Theme};
use crate::tui::{HitMap, Target};

/// A text under a titled rule.
pub(in crate::tui) struct Detail<'l> {
    /// The title at the left.
    pub(in crate::tui) title: &'l str,
    /// Words at the right, such as `3 of 28`.
    pub(in crate::tui) place: &'l str,
    /// The text.
    pub(in crate::tui) lines: Vec<Line<'static>>,
    /// The first line shown.
    pub(in crate::tui) from: usize,
    /// The name of the key that reads on.
    pub(in crate::tui) key: &'l str,
}

/// A part of a frame.
pub(in crate::tui) struct Canvas<'c, 't> {
    /// The part to draw on.
    pub(in crate::tui) area: Rect,
    pub(in crate::tui) theme: &'t Theme,
    buffer: &'c mut Buffer,
    targets: &'c mut HitMap,
}

impl<'c, 't> Canvas<'c, 't> {
    /// Returns all of a frame.
    pub(in crate::tui) fn new(buffer: &'c mut Buffer, theme: &'t Theme, targets: &'c mut HitMap) -> Self {
        Self { area: buffer.area, theme, buffer, targets }
    }

    /// Returns a part of the canvas.
    pub(in crate::tui) fn part(&mut self, area: Rect) -> Canvas<'_, 't> {
        Canvas { area, theme: self.theme, buffer: self.buffer, targets: self.targets }
    }

    /// Returns the line builder for an area.
    pub(in crate::tui) const fn builder(&self, area: Rect) -> LineBuilder<'t> {
        LineBuilder { theme: self.theme, width: area.width }
    }

    /// Returns whether only plain characters can be shown, so that nothing is drawn with lines.
    pub(in crate::tui) fn is_plain(&self) -> bool {
        self.theme.glyphs() == crate::look::Glyphs::Ascii
    }

    /// Returns the area of the whole window.
    pub(in crate::tui) fn window(&self) -> Rect {
        self.buffer.area
    }

    /// Draws a line in the first row of an area.
    pub(in crate::tui) fn put<'l>(&mut self, line: impl Into<Line<'l>>, area: Rect) {
        paint(&line.into(), area, self.buffer);
    }

    /// Draws lines in an area, from the top.
    pub(in crate::tui) fn lines<'l>(&mut self, lines: impl IntoIterator<Item = Line<'l>>, area: Rect) {
        for (line, y) in lines.into_iter().zip(area.top()..area.bottom()) {
            paint(&line, Rect { y, height: 1, ..area }, self.buffer);
        }
    }

    /// Draws a widget of the library in an area.
    pub(in crate::tui) fn widget(&mut self, widget: impl Widget, area: Rect) {
        paint_widget(widget, area, self.buffer);
    }

    /// Draws blocks of lines below each other. Blocks with a target can be clicked.
    pub(in crate::tui) fn blocks<'l>(&mut self, blocks: impl IntoIterator<Item = Block<'l>>, area: Rect) {
        let mut lines = Vec::new();
        for (spot, block) in blocks {
            let above = u16::try_from(lines.len()).unwrap_or(u16::MAX);
            let height = u16::try_from(block.len()).unwrap_or(u16::MAX);
            if let Some(spot) = spot {
                let place = Rect { y: area.y.saturating_add(above), height, ..area };
                self.clickable(place.intersection(area), spot);
            }
            lines.extend(block);
        }
        self.lines(lines, area);
    }

    /// Draws lines of a text that can be longer than the area, from a line on, limited so that the area stays full.
    /// Returns the lines hidden below.
    pub(in crate::tui) fn scrolled_lines(&mut self, lines: Vec<Line<'_>>, from: usize, area: Rect) -> usize {
        let room = usize::from(area.height);
        let first = from.min(lines.len().saturating_sub(room));
        let below = lines.len().saturating_sub(first + room);
        self.targets.scroll(first, below);
        self.lines(lines.into_iter().skip(first).take(room), area);
        below
    }

    /// Says how far a text is scrolled of which only the visible part was laid out: the lines before what is shown, and
    /// those hidden below.
    pub(in crate::tui) fn scrolled_text(&mut self, before: usize, hidden: usize) {
        self.targets.scroll(before, hidden);
    }

    /// Draws a rule over the width of an area, with a title at the left and words at the right.
    pub(in crate::tui) fn titled_rule(&mut self, title: &str, right: &str, area: Rect) {
        let (theme, width) = (self.theme, usize::from(area.width));
        let right = if right.is_empty() { String::new() } else { format!(" {right} ") };
        let room = width.saturating_sub(crate::text::width(&right) + 7);
        let title = if title.is_empty() { String::new() } else { format!(" {} ", crate::text::cut(title, room)) };
        let used = 2 + crate::text::width(&title) + crate::text::width(&right) + 2;
        let line = Line::from(vec![
            Span::styled(RULE.repeat(2), theme.faint),
            Span::styled(title, theme.strong),
            Span::styled(RULE.repeat(width.saturating_sub(used)), theme.faint),
            Span::styled(right, theme.text),
            Span::styled(RULE.repeat(2), theme.faint),
        ]);
        self.put(line, area);
    }

    /// Draws a text under a titled rule: the rule in the first row of the area, the text in the others. The rule says
    /// how many lines are hidden, and which key reads on.
    pub(in crate::tui) fn detail(&mut self, detail: Detail<'_>, area: Rect) {
        let Detail { title, place, lines, from, key } = detail;
        let rule = Rect { height: area.height.min(1), ..area };
        let below = Rect { y: rule.bottom(), height: area.height - rule.height, ..area };
        let hidden = self.scrolled_lines(lines, from, super::Grid::text(below));
        let more = match hidden {
            0 => String::new(),
            1 => format!("{key}: 1 more line"),
            hidden => format!("{key}: {hidden} more lines"),
        };
        let right = match (place.is_empty(), more.is_empty()) {
            (false, false) => format!("{place} {DOT} {more}"),
            _ => format!("{place}{more}"),
        };
        let inset = Rect { x: rule.x + 1, width: rule.width.saturating_sub(2), ..rule };
        self.titled_rule(title, &right, inset);
    }

    /// Draws a vertical line over an area.
    pub(in crate::tui) fn vertical_line(&mut self, area: Rect) {
        let line = Line::styled(JOINED, self.theme.faint);
        for y in area.top()..area.bottom() {
            paint(&line, Rect { y, height: 1, ..area }, self.buffer);
        }
    }

    /// Draws entries of the footer in one line, as many as fit, and makes them clickable.
    pub(in crate::tui) fn footer(&mut self, entries: &[FooterEntry], area: Rect) {
        let gap = super::Grid::of(self.buffer.area).gap();
        let (line, hints) = footer(entries, self.theme, area.width, gap);
        for Hint { intent, cells } in hints {
            let place = Rect { x: area.x + cells.start, width: cells.end - cells.start, height: 1, ..area };
            self.clickable(place, Target::Do(intent));
        }
        self.put(line, area);
    }

    /// Makes an area clickable.
    pub(in crate::tui) fn clickable(&mut self, area: Rect, spot: Target) {
        self.targets.add(area, spot);
    }

    /// Returns whether a text on the screen goes on below what is shown.
    pub(in crate::tui) fn has_more(&self) -> bool {
        self.targets.hidden() > 0
    }

    /// Dims everything drawn so far, before something is drawn over it.
    pub(in crate::tui) fn recede(&mut self) {
        let area = self.buffer.area;
        self.buffer.set_style(area, self.theme.behind);
    }

    /// Clears an area for a message.
    pub(in crate::tui) fn clear(&mut self, area: Rect) {
        self.widget(ratatui::widgets::Clear, area);
    }

    /// Clears an area for something new. Nothing drawn before can be clicked any longer, not even outside the area.
    pub(in crate::tui) fn cover(&mut self, area: Rect) {
        self.targets.cover();
        self.widget(ratatui::widgets::Clear, area);
    }
}

/// Some lines and their target, if they can be clicked.
pub(in crate::tui) type Block<'l> = (Option<Target>, Vec<Line<'l>>);
