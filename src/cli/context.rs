//! The context of a command: framework, store, settings file and time.
//!
//! It reads the clock and the environment for the core, which takes time as a value.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::assessment::{Moment, Name};
use crate::cli::args::resolve;
use crate::cli::output::failure::Failure;
use crate::cli::output::hint::Program;
use crate::cli::output::target::OutputTarget;
use crate::clock;
use crate::diagnostic::{Problems, Source};
use crate::framework::{BandId, Catalog, Framework, RoleId, SkillId};
use crate::settings::{self, Settings};
use crate::store::{ConfigFile, Store, config_file, data_dir};
use crate::text::{listed, nearest};

/// The variable with the directory of the assessments.
pub(crate) const DATA_DIR: &str = "DEVREL_READY_DATA_DIR";

/// The variable with the settings file.
pub(crate) const CONFIG: &str = "DEVREL_READY_CONFIG";

/// Returns the problems of a settings file.
pub type CheckSettings = fn(&Source) -> Problems;

pub(crate) struct CommandContext {
    /// The frameworks at hand. They are loaded on first use, because the terminal interface loads its own.
    pub(crate) catalog: LazyLock<Catalog>,
    /// Returns the problems of a settings file.
    pub(crate) check_settings: CheckSettings,
    /// The way to call the program again.
    pub(crate) program: Program,
    /// Where standard output goes.
    pub(crate) target: OutputTarget,
    named_dir: Option<PathBuf>,
}

impl CommandContext {
    pub(crate) fn new(named_dir: Option<PathBuf>) -> Self {
        // A directory from the variable needs no option in suggested commands.
        let variable = std::env::var_os(DATA_DIR).map(PathBuf::from);
        let typed_dir = named_dir.clone().filter(|dir| Some(dir) != variable.as_ref());
        let program = Program::with(typed_dir);
        let named_dir = named_dir.or(variable);
        Self {
            catalog: LazyLock::new(Catalog::shipped),
            check_settings: |_| Problems::default(),
            program,
            target: OutputTarget::Pipe,
            named_dir,
        }
    }

    pub(crate) fn checking_settings_with(self, check_settings: CheckSettings) -> Self {
        Self { check_settings, ..self }
    }

    pub(crate) fn printing_to(self, target: OutputTarget) -> Self {
        Self { target, ..self }
    }

    /// Returns the store. It is opened only when needed, so that a file can be scored without a home directory.
    pub(crate) fn store(&self) -> Result<Store, Failure> {
        Ok(Store::open(data_dir(self.named_dir.clone())?))
    }

    pub(crate) fn called_as(self, program: Program) -> Self {
        Self { program, ..self }
    }

    /// Returns the path of the settings file, which may not exist.
    pub(crate) fn config_file(&self) -> Result<PathBuf, Failure> {
        Ok(config_file(std::env::var_os(CONFIG).map(PathBuf::from), self.named_dir.as_deref())?)
    }

    /// Returns the settings of the person, as far as they can be read. `check` tells what is wrong with them.
    pub(crate) fn settings(&self) -> Settings {
        let file = self.config_file().ok().and_then(|path| ConfigFile::at(path).read().ok().flatten());
        file.map(|source| settings::read(&source).0.settings).unwrap_or_default()
    }

    /// Returns the name of a saved assessment in its own spelling, whatever the state of the save.
    pub(crate) fn known(&self, name: &Name) -> Result<Option<Name>, Failure> {
        Ok(self.store()?.saved_name(name)?)
    }

    /// Returns whether an assessment of this name is saved, whatever the state of the save.
    pub(crate) fn is_saved(&self, name: &Name) -> Result<bool, Failure> {
        Ok(self.known(name)?.is_some())
    }

    /// Returns the saved name, or the spelling for a new assessment of this name.
    pub(crate) fn known_or_new(&self, name: &Name) -> Result<Name, Failure> {
        match self.known(name)? {
            Some(saved) => Ok(saved),
            None => Name::for_new(name.as_str()).map_err(|problem| {
                let message = format!("cannot start an assessment called \"{name}\": {problem}");
                Failure::usage(message, "choose another name, such as \"me\"")
            }),
        }
    }

    /// Returns the names of all saved assessments whose name can be read.
    pub(crate) fn names(&self) -> Result<Vec<Name>, Failure> {
        Ok(self.store()?.list()?.into_iter().filter_map(|listed| listed.name).collect())
    }

    /// Builds the error for a missing assessment, with the closest saved name.
    pub(crate) fn no_assessment(&self, name: &Name) -> Result<Failure, Failure> {
        let listed = self.store()?.list()?;
        let names: Vec<Name> = listed.into_iter().filter_map(|it| Some(it.summary.ok()?.name)).collect();
        let alike = resolve::name(&names.iter().collect::<Vec<_>>(), name.as_str()).map(Name::as_str);
        let texts: Vec<&str> = names.iter().map(Name::as_str).collect();
        let near = alike.or_else(|| nearest(name.as_str(), &texts)).map(str::to_owned);
        Ok(Failure::NoAssessment { name: name.clone(), near, list: self.program.without_name("list") })
    }

    /// Returns the time for reports. `SOURCE_DATE_EPOCH` sets it, so that a report can be reproduced byte by byte.
    pub(crate) fn report_time() -> Result<Timestamp, Failure> {
        let Some(set) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|set| !set.is_empty()) else {
            return Ok(Self::now());
        };
        let seconds = set.to_str().and_then(|set| set.parse().ok());
        seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()).ok_or_else(|| {
            let message = "SOURCE_DATE_EPOCH is not a number of seconds since 1970";
            Failure::usage(message, "unset it, or set it to a number such as 1767225600")
        })
    }

    /// Returns the time for saves. It is always the clock, because a save is an event.
    pub(crate) fn now() -> Timestamp {
        clock::now()
    }

    /// Returns the local day.
    pub(crate) fn today() -> Date {
        clock::local_day(Self::now())
    }

    /// Returns the date, edition and revision recorded with a change.
    pub(crate) fn moment(&self, revision: u64) -> Moment {
        Moment { today: Self::today(), edition: self.framework().edition(), revision }
    }

    /// Returns the framework for new assessments.
    pub(crate) fn framework(&self) -> &Arc<Framework> {
        self.catalog.usual()
    }

    pub(crate) fn role(&self, typed: &str) -> Result<RoleId, Failure> {
        self.framework().role_called(typed).ok_or_else(|| unknown("role", typed, &self.framework().role_keys()))
    }

    pub(crate) fn skill(&self, typed: &str) -> Result<SkillId, Failure> {
        let framework = self.framework();
        framework.skill_called(typed).ok_or_else(|| unknown_skill(framework, typed))
    }

    pub(crate) fn band(&self, typed: &str) -> Result<BandId, Failure> {
        self.framework().band_called(typed).ok_or_else(|| unknown("band", typed, &self.framework().band_keys()))
    }
}

/// Builds the error for a skill that the framework does not have. Names the skills that a word of it could mean.
pub(crate) fn unknown_skill(framework: &Framework, typed: &str) -> Failure {
    let keys = framework.skill_keys();
    let meant = framework.search(typed).into_iter().map(|skill| framework.skill(skill).key.as_str());
    let meant: Vec<&str> = nearest(typed, &keys).into_iter().chain(meant).take(3).collect();
    let hint = match meant.as_slice() {
        [] => "`devrel-ready skills` lists them".to_owned(),
        meant => format!("did you mean {}?", listed(meant, "or")),
    };
    Failure::usage(format!("there is no skill \"{typed}\""), hint)
}

/// Builds the error for a word that is not among the known ones.
fn unknown(what: &str, word: &str, known: &[&str]) -> Failure {
    let hint = nearest(word, known)
        .map_or_else(|| format!("use {}", listed(known, "or")), |near| format!("did you mean {near}?"));
    Failure::usage(format!("unknown {what} \"{word}\""), hint)
}
