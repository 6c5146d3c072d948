//! Every file call the program makes, as one small trait.
//!
//! The steps are as fine as the promises about them: creating, writing, flushing, renaming and flushing the
//! directory are separate calls, so that a test can stop, fail or reorder any one of them. Nothing else in
//! `store` touches a file system. The trait says nothing about which file is written when; that is the save.

use std::ffi::OsString;
use std::fmt::{self, Debug};
use std::io;
use std::path::{Path, PathBuf};

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// An ordinary file.
    File,
    /// A directory.
    Directory,
    /// A symbolic link, wherever it leads.
    Link,
    /// A pipe, socket or device.
    Other,
}

/// Whose a file or directory is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The user who runs the program, or the file system does not tell.
    Us,
    /// The administrator, who is somebody else.
    Root,
    /// Another user, by number.
    Other(u32),
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Us => f.write_str("you"),
            Self::Root => f.write_str("root"),
            Self::Other(number) => write!(f, "another user (number {number})"),
        }
    }
}

/// What can be learned of a path without opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    /// What stands there; links are not followed.
    pub kind: FileKind,
    /// Whether it is marked as not to be written, whoever asks.
    pub read_only: bool,
    /// Whose it is.
    pub owner: Owner,
}

/// A file system. Clones are handles of the same one.
pub trait Fs: Clone + Debug {
    /// A file that was just created.
    type File;
    /// A lock; dropping it gives it back.
    type Lock: Debug;

    /// Creates a file that only its owner can read. A path where anything stands already, a link included, is
    /// an error.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn create_new(&self, path: &Path) -> io::Result<Self::File>;

    /// Writes all bytes. After an error, any part of them may be in the file.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<()>;

    /// Flushes a file to the disk. After an error the file is worthless: flushing it again could succeed
    /// without the bytes being there.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn sync(&self, file: &Self::File) -> io::Result<()>;

    /// Flushes the names in a directory to the disk.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;

    /// Gives a file or directory another name, replacing a file of that name.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file another name in the same directory, unless something stands there.
    ///
    /// # Errors
    ///
    /// What the system says; a name that is taken is an error and stays as it is.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Lets two files change places in one step.
    ///
    /// # Errors
    ///
    /// What the system says; one of them missing is an error too. A file system that cannot do it answers
    /// [`Unsupported`](io::ErrorKind::Unsupported), and nothing has happened.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Opens an ordinary file that is there, to flush it. A link is an error and is not followed.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn open(&self, path: &Path) -> io::Result<Self::File>;

    /// Marks a file as being written for as long as it is open, so that nobody takes it for
    /// [left over](Self::is_left_over).
    fn mark_in_use(&self, file: &Self::File);

    /// Whether a file is there that nobody has open as [in use](Self::mark_in_use). A link is none.
    fn is_left_over(&self, path: &Path) -> bool;

    /// Removes a file or a link.
    ///
    /// # Errors
    ///
    /// What the system says; nothing there is an error too.
    fn remove_file(&self, path: &Path) -> io::Result<()>;

    /// Removes an empty directory.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn remove_dir(&self, dir: &Path) -> io::Result<()>;

    /// Creates a directory that only its owner can enter. Its parent has to be there.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn create_dir(&self, dir: &Path) -> io::Result<()>;

    /// Takes the rights to a directory away from everybody but its owner, if we are the owner. A link is not
    /// followed, and nothing happens.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn tighten(&self, dir: &Path) -> io::Result<()>;

    /// Reads an ordinary file, at most `limit` bytes and one more, so that a longer file is noticed. Links are
    /// followed. A pipe or device is an error and is not opened.
    ///
    /// # Errors
    ///
    /// What the system says, or that there is no ordinary file.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;

    /// The names in a directory, in no particular order.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn list(&self, dir: &Path) -> io::Result<Vec<OsString>>;

    /// What stands at a path; `None` if nothing does. Links are not followed, so a link that leads nowhere is
    /// something.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn look(&self, path: &Path) -> io::Result<Option<Status>>;

    /// The one path of what stands here, without links and dots.
    ///
    /// # Errors
    ///
    /// What the system says; nothing there is an error too.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// Locks a file, creating it if needed; `None` if somebody else holds the lock. The file that is locked is
    /// the one that stands at the path afterwards.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn try_lock(&self, path: &Path) -> io::Result<Option<Self::Lock>>;

    /// Whether the locked file still stands at this path, so that the lock keeps others out. Cheap enough to be
    /// asked before every save.
    ///
    /// # Errors
    ///
    /// What the system says; a path that is gone is no error.
    fn holds(&self, lock: &Self::Lock, path: &Path) -> io::Result<bool>;
}
