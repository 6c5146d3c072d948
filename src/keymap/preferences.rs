//! What a person has made their own: settings and keys, read from one file.

use super::Keymap;
use crate::diagnostic::{Problem, Source};
use crate::settings::{self, Settings};

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
        let (config, mut problems) = settings::read(source);
        let keymap = Keymap::customized(&config, &mut problems);
        let problems = problems.finish();
        if problems.is_empty() { Ok(Self { settings: config.settings, keymap }) } else { Err(problems) }
    }
}
