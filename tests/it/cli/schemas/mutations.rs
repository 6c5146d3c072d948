//! Small changes of a document, one at a time.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// A document with one change.
pub(super) struct Mutated {
    /// The place as keys, `*` for a position in a list, such as `/skills/*/short`.
    pub(super) place: String,
    /// The change there.
    pub(super) what: String,
    pub(super) value: Value,
}

/// The lengths of texts at and beyond the limits of the program.
const LENGTHS: [usize; 14] = [12, 13, 22, 23, 48, 49, 64, 65, 500, 501, 1_000, 1_001, 10_000, 10_001];
/// The same for characters of two columns.
const WIDE_LENGTHS: [usize; 6] = [6, 7, 11, 12, 24, 25];
/// Texts that look like something.
const TEXTS: [&str; 20] = [
    "some-other",
    "Some Other",
    "-x",
    ".x",
    "a/b",
    "a\\b",
    "x.JSON",
    "3",
    "2026-02-28",
    "2026-02-30",
    "2026-13-01",
    "20260501",
    "2026-5-1",
    "http://example.org",
    "https://",
    "https://a b",
    "a  b",
    "a .. b",
    "*",
    "e\u{301}",
];
/// Numbers at and beyond the limits of the program.
const NUMBERS: [&str; 17] = [
    "-1",
    "0",
    "1",
    "2",
    "4",
    "5",
    "100",
    "101",
    "1000",
    "1001",
    "1000000",
    "1000001",
    "1000000001",
    "4294967296",
    "0.5",
    "1.0",
    "1e400",
];
/// The lengths of lists at and beyond the limits of the program.
const COUNTS: [usize; 5] = [2, 4, 10, 11, 101];

/// Returns every change of a document. Fields that are not among those `read`, if there are any, change as a whole.
/// Of the elements of a list that look alike, only the first changes.
pub(super) fn mutations(value: &Value, read: &[&str]) -> Vec<Mutated> {
    let mut found = Vec::new();
    let mut places = vec![Vec::new()];
    while let Some(path) = places.pop() {
        let here = at(value, &path);
        let place: String = shown(value, &path);
        let mut add = |what: String, change: &dyn Fn(&mut Value)| {
            let mut changed = value.clone();
            change(at_mut(&mut changed, &path));
            found.push(Mutated { place: place.clone(), what, value: changed });
        };
        for (what, new) in replacements(here) {
            add(what, &|it| *it = new.clone());
        }
        if let Value::Object(fields) = here {
            for key in fields.keys() {
                add(format!("without {key}"), &|it| drop(object(it).remove(key)));
                add(format!("{key} renamed"), &|it| {
                    let value = object(it).remove(key).expect("it is there");
                    object(it).insert(format!("{key}-x"), value);
                });
            }
            let copy = fields.values().next_back().cloned().unwrap_or_default();
            for (what, key) in [("unknown field", "added"), ("empty key", ""), ("blank key", " "), ("odd key", "a/B")] {
                add(what.to_owned(), &|it| drop(object(it).insert(key.to_owned(), copy.clone())));
            }
        }
        let is_read = read.is_empty() || path.first().is_none_or(|field| read.contains(&field.as_str()));
        if is_read {
            let inside = children(here).into_iter();
            places.extend(inside.map(|key| path.iter().cloned().chain([key]).collect::<Vec<String>>()));
        }
    }
    found
}

fn object(value: &mut Value) -> &mut Map<String, Value> {
    value.as_object_mut().expect("fields of objects change")
}

/// Returns the values that a value is replaced by.
fn replacements(value: &Value) -> Vec<(String, Value)> {
    let mut new = vec![("null".to_owned(), Value::Null)];
    let others = [json!("some text"), json!(1), json!(true), json!([]), json!({})];
    for (name, other) in ["a text", "a number", "true", "a list", "an object"].into_iter().zip(others) {
        if std::mem::discriminant(&other) != std::mem::discriminant(value) {
            new.push((name.to_owned(), other));
        }
    }
    match value {
        Value::String(text) => {
            new.extend([("empty", ""), ("blank", " \u{3000}"), ("control characters", "\u{1}\u{7f}")].map(named));
            new.extend(TEXTS.map(|text| (format!("\"{text}\""), json!(text))));
            new.push(("in capitals".to_owned(), json!(text.to_uppercase())));
            new.push(("padded".to_owned(), json!(format!(" {text}\t"))));
            new.extend(LENGTHS.map(|count| (format!("{count} letters"), json!("x".repeat(count)))));
            new.extend(WIDE_LENGTHS.map(|count| (format!("{count} wide characters"), json!("評".repeat(count)))));
            new.push(("12 letters with marks".to_owned(), json!("e\u{301}".repeat(12))));
        }
        Value::Number(_) => new.extend(NUMBERS.map(|text| {
            let number = serde_json::from_str(text).unwrap_or_else(|_| json!(f64::MAX));
            (format!("= {text}"), number)
        })),
        Value::Bool(it) => new.push(("the opposite".to_owned(), json!(!it))),
        Value::Array(list) => {
            new.push(("empty".to_owned(), json!([])));
            new.extend(
                list.last()
                    .map(|last| ("its last twice".to_owned(), json!([&list[..], std::slice::from_ref(last)].concat()))),
            );
            new.extend(list.split_last().map(|(_, rest)| ("without its last".to_owned(), json!(rest))));
            for count in COUNTS.into_iter().filter(|count| *count > list.len()) {
                let more = list.iter().cycle().take(count).enumerate().map(|(n, it)| numbered(it, n));
                new.push((format!("{count} entries"), more.collect()));
            }
        }
        Value::Object(_) => new.push(("empty".to_owned(), json!({}))),
        Value::Null => {}
    }
    new.retain(|(_, new)| new != value);
    new
}

fn named((name, text): (&str, &str)) -> (String, Value) {
    (name.to_owned(), json!(text))
}

/// Returns an element with an id of its own.
fn numbered(value: &Value, n: usize) -> Value {
    match value {
        Value::String(text) if n > 0 => json!(format!("{text}-{n}")),
        Value::Object(fields) => {
            let mut fields = fields.clone();
            match fields.get_mut("id") {
                Some(Value::String(text)) if n > 0 => *text = format!("{text}-{n}"),
                Some(id @ Value::Number(_)) => *id = json!(n + 1),
                _ => {}
            }
            Value::Object(fields)
        }
        other => other.clone(),
    }
}

fn children(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => fields.keys().cloned().collect(),
        Value::Array(list) => {
            let mut seen = BTreeSet::new();
            let unlike = list.iter().enumerate().filter(|(_, element)| seen.insert(looks(element)));
            unlike.map(|(position, _)| position.to_string()).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns what two elements that look alike have in common: their fields and the lengths of their lists.
fn looks(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let fields: Vec<String> = fields.iter().map(|(key, value)| format!("{key}({})", looks(value))).collect();
            fields.concat()
        }
        Value::Array(list) => format!("{}", list.len().min(2)),
        _ => String::new(),
    }
}

fn at<'v>(value: &'v Value, path: &[String]) -> &'v Value {
    path.iter().fold(value, |value, key| match value {
        Value::Array(list) => &list[key.parse::<usize>().expect("a position")],
        value => &value[key],
    })
}

fn at_mut<'v>(value: &'v mut Value, path: &[String]) -> &'v mut Value {
    path.iter().fold(value, |value, key| match value {
        Value::Array(list) => &mut list[key.parse::<usize>().expect("a position")],
        value => &mut value[key],
    })
}

fn shown(value: &Value, path: &[String]) -> String {
    let steps = path.iter().enumerate().map(|(depth, key)| match at(value, &path[..depth]) {
        Value::Array(_) => "/*".to_owned(),
        _ => format!("/{}", key.replace('/', "~1")),
    });
    let place: String = steps.collect();
    if place.is_empty() { "/".to_owned() } else { place }
}
