//! Replacing a save, unless somebody else has changed it meanwhile: what they wrote is never written over.
//!
//! Other programs replace the save too: those that keep folders in step, editors, another computer. So it is compared
//! right before it is replaced. What changes even between the two is noticed as well where the file system can
//! exchange two files in one step: then the save that was replaced is still there, is compared once more, and goes
//! back in its place if it is somebody else's.

use std::io;
use std::path::Path;

use super::action::Action;
use super::durable::{Exchanged, flush_renamed, remove_if_there, sync_parent, temp_of_ours, write_new};
use super::error::{During, StoreError};
use super::find;
use super::fs::Fs;

/// Decides whether a save may be replaced.
pub(super) trait ReplacePolicy {
    /// Checks that the lock still keeps others out.
    fn may_write(&self) -> Result<(), StoreError>;

    /// Returns whether these bytes may be replaced, because this session wrote or read them.
    fn is_ours(&self, bytes: &[u8]) -> bool;

    /// Records that the new bytes may be on the disk from now on.
    fn about_to_write(&mut self);

    /// Moves a file of somebody else to a place where it is kept.
    fn keep(&self, path: &Path) -> Result<(), StoreError>;
}

/// Puts `bytes` in the place of `target`, in a directory of ours, and returns when they would survive a power cut.
pub(super) fn replace<F: Fs>(
    fs: &F,
    target: &Path,
    bytes: &[u8],
    policy: &mut impl ReplacePolicy,
) -> Result<(), StoreError> {
    let temp = temp_of_ours(target);
    // A crash may have left one behind. A link planted there is removed, not followed.
    remove_if_there(fs, &temp)?;
    let forget = |_: &StoreError| {
        // The first error is the one to tell; if the rest of it stays behind, the next attempt removes it.
        let _ = fs.remove_file(&temp);
    };
    let file = write_new(fs, &temp, bytes).inspect_err(forget)?;
    let there = policy.may_write().and_then(|()| find::read_if_there(fs, target)).inspect_err(forget)?;
    if there.as_ref().is_some_and(|there| !policy.is_ours(there)) {
        let _ = fs.remove_file(&temp);
        return Err(StoreError::ChangedUnderneath(target.to_owned()));
    }
    policy.about_to_write();
    let exchanged = match there {
        None => name_it(fs, &temp, target).inspect_err(forget)?,
        Some(_) => exchange(fs, &temp, target).inspect_err(forget)?,
    };
    if exchanged == Exchanged::Yes {
        give_back_what_is_not_ours(fs, [&temp, target], bytes, policy)?;
    }
    flush_renamed(fs, &file, target).inspect_err(forget)?;
    if exchanged == Exchanged::Yes {
        remove_if_there(fs, &temp).inspect_err(forget)?;
    }
    sync_parent(fs, target)
}

/// Renames the new file to a name that is free.
fn name_it<F: Fs>(fs: &F, temp: &Path, target: &Path) -> Result<Exchanged, StoreError> {
    match fs.rename_new(temp, target) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(StoreError::ChangedUnderneath(target.to_owned()))
        }
        named => named.during(Action::Move, target).map(|()| Exchanged::No),
    }
}

fn exchange<F: Fs>(fs: &F, temp: &Path, target: &Path) -> Result<Exchanged, StoreError> {
    match fs.exchange(temp, target) {
        // Somebody has just removed it.
        Err(error) if error.kind() == io::ErrorKind::NotFound => name_it(fs, temp, target),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {
            fs.rename(temp, target).during(Action::Move, target).map(|()| Exchanged::No)
        }
        exchanged => exchanged.during(Action::Move, target).map(|()| Exchanged::Yes),
    }
}

/// Checks the file that was replaced, and puts it back if somebody else wrote it in the last moment.
fn give_back_what_is_not_ours<F: Fs>(
    fs: &F,
    [temp, target]: [&Path; 2],
    bytes: &[u8],
    policy: &impl ReplacePolicy,
) -> Result<(), StoreError> {
    let is_ours = |path: &Path| -> Result<bool, StoreError> {
        Ok(find::read_if_there(fs, path)?.is_none_or(|there| there == bytes || policy.is_ours(&there)))
    };
    let error = match is_ours(temp) {
        Ok(true) => return Ok(()),
        Ok(false) => StoreError::ChangedUnderneath(target.to_owned()),
        // What cannot be read is not known to be ours.
        Err(error) => error,
    };
    let given_back = fs.exchange(temp, target).during(Action::Move, target);
    // They may have written once more.
    if given_back.is_ok() && is_ours(temp).unwrap_or(false) {
        remove_if_there(fs, temp)?;
    } else {
        policy.keep(temp)?;
    }
    given_back?;
    sync_parent(fs, target)?;
    Err(error)
}
