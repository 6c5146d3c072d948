//! The worker does everything that has to do with the disk, so that nobody else ever waits for it.
//!
//! A [`StorageWorker`] is told what is wanted and answers with messages; `thread` gives it a thread of its own. It
//! decides when to save and how to try again; how a save becomes safe is the store's business. The clock is
//! read here and nowhere else.

mod deadlines;
mod listing;
mod open_assessment;
mod opening;
mod report;
mod settings;
#[cfg(test)]
mod tests;
mod thread;

use std::sync::Arc;
use std::time::Instant;

use self::listing::SummaryBuilder;
use self::open_assessment::OpenAssessment;
pub(super) use self::thread::WorkerThread;
use crate::assessment::{Aim, Assessment, Name, Pace};
use crate::framework::Framework;
use crate::store::{Begun, ConfigFile, Deleted, Key, PendingDecision, Store, StoreError};
use crate::text::Clean;
use crate::tui::{Access, Effect, Listed, Msg, Opened, Summary, Version};

/// Performs the effects of the interface on the disk.
#[derive(Debug)]
pub struct StorageWorker {
    framework: Arc<Framework>,
    store: Store,
    /// Where settings are kept, if anywhere.
    settings: Option<ConfigFile>,
    /// The assessment open for writing.
    open: Option<OpenAssessment>,
    /// What was left while its newest state could not be saved. It is tried again until it can.
    left: Vec<OpenAssessment>,
    /// What the person has to decide before one is open.
    decision: Option<PendingDecision>,
    /// Whether the interface has been told of every assessment.
    told_all: bool,
}

/// Rows of the screen that an assessment of the list takes.
const ROWS_EACH: usize = 2;

/// Rows that are never an assessment's: the header with its rule, the footer, and what is around the list. With one
/// less a list that is not all could be taken for all.
const OTHER_ROWS: usize = 9;

/// So many saves are read before the first frame at most.
const READ_AT_FIRST: usize = 64;

/// How many are listed at least, such as on a screen that does not tell its size.
const FEWEST: usize = 5;

impl StorageWorker {
    /// A worker for a data directory. Nothing is read yet.
    #[must_use]
    pub const fn new(store: Store, framework: Arc<Framework>) -> Self {
        Self { framework, store, settings: None, open: None, left: Vec::new(), decision: None, told_all: false }
    }

    /// The saved assessments answered last, as many as a screen of so many rows can show. If there are more, or if nobody
    /// asks, all of them are told once the interface is running. Of very many, none is told before that: which were
    /// answered last is known only when all are read.
    ///
    /// # Errors
    ///
    /// The data directory cannot be read.
    pub fn list_first(&mut self, rows: usize) -> Result<Vec<Summary>, StoreError> {
        if self.store.count()? > READ_AT_FIRST {
            return Ok(Vec::new());
        }
        let count = rows.saturating_sub(OTHER_ROWS).div_ceil(ROWS_EACH).max(FEWEST);
        let list = self.list(count)?;
        self.told_all = list.len() < count;
        Ok(list)
    }

    /// Whether those told of so far are all.
    #[must_use]
    pub const fn has_told_all(&self) -> bool {
        self.told_all
    }

    /// Opens a saved assessment: [`Msg::Opened`], else [`Msg::NotOpened`].
    pub fn open(&mut self, name: &Name) -> Msg {
        self.leave();
        if let Some(position) = self.left.iter().position(|open| open.is_for(name)) {
            let open = self.left.swap_remove(position);
            if let Some(opened) = open.unsaved() {
                self.open = Some(open);
                return Msg::Opened(Box::new(opened));
            }
        }
        // Beginning would leave a lock behind, so what is not there is not begun.
        match self.store.knows(name) {
            Ok(true) => {}
            Ok(false) => return not_opened(&format!("there is no assessment called \"{name}\"")),
            Err(error) => return Msg::NotOpened(words(&error)),
        }
        // Nobody waits for the disk: the screen says "saving" until the next save has made it safe.
        match self.store.begin_at_once(&self.framework, name) {
            Ok(begun) => self.begun(name, begun),
            Err(error) => Msg::NotOpened(words(&error)),
        }
    }

    /// Does what is wanted, in order, after saving what is to be saved.
    fn perform(&mut self, effect: Effect) -> Vec<Msg> {
        match effect {
            Effect::Save(revision, assessment) => self.keep(revision, assessment).into_iter().collect(),
            Effect::Open(name) => {
                let mut told = self.leave();
                told.push(self.open(&name));
                told.into_iter().chain(self.trouble()).collect()
            }
            Effect::Create(name, aim, pace) => self.create(&name, aim, pace),
            Effect::Close => {
                let mut told = self.leave();
                told.push(self.listed());
                told
            }
            Effect::Settle(answer) => self.settle(answer),
            Effect::Reconcile(name, version) => self.reconcile(&name, version),
            Effect::Delete(which) => vec![self.delete(which), self.listed()],
            Effect::Preview(ticket, wanted) => {
                vec![Msg::Previewed(ticket, report::preview(&self.framework, &wanted))]
            }
            Effect::Export(export) => {
                vec![Msg::Exported(export.ticket, report::export(&self.framework, &self.store, &export))]
            }
            Effect::Configure(settings) => vec![self.configure(&settings)],
            // The loop keeps these to itself.
            Effect::Suspend | Effect::Redraw | Effect::Quit | Effect::Copy(..) => Vec::new(),
        }
    }

    /// Tells of all assessments, if that has not happened.
    fn begin(&mut self) -> Option<Msg> {
        (!self.told_all).then(|| self.listed())
    }

    /// Takes a newer state, to be saved by the next [`save`](Self::save).
    fn keep(&mut self, revision: u64, assessment: Box<Assessment>) -> Option<Msg> {
        let Some(open) = self.open.as_mut().filter(|open| open.is_for(assessment.name())) else {
            let reason = Clean::line("it is not open for writing here any more: export it, then open it again");
            return Some(Msg::NotSaved(assessment.name().clone(), reason));
        };
        open.keep(revision, assessment);
        None
    }

    /// Saves what is to be saved, unless it failed a moment ago; then it says so again.
    fn save(&mut self) -> Vec<Msg> {
        let now = Instant::now();
        let opens = self.open.iter_mut().chain(&mut self.left);
        let framework = &self.framework;
        let told = opens.flat_map(|open| {
            let told = open.save_if_due(now);
            told.into_iter().chain(open.conflict(framework))
        });
        let told = told.collect();
        self.left.retain(OpenAssessment::is_dirty);
        told
    }

    /// Saves everything one last time. Answers why something is not saved.
    fn finish(&mut self) -> Option<Clean> {
        self.decision = None;
        let opens = self.open.iter_mut().chain(&mut self.left);
        let reasons: Vec<Clean> = opens.filter_map(OpenAssessment::finish).collect();
        reasons.into_iter().next()
    }

    /// When a save that failed is to be tried again.
    fn next_attempt(&self) -> Option<Instant> {
        self.open.iter().chain(&self.left).filter_map(OpenAssessment::next_attempt).min()
    }

    /// Closes the open assessment and reports the save. One that cannot be saved now is kept and retried.
    fn leave(&mut self) -> Vec<Msg> {
        self.decision = None;
        let Some(mut open) = self.open.take() else {
            return Vec::new();
        };
        let told = open.save_now();
        if open.is_dirty() {
            self.left.push(open);
        }
        told
    }

    fn list(&self, count: usize) -> Result<Vec<Summary>, StoreError> {
        let Self { store, framework, .. } = self;
        listing::list(&SummaryBuilder { store, framework }, count)
    }

    fn listed(&mut self) -> Msg {
        self.told_all = true;
        match self.list(usize::MAX) {
            Ok(list) => Msg::Listed(list),
            Err(error) => Msg::NotListed(words(&error)),
        }
    }

    /// Goes on with one of two versions of an assessment.
    fn reconcile(&mut self, name: &Name, version: Version) -> Vec<Msg> {
        let Some(mut open) = self.open.take_if(|open| open.is_for(name)) else {
            return vec![not_opened("there is nothing of that kind to decide any more")];
        };
        match open.reconcile(version) {
            Ok(Some(opened)) => {
                let mut notices = opening::notices(&opened);
                notices.push(Clean::line("This is their version. Yours is kept: `devrel-ready backups` lists it."));
                let saved = Msg::Saved(name.clone(), open.revision());
                vec![self.opened_as(open, opened.assessment, notices), saved]
            }
            Ok(None) => {
                let saved = Msg::Saved(name.clone(), open.revision());
                self.open = Some(open);
                match version {
                    Version::Mine => vec![saved],
                    Version::Theirs => vec![saved, not_opened("there is nothing of that kind to decide any more")],
                }
            }
            Err(mut told) => {
                told.extend(open.conflict(&self.framework));
                self.open = Some(open);
                if version == Version::Theirs {
                    told.push(not_opened("their version could not be taken over; nothing was changed"));
                }
                told
            }
        }
    }

    fn trouble(&self) -> Option<Msg> {
        let open = self.open.as_ref()?;
        Some(Msg::NotSaved(open.name().clone(), open.trouble()?))
    }

    /// Begins an assessment and saves it at once, so that it is there even if nothing is answered.
    fn create(&mut self, name: &Name, aim: Aim, pace: Pace) -> Vec<Msg> {
        let taken = |saved: &Name| {
            vec![not_opened(&format!("there is an assessment called \"{saved}\" already: choose another name"))]
        };
        match self.store.saved_name(name) {
            Ok(None) => {}
            Ok(Some(saved)) => return taken(&saved),
            Err(error) => return vec![Msg::NotOpened(words(&error))],
        }
        match self.store.begin(&self.framework, name) {
            Ok(Begun::New(session)) => {
                let mut assessment = Assessment::new(&self.framework, name.clone(), aim);
                assessment.set_pace(pace);
                let mut open = OpenAssessment::new(name.clone(), session);
                if let Err(error) = open.save_first(&assessment) {
                    return vec![Msg::NotOpened(words(&error))];
                }
                let mut told = self.leave();
                told.push(self.opened_as(open, assessment, Vec::new()));
                told
            }
            Ok(_) => taken(name),
            Err(error) => vec![Msg::NotOpened(words(&error))],
        }
    }

    /// Makes an assessment the open one, for writing.
    fn opened_as(&mut self, open: OpenAssessment, assessment: Assessment, notices: Vec<Clean>) -> Msg {
        let (revision, safe) = (open.revision(), open.is_safe());
        self.open = Some(open);
        let access = Access::Writable;
        Msg::Opened(Box::new(Opened { assessment, revision, access, safe, notices, question: None }))
    }

    fn delete(&mut self, which: Listed) -> Msg {
        let deleted = match &which {
            Listed::Named(name) => self.delete_named(name),
            Listed::Directory(directory) => match Key::from_dir_name(directory.as_str()) {
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
            Err(error) => Msg::NotDeleted(which, words(&error)),
        }
    }

    /// What could not be saved yet is let go only if the deletion works.
    fn delete_named(&mut self, name: &Name) -> Result<Deleted, StoreError> {
        // It keeps nothing of its own, and must not lock us out.
        self.decision.take_if(|decision| decision.name() == name);
        let deleted = match self.open.iter_mut().chain(&mut self.left).find(|open| open.is_for(name)) {
            Some(open) => open.delete()?,
            None => self.store.delete(name)?,
        };
        self.open.take_if(|open| open.is_for(name));
        self.left.retain(|open| !open.is_for(name));
        Ok(deleted)
    }
}

fn not_opened(why: &str) -> Msg {
    Msg::NotOpened(Clean::line(why))
}

/// What went wrong and what a person can do, in one line: the cause and the advice first, because a long path at the
/// front would be all that fits on a screen.
fn words(error: &StoreError) -> Clean {
    let hint = error.hint();
    match std::error::Error::source(error) {
        Some(cause) => Clean::line(&format!("{cause}: {hint} ({error})")),
        None => Clean::line(&format!("{error}: {hint}")),
    }
}
