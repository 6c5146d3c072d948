//! Opening a save: turns the outcomes of the workspace into messages, and carries out the decision of the person.

use super::{StorageWorker, not_opened};
use crate::assessment::{Aim, Assessment, Name};
use crate::clock;
use crate::edition::EditionReport;
use crate::store::{Fs, Notice, PendingDecision, Resolution, Resumed};
use crate::text::Clean;
use crate::tui::{Access, LoadQuestion, Msg, OpenedAssessment, Settle, Unlocked};
use crate::workspace::{
    AssessmentWriter, Obstacle, OpenOutcome, ReadOnlyAssessment, TakeOverOutcome, error_line, lines,
};

impl<F: Fs> StorageWorker<F> {
    pub(super) fn opened(&mut self, name: &Name, outcome: OpenOutcome<F>) -> Msg {
        match outcome {
            // It existed a moment ago: another window or command has just deleted it.
            OpenOutcome::New(_) => not_opened(&format!("there is no assessment called \"{name}\" any more")),
            OpenOutcome::Ready(session, opened) => {
                let notices = told(&opened.assessment, &opened.notices);
                self.opened_as(AssessmentWriter::new(name.clone(), session), opened.assessment, notices)
            }
            OpenOutcome::ReadOnly(read_only) => read_only_message(name, read_only),
            OpenOutcome::Undecided(pending) => self.ask(pending),
        }
    }

    /// Opens an assessment for writing that the interface shows at a revision, if nobody else has it open any more.
    pub(super) fn take_over(&mut self, name: Name, revision: u64) -> Option<Msg> {
        // Another one may have been opened meanwhile.
        if self.open.is_some() || self.decision.is_some() {
            return None;
        }
        let unlocked = match self.workspace().take_over(&name, revision) {
            Ok(TakeOverOutcome::Taken(session)) => {
                let writer = AssessmentWriter::new(name.clone(), *session);
                let safe = writer.is_safe();
                self.open = Some(writer);
                Unlocked::Here { safe }
            }
            Ok(TakeOverOutcome::Refused) => Unlocked::NotYet,
            Ok(TakeOverOutcome::Changed) => Unlocked::Changed,
            Err(error) => return Some(Msg::Warned(error_line(&error))),
        };
        Some(Msg::Unlocked(name, revision, unlocked))
    }

    /// Opens a save for reading, with the question about how to go on.
    fn ask(&mut self, pending: PendingDecision<F>) -> Msg {
        let shown = pending.shown();
        let opened = OpenedAssessment {
            assessment: shown.map_or_else(|| self.blank(pending.name()), |opened| opened.assessment.clone()),
            revision: shown.map_or(0, |opened| opened.revision),
            access: Access::ReadOnly(Clean::line("first decide what to go on with")),
            safe: true,
            notices: shown.map(|opened| lines(&opened.notices)).unwrap_or_default(),
            question: Some(question(&pending)),
        };
        self.decision = Some(pending);
        Msg::Opened(Box::new(opened))
    }

    /// Carries out the decision of the person.
    pub(super) fn settle(&mut self, answer: Settle) -> Vec<Msg> {
        let resolution = match answer {
            Settle::Accept => Resolution::Accept,
            Settle::Restore => Resolution::Restore,
            Settle::StartOver => Resolution::StartOver,
        };
        let Some(pending) = self.decision.take_if(|pending| pending.offers(resolution)) else {
            return vec![not_opened("there is nothing of that kind to decide")];
        };
        let name = pending.name().clone();
        match pending.resolve(resolution, self.catalog.usual(), clock::now()) {
            Ok(Resumed { session, assessment, notices, done }) => {
                let notices = std::iter::once(done).chain(told(&assessment, &notices)).collect();
                vec![self.opened_as(AssessmentWriter::new(name, session), assessment, notices)]
            }
            // Nothing is lost, and opening asks again.
            Err(error) => vec![self.open(&name), Msg::Warned(error_line(&error))],
        }
    }

    fn blank(&self, name: &Name) -> Assessment {
        Assessment::new(self.catalog.usual(), name.clone(), Aim { role: None, band: self.catalog.usual().usual_band() })
    }
}

/// Returns what is told about answers that can be changed, without what the report about a new edition says.
fn told(assessment: &Assessment, notices: &[Notice]) -> Vec<Clean> {
    let has_report = EditionReport::at_opening(assessment).is_some();
    let told = notices.iter().filter(|notice| !(has_report && notice.is_about_editions()));
    lines(&told.cloned().collect::<Vec<_>>())
}

/// Builds the message that opens an assessment for reading, or that says why it cannot be read.
fn read_only_message(name: &Name, read_only: ReadOnlyAssessment) -> Msg {
    let (reason, notices) = (read_only.reason(), read_only.notices());
    let is_locked = matches!(read_only.obstacle, Obstacle::Locked);
    let Some(opened) = read_only.inspection.shown else {
        return not_opened(&format!("cannot open \"{name}\": {reason}"));
    };
    let access = if is_locked { Access::OpenElsewhere(reason) } else { Access::ReadOnly(reason) };
    let (assessment, revision) = (opened.assessment, opened.revision);
    Msg::Opened(Box::new(OpenedAssessment { assessment, revision, access, safe: true, notices, question: None }))
}

fn question<F: Fs>(pending: &PendingDecision<F>) -> LoadQuestion {
    let ways = pending.choices().into_iter().map(|(resolution, words)| {
        let way = match resolution {
            Resolution::Accept => Settle::Accept,
            Resolution::Restore => Settle::Restore,
            Resolution::StartOver => Settle::StartOver,
        };
        (way, words)
    });
    LoadQuestion { found: pending.words(), ways: ways.collect() }
}
