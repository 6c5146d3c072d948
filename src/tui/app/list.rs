//! The list of a screen: its cursor stays on an entry, and the text below it scrolls.

use super::{App, DOORS, HomeScreen, LogScreen, ResultsScreen, ReviewScreen, Screen};
use crate::tui::Intent;

impl App {
    /// Keeps the cursor on an entry, because the list may have become shorter. [Going back to a
    /// plan](Self::back_to_plan) does this for the plan, because making a plan for each key would be slow.
    pub(super) fn stay_on_an_entry(&mut self) {
        let count = match (&self.screen, &self.current) {
            (Screen::Home(_), _) if self.is_first_start() => DOORS.len(),
            (Screen::Home(home), _) => home.rows(&self.home).len(),
            (Screen::Review(review), Some(current)) => {
                review.rows(&self.framework, current.assessment(), self.today).len()
            }
            (Screen::Results(results), Some(current)) => current.ranking(results.band).order.len(),
            (Screen::Log(log), Some(current)) => log.rows(current.assessment()).len(),
            _ => return,
        };
        if let Screen::Home(HomeScreen { cursor, .. })
        | Screen::Review(ReviewScreen { cursor, .. })
        | Screen::Results(ResultsScreen { cursor, .. })
        | Screen::Log(LogScreen { cursor, .. }) = &mut self.screen
        {
            *cursor = (*cursor).min(count.saturating_sub(1));
        }
    }

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
