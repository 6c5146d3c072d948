//! Builds the report for the preview, and writes it to a file.

use std::path::Path;

use crate::clock;
use crate::framework::Catalog;
use crate::rating::Rating;
use crate::report::Rendered;
use crate::store::{Fs, Overwrite, SavedRatings, Store, StoreError, typed_path};
use crate::text::Clean;
use crate::tui::{Export, Exported, Replace, TextDocument, Wanted};
use crate::workspace::error_line;

/// Returns exactly the text of the export, so that a person sees everything before giving it away, and what a person
/// sees of it.
pub(super) fn preview<F: Fs>(store: &Store<F>, catalog: &Catalog, wanted: &Wanted) -> Rendered {
    if let Some(foreign) = wanted.assessment.foreign() {
        return Rendered { text: format!("There is no report: {foreign}.\n"), seen: None };
    }
    // Points and ratings that cannot be read are told where they are listed. The report is about the answers.
    let name = wanted.assessment.name();
    let saved = wanted.revision.and_then(|_| store.points(catalog, name).ok()).unwrap_or_default();
    let now = clock::now();
    let ratings =
        wanted.revision.and_then(|_| store.ratings(wanted.assessment.framework(), name, clock::local_day(now)).ok());
    let ratings: Vec<Rating> =
        ratings.iter().flat_map(SavedRatings::newest).map(|(_, rating)| rating.clone()).collect();
    wanted.rendered(now, &saved.points, &ratings)
}

/// Writes the report to the chosen file.
pub(super) fn export<F: Fs>(store: &Store<F>, catalog: &Catalog, export: &Export) -> Exported {
    let Export { wanted, path, replace, .. } = export;
    if let Some(foreign) = wanted.assessment.foreign() {
        return Exported::Refused(Clean::line(&format!("{foreign}: {}", foreign.hint())));
    }
    write(store, path, &preview(store, catalog, wanted).text, *replace)
}

/// Writes a document.
pub(super) fn write_document<F: Fs>(store: &Store<F>, document: &TextDocument, replace: Replace) -> Exported {
    write(store, &document.file, &document.text, replace)
}

/// Writes a text to a file, as the person typed its name.
fn write<F: Fs>(store: &Store<F>, path: &str, text: &str, replace: Replace) -> Exported {
    let overwrite = match replace {
        Replace::Ask => Overwrite::Refuse,
        Replace::Yes => Overwrite::Replace,
    };
    let path = match typed_path(Path::new(path)) {
        Ok(path) => path,
        Err(error) => return Exported::Refused(error_line(&error)),
    };
    let path = match std::path::absolute(&path) {
        Ok(path) => path,
        Err(why) => return Exported::Refused(Clean::line(&format!("cannot write {}: {why}", shown(&path)))),
    };
    match store.export(&path, text.as_bytes(), overwrite) {
        Ok(()) => Exported::Written(shown(&path)),
        Err(StoreError::Exists(path)) => Exported::Exists(shown(&path)),
        Err(error) => Exported::Refused(error_line(&error)),
    }
}

fn shown(path: &Path) -> Clean {
    Clean::file(&path.to_string_lossy())
}
