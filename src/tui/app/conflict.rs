//! Deciding between two versions, when another program has changed an assessment while it is open here.
//!
//! The question comes up over the screen as soon as nothing else lies over it. Put off, it comes up again with the next
//! change, with another version, and for whoever wants to leave and then stays.

use super::pending::OpenConflict;
use super::{App, Destination, Overlay};
use crate::assessment::Name;
use crate::tui::{Confirm, Conflict, Effect, Intent, Version};

impl App {
    /// Hears that somebody else has changed an assessment. The same news twice is no reason to ask twice.
    pub(super) fn conflicted(&mut self, name: Name, conflict: Box<Conflict>) {
        let is_known = self.conflict.as_ref().is_some_and(|open| open.name == name && open.conflict == conflict);
        if !is_known {
            self.conflict = Some(OpenConflict { name, conflict, put_off: false });
        }
    }

    /// Hears that an assessment is saved, so that there is nothing to decide about it.
    pub(super) fn reconciled(&mut self, name: &Name) {
        self.conflict.take_if(|open| open.name == *name);
    }

    /// The assessment that somebody else has changed, while it is not decided which version to go on with.
    pub(super) fn undecided(&self) -> Option<&Name> {
        self.conflict.as_ref().map(|open| &open.name)
    }

    /// Asks again what was put off.
    pub(super) fn ask_again(&mut self) {
        self.conflict.iter_mut().for_each(|open| open.put_off = false);
    }

    /// Asks what there is to decide about the open assessment, if nothing else lies over the screen.
    pub(super) fn ask_about_conflict(&mut self) {
        let at_hand = self.current.as_ref().map(|current| current.assessment().name());
        let open = self.conflict.as_ref().filter(|open| !open.put_off && Some(&open.name) == at_hand);
        if let (Some(open), None, false) = (open, &self.overlay, self.is_leaving()) {
            let confirm = Confirm::Conflict(open.name.clone(), open.conflict.clone(), false);
            self.overlay = Some(Overlay::Confirm(confirm));
        }
    }

    pub(super) fn handle_conflict(&mut self, name: Name, conflict: Box<Conflict>, both: bool, intent: Intent) {
        let version = match intent {
            Intent::Yes if conflict.mine.is_some() => Version::Mine,
            Intent::No if conflict.theirs.is_some() => Version::Theirs,
            Intent::Back if !both => {
                self.conflict.iter_mut().for_each(|open| open.put_off = true);
                return;
            }
            _ => {
                let both = match intent {
                    Intent::Both => !both,
                    Intent::Back => false,
                    _ => both,
                };
                self.overlay = Some(Overlay::Confirm(Confirm::Conflict(name, conflict, both)));
                return;
            }
        };
        // Until the outcome comes, the same news is no reason to ask again.
        self.conflict.iter_mut().for_each(|open| open.put_off = true);
        let effect = Effect::Reconcile(name, version);
        match version {
            Version::Mine => self.effects.push(effect),
            // Until their version has come, nothing can be changed in this one.
            Version::Theirs => self.ask_for(effect, Destination::Place),
        }
    }
}
