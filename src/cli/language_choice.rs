//! The language of the questions and roles: the one that an argument, the settings or the locale names.
//!
//! The settings and the locale speak of every framework, so a framework that lacks their language is shown in its own.
//! An argument speaks of this one, so it must be there.

use super::output::failure::Failure;
use super::output::snippet;
use crate::diagnostic::Source;
use crate::framework::{Framework, Language, Medium};
use crate::text::Clean;
use crate::words::{languages_words, right_to_left_words};

/// The variables that name the language of messages; the first that is not empty counts.
const LOCALE: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// A language that somebody named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LanguageChoice {
    pub(crate) language: Language,
    /// Whether an argument named it.
    pub(crate) is_typed: bool,
}

/// Reads the language that an argument names.
pub(crate) fn typed(tag: &str) -> Result<Language, Failure> {
    Language::new(tag).ok_or_else(|| {
        let message = format!("\"{tag}\" is no tag of a language");
        Failure::usage(message, "write a tag such as de or pt-BR; `devrel-ready frameworks` lists those there are")
    })
}

impl LanguageChoice {
    /// Returns the language that an argument names.
    pub(crate) const fn of_argument(language: Language) -> Self {
        Self { language, is_typed: true }
    }

    /// Returns the language of the settings, or else that of the locale. `read` returns a variable of the environment.
    pub(crate) fn usual(settings: Option<&Language>, read: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let locale = || LOCALE.into_iter().filter_map(read).find(|value| !value.is_empty());
        let language = settings.cloned().or_else(|| Language::of_locale(&locale()?))?;
        Some(Self { language, is_typed: false })
    }

    /// Refuses a framework that cannot be shown in the language that an argument names.
    pub(crate) fn refuse(&self, framework: &Framework, medium: Medium) -> Result<(), Failure> {
        if !self.is_typed {
            return Ok(());
        }
        let Some(language) = framework.language_for(&self.language) else {
            let message = format!("the framework \"{}\" is not there in \"{}\"", framework.id(), self.language);
            return Err(Failure::usage(message, format!("it is there in {}", languages_words(framework))));
        };
        if !medium.sets(&language) {
            let hint = "`devrel-ready export NAME --format html -o FILE`, with the same language, writes a page";
            return Err(Failure::usage(right_to_left_words(&language), hint));
        }
        framework.translated(&language).map(drop).map_err(|problems| {
            let sources: Vec<&Source> = framework.sources().iter().collect();
            let drawn = snippet::draw(&problems, &sources);
            Failure::Problems { file: Clean::line(&format!("lang/{language}.json")), drawn, count: problems.count() }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{LanguageChoice, typed};
    use crate::framework::Language;

    fn usual(settings: Option<&str>, variables: &[(&str, &str)]) -> Option<String> {
        let settings = settings.map(|tag| Language::new(tag).expect("a tag"));
        let read = |name: &str| {
            let set = variables.iter().find(|(variable, _)| *variable == name);
            set.map(|(_, value)| (*value).to_owned())
        };
        LanguageChoice::usual(settings.as_ref(), read).map(|choice| choice.language.to_string())
    }

    #[test]
    fn the_settings_come_before_the_locale_and_its_first_variable_counts() {
        let german = Some("de-DE".to_owned());
        assert_eq!(usual(None, &[]), None);
        assert_eq!(usual(None, &[("LANG", "de_DE.UTF-8")]), german);
        assert_eq!(usual(None, &[("LANG", "fr_FR"), ("LC_MESSAGES", "de_DE")]), german);
        assert_eq!(usual(None, &[("LANG", "de_DE"), ("LC_ALL", "")]), german);
        assert_eq!(usual(None, &[("LANG", "de_DE"), ("LC_ALL", "C.UTF-8")]), None, "C names no language");
        assert_eq!(usual(Some("ja"), &[("LC_ALL", "de_DE")]), Some("ja".to_owned()));
    }

    #[test]
    fn what_is_no_tag_is_refused_with_advice() {
        let failure = typed("german").expect_err("refused");
        assert_eq!(failure.to_string(), "\"german\" is no tag of a language");
        assert!(failure.hint().contains("such as de"), "{}", failure.hint());
    }
}
