//! Answers to other questions can be shown. They are never saved as answers to these questions.

use std::sync::Arc;

use super::{Desk, time};
use crate::assessment::{Edit, Foreign, Moment, Sureness};
use crate::diagnostic::Source;
use crate::framework::Framework;
use crate::store::{Begun, Notice, ReadOnly, StoreError};

/// Returns the shipped framework with another id or edition.
pub(super) fn relabelled(framework: &Framework, from: &str, to: &str) -> Arc<Framework> {
    let sources = framework.sources().iter().map(|source| {
        let is_manifest = source.name.as_str().ends_with("framework.json");
        let text = if is_manifest { source.text.replacen(from, to, 1) } else { source.text.clone().into_owned() };
        Source::new(source.name.as_str(), text)
    });
    Arc::new(Framework::parse(sources.collect()).expect("only a label is another"))
}

fn edition(framework: &Framework, edition: u32) -> Arc<Framework> {
    relabelled(framework, &format!("\"edition\": {}", framework.edition()), &format!("\"edition\": {edition}"))
}

#[test]
fn answers_to_another_framework_or_a_newer_edition_open_for_reading_only_and_stay_byte_by_byte() {
    let shipped = Framework::shipped();
    let acme = relabelled(&shipped, "\"id\": \"devrel\"", "\"id\": \"acme\"");
    let newer = Foreign::NewerEdition { theirs: 7, ours: shipped.edition() };
    for (written_for, expected) in
        [(acme, Foreign::Framework(crate::text::Clean::line("acme"))), (edition(&shipped, 7), newer)]
    {
        let mut desk = Desk::new();
        desk.framework = written_for;
        desk.save(5);
        let before = desk.current();
        desk.framework = Framework::shipped();
        // The warning appears again the second time.
        for _ in 0..2 {
            let Begun::ReadOnly(ReadOnly::Foreign(foreign), loaded) = desk.begin() else { panic!("can be written") };
            assert_eq!(foreign, expected);
            let crate::store::Loaded::Sound(opened) = loaded else { panic!("it is sound") };
            assert_eq!(opened.notices, [Notice::Foreign(expected.clone())]);
            assert_eq!(opened.assessment.foreign(), Some(&expected));
        }
        assert_eq!(desk.current(), before);
    }
}

#[test]
fn a_changed_save_of_another_framework_and_a_backup_of_it_are_not_taken_over_either() {
    let mut desk = Desk::new();
    desk.framework = edition(&Framework::shipped(), 7);
    desk.save(5);
    desk.save(6);
    let changed = String::from_utf8(desk.current()).expect("text").replace("\"level\":0", "\"level\":1");
    desk.framework = Framework::shipped();
    for bytes in [changed.as_str(), ""] {
        desk.plant(bytes);
        let begun = desk.begin();
        assert!(matches!(begun, Begun::ReadOnly(ReadOnly::Foreign(_), _)), "{begun:?}");
        assert_eq!(desk.current(), bytes.as_bytes());
    }
}

#[test]
fn answers_to_an_earlier_edition_can_be_saved_and_each_remembers_its_edition_until_it_is_given_again() {
    let mut desk = Desk::new();
    desk.save(3);
    desk.framework = edition(&Framework::shipped(), 3);
    for _ in 0..2 {
        let (mut session, opened) = desk.begin_sound();
        assert_eq!(opened.notices, [Notice::EarlierEdition { answers: 4, look_again: 0 }], "also after saving");
        session.save(&opened.assessment, session.revision() + 1, time(1)).expect("saved");
    }
    let (mut session, opened) = desk.begin_sound();
    let mut assessment = opened.assessment;
    let first = desk.framework.skills().next().expect("shipped");
    let moment = Moment { today: super::MOMENT.today, edition: 3, revision: session.revision() + 1 };
    assessment.edit(first, Edit::Sureness(Sureness::Sure), moment);
    session.save(&assessment, session.revision() + 1, time(2)).expect("saved");
    drop(session);
    assert_eq!(desk.begin_sound().1.notices, [Notice::EarlierEdition { answers: 3, look_again: 0 }]);
}

#[test]
fn whatever_leads_to_a_save_answers_to_other_questions_are_not_saved_as_answers_to_these() {
    let mut desk = Desk::new();
    desk.framework = edition(&Framework::shipped(), 7);
    desk.save(5);
    let foreign = desk.current();
    let mut here = Desk::new();
    here.save(3);
    here.framework = Framework::shipped();
    let (mut session, opened) = here.begin_sound();
    // Another computer replaces the save during the session.
    here.plant(&foreign);
    let theirs = session.theirs(&here.catalog(), &here.name).expect("readable").expect("it is there");
    assert!(theirs.opened().is_none(), "one cannot go on with them");
    let words = theirs.words(&opened.assessment);
    assert!(words.as_str().contains("edition 7 of the questions"), "{words}");
    assert!(session.save(&opened.assessment, session.revision() + 1, time(4)).is_err());
    assert_eq!(here.current(), foreign);
    let mut assessment = opened.assessment;
    assessment.set_foreign(Foreign::NewerEdition { theirs: 7, ours: 1 });
    let refused = session.save(&assessment, session.revision() + 1, time(4));
    assert!(matches!(refused, Err(StoreError::OtherQuestions { .. })), "{refused:?}");
}
