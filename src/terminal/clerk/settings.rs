//! Keeping settings: in the person's own file, without touching anything else in it.
//!
//! The file is read anew each time, because people change it with an editor while the program runs. One that is wrong
//! by now is left alone.

use super::{Clerk, words};
use crate::config::{Setting, change};
use crate::json::Source;
use crate::store::ConfigFile;
use crate::text::Clean;
use crate::tui::{Msg, Preferences};

impl Clerk {
    /// With a file that settings are kept in.
    #[must_use]
    pub fn keeping_settings_in(mut self, file: ConfigFile) -> Self {
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

fn keep(file: &ConfigFile, settings: &[Setting]) -> Result<(), Clean> {
    let before = file.read().map_err(|error| words(&error))?;
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
    file.replace(before.as_ref(), &text).map_err(|error| words(&error))
}
