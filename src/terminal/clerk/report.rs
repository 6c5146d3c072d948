//! Writing a report for looking at, and to a file.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::assessment::Assessment;
use crate::framework::Framework;
use crate::report::{Form, Notes, Report, Request};
use crate::store::{Overwrite, Store, StoreError};
use crate::text::Clean;
use crate::tui::{Export, Exported, Replace};

/// Exactly what an export would hold, so that nobody gives away what they have not seen.
pub(super) fn preview(framework: &Framework, assessment: &Assessment, (notes, form): (Notes, Form)) -> String {
    form.written(framework, &report(framework, assessment, notes))
}

/// Writes the report to the file that was named.
pub(super) fn export(framework: &Framework, store: &Store, export: &Export) -> Exported {
    let Export { assessment, notes, form, path, replace } = export;
    let path = match absolute(path) {
        Ok(path) => path,
        Err(why) => return Exported::Refused(Clean::line(&format!("cannot write {path}: {why}"))),
    };
    let written = preview(framework, assessment, (*notes, *form));
    let overwrite = match replace {
        Replace::Ask => Overwrite::Refuse,
        Replace::Yes => Overwrite::Replace,
    };
    match store.export(&path, written.as_bytes(), overwrite) {
        Ok(()) => Exported::Written(shown(&path)),
        Err(StoreError::Exists(path)) => Exported::Exists(shown(&path)),
        Err(error) => Exported::Refused(super::words(&error)),
    }
}

fn report(framework: &Framework, assessment: &Assessment, notes: Notes) -> Report {
    Report::of(Request { framework, assessment, generated_at: Timestamp::now(), notes })
}

/// Where a path leads. `~/` is the home directory, as everywhere else that paths are typed.
fn absolute(typed: &str) -> std::io::Result<PathBuf> {
    let home = typed.strip_prefix("~/").and_then(|rest| Some(std::env::home_dir()?.join(rest)));
    std::path::absolute(home.unwrap_or_else(|| typed.into()))
}

fn shown(path: &Path) -> Clean {
    Clean::file(&path.to_string_lossy())
}
