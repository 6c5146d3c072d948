//! The assessment being worked on: its newest state that is not saved yet, and when to try again.
//!
//! A save that fails is tried again as a whole with the newest state, after a tenth of a second at first and
//! every five seconds in the end, for ever.

use std::time::{Duration, Instant};

use super::words;
use crate::assessment::{Assessment, Name};
use crate::clock;
use crate::framework::Framework;
use crate::store::{self, Deleted, OtherVersion, Session, StoreError};
use crate::text::Clean;
use crate::tui::{Access, Conflict, Msg, Opened, Version};

const FIRST_WAIT: Duration = Duration::from_millis(100);
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// The right to write an assessment, and what is to be written.
#[derive(Debug)]
pub(super) struct OpenAssessment {
    name: Name,
    session: Session,
    unsaved: Option<(u64, Box<Assessment>)>,
    failure: Option<Failure>,
    told_of_backup: bool,
    /// What somebody else has saved meanwhile, while that keeps us from saving.
    theirs: Option<OtherVersion>,
}

#[derive(Debug)]
struct Failure {
    reason: Clean,
    /// Whether somebody else has changed the file.
    is_conflict: bool,
    wait: Duration,
    again_at: Instant,
}

impl OpenAssessment {
    pub(super) const fn new(name: Name, session: Session) -> Self {
        Self { name, session, unsaved: None, failure: None, told_of_backup: false, theirs: None }
    }

    pub(super) fn is_for(&self, name: &Name) -> bool {
        self.name == *name
    }

    pub(super) const fn name(&self) -> &Name {
        &self.name
    }

    /// The newest revision on the disk.
    pub(super) const fn revision(&self) -> u64 {
        self.session.revision()
    }

    /// Whether there is something to be saved.
    pub(super) const fn is_dirty(&self) -> bool {
        self.unsaved.is_some() || !self.is_safe()
    }

    /// Whether what was opened would survive a power cut.
    pub(super) const fn is_safe(&self) -> bool {
        self.session.is_anchored()
    }

    /// Why the last save failed, if it did.
    pub(super) fn trouble(&self) -> Option<Clean> {
        self.failure.as_ref().map(|failure| failure.reason.clone())
    }

    /// When to try again, if a save failed.
    pub(super) fn next_attempt(&self) -> Option<Instant> {
        self.failure.as_ref().map(|failure| failure.again_at)
    }

    /// The state that is in memory only, for going on with it.
    pub(super) fn unsaved(&self) -> Option<Opened> {
        let (revision, assessment) = self.unsaved.as_ref()?;
        Some(Opened {
            assessment: (**assessment).clone(),
            revision: *revision,
            access: Access::Writable,
            safe: false,
            notices: Vec::new(),
            question: None,
        })
    }

    /// Takes a newer state, which makes the one before unnecessary.
    pub(super) fn keep(&mut self, revision: u64, assessment: Box<Assessment>) {
        self.unsaved = Some((revision, assessment));
    }

    /// Deletes the assessment. If that fails, what is unsaved is saved as before.
    pub(super) fn delete(&mut self) -> Result<Deleted, StoreError> {
        self.session.delete()
    }

    /// Saves a state as the next revision, once.
    pub(super) fn save_first(&mut self, assessment: &Assessment) -> Result<(), StoreError> {
        self.session.save(assessment, self.session.revision() + 1, clock::now()).map(drop)
    }

    /// Saves what is to be saved, unless a failure was so recent that waiting is better.
    pub(super) fn save_if_due(&mut self, now: Instant) -> Vec<Msg> {
        match &self.failure {
            Some(failure) if now < failure.again_at && self.is_dirty() => {
                vec![Msg::NotSaved(self.name.clone(), failure.reason.clone())]
            }
            _ => self.save_now(),
        }
    }

    /// Saves what is to be saved.
    pub(super) fn save_now(&mut self) -> Vec<Msg> {
        let Some((revision, assessment)) = &self.unsaved else {
            return self.make_safe();
        };
        match self.session.save(assessment, *revision, clock::now()) {
            Ok(saved) => {
                self.settled();
                let backup = saved.backup_problem.filter(|_| !std::mem::replace(&mut self.told_of_backup, true));
                let backup =
                    backup.map(|error| Clean::line(&format!("saved, but without a backup: {}", words(&error))));
                std::iter::once(Msg::Saved(self.name.clone(), saved.revision)).chain(backup.map(Msg::Warned)).collect()
            }
            Err(error) => self.not_saved(&error),
        }
    }

    /// What the person has to decide, if somebody else's version keeps theirs from being saved.
    pub(super) fn conflict(&mut self, framework: &Framework) -> Option<Msg> {
        let (_, mine) = self.unsaved.as_ref()?;
        if !self.failure.as_ref()?.is_conflict {
            return None;
        }
        // What cannot be read now is not decided about now.
        self.theirs = self.session.theirs(framework, &self.name).ok().flatten();
        let theirs = self.theirs.as_ref()?;
        let keep = theirs.may_be_replaced().then(|| Clean::line("keep mine"));
        let conflict = Conflict {
            found: theirs.words(framework, mine),
            mine: keep,
            theirs: theirs.opened().map(|_| Clean::line("take theirs")),
            differences: theirs.differences(framework, mine),
        };
        Some(Msg::Conflicted(self.name.clone(), Box::new(conflict)))
    }

    /// Goes on with one of two versions. Returns what was opened instead, if it is theirs.
    pub(super) fn reconcile(&mut self, version: Version) -> Result<Option<store::Opened>, Vec<Msg>> {
        let (Some(theirs), Some((revision, mine))) = (self.theirs.take(), &self.unsaved) else {
            return Ok(None);
        };
        let reconciled = match version {
            Version::Mine => self.session.keep_mine(&theirs, mine, *revision, clock::now()).map(|_| None),
            Version::Theirs => self.session.take_theirs(theirs, mine, *revision, clock::now()).map(Some),
        };
        match reconciled {
            Ok(opened) => {
                self.settled();
                Ok(opened)
            }
            Err(error) => Err(self.not_saved(&error)),
        }
    }

    /// Saves what is to be saved for the last time. What cannot be saved because somebody else has changed the file is
    /// kept aside. Returns why something is not saved.
    pub(super) fn finish(&mut self) -> Option<Clean> {
        let _ = self.save_now();
        let failure = self.failure.as_ref()?;
        let kept = self.unsaved.as_ref().filter(|_| failure.is_conflict);
        match kept.map(|(_, mine)| self.session.keep_aside(mine, clock::now())) {
            Some(Ok(())) => {
                let words = "another program or computer has changed the file. Your version is kept: \
                    `devrel-ready backups` lists it";
                Some(Clean::line(words))
            }
            _ => Some(failure.reason.clone()),
        }
    }

    fn settled(&mut self) {
        (self.unsaved, self.failure, self.theirs) = (None, None, None);
    }

    fn not_saved(&mut self, error: &StoreError) -> Vec<Msg> {
        let reason = words(error);
        let is_conflict = matches!(error, StoreError::ChangedUnderneath(_));
        self.failed(reason.clone(), is_conflict);
        vec![Msg::NotSaved(self.name.clone(), reason)]
    }

    /// Makes what was opened survive a power cut, if nothing else is to be saved. Only then may it be called saved.
    fn make_safe(&mut self) -> Vec<Msg> {
        if self.is_safe() {
            return Vec::new();
        }
        match self.session.anchor() {
            Ok(()) => {
                self.failure = None;
                vec![Msg::Saved(self.name.clone(), self.session.revision())]
            }
            Err(error) => self.not_saved(&error),
        }
    }

    fn failed(&mut self, reason: Clean, is_conflict: bool) {
        let wait = self.failure.as_ref().map_or(FIRST_WAIT, |failure| (2 * failure.wait).min(LONGEST_WAIT));
        self.failure = Some(Failure { reason, is_conflict, wait, again_at: Instant::now() + wait });
    }
}
