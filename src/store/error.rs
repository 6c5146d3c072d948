//! The errors of the store in words: the operation, the path, and advice for the person.
//!
//! A damaged or newer file is not an error here. Loading returns it as data.

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

use super::action::{Action, Shown};
use super::advice::{chown, io_hint, quoted};
use super::damage::Damage;
use super::fs::Owner;
use super::owner::is_root;
use crate::assessment::Foreign;
use crate::text::{Clean, NotUtf8};

/// The reason why the store could not do an operation. The message names verb and path, the source is the cause, and
/// [`hint`](Self::hint) returns advice.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The system refused.
    #[error("cannot {} {}", .action.verb(), Shown(.path))]
    Io {
        /// The operation.
        action: Action,
        /// The path.
        path: PathBuf,
        /// The error of the system.
        #[source]
        cause: io::Error,
    },
    /// The system has no usual place for data.
    #[error("cannot find a place for data: the home directory is unknown or not an absolute path")]
    NoHome,
    /// A path begins with the home directory of another person, which only a shell can find.
    #[error("cannot find {}: only a shell knows where the home of another person is", Shown(.0))]
    OtherHome(PathBuf),
    /// A file is longer than the limit.
    #[error("cannot {} {}: it is larger than {} MiB", .action.verb(), Shown(.path), .limit / (1024 * 1024))]
    TooLarge {
        /// Reading or writing.
        action: Action,
        /// The path of the file.
        path: PathBuf,
        /// The limit in bytes.
        limit: u64,
    },
    /// A file is not text, although it should be.
    #[error("cannot read {}: it is {what}", Shown(.path))]
    NotText {
        /// The path of the file.
        path: PathBuf,
        /// The content that is not text.
        what: NotUtf8,
    },
    /// A directory has more files than a framework could need.
    #[error("cannot read {}: it has more than {} files", Shown(.path), .limit)]
    TooMany {
        /// The path of the directory.
        path: PathBuf,
        /// The highest number of files.
        limit: usize,
    },
    /// The target of an export already exists.
    #[error("cannot write {}: it already exists", Shown(.0))]
    Exists(PathBuf),
    /// The target of an export is not a file that may be replaced.
    #[error("cannot write {}: it is {}", Shown(.path), .what)]
    NotReplaceable {
        /// The path of the target.
        path: PathBuf,
        /// The kind of the target, with its article.
        what: &'static str,
    },
    /// The target of a folder is something else, or holds something else.
    #[error("cannot write {}: {why}", Shown(.path))]
    FolderTaken {
        /// The path of the folder.
        path: PathBuf,
        /// The reason, in words.
        why: String,
    },
    /// The target of an export is in a directory where assessments are kept.
    #[error("cannot write {}: saved assessments are kept in that directory", Shown(.0))]
    AmongSaves(PathBuf),
    /// Another program wrote the save while it was open here.
    #[error("another program or computer has changed {}", Shown(.0))]
    ChangedUnderneath(PathBuf),
    /// A link stands in the place of a file or directory of the store.
    #[error("cannot use {}: it is a link, and links inside the data directory are not followed", Shown(.path))]
    Linked {
        /// The path of the link.
        path: PathBuf,
    },
    /// A directory of the store belongs to another user, who could change everything in it.
    #[error("cannot use {}: it belongs to {owner}", Shown(.path))]
    Foreign {
        /// The path of the directory.
        path: PathBuf,
        /// The owner of the directory.
        owner: Owner,
    },
    /// A file changed after it was read.
    #[error("cannot write {}: somebody else has just changed it", Shown(.0))]
    ChangedMeanwhile(PathBuf),
    /// Another window or command works on the assessment.
    #[error("cannot {} {}: the assessment is open in another window or command", .action.verb(), Shown(.path))]
    Locked {
        /// The operation.
        action: Action,
        /// The directory of the assessment.
        path: PathBuf,
    },
    /// The lock was lost during the work, so somebody else could be writing.
    #[error("cannot write {}", Shown(.path))]
    Lost {
        /// The file to replace.
        path: PathBuf,
        /// The reason for the loss.
        #[source]
        lost: Lost,
    },
    /// There is no assessment with that name.
    #[error("cannot find {}: there is no assessment of that name", Shown(.0))]
    Missing(PathBuf),
    /// A file has no summary, because it is damaged and there is no sound backup.
    #[error("cannot read {}: {}", Shown(.path), .damage)]
    Damaged {
        /// The path of the file.
        path: PathBuf,
        /// The damage.
        damage: Damage,
    },
    /// A newer version of the program wrote the file.
    #[error("cannot read {}: a newer version of the program wrote it (save format {}, ours is {})", Shown(.path), .theirs, .ours)]
    Newer {
        /// The path of the file.
        path: PathBuf,
        /// The version of its format.
        theirs: u32,
        /// The newest version that this program knows.
        ours: u32,
    },
    /// The directory of one assessment holds another one.
    #[error("cannot use {}: it holds the assessment \"{}\", whose directory has another name", Shown(.path), .name)]
    Misplaced {
        /// The path of the directory.
        path: PathBuf,
        /// The name in the file.
        name: Clean,
    },
    /// The program could not read back what it was about to write.
    #[error("cannot write {}: the save would not be readable ({})", Shown(.path), .damage)]
    Unfaithful {
        /// The path of the file.
        path: PathBuf,
        /// The result of reading it back.
        damage: Damage,
    },
    /// A save would have stored answers to other questions as answers to these.
    #[error("cannot write {}: {}", Shown(.path), .foreign)]
    OtherQuestions {
        /// The path of the file.
        path: PathBuf,
        /// The framework that was answered.
        foreign: Foreign,
    },
    /// A save would have replaced a newer state by an older one.
    #[error("cannot write {}: revision {} is saved already and revision {} is older", Shown(.path), .saved, .asked)]
    Older {
        /// The path of the file.
        path: PathBuf,
        /// The newest revision on the disk.
        saved: u64,
        /// The revision of the refused save.
        asked: u64,
    },
}

impl StoreError {
    /// Returns message and cause in one line, safe to show.
    #[must_use]
    pub fn reason(&self) -> Clean {
        match self {
            Self::Io { cause, .. } => Clean::line(&format!("{self}: {cause}")),
            Self::Lost { lost, .. } => Clean::line(&format!("{self}: {lost}")),
            _ => Clean::line(&self.to_string()),
        }
    }

    /// Returns the cause alone, without verb and path.
    pub(super) fn cause(&self) -> String {
        match self {
            Self::Io { cause, .. } => cause.to_string(),
            Self::Lost { lost, .. } => lost.to_string(),
            error => error.to_string(),
        }
    }

    /// Returns whether the system permits no writing: the disk is read-only or belongs to somebody else.
    pub(super) fn is_refusal(&self) -> bool {
        let refusals = [io::ErrorKind::PermissionDenied, io::ErrorKind::ReadOnlyFilesystem];
        matches!(self, Self::Io { cause, .. } if refusals.contains(&cause.kind()))
    }

    /// Returns advice for the person.
    #[must_use]
    pub fn hint(&self) -> Cow<'static, str> {
        let fixed = match self {
            Self::Io { cause, action, path } => return io_hint(cause, *action, path),
            Self::Linked { path } => {
                let path = quoted(path);
                return format!("put the directory itself there: `mv \"$(readlink -f {path})\" {path}.new`, then `rm {path}`, then `mv {path}.new {path}`").into();
            }
            Self::Foreign { .. } if is_root() => "you are root: run it as the user whose directory it is, without sudo",
            Self::Foreign { path, .. } => return format!("if it should be yours: {}", chown(path)).into(),
            Self::NoHome => "set HOME or pass --data-dir DIR",
            Self::OtherHome(_) => "write the whole path, or ./ before it if it is meant as it stands",
            Self::TooLarge { action: Action::Write, .. } => {
                "export the log and delete its oldest entries, or shorten the longest notes"
            }
            Self::TooLarge { .. } => "check that it is the file you mean",
            Self::NotText { .. } => "save it as UTF-8 text",
            Self::TooMany { .. } => "name the directory that holds framework.json",
            Self::Exists(_) => "pass --force to replace it, or choose another name",
            Self::NotReplaceable { what: "marked as read-only", .. } => "make it writable, or change it with an editor",
            Self::NotReplaceable { .. } => "choose the name of a file",
            Self::FolderTaken { .. } => "choose the name of a new folder",
            Self::AmongSaves(_) => "choose another directory",
            Self::ChangedMeanwhile(_) => "try again",
            Self::ChangedUnderneath(_) => "nothing of it was written over: look at it again, then do it once more",
            Self::Locked { .. } => "close the other window first",
            Self::Lost { lost, .. } => lost.hint(),
            Self::Missing(_) => "`devrel-ready list` shows the names there are",
            Self::Damaged { .. } => "open it to see what can be restored; the file is kept",
            Self::Newer { .. } => "install the newer version of devrel-ready; the file is left as it is",
            Self::Misplaced { .. } => {
                "give the directory its own name back, or delete it with `devrel-ready delete DIRECTORY`"
            }
            Self::Unfaithful { .. } => "please report this; what you see on screen can still be exported",
            Self::OtherQuestions { foreign, .. } => foreign.hint(),
            Self::Older { .. } => "please report this; the newer answers are on the disk",
        };
        fixed.into()
    }
}

/// The reason why the program lost a lock that it held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Lost {
    /// The directory was removed or moved away together with the lock.
    #[error("the directory was removed")]
    Removed,
    /// The lock file was removed or replaced, and another window may hold a lock of its own.
    #[error("another window or command took over, because the lock file was removed")]
    TakenOver,
}

impl Lost {
    const fn hint(self) -> &'static str {
        match self {
            Self::Removed => "put the directory back or create it, and it is saved; or export what you see",
            Self::TakenOver => "export what you see, then close one of the windows",
        }
    }
}

/// Adds verb and path to an error of the system.
pub(super) trait During<T> {
    /// Adds the operation and its path.
    fn during(self, action: Action, path: &Path) -> Result<T, StoreError>;
}

impl<T> During<T> for io::Result<T> {
    fn during(self, action: Action, path: &Path) -> Result<T, StoreError> {
        self.map_err(|cause| StoreError::Io { action, path: path.to_owned(), cause })
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error;
    use std::io;

    use super::{Action, During, StoreError};

    #[test]
    fn an_error_says_verb_path_cause_and_what_to_do() {
        let full: io::Result<()> = Err(io::ErrorKind::StorageFull.into());
        let error = full.during(Action::Write, "/data/x.json".as_ref()).expect_err("the disk is full");
        assert_eq!(error.to_string(), "cannot write /data/x.json");
        assert_eq!(error.source().expect("a cause").to_string(), "no storage space");
        assert_eq!(error.reason().as_str(), "cannot write /data/x.json: no storage space");
        assert!(error.hint().contains("free some space"));
    }

    #[test]
    fn a_path_cannot_make_the_terminal_obey() {
        let error = StoreError::Exists("a\u{1b}]0;x\u{7}\u{202e}.md".into());
        assert_eq!(error.to_string(), "cannot write a]0;x\u{fffd}.md: it already exists");
    }
}
