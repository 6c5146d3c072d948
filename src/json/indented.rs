//! Writes JSON for people: indented by two blanks, with a line feed at the end.
//!
//! A value is written in one line first, then indented as text. So the code that writes a type exists once for both
//! forms, and a number keeps its digits.

use serde::Serialize;

/// Returns a value as indented JSON with a line feed at the end.
pub(crate) fn indented(value: &impl Serialize) -> String {
    indent(&in_one_line(value)) + "\n"
}

/// Returns a value as JSON in one line, without a line feed.
pub(crate) fn in_one_line(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts and numbers always become JSON")
}

/// Indents JSON that stands in one line without blanks.
fn indent(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut depth, mut is_text, mut is_escaped, mut is_opened) = (0, false, false, false);
    for letter in json.chars() {
        if is_text {
            is_text = letter != '"' || is_escaped;
            is_escaped = letter == '\\' && !is_escaped;
            out.push(letter);
            continue;
        }
        let closes = matches!(letter, '}' | ']');
        if closes {
            depth -= 1;
        }
        // Nothing stands between the marks of an empty object or list.
        if is_opened != closes {
            begin_line(&mut out, depth);
        }
        is_opened = matches!(letter, '{' | '[');
        out.push(letter);
        match letter {
            '{' | '[' => depth += 1,
            ',' => begin_line(&mut out, depth),
            ':' => out.push(' '),
            _ => is_text = letter == '"',
        }
    }
    out
}

fn begin_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::indented;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<i64>().prop_map(Value::from),
            "[\\\\\"{}:,a\\n é]{0,6}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 4, |inner| {
            let members = vec(("[\\\\\"}a]{0,3}", inner.clone()), 0..4);
            prop_oneof![vec(inner, 0..4).prop_map(Value::from), members.prop_map(|it| it.into_iter().collect())]
        })
    }

    proptest! {
        #[test]
        fn the_form_is_that_of_the_library(value in value()) {
            let theirs = serde_json::to_string_pretty(&value).expect("JSON") + "\n";
            prop_assert_eq!(indented(&value), theirs);
        }
    }

    #[test]
    fn an_empty_object_stays_in_its_line() {
        assert_eq!(
            indented(&json!({"a": [], "b": {}, "c": [1, "}"]})),
            "{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    1,\n    \"}\"\n  ]\n}\n"
        );
    }
}
