//! Schema and program agree on changed documents, and where they do not, the reason is on a list.

use std::collections::BTreeMap;

use super::documents::{Document, documents};
use super::known::{KNOWN, Known};
use super::mutations::mutations;
use super::validator;

#[test]
fn schema_and_program_agree_on_every_small_change_or_the_reason_is_listed() {
    let mut unexplained: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut needed = vec![false; KNOWN.len()];
    for document in documents() {
        let Document { kind, value, read, .. } = &document;
        let validator = validator(kind);
        assert!(validator.is_valid(value), "{kind}: {:?}", validator.validate(value));
        assert!(document.problems(value).is_none(), "{kind}: {:?}", document.problems(value));
        for changed in mutations(value, read) {
            let place = changed.place.as_str();
            let mut explain = |what: &str, fits: &dyn Fn(&Known) -> bool| {
                let fitting = KNOWN.iter().zip(&mut needed).filter(|(it, _)| fits(it));
                let count = fitting.map(|(_, needed)| *needed = true).count();
                if count == 0 {
                    unexplained.entry(format!("{kind} {place}")).or_default().push(what.to_owned());
                }
            };
            match (validator.is_valid(&changed.value), document.problems(&changed.value)) {
                (false, None) => {
                    explain(&format!("{}: fine", changed.what), &|it| it.is_change(kind, place, &changed.what));
                }
                (true, Some(problems)) => {
                    for problem in document.own(&problems) {
                        let message = problem.message.as_str();
                        explain(&format!("{}: {message}", changed.what), &|it| it.is_message(kind, place, message));
                    }
                }
                _ => {}
            }
        }
    }
    assert!(unexplained.is_empty(), "refused by one only, and not on the list: {unexplained:#?}");
    let idle = KNOWN.iter().zip(needed).filter(|(_, needed)| !needed);
    let idle: Vec<String> = idle.map(|(it, _)| format!("{} {}: {}", it.kind, it.place, it.why)).collect();
    assert!(idle.is_empty(), "on the list, and no change needs it: {idle:#?}");
}
