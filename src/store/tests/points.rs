//! Points in time, renaming and copying: durable like saves, whole after every power cut and fault, and kept by older
//! versions of the program.

use super::faults::Watched;
use super::stage::Stage;
use super::{Desk, same, time};
use crate::assessment::{AnsweringAgain, Choice, Edit, Moment, Name, PointInTime, StepMark, Turned};
use crate::framework::Level;
use crate::store::format::seal;
use crate::store::{Begun, Loaded, Opened, RenameOutcome, SavedPoints, Session};
use crate::text::Clean;

fn label(text: &str) -> Clean {
    Clean::line(text)
}

impl Desk {
    fn points(&self) -> SavedPoints {
        self.store().points(&self.catalog(), &self.name).expect("the disk works")
    }
}

/// Returns the numbers of answers in the points, if each is whole and has its number.
fn answered(stage: &Stage<'_>, name: &Name) -> Option<Vec<usize>> {
    let SavedPoints { points, damaged } = stage.store().points(&stage.desk.catalog(), name).ok()?;
    let is_whole = |point: &PointInTime| {
        let mut expected = stage.desk.assessment(point.assessment.coverage().answered);
        expected.rename(name.clone());
        same(&stage.desk.framework, &point.assessment, &expected)
    };
    let whole = points.iter().zip(1..).all(|(point, number)| is_whole(point) && point.number == number);
    (whole && damaged.is_empty()).then(|| points.iter().map(|point| point.assessment.coverage().answered).collect())
}

#[test]
fn a_power_cut_while_points_are_kept_leaves_every_acknowledged_one_whole() {
    let desk = Desk::new();
    let stage = Stage::with_saves(&desk, &[3]);
    let mut session = stage.open().expect("the disk works");
    for _ in 0..2 {
        session.keep_point(&desk.assessment(3), &label("a label"), time(9)).expect("the disk works");
        stage.disk.acknowledge();
    }
    let crashes = stage.disk.crashes();
    assert!(crashes.states.len() > 4, "too few states to tell anything");
    let broken = stage.broken(&crashes, |acknowledged, after| {
        let SavedPoints { points, damaged } =
            after.store().points(&desk.catalog(), &desk.name).expect("the disk works");
        // On FAT a new file may have a name before it has content. Nobody was told that this point is kept.
        let is_new = |number: u32| usize::try_from(number).is_ok_and(|number| number > acknowledged);
        let is_whole = |point: &PointInTime| same(&desk.framework, &point.assessment, &desk.assessment(3));
        points.len() >= acknowledged && points.iter().all(is_whole) && damaged.iter().all(|it| is_new(it.number))
    });
    assert_eq!(broken, [""; 0]);
}

#[test]
fn whichever_call_of_keeping_fails_no_half_point_is_there_and_the_next_attempt_succeeds() {
    for call in 0.. {
        let desk = Desk::new();
        desk.save(2);
        let fs = Watched::default();
        let Ok(Begun::Sound(mut session, opened)) = desk.store_on(fs.clone()).begin(&desk.catalog(), &desk.name) else {
            panic!("expected a sound save");
        };
        fs.restart(Some(call));
        let kept = session.keep_point(&opened.assessment, &label(""), time(3));
        if !fs.failed() {
            assert!(call > 8, "keeping makes more calls than {call}");
            break;
        }
        let SavedPoints { points, damaged } = desk.points();
        assert!(damaged.is_empty() && points.len() <= 1, "{:?}", fs.calls().last());
        // A failure of the last flush leaves a whole point that may not survive a power cut.
        assert!(kept.is_err() || points.len() == 1);
        fs.restart(None);
        let number = session.keep_point(&opened.assessment, &label(""), time(3)).expect("the disk works again");
        assert_eq!(usize::try_from(number).expect("small"), points.len() + 1);
    }
}

fn renamed(stage: &Stage<'_>, to: &Name) {
    let store = stage.store();
    let Ok(Begun::Sound(mut session, opened)) = store.begin(&stage.desk.catalog(), &stage.desk.name) else {
        panic!("expected a sound save");
    };
    session.keep_point(&opened.assessment, &label("before"), time(5)).expect("the disk works");
    match store.rename(session, &opened, to).expect("the disk works") {
        RenameOutcome::Renamed(session) => drop(session),
        RenameOutcome::Taken(_) => panic!("nobody has the name"),
    }
}

/// Returns the number of answers under a name, if they are all there.
fn there(stage: &Stage<'_>, name: &Name) -> Option<usize> {
    match stage.store().load(&stage.desk.catalog(), name) {
        Ok(Loaded::Sound(opened)) => Some(opened.assessment.coverage().answered),
        _ => None,
    }
}

#[test]
fn a_power_cut_while_an_assessment_is_renamed_leaves_it_whole_under_one_of_the_two_names() {
    let desk = Desk::new();
    let to = Name::new("Ada Lovelace").expect("a name");
    let stage = Stage::with_saves(&desk, &[1, 4]);
    renamed(&stage, &to);
    stage.disk.acknowledge();
    let crashes = stage.disk.crashes();
    assert!(crashes.states.len() > 4, "too few states to tell anything");
    for (acknowledged, tree) in &crashes.states {
        let after = stage.on(tree);
        let found = [&desk.name, &to].map(|name| there(&after, name));
        assert!(matches!(found, [Some(4), None] | [None, Some(4)]), "{found:?}");
        assert!(*acknowledged == 0 || found[1].is_some(), "acknowledged, and under the old name");
        let listed = after.store().list().expect("the disk works");
        let names: Vec<_> = listed.iter().map(|entry| (entry.name.clone(), entry.summary.is_ok())).collect();
        let name = if found[0].is_some() { &desk.name } else { &to };
        assert_eq!(names, [(Some(name.clone()), true)]);
        // The point was acknowledged before the renaming only in the states after it.
        let points = answered(&after, name);
        assert!(points.as_ref().is_some_and(|points| points.len() == 1) || found[0].is_some(), "{points:?}");
    }
}

#[test]
fn a_renamed_assessment_whose_save_is_lost_is_found_by_its_new_name_again() {
    let desk = Desk::new();
    desk.save(2);
    desk.save(5);
    let to = Name::new("you").expect("a name");
    let (session, opened) = desk.begin_sound();
    let Ok(RenameOutcome::Renamed(mut session)) = desk.store().rename(session, &opened, &to) else {
        panic!("it can be renamed");
    };
    let mut more = desk.assessment(6);
    more.rename(to.clone());
    session.save(&more, session.revision() + 1, time(6)).expect("saved");
    drop(session);
    let renamed = Desk { name: to.clone(), ..desk };
    renamed.plant("garbage");
    let [entry] = &renamed.store().list().expect("the disk works")[..] else { panic!("one is listed") };
    assert_eq!((&entry.name, entry.summary.is_ok()), (&Some(to), true), "its newest backup fits the directory");
}

#[test]
fn a_taken_name_and_one_left_by_a_window_that_never_saved_are_told_apart() {
    let desk = Desk::new();
    desk.save(2);
    let other = Name::new("other").expect("a name");
    // A window began an assessment of that name and never saved.
    drop(desk.store().begin(&desk.catalog(), &other).expect("the disk works"));
    let (session, opened) = desk.begin_sound();
    let Ok(RenameOutcome::Renamed(session)) = desk.store().rename(session, &opened, &other) else {
        panic!("the name is free");
    };
    drop(session);
    desk.save(3);
    let (session, opened) = desk.begin_sound();
    assert!(matches!(desk.store().rename(session, &opened, &other), Ok(RenameOutcome::Taken(_))));
    assert!(!desk.store().copy(&desk.catalog(), &opened, &other).expect("the disk works"));
}

#[test]
fn a_point_holds_everything_and_going_back_to_it_keeps_the_present_state() {
    let desk = Desk::new();
    desk.save(3);
    let (mut session, opened) = desk.begin_sound();
    session.keep_point(&opened.assessment, &label("first evening"), time(9)).expect("kept");
    session.save(&desk.assessment(7), 2, time(10)).expect("saved");
    drop(session);
    let SavedPoints { points, .. } = desk.points();
    assert_eq!((points[0].number, points[0].label.as_str(), points[0].revision), (1, "first evening", 1));
    assert!(same(&desk.framework, &points[0].assessment, &desk.assessment(3)));
    let state: Opened = desk.store().state_at(&desk.catalog(), &desk.name, 1).expect("it is whole");
    let (session, _) = desk.begin_sound();
    drop(session.go_back_to(&state).expect("the disk works"));
    let Loaded::Sound(now) = desk.load() else { panic!("expected a sound save") };
    assert!(same(&desk.framework, &now.assessment, &desk.assessment(3)));
    let backups = desk.store().backups(&desk.catalog(), &desk.name).expect("readable");
    assert!(same(&desk.framework, &backups[0].opened.assessment, &desk.assessment(7)));
}

#[test]
fn a_deleted_point_is_gone_and_its_number_is_not_that_of_another() {
    let desk = Desk::new();
    desk.save(3);
    let (mut session, opened) = desk.begin_sound();
    for text in ["one", "two", "three"] {
        session.keep_point(&opened.assessment, &label(text), time(9)).expect("kept");
    }
    session.delete_point(2).expect("deleted");
    session.delete_point(2).expect("a missing one is no error");
    let numbers: Vec<u32> = desk.points().points.iter().map(|point| point.number).collect();
    assert_eq!(numbers, [1, 3]);
    assert_eq!(session.keep_point(&opened.assessment, &label(""), time(9)).expect("kept"), 4);
}

#[test]
fn a_point_that_somebody_changed_is_told_and_the_others_are_read() {
    let desk = Desk::new();
    desk.save(3);
    let (mut session, opened) = desk.begin_sound();
    for _ in 0..3 {
        session.keep_point(&opened.assessment, &label(""), time(9)).expect("kept");
    }
    let edited =
        std::fs::read_to_string(desk.path("points/0002.json")).expect("kept").replace("\"level\":1", "\"level\":4");
    std::fs::write(desk.path("points/0002.json"), edited).expect("written");
    std::fs::write(desk.path("points/0003.json"), "").expect("written");
    std::fs::write(desk.path("points/3.json"), "a name that no point has").expect("written");
    let SavedPoints { points, damaged } = desk.points();
    assert_eq!(points.iter().map(|point| point.number).collect::<Vec<_>>(), [1]);
    assert_eq!(damaged.iter().map(|point| point.number).collect::<Vec<_>>(), [2, 3]);
    assert!(damaged[0].why.as_str().contains("changed") && damaged[1].why.as_str().contains("empty"));
}

/// Writes the newest save anew as a version of the program without rounds and marks would: it changes answers and keeps
/// what it does not know.
fn changed_by_an_older_version(desk: &Desk, change: impl Fn(String) -> String) {
    let text = String::from_utf8(desk.current()).expect("text");
    let payload = text.split_once('\n').expect("two lines").1.to_owned();
    desk.plant(seal(9, &change(payload)));
}

#[test]
fn an_older_version_keeps_round_and_marks_and_what_it_answers_counts_as_given_again() {
    let desk = Desk::new();
    desk.save(3);
    let (mut session, opened) = desk.begin_sound();
    let mut me = opened.assessment;
    let skills: Vec<_> = desk.framework.skills().collect();
    me.set_again(Some(AnsweringAgain { point: 1, revision: 1, hides_former: true }));
    session.save(&me, 2, time(2)).expect("saved");
    drop(session);
    // Level 0 of the first skill becomes 3, with its former date left in place.
    changed_by_an_older_version(&desk, |payload| payload.replacen("{\"level\":0,", "{\"level\":3,", 1));
    let (_, opened) = desk.begin_sound();
    let me = opened.assessment;
    assert_eq!(me.again().map(|again| (again.point, again.hides_former)), Some((1, true)));
    let marks: Vec<&[StepMark]> = skills.iter().map(|skill| &me.entry(*skill).steps[..]).collect();
    assert_eq!(marks.last().map(|marks| marks.len()), Some(2), "the marks of plan steps are there");
    assert_eq!(me.entry(skills[0]).choice, Choice::Level(Level::ALL[3]));
    assert!(!me.is_still_to_give(skills[0]) && me.is_still_to_give(skills[1]));
}

/// A save that the version before wrote, byte for byte, in a round that began with point 1 at revision 2. It changed public
/// speaking, gave moderation again, answered troubleshooting, and cleared sample code and technical writing, which has
/// marks. What it does not know it keeps, at the end. It opens answers to its own edition only.
const BY_THE_VERSION_BEFORE: &str = r#"{"name":"me","framework":{"id":"devrel","edition":1},"aim":{"role":"advocate","band":"established"},"place":"software-building","saved_at":"2026-11-26T14:56:30.814132094Z","answers":{"software-building":{"level":3,"evidence":"https://example.org/tool","given":{"level":3,"on":"2026-05-01","edition":1,"revision":1},"evidence_on":"2026-11-26"},"troubleshooting":{"level":2,"given":{"level":2,"on":"2026-11-26","edition":1,"revision":9}},"technical-writing":{"steps":{"3":{"begun":"2026-05-02","done":"2026-05-20"},"4":{"begun":"2026-05-21"}}},"public-speaking":{"level":3,"given":{"level":3,"on":"2026-11-26","edition":1,"revision":9}},"workshop-teaching":{"level":3,"given":{"level":3,"on":"2026-05-01","edition":1,"revision":4}},"moderation-conflict":{"level":1,"given":{"level":1,"on":"2026-11-26","edition":1,"revision":9}}},"again":{"point":1,"revision":2,"fresh":true}}"#;

#[test]
fn what_the_version_before_saved_in_a_round_loses_no_point_mark_or_date_and_ends_where_it_would_here() {
    let desk = Desk::new();
    desk.save(6);
    desk.save(6);
    let (mut session, opened) = desk.begin_sound();
    session.keep_point(&opened.assessment, &label("first evening"), time(9)).expect("kept");
    drop(session);
    desk.plant(seal(9, BY_THE_VERSION_BEFORE));
    let (mut session, opened) = desk.begin_sound();
    let me = &opened.assessment;
    let skill = |key: &str| desk.framework.find_skill(key).expect("shipped");
    assert_eq!(me.again(), Some(AnsweringAgain { point: 1, revision: 2, hides_former: true }));
    let to_give: Vec<_> = me.still_to_give().collect();
    assert_eq!(to_give, [skill("software-building")], "all others are given again or cleared");
    let given = |key: &str| me.entry(skill(key)).given.map(|given| (given.day.to_string(), given.revision));
    for (key, day, revision) in [
        ("public-speaking", "26 Nov 2026", 9),
        ("moderation-conflict", "26 Nov 2026", 9),
        ("troubleshooting", "26 Nov 2026", 9),
        ("workshop-teaching", "1 May 2026", 4),
        ("software-building", "1 May 2026", 1),
    ] {
        assert_eq!(given(key), Some((day.to_owned(), revision)), "{key}");
    }
    for key in ["sample-code", "technical-writing"] {
        assert_eq!((me.entry(skill(key)).choice, given(key)), (Choice::Unanswered, None), "{key} is cleared");
    }
    let marks = &me.entry(skill("technical-writing")).steps;
    assert_eq!(marks.iter().map(|mark| mark.to.number()).collect::<Vec<_>>(), [3, 4]);
    let SavedPoints { points, damaged } = desk.points();
    assert!(damaged.is_empty() && same(&desk.framework, &points[0].assessment, &desk.assessment(6)));
    session.save(me, 10, time(10)).expect("saved");
    drop(session);
    let (_, again) = desk.begin_sound();
    assert!(same(&desk.framework, &again.assessment, me) && again.assessment.again() == me.again());
}

#[test]
fn the_same_answer_given_in_a_round_is_given_again_and_undo_takes_that_back() {
    let desk = Desk::new();
    let mut me = desk.assessment(3);
    let skill = desk.framework.skills().nth(1).expect("shipped");
    me.set_again(Some(AnsweringAgain { point: 1, revision: 4, hides_former: false }));
    let before = me.still_to_give().count();
    let moment = Moment { revision: 5, ..super::MOMENT };
    assert!(me.edit(skill, Edit::Choose(me.entry(skill).choice), moment));
    assert_eq!((me.is_still_to_give(skill), me.still_to_give().count()), (false, before - 1));
    assert!(!me.edit(skill, Edit::Choose(me.entry(skill).choice), moment), "once is enough");
    assert_eq!(me.undo(), Some(Turned::Skill(skill)));
    assert!(me.is_still_to_give(skill));
}

#[test]
fn a_save_that_is_moving_is_opened_by_either_version_of_its_directory() {
    let desk = Desk::new();
    desk.save(2);
    changed_by_an_older_version(&desk, |payload| {
        payload.replacen("\"answers\"", "\"moving_to\":\"you\",\"answers\"", 1)
    });
    let (mut session, opened): (Session, Opened) = desk.begin_sound();
    assert_eq!(opened.assessment.name(), &desk.name);
    session.save(&opened.assessment, session.revision() + 1, time(1)).expect("saved");
    assert!(!String::from_utf8(desk.current()).expect("text").contains("moving_to"), "the move did not happen");
}
