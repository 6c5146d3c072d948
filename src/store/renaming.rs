//! Gives an assessment another name: its directory moves as a whole, with points, backups and everything kept.
//!
//! The name of the directory depends on the name of the assessment, so both have to change, and a crash can come in
//! between. First a save says where the assessment moves to. Then the directory is renamed in one step, and that save
//! already fits it. The last save has only the new name.

use super::action::Action;
use super::data_directory::Store;
use super::delete;
use super::durable::sync_parent;
use super::error::{During, StoreError};
use super::format::{Stamp, encode_moving};
use super::fs::Fs;
use super::layout::{AssessmentKey, Paths};
use super::loaded::Opened;
use super::session::{Session, unfit};
use crate::assessment::{Assessment, Name};

/// The result of a renaming.
#[derive(Debug)]
pub enum RenameOutcome<F: Fs> {
    /// The assessment has the new name, and the session goes on with it.
    Renamed(Session<F>),
    /// An assessment has that name already. Nothing changed.
    Taken(Session<F>),
}

impl<F: Fs> Store<F> {
    /// Gives an assessment another name.
    ///
    /// # Errors
    ///
    /// The operation failed. The assessment has its old name or the new one, with all its content.
    pub fn rename(&self, mut session: Session<F>, opened: &Opened, to: &Name) -> Result<RenameOutcome<F>, StoreError> {
        if self.knows(to)? {
            return Ok(RenameOutcome::Taken(session));
        }
        let target = Paths::new(&self.root, &AssessmentKey::of(to));
        if self.fs.look(&target.dir).during(Action::Read, &target.dir)?.is_some() {
            // A window that never saved has left the directory. If one is still open, this fails.
            let _ = delete::delete(&self.fs, &target)?;
        }
        session.announce_move(opened, to)?;
        session.move_to(target)?;
        let mut renamed: Assessment = opened.assessment.clone();
        renamed.rename(to.clone());
        let revision = session.revision() + 1;
        session.save(&renamed, revision, opened.saved_at)?;
        Ok(RenameOutcome::Renamed(session))
    }
}

impl<F: Fs> Session<F> {
    /// Saves the state with the name that the assessment moves to, and makes that the state to back up: if the last save
    /// is lost, there is a backup that fits the new directory.
    fn announce_move(&mut self, opened: &Opened, to: &Name) -> Result<(), StoreError> {
        let path = self.paths.current.clone();
        self.hold.hold_on(&self.fs, &self.paths)?;
        self.back_up()?;
        let stamp = Stamp { revision: self.revision + 1, saved_at: opened.saved_at };
        let bytes = encode_moving(&opened.assessment, &self.kept, stamp, to).map_err(|damage| unfit(&path, damage))?;
        self.hold.replace(&self.fs, &self.paths, &bytes)?;
        self.revision = stamp.revision;
        self.to_back_up = Some((stamp.revision, bytes));
        Ok(())
    }

    /// Renames the directory and returns when that would survive a power cut. The lock moves with it.
    fn move_to(&mut self, target: Paths) -> Result<(), StoreError> {
        if cfg!(windows) {
            // Windows cannot rename a directory that contains an open file.
            self.hold.let_go();
        }
        self.fs.rename(&self.paths.dir, &target.dir).during(Action::Move, &self.paths.dir)?;
        self.paths = target;
        sync_parent(&self.fs, &self.paths.dir)?;
        self.hold.hold_on(&self.fs, &self.paths)
    }
}
