//! The settings screen: changing settings and saving them.

use super::{App, Screen, moved};
use crate::assessment::Name;
use crate::settings::{BeginWith, Item, Setting, Settings};
use crate::text::Clean;
use crate::tui::preferences::SettingsSave;
use crate::tui::{Effect, Intent, Keymap, Listed, Mode, Preferences, SettingsStatus};

/// The settings, one in each row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SettingsScreen {
    /// The highlighted row.
    pub cursor: usize,
}

impl App {
    /// Sets the settings and keys of a person, and the file that they come from.
    #[must_use]
    pub fn preferring(mut self, preferences: Preferences, file: Clean) -> Self {
        self.preferences = preferences;
        self.kept = SettingsSave { file, ..SettingsSave::default() };
        self
    }

    /// Returns the settings in force.
    pub const fn settings(&self) -> Settings {
        self.preferences.settings
    }

    /// Returns the assessment that the program begins with, if the settings name one: the first of the list, which is
    /// the one answered last.
    pub fn begins_with(&self) -> Option<Name> {
        let is_wanted = self.settings().begin_with == BeginWith::Last;
        let first = self.home().first().filter(|row| is_wanted && row.trouble.is_none())?;
        match &first.which {
            Listed::Named(name) => Some(name.clone()),
            Listed::Directory(_) => None,
        }
    }

    /// Returns the tables of bindings.
    pub const fn keymap(&self) -> &Keymap {
        &self.preferences.keymap
    }

    /// Returns the name of the first key for an intent in a mode.
    pub fn key(&self, mode: Mode, intent: Intent) -> String {
        self.keymap().name(mode, intent)
    }

    /// Returns the settings file, or an empty text if settings are not saved.
    pub const fn settings_file(&self) -> &Clean {
        &self.kept.file
    }

    /// Returns whether the settings in force are saved.
    pub const fn keeping(&self) -> &SettingsStatus {
        &self.kept.keeping
    }

    /// Applies a setting at once and requests that it is saved.
    pub fn set(&mut self, setting: Setting) {
        self.preferences.settings.set(setting);
        if let Setting::Mouse(_) = setting {
            self.passed_mouse = None;
        }
        let SettingsSave { keeping, changes, asked, .. } = &mut self.kept;
        changes.retain(|other| other.item() != setting.item());
        changes.push(setting);
        *keeping = SettingsStatus::Pending;
        *asked += 1;
        self.effects.push(Effect::Configure(changes.clone()));
    }

    pub(super) fn configured(&mut self, outcome: Result<(), Clean>) {
        let SettingsSave { keeping, changes, asked, .. } = &mut self.kept;
        *asked = asked.saturating_sub(1);
        match outcome {
            // A later request is still in progress.
            Ok(()) if *asked > 0 => {}
            Ok(()) => {
                changes.clear();
                *keeping = SettingsStatus::Saved;
            }
            Err(reason) => {
                if !matches!(self.screen, Screen::Settings(_)) {
                    self.notice = Some(format!("The settings could not be saved: {reason}"));
                }
                *keeping = SettingsStatus::Failed(reason);
            }
        }
    }

    pub(super) fn open_settings(&mut self) {
        self.open(Screen::Settings(SettingsScreen::default()));
    }

    pub(super) fn handle_settings(&mut self, intent: Intent) {
        let Screen::Settings(SettingsScreen { cursor }) = &mut self.screen else { return };
        let row = *cursor;
        match intent {
            Intent::Back => self.back(),
            Intent::Next => self.choose(row, |at, _| at + 1),
            Intent::Previous => self.choose(row, |at, _| at.saturating_sub(1)),
            Intent::Accept => self.choose(row, |at, count| (at + 1) % count.max(1)),
            _ => *cursor = moved(row, Item::ALL.len(), intent),
        }
    }

    /// Chooses another value for the highlighted item.
    fn choose(&mut self, row: usize, other: impl Fn(usize, usize) -> usize) {
        let Some(item) = Item::ALL.get(row) else { return };
        let (choices, current) = (item.choices(), self.settings().get(*item));
        let at = choices.iter().position(|choice| *choice == current).unwrap_or(0);
        match choices.get(other(at, choices.len())) {
            Some(choice) if *choice != current => self.set(*choice),
            _ => {}
        }
    }
}
