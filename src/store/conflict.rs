//! Resolves a conflict: another program or computer changed the save while it is open here.
//!
//! A [`Session`] detects the change before it writes, and writes nothing. The person chooses one version, and the other
//! one is kept aside. This module never merges versions.

use jiff::Timestamp;

use super::decision::answer_words;
use super::error::StoreError;
use super::find::{self, Finder};
use super::format::Stamp;
use super::fs::Fs;
use super::layout::is_believable;
use super::loaded::{Changed, Loaded, Opened};
use super::quarantine;
use super::session::{Saved, Session};
use crate::assessment::{Aim, Assessment, Name};
use crate::clock::local_words;
use crate::framework::Catalog;
use crate::text::Clean;

/// The version of a save that another program or computer wrote while the save was open here.
#[derive(Debug)]
pub struct OtherVersion {
    bytes: Vec<u8>,
    loaded: Loaded,
    revision: u64,
}

impl OtherVersion {
    /// Returns the saved state, if it can be used.
    #[must_use]
    pub fn opened(&self) -> Option<&Opened> {
        match &self.loaded {
            // A save would claim that these answers answer this framework's questions.
            Loaded::Sound(_) | Loaded::Changed(_) if self.loaded.foreign().is_some() => None,
            Loaded::Sound(opened) | Loaded::Changed(Changed { opened, .. }) => Some(opened),
            Loaded::Nothing | Loaded::Newer(_) | Loaded::Damaged(_) => None,
        }
    }

    /// Returns whether this version may be replaced. A save of a newer version of the program may not.
    #[must_use]
    pub const fn may_be_replaced(&self) -> bool {
        !matches!(self.loaded, Loaded::Newer(_))
    }

    /// Describes what happened, in whole sentences.
    #[must_use]
    pub fn words(&self, mine: &Assessment) -> Clean {
        let what = match &self.loaded {
            Loaded::Newer(_) => "A newer version of devrel-ready, perhaps on another computer, has changed the file. \
                Export what you see here, then install the newer version."
                .to_owned(),
            Loaded::Damaged(damaged) => {
                format!("Another program or computer has changed the file, and it cannot be used: {}.", damaged.damage)
            }
            Loaded::Sound(_) | Loaded::Changed(_) if self.loaded.foreign().is_some() => {
                let foreign = self.loaded.foreign().map(ToString::to_string).unwrap_or_default();
                format!("Another program or computer has changed the file, and one cannot go on with it: {foreign}.")
            }
            Loaded::Nothing | Loaded::Sound(_) | Loaded::Changed(_) => {
                let time = self.opened().map(|opened| local_words(opened.saved_at)).unwrap_or_default();
                let differ = match self.differences(mine).len() {
                    0 => "Nothing differs from yours".to_owned(),
                    1 => "1 thing differs from yours".to_owned(),
                    count => format!("{count} things differ from yours"),
                };
                format!(
                    "Another program or computer has changed the file. It says that it was saved on {time}. {differ}."
                )
            }
        };
        let kept = if self.may_be_replaced() { " Whichever version you choose, the other one is kept." } else { "" };
        Clean::line(&format!("{what}{kept}"))
    }

    /// Lists what differs from `mine`: the subject, its value in `mine`, its value here.
    #[must_use]
    pub fn differences(&self, mine: &Assessment) -> Vec<[Clean; 3]> {
        let framework = mine.framework();
        let Some(theirs) = self.opened().map(|opened| &opened.assessment) else {
            return Vec::new();
        };
        let line = |cells: [&str; 3]| cells.map(Clean::line);
        let skills = framework.skills().filter_map(|skill| {
            let (mine, theirs) = (mine.entry(skill), theirs.entry(skill));
            let name = framework.skill(skill).name.as_str();
            match (mine.says_the_same(theirs), mine.choice == theirs.choice) {
                (true, _) => None,
                (_, false) => Some(line([name, &answer_words(mine.choice), &answer_words(theirs.choice)])),
                (_, true) => Some(line([name, &answer_words(mine.choice), "other evidence, note or marks"])),
            }
        });
        let aim = |aim: Aim| {
            let role = aim.role.map_or("no role", |role| framework.role(role).short.as_str());
            format!("{role}, {}", framework.band(aim.band).name)
        };
        let aims = (mine.aim() != theirs.aim()).then(|| line(["Aim", &aim(mine.aim()), &aim(theirs.aim())]));
        skills.chain(aims).collect()
    }
}

impl<F: Fs> Session<F> {
    /// Reads the version on the disk; `None` if the file is gone.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn theirs(&self, catalog: &Catalog, name: &Name) -> Result<Option<OtherVersion>, StoreError> {
        let Some(bytes) = find::read_current(&self.fs, &self.paths)? else {
            return Ok(None);
        };
        let finder = Finder { fs: &self.fs, paths: &self.paths, catalog, name };
        let (loaded, revision) = finder.judge(&bytes, &find::backups(&self.fs, &self.paths).unwrap_or_default());
        Ok(Some(OtherVersion { bytes, loaded, revision }))
    }

    /// Keeps the other version aside and saves `mine` in its place.
    ///
    /// # Errors
    ///
    /// As for [`save`](Self::save), or the file was changed once more.
    pub fn keep_mine(
        &mut self,
        theirs: &OtherVersion,
        mine: &Assessment,
        revision: u64,
        saved_at: Timestamp,
    ) -> Result<Saved, StoreError> {
        self.hold.hold_on(&self.fs, &self.paths)?;
        quarantine::put(&self.fs, &self.paths, &theirs.bytes)?;
        self.hold.may_replace(&theirs.bytes);
        self.save(mine, revision, saved_at)
    }

    /// Keeps `mine` aside and goes on with the other version.
    ///
    /// # Errors
    ///
    /// The other version cannot be used, or the disk refuses.
    pub fn take_theirs(
        &mut self,
        theirs: OtherVersion,
        mine: &Assessment,
        revision: u64,
        saved_at: Timestamp,
    ) -> Result<Opened, StoreError> {
        let OtherVersion { bytes, loaded, revision: theirs } = theirs;
        let (opened, is_sound) = match loaded {
            Loaded::Sound(opened) => (opened, true),
            Loaded::Changed(Changed { opened, .. }) => (opened, false),
            Loaded::Nothing | Loaded::Newer(_) | Loaded::Damaged(_) => {
                return Err(StoreError::ChangedUnderneath(self.paths.current.clone()));
            }
        };
        self.hold.hold_on(&self.fs, &self.paths)?;
        quarantine::put(&self.fs, &self.paths, &self.encode(mine, Stamp { revision, saved_at })?)?;
        if !is_sound {
            // Only this file holds the parts that the program did not understand.
            quarantine::put(&self.fs, &self.paths, &bytes)?;
        }
        self.kept.clone_from(&opened.kept);
        self.hold.knows(Some(&bytes));
        self.to_back_up = is_sound.then_some((theirs, bytes));
        self.revision = self.revision.max(revision);
        if is_believable(theirs) {
            self.revision = self.revision.max(theirs);
        }
        if !is_sound {
            // The program now writes its own save, so that nobody has to decide again.
            self.save(&opened.assessment, self.revision + 1, opened.saved_at)?;
        }
        // The other program may not have flushed its file.
        self.flush_what_is_there()?;
        Ok(opened)
    }
}
