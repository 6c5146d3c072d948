//! Whether the settings that a person changes are kept in their file.

use crate::settings::Setting;
use crate::text::Clean;

/// Whether the settings in force are those in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SettingsStatus {
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
pub(super) struct SettingsSave {
    pub(super) file: Clean,
    pub(super) keeping: SettingsStatus,
    /// What was changed since the file was last written.
    pub(super) changes: Vec<Setting>,
    /// How many times it was asked for without an answer yet.
    pub(super) asked: usize,
}
