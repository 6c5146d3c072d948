//! Whether changed settings are saved in their file.

use crate::settings::Setting;
use crate::text::Clean;

/// Whether the settings in force are saved in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SettingsStatus {
    /// Nothing was changed.
    #[default]
    Untouched,
    /// The changes are being written.
    Pending,
    /// The changes are in the file.
    Saved,
    /// The changes could not be written, for this reason.
    Failed(Clean),
}

/// The settings file, and the changes that it does not contain yet.
#[derive(Debug, Clone, Default)]
pub(super) struct SettingsSave {
    pub(super) file: Clean,
    pub(super) keeping: SettingsStatus,
    /// The changes since the file was last written.
    pub(super) changes: Vec<Setting>,
    /// The number of requests without an answer yet.
    pub(super) asked: usize,
}
