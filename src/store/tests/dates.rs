//! The dates of answers in saves of every version. The program never shows a date that it does not know.

use jiff::civil::{Date, date};

use super::{Desk, MOMENT, time};
use crate::assessment::{Choice, Day, Edit, Given, Name};
use crate::framework::{Level, SkillId};
use crate::store::format::seal;
use crate::store::{Begun, Loaded, Opened};

/// The day of the answers in the fixtures.
const MAY: Date = date(2026, 5, 1);

/// The day of the saves in the fixtures.
const SAVED: Date = date(2026, 11, 26);

/// A save of a version without dates.
const UNDATED: &str = r#"{"name":"me","framework":{"id":"devrel","edition":1},"aim":{"role":null,"band":"established"},"place":"software-building","saved_at":"2026-11-26T12:36:13.742083007Z","answers":{"software-building":{"level":4},"public-speaking":{"na":true}}}"#;

/// A save of version 0.1, which changed three answers in a save with dates: software building 4 instead of 3, public
/// speaking 1 instead of n/a, and sample code cleared. It keeps unknown fields, such as the dates.
const BY_AN_OLDER_VERSION: &str = r#"{"name":"me","framework":{"id":"devrel","edition":1},"aim":{"role":null,"band":"established"},"place":"software-building","saved_at":"2026-11-26T12:36:13.742083007Z","answers":{"software-building":{"level":4,"given":{"level":3,"on":"2026-05-01","edition":1,"revision":1}},"troubleshooting":{"level":2,"given":{"level":2,"on":"2026-05-01","edition":1,"revision":1}},"sample-code":{"given":{"level":1,"on":"2026-05-01","edition":1,"revision":1},"evidence_on":"2026-05-01"},"technical-writing":{"level":2,"evidence":"https://x.example","given":{"level":2,"on":"2026-05-01","edition":1,"revision":1},"evidence_on":"2026-05-01"},"public-speaking":{"level":1,"given":{"na":true,"on":"2026-05-01","edition":1,"revision":1}}}}"#;

impl Desk {
    fn plant_sound(&self, payload: &str) {
        self.plant(seal(3, payload));
    }

    fn loaded(&self) -> Opened {
        let Loaded::Sound(opened) = self.load() else { panic!("expected a sound save") };
        opened
    }

    fn skill(&self, key: &str) -> SkillId {
        self.framework.find_skill(key).expect("shipped")
    }

    fn given(&self, opened: &Opened, key: &str) -> Option<Given> {
        opened.assessment.entry(self.skill(key)).given
    }
}

#[test]
fn a_save_without_dates_was_answered_by_the_day_it_was_saved_and_stays_so_when_it_is_saved_again() {
    let desk = Desk::new();
    desk.plant_sound(UNDATED);
    let by = Some(Given { day: Day::By(SAVED), edition: 1, revision: 3 });
    for _ in 0..2 {
        let opened = desk.loaded();
        assert_eq!(desk.given(&opened, "software-building"), by);
        assert_eq!(desk.given(&opened, "public-speaking"), by);
        assert_eq!(desk.given(&opened, "technical-writing"), None);
        assert_eq!(opened.assessment.answered_words(), "by 26 Nov 2026");
        let (mut session, opened) = desk.begin_sound();
        // A change of place is saved and changes no date.
        let mut assessment = opened.assessment;
        assessment.set_place(desk.skill("public-speaking"));
        session.save(&assessment, session.revision() + 1, time(0)).expect("saved");
    }
}

#[test]
fn what_an_older_version_changed_was_given_the_day_it_saved_and_what_it_cleared_has_no_date() {
    let desk = Desk::new();
    desk.plant_sound(BY_AN_OLDER_VERSION);
    let on = |day, revision| Some(Given { day: Day::On(day), edition: 1, revision });
    let opened = desk.loaded();
    for (key, given) in [
        ("software-building", on(SAVED, 3)),
        ("public-speaking", on(SAVED, 3)),
        ("troubleshooting", on(MAY, 1)),
        ("technical-writing", on(MAY, 1)),
        ("sample-code", None),
    ] {
        assert_eq!(desk.given(&opened, key), given, "{key}");
    }
    let evidence_on = |key| opened.assessment.entry(desk.skill(key)).evidence_on;
    assert_eq!((evidence_on("technical-writing"), evidence_on("sample-code")), (Some(MAY), None));
    assert_eq!(opened.assessment.answered_on(), Some(Day::On(SAVED)));
    let (mut session, opened) = desk.begin_sound();
    session.save(&opened.assessment, session.revision() + 1, time(0)).expect("saved");
    let again = desk.loaded();
    assert!(super::same(&desk.framework, &opened.assessment, &again.assessment), "the dates are told now");
    assert!(!String::from_utf8_lossy(&desk.current()).contains("sample-code"), "nothing is left of what was cleared");
}

#[test]
fn nothing_is_known_of_when_somebody_else_changed_an_answer_until_it_is_saved_again() {
    let desk = Desk::new();
    desk.plant_sound(BY_AN_OLDER_VERSION);
    let (mut session, opened) = desk.begin_sound();
    session
        .save(&opened.assessment, session.revision() + 1, "2026-11-27T12:00:00Z".parse().expect("a time"))
        .expect("saved");
    drop(session);
    let text = String::from_utf8(desk.current()).expect("text");
    desk.plant(text.replacen("\"troubleshooting\":{\"level\":2", "\"troubleshooting\":{\"level\":3", 1));
    let list = desk.store().list().expect("readable");
    let summary = list[0].summary.as_ref().expect("it makes sense");
    assert_eq!((summary.answered_on, summary.answered_words().as_str()), (None, "day not known"));
    let (undecided, changed) = desk.begin_changed();
    let (mut session, opened) = undecided.accept(changed).expect("kept");
    assert_eq!(desk.given(&opened, "troubleshooting"), None);
    assert_eq!(desk.given(&opened, "technical-writing").map(|given| given.day), Some(Day::On(MAY)));
    assert_eq!(opened.assessment.answered_words(), "day not known");
    session
        .save(&opened.assessment, session.revision() + 1, "2026-12-24T12:00:00Z".parse().expect("a time"))
        .expect("saved");
    drop(session);
    let by = Some(Day::By(date(2026, 12, 24)));
    assert_eq!(desk.given(&desk.loaded(), "troubleshooting").map(|given| given.day), by);
}

#[test]
fn the_list_is_in_the_order_of_the_newest_answers_and_of_names_on_the_same_day() {
    let mut desk = Desk::new();
    let days = [("old", 1), ("zoe", 5), ("ada", 5), ("new", 9), ("never answered", 0)];
    for (name, day) in days {
        desk.name = Name::new(name).expect("a name");
        let Begun::New(mut session) = desk.begin() else { panic!("expected nothing") };
        let mut me = desk.assessment(0);
        let last = desk.framework.skills().next_back().expect("shipped");
        me.restore_entry(last, crate::assessment::Entry::default());
        if day > 0 {
            let moment = crate::assessment::Moment { today: date(2026, 5, day), ..MOMENT };
            me.edit(
                desk.framework.skills().next().expect("shipped"),
                Edit::Choose(Choice::Level(Level::ALL[1])),
                moment,
            );
        }
        // The oldest answers have the newest saves, as after a copy.
        session.save(&me, 1, time(100 - usize::try_from(day).expect("small"))).expect("saved");
    }
    let list = desk.store().list().expect("readable");
    let told: Vec<_> = list.iter().map(|listed| listed.summary.as_ref().expect("sound")).collect();
    let names: Vec<_> = told.iter().map(|summary| summary.name.as_str()).collect();
    assert_eq!(names, ["never answered", "new", "ada", "zoe", "old"], "without an answer, the day of the save counts");
    assert_eq!(told[0].answered_on, None);
    assert_eq!(told[4].answered_on, Some(Day::On(MAY)));
}

#[test]
fn a_date_that_is_no_day_is_damage_and_never_another_day() {
    let desk = Desk::new();
    desk.plant_sound(&UNDATED.replace("{\"level\":4}", "{\"level\":4,\"given\":{\"level\":4,\"on\":\"2026-13-01\"}}"));
    let Loaded::Damaged(found) = desk.load() else { panic!("expected damage") };
    assert!(found.damage.to_string().contains("is not a day"), "{}", found.damage);
}
