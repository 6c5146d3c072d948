//! Leaving: while something is not saved or only on screen, the program asks before it ends.
//!
//! The question is independent of the screen and its overlay. It can appear over anything, and "no" leads back to
//! exactly that.

use super::App;
use crate::assessment::Name;
use crate::text::{Clean, listed};
use crate::tui::{Effect, Effects, Intent};

/// The consequence of leaving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaving {
    /// Changes are lost.
    Losing {
        /// The assessments, in words.
        names: String,
        /// Why the first of them could not be saved.
        reason: Clean,
    },
    /// Nothing is lost, but the choice between two versions is open.
    Undecided {
        /// The assessment.
        name: Name,
    },
    /// A posting is lost that no role was made of yet.
    Posting,
    /// Nothing is lost: saving has succeeded meanwhile.
    Saved,
}

impl App {
    /// Returns the consequence of leaving, while the program asks about it.
    pub fn leaving(&self) -> Option<Leaving> {
        self.is_leaving().then(|| {
            let names: Vec<&str> = self.unsaved.reasons.keys().map(Name::as_str).collect();
            if let [only] = names.as_slice()
                && let Some(name) = self.undecided().filter(|name| name.as_str() == *only)
            {
                return Leaving::Undecided { name: name.clone() };
            }
            let nothing_unsaved = if self.would_lose_posting() { Leaving::Posting } else { Leaving::Saved };
            self.unsaved.first().map_or(nothing_unsaved, |(_, reason)| Leaving::Losing {
                names: listed(&names, "and"),
                reason: reason.clone(),
            })
        })
    }

    pub(super) const fn is_leaving(&self) -> bool {
        self.unsaved.is_asking()
    }

    /// Leaves, or asks if something is not saved, or a posting would be lost.
    pub(super) fn quit(&mut self) {
        self.unsaved.ask();
        self.unsaved.asking |= self.would_lose_posting();
        if !self.is_leaving() {
            self.effects.push(Effect::Quit);
        }
    }

    pub(super) fn handle_leaving(&mut self, intent: Intent) {
        let Some(intent) = self.pressed(intent) else { return };
        match intent {
            Intent::Yes => self.effects.push(Effect::Quit),
            Intent::No => {
                self.unsaved.asking = false;
                // An open decision may be what prevents saving.
                self.ask_again();
            }
            _ => {}
        }
    }

    /// Keeps the text being typed, because the program is ending. Returns the effects to perform.
    pub fn leave(&mut self) -> Effects {
        if let Some(typing) = self.typing.take() {
            self.overlay = Some(typing);
        }
        self.keep_text();
        self.keep_entry_at_the_end();
        self.effects.take()
    }
}
