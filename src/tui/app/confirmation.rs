//! Numbers the confirmations on screen, so that input typed before a confirmation was drawn cannot answer it.

use super::pending::{Confirmation, ConfirmedQuestion};
use super::{App, Overlay};

impl App {
    /// Returns the question on screen that a confirmation answers.
    fn question(&self) -> Option<ConfirmedQuestion> {
        match &self.overlay {
            _ if self.is_leaving() => Some(ConfirmedQuestion::Leaving),
            Some(Overlay::Confirm(confirm)) => Some(ConfirmedQuestion::Over(confirm.clone())),
            _ => None,
        }
    }

    /// Counts a new question, if there is one.
    pub(super) fn count_confirmations(&mut self) {
        let question = self.question();
        if self.confirmation.question != question {
            self.confirmation = Confirmation { question, number: self.confirmation.number + 1 };
            self.focus = 0;
        }
    }

    /// Returns the number of the confirmation on screen, if there is one. Only input typed after it was drawn answers
    /// it.
    pub fn confirmation(&self) -> Option<u64> {
        self.confirmation.question.is_some().then_some(self.confirmation.number)
    }
}
