//! Reads and writes requests for a rating.

use std::sync::Arc;

use jsonc_parser::ast::Value;
use serde_json::{Map, json};

use super::{framework_json, person, questions, something_else};
use crate::diagnostic::{Problems, Source};
use crate::framework::{Catalog, Framework, IMPOSTOR, Kind, SkillId, file_map, read_files};
use crate::json::{Document, Fields, Reader, indented};
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
    let own = own_framework(&mut reader, &document)?;
    let framework = own.unwrap_or_else(|| Arc::clone(shipped));
    let request = request(&mut reader, &document.root, &framework);
    reader.into_problems().or_value(request)
}

/// Returns the framework inside a request, if it has one.
fn own_framework<'s>(reader: &mut Reader<'s>, document: &Document<'s>) -> Result<Option<Arc<Framework>>, Problems> {
    let within = document.root.as_object().and_then(|root| root.get_object("framework"));
    let Some(files) = within.and_then(|framework| framework.get("files")) else { return Ok(None) };
    let Some(sources) = read_files(reader, &files.value, document.source) else { return Ok(None) };
    let framework = Framework::parse(sources)?;
    if Catalog::is_impostor(&framework) {
        reader.problem(&files.value, IMPOSTOR);
    }
    Ok(Some(Arc::new(framework)))
}

fn request<'s>(reader: &mut Reader<'s>, root: &Value<'s>, framework: &Arc<Framework>) -> Option<RatingRequest> {
    let mut fields = reader.object(root, "the file")?;
    fields.allow_schema(reader);
    let schema = fields.required(reader, "schema");
    let schema = schema.and_then(|value| reader.one_of(value, "schema", &[REQUEST_SCHEMA]));
    let about = fields.required(reader, "about").and_then(|value| person(reader, value, "the person"));
    let asked = fields.required(reader, "framework").and_then(|value| questions(reader, value, framework));
    let (edition, mut questions) = asked?;
    if let Some(value) = questions.optional("files") {
        for (file, _) in reader.object(value, "the files of the framework")?.entries() {
            reader.string(&file.value, "the text of a file");
        }
    }
    let skills = skills(reader, &mut fields, framework, edition);
    schema?;
    Some(RatingRequest::of(about?, framework, &skills?))
}

/// Reads the skills. Skills that an earlier edition had and this one does not are left out.
fn skills<'s>(
    reader: &mut Reader<'s>,
    fields: &mut Fields<'_, 's>,
    framework: &Framework,
    edition: u32,
) -> Option<Vec<SkillId>> {
    let value = fields.required(reader, "skills")?;
    let mut skills = Vec::new();
    for value in reader.array(value, "the skills")? {
        let Some(key) = reader.string(value, "a skill") else { continue };
        match framework.find_skill(key) {
            Some(skill) => skills.push(skill),
            None if edition < framework.edition() => {}
            None => reader.unknown(value, "skill", key, &framework.skill_keys()),
        }
    }
    if skills.is_empty() {
        reader.problem(value, ["no skill is asked for", "name one at least"]);
        return None;
    }
    Some(skills)
}
