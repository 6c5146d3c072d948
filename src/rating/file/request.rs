//! Reads and writes requests for a rating.

use std::sync::Arc;

use jsonc_parser::ast::Value;
use serde_json::{Map, json};

use super::{edition_asked, framework_json, person, something_else};
use crate::diagnostic::{Problems, Source};
use crate::framework::{Catalog, Framework, IMPOSTOR, Kind, SkillId, file_map, read_files};
use crate::json::{Document, Reader, indented};
use crate::rating::RatingRequest;

/// The name and version of the format.
pub const REQUEST_SCHEMA: &str = "devrel-ready/request/1";

/// Writes a request. Questions that do not ship with the program travel inside it.
#[must_use]
pub fn request_json(request: &RatingRequest) -> String {
    let framework = &request.framework;
    let mut questions = framework_json(framework);
    if !framework.has_shipped_id() {
        questions.insert("files".to_owned(), file_map(framework));
    }
    let skills: Vec<&str> = request.asked.iter().map(|skill| framework.skill(*skill).key.as_str()).collect();
    let mut object = Map::new();
    object.insert("schema".to_owned(), json!(REQUEST_SCHEMA));
    object.insert("about".to_owned(), json!(request.about.as_str()));
    object.insert("framework".to_owned(), serde_json::Value::Object(questions));
    object.insert("skills".to_owned(), json!(skills));
    indented(&object)
}

/// Reads a request. Its own questions count, if it has some.
///
/// # Errors
///
/// Every problem found: another format, other questions than those at hand, unknown skills.
pub fn read_request(shipped: &Arc<Framework>, source: &Source) -> Result<RatingRequest, Problems> {
    let document = Document::parse(source)?;
    if let Some(problem) = something_else(&document, Kind::Request) {
        return Err(problem.into());
    }
    let mut reader = Reader::new(source);
    let (framework, mut problems) = match framework_of(&mut reader, &document, shipped) {
        Ok(framework) => (Some(framework), Problems::default()),
        Err(problems) => (None, problems),
    };
    let request = request(&mut reader, &document.root, framework.as_ref());
    problems.extend(reader.into_problems());
    problems.or_value(request)
}

/// Returns the framework of a request: the one inside it, or else the shipped one. Fails with the problems that the
/// reader does not record.
fn framework_of<'s>(
    reader: &mut Reader<'s>,
    document: &Document<'s>,
    shipped: &Arc<Framework>,
) -> Result<Arc<Framework>, Problems> {
    let within = document.root.as_object().and_then(|root| root.get_object("framework"));
    let Some(files) = within.and_then(|framework| framework.get("files")) else { return Ok(Arc::clone(shipped)) };
    let sources = read_files(reader, &files.value, document.source).ok_or_else(Problems::default)?;
    let framework = Framework::parse(sources)?;
    if Catalog::is_impostor(&framework) {
        reader.problem(&files.value, IMPOSTOR);
    }
    Ok(Arc::new(framework))
}

/// Reads the request itself. Without a framework, looks for problems only.
fn request<'s>(reader: &mut Reader<'s>, root: &Value<'s>, framework: Option<&Arc<Framework>>) -> Option<RatingRequest> {
    let mut fields = reader.object(root, "the file")?;
    // Fields may be added to the format later, so one that is unknown is no problem.
    fields.allow_schema(reader);
    let schema = fields.required(reader, "schema");
    let schema = schema.and_then(|value| reader.one_of(value, "schema", &[REQUEST_SCHEMA]));
    let about = fields.required(reader, "about").and_then(|value| person(reader, value, "the person"));
    let ours = framework.map(Arc::as_ref);
    let edition = fields.required(reader, "framework").and_then(|value| edition_asked(reader, value, ours));
    let skills = fields.required(reader, "skills").and_then(|value| skills(reader, value, ours.zip(edition)));
    // Only here, so that a problem in one part hides none in another.
    let _ = (schema?, edition?);
    Some(RatingRequest::of(about?, framework?, &skills?))
}

/// Reads the skills. Skills that an earlier edition had and this one does not are left out. Without the questions and
/// their edition, no skill is known or unknown.
fn skills<'s>(
    reader: &mut Reader<'s>,
    value: &Value<'s>,
    questions: Option<(&Framework, u32)>,
) -> Option<Vec<SkillId>> {
    let values = reader.array(value, "the list of skills")?;
    let mut skills = Vec::new();
    for value in values {
        let Some((key, (framework, edition))) = reader.string(value, "a skill").zip(questions) else { continue };
        match framework.find_skill(key) {
            Some(skill) => skills.push(skill),
            None if edition < framework.edition() => {}
            None => reader.unknown(value, "skill", key, &framework.skill_keys()),
        }
    }
    if skills.is_empty() && (questions.is_some() || values.is_empty()) {
        reader.problem(value, ["no skill is asked for", "name one at least"]);
        return None;
    }
    Some(skills)
}

#[cfg(test)]
mod tests {
    use super::read_request;
    use crate::diagnostic::Source;
    use crate::framework::Framework;

    /// Asserts that a request has exactly these problems.
    #[track_caller]
    fn assert_wrong(fields: &str, expected: &[&str]) {
        let text = format!(r#"{{"schema": "devrel-ready/request/1", {fields}}}"#);
        let source = Source::new("x.json", text);
        let problems = read_request(&Framework::shipped(), &source).expect_err("it is refused");
        let found = problems.to_string();
        for words in expected {
            assert!(found.contains(words), "{words}: {found}");
        }
        assert_eq!(problems.count(), expected.len(), "{found}");
    }

    #[test]
    fn a_problem_in_one_part_hides_none_in_another() {
        let fields = r#""about": 7, "framework": {"id": "devrel"}, "skills": ["public-speaking", 3]"#;
        assert_wrong(fields, &["the person is", "\"edition\" is missing", "a skill is"]);
    }

    #[test]
    fn a_problem_of_the_questions_inside_hides_none_of_the_request() {
        let fields = r#""about": 7, "framework": {"id": "x", "edition": 1, "files": {"terms.json": 3}}, "skills": []"#;
        assert_wrong(fields, &["framework.json", "the text of a file", "the person is", "no skill is asked for"]);
        let fields = r#""about": "Sam", "framework": {"id": "x", "edition": 1, "files": 3}, "skills": ["y"]"#;
        assert_wrong(fields, &["the list of files is the number 3"]);
    }
}
