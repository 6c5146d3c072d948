//! A disk in memory that knows what was flushed, can lose what was not, and can fail at any call.
//!
//! Every change is written down. [`crash`] tells from that record which states a power cut could leave. Here
//! are the disk, its faults, and the bugs that are planted to see whether the tests notice. There are no links,
//! pipes or modes on this disk; those are tested on a real one.

mod calls;
pub(crate) mod crash;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The number of a file or directory; 0 is the root.
type Ino = usize;

/// The error of a disk that is full.
const NO_SPACE: i32 = 28;

/// Every path below the root, with the bytes of files and nothing for directories.
pub(crate) type Tree = BTreeMap<PathBuf, Option<Vec<u8>>>;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    File(Vec<u8>),
    Dir(BTreeMap<OsString, Ino>),
}

/// One name in one directory, and what it leads to afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    dir: Ino,
    name: OsString,
    to: Option<Ino>,
}

#[derive(Debug, Clone)]
enum Op {
    /// Names that change in one step.
    Names(Vec<Change>),
    /// The bytes of a file afterwards.
    Data(Ino, Vec<u8>),
    Flush(Ino),
    /// Somebody was told that everything up to here is safe.
    Acknowledge,
}

/// A mistake that a careless save would make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bug {
    NoFileFlush,
    NoDirectoryFlush,
    /// A file is not flushed again once it has its name.
    NoFlushAfterRename,
    /// The live file is emptied and written.
    TruncateInPlace,
    /// The live file is renamed before the new one takes its place.
    MoveAside,
    /// Calls that change something answer "done" whatever happened.
    ErrorsIgnored,
}

/// The failure of one call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fault {
    /// The number of calls that succeed before.
    pub(crate) after: usize,
    pub(crate) errno: i32,
    /// Whether all later calls fail as well.
    pub(crate) for_good: bool,
    pub(crate) how: How,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// Nothing happens.
    Refused,
    /// Half of what was to be written is written.
    Short,
    /// It happens, and still an error is told, as network file systems do.
    Late,
}

#[derive(Debug, Default)]
struct State {
    nodes: Vec<Node>,
    /// The nodes as they were when everything was flushed last.
    base: Vec<Node>,
    log: Vec<Op>,
    locked: BTreeSet<Ino>,
    /// Nothing in a directory of this name can be removed.
    stuck: Option<OsString>,
    /// The act of somebody else at a call: a file gets these bytes.
    meanwhile: Option<(usize, PathBuf, Vec<u8>)>,
    /// Whether files cannot be exchanged here.
    no_exchange: bool,
    /// Whether nothing more fits.
    full: bool,
    /// The files that were flushed since they were created.
    flushed: BTreeSet<Ino>,
    bug: Option<Bug>,
    fault: Option<Fault>,
    calls: usize,
}

/// The disk. Clones are handles of the same one.
#[derive(Debug, Clone)]
pub(crate) struct Model(Arc<Mutex<State>>);

/// A lock; dropping it gives it back.
#[derive(Debug)]
pub(crate) struct Lock(Model, Ino);

impl Drop for Lock {
    fn drop(&mut self) {
        self.0.with(|state| state.locked.remove(&self.1));
    }
}

impl Model {
    /// Returns a disk that holds this, all of it flushed.
    pub(crate) fn holding(tree: &Tree) -> Self {
        let mut state = State { nodes: vec![Node::Dir(BTreeMap::new())], ..State::default() };
        for (path, bytes) in tree {
            let node = bytes.clone().map_or_else(|| Node::Dir(BTreeMap::new()), Node::File);
            let (dir, name) = state.parent(path).expect("a directory sorts before what is in it");
            let ino = state.add(node);
            state.set(&[Change { dir, name, to: Some(ino) }]);
        }
        state.base.clone_from(&state.nodes);
        Self(Arc::new(Mutex::new(state)))
    }

    /// Returns a disk with these directories and nothing else.
    pub(crate) fn with_dirs(dirs: &[&str]) -> Self {
        Self::holding(&dirs.iter().map(|dir| (PathBuf::from(dir), None)).collect())
    }

    pub(crate) fn plant(&self, bug: Option<Bug>) {
        self.with(|state| state.bug = bug);
    }

    /// Counts calls anew, the one of the fault being the next to fail.
    pub(crate) fn fail(&self, fault: Option<Fault>) {
        self.with(|state| (state.fault, state.calls) = (fault, 0));
    }

    /// Returns whether the failing call was reached.
    pub(crate) fn failed(&self) -> bool {
        self.with(|state| state.fault.is_some_and(|fault| state.calls > fault.after))
    }

    /// From now on nothing in a directory of this name can be removed.
    pub(crate) fn stick(&self, dir: &str) {
        self.with(|state| state.stuck = Some(dir.into()));
    }

    /// Counts calls anew. Right before the given one somebody else replaces a file.
    pub(crate) fn meanwhile(&self, call: usize, path: &Path, bytes: &[u8]) {
        self.with(|state| (state.meanwhile, state.calls) = (Some((call, path.to_owned(), bytes.to_vec())), 0));
    }

    /// Returns whether somebody else has not come yet.
    pub(crate) fn is_undisturbed(&self) -> bool {
        self.with(|state| state.meanwhile.is_some())
    }

    /// From now on files cannot be exchanged, as on some file systems.
    pub(crate) fn forbid_exchange(&self) {
        self.with(|state| state.no_exchange = true);
    }

    /// From now on nothing more fits, or it does again.
    pub(crate) fn set_full(&self, full: bool) {
        self.with(|state| state.full = full);
    }

    pub(crate) fn acknowledge(&self) {
        self.with(|state| state.log.push(Op::Acknowledge));
    }

    /// Returns whether nothing was changed since everything was flushed last.
    pub(crate) fn untouched(&self) -> bool {
        self.with(|state| state.log.is_empty())
    }

    /// Returns everything as a running program sees it.
    pub(crate) fn tree(&self) -> Tree {
        self.with(|state| tree(&state.nodes))
    }

    fn with<T>(&self, take: impl FnOnce(&mut State) -> T) -> T {
        take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Performs a call that changes nothing.
    fn look_up<T>(&self, take: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        self.with(|state| match state.next_call() {
            Some(fault) => Err(io::Error::from_raw_os_error(fault.errno)),
            None => take(state),
        })
    }

    /// Performs a call that changes something and returns nothing.
    fn change(&self, take: impl FnOnce(&mut State) -> io::Result<()>) -> io::Result<()> {
        self.with(|state| {
            let Some(fault) = state.next_call() else { return take(state) };
            if fault.how == How::Late {
                take(state)?;
            }
            if state.bug == Some(Bug::ErrorsIgnored) {
                return Ok(());
            }
            Err(io::Error::from_raw_os_error(fault.errno))
        })
    }
}

impl State {
    /// Counts a call and returns the fault that befalls it.
    fn next_call(&mut self) -> Option<Fault> {
        let number = self.calls;
        self.calls += 1;
        if let Some((_, path, bytes)) = self.meanwhile.take_if(|(call, ..)| *call == number) {
            let (dir, name) = self.parent(&path).expect("a test knows where");
            let ino = self.add(Node::File(bytes));
            self.set(&[Change { dir, name, to: Some(ino) }]);
            // They have flushed it, and everything else with it.
            self.base.clone_from(&self.nodes);
            self.log.clear();
        }
        self.fault.filter(|fault| number == fault.after || (fault.for_good && number > fault.after))
    }

    fn add(&mut self, node: Node) -> Ino {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn find(&self, path: &Path) -> io::Result<Ino> {
        let mut ino = 0;
        for part in path.components() {
            let Component::Normal(name) = part else { continue };
            let Node::Dir(names) = &self.nodes[ino] else { return Err(io::ErrorKind::NotADirectory.into()) };
            ino = *names.get(name).ok_or(io::ErrorKind::NotFound)?;
        }
        Ok(ino)
    }

    /// Returns the directory that a path is in, and its name there.
    fn parent(&self, path: &Path) -> io::Result<(Ino, OsString)> {
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let dir = self.find(path.parent().unwrap_or(Path::new("/")))?;
        match &self.nodes[dir] {
            Node::Dir(_) => Ok((dir, name.to_owned())),
            Node::File(_) => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    fn set(&mut self, changes: &[Change]) {
        apply(&mut self.nodes, changes);
    }

    fn name(&mut self, changes: Vec<Change>) {
        self.set(&changes);
        self.log.push(Op::Names(changes));
    }

    fn create(&mut self, path: &Path, node: Node) -> io::Result<Ino> {
        let (dir, name) = self.parent(path)?;
        if self.find(path).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.need_room()?;
        let ino = self.add(node);
        self.name(vec![Change { dir, name, to: Some(ino) }]);
        Ok(ino)
    }

    /// Refuses what needs room, if there is none.
    fn need_room(&self) -> io::Result<()> {
        if self.full { Err(io::Error::from_raw_os_error(NO_SPACE)) } else { Ok(()) }
    }

    fn append(&mut self, ino: Ino, bytes: &[u8]) {
        let Node::File(content) = &mut self.nodes[ino] else { return };
        content.extend_from_slice(bytes);
        let content = content.clone();
        self.log.push(Op::Data(ino, content));
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let ino = self.find(from)?;
        let ((from_dir, from_name), (to_dir, to_name)) = (self.parent(from)?, self.parent(to)?);
        let gone = Change { dir: from_dir, name: from_name, to: None };
        self.name(vec![gone, Change { dir: to_dir, name: to_name, to: Some(ino) }]);
        Ok(())
    }

    fn exchange(&mut self, one: &Path, other: &Path) -> io::Result<()> {
        if self.no_exchange {
            return Err(io::ErrorKind::Unsupported.into());
        }
        let inos = [self.find(one)?, self.find(other)?];
        let ((one_dir, one), (other_dir, other)) = (self.parent(one)?, self.parent(other)?);
        let other_there = Change { dir: one_dir, name: one, to: Some(inos[1]) };
        self.name(vec![other_there, Change { dir: other_dir, name: other, to: Some(inos[0]) }]);
        Ok(())
    }

    /// Writes the bytes of one file into another one, and what was there into the first.
    fn overwrite(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let [from, to] = [self.find(from)?, self.find(to)?];
        let bytes = |state: &Self, ino: Ino| match &state.nodes[ino] {
            Node::File(bytes) => bytes.clone(),
            Node::Dir(_) => Vec::new(),
        };
        let [new, old] = [bytes(self, from), bytes(self, to)];
        for (ino, bytes) in [(to, Vec::new()), (to, new), (from, old)] {
            self.nodes[ino] = Node::File(bytes.clone());
            self.log.push(Op::Data(ino, bytes));
        }
        Ok(())
    }

    fn remove(&mut self, path: &Path, wanted: impl Fn(&Node) -> bool) -> io::Result<()> {
        let (ino, (dir, name)) = (self.find(path)?, self.parent(path)?);
        let is_stuck = self.stuck.is_some() && path.parent().and_then(Path::file_name) == self.stuck.as_deref();
        if is_stuck {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        if !wanted(&self.nodes[ino]) {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        self.name(vec![Change { dir, name, to: None }]);
        Ok(())
    }
}

fn apply(nodes: &mut [Node], changes: &[Change]) {
    for Change { dir, name, to } in changes {
        let Node::Dir(names) = &mut nodes[*dir] else { continue };
        match to {
            Some(ino) => drop(names.insert(name.clone(), *ino)),
            None => drop(names.remove(name)),
        }
    }
}

fn tree(nodes: &[Node]) -> Tree {
    let mut tree = Tree::new();
    let mut dirs = vec![(PathBuf::from("/"), 0)];
    while let Some((path, ino)) = dirs.pop() {
        let Node::Dir(names) = &nodes[ino] else { continue };
        for (name, ino) in names {
            let path = path.join(name);
            match &nodes[*ino] {
                Node::File(bytes) => drop(tree.insert(path, Some(bytes.clone()))),
                Node::Dir(_) => {
                    tree.insert(path.clone(), None);
                    dirs.push((path, *ino));
                }
            }
        }
    }
    tree
}
