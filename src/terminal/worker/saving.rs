//! Saving, closing and finishing: turns the outcomes of the workspace into messages.

use std::time::Instant;

use super::{StorageWorker, not_opened};
use crate::assessment::{Assessment, Name};
use crate::store::Fs;
use crate::text::Clean;
use crate::tui::{Access, Conflict, Msg, OpenedAssessment, Version};
use crate::workspace::{AssessmentWriter, SaveOutcome, VersionConflict, lines};

impl<F: Fs> StorageWorker<F> {
    /// Takes a newer state for the next [`save`](Self::save).
    pub(super) fn keep(&mut self, revision: u64, assessment: Box<Assessment>) -> Option<Msg> {
        let Some(open) = self.open.as_mut().filter(|open| open.name() == assessment.name()) else {
            let reason = Clean::line("it is not open for writing here any more: export it, then open it again");
            return Some(Msg::NotSaved(assessment.name().clone(), reason));
        };
        open.keep(revision, assessment);
        None
    }

    /// Saves all unsaved states. A save that failed a moment ago is reported again instead of tried again.
    pub fn save(&mut self, now: Instant) -> Vec<Msg> {
        let Self { open, left, catalog, .. } = self;
        let reports = open.iter_mut().chain(left.iter_mut()).flat_map(|open| {
            let outcome = open.save_if_due(now);
            let versions = open.conflict(catalog);
            report(open, outcome).into_iter().chain(conflict(open.name(), versions))
        });
        let reports = reports.collect();
        self.left.retain(AssessmentWriter::is_dirty);
        reports
    }

    /// Saves everything for the last time. Returns the reason if something is not saved.
    pub fn finish(&mut self) -> Option<Clean> {
        self.decision = None;
        let assessments = self.open.iter_mut().chain(&mut self.left);
        let reasons: Vec<Clean> = assessments.filter_map(AssessmentWriter::finish).collect();
        reasons.into_iter().next()
    }

    /// Returns the time at which to try a failed save again.
    #[must_use]
    pub fn next_attempt(&self) -> Option<Instant> {
        self.open.iter().chain(&self.left).filter_map(AssessmentWriter::next_attempt).min()
    }

    /// Closes the open assessment and reports its save. If it cannot be saved now, saving is retried.
    pub(super) fn close(&mut self) -> Vec<Msg> {
        self.decision = None;
        let Some(mut open) = self.open.take() else {
            return Vec::new();
        };
        let outcome = open.save_now();
        let reports = report(&open, outcome);
        if open.is_dirty() {
            self.left.push(open);
        }
        reports
    }

    /// Ends a conflict with one of two versions.
    pub(super) fn reconcile(&mut self, name: &Name, version: Version) -> Vec<Msg> {
        const NOTHING: &str = "there is nothing of that kind to decide any more";
        let Some(mut open) = self.open.take_if(|open| open.name() == name) else {
            return vec![not_opened(NOTHING)];
        };
        let reconciled = match version {
            Version::Mine => open.keep_mine().map(|()| None),
            Version::Theirs => open.take_theirs(),
        };
        let saved = Msg::Saved(name.clone(), open.revision());
        match reconciled {
            Ok(Some(theirs)) => {
                let mut notices = lines(&theirs.notices);
                notices.push(Clean::line("This is their version. Yours is kept: `devrel-ready backups` lists it."));
                vec![self.opened_as(open, theirs.assessment, notices), saved]
            }
            Ok(None) => {
                self.open = Some(open);
                match version {
                    Version::Mine => vec![saved],
                    Version::Theirs => vec![saved, not_opened(NOTHING)],
                }
            }
            Err(reason) => {
                let mut reports = vec![Msg::NotSaved(name.clone(), reason)];
                reports.extend(conflict(name, open.conflict(&self.catalog)));
                self.open = Some(open);
                if version == Version::Theirs {
                    reports.push(not_opened("their version could not be taken over; nothing was changed"));
                }
                reports
            }
        }
    }

    /// Reports again why the open assessment is not saved.
    pub(super) fn trouble(&self) -> Option<Msg> {
        let open = self.open.as_ref()?;
        Some(Msg::NotSaved(open.name().clone(), open.trouble()?))
    }

    /// Makes an assessment the open one, for writing.
    pub(super) fn opened_as(&mut self, open: AssessmentWriter<F>, assessment: Assessment, notices: Vec<Clean>) -> Msg {
        let (revision, safe) = (open.revision(), open.is_safe());
        self.open = Some(open);
        let access = Access::Writable;
        Msg::Opened(Box::new(OpenedAssessment { assessment, revision, access, safe, notices, question: None }))
    }
}

fn report<F: Fs>(open: &AssessmentWriter<F>, outcome: SaveOutcome) -> Vec<Msg> {
    let name = open.name().clone();
    match outcome {
        SaveOutcome::Unchanged => Vec::new(),
        SaveOutcome::Saved { revision, warning } => {
            std::iter::once(Msg::Saved(name, revision)).chain(warning.map(Msg::Warned)).collect()
        }
        SaveOutcome::NotSaved(reason) => vec![Msg::NotSaved(name, reason)],
    }
}

fn conflict(name: &Name, conflict: Option<VersionConflict>) -> Option<Msg> {
    let VersionConflict { found, can_keep_mine, can_take_theirs, differences } = conflict?;
    let conflict = Conflict {
        found,
        mine: can_keep_mine.then(|| Clean::line("keep mine")),
        theirs: can_take_theirs.then(|| Clean::line("take theirs")),
        differences,
    };
    Some(Msg::Conflicted(name.clone(), Box::new(conflict)))
}
