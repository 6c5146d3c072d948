//! The part of the state that the views read.

use std::sync::Arc;

use jiff::civil::Date;

use super::{App, CurrentAssessment, ListStatus, Overlay, Saving, Screen};
use crate::assessment::Name;
use crate::framework::Framework;
use crate::text::Clean;
use crate::tui::{HomeRow, Listed};

impl App {
    /// Returns the questions and role profiles.
    pub const fn framework(&self) -> &Arc<Framework> {
        &self.framework
    }

    /// Returns the name of the framework if it is not the shipped one, which needs no name.
    pub fn framework_name(&self) -> Option<&str> {
        Some(self.framework.name().as_str()).filter(|_| !self.framework.has_shipped_id())
    }

    /// Returns the local day.
    pub const fn today(&self) -> Date {
        self.today
    }

    /// Returns the directory that holds the assessments.
    pub const fn data_dir(&self) -> &Clean {
        &self.data_dir
    }

    /// Returns the folder of relative paths, or an empty text if it is unknown.
    pub const fn folder(&self) -> &Clean {
        &self.folder
    }

    /// Returns the saved assessments that are known.
    pub fn home(&self) -> &[HomeRow] {
        &self.home
    }

    /// Returns whether the list of saved assessments is complete.
    pub const fn known(&self) -> &ListStatus {
        &self.known
    }

    /// Returns whether the list of saved assessments is complete.
    pub fn has_whole_list(&self) -> bool {
        self.known == ListStatus::All
    }

    /// Returns the first line shown of the text below a list.
    pub const fn scroll(&self) -> usize {
        self.scroll
    }

    /// Returns whether nothing is saved, according to a complete list.
    pub fn is_first_start(&self) -> bool {
        self.home.is_empty() && self.known == ListStatus::All
    }

    /// Returns the open assessment.
    pub const fn current(&self) -> Option<&CurrentAssessment> {
        self.current.as_ref()
    }

    /// Returns the name of the open assessment, if it can be changed.
    pub fn at_hand(&self) -> Option<Name> {
        let current = self.current.as_ref().filter(|current| current.read_only().is_none());
        current.map(|current| current.assessment().name().clone())
    }

    /// Returns the screen below any overlay.
    pub const fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Returns the overlay, if there is one.
    pub const fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// Returns the state of the save of the open assessment, if there is one.
    pub fn saving(&self) -> Option<Saving> {
        let current = self.current.as_ref()?;
        let failed = self.unsaved.reason(current.assessment().name());
        let failed = failed.map(|(_, reason)| Saving::Failed(reason.clone()));
        let is_asked = self.typing.as_ref().is_some_and(|text| text.differs_from(current.assessment()));
        let typing =
            is_asked || self.overlay.as_ref().is_some_and(|overlay| overlay.differs_from(current.assessment()));
        let settled = match current.is_saved() {
            _ if typing => Saving::Writing,
            true => Saving::Saved,
            false => Saving::Pending,
        };
        Some(failed.unwrap_or(settled))
    }

    /// Returns an assessment with unsaved changes, and the reason. Prefers the open one.
    pub fn unsaved(&self) -> Option<(&Name, &Clean)> {
        let open = self.current.as_ref().and_then(|current| self.unsaved.reason(current.assessment().name()));
        open.or_else(|| self.unsaved.first())
    }

    /// Returns the reason why changes of a listed assessment are not saved, if so.
    pub fn unsaved_of(&self, which: &Listed) -> Option<&Clean> {
        which.name().and_then(|name| self.unsaved.reason(name)).map(|(_, reason)| reason)
    }

    /// Returns the sentence about the last event. It disappears with the next key.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// Returns the sentence about what the last answer completed. It disappears with the next answer.
    pub fn milestone(&self) -> Option<&str> {
        self.milestone.as_deref()
    }
}
