//! What the printed pages share: their width, wrapped paragraphs, and JSON for programs.

use std::fmt::Write;

use serde::Serialize;

use crate::framework::Framework;
use crate::text::wrap;

/// Columns of the widest page.
pub(super) const COLUMNS: usize = 80;

/// Which framework a page of JSON is about.
#[derive(Debug, Serialize)]
pub(super) struct FrameworkPart<'f> {
    id: &'f str,
    edition: u32,
}

impl<'f> FrameworkPart<'f> {
    pub(super) fn of(framework: &'f Framework) -> Self {
        Self { id: framework.id().as_str(), edition: framework.edition() }
    }
}

/// A value as JSON, indented, with a line feed at the end.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("texts and numbers always become JSON") + "\n"
}

/// Adds a paragraph, every line indented.
pub(super) fn push_wrapped(text: &mut String, indent: usize, words: &str) {
    for line in wrap(words, COLUMNS - indent) {
        let _ = writeln!(text, "{:indent$}{line}", "");
    }
}

/// Adds an item of a list.
pub(super) fn push_item(text: &mut String, words: &str) {
    for (line, lead) in wrap(words, COLUMNS - 4).iter().zip(std::iter::once("  - ").chain(std::iter::repeat("    "))) {
        let _ = writeln!(text, "{lead}{line}");
    }
}
