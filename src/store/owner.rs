//! Whose files and directories are, on the file system of the machine.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use rustix::process::{Uid, geteuid};

use super::fs::Owner;

/// The user that the program runs as. It never changes, and is asked for at nearly every file.
pub(super) static US: LazyLock<Uid> = LazyLock::new(geteuid);

#[cfg(unix)]
pub(super) fn owner(metadata: &fs::Metadata) -> Owner {
    match metadata.uid() {
        user if user == US.as_raw() => Owner::Us,
        0 => Owner::Root,
        user => Owner::Other(user),
    }
}

#[cfg(not(unix))]
pub(super) fn owner(_metadata: &fs::Metadata) -> Owner {
    Owner::Us
}

/// Whether the program runs as the administrator, who owns what they create in the directories of others.
#[cfg(unix)]
pub(super) fn is_root() -> bool {
    US.is_root()
}

#[cfg(not(unix))]
pub(super) const fn is_root() -> bool {
    false
}

/// The topmost directory or file on the way to a path that is somebody else's, below one that is ours, and whose it
/// is. Giving it back to us makes the path usable; higher up it would take something away from others.
pub(super) fn foreign_part(path: &Path) -> Option<(PathBuf, Owner)> {
    let mut topmost = None;
    for part in path.ancestors() {
        let Ok(metadata) = fs::symlink_metadata(part) else { continue };
        match owner(&metadata) {
            Owner::Us => return topmost,
            owner => topmost = Some((part.to_owned(), owner)),
        }
    }
    None
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::chown;

    use super::{Owner, foreign_part};

    #[test]
    fn the_topmost_foreign_directory_below_one_of_ours_is_found_and_nothing_above() {
        let dir = tempfile::TempDir::new().expect("a temporary directory");
        let theirs = dir.path().join("theirs");
        fs::create_dir_all(theirs.join("below")).expect("created");
        assert_eq!(foreign_part(&theirs.join("below/file")), None);
        // Only root can give directories away.
        for path in [&theirs, &theirs.join("below")] {
            if chown(path, Some(4_242), None).is_err() {
                return;
            }
        }
        assert_eq!(foreign_part(&theirs.join("below/file")), Some((theirs, Owner::Other(4_242))));
    }
}
