//! Tests that every date, aim and count, and every "saved" and "deleted" that a command prints, is true.

use std::fs;
use std::path::Path;

use devrel_ready::assessment::{Aim, Assessment, Choice, Edit, Moment, Name};
use devrel_ready::framework::{Catalog, Framework, Level};
use devrel_ready::store::{Begun, Store};
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use super::{Place, Ran, answers, today};

/// The day of the answers of "me".
const MAY: Date = date(2026, 5, 1);

/// The time of the save, which differs from the day of the answers.
const SAVED: &str = "2026-06-15T12:00:00Z";

/// Returns three answers of the first of May, two levels and one not applicable. The aim is an established writer.
fn answered_in_may() -> Place {
    let place = Place::new();
    save(&place, "me", MAY);
    place
}

fn save(place: &Place, name: &str, today: Date) {
    let framework = Framework::shipped();
    let name = Name::new(name).expect("a name");
    let aim = Aim { role: framework.find_role("writer"), band: framework.usual_band() };
    let mut me = Assessment::new(&framework, name.clone(), aim);
    let moment = Moment { today, edition: framework.edition(), revision: 1 };
    let levels = [Choice::Level(Level::ALL[3]), Choice::Level(Level::ALL[2]), Choice::NotApplicable];
    for (key, choice) in ["software-building", "technical-writing", "public-speaking"].into_iter().zip(levels) {
        me.edit(framework.find_skill(key).expect("shipped"), Edit::Choose(choice), moment);
    }
    let Ok(Begun::New(mut session)) = Store::open(place.data()).begin(&Catalog::shipped(), &name) else {
        unreachable!("the place is new")
    };
    session.save(&me, 1, SAVED.parse().expect("a time")).expect("the disk works");
}

/// All ways to look at "me", with arguments and input.
const LOOKS: [(&[&str], &str); 8] = [
    (&["show", "me"], ""),
    (&["show", "me", "--role", "advocate", "--band", "lead"], ""),
    (&["list"], ""),
    (&["list", "--json"], ""),
    (&["export", "me"], ""),
    (&["export", "me", "--format", "text"], ""),
    (&["show", "report.json"], ""),
    (&["ask"], "quit\n"),
];

fn look(place: &Place, (args, input): (&[&str], &str)) -> Ran {
    let ran = place.cli().args(args).stdin(input).look();
    ran.done();
    ran
}

/// Returns whether a text contains a day, in words or as in JSON.
fn names_day(text: &str, day: Date) -> bool {
    text.contains(&day.strftime("%-d %b %Y").to_string()) || text.contains(&day.to_string())
}

#[test]
fn every_form_tells_the_day_of_the_answers_and_no_other() {
    let place = answered_in_may();
    place.run(["export", "me", "-o", "report.json"]).done();
    for what in LOOKS {
        let ran = look(&place, what);
        // The times of a file and of a save appear only in fields of that name.
        let is_own = |line: &&str| !line.contains("\"generated_at\"") && !line.contains("\"saved_at\"");
        let text = ran.out().lines().filter(is_own).collect::<Vec<_>>().join("\n");
        assert!(names_day(&text, MAY), "{what:?}: {text}");
        for wrong in [date(1970, 1, 1), date(2026, 6, 15), today().parse().expect("a day")] {
            assert!(!names_day(&text, wrong), "{what:?} says {wrong}: {text}");
        }
    }
}

#[test]
fn looking_changes_no_byte_of_the_save() {
    let place = answered_in_may();
    place.run(["export", "me", "-o", "report.json"]).done();
    let before = place.everything();
    for what in LOOKS {
        look(&place, what);
        assert_eq!(place.everything(), before, "{what:?}");
    }
}

#[test]
fn the_day_survives_being_carried_to_another_place_and_back() {
    let place = answered_in_may();
    place.run(["export", "me", "-o", "me.json"]).done();
    let there = Place::new();
    there.write("me.json", place.read("me.json"));
    there.run(["import", "me.json"]).done();
    let list = there.run(["list", "--json"]).json();
    assert_eq!((&list[0]["answered_at"], &list[0]["name"]), (&"2026-05-01".into(), &"me".into()));
    let [here, there] = [&place, &there].map(|place| place.run(["export", "me"]).json());
    assert_eq!(here["answers"], there["answers"]);
    assert_eq!(here["answered_at"], there["answered_at"]);
}

#[test]
fn a_report_that_tells_no_days_was_answered_by_the_day_it_was_made() {
    let place = Place::new();
    let report = answers("\"public-speaking\": {\"level\": 2}")
        .replace("devrel-ready/answers/1\"", "devrel-ready/report/1\", \"generated_at\": \"2026-05-01T10:00:00Z\"");
    place.write("old.json", report);
    place.run(["show", "old.json"]).done().says("\nAnswered: by 1 May 2026\n");
    place.run(["import", "old.json", "--as", "me"]).done();
    place.run(["list"]).done().says("by 1 May 2026");
    let list = place.run(["list", "--json"]).json();
    assert_eq!(list[0]["answered_at"], Value::Null, "what is not known is not made up");
    // Saving again changes no date.
    place.run(["answer", "me", "--band", "lead"]).done();
    place.run(["show", "me"]).done().says("\nAnswered: by 1 May 2026\n");
    let report = place.run(["export", "me"]).json();
    assert_eq!(report["answered_at"], Value::Null);
    assert_eq!(report["answers"]["public-speaking"]["given_by"], "2026-05-01");
}

#[test]
fn a_day_in_a_file_is_never_later_than_today_and_one_that_is_no_day_is_a_problem() {
    let place = Place::new();
    place.write("me.json", answers("\"public-speaking\": {\"level\": 2, \"given_on\": \"2999-12-31\"}"));
    let report = place.run(["export", "me.json"]).json();
    let answer = &report["answers"]["public-speaking"];
    assert_eq!((&answer["given_on"], &answer["given_by"]), (&Value::Null, &json!(today())));
    for wrong in ["2026-5-1", "2026-02-30", "2026-05-01T10:00:00", "yesterday"] {
        let text = format!("\"public-speaking\": {{\"level\": 2, \"given_on\": \"{wrong}\"}}");
        place.write("me.json", answers(&text));
        place.run(["check", "me.json"]).code(1).says("write a day as in 2026-05-01");
    }
}

#[test]
fn answering_dates_what_it_answers_and_nothing_else() {
    let place = answered_in_may();
    let day = |place: &Place, skill: &str| place.run(["export", "me"]).json()["answers"][skill]["given_on"].clone();
    place.run(["answer", "me", "--role", "advocate"]).done().says("0 changed");
    place.run(["show", "me"]).done().says("\nAnswered: 1 May 2026\n");
    place.run(["answer", "me", "technical-writing=4"]).done().says("me: 1 changed, 3 of 28 done");
    place.run(["answer", "me", "software-building=3"]).done().says("me: 0 changed, 1 given again, 3 of 28 done");
    assert_eq!(day(&place, "technical-writing"), today().as_str());
    assert_eq!(day(&place, "software-building"), today().as_str());
    assert_eq!(day(&place, "public-speaking"), "2026-05-01");
    place.run(["answer", "me", "technical-writing=-", "software-building=-"]).done();
    place.run(["show", "me"]).done().says("\nAnswered: 1 May 2026\n");
    place.run(["answer", "me", "public-speaking=-"]).done();
    place.run(["show", "me"]).done().says("\nAnswered: no answer yet\n");
}

#[test]
fn lists_are_in_the_order_of_the_answers_whatever_the_files_say() {
    let place = Place::new();
    for (name, day) in [("old", 1), ("newest", 9), ("between", 5)] {
        save(&place, name, date(2026, 5, day));
    }
    // Changed last, as by a synchronizer or a copy.
    let old = place.save_of("old");
    let bytes = fs::read(&old).expect("it is there");
    fs::write(&old, bytes).expect("it can be written");
    let list = place.run(["list", "--json"]).json();
    let names: Vec<_> = list.as_array().expect("a list").iter().map(|row| row["name"].clone()).collect();
    assert_eq!(names, ["newest", "between", "old"]);
    let asked = look(&place, (&["ask"], "quit\n"));
    asked.says("the one answered last first").says("\n1: newest, ").says("\n3: old, ");
    place.run(["show"]).code(2).complains("as in `devrel-ready show newest`");
}

#[test]
fn the_aim_is_what_was_chosen_whatever_is_looked_at() {
    let place = answered_in_may();
    let aim = "\nAim: Technical Writer, Established\n";
    let forms: [(&[&str], Option<&str>); 7] = [
        (&["show", "me"], None),
        (&["show", "me", "--role", "writer", "--band", "established"], None),
        (&["show", "me", "--role", "advocate"], Some("\nLooked at: Developer Advocate, Established\n")),
        (&["show", "me", "--band", "lead"], Some("\nLooked at: Technical Writer, Lead\n")),
        (&["show", "me", "--role", "ospo", "--band", "entry"], Some("\nLooked at: Open Source Program Manager, ")),
        (&["export", "me", "--format", "text"], None),
        (&["show", "report.json"], None),
    ];
    place.run(["export", "me", "-o", "report.json"]).done();
    for (args, looked_at) in forms {
        let ran = place.run(args);
        ran.done().says(aim);
        assert_eq!(ran.out().matches("Aim:").count(), 1, "{}", ran.out());
        match looked_at {
            Some(words) => drop(ran.says(words)),
            None => assert!(!ran.out().contains("Looked at"), "{}", ran.out()),
        }
    }
    let report = place.run(["export", "me"]).json();
    assert_eq!(report["aim"], json!({"role": "writer", "band": "established"}));
    assert_eq!((report.get("looked_at"), &report["plan"]["role"]), (None, &"writer".into()));
    assert_eq!(place.run(["list", "--json"]).json()[0]["role"], "writer");
}

#[test]
fn counts_are_the_same_in_every_form() {
    let place = answered_in_may();
    place.run(["export", "me", "-o", "report.json"]).done();
    let words = "3 of 28 done: 2 answered, 1 not applicable";
    for args in [&["show", "me"][..], &["export", "me", "--format", "text"], &["show", "report.json"], &["next", "me"]]
    {
        place.run(args).done().says(words);
    }
    look(&place, (&["ask"], "quit\n")).says(words);
    look(&place, (&["ask", "me"], "")).says(words);
    place.run(["check", "report.json"]).done().says(words);
    place.run(["list"]).done().says("3 of 28");
    let coverage = json!({"answered": 2, "not_applicable": 1, "unanswered": 25, "skills": 28});
    assert_eq!(place.run(["export", "me"]).json()["coverage"], coverage);
    let row = place.run(["list", "--json"]).json()[0].clone();
    assert_eq!((&row["answered"], &row["not_applicable"]), (&2.into(), &1.into()));
}

#[test]
fn what_is_called_saved_is_there_and_what_is_called_deleted_is_gone() {
    let place = answered_in_may();
    place.run(["answer", "me", "technical-writing=4"]).done().says("1 changed");
    assert_eq!(place.run(["export", "me"]).json()["answers"]["technical-writing"]["level"], 4);
    place.run(["export", "me", "-o", "me.json"]).done().complains("Wrote me.json");
    place.run(["import", "me.json", "--as", "other"]).done().says("Saved as \"other\"");
    place.run(["show", "other"]).done().says("\nother: 3 of 28 done: 2 answered, 1 not applicable\n");
    place.run(["delete", "other", "--yes"]).done().complains("Deleted \"other\".");
    let left = place.everything();
    assert!(left.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("\"name\":\"other\"")), "{left:?}");
    place.run(["show", "other"]).fails(1);
    place.run(["show", "me"]).done();
}

#[test]
fn answers_to_other_questions_are_neither_changed_nor_passed_off_as_answers_to_these() {
    for (from, to, words) in [
        ("\"id\":\"devrel\"", "\"id\":\"acme\"", "these answers were given to another framework, \"acme\""),
        ("\"edition\":2}", "\"edition\":7}", "these answers were given to edition 7 of the questions"),
    ] {
        let place = answered_in_may();
        let text = fs::read_to_string(place.save()).expect("it is there");
        let (_, payload) = text.split_once('\n').expect("two lines");
        let payload = payload.replacen(from, to, 1);
        fs::write(place.save(), sealed(&payload)).expect("it can be written");
        let before = fs::read(place.save()).expect("it is there");
        for args in [&["answer", "me", "technical-writing=4"][..], &["ask", "me"], &["export", "me"]] {
            place.cli().args(args).stdin("4\n").look().fails(1).complains(words);
        }
        place.run(["export", "me", "-o", "me.json"]).fails(1);
        // The command gives the same answer each time.
        for _ in 0..2 {
            place.run(["show", "me"]).done().complains(words);
        }
        assert_eq!(fs::read(place.save()).expect("it is there"), before);
    }
}

#[test]
fn a_report_of_a_newer_edition_is_not_imported_as_one_of_this() {
    let place = answered_in_may();
    let report = place.run(["export", "me"]).out().replacen("\"edition\": 2", "\"edition\": 7", 1);
    place.write("newer.json", report);
    place.run(["import", "newer.json", "--as", "newer"]).fails(1).complains("edition 7").complains("newer version");
    place.run(["export", "newer.json"]).fails(1).complains("edition 7");
    place.run(["show", "newer.json"]).done().complains("edition 7");
}

/// Returns a save as the program writes it.
fn sealed(payload: &str) -> String {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(b"devrel-ready/save/1\n1\n");
    hasher.update(payload.as_bytes());
    let (length, crc) = (payload.len(), hasher.finalize());
    format!(
        "{{\"schema\":\"devrel-ready/save/1\",\"revision\":1,\"length\":{length},\"crc32\":\"{crc:08x}\"}}\n{payload}"
    )
}

#[test]
fn the_day_of_an_answer_is_the_day_where_the_person_is() {
    // The two ends of the calendar are always on different days.
    let mut zones = vec![["<+14>-14", "<-12>12"]];
    if Path::new("/usr/share/zoneinfo/Pacific/Kiritimati").exists() {
        zones.push(["Pacific/Kiritimati", ":Pacific/Pago_Pago"]);
    }
    for pair in zones {
        let days = pair.map(|zone| {
            let place = Place::new();
            let answered = place.cli().env("TZ", zone).args(["answer", "me", "--new", "editing-review=2"]).run();
            answered.done();
            let exported = place.cli().env("TZ", zone).args(["export", "me"]).look();
            exported.done();
            let report: Value = serde_json::from_str(exported.out()).expect("a report is JSON");
            report["answers"]["editing-review"]["given_on"].to_string()
        });
        assert!(days.iter().all(|day| day.len() == 12), "{days:?}");
        assert!(days[0] > days[1], "{pair:?}: {days:?}");
    }
}
