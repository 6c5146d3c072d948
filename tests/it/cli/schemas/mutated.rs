//! Schema and program agree on changed documents, and where they do not, the reason is on a list.

use std::collections::BTreeMap;

use super::documents::{Document, documents};
use super::known::{KNOWN, Refused};
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
            let (schema, program) = (!validator.is_valid(&changed.value), document.problems(&changed.value));
            let by = match (schema, &program) {
                (true, None) => Refused::BySchema,
                (false, Some(_)) => Refused::ByProgram,
                _ => continue,
            };
            let fits = KNOWN.iter().enumerate().filter(|(_, it)| it.fits(kind, &changed.place, &changed.what, by));
            let positions: Vec<usize> = fits.map(|(position, _)| position).collect();
            for position in &positions {
                needed[*position] = true;
            }
            if positions.is_empty() {
                let place = format!("{kind} {} {by:?}", changed.place);
                let why = program.map(|it| format!(": {}", it[0].message)).unwrap_or_default();
                unexplained.entry(place).or_default().push(format!("{}{why}", changed.what));
            }
        }
    }
    assert!(unexplained.is_empty(), "refused by one only, and not on the list: {unexplained:#?}");
    let idle = KNOWN.iter().zip(needed).filter(|(_, needed)| !needed);
    let idle: Vec<String> = idle.map(|(it, _)| format!("{} {}: {}", it.kind, it.place, it.why)).collect();
    assert!(idle.is_empty(), "on the list, and no change needs it: {idle:#?}");
}
