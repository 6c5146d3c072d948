//! Decides between two versions when another program has changed an assessment that is open here.
//!
//! The question appears over the screen as soon as nothing else lies over it. A question that was put off appears again
//! with the next change, with a new version on disk, and after the person cancels leaving.

use super::pending::OpenConflict;
use super::{App, Destination, Overlay};
use crate::assessment::Name;
use crate::tui::{Confirm, Conflict, Effect, Intent, Version};

impl App {
    /// Records that another program has changed an assessment. The same conflict is asked about only once.
    pub(super) fn conflicted(&mut self, name: Name, conflict: Box<Conflict>) {
        let is_known = self.conflict.as_ref().is_some_and(|open| open.name == name && open.conflict == conflict);
        if !is_known {
            self.conflict = Some(OpenConflict { name, conflict, put_off: false });
        }
    }

    /// Records that an assessment is saved, so that there is nothing to decide about it.
    pub(super) fn reconciled(&mut self, name: &Name) {
        self.conflict.take_if(|open| open.name == *name);
    }

    /// Returns the assessment that another program has changed, until the person has decided.
    pub(super) fn undecided(&self) -> Option<&Name> {
        self.conflict.as_ref().map(|open| &open.name)
    }

    /// Lets a question that was put off appear again.
    pub(super) fn ask_again(&mut self) {
        self.conflict.iter_mut().for_each(|open| open.put_off = false);
    }

    /// Asks about the conflict of the open assessment, if nothing else lies over the screen.
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
        // The same conflict may be reported again before the outcome arrives.
        self.conflict.iter_mut().for_each(|open| open.put_off = true);
        let effect = Effect::Reconcile(name, version);
        match version {
            Version::Mine => self.effects.push(effect),
            // Until their version has arrived, this one must not change.
            Version::Theirs => self.ask_for(effect, Destination::Place),
        }
    }
}
