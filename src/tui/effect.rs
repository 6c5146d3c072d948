//! Effects: work for the terminal and the disk, as data.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Listed, Multiplexer};
use crate::assessment::{Aim, Assessment, Name, Pace, PointInTime};
use crate::framework::Framework;
use crate::rating::Rating;
use crate::report::{Content, Form, Notes, Rendered, Report, ReportRequest, Scope, Timeline, log_document};
use crate::settings::Setting;
use crate::text::Clean;

/// The effects of a message, in order. Their outcomes come back as messages.
#[derive(Debug, Default)]
#[must_use]
pub struct Effects(Vec<Effect>);

impl Effects {
    /// Adds an effect. A newer state to save replaces an older one.
    pub(super) fn push(&mut self, effect: Effect) {
        if let Effect::Save(..) = effect {
            self.0.retain(|other| !matches!(other, Effect::Save(..)));
        }
        self.0.push(effect);
    }

    /// Adds an effect, if there is one.
    pub(super) fn push_if(&mut self, effect: Option<Effect>) {
        if let Some(effect) = effect {
            self.push(effect);
        }
    }

    /// Takes all effects out.
    pub(super) fn take(&mut self) -> Self {
        std::mem::take(self)
    }

    /// Returns whether there is no effect.
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

/// Work for the terminal or the disk.
#[derive(Debug)]
pub enum Effect {
    /// Open a saved assessment.
    Open(Name),
    /// Open an assessment for writing that is shown at this revision, if nobody else has it open any more.
    TakeOver(Name, u64),
    /// Create an assessment.
    Create(Name, Aim, Pace),
    /// Save this state. A newer state replaces it.
    Save(u64, Box<Assessment>),
    /// Read a file that somebody gave, as the person typed its name. A posting is read beside the answers of a saved
    /// assessment.
    Read(String, Option<Name>),
    /// Read a posting that was pasted, beside the answers of a saved assessment.
    ReadPosting(String, Option<Name>),
    /// Write a role of the person's own, and score it from now on.
    MakeRole(Box<RoleToMake>),
    /// Close the open assessment and list all.
    Close,
    /// Answer the question that came with an opened assessment.
    Settle(Settle),
    /// Remove a saved assessment.
    Delete(Listed),
    /// Read the points in time of an assessment.
    ListPoints(Name),
    /// Keep the state of this revision as a point in time with a label, which may be empty.
    KeepPoint(u64, Box<Assessment>, Clean),
    /// Delete a point in time.
    DeletePoint(Name, u32),
    /// Delete a rating that is kept with an assessment. Holds its number, and its name in words.
    DeleteRating(Name, u32, Clean),
    /// Build the preview of a report.
    Preview(Ticket, Box<Wanted>),
    /// Resolve a conflict with one of two versions. The other one is kept aside.
    Reconcile(Name, Version),
    /// Write a report to a file.
    Export(Box<Export>),
    /// Write a document to its file.
    Write(TextDocument, Replace),
    /// Copy text to the clipboard, through the terminal.
    Copy(String, Multiplexer),
    /// Save these settings in their file, and leave the rest of the file as it is.
    Configure(Vec<Setting>),
    /// Restore the terminal and stop until continued.
    Suspend,
    /// Redraw the whole screen.
    Redraw,
    /// End the program, after saving what is not saved yet.
    Quit,
}

/// A way to go on with an unsound save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settle {
    /// Go on with the file as it is.
    Accept,
    /// Go on with the newest backup.
    Restore,
    /// Go on without answers.
    StartOver,
}

/// One of two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// The version of this window.
    Mine,
    /// The version on the disk.
    Theirs,
}

/// A request for a report.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The answers.
    pub assessment: Assessment,
    /// The content: the report, or the document for a review.
    pub content: Content,
    /// Whether the report includes notes.
    pub notes: Notes,
    /// The form of the report.
    pub form: Form,
    /// The effort of the plan that was on screen, if it had one.
    pub effort: Option<u32>,
    /// The role and band that the report is about.
    pub scope: Scope,
    /// The present revision of a saved assessment, whose points in time go into the report; `None` for answers that are
    /// not saved.
    pub revision: Option<u64>,
}

impl Wanted {
    /// Writes the report or the document for a review. `points` and `ratings` are those of a saved assessment.
    #[must_use]
    pub fn rendered(&self, generated_at: Timestamp, points: &[PointInTime], ratings: &[Rating]) -> Rendered {
        let Self { assessment, content, notes, form, effort, scope, revision } = self;
        if let Content::Log(order) = content {
            return form.handout(&log_document(assessment, None, *order));
        }
        let (notes, effort, scope) = (*notes, *effort, *scope);
        let kept = revision.map(|revision| Timeline { points, ratings, revision });
        form.rendered(&Report::of(ReportRequest { assessment, generated_at, notes, effort, scope, kept }))
    }
}

/// The number of a request, to match its outcome with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ticket(u64);

impl Ticket {
    /// Returns the ticket of the next request.
    #[must_use]
    pub(super) const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// A request to write a report to a file.
#[derive(Debug)]
pub struct Export {
    /// The ticket for the outcome.
    pub ticket: Ticket,
    /// The report.
    pub wanted: Wanted,
    /// The file, as the person typed it.
    pub path: String,
    /// Whether an existing file may be replaced.
    pub replace: Replace,
}

/// A role of the person's own that is to be written.
#[derive(Debug, Clone)]
pub struct RoleToMake {
    /// The framework that it is for.
    pub framework: Arc<Framework>,
    /// The id.
    pub id: String,
    /// The text of its file.
    pub text: String,
}

/// A finished text and the file for it: a conversation sheet, or a rating to hand over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextDocument {
    /// The file, in the folder where the program was started.
    pub file: String,
    /// The text.
    pub text: String,
}

/// Whether an existing file may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replace {
    /// Ask first.
    Ask,
    /// The person has agreed.
    Yes,
}
