//! Parses a source text into values with places.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::diagnosis;
use super::scan::{Limit, beyond_limits, forbidden};
use crate::diagnostic::{Problem, Source, Span};

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

/// A source that is well-formed JSON.
#[derive(Debug)]
pub(crate) struct Document<'s> {
    /// The source of the values.
    pub(crate) source: &'s Source,
    /// The outermost value.
    pub(crate) root: Value<'s>,
}

impl<'s> Document<'s> {
    /// Parses a source.
    ///
    /// # Errors
    ///
    /// The text is not JSON, is empty, is nested too deeply, or has too many values. The problem has its place.
    pub(crate) fn parse(source: &'s Source) -> Result<Self, Box<Problem>> {
        let at = |span, words: [&str; 2]| Box::new(Problem::at(&source.name, &source.text, span, words));
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
        let unescaped = || {
            forbidden(&source.text).map(|(span, what)| {
                at(
                    span,
                    [&format!("not valid JSON: {what}"), "write it as an escape, such as \\n or \\t, or take it out"],
                )
            })
        };
        match parse_to_ast(&source.text, &CollectOptions::default(), &STRICT) {
            Ok(parsed) => match (parsed.value, unescaped()) {
                (_, Some(problem)) => Err(problem),
                (Some(root), None) => Ok(Self { source, root }),
                (None, None) => Err(Box::new(Problem::with_file(
                    &source.name,
                    ["the file is empty", "name a file that holds JSON"],
                ))),
            },
            Err(error) => {
                let range = error.range();
                let end = range.end.clamp(range.start, source.text.len());
                let span = range.start.min(end)..end;
                if let Some((message, advice)) = diagnosis::of_whole(&source.text) {
                    return Err(Box::new(Problem::with_file(&source.name, [&message, advice])));
                }
                if let Some((message, advice)) = diagnosis::of_place(&source.text, span.start) {
                    return Err(at(span, [&format!("not valid JSON: {message}"), advice]));
                }
                let kind = lower_first(&error.kind().to_string());
                // A string that never ends most often has a line break where its quote should be.
                match unescaped() {
                    Some(problem) if kind.starts_with("unterminated string") => Err(problem),
                    _ => Err(at(span, [&format!("not valid JSON: {kind}"), "fix the text here and try again"])),
                }
            }
        }
    }
}

/// Returns the place of the value that object keys and array positions (as decimal text) lead to from the root.
pub(crate) fn locate(document: &Document<'_>, path: &[&str]) -> Option<Span> {
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

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::{Document, locate};
    use crate::diagnostic::Source;

    fn problem(text: &'static str) -> String {
        let source = Source::new("x.json", text);
        Document::parse(&source).expect_err("the text is wrong").to_string()
    }

    #[test]
    fn what_strict_json_forbids_is_a_problem_with_a_place() {
        for text in ["{\"a\": 1,}", "{a: 1}", "{'a': 1}", "[1 2]", "[+1]", "[0x10]", "[NaN]", "[1] []", "{\"a\" 1}"] {
            let message = problem(text);
            assert!(message.starts_with("x.json:1:") && message.contains("not valid JSON"), "{text}: {message}");
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
