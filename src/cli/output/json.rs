//! The shared parts of JSON output: the framework it describes, and the way it is written.

use serde::Serialize;

use crate::framework::Framework;

/// Which framework a page of JSON is about.
#[derive(Debug, Serialize)]
pub(crate) struct FrameworkJson<'f> {
    id: &'f str,
    edition: u32,
}

impl<'f> FrameworkJson<'f> {
    pub(crate) fn of(framework: &'f Framework) -> Self {
        Self { id: framework.id().as_str(), edition: framework.edition() }
    }
}

/// A resource to read.
#[derive(Debug, Serialize)]
pub(crate) struct ResourceJson<'f> {
    pub(crate) title: &'f str,
    pub(crate) url: &'f str,
}

/// A value as JSON, indented, with a line feed at the end.
pub(crate) fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("texts and numbers always become JSON") + "\n"
}
