//! Finds the framework that a file of answers or a report names, before the answers are read with it.

use std::sync::Arc;

use jsonc_parser::ast::{Object, Value};

use crate::diagnostic::Source;
use crate::framework::{Catalog, Framework, FrameworkLabel};
use crate::json::Document;

/// Returns the framework that a file names, if the catalog has it. `None` for a file that names none or an unknown one,
/// and for one that cannot be read: the reader of the answers says what is wrong.
#[must_use]
pub fn framework_named_in(catalog: &Catalog, source: &Source) -> Option<Arc<Framework>> {
    let document = Document::parse(source).ok()?;
    let named = &document.root.as_object()?.get("framework")?.value;
    let text = |object: &Object<'_>, name: &str| object.get_string(name).map(|text| text.value.to_string());
    let (id, sha256, edition) = match named {
        Value::StringLit(id) => (id.value.to_string(), None, 0),
        Value::Object(object) => {
            let edition = object.get_number("edition").and_then(|number| number.value.parse().ok());
            (text(object, "id")?, text(object, "sha256"), edition.unwrap_or_default())
        }
        _ => return None,
    };
    catalog.find_or_newest(&FrameworkLabel { id: &id, edition, sha256: sha256.as_deref() })
}
