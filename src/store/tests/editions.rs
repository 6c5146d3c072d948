//! A save of an earlier edition whose skills have other ids now.

use std::sync::Arc;

use super::{Desk, MOMENT, time};
use crate::assessment::{Choice, Edit, Moment};
use crate::diagnostic::Source;
use crate::framework::{Framework, Level};
use crate::store::format::seal;

/// A save for edition 2, at the question about workshops, with an unknown field and an id with a blank at its end.
const BEFORE: &str = r#"{"name":"me","framework":{"id":"devrel","edition":2},"aim":{"role":null,"band":"established"},"place":"workshop-teaching","saved_at":"2026-11-26T12:36:13Z","answers":{"software-building":{"level":3},"workshop-teaching":{"level":2,"evidence":"a link","note":"mine","star":true,"odd":1},"workshop-teaching ":{"level":1}},"log":[{"id":1,"on":"2026-05-01","text":"Ran it","link":"","skills":["workshop-teaching"]}]}"#;

/// Returns the shipped framework as edition 3, in which the skill about workshops has another id.
fn renamed() -> Arc<Framework> {
    let line =
        r#"{"edition": 3, "skill": "teaching", "what": "renamed", "from": ["workshop-teaching"], "why": "Short."}"#;
    let shipped = Framework::shipped();
    let sources = shipped.sources().iter().map(|source| {
        let name = source.name.as_str();
        let text = match name {
            _ if name.contains("editions/") => source.text.clone().into_owned(),
            _ if name.ends_with("framework.json") => {
                let text = source.text.replacen("\"edition\": 2", "\"edition\": 3", 1);
                text.replacen("\"changes\": [", &format!("\"changes\": [{line},"), 1)
            }
            _ => source.text.replace("\"workshop-teaching\"", "\"teaching\""),
        };
        Source::new(name, text)
    });
    Arc::new(Framework::parse(sources.collect()).expect("only an id is another"))
}

#[test]
fn a_renamed_skill_keeps_its_answer_and_everything_that_names_it() {
    let mut desk = Desk::new();
    desk.framework = renamed();
    desk.plant(seal(3, BEFORE));
    let teaching = desk.framework.find_skill("teaching").expect("it has the new id");
    for round in 0..2 {
        let (mut session, opened) = desk.begin_sound();
        let mut assessment = opened.assessment;
        let entry = assessment.entry(teaching);
        assert_eq!((entry.choice, entry.star), (Choice::Level(Level::ALL[2]), true), "round {round}");
        assert_eq!((entry.evidence.as_str(), entry.note.as_str()), ("a link", "mine"));
        assert_eq!(entry.given.map(|given| given.edition), Some(2), "it is still an answer to edition 2");
        assert_eq!(assessment.place(), teaching);
        assert_eq!(assessment.file_edition(), if round == 0 { 2 } else { 3 });
        let logged: Vec<_> = assessment.log().entries().iter().flat_map(|entry| entry.skills.clone()).collect();
        assert_eq!(logged.iter().map(crate::text::Clean::as_str).collect::<Vec<_>>(), ["teaching"]);
        let moment = Moment { edition: 3, revision: session.revision() + 1, ..MOMENT };
        let other = desk.framework.find_skill("troubleshooting").expect("shipped");
        assessment.edit(other, Edit::Choose(Choice::Level(Level::ALL[1 + round])), moment);
        session.save(&assessment, session.revision() + 1, time(0)).expect("saved");
        let saved = String::from_utf8(desk.current()).expect("text");
        assert!(saved.contains("\"teaching\":{\"level\":2") && saved.contains("\"odd\":1"), "{saved}");
        assert!(saved.contains("\"workshop-teaching \":{\"level\":1}"), "what is no id stays as it is: {saved}");
        assert!(!saved.contains("\"workshop-teaching\""), "{saved}");
    }
}
