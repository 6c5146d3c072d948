//! The real file system of the machine.
//!
//! Files and directories get their mode when they are created, so that no umask can widen it even briefly. Windows has
//! no modes and cannot flush directories, so this module does neither there.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

#[cfg(unix)]
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};

use super::fs::{FileKind, Fs, Status};
use super::owner::owner;

/// The number of attempts to take a lock whose file is deleted meanwhile.
const LOCK_ATTEMPTS: usize = 8;

/// The real file system.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

/// A locked file. Dropping it releases the lock at once, even if a process started meanwhile still has the file open.
#[derive(Debug)]
pub struct Held {
    file: File,
    /// The identity of the file. No other file gets this number while the file is open.
    identity: Identity,
}

/// The device and number of a file.
#[cfg(unix)]
type Identity = (u64, u64);

#[cfg(not(unix))]
type Identity = ();

impl Drop for Held {
    fn drop(&mut self) {
        // Closing the file also releases the lock, but perhaps later.
        let _ = self.file.unlock();
    }
}

impl Fs for Disk {
    type File = File;
    type Lock = Held;

    fn create_new(&self, path: &Path) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        private(&mut options);
        options.open(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        if !cfg!(unix) {
            return Ok(());
        }
        match File::open(dir)?.sync_all() {
            // Some file systems cannot flush a directory and report it. Nothing more can be done.
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
            result => result,
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
        {
            use rustix::fs::{CWD, RenameFlags, renameat_with};
            use rustix::io::Errno;
            match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
                Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {}
                result => return Ok(result?),
            }
        }
        claim(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
        {
            use rustix::fs::{CWD, RenameFlags, renameat_with};
            use rustix::io::Errno;
            match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
                Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Err(io::ErrorKind::Unsupported.into()),
                result => Ok(result?),
            }
        }
        #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
        {
            let _ = (one, other);
            Err(io::ErrorKind::Unsupported.into())
        }
    }

    fn open(&self, path: &Path) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true);
        never_wait(&mut options, Links::Refuse);
        let file = options.open(path)?;
        require_file(&file.metadata()?)?;
        Ok(file)
    }

    fn mark_in_use(&self, file: &File) {
        // On a file system without locks, `is_left_over` is always false.
        let _ = file.try_lock();
    }

    fn is_left_over(&self, path: &Path) -> bool {
        self.open(path).is_ok_and(|file| file.try_lock().is_ok())
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_dir(&self, dir: &Path) -> io::Result<()> {
        fs::remove_dir(dir)
    }

    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        builder.mode(0o700);
        builder.create(dir)
    }

    #[cfg(unix)]
    fn tighten(&self, dir: &Path) -> io::Result<()> {
        let metadata = fs::symlink_metadata(dir)?;
        let ours = metadata.uid() == super::owner::US.as_raw();
        if ours && metadata.is_dir() && metadata.mode() & 0o077 != 0 {
            fs::set_permissions(dir, fs::Permissions::from_mode(0o700))?;
        }
        Ok(())
    }

    #[cfg(not(unix))]
    fn tighten(&self, _dir: &Path) -> io::Result<()> {
        Ok(())
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        // Opening a pipe waits for a writer, and opening a device can do anything, so this checks the kind first.
        require_file(&fs::metadata(path)?)?;
        self.read_ordinary(path, limit)
    }

    fn read_ordinary(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let mut options = OpenOptions::new();
        options.read(true);
        never_wait(&mut options, Links::Follow);
        let file = options.open(path)?;
        // Another file may have taken its place since its kind was checked.
        let metadata = file.metadata()?;
        require_file(&metadata)?;
        // A file that grows meanwhile is read as it was when it was opened. The files of /proc tell no length.
        let limit = limit.saturating_add(1);
        let length = Some(metadata.len()).filter(|length| *length > 0).map_or(limit, |length| length.min(limit));
        let mut bytes = Vec::new();
        // If memory is short, reading reports it.
        let _ = bytes.try_reserve_exact(usize::try_from(length.min(metadata.len())).unwrap_or_default());
        file.take(length).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(dir)?.map(|entry| entry.map(|entry| entry.file_name())).collect()
    }

    fn look(&self, path: &Path) -> io::Result<Option<Status>> {
        let metadata = match fs::symlink_metadata(path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let file_type = metadata.file_type();
        let kind = match () {
            () if file_type.is_file() => FileKind::File,
            () if file_type.is_dir() => FileKind::Directory,
            () if file_type.is_symlink() => FileKind::Link,
            () => FileKind::Other,
        };
        let read_only = metadata.permissions().readonly();
        Ok(Some(Status { kind, read_only, owner: owner(&metadata) }))
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Held>> {
        for _ in 0..LOCK_ATTEMPTS {
            let mut options = OpenOptions::new();
            // Network file systems can lock only a file that is open for writing.
            options.read(true).write(true).create(true).truncate(false);
            private(&mut options);
            never_wait(&mut options, Links::Refuse);
            let file = options.open(path)?;
            match file.try_lock() {
                Ok(()) => {
                    let held = Held { identity: identity(&file.metadata()?), file };
                    if self.holds(&held, path)? {
                        return Ok(Some(held));
                    }
                    // Another window deleted the assessment between the open and the lock.
                }
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Ok(None)
    }

    #[cfg(unix)]
    fn holds(&self, lock: &Held, path: &Path) -> io::Result<bool> {
        match fs::metadata(path) {
            Ok(there) => Ok(identity(&there) == lock.identity),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Returns true: Windows neither removes an open file nor renames a directory that contains one.
    #[cfg(not(unix))]
    fn holds(&self, _lock: &Held, _path: &Path) -> io::Result<bool> {
        Ok(true)
    }
}

/// Claims a free name with an empty file, then renames. For systems without a better way. A crash in between leaves the
/// empty file, never half of another one.
fn claim(from: &Path, to: &Path) -> io::Result<()> {
    drop(Disk.create_new(to)?);
    fs::rename(from, to).inspect_err(|_| {
        let _ = fs::remove_file(to);
    })
}

fn private(options: &mut OpenOptions) {
    #[cfg(unix)]
    options.mode(0o600);
    #[cfg(not(unix))]
    let _ = options;
}

/// The treatment of a link in the place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Links {
    /// Open the target of the link.
    Follow,
    /// Return an error.
    Refuse,
}

/// Makes the open call return at once, even if a pipe took the place of the file.
fn never_wait(options: &mut OpenOptions, links: Links) {
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        let flags = if links == Links::Refuse { flags | OFlags::NOFOLLOW } else { flags };
        options.custom_flags(i32::try_from(flags.bits()).expect("all flags are small positive numbers"));
    }
    #[cfg(not(unix))]
    let _ = (options, links);
}

fn require_file(metadata: &fs::Metadata) -> io::Result<()> {
    if metadata.is_file() {
        return Ok(());
    }
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "it is a pipe, socket or device and not a file"))
}

#[cfg(unix)]
fn identity(metadata: &fs::Metadata) -> Identity {
    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn identity(_metadata: &fs::Metadata) -> Identity {}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::path::Path;

    use tempfile::TempDir;

    use super::{Disk, FileKind, Fs, claim};

    #[test]
    fn a_file_is_created_only_where_nothing_stands_not_even_a_link() {
        let dir = TempDir::new().expect("a temporary directory");
        let [file, link, dangling] = ["file", "link", "dangling"].map(|name| dir.path().join(name));
        fs::write(&file, "precious").expect("written");
        symlink(&file, &link).expect("linked");
        symlink(dir.path().join("nowhere"), &dangling).expect("linked");
        for path in [&file, &link, &dangling] {
            assert!(Disk.create_new(path).is_err(), "{}", path.display());
        }
        assert_eq!(fs::read(&file).expect("there"), b"precious");
        assert!(!dir.path().join("nowhere").exists());
    }

    #[test]
    fn a_name_is_given_only_if_it_is_free() {
        let dir = TempDir::new().expect("a temporary directory");
        let [from, file, link, free] = ["from", "file", "link", "free"].map(|name| dir.path().join(name));
        fs::write(&file, "precious").expect("written");
        symlink(dir.path().join("nowhere"), &link).expect("linked");
        for rename in [|from: &Path, to: &Path| Disk.rename_new(from, to), claim] {
            fs::write(&from, "new").expect("written");
            for taken in [&file, &link] {
                let error = rename(&from, taken).expect_err("taken");
                assert_eq!(error.kind(), std::io::ErrorKind::AlreadyExists);
            }
            assert_eq!(fs::read(&file).expect("there"), b"precious");
            rename(&from, &free).expect("free");
            assert_eq!(fs::read(&free).expect("there"), b"new");
            assert!(!from.exists());
            assert!(rename(&from, &dir.path().join("other")).is_err(), "there is nothing to be named");
            assert!(!dir.path().join("other").exists());
            fs::remove_file(&free).expect("removed");
        }
    }

    #[test]
    fn looking_does_not_follow_links_and_reading_does() {
        let dir = TempDir::new().expect("a temporary directory");
        let [file, link] = ["file", "link"].map(|name| dir.path().join(name));
        fs::write(&file, "0123456789").expect("written");
        symlink(&file, &link).expect("linked");
        let kind = |path| Disk.look(path).expect("readable").map(|status| status.kind);
        assert_eq!(kind(&link), Some(FileKind::Link));
        assert_eq!(kind(&file), Some(FileKind::File));
        assert_eq!(kind(dir.path()), Some(FileKind::Directory));
        assert_eq!(kind(&dir.path().join("nothing")), None);
        assert_eq!(Disk.read(&link, 100).expect("readable"), b"0123456789");
        assert_eq!(Disk.read(&link, 4).expect("readable"), b"01234", "one more, so that it is noticed");
    }

    #[test]
    fn a_lock_given_back_is_free_although_a_process_started_meanwhile_has_the_file_open() {
        let dir = TempDir::new().expect("a temporary directory");
        let path = dir.path().join("lock");
        let lock = Disk.try_lock(&path).expect("the disk works").expect("nobody has it");
        let inherited = lock.file.try_clone().expect("as a new process has it");
        assert!(Disk.try_lock(&path).expect("the disk works").is_none());
        drop(lock);
        assert!(Disk.try_lock(&path).expect("the disk works").is_some());
        drop(inherited);
    }

    #[test]
    fn a_lock_on_a_file_that_was_deleted_or_replaced_is_no_lock() {
        let dir = TempDir::new().expect("a temporary directory");
        let path = dir.path().join("lock");
        let lock = Disk.try_lock(&path).expect("the disk works").expect("nobody has it");
        assert!(Disk.holds(&lock, &path).expect("readable"));
        fs::rename(&path, dir.path().join("elsewhere")).expect("renamed");
        assert!(!Disk.holds(&lock, &path).expect("readable"));
        fs::write(&path, "").expect("written");
        assert!(!Disk.holds(&lock, &path).expect("readable"));
        assert!(!Disk.holds(&lock, &path.join("below")).expect("readable"));
    }
}
