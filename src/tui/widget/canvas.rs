//! The drawing surface of a screen: a part of the frame, the theme, and the hit map.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::Widget;

use super::LineBuilder;
use super::footer::{Hint, footer};
use crate::tui::theme::Theme;
use crate::tui::{Binding, HitMap, Target};

/// Cells between two tabs.
const TAB_GAP: u16 = 3;

/// A part of a frame.
pub(in crate::tui) struct Canvas<'c, 'f> {
    /// The part to draw on.
    pub(in crate::tui) area: Rect,
    pub(in crate::tui) theme: &'c Theme,
    frame: &'c mut Frame<'f>,
    targets: &'c mut HitMap,
}

impl<'c, 'f> Canvas<'c, 'f> {
    /// The whole frame.
    pub(in crate::tui) fn new(frame: &'c mut Frame<'f>, theme: &'c Theme, targets: &'c mut HitMap) -> Self {
        Self { area: frame.area(), theme, frame, targets }
    }

    /// A part of it.
    pub(in crate::tui) fn part(&mut self, area: Rect) -> Canvas<'_, 'f> {
        Canvas { area, theme: self.theme, frame: self.frame, targets: self.targets }
    }

    /// Returns the line builder for a part of it.
    pub(in crate::tui) const fn builder(&self, area: Rect) -> LineBuilder<'c> {
        LineBuilder { theme: self.theme, width: area.width }
    }

    /// The whole window, whatever part this is.
    pub(in crate::tui) fn window(&self) -> Rect {
        self.frame.area()
    }

    /// Draws a widget somewhere on it.
    pub(in crate::tui) fn put(&mut self, widget: impl Widget, area: Rect) {
        self.frame.render_widget(widget, area);
    }

    /// Draws lines somewhere on it, the first at the top.
    pub(in crate::tui) fn lines(&mut self, lines: Vec<Line<'_>>, area: Rect) {
        self.put(Text::from(lines), area);
    }

    /// Draws blocks of lines below each other; those with a spot can be clicked.
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

    /// Draws tabs in one line, of which one is open. They can be clicked. Returns what is left of the line.
    pub(in crate::tui) fn tabs(&mut self, names: &[String], open: usize, area: Rect) -> Rect {
        let theme = self.theme;
        let mut rest = Rect { height: area.height.min(1), ..area };
        for (position, name) in names.iter().enumerate() {
            let (mark, style) = theme.entry_in(theme.quiet, position, open);
            let tab = Span::styled(format!("{mark} {name}"), style);
            let cells = u16::try_from(tab.width()).unwrap_or(u16::MAX).min(rest.width);
            let place = Rect { width: cells, ..rest };
            self.put(tab, place);
            self.clickable(place, Target::Tab(position));
            let used = cells.saturating_add(TAB_GAP).min(rest.width);
            rest = Rect { x: rest.x + used, width: rest.width - used, ..rest };
        }
        rest
    }

    /// Draws the keys of a table in one line, as many as fit. They can be clicked.
    pub(in crate::tui) fn footer(&mut self, bindings: &[Binding], area: Rect) {
        let (line, hints) = footer(bindings, self.theme, area.width);
        for Hint { intent, cells } in hints {
            let place = Rect { x: area.x + cells.start, width: cells.end - cells.start, height: 1, ..area };
            self.clickable(place, Target::Do(intent));
        }
        self.put(line, area);
    }

    /// Makes a place clickable.
    pub(in crate::tui) fn clickable(&mut self, area: Rect, spot: Target) {
        self.targets.add(area, spot);
    }

    /// Tells which line is the first one shown of what can be scrolled.
    pub(in crate::tui) fn scrolled(&mut self, first: usize) {
        self.targets.scroll(first);
    }

    /// Makes all that is drawn so far step back behind what is about to be drawn over it.
    pub(in crate::tui) fn recede(&mut self) {
        let area = self.frame.area();
        self.frame.buffer_mut().set_style(area, self.theme.behind);
    }

    /// Covers a place with something new. What was drawn before can no longer be clicked, wherever it is.
    pub(in crate::tui) fn cover(&mut self, area: Rect) {
        self.targets.cover();
        self.put(ratatui::widgets::Clear, area);
    }
}

/// Some lines, and what a click on them means.
pub(in crate::tui) type Block<'l> = (Option<Target>, Vec<Line<'l>>);

/// Lines of blocks below each other.
pub(in crate::tui) fn height(blocks: &[Block<'_>]) -> u16 {
    u16::try_from(blocks.iter().map(|(_, lines)| lines.len()).sum::<usize>()).unwrap_or(u16::MAX)
}
