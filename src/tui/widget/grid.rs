//! The grid of every screen: where header, text, lists and messages stand at each size of the window.

use ratatui::layout::Rect;

/// The size of the window, and what it has room for.
#[derive(Debug, Clone, Copy)]
pub(in crate::tui) struct Grid {
    width: u16,
    height: u16,
}

/// Columns left of the text: they belong to marks.
const GUTTER: u16 = 3;
/// The most columns of the list at the left when a preview stands at the right.
const BESIDE_PREVIEW: u16 = 119;
/// The fewest columns of a preview, with the line before it and the margin: no common word is longer than what is left.
const PREVIEW: u16 = 30;

impl Grid {
    /// Measures a window.
    pub(in crate::tui) const fn of(window: Rect) -> Self {
        Self { width: window.width, height: window.height }
    }

    /// Returns whether there is room for one column and short names only.
    pub(in crate::tui) const fn is_narrow(self) -> bool {
        self.width < 76
    }

    /// Returns whether full names and panes fit.
    pub(in crate::tui) const fn is_wide(self) -> bool {
        self.width >= 110
    }

    /// Returns whether a preview fits at the right.
    pub(in crate::tui) const fn has_preview(self) -> bool {
        self.width >= 140
    }

    /// Returns whether a blank row fits under the header.
    pub(in crate::tui) const fn is_tall(self) -> bool {
        self.height >= 30
    }

    /// Returns whether blank rows fit between roles.
    pub(in crate::tui) const fn is_airy(self) -> bool {
        self.height >= 34
    }

    /// Returns the gap between two entries of the header and of the footer.
    pub(in crate::tui) const fn gap(self) -> usize {
        if self.is_wide() { 3 } else { 2 }
    }

    /// Returns the columns of text of an area: from the gutter to the margin.
    pub(in crate::tui) fn text(area: Rect) -> Rect {
        Rect { x: area.x + GUTTER.min(area.width), width: area.width.saturating_sub(GUTTER + 1), ..area }
    }

    /// Returns the columns of the list at the left when a preview stands at the right.
    pub(in crate::tui) fn beside_preview(area: Rect) -> u16 {
        area.width.saturating_sub(PREVIEW).min(BESIDE_PREVIEW)
    }

    /// Splits an area into the list and the preview, with a column for the line between them.
    pub(in crate::tui) fn split(area: Rect) -> [Rect; 3] {
        let left = Rect { width: Self::beside_preview(area), ..area };
        let line = Rect { x: left.right(), width: 1, ..area };
        let right = line.right() + 2;
        let preview = Rect { x: right, width: area.right().saturating_sub(right + 1), ..area };
        [left, line, preview]
    }
}
