//! What every command can ask for: the questions, the saved assessments, the time.
//!
//! The only place that reads the clock and the environment for the core, which takes time as a value.

use std::path::PathBuf;
use std::sync::LazyLock;

use jiff::Timestamp;

use super::CheckSettings;
use super::failure::Failure;
use crate::assessment::Name;
use crate::framework::{BandId, Framework, RoleId};
use crate::json::nearest;
use crate::store::{Key, Store, StoreError, config_file, data_dir};
use crate::text::listed;

/// The variable that names the file of settings.
pub(super) const CONFIG: &str = "DEVREL_READY_CONFIG";

pub(super) struct Context {
    /// The questions and role profiles that ship with the program. Read when they are asked for, because the terminal
    /// interface reads its own.
    pub(super) framework: LazyLock<Framework>,
    /// Tells what is wrong with a file of settings.
    pub(super) check_settings: CheckSettings,
    named_dir: Option<PathBuf>,
}

impl Context {
    pub(super) fn new(named_dir: Option<PathBuf>) -> Self {
        Self { framework: LazyLock::new(Framework::shipped), check_settings: |_| Vec::new(), named_dir }
    }

    pub(super) fn checking_settings_with(self, check_settings: CheckSettings) -> Self {
        Self { check_settings, ..self }
    }

    /// The saved assessments. Asked for only when needed, so that a file can be scored without a home directory.
    pub(super) fn store(&self) -> Result<Store, Failure> {
        Ok(Store::open(data_dir(self.named_dir.clone())?))
    }

    /// The file of settings, whether it is there or not.
    pub(super) fn config_file(&self) -> Result<PathBuf, Failure> {
        Ok(config_file(std::env::var_os(CONFIG).map(PathBuf::from), self.named_dir.as_deref())?)
    }

    /// Whether there is a saved assessment of this name, in whatever state.
    pub(super) fn is_saved(&self, name: &Name) -> Result<bool, Failure> {
        Ok(!matches!(self.store()?.peek(&Key::of(name)), Err(StoreError::Missing(_))))
    }

    /// That there is no such assessment, with the name that was perhaps meant.
    pub(super) fn no_assessment(&self, name: &Name) -> Result<Failure, Failure> {
        let listed = self.store()?.list()?;
        let names: Vec<String> = listed.into_iter().filter_map(|it| Some(it.summary.ok()?.name.to_string())).collect();
        // Capitals make two names, and are easily forgotten.
        let same_letters = names.iter().find(|saved| saved.to_lowercase() == name.as_str().to_lowercase());
        let near = same_letters.map(String::as_str).or_else(|| nearest(name.as_str(), &names)).map(str::to_owned);
        Ok(Failure::NoAssessment { name: name.clone(), near })
    }

    /// The time for reports. `SOURCE_DATE_EPOCH` sets it, so that a report can be made again byte by byte.
    pub(super) fn report_time() -> Result<Timestamp, Failure> {
        let Some(set) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|set| !set.is_empty()) else {
            return Ok(Self::now());
        };
        let seconds = set.to_str().and_then(|set| set.parse().ok());
        seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()).ok_or_else(|| {
            let message = "SOURCE_DATE_EPOCH is not a number of seconds since 1970";
            Failure::usage(message, "unset it, or set it to a number such as 1767225600")
        })
    }

    /// The time for saves: always the clock, because a save is an event and not a document.
    pub(super) fn now() -> Timestamp {
        Timestamp::now()
    }

    pub(super) fn role(&self, key: &str) -> Result<RoleId, Failure> {
        let framework = &self.framework;
        let named = |id: &RoleId| {
            let role = framework.role(*id);
            [role.key.as_str(), role.name.as_str(), role.short.as_str()].iter().any(|name| same_words(name, key))
        };
        let found = framework.find_role(key).or_else(|| framework.roles().find(named));
        found.ok_or_else(|| unknown("role", key, &framework.role_keys()))
    }

    pub(super) fn band(&self, key: &str) -> Result<BandId, Failure> {
        let framework = &self.framework;
        let named = |id: &BandId| {
            let band = framework.band(*id);
            [band.key.as_str(), band.name.as_str()].iter().any(|name| same_words(name, key))
        };
        let found = framework.find_band(key).or_else(|| framework.bands().find(named));
        found.ok_or_else(|| unknown("band", key, &framework.band_keys()))
    }
}

/// Whether two names are the same but for capitals, spaces and hyphens.
fn same_words(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    words(a) == words(b)
}

/// A word that should have been one of few.
fn unknown(what: &str, word: &str, known: &[&str]) -> Failure {
    let hint = nearest(word, known)
        .map_or_else(|| format!("use {}", listed(known, "or")), |near| format!("did you mean {near}?"));
    Failure::usage(format!("unknown {what} \"{word}\""), hint)
}
