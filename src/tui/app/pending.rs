//! Facts about what is unsaved, undecided or awaited.
//!
//! `leaving`, `conflict` and `confirmation` decide what to ask about them, and when.

use std::collections::BTreeMap;

use crate::assessment::Name;
use crate::framework::{BandId, RoleId};
use crate::text::Clean;
use crate::tui::{Confirm, Conflict};

/// The screen to show once an assessment is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    /// The question where the person stopped, or the results of a finished assessment.
    Place,
    Results,
    Export,
    History,
    /// The question how to answer again.
    Again,
    Log,
    /// The results, with a role in view that was just made.
    Made(RoleId, BandId),
}

/// The assessments whose newest change could not be saved, each with the reason.
#[derive(Debug, Default)]
pub(super) struct Unsaved {
    pub(super) reasons: BTreeMap<Name, Clean>,
    /// Whether the program asks about leaving. The question stays even if saving succeeds meanwhile, because the answer
    /// would otherwise go to the screen below.
    pub(super) asking: bool,
}

impl Unsaved {
    pub(super) fn failed(&mut self, name: Name, reason: Clean) {
        self.reasons.insert(name, reason);
    }

    /// Removes an assessment that is saved or deleted.
    pub(super) fn repaired(&mut self, name: &Name) {
        self.reasons.remove(name);
    }

    pub(super) fn reason(&self, name: &Name) -> Option<(&Name, &Clean)> {
        self.reasons.get_key_value(name)
    }

    pub(super) fn first(&self) -> Option<(&Name, &Clean)> {
        self.reasons.iter().next()
    }

    pub(super) fn ask(&mut self) {
        self.asking = !self.reasons.is_empty();
    }

    pub(super) const fn is_asking(&self) -> bool {
        self.asking
    }
}

/// A decision that has not been made.
#[derive(Debug)]
pub(super) struct OpenConflict {
    pub(super) name: Name,
    pub(super) conflict: Box<Conflict>,
    /// Whether the person has put the decision off.
    pub(super) put_off: bool,
}

/// The current question.
#[derive(Debug, Default)]
pub(super) struct Confirmation {
    pub(super) question: Option<ConfirmedQuestion>,
    /// The number of changes of the question.
    pub(super) number: u64,
}

/// The question that a confirmation answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ConfirmedQuestion {
    /// Whether to leave and lose something.
    Leaving,
    /// A question that lies over the screen.
    Over(Confirm),
}
