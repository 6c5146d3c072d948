//! Reading a framework that a person names, with all its problems.

use std::path::Path;

use crate::diagnostic::{Problem, Problems, Source};
use crate::framework::{Catalog, Framework, IMPOSTOR, read_bundle};
use crate::order::Order as _;
use crate::store::{FrameworkFiles, StoreError, read_framework_files};
use crate::text::Clean;

/// A framework with the files that its problems are drawn from.
#[derive(Debug)]
pub struct NamedFramework {
    /// The framework.
    pub framework: Framework,
    /// Its files.
    pub sources: Vec<Source>,
}

/// The reason why a framework that a person named cannot be used.
#[derive(Debug)]
pub enum FrameworkFault {
    /// It cannot be read.
    Unreadable(StoreError),
    /// It has problems, with the files to draw them from.
    Problems(Problems, Vec<Source>),
}

impl NamedFramework {
    /// Reads a framework from a folder or a bundle. Weak role profiles are no problem here; see
    /// [`Framework::soundness_problems`].
    ///
    /// # Errors
    ///
    /// It cannot be read, or has problems.
    pub fn read(path: &Path) -> Result<Self, FrameworkFault> {
        let whole = |words: [&str; 2]| Problem::with_file(&Clean::line(&path.to_string_lossy()), words);
        let sources = match read_framework_files(path).map_err(FrameworkFault::Unreadable)? {
            FrameworkFiles::Folder(sources) => {
                // The folder itself may have the name of a file in it.
                let is_manifest = |source: &Source| Path::new(source.name.as_str()).ends_with("framework.json");
                if !sources.iter().any(is_manifest) {
                    let words =
                        ["there is no framework.json in this directory", "name a directory that holds a framework"];
                    return Err(FrameworkFault::Problems(whole(words).into(), sources));
                }
                sources
            }
            FrameworkFiles::Bundle(source) => return Self::of_bundle(source),
        };
        Self::of(sources)
    }

    /// Reads a framework from the text of a bundle.
    ///
    /// # Errors
    ///
    /// It has problems.
    pub fn of_bundle(source: Source) -> Result<Self, FrameworkFault> {
        match read_bundle(&source) {
            Ok(sources) => Self::of(sources),
            Err(problems) => Err(FrameworkFault::Problems(problems, vec![source])),
        }
    }

    fn of(sources: Vec<Source>) -> Result<Self, FrameworkFault> {
        match Framework::parse(sources.clone()) {
            Ok(framework) => Ok(Self { framework, sources }),
            Err(problems) => Err(FrameworkFault::Problems(problems, sources)),
        }
    }

    /// Reads a framework to be used. It may not pose as the one that ships with the program.
    ///
    /// # Errors
    ///
    /// As for [`read`](Self::read), or it has the id of the shipped framework and is another one.
    pub fn to_use(path: &Path) -> Result<Framework, FrameworkFault> {
        let read = Self::read(path)?;
        match read.impostor() {
            Some((problem, _)) => Err(FrameworkFault::Problems(problem.into(), read.sources)),
            None => Ok(read.framework),
        }
    }

    /// Returns the problem of a framework that calls itself like the shipped one and is another one, with the file that
    /// says so.
    pub fn impostor(&self) -> Option<(Problem, &Source)> {
        let mut manifests = self.sources.iter().filter(|source| source.name.as_str().ends_with("framework.json"));
        let manifest = manifests.next().or(self.sources.first()).filter(|_| Catalog::is_impostor(&self.framework))?;
        Some((Problem::with_file(&manifest.name, IMPOSTOR), manifest))
    }
}

/// Brings the rows of each framework together, in the order of the first of each. What belongs to no framework comes
/// last. Roles of different frameworks are never compared, so their assessments stand apart.
#[must_use]
pub fn grouped<T, K: PartialEq>(rows: Vec<T>, framework: impl Fn(&T) -> Option<K>) -> Vec<T> {
    let mut groups: Vec<(Option<K>, Vec<T>)> = Vec::new();
    for row in rows {
        let key = framework(&row);
        match groups.iter_mut().find(|(group, _)| *group == key) {
            Some((_, group)) => group.push(row),
            None => groups.push((key, vec![row])),
        }
    }
    groups.order_by_key(|(key, _)| key.is_none());
    groups.into_iter().flat_map(|(_, group)| group).collect()
}
