//! Performs the effects of the interface that concern the disk, so that no key and no frame waits for it.
//!
//! A [`StorageWorker`] takes an [`Effect`] and returns messages; `thread` runs it in a thread of its own.
//! [`workspace`](crate::workspace) opens, saves and retries; this module turns its results into messages.

mod deadlines;
mod listing;
mod opening;
mod points;
mod posting;
mod reading;
mod report;
mod saving;
mod settings;
#[cfg(test)]
mod tests;
mod thread;

use self::listing::HomeRowBuilder;
#[cfg(test)]
pub(super) use self::thread::{Job, Watchdog};
pub(super) use self::thread::{LastSave, WorkerThread, unsaved_by_this_thread};
use crate::assessment::{Aim, Assessment, Name, Pace};
use crate::framework::Catalog;
use crate::store::{AssessmentKey, ConfigFile, Deleted, Disk, Fs, PendingDecision, Store, StoreError};
use crate::text::Clean;
use crate::tui::{self, Effect, HomeRow, Listed, Msg};
use crate::workspace::{AssessmentWriter, CreateOutcome, Flush, Workspace, error_line};

/// Performs effects on the disk.
#[derive(Debug)]
pub struct StorageWorker<F: Fs = Disk> {
    catalog: Catalog,
    store: Store<F>,
    /// The settings file, if there is one.
    settings: Option<ConfigFile<F>>,
    /// The assessment open for writing.
    open: Option<AssessmentWriter<F>>,
    /// Assessments that were closed before their newest state could be saved. Saving them is retried.
    left: Vec<AssessmentWriter<F>>,
    /// The decision that the person has to make before an assessment can be opened for writing.
    decision: Option<PendingDecision<F>>,
    /// Whether the interface has the complete list of assessments.
    has_complete_list: bool,
}

/// Rows of the screen for each assessment of the list.
const ROWS_EACH: usize = 2;

/// Rows of the screen without an assessment: the header with its rule, the footer, and the lines around the list. This
/// may be too small but not too large: an incomplete list has to fill the screen, so that it does not look complete.
const OTHER_ROWS: usize = 9;

/// Most saves that are read before the first frame.
const READ_AT_FIRST: usize = 64;

/// Fewest assessments that are listed, such as on a screen of unknown size.
const FEWEST: usize = 5;

impl<F: Fs> StorageWorker<F> {
    /// Creates a worker for a data directory. Reads nothing.
    #[must_use]
    pub const fn new(store: Store<F>, catalog: Catalog) -> Self {
        Self { catalog, store, settings: None, open: None, left: Vec::new(), decision: None, has_complete_list: false }
    }

    /// Returns the assessments answered last, as many as a screen of `rows` can show. If there are more, the complete
    /// list follows once the interface is running. Returns none if there are very many, because all of them have to be
    /// read to find the last ones.
    ///
    /// # Errors
    ///
    /// The data directory cannot be read.
    pub fn list_first(&mut self, rows: usize) -> Result<Vec<HomeRow>, StoreError> {
        let count = rows.saturating_sub(OTHER_ROWS).div_ceil(ROWS_EACH).max(FEWEST);
        let list = self.list(READ_AT_FIRST, count)?;
        self.has_complete_list = list.as_ref().is_some_and(|list| list.len() < count);
        Ok(list.unwrap_or_default())
    }

    /// Returns whether the list given so far is complete.
    #[must_use]
    pub const fn has_complete_list(&self) -> bool {
        self.has_complete_list
    }

    /// Opens a saved assessment. Returns [`Msg::Opened`] or [`Msg::NotOpened`].
    pub fn open(&mut self, name: &Name) -> Msg {
        self.close();
        if let Some(position) = self.left.iter().position(|open| open.name() == name) {
            let open = self.left.swap_remove(position);
            if let Some(msg) = unsaved(&open) {
                self.open = Some(open);
                return msg;
            }
        }
        // Opening creates a lock file, so check for existence first.
        match self.store.knows(name) {
            Ok(true) => {}
            Ok(false) => return not_opened(&format!("there is no assessment called \"{name}\"")),
            Err(error) => return Msg::NotOpened(error_line(&error)),
        }
        // The flush comes later: the screen says "saving" until the next save has made the assessment safe.
        match self.workspace().open(name, Flush::Later) {
            Ok(outcome) => self.opened(name, outcome),
            Err(error) => Msg::NotOpened(error_line(&error)),
        }
    }

    /// Performs an effect and returns its outcome. A new state waits for [`save`](Self::save).
    pub fn perform(&mut self, effect: Effect) -> Vec<Msg> {
        match effect {
            Effect::Save(revision, assessment) => self.keep(revision, assessment).into_iter().collect(),
            Effect::Open(name) => {
                let mut messages = self.close();
                messages.push(self.open(&name));
                messages.into_iter().chain(self.trouble()).collect()
            }
            Effect::TakeOver(name, revision) => self.take_over(name, revision).into_iter().collect(),
            Effect::Create(name, aim, pace) => self.create(name, aim, pace),
            Effect::Read(path, beside) => vec![self.read_given(&path, beside.as_ref())],
            Effect::ReadPosting(text, beside) => vec![self.read_posting(text.into_bytes(), None, beside.as_ref())],
            Effect::MakeRole(role) => self.make_role(&role),
            Effect::Close => {
                let mut messages = self.close();
                messages.push(self.listed());
                messages
            }
            Effect::Settle(answer) => self.settle(answer),
            Effect::Reconcile(name, version) => self.reconcile(&name, version),
            Effect::Delete(which) => vec![self.delete(which), self.listed()],
            Effect::Preview(ticket, wanted) => {
                vec![Msg::Previewed(ticket, report::preview(&self.store, &self.catalog, &wanted))]
            }
            Effect::Export(export) => {
                vec![Msg::Exported(export.ticket, report::export(&self.store, &self.catalog, &export))]
            }
            Effect::ListPoints(name) => vec![self.points(&name)],
            Effect::KeepPoint(revision, assessment, label) => self.keep_point(revision, assessment, &label),
            Effect::DeletePoint(name, number) => self.delete_point(&name, number),
            Effect::DeleteRating(name, number, words) => self.delete_rating(&name, number, words),
            Effect::Write(document, replace) => {
                let outcome = report::write_document(&self.store, &document, replace);
                vec![Msg::Written(document, outcome)]
            }
            Effect::Configure(settings) => vec![self.configure(&settings)],
            // The loop handles these itself.
            Effect::Suspend | Effect::Redraw | Effect::Quit | Effect::Copy(..) => Vec::new(),
        }
    }

    /// Lists all assessments, unless the interface has them.
    fn begin(&mut self) -> Option<Msg> {
        (!self.has_complete_list).then(|| self.listed())
    }

    fn list(&self, few: usize, count: usize) -> Result<Option<Vec<HomeRow>>, StoreError> {
        let Self { store, catalog, .. } = self;
        listing::list(&HomeRowBuilder { store, catalog }, few, count)
    }

    fn listed(&mut self) -> Msg {
        self.has_complete_list = true;
        match self.list(usize::MAX, usize::MAX) {
            Ok(list) => Msg::Listed(list.unwrap_or_default()),
            Err(error) => Msg::NotListed(error_line(&error)),
        }
    }

    fn workspace(&self) -> Workspace<'_, F> {
        Workspace::new(&self.store, &self.catalog)
    }

    /// Creates an assessment. Returns [`Msg::Opened`] or [`Msg::NotOpened`].
    fn create(&mut self, name: Name, aim: Aim, pace: Pace) -> Vec<Msg> {
        let mut assessment = Assessment::new(self.catalog.usual(), name, aim);
        assessment.set_pace(pace);
        match self.workspace().create(&assessment) {
            Ok(CreateOutcome::Created(open)) => {
                let mut reports = self.close();
                reports.push(self.opened_as(*open, assessment, Vec::new()));
                reports
            }
            Ok(CreateOutcome::NameTaken(saved)) => {
                vec![not_opened(&format!("there is an assessment called \"{saved}\" already: choose another name"))]
            }
            Err(error) => vec![Msg::NotOpened(error_line(&error))],
        }
    }

    fn delete(&mut self, which: Listed) -> Msg {
        let deleted = match &which {
            Listed::Named(name) => self.delete_named(name),
            Listed::Directory(directory) => match AssessmentKey::from_dir_name(directory.as_str()) {
                Some(key) => self.store.delete_key(&key),
                None => Err(StoreError::Missing(directory.as_str().into())),
            },
        };
        match deleted {
            Ok(Deleted { left: None }) => Msg::Deleted(which),
            Ok(Deleted { left: Some(left) }) => {
                let words = format!("{}. This removes it: {}", left.words(), left.command());
                Msg::DeletedInPart(which, Clean::line(&words))
            }
            Err(error) => Msg::NotDeleted(which, error_line(&error)),
        }
    }

    /// Deletes an assessment. Its unsaved state is dropped only if the deletion succeeds.
    fn delete_named(&mut self, name: &Name) -> Result<Deleted, StoreError> {
        // A pending decision holds the lock, which would prevent the deletion.
        self.decision.take_if(|decision| decision.name() == name);
        let deleted = match self.open.iter_mut().chain(&mut self.left).find(|open| open.name() == name) {
            Some(open) => open.delete()?,
            None => self.store.delete(name)?,
        };
        self.open.take_if(|open| open.name() == name);
        self.left.retain(|open| open.name() != name);
        Ok(deleted)
    }
}

/// Builds the message that opens a state which is in memory only.
fn unsaved<F: Fs>(open: &AssessmentWriter<F>) -> Option<Msg> {
    let (revision, assessment) = open.unsaved()?;
    let (assessment, access, notices) = (assessment.clone(), tui::Access::Writable, Vec::new());
    Some(Msg::Opened(Box::new(tui::OpenedAssessment {
        assessment,
        revision,
        access,
        safe: false,
        notices,
        question: None,
    })))
}

fn not_opened(why: &str) -> Msg {
    Msg::NotOpened(Clean::line(why))
}
