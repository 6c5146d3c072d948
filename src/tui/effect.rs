//! Effects: work for the outside, as data.

use super::{Listed, Multiplexer};
use crate::assessment::{Aim, Assessment, Name, Pace};
use crate::report::{ExportFormat, Notes, Scope};
use crate::settings::Setting;

/// The effects of a message, in order. The outcome of each comes back as a message.
#[derive(Debug, Default)]
#[must_use]
pub struct Effects(Vec<Effect>);

impl Effects {
    /// Adds an effect. A newer state to save takes the place of an older one.
    pub(super) fn push(&mut self, effect: Effect) {
        if let Effect::Save(..) = effect {
            self.0.retain(|other| !matches!(other, Effect::Save(..)));
        }
        self.0.push(effect);
    }

    /// Hands over what there is.
    pub(super) fn take(&mut self) -> Self {
        std::mem::take(self)
    }

    /// Whether nothing has to be done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Effect> for Effects {
    fn from(effect: Effect) -> Self {
        Self(vec![effect])
    }
}

impl IntoIterator for Effects {
    type Item = Effect;
    type IntoIter = std::vec::IntoIter<Effect>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Something to be done outside.
#[derive(Debug)]
pub enum Effect {
    /// Open a saved assessment.
    Open(Name),
    /// Begin one.
    Create(Name, Aim, Pace),
    /// Keep this state; a newer one makes it unnecessary.
    Save(u64, Box<Assessment>),
    /// Let go of the open assessment and list all.
    Close,
    /// Answer the question that came with an opened assessment.
    Settle(Settle),
    /// Remove a saved assessment.
    Delete(Listed),
    /// Write a report for looking at.
    Preview(Ticket, Box<Wanted>),
    /// Go on with one version of an assessment that somebody else has changed; the other one is kept.
    Reconcile(Name, Version),
    /// Write a report to a file.
    Export(Box<Export>),
    /// Send a text to the clipboard, through the terminal.
    Copy(String, Multiplexer),
    /// Keep these settings in their file, and nothing else in it.
    Configure(Vec<Setting>),
    /// Give the terminal back and stop until continued.
    Suspend,
    /// Draw the whole screen anew.
    Redraw,
    /// End the program; what is not saved yet is saved first.
    Quit,
}

/// The answer to a question about a save that is not as it was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settle {
    /// Take what was found, or the backup that was offered.
    Yes,
    /// The other way that was offered.
    No,
}

/// One of two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// The one of this window.
    Mine,
    /// The one on the disk.
    Theirs,
}

/// A report that is wanted.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The answers.
    pub assessment: Assessment,
    /// Whether notes go in.
    pub notes: Notes,
    /// The form of the report.
    pub format: &'static ExportFormat,
    /// The effort that the plan on screen was for, if it was for one.
    pub effort: Option<u32>,
    /// The role and band that were on screen, where the report tells about those.
    pub scope: Scope,
}

/// The number of a request, so that its outcome can be told from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ticket(u64);

impl Ticket {
    /// The one for the request after this one.
    #[must_use]
    pub(super) const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// A report and where it goes.
#[derive(Debug)]
pub struct Export {
    /// The ticket that its outcome carries.
    pub ticket: Ticket,
    /// The report.
    pub wanted: Wanted,
    /// The file, as the person typed it.
    pub path: String,
    /// Whether a file that is there may be replaced; only after asking.
    pub replace: Replace,
}

/// Whether a file that is there may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replace {
    /// Never without asking.
    Ask,
    /// The person said so.
    Yes,
}
