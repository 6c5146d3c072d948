//! The files of requests and ratings: JSON, written and read here only.

mod rating;
mod request;

pub use rating::{RATING_SCHEMA, rating_json, read_rating};
pub use request::{REQUEST_SCHEMA, read_request, request_json};

use jsonc_parser::ast::Value;
use serde_json::{Map, json};

use crate::assessment::Name;
use crate::diagnostic::Problem;
use crate::framework::{Framework, Kind, kind_of};
use crate::json::{Document, Reader};

/// Returns the framework as JSON: its id and edition.
fn framework_json(framework: &Framework) -> Map<String, serde_json::Value> {
    let mut object = Map::new();
    object.insert("id".to_owned(), json!(framework.id().as_str()));
    object.insert("edition".to_owned(), json!(framework.edition()));
    object
}

/// Returns the problem of a document that is of another kind than wanted, with a message that says what it is.
fn something_else(document: &Document<'_>, wanted: Kind) -> Option<Problem> {
    let whole = |message: &str, advice| Some(Problem::with_file(&document.source.name, [message, advice]));
    let what = if wanted == Kind::Rating { "a rating" } else { "a request for one" };
    match kind_of(document) {
        Some(kind) if kind == wanted => None,
        Some(Kind::Rating) => whole(
            "this is a rating that somebody has given, and not a request for one",
            "`devrel-ready compare NAME FILE` sets it beside the own answers",
        ),
        Some(Kind::Request) => whole(
            "this is a request for a rating, and nobody has answered it yet",
            "`devrel-ready rate FILE` answers it",
        ),
        Some(Kind::Report) => whole(
            &format!("this is a report of somebody's own answers, and not {what}"),
            "`devrel-ready invite NAME -o FILE` asks another person for a rating",
        ),
        Some(Kind::Answers) => whole(
            &format!("these are somebody's own answers, and not {what}"),
            "`devrel-ready invite NAME -o FILE` asks another person for a rating",
        ),
        _ => whole(
            &format!("this is not {what}"),
            "`devrel-ready invite NAME -o FILE` writes a request, and `devrel-ready rate FILE` answers it",
        ),
    }
}

/// Reads the name of a person.
fn person<'s>(reader: &mut Reader<'s>, value: &Value<'s>, what: &str) -> Option<Name> {
    let text = reader.string(value, what)?;
    Name::new(text).map_err(|problem| reader.problem(value, [&problem.to_string(), "write the name of a person"])).ok()
}

/// Reads which questions were asked, and returns their edition. Records a problem for other questions than those at
/// hand, if these are known.
fn edition_asked<'s>(reader: &mut Reader<'s>, value: &Value<'s>, ours: Option<&Framework>) -> Option<u32> {
    let mut fields = reader.object(value, "the framework")?;
    let [id, edition] = ["id", "edition"].map(|name| fields.required(reader, name));
    let id = id.and_then(|value| Some((value, reader.string(value, "the framework")?)));
    let edition = edition.and_then(|value| Some((value, reader.integer(value, "the edition", 1..=u32::MAX)?)));
    if let Some(((value, id), known)) = id.zip(ours.map(|ours| ours.id().as_str()))
        && id != known
    {
        let advice = format!("both have to answer the same questions; the own answers are to \"{known}\"");
        reader.problem(value, [&format!("these are the questions of another framework, \"{id}\""), &advice]);
        return None;
    }
    if let Some(((value, edition), newest)) = edition.zip(ours.map(Framework::edition))
        && edition > newest
    {
        let message = format!("edition {edition} of the questions is newer than edition {newest}");
        reader.problem(value, [&message, "install the newer version of devrel-ready"]);
        return None;
    }
    id.and(edition).map(|(_, edition)| edition)
}
