//! A person's settings and keys, read from one file.

use super::Keymap;
use crate::diagnostic::{Problems, Source};
use crate::settings::{self, Settings};

/// The settings and keys in force.
#[derive(Debug, Clone, Default)]
pub struct Preferences {
    /// The settings in force.
    pub settings: Settings,
    /// Which key means what.
    pub keymap: Keymap,
}

impl Preferences {
    /// Reads a file of settings.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub fn read(source: &Source) -> Result<Self, Problems> {
        let (config, mut problems) = settings::read(source);
        let keymap = Keymap::customized(&config, &mut problems);
        problems.finish().or_value(Some(Self { settings: config.settings, keymap }))
    }
}
