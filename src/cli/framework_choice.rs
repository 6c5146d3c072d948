//! The framework that a command works with: the one that an argument, a variable or the settings name, or the shipped
//! one.
//!
//! An existing assessment always uses its own framework, so the choice counts for new assessments, for files that name
//! no framework, and for what is only looked up.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::language_choice::LanguageChoice;
use super::output::failure::Failure;
use super::output::snippet;
use crate::assessment::{Assessment, Name};
use crate::diagnostic::Source;
use crate::framework::{Catalog, ExtraRoles, Framework, FrameworkLabel, Medium};
use crate::store::{Store, StoreError, holds_framework, typed_path};
use crate::text::{Clean, shell_path};
use crate::workspace::{FrameworkFault, NamedFramework};

/// The variable that names a framework.
pub(crate) const FRAMEWORK: &str = "DEVREL_READY_FRAMEWORK";

/// The source that named a framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChosenBy {
    Argument,
    Variable,
    Settings,
}

impl fmt::Display for ChosenBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Argument => "--framework",
            Self::Variable => FRAMEWORK,
            Self::Settings => "the line \"framework\" in config.toml",
        })
    }
}

/// A framework that somebody named, as a path or an id.
#[derive(Debug, Clone)]
pub(crate) struct FrameworkChoice {
    pub(crate) named: OsString,
    pub(crate) by: ChosenBy,
    /// The folder that a relative path starts from; that of the settings for a line in them.
    pub(crate) from: PathBuf,
}

/// The frameworks at hand, and why the chosen one is not among them.
#[derive(Debug)]
pub(crate) struct ChosenFramework {
    pub(crate) catalog: Catalog,
    by: Option<ChosenBy>,
    fault: Option<Box<ChoiceFault>>,
    language: Option<LanguageChoice>,
    medium: Medium,
}

/// The place that a chosen framework comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is in the program or on the shelf, under its id.
    Known,
    /// The files that were named.
    Files,
}

/// The reason why a chosen framework cannot be used, in words.
#[derive(Debug, Clone)]
struct ChoiceFault {
    message: String,
    drawn: String,
    hint: String,
}

impl ChoiceFault {
    fn into_failure(self) -> Failure {
        let Self { message, drawn, hint } = self;
        Failure::Framework { message: Clean::line(&message), drawn, hint: Clean::line(&hint) }
    }
}

impl ChosenFramework {
    /// Finds the chosen framework. The shelf is that of the store.
    pub(crate) fn find(choice: Option<&FrameworkChoice>, store: Option<&Store>) -> Self {
        let complete = |catalog: Catalog| match store {
            Some(store) => store.completing(catalog),
            None => catalog,
        };
        let Some(choice) = choice else {
            return Self {
                catalog: complete(Catalog::shipped()),
                by: None,
                fault: None,
                language: None,
                medium: Medium::Terminal,
            };
        };
        let (catalog, fault) = match choice.framework(&complete(Catalog::shipped())) {
            Ok((framework, Place::Known)) => (Catalog::of(framework).with_usual_from_shelf(), None),
            Ok((framework, Place::Files)) => (Catalog::of(framework), None),
            Err(fault) => (Catalog::shipped(), Some(Box::new(fault))),
        };
        let by = Some(choice.by);
        Self { catalog: complete(catalog), by, fault, language: None, medium: Medium::Terminal }
    }

    /// Shows the frameworks in a language, where they have it.
    pub(crate) fn in_language(self, language: Option<LanguageChoice>, medium: Medium) -> Self {
        let catalog = self.catalog.in_language(language.as_ref().map(|it| it.language.clone()), medium);
        Self { catalog, language, medium, ..self }
    }

    /// Refuses a framework that cannot be shown in the language that an argument names.
    pub(crate) fn refuse_language(&self, framework: &Framework) -> Result<(), Failure> {
        self.language.as_ref().map_or(Ok(()), |choice| choice.refuse(framework, self.medium))
    }

    /// Returns the same choice with extra roles.
    pub(crate) fn with_extra_roles(self, extra: ExtraRoles) -> Self {
        Self { catalog: self.catalog.with_extra_roles(extra), ..self }
    }

    /// Returns the framework for new assessments.
    pub(crate) fn usable(&self) -> Result<&Arc<Framework>, Failure> {
        match &self.fault {
            None => self.refuse_language(self.catalog.usual()).map(|()| self.catalog.usual()),
            Some(fault) => Err(fault.as_ref().clone().into_failure()),
        }
    }

    /// Returns whether an argument or the variable names a framework.
    pub(crate) fn is_named(&self) -> bool {
        self.by.is_some_and(|by| by != ChosenBy::Settings)
    }

    /// Refuses to work on an assessment if an argument or the variable names another framework than its own, or a
    /// language that its framework does not have.
    pub(crate) fn refuse_other(&self, assessment: &Assessment, name: &Name) -> Result<(), Failure> {
        self.refuse_language(assessment.framework())?;
        let by = self.by.filter(|_| self.is_named() && self.fault.is_none());
        let (Some(by), own) = (by, assessment.framework().id()) else { return Ok(()) };
        let named = self.catalog.usual().id();
        // Without its framework, an assessment says so itself.
        if own == named && assessment.foreign().is_none() {
            return Ok(());
        }
        let own = match assessment.foreign() {
            Some(foreign) => foreign.to_string(),
            None => format!("it answers the questions of \"{own}\""),
        };
        Err(Failure::Refused {
            verb: "open",
            name: name.clone(),
            why: format!("{own}, and {by} names \"{named}\""),
            hint: match by {
                ChosenBy::Variable => format!("an assessment always uses its own framework: unset {FRAMEWORK}"),
                _ => format!("an assessment always uses its own framework: leave {by} out"),
            },
        })
    }
}

impl FrameworkChoice {
    /// Finds the framework that a person named.
    pub(crate) fn find(&self, known: &Catalog) -> Result<Arc<Framework>, Failure> {
        self.framework(known).map(|(framework, _)| framework).map_err(ChoiceFault::into_failure)
    }

    /// Finds the framework: a folder or a bundle, or else an id of the catalog. A folder goes before an id of the same
    /// name, because its author may have changed what an assessment has brought to the shelf.
    fn framework(&self, known: &Catalog) -> Result<(Arc<Framework>, Place), ChoiceFault> {
        let text = self.named.to_string_lossy();
        let is_id = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        let label = FrameworkLabel { id: &text, edition: 0, sha256: None };
        let path = typed_path(Path::new(&self.named)).map_err(|error| self.unreadable(&error))?;
        let path = self.from.join(path);
        if is_id
            && !holds_framework(&path)
            && let Some(framework) = known.find_or_newest(&label)
        {
            return Ok((framework, Place::Known));
        }
        match NamedFramework::to_use(&path) {
            Ok(framework) => Ok((Arc::new(framework), Place::Files)),
            Err(FrameworkFault::Unreadable(StoreError::Io { cause, .. }))
                if is_id && cause.kind() == std::io::ErrorKind::NotFound =>
            {
                Err(ChoiceFault {
                    message: format!(
                        "there is no framework \"{text}\": no assessment uses one, and no folder is called so"
                    ),
                    drawn: String::new(),
                    hint: format!("`devrel-ready frameworks` lists those there are{}", self.named_by()),
                })
            }
            Err(FrameworkFault::Unreadable(error)) => Err(self.unreadable(&error)),
            Err(FrameworkFault::Problems(problems, sources)) => {
                let sources: Vec<&Source> = sources.iter().collect();
                let count = crate::cli::output::failure::problems_in_words(problems.count());
                Err(ChoiceFault {
                    message: format!("cannot use the framework {text}: {count}"),
                    drawn: snippet::draw(&problems, &sources),
                    hint: format!(
                        "mend the places above; `devrel-ready check {}` shows them again{}",
                        shell_path(&text),
                        self.named_by()
                    ),
                })
            }
        }
    }

    fn unreadable(&self, error: &StoreError) -> ChoiceFault {
        ChoiceFault {
            message: error.reason().to_string(),
            drawn: String::new(),
            hint: format!("{}{}", error.hint(), self.named_by()),
        }
    }

    /// Says what named the framework, unless the person has just typed it.
    fn named_by(&self) -> String {
        match self.by {
            ChosenBy::Argument => String::new(),
            by => format!("; {by} names it"),
        }
    }
}
