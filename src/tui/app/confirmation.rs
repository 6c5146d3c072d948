//! Which question is on screen that a confirmation answers, so that nothing typed before it was drawn can answer it.

use super::pending::{Confirmation, ConfirmedQuestion};
use super::{App, Overlay};

impl App {
    /// The question on screen that a confirmation answers.
    fn question(&self) -> Option<ConfirmedQuestion> {
        match &self.overlay {
            _ if self.is_leaving() => Some(ConfirmedQuestion::Leaving),
            Some(Overlay::Confirm(confirm)) => Some(ConfirmedQuestion::Over(confirm.clone())),
            _ => None,
        }
    }

    /// Counts another question, if there is one.
    pub(super) fn count_confirmations(&mut self) {
        let question = self.question();
        if self.confirmation.question != question {
            self.confirmation = Confirmation { question, number: self.confirmation.number + 1 };
        }
    }

    /// The number of the confirmation that is asked for, if one is. Only what is typed after it was drawn answers it.
    pub fn confirmation(&self) -> Option<u64> {
        self.confirmation.question.is_some().then_some(self.confirmation.number)
    }
}
