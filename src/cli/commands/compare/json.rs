//! A comparison as `--json` prints it.

use super::Compared;
use crate::assessment::StateLabel;
use crate::cli::output::json::json;
use crate::cli::subject_reader::OpenedSubject;
use crate::compare::Comparison;
use crate::rating::{Agreement, Rating};
use crate::report::{ComparisonJson, StateJson};

/// Writes a comparison. A rating on one side comes with how both agree.
pub(super) fn page(compared: &Compared, comparison: &Comparison, rated: Option<(&Rating, &Agreement)>) -> String {
    let states = [&compared.before, &compared.after].map(state);
    json(&ComparisonJson::of(compared.framework(), states, comparison, rated))
}

fn state(opened: &OpenedSubject) -> StateJson {
    let point = opened.origin.as_ref().and_then(|origin| match origin.label {
        Some(StateLabel::Number(number)) => Some(number),
        _ => None,
    });
    StateJson::of(&opened.assessment, point)
}
