//! Tests of saved assessments: answering, listing, deleting, and unsound saves.

use std::fs::{self, File};

use super::Place;

#[test]
fn answers_are_set_changed_and_taken_back() {
    let place = Place::with_me();
    place.run(["list"]).done().quiet().says("3 of 28");
    let ran = place.run(["answer", "me", "technical-writing=4", "software-building=-", "public-speaking=n/a"]);
    ran.done().quiet().says("me: 2 changed, 2 of 28 done: 1 answered, 1 not applicable");
    let report = place.run(["export", "me"]).json();
    assert_eq!(report["answers"]["technical-writing"]["level"], 4);
    assert_eq!(report["answers"]["software-building"], serde_json::Value::Null);
    assert_eq!(report["answers"]["public-speaking"]["na"], true);
}

#[test]
fn evidence_goes_with_one_answer() {
    let place = Place::with_me();
    let evidence = "https://example.org/tool";
    place.run(["answer", "me", "software-building=3", "--evidence", evidence]).done();
    let report = place.run(["export", "me"]).json();
    assert_eq!(report["answers"]["software-building"]["evidence"], evidence);
    let two = ["answer", "me", "software-building=3", "editing-review=1", "--evidence", evidence];
    place.run(two).fails(2).complains("one at a time");
}

#[test]
fn the_role_and_band_aimed_at_are_set_alone_or_with_answers() {
    let place = Place::with_me();
    let aim = |place: &Place| place.run(["export", "me"]).json()["aim"].clone();
    place.run(["answer", "me", "--role", "writer"]).done().says("Aims at: Technical Writer, Established");
    place.run(["answer", "me", "--band", "lead", "editing-review=2"]).done().says("1 changed");
    assert_eq!(aim(&place), serde_json::json!({"role": "writer", "band": "lead"}));
    let before = place.everything();
    place.run(["answer", "me", "--role", "writer"]).done().says("0 changed");
    place.run(["answer", "me", "--role", "writr", "editing-review=3"]).fails(2).complains("did you mean writer?");
    place.run(["answer", "me"]).fails(2).complains("SKILL=LEVEL");
    place.run(["answer", "me", "--band", "lead", "--evidence", "x"]).fails(2).complains("exactly one answer");
    assert_eq!(place.everything(), before);
    place.run(["answer", "me", "--role", "-"]).done().says("no role in particular");
    assert_eq!(aim(&place), serde_json::json!({"role": null, "band": "lead"}));
}

#[test]
fn either_all_answers_are_set_or_none() {
    let place = Place::with_me();
    let before = place.everything();
    let ran = place.run(["answer", "me", "editing-review=2", "tecnical-writing=3", "software-building=7", "x"]);
    ran.fails(2)
        .complains("did you mean technical-writing?")
        .complains("\"software-building=7\": a level is 0 to 4")
        .complains("write SKILL=LEVEL");
    place.run(["answer", "me", "editing-review=1", "editing-review=2"]).fails(2).complains("stands twice");
    for level in ["5", "-1", "+1", "", "03", "3.5", "three"] {
        place.run(["answer", "me", &format!("editing-review={level}")]).fails(2).complains("0 to 4");
    }
    assert_eq!(place.everything(), before);
}

#[test]
fn an_assessment_that_is_started_is_there_even_without_an_answer() {
    for args in [["--band", "established"].as_slice(), &["editing-review=-"]] {
        let place = Place::new();
        place.cli().args(["answer", "me", "--new"]).args(args).look().done();
        let list = place.run(["list", "--json"]).json();
        assert_eq!(list[0]["name"], "me", "{args:?}");
        place.run(["show", "me"]).done().says("0 of 28 answered");
    }
}

#[test]
fn a_misspelled_name_starts_no_assessment() {
    let place = Place::new();
    place.run(["answer", "me", "editing-review=2"]).fails(1).complains("--new");
    assert!(!place.data().exists());
    let place = Place::with_me();
    place.run(["answer", "M-e", "editing-review=2"]).fails(1).complains("did you mean \"me\"?").complains("--new");
    place.run(["answer", "me", "--new", "editing-review=2"]).done().says("4 of 28 done: 3 answered");
}

#[test]
fn saying_the_same_again_writes_nothing() {
    let place = Place::with_me();
    let before = place.everything();
    place.run(["answer", "me", "software-building=3"]).done().says("0 changed");
    assert_eq!(place.everything(), before);
}

#[test]
fn looking_writes_nothing() {
    let place = Place::with_me();
    let before = place.everything();
    for args in [
        &["list"][..],
        &["list", "--json"],
        &["show", "me"],
        &["export", "me"],
        &["show", "nobody"],
        &["check", "data"],
    ] {
        place.run(args);
    }
    assert_eq!(place.everything(), before);
}

#[test]
fn the_list_has_stable_fields() {
    let place = Place::with_me();
    let list = place.run(["list", "--json"]).json();
    let keys: Vec<&String> = list[0].as_object().expect("an object").keys().collect();
    let expected = [
        "name",
        "directory",
        "framework",
        "role",
        "band",
        "answered",
        "not_applicable",
        "skills",
        "leading",
        "answered_at",
        "saved_at",
        "problem",
    ];
    assert_eq!(keys, expected);
    assert_eq!(list[0]["name"], "me");
    assert_eq!(list[0]["answered"], 2);
    assert_eq!(list[0]["problem"], serde_json::Value::Null);
}

#[test]
fn an_empty_list_teaches_what_to_do_next() {
    let place = Place::new();
    let ran = place.run(["list"]);
    ran.done().complains("Start one with `devrel-ready`");
    assert_eq!(ran.out(), "");
    assert_eq!(place.run(["list", "--json"]).out(), "[]\n");
}

/// Replaces the save, and asserts that no command but delete changes it.
fn with_save(change: impl FnOnce(String) -> Vec<u8>) -> (Place, Vec<u8>) {
    let place = Place::with_me();
    let path = place.save();
    let text = fs::read_to_string(&path).expect("a save is text");
    let bytes = change(text);
    fs::write(&path, &bytes).expect("it can be written");
    (place, bytes)
}

#[track_caller]
fn untouched((place, bytes): &(Place, Vec<u8>)) {
    assert_eq!(&fs::read(place.save()).expect("it is still there"), bytes);
}

#[test]
fn a_save_of_a_newer_version_is_shown_and_never_written() {
    let newer = with_save(|text| text.replace("save/1", "save/9").into_bytes());
    let place = &newer.0;
    place.run(["show", "me"]).done().says("3 of 28 done: 2 answered").complains("newer version");
    place.run(["export", "me"]).done().complains("newer version");
    place.run(["list"]).done().says("me (!)").complains("newer version");
    place.run(["answer", "me", "editing-review=2"]).fails(1).complains("newer version");
    place.run(["answer", "me", "--new", "editing-review=2"]).fails(1).complains("newer version");
    untouched(&newer);
}

#[test]
fn a_save_changed_outside_is_shown_and_left_for_the_person_to_decide() {
    let changed = with_save(|text| text.replace("\"level\":3", "\"level\":4").into_bytes());
    let place = &changed.0;
    place.run(["show", "me"]).done().complains("changed outside the program");
    assert_eq!(place.run(["export", "me"]).json()["answers"]["software-building"]["level"], 4);
    place.run(["list"]).done().says("me (!)").complains("changed outside");
    place.run(["answer", "me", "editing-review=2"]).fails(1).complains("--accept-changes");
    untouched(&changed);
}

#[test]
fn a_damaged_save_is_an_error_and_kept() {
    for bytes in [Vec::new(), vec![0; 500], b"\xff\xfe".to_vec(), b"{\"schema\":\"devrel-ready/save/1\",\"rev".to_vec()]
    {
        let damaged = with_save(|_| bytes);
        let place = &damaged.0;
        place.run(["show", "me"]).fails(1).complains("there is no backup");
        place.run(["export", "me"]).fails(1);
        place.run(["answer", "me", "--new", "editing-review=2"]).fails(1).complains("cannot be used");
        let listed = place.run(["list"]);
        listed.done().says("?");
        assert!(!listed.out().contains("none yet"), "nobody knows what leads: {}", listed.out());
        place.run(["list"]).done().says("me (!)").complains("warning: ");
        assert_ne!(place.run(["list", "--json"]).json()[0]["problem"], serde_json::Value::Null);
        untouched(&damaged);
    }
}

#[test]
fn a_damaged_save_with_a_backup_is_shown_from_the_backup() {
    let place = Place::with_me();
    place.run(["answer", "me", "editing-review=2"]).done();
    fs::write(place.save(), "").expect("it can be written");
    place.run(["show", "me"]).done().says("3 of 28 done: 2 answered").complains("damaged").complains("backup");
    place.run(["list"]).done().says("me (!)").complains("damaged");
    assert_eq!(fs::read(place.save()).expect("it is kept"), b"");
}

#[test]
fn one_bad_save_does_not_hide_the_others() {
    let (place, _) = with_save(|_| Vec::new());
    place.run(["answer", "you", "--new", "editing-review=2"]).done();
    place.run(["list"]).done().says("you").says("1 of 28");
    assert_eq!(place.run(["list", "--json"]).json().as_array().map(Vec::len), Some(2));
}

#[test]
fn a_save_open_in_another_window_can_be_read_but_not_written() {
    let place = Place::with_me();
    let before = fs::read(place.save()).expect("it is there");
    let lock = File::options().write(true).open(place.save().with_file_name("lock")).expect("it is there");
    lock.lock().expect("nobody else holds it");
    place.run(["show", "me"]).done().quiet();
    place.run(["answer", "me", "editing-review=2"]).fails(1).complains("another window");
    place.run(["delete", "me", "--yes"]).fails(1).complains("another window");
    assert_eq!(fs::read(place.save()).expect("it is there"), before);
}

#[test]
fn a_data_directory_that_cannot_be_used_is_an_error() {
    let place = Place::new();
    place.write("file", "not a directory");
    let below = place.path("file/data");
    let below = below.to_str().expect("a plain path");
    for args in [&["answer", "me", "--new", "editing-review=2"][..], &["list"], &["show", "me"]] {
        place.cli().args(args).args(["--data-dir", below]).look().fails(1).complains("file");
    }
    let sealed = ["answer", "me", "--new", "editing-review=2", "--data-dir", "/proc/nothing"];
    place.run(sealed).fails(1).complains("/proc/nothing");
    assert_eq!(place.read("file"), b"not a directory");
}

#[test]
fn deleting_asks_or_takes_yes() {
    let place = Place::with_me();
    let before = place.everything();
    place.run(["delete", "me"]).fails(2).complains("--yes");
    place.cli().args(["delete", "me"]).stdin("y\n").look().fails(2);
    assert_eq!(place.everything(), before);
    place.run(["delete", "me", "--yes"]).done().complains("Deleted \"me\"");
    place.run(["list"]).done().complains("no assessment yet");
    place.run(["delete", "me", "--yes"]).fails(1).complains("no assessment of that name");
}

#[test]
fn a_damaged_save_can_be_deleted() {
    let (place, _) = with_save(|_| Vec::new());
    place.run(["delete", "me", "--yes"]).done();
    assert!(place.everything().is_empty());
}

#[test]
fn a_copied_directory_is_deleted_by_its_own_name_and_the_original_stays() {
    let place = Place::with_me();
    let shelf = place.data().join("assessments");
    let original = fs::read_dir(&shelf).expect("there").next().expect("one").expect("readable").path();
    fs::create_dir(shelf.join("copy")).expect("created");
    fs::copy(original.join("current.json"), shelf.join("copy/current.json")).expect("copied");
    place.run(["delete", "copy", "--yes"]).done().complains("Deleted \"copy\"");
    assert!(!shelf.join("copy").exists());
    place.run(["show", "me"]).done();
    let directory = original.file_name().and_then(|name| name.to_str()).expect("text");
    place.run(["delete", directory, "--yes"]).fails(1).complains("no assessment of that name");
}

#[test]
fn what_is_told_to_be_typed_names_the_directory_that_was_named() {
    let place = Place::with_me();
    place.write("me.json", place.run(["export", "me"]).out());
    let data = place.data();
    let data = data.to_str().expect("a plain path");
    let taken = |args: &[&str]| place.cli().args(["import", "me.json"]).args(args).look();
    taken(&[]).fails(1).complains("`devrel-ready delete me`");
    let elsewhere = place.path("else");
    fs::rename(data, &elsewhere).expect("it can be moved");
    let elsewhere = elsewhere.to_str().expect("a plain path");
    taken(&["--data-dir", elsewhere]).fails(1).complains(&format!("`devrel-ready --data-dir {elsewhere} delete me`"));
    let other = place.path("other");
    let other = other.to_str().expect("a plain path");
    let empty = place.cli().args(["list", "--data-dir", other]).look();
    empty.done().complains(&format!("Start one with `devrel-ready --data-dir {other}`"));
    let missing = place.cli().args(["show", "nobody", "--data-dir", other]).look();
    missing.fails(1).complains(&format!("`devrel-ready --data-dir {other} list` shows"));
}
