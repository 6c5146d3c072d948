//! Checks a report against its answers: recomputes the results and compares them, value by value.
//!
//! It compares no sentences, because another version of the program may word them differently, and no fields that this
//! version does not write. It compares only reports with the very same questions and role profiles.

use jiff::Timestamp;
use jsonc_parser::ast::Value;
use serde_json::Value as Json;

use super::format::json;
use super::{Notes, Report, ReportRequest, Scope, UncheckedRole};
use crate::assessment::Assessment;
use crate::diagnostic::{Problems, Source};
use crate::json::{Document, Reader};

/// The parts of a report that follow from its answers.
const COMPUTED: [&str; 4] = ["coverage", "results", "leading", "plan"];

/// Those of them that depend on all roles together.
const OF_ALL_ROLES: [&str; 2] = ["leading", "plan"];

/// The fields that hold sentences.
const SENTENCES: [&str; 2] = ["standing", "words"];

/// The outcome of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verified {
    /// The results match the answers.
    Results,
    /// Only the answers are checked, because the report has other questions or role profiles.
    AnswersOnly,
}

/// Compares the results of a report with those of its answers. The results of extra roles that cannot be computed
/// again, and what depends on all roles together, are left out then; see [`as_in_report`](super::as_in_report).
///
/// # Errors
///
/// Every value that differs, with its place.
pub fn verify(source: &Source, assessment: &Assessment, unchecked: &[UncheckedRole]) -> Result<Verified, Problems> {
    // Answers to retired skills affect no result, and an untrusted file can have very many.
    let expected = computed(&assessment.without_retired());
    let document = Document::parse(source)?;
    let Some(root) = document.root.as_object() else { return Ok(Verified::AnswersOnly) };
    let made_with = root.get_object("framework").and_then(|part| part.get_string("sha256"));
    if made_with.is_some_and(|digest| digest.value != assessment.framework().sha256()) {
        return Ok(Verified::AnswersOnly);
    }
    let mut reader = Reader::new(source);
    let mut fields = reader.object(&document.root, "the report");
    let is_whole = unchecked.is_empty();
    for part in COMPUTED.iter().filter(|part| is_whole || !OF_ALL_ROLES.contains(part)) {
        let Some(value) = fields.as_mut().and_then(|fields| fields.required(&mut reader, part)) else { continue };
        Comparison { reader: &mut reader, unchecked }.compare(part, value, &expected[*part]);
    }
    reader.into_problems().or_value(Some(Verified::Results))
}

/// Recomputes a report.
fn computed(assessment: &Assessment) -> Json {
    // The comparison ignores the time.
    let generated_at = Timestamp::UNIX_EPOCH;
    let (notes, scope) = (Notes::Without, Scope::default());
    let request = ReportRequest { assessment, generated_at, notes, effort: None, scope, kept: None };
    // Parsing the text avoids a second way to write a report.
    serde_json::from_str(&json::write(&Report::of(request))).expect("a report is JSON")
}

struct Comparison<'r, 's> {
    reader: &'r mut Reader<'s>,
    unchecked: &'r [UncheckedRole],
}

impl<'s> Comparison<'_, 's> {
    /// Returns whether this is a result of a role that cannot be computed again.
    fn is_unchecked(&self, found: &Value<'s>) -> bool {
        let role = found.as_object().and_then(|result| result.get_string("role"));
        role.is_some_and(|role| self.unchecked.iter().any(|it| it.key.as_str() == role.value))
    }

    /// Compares one value; `place` is its name in messages.
    fn compare(&mut self, place: &str, found: &Value<'s>, expected: &Json) {
        match (found, expected) {
            (Value::Object(object), Json::Object(fields)) => {
                for (name, expected) in fields.iter().filter(|(name, _)| !SENTENCES.contains(&name.as_str())) {
                    if let Some(property) = object.get(name) {
                        self.compare(&format!("{place}, {name}"), &property.value, expected);
                    }
                }
            }
            (Value::Array(list), Json::Array(wanted)) => {
                let listed: Vec<_> = list.elements.iter().filter(|found| !self.is_unchecked(found)).collect();
                if listed.len() != wanted.len() {
                    return self.differs(place, found, &format!("{} instead of {}", listed.len(), wanted.len()));
                }
                for (index, (found, expected)) in listed.into_iter().zip(wanted).enumerate() {
                    self.compare(&format!("{place}, {}", entry(index, expected)), found, expected);
                }
            }
            _ if same(found, expected) => {}
            _ => self.differs(place, found, &format!("not {}", shown(expected))),
        }
    }

    fn differs(&mut self, place: &str, found: &Value<'s>, how: &str) {
        let message = format!("the answers of this report give other results: {place}: {how}");
        self.reader.problem(found, [&message, "export the report again; its answers can be imported as they are"]);
    }
}

/// Returns the name of a list entry: its role and band, or its skill or domain, or else its number.
fn entry(index: usize, expected: &Json) -> String {
    let text = |name| expected.get(name).and_then(Json::as_str);
    match (text("role"), text("band"), text("skill").or_else(|| text("domain"))) {
        (Some(role), Some(band), _) => format!("{role} at {band}"),
        (_, _, Some(name)) => name.to_owned(),
        _ => format!("number {}", index + 1),
    }
}

fn same(found: &Value<'_>, expected: &Json) -> bool {
    match (found, expected) {
        (Value::StringLit(text), Json::String(wanted)) => text.value == wanted.as_str(),
        (Value::BooleanLit(found), Json::Bool(wanted)) => found.value == *wanted,
        (Value::NullKeyword(_), Json::Null) => true,
        (Value::NumberLit(number), Json::Number(wanted)) => {
            let number = serde_json::from_str::<serde_json::Number>(number.value).ok();
            // Two spellings of one number are equal, such as 3 and 3.0.
            let bits = |number: &serde_json::Number| number.as_f64().map(f64::to_bits);
            number.is_some_and(|number| bits(&number) == bits(wanted))
        }
        _ => false,
    }
}

/// Returns a short description of a value.
fn shown(value: &Json) -> String {
    match value {
        Json::Object(_) => "an object".to_owned(),
        Json::Array(_) => "a list".to_owned(),
        value => value.to_string(),
    }
}
