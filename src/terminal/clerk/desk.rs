//! The assessment being worked on: its newest state that is not saved yet, and when to try again.
//!
//! A save that fails is tried again as a whole with the newest state, after a tenth of a second at first and
//! every five seconds in the end, for ever.

use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::words;
use crate::assessment::{Assessment, Name};
use crate::store::{Session, StoreError};
use crate::text::Clean;
use crate::tui::{Access, Msg, Opened};

const FIRST_WAIT: Duration = Duration::from_millis(100);
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// The right to write an assessment, and what is to be written.
#[derive(Debug)]
pub(super) struct Desk {
    name: Name,
    session: Session,
    unsaved: Option<(u64, Box<Assessment>)>,
    failure: Option<Failure>,
    told_of_backup: bool,
}

#[derive(Debug)]
struct Failure {
    reason: Clean,
    wait: Duration,
    again_at: Instant,
}

impl Desk {
    pub(super) const fn new(name: Name, session: Session) -> Self {
        Self { name, session, unsaved: None, failure: None, told_of_backup: false }
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
    pub(super) fn delete(&mut self) -> Result<(), StoreError> {
        self.session.delete()
    }

    /// Saves a state as the next revision, once.
    pub(super) fn save_first(&mut self, assessment: &Assessment) -> Result<(), StoreError> {
        self.session.save(assessment, self.session.revision() + 1, Timestamp::now()).map(drop)
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
        match self.session.save(assessment, *revision, Timestamp::now()) {
            Ok(saved) => {
                self.unsaved = None;
                self.failure = None;
                let backup = saved.backup_problem.filter(|_| !std::mem::replace(&mut self.told_of_backup, true));
                let backup =
                    backup.map(|error| Clean::line(&format!("saved, but without a backup: {}", words(&error))));
                std::iter::once(Msg::Saved(self.name.clone(), saved.revision)).chain(backup.map(Msg::Warned)).collect()
            }
            Err(error) => {
                let reason = words(&error);
                self.failed(reason.clone());
                vec![Msg::NotSaved(self.name.clone(), reason)]
            }
        }
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
            Err(error) => {
                let reason = words(&error);
                self.failed(reason.clone());
                vec![Msg::NotSaved(self.name.clone(), reason)]
            }
        }
    }

    fn failed(&mut self, reason: Clean) {
        let wait = self.failure.as_ref().map_or(FIRST_WAIT, |failure| (2 * failure.wait).min(LONGEST_WAIT));
        self.failure = Some(Failure { reason, wait, again_at: Instant::now() + wait });
    }
}
