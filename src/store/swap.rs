//! Replaces a save, unless somebody else has changed it meanwhile. Never overwrites what they wrote.
//!
//! Synchronization programs, editors and other computers replace the save too, so it is compared right before it is
//! replaced. Where the file system can exchange two files in one step, a change between the two steps is noticed as
//! well: the replaced save still exists, is compared once more, and goes back if somebody else wrote it.

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

    /// Returns whether these bytes may be replaced, because the session wrote or read them or keeps a copy.
    fn is_ours(&self, bytes: &[u8]) -> bool;

    /// Records that the new bytes may be on the disk from now on.
    fn about_to_write(&mut self);

    /// Moves a file of somebody else to quarantine.
    fn keep(&self, path: &Path) -> Result<(), StoreError>;
}

/// Replaces `target`, in a directory of the store, by `bytes` and returns when they would survive a power cut.
pub(super) fn replace<F: Fs>(
    fs: &F,
    target: &Path,
    bytes: &[u8],
    policy: &mut impl ReplacePolicy,
) -> Result<(), StoreError> {
    let temp = temp_of_ours(target);
    // A crash may have left a temporary file. A link in its place is removed, not followed.
    remove_if_there(fs, &temp)?;
    let forget = |_: &StoreError| {
        // The first error is reported. If the temporary file stays, the next attempt removes it.
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
    if let Err(error) = flush_renamed(fs, &file, target) {
        // The new save may have no content yet, and the temporary name may hold the only whole one: it goes back first.
        if exchanged == Exchanged::No || fs.exchange(&temp, target).is_ok() {
            forget(&error);
        }
        return Err(error);
    }
    if exchanged == Exchanged::Yes {
        remove_if_there(fs, &temp).inspect_err(forget)?;
    }
    sync_parent(fs, target)
}

/// Renames the new file to a free name.
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
        // Somebody has just removed the save.
        Err(error) if error.kind() == io::ErrorKind::NotFound => name_it(fs, temp, target),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {
            fs.rename(temp, target).during(Action::Move, target).map(|()| Exchanged::No)
        }
        exchanged => exchanged.during(Action::Move, target).map(|()| Exchanged::Yes),
    }
}

/// Checks the replaced file and puts it back if somebody else wrote it at the last moment.
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
        // An unreadable file may belong to somebody else.
        Err(error) => error,
    };
    let given_back = fs.exchange(temp, target).during(Action::Move, target);
    // Somebody may have written once more.
    if given_back.is_ok() && is_ours(temp).unwrap_or(false) {
        remove_if_there(fs, temp)?;
    } else {
        policy.keep(temp)?;
    }
    given_back?;
    sync_parent(fs, target)?;
    Err(error)
}
