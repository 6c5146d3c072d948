//! The clickable areas of a frame.

use ratatui::layout::{Position, Rect};

use super::Intent;
use crate::framework::SkillId;

/// The meaning of a click.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Words that name a key, such as in the footer. A click does what the key does.
    Do(Intent),
    /// An entry of the list, counted from 0. The first click highlights it, another one takes it.
    Entry(usize),
    /// A tab above the list, counted from 0.
    Tab(usize),
    /// A skill beside the question.
    Skill(SkillId),
}

/// The clickable areas of one frame.
#[derive(Debug, Clone, Default)]
pub struct HitMap {
    places: Vec<(Rect, Target)>,
    /// The first line shown of the scrolled page.
    scrolled: Option<usize>,
    /// The lines of that page below the visible part.
    hidden: usize,
}

impl HitMap {
    /// Returns the target at a column and a row, both counted from 0.
    pub fn at(&self, column: u16, row: u16) -> Option<Target> {
        // The area drawn last is on top.
        let hit = self.places.iter().rev().find(|(area, _)| area.contains(Position::new(column, row)));
        hit.map(|(_, spot)| *spot)
    }

    /// Returns the first line shown of the scrolled page. Only drawing tells how far the page can scroll.
    pub const fn scrolled(&self) -> Option<usize> {
        self.scrolled
    }

    /// Returns the lines of the scrolled page below the visible part.
    pub const fn hidden(&self) -> usize {
        self.hidden
    }

    pub(super) const fn scroll(&mut self, first: usize, hidden: usize) {
        (self.scrolled, self.hidden) = (Some(first), hidden);
    }

    pub(super) fn add(&mut self, area: Rect, spot: Target) {
        self.places.push((area, spot));
    }

    /// Removes all areas, because something covers them.
    pub(super) fn cover(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::{HitMap, Target};
    use crate::tui::Intent;

    #[test]
    fn what_was_drawn_last_is_clicked() {
        let mut targets = HitMap::default();
        targets.add(Rect::new(0, 0, 10, 2), Target::Entry(0));
        targets.add(Rect::new(2, 1, 3, 1), Target::Tab(1));
        let spots = [(1, 1), (2, 1), (4, 1), (5, 1), (10, 0)].map(|(column, row)| targets.at(column, row));
        let [below, tab] = [Some(Target::Entry(0)), Some(Target::Tab(1))];
        assert_eq!(spots, [below, tab, tab, below, None]);
    }

    #[test]
    fn below_a_box_nothing_can_be_clicked_or_scrolled() {
        let mut targets = HitMap::default();
        targets.add(Rect::new(0, 9, 4, 1), Target::Do(Intent::Accept));
        targets.scroll(3, 8);
        targets.cover();
        targets.add(Rect::new(10, 2, 60, 1), Target::Do(Intent::Yes));
        let spots = [(0, 9), (10, 2)].map(|(column, row)| targets.at(column, row));
        assert_eq!(spots, [None, Some(Target::Do(Intent::Yes))]);
        assert_eq!((targets.scrolled(), targets.hidden()), (None, 0));
    }
}
