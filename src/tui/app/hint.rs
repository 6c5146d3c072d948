//! Hints: a sentence at the start, and one after a key without a meaning, which is given once.

use super::App;
use crate::tui::{Intent, Key, Msg};

impl App {
    /// Shows a sentence at the start, unless there is something else to say.
    #[must_use]
    pub fn noting(mut self, words: Option<String>) -> Self {
        self.notice = self.notice.or(words);
        self
    }

    /// Says once that a key means nothing here, and where everything is told.
    pub(super) fn hint_at_menu(&mut self, key: Key) {
        let menu = self.key(self.mode(), Intent::Help);
        if !self.is_hinted && !menu.is_empty() {
            self.notice = Some(format!("{key} means nothing here. {menu} shows what can be done."));
        }
        self.is_hinted = true;
    }

    /// Returns the message of a key without a meaning, the first time.
    pub fn hint(&self, key: Key) -> Option<Msg> {
        let is_told = self.is_hinted || self.overlay.is_some() || self.cramped || self.is_leaving();
        (!is_told && !self.has_field()).then_some(Msg::Unbound(key))
    }
}
