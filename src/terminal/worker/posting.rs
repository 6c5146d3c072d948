//! Reads a job posting, and writes the role that a person made of one. The posting itself is not kept.

use std::path::Path;
use std::sync::Arc;

use super::{StorageWorker, not_opened};
use crate::assessment::{Assessment, Name};
use crate::diagnostic::Source;
use crate::posting::{GivenKind, Posting, posting_text, shown_lines};
use crate::store::{Fs, StoreError, typed_path};
use crate::text::Clean;
use crate::tui::{Msg, PostingText, RoleToMake};
use crate::words::REPORT_FOR_PEOPLE;
use crate::workspace::error_line;

impl<F: Fs> StorageWorker<F> {
    /// Reads a file that somebody gave: a posting, or data. Returns [`Msg::PostingRead`], [`Msg::Opened`] or
    /// [`Msg::NotOpened`].
    pub(super) fn read_given(&self, typed: &str, beside: Option<&Name>) -> Msg {
        let read = typed_path(Path::new(typed)).and_then(|path| Ok((self.store.read_bytes(&path)?, path)));
        let (bytes, path) = match read {
            Ok(read) => read,
            Err(error) => return Msg::NotOpened(error_line(&error)),
        };
        let name = path.file_name().map(|name| Clean::file(&name.to_string_lossy())).unwrap_or_default();
        match GivenKind::of_file(&path.to_string_lossy(), &bytes) {
            GivenKind::Data => self.read_file(&path),
            GivenKind::Page => not_opened(&format!("{name} {REPORT_FOR_PEOPLE}")),
            GivenKind::Posting => self.read_posting(bytes, Some(name), beside),
        }
    }

    /// Reads a posting. Returns [`Msg::PostingRead`] or [`Msg::NotOpened`].
    pub(super) fn read_posting(&self, bytes: Vec<u8>, file: Option<Clean>, beside: Option<&Name>) -> Msg {
        let text = match posting_text(bytes) {
            Ok(text) => text,
            Err(why) => {
                let what = file.as_ref().map_or("What you pasted", Clean::as_str);
                return not_opened(&format!("{what} cannot be read as a posting: {why}; {}.", why.hint()));
            }
        };
        let own = beside.and_then(|name| self.answers_of(name));
        let framework = own.as_ref().map_or_else(|| self.catalog.usual(), Assessment::framework);
        let posting = Posting::read(framework, &text);
        let (framework, lines) = (Arc::clone(framework), shown_lines(&text));
        Msg::PostingRead(Box::new(PostingText { file, framework, posting, lines, own }))
    }

    /// Returns the own answers of a saved assessment, without locking it.
    fn answers_of(&self, name: &Name) -> Option<Assessment> {
        let own = self.workspace().inspect(name).ok()?.into_assessment()?;
        (own.foreign().is_none() && own.about().is_none()).then_some(own)
    }

    /// Writes a role. From then on every framework that is handed out has it.
    pub(super) fn make_role(&mut self, role: &RoleToMake) -> Vec<Msg> {
        let not_made = |why: &str| vec![Msg::RoleNotMade(Clean::line(why))];
        let Some(settings) = &self.settings else { return not_made("there is no folder for roles") };
        let RoleToMake { framework, id, text } = role;
        let path = settings.role_path(id);
        let source = Source::new(&path.to_string_lossy(), text.clone());
        let (catalog, whole) = match self.catalog.with_one_more_role(framework, source) {
            Ok(more) => more,
            Err(problems) => {
                let first = problems.first().map(|it| format!("{}: {}", it.message, it.advice)).unwrap_or_default();
                return not_made(&first);
            }
        };
        match settings.write_role(id, text) {
            Ok(_) => {}
            Err(StoreError::Exists(path)) => {
                let path = Clean::file(&path.to_string_lossy());
                return not_made(&format!("there is a file {path} already; choose another name"));
            }
            Err(error) => return vec![Msg::RoleNotMade(error_line(&error))],
        }
        let Some(made) = whole.find_role(id) else { return not_made("the role is not in its own file") };
        self.catalog = catalog;
        vec![Msg::RoleMade(Arc::clone(self.catalog.usual()), made), self.listed()]
    }
}
