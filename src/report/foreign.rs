//! Recognizes documents that are neither answers nor a report, and describes them.

use crate::diagnostic::Problem;
use crate::framework::{Kind, kind_of};
use crate::json::Document;

/// Returns the problem of a document that is neither answers nor a report, with a message that describes the document.
pub(super) fn something_else(document: &Document<'_>) -> Option<Problem> {
    let whole = |message: &str, advice| Some(Problem::with_file(&document.source.name, [message, advice]));
    let check = "`devrel-ready check FILE` checks it; only answers and reports can be scored";
    match kind_of(document) {
        Some(Kind::Report | Kind::Answers) => None,
        Some(Kind::Rating) => whole(
            "this is a rating that one person gave to another, and never own answers",
            "`devrel-ready compare NAME FILE` sets it beside the own answers of the person it is about",
        ),
        Some(Kind::Request) => {
            whole("this is a request for a rating, and holds no answers", "`devrel-ready rate FILE` answers it")
        }
        Some(Kind::Framework) => whole("this is a framework and not a file of answers", check),
        Some(Kind::Role) => whole("this is a role profile and not a file of answers", check),
        Some(Kind::Resources) => whole("this is a list of resources and not a file of answers", check),
        Some(Kind::Terms) => whole("these are terms for job postings and not a file of answers", check),
        Some(Kind::Bundle) => whole(
            "this is a framework and not a file of answers",
            "pass it with --framework to use it, or to `devrel-ready check`",
        ),
        Some(Kind::Edition) => whole("these are statements of an earlier edition and not a file of answers", check),
        Some(Kind::Translation) => whole("these are texts of a framework in another language and no answers", check),
        Some(Kind::Skills) => whole("these are skills of a framework and not a file of answers", check),
        None if document.root.as_array().is_some() => {
            whole("this is a list and not a file of answers", NO_FORMAT_ADVICE)
        }
        None => {
            let [message, advice] = no_known_format(document);
            whole(message, advice)
        }
    }
}

/// Returns the message and the advice for a file in no format of this program.
pub(crate) fn no_known_format(document: &Document<'_>) -> [&'static str; 2] {
    let has = |name| document.root.as_object().is_some_and(|object| object.get(name).is_some());
    if has("basics") || (has("work") && has("education")) {
        return [
            "this looks like a JSON Resume, which holds no levels from 0 to 4",
            "write a file of answers; `devrel-ready show --help` shows one",
        ];
    }
    ["this is no framework, role, report or answers file", NO_FORMAT_ADVICE]
}

const NO_FORMAT_ADVICE: &str =
    "answers start with \"schema\": \"devrel-ready/answers/1\"; `devrel-ready schema answers` says the rest";

#[cfg(test)]
mod tests {
    use crate::diagnostic::Source;
    use crate::framework::Framework;
    use crate::report::read_answers;

    #[test]
    fn a_file_that_is_something_else_is_called_what_it_is() {
        let framework = Framework::shipped();
        for (text, words) in [
            (r#"{"basics": {"name": "Ada"}, "skills": [{"name": "Python"}]}"#, "JSON Resume"),
            (r#"{"id": "x", "bands": [], "domains": []}"#, "this is a framework"),
            (r#"{"id": "x", "must_have": [], "skills": []}"#, "this is a role profile"),
            (r#"{"a": {"title": "b", "url": "https://example.org"}}"#, "a list of resources"),
            ("[1, 2]", "this is a list"),
            (r#"{"skills": [{"id": "x", "levels": []}]}"#, "skills of a framework"),
            (r#"{"a": 1}"#, "no framework, role, report or answers"),
            ("7", "no framework, role, report or answers"),
        ] {
            let problems = read_answers(&framework, &Source::new("x.json", text), jiff::civil::date(2026, 5, 1))
                .expect_err("refused");
            assert!(problems.len() == 1 && problems[0].message.as_str().contains(words), "{text}: {}", problems[0]);
        }
    }
}
