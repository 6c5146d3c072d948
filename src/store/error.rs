//! What can go wrong with the disk, in words: what was tried, on which path, and what a person can do.
//!
//! A damaged or newer file is no error here; loading returns that as data.

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

/// Why the store could not do what it was asked. The message names verb and path, the source is the cause,
/// and [`hint`](Self::hint) says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The system refused.
    #[error("cannot {} {}", .action.verb(), Shown(.path))]
    Io {
        /// What was tried.
        action: Action,
        /// On which path.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// There is no usual place for data.
    #[error("cannot find a place for data: the home directory is unknown or not an absolute path")]
    NoHome,
    /// A path begins with the home directory of another person, which only a shell can find.
    #[error("cannot find {}: only a shell knows where the home of another person is", Shown(.0))]
    OtherHome(PathBuf),
    /// A file is longer than we read or write.
    #[error("cannot {} {}: it is larger than {} MiB", .action.verb(), Shown(.path), .limit / (1024 * 1024))]
    TooLarge {
        /// Reading or writing.
        action: Action,
        /// Which file.
        path: PathBuf,
        /// The limit in bytes.
        limit: u64,
    },
    /// A file that should be text is not.
    #[error("cannot read {}: it is {what}", Shown(.path))]
    NotText {
        /// Which file.
        path: PathBuf,
        /// What it is instead.
        what: NotUtf8,
    },
    /// A directory has more files than a framework could need.
    #[error("cannot read {}: it has more than {} files", Shown(.path), .limit)]
    TooMany {
        /// Which directory.
        path: PathBuf,
        /// How many files are read at most.
        limit: usize,
    },
    /// A file to be exported is there already.
    #[error("cannot write {}: it already exists", Shown(.0))]
    Exists(PathBuf),
    /// A path to be exported to is not a file that could be replaced.
    #[error("cannot write {}: it is {}", Shown(.path), .what)]
    NotReplaceable {
        /// Which path.
        path: PathBuf,
        /// What it is instead of a file, with its article.
        what: &'static str,
    },
    /// A path to be exported to is in a directory where assessments are kept.
    #[error("cannot write {}: saved assessments are kept in that directory", Shown(.0))]
    AmongSaves(PathBuf),
    /// Another program wrote the save while it was open here.
    #[error("another program or computer has changed {}", Shown(.0))]
    ChangedUnderneath(PathBuf),
    /// A link stands where a file or directory of ours should be.
    #[error("cannot use {}: it is a link, and links inside the data directory are not followed", Shown(.path))]
    Linked {
        /// Which path.
        path: PathBuf,
    },
    /// A directory of ours belongs to somebody else, who could change everything in it.
    #[error("cannot use {}: it belongs to {owner}", Shown(.path))]
    Foreign {
        /// Which directory.
        path: PathBuf,
        /// Whose it is.
        owner: Owner,
    },
    /// A file is no longer what was read of it.
    #[error("cannot write {}: somebody else has just changed it", Shown(.0))]
    ChangedMeanwhile(PathBuf),
    /// Another window or command works on the assessment.
    #[error("cannot {} {}: the assessment is open in another window or command", .action.verb(), Shown(.path))]
    Locked {
        /// What was tried.
        action: Action,
        /// The directory of the assessment.
        path: PathBuf,
    },
    /// The lock is gone in the middle of the work, so that somebody else could be writing.
    #[error("cannot write {}", Shown(.path))]
    Lost {
        /// The file that was to be replaced.
        path: PathBuf,
        /// What became of the lock.
        #[source]
        lost: Lost,
    },
    /// There is no assessment of that name.
    #[error("cannot find {}: there is no assessment of that name", Shown(.0))]
    Missing(PathBuf),
    /// A file cannot be summed up, because it is damaged and no backup helps.
    #[error("cannot read {}: {}", Shown(.path), .damage)]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        damage: Damage,
    },
    /// A file was written by a newer version of the program.
    #[error("cannot read {}: a newer version of the program wrote it (save format {}, ours is {})", Shown(.path), .theirs, .ours)]
    Newer {
        /// Which file.
        path: PathBuf,
        /// The version of its format.
        theirs: u32,
        /// The newest version we know.
        ours: u32,
    },
    /// The directory of one assessment holds another one.
    #[error("cannot use {}: it holds the assessment \"{}\", whose directory has another name", Shown(.path), .name)]
    Misplaced {
        /// Which directory.
        path: PathBuf,
        /// The name in the file.
        name: Clean,
    },
    /// What was about to be written could not be read back.
    #[error("cannot write {}: the save would not be readable ({})", Shown(.path), .damage)]
    Unfaithful {
        /// Which file.
        path: PathBuf,
        /// What reading back said.
        damage: Damage,
    },
    /// Answers to other questions were about to be saved as answers to these.
    #[error("cannot write {}: {}", Shown(.path), .foreign)]
    OtherQuestions {
        /// Which file.
        path: PathBuf,
        /// What was answered.
        foreign: Foreign,
    },
    /// An older state was about to replace a newer one.
    #[error("cannot write {}: revision {} is saved already and revision {} is older", Shown(.path), .saved, .asked)]
    Older {
        /// Which file.
        path: PathBuf,
        /// The newest revision on the disk.
        saved: u64,
        /// The revision to be saved.
        asked: u64,
    },
}

impl StoreError {
    /// Message and cause in one line, safe to show.
    #[must_use]
    pub fn reason(&self) -> Clean {
        match self {
            Self::Io { cause, .. } => Clean::line(&format!("{self}: {cause}")),
            Self::Lost { lost, .. } => Clean::line(&format!("{self}: {lost}")),
            _ => Clean::line(&self.to_string()),
        }
    }

    /// The reason alone, without verb and path.
    pub(super) fn cause(&self) -> String {
        match self {
            Self::Io { cause, .. } => cause.to_string(),
            Self::Lost { lost, .. } => lost.to_string(),
            error => error.to_string(),
        }
    }

    /// Whether nothing may be written there, now or in a moment: the disk is read-only, or somebody else's.
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
            Self::TooLarge { action: Action::Write, .. } => "shorten the longest notes",
            Self::TooLarge { .. } => "check that it is the file you mean",
            Self::NotText { .. } => "save it as UTF-8 text",
            Self::TooMany { .. } => "name the directory that holds framework.json",
            Self::Exists(_) => "pass --force to replace it, or choose another name",
            Self::NotReplaceable { what: "marked as read-only", .. } => "make it writable, or change it with an editor",
            Self::NotReplaceable { .. } => "choose the name of a file",
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

/// What became of a lock that was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Lost {
    /// The directory was removed or moved away, and the lock with it.
    #[error("the directory was removed")]
    Removed,
    /// The lock file was removed or replaced, and another window has a lock of its own.
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

/// Adds verb and path to what the system says.
pub(super) trait During<T> {
    /// Says what was tried, and on which path.
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
