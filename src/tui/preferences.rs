//! What a person has made their own: settings and keys, and whether they are kept.

use super::Keymap;
use crate::config::{self, Setting, Settings};
use crate::json::{Problem, Source};
use crate::text::Clean;

/// The settings and keys in force.
#[derive(Debug, Clone, Default)]
pub struct Preferences {
    /// How the program looks and behaves.
    pub settings: Settings,
    /// Which key means what.
    pub keymap: Keymap,
}

impl Preferences {
    /// What a file of settings says.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub fn read(source: &Source) -> Result<Self, Vec<Problem>> {
        let (config, mut problems) = config::read(source);
        let keymap = Keymap::customized(&config, &mut problems);
        let problems = problems.finish();
        if problems.is_empty() { Ok(Self { settings: config.settings, keymap }) } else { Err(problems) }
    }
}

/// Whether the settings in force are those in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing was changed.
    #[default]
    Untouched,
    /// What was changed is on its way.
    Pending,
    /// What was changed is in the file.
    Saved,
    /// What was changed is not in the file, for this reason.
    Failed(Clean),
}

/// Where settings are kept, and which of them are not there yet.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    pub(super) file: Clean,
    pub(super) keeping: Keeping,
    /// What was changed since the file was last written.
    pub(super) changes: Vec<Setting>,
    /// How many times it was asked for without an answer yet.
    pub(super) asked: usize,
}
