//! The extra roles of a command: those in the folder `roles` beside the settings, and those that arguments name.
//!
//! A faulty file in the folder stops nothing and is told in one line. A faulty file that was named stops the command.

use std::path::{Path, PathBuf};

use super::output::failure::Failure;
use super::output::snippet;
use crate::diagnostic::Source;
use crate::framework::{Catalog, ExtraRoles, FrameworkLabel, framework_of_role};
use crate::store::{RoleFiles, read_role_files, read_source, typed_path};

/// Returns the folder of roles beside a settings file.
pub(crate) fn folder_beside(config_file: &Path) -> PathBuf {
    config_file.with_file_name("roles")
}

/// Reads the files of the folder, and then those that were named. [`check_named`] says what is wrong with the latter.
pub(crate) fn read(folder: Option<&Path>, named: &[PathBuf]) -> ExtraRoles {
    let RoleFiles { mut files, unreadable } = folder.map(read_role_files).unwrap_or_default();
    files.extend(named.iter().filter_map(|file| read_named(file).ok()));
    ExtraRoles::of(files, unreadable)
}

fn read_named(file: &Path) -> Result<Source, Failure> {
    Ok(read_source(&typed_path(file)?)?)
}

/// Fails if a role that was named cannot be used.
pub(crate) fn check_named(catalog: &Catalog, named: &[PathBuf]) -> Result<(), Failure> {
    for file in named {
        let source = read_named(file)?;
        if let Some(id) = framework_of_role(&source)
            && catalog.find_or_newest(&FrameworkLabel { id: &id, edition: 0, sha256: None }).is_none()
        {
            let message = format!("the role in {} is for the framework \"{id}\", which is not here", source.name);
            return Err(Failure::usage(message, "pass the folder or bundle of that framework with --framework"));
        }
        // The role was read for the framework that was just found, or for the usual one.
        if let Some((file, problems)) = catalog.unusable_roles().into_iter().find(|(file, _)| *file == source.name) {
            let drawn = snippet::draw(&problems, &[&source]);
            return Err(Failure::Problems { file, drawn, count: problems.count() });
        }
    }
    Ok(())
}
