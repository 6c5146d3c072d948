//! The owners of files and directories on the real file system.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use rustix::process::{Uid, geteuid};

use super::fs::Owner;

/// The user who runs the program. It never changes, and nearly every file check needs it.
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

/// Returns whether the administrator runs the program, who owns the files they create in directories of others.
#[cfg(unix)]
pub(super) fn is_root() -> bool {
    US.is_root()
}

#[cfg(not(unix))]
pub(super) const fn is_root() -> bool {
    false
}

/// Returns the topmost part of a path that belongs to somebody else and lies below a part of the user's own, with its
/// owner. If the user gets it back, the path works. A part further up belongs to others.
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
