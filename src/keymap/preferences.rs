//! Reads settings and keys from one file.

use super::Keymap;
use crate::diagnostic::{Problems, Source};
use crate::settings::{self, Settings};

/// The settings and keys in force.
#[derive(Debug, Clone, Default)]
pub struct Preferences {
    /// The settings in force.
    pub settings: Settings,
    /// The tables of bindings.
    pub keymap: Keymap,
}

impl Preferences {
    /// Reads a settings file.
    ///
    /// # Errors
    ///
    /// All problems of the file.
    pub fn read(source: &Source) -> Result<Self, Problems> {
        let (config, mut problems) = settings::read(source);
        let keymap = Keymap::customized(&config, &mut problems);
        problems.finish().or_value(Some(Self { settings: config.settings, keymap }))
    }
}
