//! Parts that all JSON output shares: the framework, and the format.

use serde::Serialize;

use crate::framework::Framework;
use crate::json::indented;

/// The framework of the output.
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

/// Returns a value as indented JSON with a line feed at the end.
pub(crate) fn json(value: &impl Serialize) -> String {
    indented(value)
}
