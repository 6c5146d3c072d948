//! The file calls of the program, as one small trait.
//!
//! Creating, writing, flushing, renaming and flushing the directory are separate calls, so that a test can stop, fail
//! or reorder any of them. The save operations of `store` use only this trait. The trait does not decide which file is
//! written when.

use std::ffi::OsString;
use std::fmt::{self, Debug};
use std::io;
use std::path::{Path, PathBuf};

/// The kind of file at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// An ordinary file.
    File,
    /// A directory.
    Directory,
    /// A symbolic link, whatever its target.
    Link,
    /// A pipe, socket or device.
    Other,
}

/// The owner of a file or directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The user who runs the program, or an owner that the file system does not report.
    Us,
    /// The administrator, if another user runs the program.
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

/// The properties of a path that can be read without opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    /// The kind of file. Links are not followed.
    pub kind: FileKind,
    /// Whether the file is marked as read-only for everybody.
    pub read_only: bool,
    /// The owner.
    pub owner: Owner,
}

/// A file system. Clones are handles to the same one.
pub trait Fs: Clone + Debug {
    /// An open file.
    type File;
    /// A lock. Dropping it releases it.
    type Lock: Debug;

    /// Creates a file that only its owner can read. An existing file or link at the path is an error.
    ///
    /// # Errors
    ///
    /// The system refuses.
    fn create_new(&self, path: &Path) -> io::Result<Self::File>;

    /// Writes all bytes. After an error, the file may contain any part of them.
    ///
    /// # Errors
    ///
    /// The system refuses.
    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<()>;

    /// Flushes a file to the disk. After an error the file is worthless: a second flush could succeed without the
    /// bytes.
    ///
    /// # Errors
    ///
    /// The system refuses.
    fn sync(&self, file: &Self::File) -> io::Result<()>;

    /// Flushes the names in a directory to the disk.
    ///
    /// # Errors
    ///
    /// The system refuses.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;

    /// Renames a file or directory and replaces a file with that name.
    ///
    /// # Errors
    ///
    /// The system refuses.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Renames a file, unless the new name is taken.
    ///
    /// # Errors
    ///
    /// The system refuses, or the name is taken. A file with that name stays as it is.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Exchanges two files in one step.
    ///
    /// # Errors
    ///
    /// The system refuses, or one of them is missing. A file system that cannot exchange files returns
    /// [`Unsupported`](io::ErrorKind::Unsupported) and changes nothing.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Opens an existing ordinary file to flush it. A link is an error and is not followed.
    ///
    /// # Errors
    ///
    /// The system refuses.
    fn open(&self, path: &Path) -> io::Result<Self::File>;

    /// Marks a file as in use while it is open, so that it does not count as [left over](Self::is_left_over).
    fn mark_in_use(&self, file: &Self::File);

    /// Returns whether an ordinary file exists that no process has open as [in use](Self::mark_in_use).
    fn is_left_over(&self, path: &Path) -> bool;

    /// Removes a file or a link.
    ///
    /// # Errors
    ///
    /// The system refuses, or the path is free.
    fn remove_file(&self, path: &Path) -> io::Result<()>;

    /// Removes an empty directory.
    ///
    /// # Errors
    ///
    /// The system refuses.
    fn remove_dir(&self, dir: &Path) -> io::Result<()>;

    /// Creates a directory that only its owner can enter. The parent must exist.
    ///
    /// # Errors
    ///
    /// The system refuses.
    fn create_dir(&self, dir: &Path) -> io::Result<()>;

    /// Closes a directory to everybody but its owner, if the user owns it. Leaves a link and its target as they are.
    ///
    /// # Errors
    ///
    /// The system refuses.
    fn tighten(&self, dir: &Path) -> io::Result<()>;

    /// Reads an ordinary file, at most `limit` bytes and one more, so that the caller notices a longer file. Follows
    /// links. A pipe or device is an error and is not opened.
    ///
    /// # Errors
    ///
    /// The system refuses, or the path is not an ordinary file.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;

    /// Reads a file as [`read`](Self::read) does. [`look`](Self::look) has just found that it is ordinary, so that may go
    /// unchecked until it is open.
    ///
    /// # Errors
    ///
    /// As for [`read`](Self::read).
    fn read_ordinary(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.read(path, limit)
    }

    /// Lists the names in a directory, in no particular order.
    ///
    /// # Errors
    ///
    /// The system refuses.
    fn list(&self, dir: &Path) -> io::Result<Vec<OsString>>;

    /// Returns the properties of a path; `None` if it is free. Does not follow links, so a link without a target
    /// counts.
    ///
    /// # Errors
    ///
    /// The system refuses.
    fn look(&self, path: &Path) -> io::Result<Option<Status>>;

    /// Returns the absolute path without links and dots.
    ///
    /// # Errors
    ///
    /// The system refuses, or the path is free.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// Locks a file and creates it if needed; `None` if somebody else holds the lock. After the call, the path leads to
    /// the locked file.
    ///
    /// # Errors
    ///
    /// The system refuses.
    fn try_lock(&self, path: &Path) -> io::Result<Option<Self::Lock>>;

    /// Returns whether the path still leads to the locked file, so that the lock keeps others out. Cheap enough for a
    /// call before every save.
    ///
    /// # Errors
    ///
    /// The system refuses. A missing path is no error.
    fn holds(&self, lock: &Self::Lock, path: &Path) -> io::Result<bool>;
}
