//! A file system on which every call succeeds and nothing is kept, for measuring the work before the disk.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use devrel_ready::store::{Fs, Status};

#[derive(Debug, Clone)]
pub(crate) struct Nowhere;

impl Fs for Nowhere {
    type File = ();
    type Lock = ();

    fn create_new(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn write(&self, (): &mut (), bytes: &[u8]) -> io::Result<()> {
        divan::black_box(bytes);
        Ok(())
    }

    fn sync(&self, (): &()) -> io::Result<()> {
        Ok(())
    }

    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn rename_new(&self, _: &Path, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn open(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn mark_in_use(&self, (): &()) {}

    fn is_left_over(&self, _: &Path) -> bool {
        false
    }

    fn remove_file(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn remove_dir(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn create_dir(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn tighten(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn read(&self, _: &Path, _: u64) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn list(&self, _: &Path) -> io::Result<Vec<OsString>> {
        Ok(Vec::new())
    }

    fn look(&self, _: &Path) -> io::Result<Option<Status>> {
        Ok(None)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(path.to_owned())
    }

    fn try_lock(&self, _: &Path) -> io::Result<Option<()>> {
        Ok(Some(()))
    }

    fn holds(&self, (): &(), _: &Path) -> io::Result<bool> {
        Ok(true)
    }
}
