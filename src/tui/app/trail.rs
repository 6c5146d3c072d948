//! The way back: the screens that the person came from.

use super::{App, Screen};

impl App {
    /// Opens a screen over the current one.
    pub(super) fn open(&mut self, screen: Screen) {
        /// Longest way back that is kept.
        const LONGEST: usize = 16;
        if self.trail.len() == LONGEST {
            self.trail.remove(0);
        }
        self.trail.push(std::mem::replace(&mut self.screen, screen));
    }

    /// Returns the word for where going back leads, where that is worth a word: home.
    pub const fn leads_back(&self) -> Option<&'static str> {
        if self.trail.is_empty() && self.current.is_some() { Some("home") } else { None }
    }

    /// Goes back to the screen before. From the first screen, goes home.
    pub(super) fn back(&mut self) {
        match self.trail.pop() {
            Some(Screen::Question(question)) => {
                let skill = question.skill;
                self.screen = Screen::Question(question);
                self.ask(skill);
            }
            Some(Screen::Plan(plan)) => self.back_to_plan(plan),
            Some(screen) => self.screen = screen,
            None => self.go_home(),
        }
    }
}
