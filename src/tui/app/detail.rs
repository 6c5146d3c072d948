//! The text below a list: which screens have one, and scrolling it.

use super::{App, Screen};
use crate::tui::Intent;

impl App {
    /// Returns whether the screen has a text below its list that can be scrolled.
    pub(super) const fn has_detail(&self) -> bool {
        !matches!(self.screen, Screen::Home(_) | Screen::Settings(_) | Screen::Wishes(_) | Screen::Edition(_))
    }

    /// Scrolls the text below the list. Drawing limits it to what is there.
    pub(super) fn scroll_detail(&mut self, intent: Intent) {
        /// Lines that stay in view are few, because the text is short.
        const PAGE: usize = 4;
        self.scroll = if intent == Intent::PageDown { self.scroll + PAGE } else { self.scroll.saturating_sub(PAGE) };
    }
}
