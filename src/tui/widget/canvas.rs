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
    /// Returns the whole frame.
    pub(in crate::tui) fn new(frame: &'c mut Frame<'f>, theme: &'c Theme, targets: &'c mut HitMap) -> Self {
        Self { area: frame.area(), theme, frame, targets }
    }

    /// Returns a part of the canvas.
    pub(in crate::tui) fn part(&mut self, area: Rect) -> Canvas<'_, 'f> {
        Canvas { area, theme: self.theme, frame: self.frame, targets: self.targets }
    }

    /// Returns the line builder for an area.
    pub(in crate::tui) const fn builder(&self, area: Rect) -> LineBuilder<'c> {
        LineBuilder { theme: self.theme, width: area.width }
    }

    /// Returns the area of the whole window.
    pub(in crate::tui) fn window(&self) -> Rect {
        self.frame.area()
    }

    /// Draws a widget in an area.
    pub(in crate::tui) fn put(&mut self, widget: impl Widget, area: Rect) {
        self.frame.render_widget(widget, area);
    }

    /// Draws lines in an area, from the top.
    pub(in crate::tui) fn lines(&mut self, lines: Vec<Line<'_>>, area: Rect) {
        self.put(Text::from(lines), area);
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

    /// Draws tabs in one line and makes them clickable. Marks the open one. Returns the rest of the line.
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

    /// Draws the keys of a table in one line, as many as fit, and makes them clickable.
    pub(in crate::tui) fn footer(&mut self, bindings: &[Binding], area: Rect) {
        let (line, hints) = footer(bindings, self.theme, area.width);
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

    /// Records the first line shown of the scrolled page.
    pub(in crate::tui) fn scrolled(&mut self, first: usize) {
        self.targets.scroll(first);
    }

    /// Dims everything drawn so far, before something is drawn over it.
    pub(in crate::tui) fn recede(&mut self) {
        let area = self.frame.area();
        self.frame.buffer_mut().set_style(area, self.theme.behind);
    }

    /// Clears an area for something new. Nothing drawn before can be clicked any longer, not even outside the area.
    pub(in crate::tui) fn cover(&mut self, area: Rect) {
        self.targets.cover();
        self.put(ratatui::widgets::Clear, area);
    }
}

/// Some lines and their target, if they can be clicked.
pub(in crate::tui) type Block<'l> = (Option<Target>, Vec<Line<'l>>);

/// Lines of blocks below each other.
pub(in crate::tui) fn height(blocks: &[Block<'_>]) -> u16 {
    u16::try_from(blocks.iter().map(|(_, lines)| lines.len()).sum::<usize>()).unwrap_or(u16::MAX)
}
