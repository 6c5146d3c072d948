//! A source text parsed into values with places.

use std::borrow::Cow;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::problem::{Problem, Span};
use crate::text::Clean;

/// Deepest nesting that is read. Our own formats need six.
const DEPTH_LIMIT: usize = 32;

/// Most values that are read. Our own files hold a few thousand; a million small ones would take a hundred times
/// the memory of their text.
const VALUE_LIMIT: usize = 50_000;

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// A text and the name a person knows it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file name or another name for where the text came from.
    pub name: Clean,
    /// The whole text.
    pub text: Cow<'static, str>,
}

impl Source {
    /// Names a text.
    #[must_use]
    pub fn new(name: &str, text: impl Into<Cow<'static, str>>) -> Self {
        Self { name: Clean::line(name), text: text.into() }
    }
}

/// A source that is well-formed JSON.
#[derive(Debug)]
pub struct Document<'s> {
    /// Where the values came from.
    pub source: &'s Source,
    /// The outermost value.
    pub root: Value<'s>,
}

impl<'s> Document<'s> {
    /// Parses a source.
    ///
    /// # Errors
    ///
    /// A text that is not JSON, is empty, or is nested too deeply is one problem with its place.
    pub fn parse(source: &'s Source) -> Result<Self, Box<Problem>> {
        let at = |span, words| Box::new(Problem::at(&source.name, &source.text, span, words));
        match beyond_limits(&source.text) {
            Some((place, Limit::Depth)) => {
                let advice = "flatten the file; the formats read here need no more than six levels";
                return Err(at(place..place + 1, ["brackets are nested too deeply", advice]));
            }
            Some((place, Limit::Values)) => {
                let advice = "check that it is the file you mean; the formats read here hold a few thousand";
                return Err(at(place..place + 1, ["there are more than 50,000 values", advice]));
            }
            None => {}
        }
        match parse_to_ast(&source.text, &CollectOptions::default(), &STRICT) {
            Ok(parsed) => match parsed.value {
                Some(root) => Ok(Self { source, root }),
                None => Err(Box::new(Problem::with_file(
                    &source.name,
                    ["the file is empty", "name a file that holds JSON"],
                ))),
            },
            Err(error) => {
                let range = error.range();
                let end = range.end.clamp(range.start, source.text.len());
                let message = format!("not valid JSON: {}", lower_first(&error.kind().to_string()));
                Err(at(range.start.min(end)..end, [&message, "fix the text here and try again"]))
            }
        }
    }
}

/// The place of the value reached by object keys and array positions (as decimal text) from the root.
#[must_use]
pub fn locate(document: &Document<'_>, path: &[&str]) -> Option<Span> {
    let mut value = &document.root;
    for step in path {
        value = match value {
            Value::Object(object) => &object.get(step)?.value,
            Value::Array(array) => array.elements.get(step.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    let range = value.range();
    Some(range.start..range.end)
}

/// What a text can have too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Limit {
    Depth,
    Values,
}

/// The first place beyond a limit. Checked before parsing, so that a hostile file costs one pass over its bytes.
fn beyond_limits(text: &str) -> Option<(usize, Limit)> {
    let mut depth = 0_usize;
    let mut values = 0_usize;
    let mut place = 0;
    while let Some(byte) = text.as_bytes().get(place) {
        match byte {
            b'"' => {
                place = behind_string(text, place + 1);
                continue;
            }
            b'{' | b'[' => {
                depth += 1;
                values += 1;
                if depth > DEPTH_LIMIT {
                    return Some((place, Limit::Depth));
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            _ => {}
        }
        if values > VALUE_LIMIT {
            return Some((place, Limit::Values));
        }
        place += 1;
    }
    None
}

/// The place behind the quote that closes the string with its first letter here. Most of a file is inside of quotes,
/// and the standard library finds the next one faster than a loop over bytes.
fn behind_string(text: &str, start: usize) -> usize {
    let mut from = start;
    while let Some(quote) = text[from..].find('"') {
        let end = from + quote;
        let slashes = text.as_bytes()[start..end].iter().rev().take_while(|byte| **byte == b'\\').count();
        from = end + 1;
        if slashes % 2 == 0 {
            return from;
        }
    }
    text.len()
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::{Document, Source, locate};

    fn problem(text: &'static str) -> String {
        let source = Source::new("x.json", text);
        Document::parse(&source).expect_err("the text is wrong").to_string()
    }

    #[test]
    fn what_strict_json_forbids_is_a_problem_with_a_place() {
        for text in ["{\"a\": 1,}", "{a: 1}", "{'a': 1}", "[1 2]", "[+1]", "[0x10]", "[NaN]", "[1] []", "{\"a\" 1}"] {
            let said = problem(text);
            assert!(said.starts_with("x.json:1:") && said.contains("not valid JSON"), "{text}: {said}");
        }
        assert!(problem("// c\n{}").contains("not valid JSON"));
        assert!(problem("").contains("empty"));
        assert!(problem("\"abc").contains("not valid JSON"));
    }

    #[test]
    fn depth_is_limited_and_brackets_in_strings_do_not_count() {
        let deep = "[".repeat(100_000);
        let source = Source::new("x.json", deep);
        let problem = Document::parse(&source).expect_err("too deep");
        assert_eq!(problem.column, 33);
        let fine = Source::new("x.json", format!("[\"{}\\\"[\"]", "[".repeat(100)));
        assert!(Document::parse(&fine).is_ok());
        let closed = Source::new("x.json", format!("[\"\\\\\", {}", "[".repeat(100)));
        assert_eq!(
            Document::parse(&closed).expect_err("too deep").column,
            39,
            "a backslash of its own escapes nothing"
        );
    }

    #[test]
    fn the_number_of_values_is_limited_and_commas_in_strings_do_not_count() {
        for piece in ["[],", "0,", "{\"a\":0},"] {
            let many = Source::new("x.json", format!("[{}0]", piece.repeat(50_000)));
            let problem = Document::parse(&many).expect_err("too many");
            assert!(problem.to_string().contains("50,000 values"), "{problem}");
        }
        let fine = Source::new("x.json", format!("[{}\"{}\"]", "0,".repeat(40_000), ",[".repeat(50_000)));
        assert!(Document::parse(&fine).is_ok());
    }

    #[test]
    fn a_value_is_located_by_keys_and_positions() {
        let source = Source::new("x.json", r#"{"a": [10, {"b": true}]}"#);
        let document = Document::parse(&source).expect("valid");
        let span = locate(&document, &["a", "1", "b"]).expect("there");
        assert_eq!(&source.text[span], "true");
        assert_eq!(locate(&document, &["a", "2"]), None);
    }
}
