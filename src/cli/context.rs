//! The context of a command: framework, store, settings file and time.
//!
//! It reads the clock and the environment for the core, which takes time as a value.

use std::cell::{Cell, OnceCell};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::assessment::{Assessment, Moment, Name};
use crate::cli::args::options::SharedOptions;
use crate::cli::args::resolve;
use crate::cli::extra_roles;
use crate::cli::framework_choice::{ChosenBy, ChosenFramework, FRAMEWORK, FrameworkChoice};
use crate::cli::interface::SettingsText;
use crate::cli::language_choice::LanguageChoice;
use crate::cli::output::failure::Failure;
use crate::cli::output::hint::Program;
use crate::cli::output::reply::print_message;
use crate::cli::output::target::OutputTarget;
use crate::clock;
use crate::diagnostic::{Problems, Source};
use crate::framework::{BandId, Catalog, Framework, Language, Medium, RoleId, SkillId};
use crate::settings::{self, Config, Settings};
use crate::store::{ConfigFile, Overwrite, Store, config_file, data_dir, export};
use crate::text::{Clean, listed, nearest};
use crate::words::unusable_roles_words;
use crate::workspace::Workspace;

/// The variable with the directory of the assessments.
pub(crate) const DATA_DIR: &str = "DEVREL_READY_DATA_DIR";

/// The variable with the settings file.
pub(crate) const CONFIG: &str = "DEVREL_READY_CONFIG";

/// Returns the problems of a settings file.
pub type CheckSettings = fn(&Source) -> Problems;

pub(crate) struct CommandContext {
    /// The frameworks at hand. They are loaded on first use.
    chosen: OnceCell<ChosenFramework>,
    /// The text of the settings file, once it was read.
    settings_text: OnceCell<Rc<SettingsText>>,
    /// The values of the settings file, once it was read.
    config: OnceCell<Config>,
    /// The options that were typed.
    options: SharedOptions,
    /// The settings file, if another one than usual is in use.
    settings_file: Option<PathBuf>,
    /// Whether the role files that cannot be used were told.
    has_told_roles: Cell<bool>,
    /// The medium that sets the written texts.
    medium: Medium,
    /// Returns the problems of a settings file.
    pub(crate) check_settings: CheckSettings,
    /// The way to call the program again.
    pub(crate) program: Program,
    /// The target of standard output.
    pub(crate) target: OutputTarget,
    named_dir: Option<PathBuf>,
}

impl CommandContext {
    pub(crate) fn new(options: SharedOptions) -> Self {
        let variable = std::env::var_os(DATA_DIR).map(PathBuf::from);
        let named_dir = options.data_dir.clone().or_else(|| variable.clone());
        // A directory from the variable needs no option in suggested commands.
        let typed_dir = options.data_dir.clone().filter(|dir| Some(dir) != variable.as_ref());
        let options = SharedOptions { data_dir: typed_dir, ..options };
        Self {
            chosen: OnceCell::new(),
            settings_text: OnceCell::new(),
            config: OnceCell::new(),
            settings_file: None,
            has_told_roles: Cell::new(false),
            medium: Medium::Terminal,
            check_settings: |_| Problems::default(),
            program: Program::with(options.clone()),
            options,
            target: OutputTarget::Pipe,
            named_dir,
        }
    }

    pub(crate) fn checking_settings_with(self, check_settings: CheckSettings) -> Self {
        Self { check_settings, ..self }
    }

    /// Returns the context with another settings file than the usual one.
    pub(crate) fn settled_in(self, settings_file: PathBuf) -> Self {
        Self { settings_file: Some(settings_file), ..self }
    }

    /// Returns the context with what sets the texts that are written.
    pub(crate) fn writing_for(self, medium: Medium) -> Self {
        Self { medium, ..self }
    }

    pub(crate) fn printing_to(self, target: OutputTarget) -> Self {
        Self { target, ..self }
    }

    /// Returns the store. It is opened only when needed, so that a file can be scored without a home directory.
    pub(crate) fn store(&self) -> Result<Store, Failure> {
        Ok(Store::open(data_dir(self.named_dir.clone())?))
    }

    /// Writes a file that a person named, and returns how to show its name. An existing file is replaced by force only.
    pub(crate) fn write_file(&self, file: &Path, text: &str, force: bool) -> Result<Clean, Failure> {
        let overwrite = if force { Overwrite::Replace } else { Overwrite::Refuse };
        match self.store() {
            Ok(store) => store.export(file, text.as_bytes(), overwrite)?,
            // Without a home directory there are no saves to protect, and a file can still be scored.
            Err(_) => export(file, text.as_bytes(), overwrite)?,
        }
        Ok(Clean::file(&file.to_string_lossy()))
    }

    /// Returns the path of the settings file, which may not exist.
    pub(crate) fn config_file(&self) -> Result<PathBuf, Failure> {
        if let Some(file) = &self.settings_file {
            return Ok(file.clone());
        }
        Ok(config_file(std::env::var_os(CONFIG).map(PathBuf::from), self.named_dir.as_deref())?)
    }

    /// Returns the folder of the person's own roles, which may not exist.
    pub(crate) fn roles_folder(&self) -> Result<PathBuf, Failure> {
        self.config_file().map(|file| extra_roles::folder_beside(&file))
    }

    /// Returns the role files that cannot be used, to be told by the caller.
    pub(crate) fn unusable_roles(&self) -> Vec<(Clean, Problems)> {
        self.has_told_roles.set(true);
        self.catalog().unusable_roles()
    }

    /// Prints one line about role files that cannot be used, if anything needed them and it was not printed before.
    pub(crate) fn tell_unusable_roles(&self) {
        let unusable = self.chosen.get().map(|chosen| chosen.catalog.unusable_roles()).unwrap_or_default();
        if let Some(words) = unusable_roles_words(&unusable).filter(|_| !self.has_told_roles.replace(true)) {
            print_message(&format!("warning: {words}\n"));
        }
    }

    /// Returns the settings of the person, as far as they can be read. `check` tells what is wrong with them.
    pub(crate) fn settings(&self) -> Settings {
        self.config().settings
    }

    fn config(&self) -> &Config {
        self.config.get_or_init(|| self.read_config())
    }

    fn read_config(&self) -> Config {
        let text = self.settings_text();
        text.as_ref().as_ref().ok().and_then(Option::as_ref).map(|text| settings::read(text).0).unwrap_or_default()
    }

    /// Returns the text of the settings file, which is read once.
    pub(crate) fn settings_text(&self) -> &Rc<SettingsText> {
        self.settings_text
            .get_or_init(|| Rc::new(self.config_file().map_or(Ok(None), |path| ConfigFile::at(path).read())))
    }

    /// Returns what names the framework: an argument, the variable, or the settings.
    fn choice(&self) -> Option<FrameworkChoice> {
        let here = PathBuf::new;
        let argument = self.options.framework.clone().map(|named| (named, ChosenBy::Argument, here()));
        let variable = || std::env::var_os(FRAMEWORK).filter(|named| !named.is_empty());
        let variable = || variable().map(|named| (named, ChosenBy::Variable, here()));
        let settings = || {
            let named = self.config().framework.clone()?;
            let folder = self.config_file().ok()?.parent().map(Path::to_owned).unwrap_or_default();
            Some((named.text.into(), ChosenBy::Settings, folder))
        };
        let (named, by, from) = argument.or_else(variable).or_else(settings)?;
        Some(FrameworkChoice { named, by, from })
    }

    /// Finds the framework that the settings in a folder name.
    pub(crate) fn framework_of_settings(&self, named: &str, folder: &Path) -> Result<Arc<Framework>, Failure> {
        let choice = FrameworkChoice { named: named.into(), by: ChosenBy::Settings, from: folder.to_owned() };
        let shipped = Catalog::shipped();
        choice.find(&match self.store() {
            Ok(store) => store.completing(shipped),
            Err(_) => shipped,
        })
    }

    /// Returns the framework in use and those that assessments can belong to.
    pub(crate) fn chosen(&self) -> &ChosenFramework {
        self.chosen.get_or_init(|| {
            let chosen = ChosenFramework::find(self.choice().as_ref(), self.store().ok().as_ref());
            let extra = extra_roles::read(self.roles_folder().ok().as_deref(), &self.options.extra_roles);
            chosen.with_extra_roles(extra).in_language(self.language(), self.medium)
        })
    }

    /// Returns the language to read: that of the argument, of the settings, or of the locale.
    fn language(&self) -> Option<LanguageChoice> {
        let variable = |name: &str| std::env::var(name).ok();
        let typed = self.options.language.clone().map(LanguageChoice::of_argument);
        typed.or_else(|| {
            let of_settings = self.config().language.as_ref().map(|(language, _)| language);
            LanguageChoice::usual(of_settings, variable)
        })
    }

    /// Returns a language that was wanted and that a terminal cannot show, if the frameworks were needed at all.
    pub(crate) fn unset_language(&self) -> Option<&Language> {
        self.chosen.get()?.catalog.unset_language()
    }

    /// Returns the options that were typed.
    pub(crate) const fn options(&self) -> &SharedOptions {
        &self.options
    }

    /// Refuses to open a saved assessment if an argument or the variable names another framework than its own.
    pub(crate) fn refuse_other_framework(&self, name: &Name) -> Result<(), Failure> {
        if !self.chosen().is_named() && self.options.language.is_none() {
            return Ok(());
        }
        let saved = Workspace::new(&self.store()?, self.catalog()).inspect(name)?.into_assessment();
        saved.map_or(Ok(()), |assessment| self.chosen().refuse_other(&assessment, name))
    }

    /// Returns the frameworks at hand.
    pub(crate) fn catalog(&self) -> &Catalog {
        &self.chosen().catalog
    }

    /// Returns a command about a framework, such as `devrel-ready --framework shop roles`. The framework in use is named
    /// as the person named it, and another one by its id, under which it is on the shelf.
    pub(crate) fn command_about(&self, framework: &Framework, words: &str) -> String {
        let is_in_use = self.catalog().usual().id() == framework.id();
        let argument = self.options.framework.as_ref().map(|named| named.to_string_lossy());
        match argument {
            _ if !is_in_use => self.program.of_framework(framework.id().as_str(), words),
            Some(named) => self.program.of_framework(&named, words),
            None => self.program.without_name(words),
        }
    }

    /// Fails if an argument names a framework or a role that cannot be used. A framework that the variable or the settings
    /// name matters only where it is needed.
    pub(crate) fn check_argument(&self) -> Result<(), Failure> {
        if self.options.framework.is_some() {
            self.framework()?;
        }
        if self.options.extra_roles.is_empty() {
            Ok(())
        } else {
            extra_roles::check_named(self.catalog(), &self.options.extra_roles)
        }
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

    /// Returns the date, edition and revision recorded with a change of an assessment.
    pub(crate) fn moment(assessment: &Assessment, revision: u64) -> Moment {
        Moment { today: Self::today(), edition: assessment.framework().edition(), revision }
    }

    /// Returns the framework for new assessments.
    pub(crate) fn framework(&self) -> Result<&Arc<Framework>, Failure> {
        self.chosen().usable()
    }

    /// Returns the framework for the reports of several people. Roles of the person's own belong to it only if arguments
    /// name them: the others may not know them.
    pub(crate) fn framework_for_many(&self) -> Result<Arc<Framework>, Failure> {
        let framework = self.framework()?;
        let is_whole = !self.options.extra_roles.is_empty() || framework.extra_roles().next().is_none();
        Ok(if is_whole { Arc::clone(framework) } else { Arc::new(framework.with_only_extra_roles(&[])) })
    }

    /// Returns the framework of a saved assessment, or that for new ones if nothing can be read under the name.
    pub(crate) fn framework_of(&self, name: &Name) -> Result<Arc<Framework>, Failure> {
        let name = self.known(name)?.unwrap_or_else(|| name.clone());
        let saved = Workspace::new(&self.store()?, self.catalog()).inspect(&name)?.into_assessment();
        saved.map_or_else(|| self.framework().map(Arc::clone), |saved| Ok(Arc::clone(saved.framework())))
    }
}

/// Finds the role that a person typed.
pub(crate) fn role(framework: &Framework, typed: &str) -> Result<RoleId, Failure> {
    framework.role_called(typed).ok_or_else(|| unknown("role", typed, &framework.role_keys()))
}

/// Finds the skill that a person typed.
pub(crate) fn skill(context: &CommandContext, framework: &Framework, typed: &str) -> Result<SkillId, Failure> {
    framework
        .skill_called(typed)
        .ok_or_else(|| unknown_skill(framework, typed, &context.command_about(framework, "skills")))
}

/// Finds the band that a person typed.
pub(crate) fn band(framework: &Framework, typed: &str) -> Result<BandId, Failure> {
    framework.band_called(typed).ok_or_else(|| unknown("band", typed, &framework.band_keys()))
}

/// Builds the error for a skill that the framework does not have. Names the skills that a word of it could mean, or the
/// command that lists all.
pub(crate) fn unknown_skill(framework: &Framework, typed: &str, list: &str) -> Failure {
    let keys = framework.skill_keys();
    let near = nearest(typed, &keys);
    let found = framework.search(typed).into_iter().map(|skill| framework.skill(skill).key.as_str());
    let meant: Vec<&str> = near.into_iter().chain(found.filter(|key| near != Some(*key))).take(3).collect();
    let hint = match meant.as_slice() {
        [] => format!("`{list}` lists them"),
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
