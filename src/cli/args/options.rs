//! The options that every command has, as they were typed.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::framework::Language;

/// The options of a call.
#[derive(Debug, Clone, Default)]
pub struct SharedOptions {
    /// The directory of the assessments.
    pub(crate) data_dir: Option<PathBuf>,
    /// The framework for new assessments.
    pub(crate) framework: Option<OsString>,
    /// The files of extra roles.
    pub(crate) extra_roles: Vec<PathBuf>,
    /// The language of the questions and roles.
    pub(crate) language: Option<Language>,
}

impl SharedOptions {
    /// Returns the options of a call that names at most a directory.
    pub(crate) fn in_directory(data_dir: Option<PathBuf>) -> Self {
        Self { data_dir, ..Self::default() }
    }

    /// Returns the options as words of a call.
    pub(crate) fn words(&self) -> Vec<OsString> {
        let option = |name: &str, value: Option<OsString>| value.map(|value| [name.into(), value]);
        let roles = self.extra_roles.iter().map(|file| ["--extra-role".into(), file.clone().into_os_string()]);
        let data_dir = option("--data-dir", self.data_dir.clone().map(PathBuf::into_os_string));
        let framework = option("--framework", self.framework.clone());
        let language = option("--language", self.language.as_ref().map(|language| language.to_string().into()));
        data_dir.into_iter().chain(framework).chain(roles).chain(language).flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::SharedOptions;
    use crate::framework::Language;

    #[test]
    fn the_words_of_the_options_are_those_of_the_call() {
        let options = SharedOptions {
            data_dir: Some("d".into()),
            framework: Some("f".into()),
            extra_roles: vec!["a.json".into(), "b.json".into()],
            language: Language::new("de"),
        };
        let words = options.words().join(std::ffi::OsStr::new(" "));
        assert_eq!(words, "--data-dir d --framework f --extra-role a.json --extra-role b.json --language de");
        assert!(SharedOptions::default().words().is_empty());
    }
}
