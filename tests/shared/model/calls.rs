//! The calls that the store makes, as the disk in memory answers them.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::{Bug, How, Ino, Lock, Model, Node, Op};
use crate::store::{FileKind, Fs, Owner, Status};

impl Fs for Model {
    type File = usize;
    type Lock = Lock;

    fn create_new(&self, path: &Path) -> io::Result<Ino> {
        self.look_up(|state| state.create(path, Node::File(Vec::new())))
    }

    fn write(&self, file: &mut Ino, bytes: &[u8]) -> io::Result<()> {
        let short = self.with(|state| state.fault.is_some_and(|fault| fault.how == How::Short));
        let mut done = false;
        let written = self.change(|state| {
            state.need_room()?;
            state.append(*file, bytes);
            done = true;
            Ok(())
        });
        if !done && short {
            self.with(|state| state.append(*file, &bytes[..bytes.len() / 2]));
        }
        written
    }

    fn sync(&self, file: &Ino) -> io::Result<()> {
        self.change(|state| {
            let again = !state.flushed.insert(*file);
            let skipped = match state.bug {
                Some(Bug::NoFileFlush) => true,
                Some(Bug::NoFlushAfterRename) => again,
                _ => false,
            };
            if !skipped {
                state.log.push(Op::Flush(*file));
            }
            Ok(())
        })
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.change(|state| {
            let ino = state.find(dir)?;
            if state.bug != Some(Bug::NoDirectoryFlush) {
                state.log.push(Op::Flush(ino));
            }
            Ok(())
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change(|state| match state.bug {
            Some(Bug::TruncateInPlace) if state.find(to).is_ok() => {
                state.overwrite(from, to)?;
                state.remove(from, |_| true)
            }
            Some(Bug::MoveAside) if state.find(to).is_ok() => {
                let aside = to.with_extension("aside");
                state.rename(to, &aside)?;
                state.rename(from, to)?;
                state.remove(&aside, |_| true)
            }
            _ => state.rename(from, to),
        })
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change(|state| match state.find(to) {
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            Err(_) => state.rename(from, to),
        })
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.change(|state| match state.bug {
            Some(Bug::TruncateInPlace) => state.overwrite(one, other),
            Some(Bug::MoveAside) => {
                let aside = other.with_extension("aside");
                state.rename(other, &aside)?;
                state.rename(one, other)?;
                state.rename(&aside, one)
            }
            _ => state.exchange(one, other),
        })
    }

    fn open(&self, path: &Path) -> io::Result<Ino> {
        self.look_up(|state| {
            let ino = state.find(path)?;
            match state.nodes[ino] {
                Node::File(_) => Ok(ino),
                Node::Dir(_) => Err(io::ErrorKind::IsADirectory.into()),
            }
        })
    }

    fn mark_in_use(&self, _file: &Ino) {}

    fn is_left_over(&self, path: &Path) -> bool {
        // Whoever wrote on this disk before has ended.
        self.with(|state| state.find(path).is_ok())
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.change(|state| state.remove(path, |node| matches!(node, Node::File(_))))
    }

    fn remove_dir(&self, dir: &Path) -> io::Result<()> {
        self.change(|state| state.remove(dir, |node| matches!(node, Node::Dir(names) if names.is_empty())))
    }

    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        self.change(|state| state.create(dir, Node::Dir(BTreeMap::new())).map(drop))
    }

    fn tighten(&self, dir: &Path) -> io::Result<()> {
        self.change(|state| state.find(dir).map(drop))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX).saturating_add(1);
        self.look_up(|state| match &state.nodes[state.find(path)?] {
            Node::File(bytes) => Ok(bytes.iter().copied().take(limit).collect()),
            Node::Dir(_) => Err(io::ErrorKind::IsADirectory.into()),
        })
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<OsString>> {
        self.look_up(|state| match &state.nodes[state.find(dir)?] {
            Node::Dir(names) => Ok(names.keys().cloned().collect()),
            Node::File(_) => Err(io::ErrorKind::NotADirectory.into()),
        })
    }

    fn look(&self, path: &Path) -> io::Result<Option<Status>> {
        self.look_up(|state| {
            let kind = match state.find(path) {
                Ok(ino) if matches!(state.nodes[ino], Node::Dir(_)) => FileKind::Directory,
                Ok(_) => FileKind::File,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(error),
            };
            Ok(Some(Status { kind, read_only: false, owner: Owner::Us }))
        })
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.look_up(|state| state.find(path).map(|_| path.to_owned()))
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        let ino = self.look_up(|state| match state.find(path) {
            Ok(ino) => Ok(ino),
            Err(_) => state.create(path, Node::File(Vec::new())),
        })?;
        let free = self.with(|state| state.locked.insert(ino));
        Ok(free.then(|| Lock(self.clone(), ino)))
    }

    fn holds(&self, lock: &Lock, path: &Path) -> io::Result<bool> {
        self.look_up(|state| Ok(state.find(path).is_ok_and(|ino| ino == lock.1)))
    }
}
