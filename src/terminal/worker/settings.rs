//! Saves settings in the settings file of the person, and leaves everything else in it as it is.
//!
//! The file is read again each time, because people edit it while the program runs. A file with problems is left as it
//! is.

use super::StorageWorker;
use crate::diagnostic::Source;
use crate::settings::{Setting, change};
use crate::store::{ConfigFile, Fs};
use crate::text::Clean;
use crate::tui::{Msg, Preferences};
use crate::workspace::error_line;

impl<F: Fs> StorageWorker<F> {
    /// Sets the file for settings.
    #[must_use]
    pub fn keeping_settings_in(mut self, file: ConfigFile<F>) -> Self {
        self.settings = Some(file);
        self
    }

    pub(super) fn configure(&self, settings: &[Setting]) -> Msg {
        Msg::Configured(match &self.settings {
            Some(file) => keep(file, settings),
            None => Err(Clean::line("there is no file for them")),
        })
    }
}

fn keep<F: Fs>(file: &ConfigFile<F>, settings: &[Setting]) -> Result<(), Clean> {
    let before = file.read().map_err(|error| error_line(&error))?;
    let path = file.path().to_string_lossy();
    let current = before.clone().unwrap_or_else(|| Source::new(&path, ""));
    if let Err(problems) = Preferences::read(&current) {
        let first = problems.first().map(|problem| format!("line {}: {}", problem.line, problem.message));
        let first = first.unwrap_or_default();
        return Err(Clean::line(&format!("the file has a mistake by now ({first}); it is left as it is")));
    }
    let text = change(&current, settings).map_err(|why| Clean::line(&format!("{why}: {path} is left as it is")))?;
    if before.as_ref().is_some_and(|before| before.text == text) {
        return Ok(());
    }
    file.replace(before.as_ref(), &text).map_err(|error| error_line(&error))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::StorageWorker;
    use crate::framework::Catalog;
    use crate::settings::{Look, Mouse, Setting};
    use crate::store::{ConfigFile, Store};
    use crate::tui::Msg;

    /// Returns the answer of the worker to a change of settings in this file.
    fn configured(file: &Path, settings: &[Setting]) -> Result<(), String> {
        let store = Store::open(file.with_file_name("data"));
        let worker = StorageWorker::new(store, Catalog::shipped());
        match worker.keeping_settings_in(ConfigFile::at(file.to_owned())).configure(settings) {
            Msg::Configured(outcome) => outcome.map_err(|reason| reason.to_string()),
            other => Err(format!("{other:?}")),
        }
    }

    #[test]
    fn settings_are_kept_and_what_else_the_person_wrote_meanwhile_stays() {
        let dir = tempfile::tempdir().expect("a directory");
        let file = dir.path().join("config.toml");
        configured(&file, &[Setting::Theme(Look::Plain)]).expect("kept");
        let theirs = fs::read_to_string(&file).expect("there") + "# mine\n[keys.question]\nnote = [\"N\"]\n";
        fs::write(&file, &theirs).expect("written");
        configured(&file, &[Setting::Theme(Look::Color), Setting::Mouse(Mouse::Off)]).expect("kept");
        let now = fs::read_to_string(&file).expect("there");
        assert_eq!(now, theirs.replace("\"plain\"\n", "\"color\"\nmouse = \"off\"\n"));
    }

    #[test]
    fn a_file_that_is_wrong_by_now_is_left_as_it_is_and_the_reason_names_the_line() {
        let dir = tempfile::tempdir().expect("a directory");
        let file = dir.path().join("config.toml");
        for (text, line) in [("\ntheme = plain\n", "line 2"), ("[keys.question]\nnote = [\"F1\"]\n", "line 2")] {
            fs::write(&file, text).expect("written");
            let reason = configured(&file, &[Setting::Theme(Look::Plain)]).expect_err("refused");
            assert!(reason.contains("mistake") && reason.contains(line), "{reason}");
            assert_eq!(fs::read_to_string(&file).expect("there"), text);
        }
    }

    #[test]
    fn what_the_disk_refuses_is_told_with_what_to_do() {
        let dir = tempfile::tempdir().expect("a directory");
        let in_the_way = dir.path().join("file");
        fs::write(&in_the_way, "a file").expect("written");
        let reason = configured(&in_the_way.join("config.toml"), &[Setting::Theme(Look::Plain)]).expect_err("refused");
        assert!(reason.contains("move it, or name another place"), "{reason}");
    }
}
