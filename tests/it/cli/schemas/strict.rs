//! The schemas in the validator that most editors and programs use.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use devrel_ready::schema::{SchemaKind, text};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::documents::documents;
use super::mutations::mutations;
use super::validator;
use crate::node::{node, output};

#[test]
fn every_schema_compiles_in_strict_mode_and_judges_as_elsewhere() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cli/schemas/strict.js");
    let Some(mut ajv) = node("ajv", &script) else { return };
    let mut lines = String::new();
    let mut add = |line: Value| writeln!(lines, "{line}").expect("writing to memory does not fail");
    for kind in SchemaKind::ALL {
        let schema: Value = serde_json::from_str(text(kind)).expect("a schema is JSON");
        let kind = schema["$id"].as_str().and_then(|id| id.split('/').nth(1)).expect("an id names the kind").to_owned();
        add(json!({"kind": kind, "schema": schema}));
    }
    for document in documents() {
        let (kind, validator) = (document.kind, validator(document.kind));
        add(json!({"kind": kind, "what": "unchanged", "value": document.value, "valid": true}));
        for changed in mutations(&document.value, document.read) {
            let what = format!("{} {}", changed.place, changed.what);
            let valid = validator.is_valid(&changed.value);
            add(json!({"kind": kind, "what": what, "value": changed.value, "valid": valid}));
        }
    }
    let dir = TempDir::new().expect("a temporary directory can be made");
    let file = dir.path().join("schemas.txt");
    fs::write(&file, lines).expect("a temporary directory can be written to");
    output(ajv.arg(file));
}
