//! Advice for a person when the system refuses an operation. Where a command helps, the advice contains it.

use std::borrow::Cow;
use std::io;
use std::path::Path;

use super::action::{Action, Shown};
use super::owner::foreign_part;
use crate::text::shell_path;

/// Returns advice about an error of the system.
pub(super) fn io_hint(cause: &io::Error, action: Action, path: &Path) -> Cow<'static, str> {
    let reading = matches!(action, Action::Read | Action::List);
    let exporting = action == Action::Export;
    let fixed = match cause.kind() {
        io::ErrorKind::PermissionDenied if let Some((part, owner)) = foreign_part(path) => {
            return format!("{} belongs to {owner}: {}", Shown(&part), chown(&part)).into();
        }
        _ if cause.raw_os_error().is_some_and(|code| TOO_MANY_OPEN.contains(&code)) => {
            "too many files are open: close some programs, or raise the limit (ulimit -n)"
        }
        io::ErrorKind::InvalidFilename => "use a shorter name: a file name has at most 255 bytes",
        io::ErrorKind::PermissionDenied if exporting => "choose a folder that you may write in",
        io::ErrorKind::PermissionDenied if reading => "check who may read the file and enter its directory",
        io::ErrorKind::PermissionDenied => "check who owns the file and its directory, or pass --data-dir DIR",
        io::ErrorKind::StorageFull => "the disk is full: free some space",
        io::ErrorKind::QuotaExceeded => "your disk quota is used up: free some space",
        io::ErrorKind::FileTooLarge => "the system limits the size of files: raise the limit (ulimit -f)",
        io::ErrorKind::ReadOnlyFilesystem if exporting => "the disk is read-only: choose another folder for the file",
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only: pass --data-dir DIR to use another place",
        io::ErrorKind::Unsupported => {
            "this file system lacks what saving needs: pass --data-dir DIR to use another place"
        }
        io::ErrorKind::NotFound if reading => "check the path for typing errors",
        io::ErrorKind::NotFound if exporting => "the folder is not there: check the path",
        io::ErrorKind::NotFound => "its directory is not there: check the path and the disk",
        io::ErrorKind::IsADirectory => "name a file, not a directory",
        io::ErrorKind::NotADirectory => "a file stands where a directory is needed: move it, or name another place",
        io::ErrorKind::InvalidInput => "name an ordinary file",
        _ => "check the disk; nothing was overwritten",
    };
    fixed.into()
}

/// The codes `EMFILE` and `ENFILE`: one program, or all of them together, have too many files open.
const TOO_MANY_OPEN: [i32; 2] = [24, 23];

/// Returns the command that gives a file, or a directory and its content, to the person who runs it.
pub(super) fn chown(path: &Path) -> String {
    format!("`sudo chown -R \"$(id -un)\" {}`", quoted(path))
}

/// Quotes a path for a shell, without characters that control a terminal.
pub(super) fn quoted(path: &Path) -> String {
    shell_path(&Shown(path).to_string())
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;

    use super::{io_hint, quoted};
    use crate::store::Action;

    fn hint(code: i32, action: Action) -> String {
        io_hint(&io::Error::from_raw_os_error(code), action, Path::new("/nowhere/x")).into_owned()
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_limit_of_the_system_is_called_by_its_name() {
        for code in [23, 24] {
            assert!(hint(code, Action::Read).contains("ulimit -n"), "{code}");
        }
        assert!(hint(36, Action::Export).contains("255 bytes"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_disk_that_is_read_only_asks_for_another_folder_where_a_file_was_to_go() {
        assert!(hint(30, Action::Export).contains("another folder"));
        assert!(hint(30, Action::Write).contains("--data-dir"));
    }

    #[test]
    fn a_path_is_quoted_where_a_shell_would_take_it_apart() {
        assert_eq!(quoted(Path::new("/home/me/x-1")), "/home/me/x-1");
        assert_eq!(quoted(Path::new("/a b/it's")), r"'/a b/it'\''s'");
    }
}
