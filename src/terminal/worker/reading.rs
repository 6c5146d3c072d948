//! Reads a report, answers or a save that somebody gave. The file is only read, and nothing is saved.

use std::path::Path;
use std::sync::Arc;

use super::StorageWorker;
use crate::assessment::Assessment;
use crate::clock;
use crate::diagnostic::Problems;
use crate::report;
use crate::store::{Fs, StoreError, is_save, read_save};
use crate::text::Clean;
use crate::tui::{Access, Msg, OpenedAssessment};
use crate::words::missing_aim_words;
use crate::workspace::error_line;

impl<F: Fs> StorageWorker<F> {
    /// Reads a file. Returns [`Msg::Opened`] or [`Msg::NotOpened`].
    pub(super) fn read_file(&self, path: &Path) -> Msg {
        let source = match self.store.read_file(path) {
            Ok(source) => source,
            Err(error) => return Msg::NotOpened(error_line(&error)),
        };
        let mut notices = Vec::new();
        let read: Result<Assessment, Clean> = if is_save(&source) {
            let save = read_save(&self.catalog, &source).map(|(opened, _)| opened.assessment);
            save.map_err(|error: StoreError| error_line(&error))
        } else {
            let named = report::framework_named_in(&self.catalog, &source);
            let framework = named.unwrap_or_else(|| Arc::clone(self.catalog.usual()));
            let read = report::read(&framework, &source, clock::local_day(clock::now()));
            read.map_err(|problems| first(&problems)).map(|reading| {
                notices.extend(reading.missing_aim.map(|name| Clean::line(&missing_aim_words(&name))));
                reading.assessment
            })
        };
        match read {
            Ok(assessment) => Msg::Opened(Box::new(OpenedAssessment {
                assessment,
                revision: 0,
                access: Access::ReadOnly(Clean::line("it is the file of somebody, and nothing is saved.")),
                safe: true,
                notices,
                question: None,
            })),
            Err(reason) => Msg::NotOpened(reason),
        }
    }
}

/// Returns the first problem of a file, which often explains the others.
fn first(problems: &Problems) -> Clean {
    let words = problems.iter().next().map(ToString::to_string).unwrap_or_default();
    Clean::line(&format!("It cannot be read as a report: {words}"))
}
