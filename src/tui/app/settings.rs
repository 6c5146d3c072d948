//! Settings: choosing what the program looks and behaves like, and having it kept.

use super::{App, Screen, moved};
use crate::settings::{Item, Setting, Settings};
use crate::text::Clean;
use crate::tui::preferences::SettingsSave;
use crate::tui::{Effect, Intent, Keymap, Mode, Preferences, SettingsStatus};

/// The settings, one a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SettingsScreen {
    /// The highlighted one.
    pub cursor: usize,
}

impl App {
    /// With the settings and keys of a person, and the file they are in.
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

    /// Which key means what.
    pub const fn keymap(&self) -> &Keymap {
        &self.preferences.keymap
    }

    /// The name of the key to speak of for an intent in a mode.
    pub fn key(&self, mode: Mode, intent: Intent) -> String {
        self.keymap().name(mode, intent)
    }

    /// The file that the settings are kept in; empty if they are not kept.
    pub const fn settings_file(&self) -> &Clean {
        &self.kept.file
    }

    /// Whether the settings in force are those in the file.
    pub const fn keeping(&self) -> &SettingsStatus {
        &self.kept.keeping
    }

    /// Puts a setting in force at once and asks for it to be kept.
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
            // A later request is still being written.
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

    /// Takes another choice of the highlighted item, if that is another one.
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
