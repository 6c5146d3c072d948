//! Unknown fields, skills and roles are kept.

use std::sync::Arc;

use super::{Desk, time};
use crate::assessment::Wish;
use crate::diagnostic::Source;
use crate::framework::{Catalog, Framework};
use crate::store::{Begun, Loaded, Notice};

/// Plants a payload as a change from outside and accepts it, which makes a sound save.
fn adopt(desk: &Desk, payload: &str) {
    desk.plant(format!("{{\"schema\":\"devrel-ready/save/1\",\"revision\":1}}\n{payload}"));
    let (undecided, changed) = desk.begin_changed();
    let (mut session, opened) = undecided.accept(changed).expect("kept");
    session.save(&opened.assessment, session.revision() + 1, time(0)).expect("saved");
}

fn payload(desk: &Desk) -> String {
    let text = String::from_utf8(desk.current()).expect("text");
    text.split_once('\n').expect("two lines").1.to_owned()
}

#[test]
fn unknown_fields_are_written_back_letter_by_letter() {
    let desk = Desk::new();
    let skill = desk.framework.skill(desk.framework.skills().next().expect("shipped")).key.clone();
    let odd = r#"{"y":1.10e+400,"x":[ -0.0, 12345678901234567890123],"$serde_json::private::RawValue":"7"}"#;
    let written = format!(
        r#"{{"name":"me","framework":{{"id":"{id}","edition":{edition},"f":{odd}}},"aim":{{"role":null,"band":"{band}","a":{odd}}},"place":"{skill}","saved_at":"2027-01-15T08:00:00Z","answers":{{"{skill}":{{"level":2,"given":{{"level":2,"by":"2027-01-15","edition":{edition},"revision":1,"g":{odd}}},"since":{odd}}},"brand-new":{{"level":1,"given":{{"level":1,"on":"2027-01-15","edition":{edition},"revision":1}},"n":{odd}}},"na\u202eme":{{"na":true}}}},"p":{odd}}}"#,
        id = desk.framework.id(),
        edition = desk.framework.edition(),
        band = desk.framework.band_keys()[0],
    )
    .replace("\\u202e", "\u{202e}");
    adopt(&desk, &written);
    assert_eq!(payload(&desk), written);
    let (mut session, opened) = desk.begin_sound();
    assert_eq!(opened.notices, [Notice::Retired { answers: 2 }]);
    session.save(&opened.assessment, 9, time(0)).expect("saved");
    assert_eq!(payload(&desk), written, "also after loading a sound save");
}

#[test]
fn an_aim_unknown_here_is_kept_until_another_is_chosen() {
    let desk = Desk::new();
    desk.save(1);
    let foreign = payload(&desk).replace("\"band\":\"", "\"band\":\"x-").replace("\"role\":\"", "\"role\":\"x-");
    adopt(&desk, &foreign);
    assert!(payload(&desk).contains("\"role\":\"x-") && payload(&desk).contains("\"band\":\"x-"));
    let (mut session, mut opened) = desk.begin_sound();
    let kinds = opened.notices.iter().map(std::mem::discriminant).collect::<Vec<_>>();
    assert_eq!(kinds.len(), 2, "{:?}", opened.notices);
    let mut aim = opened.assessment.aim();
    aim.role = desk.framework.roles().next_back();
    opened.assessment.set_aim(aim);
    session.save(&opened.assessment, session.revision() + 1, time(1)).expect("saved");
    assert!(!payload(&desk).contains("x-"));
}

#[test]
fn answers_to_skills_that_are_gone_come_back_with_them() {
    let desk = Desk::new();
    desk.save(28);
    let before = payload(&desk);
    let renamed = Catalog::of(other_framework(&desk.framework));
    let Ok(Begun::Sound(mut session, opened)) = desk.store().begin(&renamed, &desk.name) else {
        panic!("expected a sound save");
    };
    assert_eq!(opened.assessment.retired().len(), 1);
    assert!(opened.notices.contains(&Notice::Retired { answers: 1 }));
    session.save(&opened.assessment, session.revision() + 1, time(28)).expect("saved");
    drop(session);
    let Loaded::Sound(back) = desk.load() else { panic!("expected a sound save") };
    assert_eq!(back.assessment.retired(), []);
    let (mut session, opened) = desk.begin_sound();
    session.save(&opened.assessment, session.revision() + 1, time(28)).expect("saved");
    assert_eq!(payload(&desk), before);
}

/// Returns the shipped framework with another id for its first skill.
fn other_framework(framework: &Framework) -> Arc<Framework> {
    let first = framework.skill(framework.skills().next().expect("shipped")).key.to_string();
    let quoted = format!("\"{first}\"");
    let sources = framework.sources().iter().map(|source| {
        let text = source.text.replace(&quoted, "\"renamed-skill\"");
        Source::new(source.name.as_str(), text)
    });
    Arc::new(Framework::parse(sources.collect()).expect("only an id is another"))
}

#[test]
fn an_answer_that_says_nothing_to_a_skill_that_is_gone_is_no_answer() {
    let desk = Desk::new();
    desk.save(1);
    adopt(&desk, &payload(&desk).replace("\"answers\":{", "\"answers\":{\"gone\":{},\"newer\":{\"since\":[1]},"));
    let (_, opened) = desk.begin_sound();
    assert_eq!(opened.notices, [Notice::Retired { answers: 1 }], "what a newer version says is kept");
    assert!(payload(&desk).contains("\"newer\":{\"since\":[1]}") && !payload(&desk).contains("gone"));
}

#[test]
fn what_is_said_to_preferences_is_kept_and_so_is_what_only_a_newer_version_knows() {
    let desk = Desk::new();
    desk.save(1);
    let said = r#""preferences":{"travel":"no","stage":"perhaps","tea":{"cups":2}}"#;
    adopt(&desk, &payload(&desk).replace("\"answers\":", &format!("{said},\"answers\":")));
    let (mut session, mut opened) = desk.begin_sound();
    let travel = desk.framework.find_preference("travel").expect("shipped");
    let rules = desk.framework.find_preference("rules").expect("shipped");
    assert_eq!([travel, rules].map(|it| opened.assessment.wish(it)), [Some(Wish::No), None]);
    opened.assessment.set_wish(rules, Some(Wish::NotSure));
    session.save(&opened.assessment, session.revision() + 1, time(1)).expect("saved");
    let said = r#""preferences":{"travel":"no","rules":"not-sure","stage":"perhaps","tea":{"cups":2}}"#;
    assert!(payload(&desk).contains(said), "{}", payload(&desk));
    drop(session);
    let (_, again) = desk.begin_sound();
    assert_eq!([travel, rules].map(|it| again.assessment.wish(it)), [Some(Wish::No), Some(Wish::NotSure)]);
}
