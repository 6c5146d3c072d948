//! Copies the present answers of an assessment to a new one. The dates of the answers stay; points in time and backups
//! belong to the original.

use super::begin::Begun;
use super::data_directory::Store;
use super::error::StoreError;
use super::fs::Fs;
use super::loaded::Opened;
use crate::assessment::Name;
use crate::framework::Catalog;

impl<F: Fs> Store<F> {
    /// Saves a copy of a state under a new name, with everything that its file says. Returns whether it did: false if an
    /// assessment of that name exists.
    ///
    /// # Errors
    ///
    /// The disk refuses, or the answers belong to other questions.
    pub fn copy(&self, catalog: &Catalog, opened: &Opened, to: &Name) -> Result<bool, StoreError> {
        if self.saved_name(to)?.is_some() {
            return Ok(false);
        }
        let Begun::New(session) = self.begin(catalog, to)? else { return Ok(false) };
        let mut copy = opened.assessment.without_history();
        copy.rename(to.clone());
        // The point of a round of answering again stays with the original.
        copy.set_again(None);
        // The dates of the answers count revisions, so the copy counts on from the original.
        session.working_on(opened).save(&copy, opened.revision + 1, opened.saved_at)?;
        Ok(true)
    }
}
