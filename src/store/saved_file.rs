//! A save or backup that a person names, such as a copy from another computer.

use super::damage::Damage;
use super::error::StoreError;
use super::format::{SaveVerdict, Writer, judge};
use super::loaded::{Health, Opened};
use super::{find, format};
use crate::assessment::Name;
use crate::diagnostic::Source;
use crate::framework::Catalog;
use crate::text::Clean;

/// Returns whether a text is a save of this program, sound or not. False for a report or a file of answers.
#[must_use]
pub fn is_save(source: &Source) -> bool {
    format::is_save(&source.text)
}

/// Reads a save. Returns its content and whether it is sound.
///
/// # Errors
///
/// The save is damaged, or a newer version wrote it and this program cannot read it.
pub fn read_save(catalog: &Catalog, source: &Source) -> Result<(Opened, Health), StoreError> {
    let path = || source.name.as_str().into();
    let (revision, payload, health) = match judge(source.text.as_bytes()) {
        SaveVerdict::Sound { revision, payload } => (revision, payload, Health::Sound),
        SaveVerdict::Altered { revision, payload } => (revision.unwrap_or_default(), payload, Health::Changed),
        SaveVerdict::Newer { version, payload: Some(payload) } => (0, payload, Health::Newer(version)),
        SaveVerdict::Newer { version, payload: None } => {
            return Err(StoreError::Newer { path: path(), theirs: version, ours: format::VERSION });
        }
        SaveVerdict::Damaged { damage, .. } => return Err(StoreError::Damaged { path: path(), damage }),
    };
    let writer = if health == Health::Changed { Writer::Somebody } else { Writer::Program };
    let name = Name::new(&payload.name).map_err(|problem| {
        let damage = Damage::Garbled(Clean::line(&problem.to_string()));
        StoreError::Damaged { path: path(), damage }
    })?;
    Ok((find::opened((revision, writer), *payload, catalog, &name), health))
}
