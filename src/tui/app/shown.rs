//! The part of the state that views read.

use std::sync::Arc;

use super::{App, CurrentAssessment, ListStatus, Overlay, Saving, Screen};
use crate::assessment::Name;
use crate::framework::Framework;
use crate::text::Clean;
use crate::tui::{HomeRow, Listed};

impl App {
    /// The questions and role profiles.
    pub const fn framework(&self) -> &Arc<Framework> {
        &self.framework
    }

    /// The directory that holds the assessments.
    pub const fn data_dir(&self) -> &Clean {
        &self.data_dir
    }

    /// The folder that relative paths are in; empty if that is not known.
    pub const fn folder(&self) -> &Clean {
        &self.folder
    }

    /// The saved assessments.
    pub fn home(&self) -> &[HomeRow] {
        &self.home
    }

    /// Whether all saved assessments are among those.
    pub const fn known(&self) -> &ListStatus {
        &self.known
    }

    /// Whether nothing was ever saved, as far as anybody can know.
    pub fn is_first_start(&self) -> bool {
        self.home.is_empty() && self.known == ListStatus::All
    }

    /// The open assessment.
    pub const fn current(&self) -> Option<&CurrentAssessment> {
        self.current.as_ref()
    }

    /// The name of the open assessment, if it can be changed.
    pub fn at_hand(&self) -> Option<Name> {
        let current = self.current.as_ref().filter(|current| current.read_only().is_none());
        current.map(|current| current.assessment().name().clone())
    }

    /// The screen below any overlay.
    pub const fn screen(&self) -> &Screen {
        &self.screen
    }

    /// The overlay, if there is one.
    pub const fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// What is shown that is to go by itself after a moment, with [`Msg::Faded`](crate::tui::Msg::Faded); another
    /// number is something else, with a moment of its own.
    pub fn fading(&self) -> Option<u64> {
        self.current.as_ref().and_then(CurrentAssessment::fading)
    }

    /// Returns whether the open assessment is saved.
    pub fn saving(&self) -> Option<Saving> {
        let current = self.current.as_ref()?;
        let failed = self.unsaved.reason(current.assessment().name());
        let failed = failed.map(|(_, reason)| Saving::Failed(reason.clone()));
        let typing = self.overlay.as_ref().is_some_and(|overlay| overlay.differs_from(current.assessment()));
        let settled = if current.is_saved() && !typing { Saving::Saved } else { Saving::Pending };
        Some(failed.unwrap_or(settled))
    }

    /// An assessment whose newest change could not be saved, and why.
    pub fn unsaved(&self) -> Option<(&Name, &Clean)> {
        let open = self.current.as_ref().and_then(|current| self.unsaved.reason(current.assessment().name()));
        open.or_else(|| self.unsaved.first())
    }

    /// Why the newest change of one of the list could not be saved, if so.
    pub fn unsaved_of(&self, which: &Listed) -> Option<&Clean> {
        which.name().and_then(|name| self.unsaved.reason(name)).map(|(_, reason)| reason)
    }

    /// A sentence about what just happened; gone with the next key.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// A sentence about what the last answer completed; gone with the next answer.
    pub fn milestone(&self) -> Option<&str> {
        self.milestone.as_deref()
    }
}
