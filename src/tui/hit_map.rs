//! The places of a frame that can be clicked.

use ratatui::layout::{Position, Rect};

use super::Intent;
use crate::framework::SkillId;

/// A place that can be clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Words that say what a key does, such as in the footer: as if that key were pressed.
    Do(Intent),
    /// An entry of the list of the screen, counted from 0. The first click highlights it, another one takes it.
    Entry(usize),
    /// A tab above the list, counted from 0.
    Tab(usize),
    /// A skill beside the question.
    Skill(SkillId),
}

/// The places of one frame.
#[derive(Debug, Clone, Default)]
pub struct HitMap {
    places: Vec<(Rect, Target)>,
    /// The first line shown of what can be scrolled.
    scrolled: Option<usize>,
}

impl HitMap {
    /// Returns the target at a column and a row, both counted from 0.
    pub fn at(&self, column: u16, row: u16) -> Option<Target> {
        // The last one drawn is on top.
        let hit = self.places.iter().rev().find(|(area, _)| area.contains(Position::new(column, row)));
        hit.map(|(_, spot)| *spot)
    }

    /// The first line shown of what can be scrolled: how far that is possible is known once it is drawn.
    pub const fn scrolled(&self) -> Option<usize> {
        self.scrolled
    }

    pub(super) const fn scroll(&mut self, first: usize) {
        self.scrolled = Some(first);
    }

    pub(super) fn add(&mut self, area: Rect, spot: Target) {
        self.places.push((area, spot));
    }

    /// Something lies over the screen: what was drawn before can neither be clicked nor scrolled.
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
        targets.scroll(3);
        targets.cover();
        targets.add(Rect::new(10, 2, 60, 1), Target::Do(Intent::Yes));
        let spots = [(0, 9), (10, 2)].map(|(column, row)| targets.at(column, row));
        assert_eq!(spots, [None, Some(Target::Do(Intent::Yes))]);
        assert_eq!(targets.scrolled(), None);
    }
}
