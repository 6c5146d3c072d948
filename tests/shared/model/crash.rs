//! Every state that a power cut could leave, at every moment of a record.
//!
//! Flushing a file makes its bytes safe, flushing a directory the names in it. Of everything else any part may
//! be there: each change of a name or not, one rename being one step, and of each file's bytes none, all, the
//! first half, zeros, or only the second half. That is more than ext4 and XFS leave, which keep the order of
//! names; a save that stands this stands those. The one order kept here: when a change to a name is safe, so
//! are earlier changes to the same name.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};

use super::{Change, Ino, Model, Node, Op, Tree, apply, tree};

/// More unflushed changes of names than this at one moment are a mistake in a test.
const PENDING_LIMIT: usize = 14;

/// The states that power cuts could leave.
#[derive(Debug, Default)]
pub(crate) struct Crashes {
    /// The number of combinations, moment by moment.
    pub(crate) combinations: usize,
    /// The states among them that differ, each with the number of acknowledgments before it.
    pub(crate) states: BTreeSet<(usize, Tree)>,
}

/// The state at a moment: the part that is safe, and the part that is not yet.
#[derive(Debug, Clone)]
struct Moment {
    safe: Vec<Node>,
    names: Vec<Vec<Change>>,
    data: BTreeMap<Ino, Vec<Vec<u8>>>,
    /// The names that lead to files which were not flushed since they got them, and what they may lead to instead:
    /// nothing, or what they led to before.
    adrift: BTreeMap<(Ino, OsString, Ino), Option<Ino>>,
    acknowledged: usize,
}

impl Model {
    /// Returns the states after a power cut at any moment since everything was flushed.
    pub(crate) fn crashes(&self) -> Crashes {
        let mut crashes = Crashes::default();
        self.walk(|moment| moment.states(&mut crashes));
        crashes
    }

    /// Returns the states after a power cut now.
    pub(crate) fn crashes_now(&self) -> Crashes {
        let mut last = None;
        self.walk(|moment| last = Some(moment.clone()));
        let mut crashes = Crashes::default();
        if let Some(moment) = last {
            moment.states(&mut crashes);
        }
        crashes
    }

    /// Returns one of the states after a power cut now; `pick` chooses a number below another one.
    pub(crate) fn crash(&self, mut pick: impl FnMut(usize) -> usize) -> Tree {
        let mut last = None;
        self.walk(|moment| last = Some(moment.clone()));
        let Moment { safe: mut nodes, names, data, adrift, .. } = last.expect("there is always a first moment");
        for changes in &names {
            if pick(2) == 1 {
                apply(&mut nodes, changes);
            }
        }
        for (ino, written) in &data {
            let Node::File(safe) = &mut nodes[*ino] else { continue };
            let outcomes = outcomes(safe, written);
            let picked = outcomes.into_iter().nth(pick(written.len() + 4));
            *safe = picked.or_else(|| written.last().cloned()).unwrap_or_default();
        }
        for (name, instead) in &adrift {
            if pick(2) == 1 {
                mislead(&mut nodes, name, *instead);
            }
        }
        tree(&nodes)
    }

    fn walk(&self, mut at: impl FnMut(&Moment)) {
        self.with(|state| {
            let mut safe = state.base.clone();
            for node in &state.nodes[safe.len()..] {
                safe.push(match node {
                    Node::File(_) => Node::File(Vec::new()),
                    Node::Dir(_) => Node::Dir(BTreeMap::new()),
                });
            }
            let mut moment =
                Moment { safe, names: Vec::new(), data: BTreeMap::new(), adrift: BTreeMap::new(), acknowledged: 0 };
            at(&moment);
            for op in &state.log {
                moment.go_on(op);
                at(&moment);
            }
        });
    }
}

impl Moment {
    fn go_on(&mut self, op: &Op) {
        match op {
            Op::Names(changes) => {
                let before = match changes.as_slice() {
                    // Each leads to what the other one led to.
                    [one, other] if one.to.is_some() && other.to.is_some() => [other.to, one.to],
                    _ => [None, None],
                };
                let names = changes.iter().zip(before);
                let files =
                    names.filter_map(|(Change { dir, name, to }, before)| Some(((*dir, name.clone(), (*to)?), before)));
                let safe = &self.safe;
                self.adrift.extend(files.filter(|((_, _, ino), _)| matches!(safe[*ino], Node::File(_))));
                self.names.push(changes.clone());
            }
            Op::Data(ino, bytes) => self.data.entry(*ino).or_default().push(bytes.clone()),
            Op::Acknowledge => self.acknowledged += 1,
            Op::Flush(ino) => match &mut self.safe[*ino] {
                Node::File(safe) => {
                    self.adrift.retain(|(_, _, adrift), _| adrift != ino);
                    if let Some(bytes) = self.data.remove(ino).and_then(|written| written.into_iter().last()) {
                        *safe = bytes;
                    }
                }
                Node::Dir(_) => self.flush_names(*ino),
            },
        }
    }

    fn flush_names(&mut self, dir: Ino) {
        let mut flushed: BTreeSet<(Ino, &OsStr)> = BTreeSet::new();
        let mut is_safe = vec![false; self.names.len()];
        for (changes, safe) in self.names.iter().zip(&mut is_safe).rev() {
            let names = || changes.iter().map(|change| (change.dir, change.name.as_os_str()));
            *safe = names().any(|name| name.0 == dir || flushed.contains(&name));
            if *safe {
                flushed.extend(names());
            }
        }
        let mut is_safe = is_safe.into_iter();
        let nodes = &mut self.safe;
        self.names.retain(|changes| {
            let safe = is_safe.next().unwrap_or_default();
            if safe {
                apply(nodes, changes);
            }
            !safe
        });
    }

    fn states(&self, crashes: &mut Crashes) {
        assert!(self.names.len() <= PENDING_LIMIT, "{} names are not flushed", self.names.len());
        for kept in 0_u32..1 << self.names.len() {
            let mut nodes = self.safe.clone();
            for (place, changes) in self.names.iter().enumerate() {
                if kept >> place & 1 == 1 {
                    apply(&mut nodes, changes);
                }
            }
            self.with_data(nodes, crashes);
        }
    }

    /// Adds a state for each combination of what may have become of unflushed bytes.
    fn with_data(&self, nodes: Vec<Node>, crashes: &mut Crashes) {
        let mut all = vec![nodes];
        for (ino, written) in &self.data {
            let Node::File(safe) = &self.safe[*ino] else { continue };
            let outcomes = outcomes(safe, written);
            let each = all.into_iter().flat_map(|nodes| {
                outcomes.iter().map(move |bytes| {
                    let mut nodes = nodes.clone();
                    nodes[*ino] = Node::File(bytes.clone());
                    nodes
                })
            });
            all = each.collect();
        }
        for (name, instead) in &self.adrift {
            let misled = all.iter().filter_map(|nodes| {
                let mut nodes = nodes.clone();
                mislead(&mut nodes, name, *instead).then_some(nodes)
            });
            let misled: Vec<_> = misled.collect();
            all.extend(misled);
        }
        crashes.combinations += all.len();
        crashes.states.extend(all.iter().map(|nodes| (self.acknowledged, tree(nodes))));
    }
}

/// Lets a name lead to an empty file or to what it led to before, if it leads to that file here.
fn mislead(nodes: &mut Vec<Node>, (dir, name, ino): &(Ino, OsString, Ino), instead: Option<Ino>) -> bool {
    let nothing = nodes.len();
    let Node::Dir(names) = &mut nodes[*dir] else { return false };
    let Some(there) = names.get_mut(name).filter(|there| *there == ino) else { return false };
    *there = instead.unwrap_or(nothing);
    nodes.push(Node::File(Vec::new()));
    true
}

/// Returns the possible contents of a file whose last bytes were not flushed.
fn outcomes(safe: &[u8], written: &[Vec<u8>]) -> BTreeSet<Vec<u8>> {
    let mut outcomes: BTreeSet<Vec<u8>> = written.iter().cloned().collect();
    outcomes.insert(safe.to_vec());
    let Some(last) = written.last() else { return outcomes };
    let (first, second) = last.split_at(last.len() / 2);
    outcomes.insert(first.to_vec());
    outcomes.insert(vec![0; last.len()]);
    outcomes.insert([&vec![0; first.len()], second].concat());
    let old_rest = safe.get(first.len()..).unwrap_or_default();
    outcomes.insert([first, old_rest].concat());
    outcomes
}
