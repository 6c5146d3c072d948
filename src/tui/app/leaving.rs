//! Leaving: what is not saved stands in its way until the person says otherwise.
//!
//! The question is no part of the screen or of what lies over it, so it can be asked and answered whatever is there,
//! and "no" leads back to exactly that.

use super::{App, Overlay};
use crate::assessment::Name;
use crate::text::{Clean, listed};
use crate::tui::{Effect, Effects, Intent};

/// The consequence of leaving, while the person is asked about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaving {
    /// Something is lost.
    Losing {
        /// The assessments, in words.
        names: String,
        /// Why the first of them could not be saved.
        reason: Clean,
    },
    /// Nothing is lost, but it is not decided which of two versions to go on with.
    Undecided {
        /// The assessment.
        name: Name,
    },
    /// Nothing is lost any more: saving has worked meanwhile.
    Saved,
}

impl App {
    /// The consequence of leaving, while the person is asked about it.
    pub fn leaving(&self) -> Option<Leaving> {
        self.is_leaving().then(|| {
            let names: Vec<&str> = self.unsaved.reasons.keys().map(Name::as_str).collect();
            if let [only] = names.as_slice()
                && let Some(name) = self.undecided().filter(|name| name.as_str() == *only)
            {
                return Leaving::Undecided { name: name.clone() };
            }
            self.unsaved.first().map_or(Leaving::Saved, |(_, reason)| Leaving::Losing {
                names: listed(&names, "and"),
                reason: reason.clone(),
            })
        })
    }

    pub(super) const fn is_leaving(&self) -> bool {
        self.unsaved.is_asking()
    }

    /// Leaves, unless something is not saved: then the person decides.
    pub(super) fn quit(&mut self) {
        self.unsaved.ask();
        if !self.is_leaving() {
            self.effects.push(Effect::Quit);
        }
    }

    pub(super) fn handle_leaving(&mut self, intent: Intent) {
        match intent {
            Intent::Yes => self.effects.push(Effect::Quit),
            Intent::No => {
                self.unsaved.asking = false;
                // A decision that was put off may be what keeps it from being saved.
                self.ask_again();
            }
            _ => {}
        }
    }

    /// The program is ending: what is being typed is kept.
    pub fn leave(&mut self) -> Effects {
        if let Some(Overlay::Evidence { .. } | Overlay::Note { .. }) = self.overlay {
            self.handle_overlay(Intent::Back);
        }
        self.effects.take()
    }
}
