//! A framework in one file, to send: JSON that holds the text of each of its files, letter by letter.
//!
//! The texts are kept as they are, so that a bundle and its folder are the same framework, with the same digest. This
//! module reads no file from a disk; [`store`](crate::store) does.

use jsonc_parser::ast::Value;
use serde_json::{Map, json};

use super::{Framework, Language};
use crate::diagnostic::{Problems, Source};
use crate::json::{Document, Reader, indented};

/// The name and version of the format.
pub const BUNDLE_SCHEMA: &str = "devrel-ready/framework/1";

/// Writes a framework as one file.
#[must_use]
pub fn bundle_json(framework: &Framework) -> String {
    let mut object = Map::new();
    object.insert("schema".to_owned(), json!(BUNDLE_SCHEMA));
    object.insert("id".to_owned(), json!(framework.id().as_str()));
    object.insert("edition".to_owned(), json!(framework.edition()));
    object.insert("files".to_owned(), file_map(framework));
    // The schema comes first: by it a reader knows how large the file may be.
    indented(&object)
}

/// Returns the texts of a framework by the names of their files.
pub(crate) fn file_map(framework: &Framework) -> serde_json::Value {
    let files = framework.files().map(|(name, text)| (name.to_owned(), json!(text)));
    serde_json::Value::Object(files.collect())
}

/// Reads the files out of a bundle. The name of the bundle stands before the name of each file.
///
/// # Errors
///
/// Every problem of the bundle itself; [`Framework::parse`] finds those of the files in it.
pub fn read_bundle(source: &Source) -> Result<Vec<Source>, Problems> {
    let document = Document::parse(source)?;
    let mut reader = Reader::new(source);
    let files = read(&mut reader, &document.root, source);
    reader.into_problems().or_value(files)
}

fn read<'s>(reader: &mut Reader<'s>, root: &Value<'s>, bundle: &Source) -> Option<Vec<Source>> {
    let mut fields = reader.object(root, "the bundle")?;
    fields.allow_schema(reader);
    let schema = fields.required(reader, "schema");
    let schema = schema.and_then(|value| reader.one_of(value, "schema", &[BUNDLE_SCHEMA]));
    // Both stand in framework.json, too, and count there.
    let _ = (fields.optional("id"), fields.optional("edition"));
    let files = fields.required(reader, "files");
    fields.finish(reader);
    schema?;
    read_files(reader, files?, bundle)
}

/// Reads the map of files. The name of the bundle stands before theirs.
pub(crate) fn read_files<'s>(reader: &mut Reader<'s>, value: &Value<'s>, bundle: &Source) -> Option<Vec<Source>> {
    let mut sources = Vec::new();
    let files = reader.object(value, "the list of files")?;
    for (property, name) in files.entries() {
        if !is_file_name(name) {
            let advice =
                "keep framework.json, resources.json, terms.json, and files in editions, lang, roles and skills";
            reader.problem(&property.value, ["this is no file of a framework", advice]);
            continue;
        }
        let Some(text) = reader.string(&property.value, "the text of a file") else { continue };
        let in_bundle = format!("{}/{name}", bundle.name);
        sources.push(Source::new(&in_bundle, text.to_owned()));
    }
    Some(sources)
}

/// Returns whether a framework can have a file of this name.
fn is_file_name(name: &str) -> bool {
    let is_id = |stem: &str| {
        !stem.is_empty() && stem.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    match name.split_once('/') {
        None => ["framework.json", "resources.json", "terms.json"].contains(&name),
        Some(("lang", file)) => file.strip_suffix(".json").is_some_and(|stem| Language::new(stem).is_some()),
        Some((folder, file)) => {
            ["editions", "roles", "skills"].contains(&folder) && file.strip_suffix(".json").is_some_and(is_id)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{bundle_json, read_bundle};
    use crate::diagnostic::Source;
    use crate::framework::Framework;

    fn problems(text: &str) -> String {
        read_bundle(&Source::new("x.json", text.to_owned())).expect_err("refused").to_string()
    }

    #[test]
    fn a_bundle_is_the_same_framework_as_its_files() {
        let shipped = Framework::shipped();
        let source = Source::new("somewhere/devrel.json", bundle_json(&shipped));
        let again = Framework::parse(read_bundle(&source).expect("a bundle")).expect("the same files");
        assert_eq!(again.sha256(), shipped.sha256());
        assert_eq!(bundle_json(&again), bundle_json(&shipped));
    }

    #[test]
    fn a_name_in_a_bundle_never_leads_anywhere() {
        for name in ["../framework.json", "/etc/passwd", "roles/../x.json", "roles/a/b.json", "roles/.json", "x.json"] {
            let text = format!(r#"{{"schema": "devrel-ready/framework/1", "files": {{"{name}": "{{}}"}}}}"#);
            assert!(problems(&text).contains("no file of a framework"), "{name}");
        }
    }

    #[test]
    fn every_fault_of_a_bundle_has_its_place() {
        for (text, words) in [
            (r#"{"files": {}}"#, "schema"),
            (r#"{"schema": "devrel-ready/framework/2", "files": {}}"#, "x.json:1:12"),
            (r#"{"schema": "devrel-ready/framework/1"}"#, "files"),
            (r#"{"schema": "devrel-ready/framework/1", "files": {"terms.json": 7}}"#, "x.json:1:64"),
            (r#"{"schema": "devrel-ready/framework/1", "files": {}, "more": 1}"#, "more"),
        ] {
            let found = problems(text);
            assert!(found.contains(words), "{text}: {found}");
        }
    }
}
