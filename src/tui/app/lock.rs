//! An assessment that another window or command has open: each key asks whether it can be changed here now.
//!
//! No timer asks, so an idle window costs nothing.

use super::{App, Mode};
use crate::assessment::Name;
use crate::tui::{Access, Effect, Intent, Unlocked};

impl App {
    /// Asks for the right to write the open assessment, if somebody else had it.
    pub(super) fn ask_for_the_lock(&mut self) {
        let Some(current) = self.current.as_ref().filter(|_| self.awaiting.is_none()) else { return };
        if matches!(current.access(), Access::OpenElsewhere(_)) {
            self.effects.push(Effect::TakeOver(current.assessment().name().clone(), current.revision()));
        }
    }

    /// Goes on as the window that may write, or says what to do.
    pub(super) fn unlocked(&mut self, name: &Name, revision: u64, unlocked: Unlocked) {
        let [back, open] = [self.key(self.mode_below(), Intent::Home), self.key(Mode::Home, Intent::Accept)];
        let shown = self.current.as_mut().filter(|current| {
            let is_meant = current.assessment().name() == name && current.revision() == revision;
            is_meant && matches!(current.access(), Access::OpenElsewhere(_))
        });
        let Some(current) = shown else { return };
        match unlocked {
            Unlocked::Here { safe } => {
                current.unlock(safe);
                self.notice = Some("It is not open elsewhere any more: you can change it here now.".to_owned());
            }
            Unlocked::NotYet => {}
            Unlocked::Changed => {
                self.notice = Some(format!(
                    "It is not open elsewhere any more, but it was changed there. {back} and then {open} open it as it \
                     is now."
                ));
            }
        }
    }
}
