//! The calls that the store makes, as the disk in memory answers them.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};

use super::{Bug, How, Ino, Lock, Model, Node, Op};
use crate::store::{Fs, Kind, Status};

/// The file that a temporary file is to replace.
fn target_of(temp: &Path) -> Option<PathBuf> {
    let name = temp.file_name().and_then(OsStr::to_str)?;
    let name = name.strip_prefix('.')?.strip_suffix(".devrel-ready.tmp")?;
    Some(temp.with_file_name(name))
}

impl Fs for Model {
    type File = usize;
    type Lock = Lock;

    fn create_new(&self, path: &Path) -> io::Result<Ino> {
        self.look_up(|state| {
            let in_place = target_of(path).filter(|_| state.bug == Some(Bug::TruncateInPlace));
            let Some(target) = in_place else { return state.create(path, Node::File(Vec::new())) };
            let Ok(ino) = state.find(&target) else { return state.create(&target, Node::File(Vec::new())) };
            state.nodes[ino] = Node::File(Vec::new());
            state.log.push(Op::Data(ino, Vec::new()));
            Ok(ino)
        })
    }

    fn write(&self, file: &mut Ino, bytes: &[u8]) -> io::Result<()> {
        let short = self.with(|state| state.fault.is_some_and(|fault| fault.how == How::Short));
        let mut done = false;
        let written = self.change(|state| {
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
            if state.bug != Some(Bug::NoFileFlush) {
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
            Some(Bug::TruncateInPlace) if target_of(from).is_some() => Ok(()),
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
                Ok(ino) if matches!(state.nodes[ino], Node::Dir(_)) => Kind::Directory,
                Ok(_) => Kind::File,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(error),
            };
            Ok(Some(Status { kind, modified: None, read_only: false }))
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
