//! Tests of changed, damaged or replaced saves, and of going on by options, by lines, and from a backup.

use std::fs;
use std::path::PathBuf;

use super::Place;

/// Returns a place where "me" has three answers in a backup and four in the save.
fn with_backup() -> Place {
    let place = Place::with_me();
    place.run(["answer", "me", "editing-review=2"]).done();
    place
}

fn change(place: &Place, from: &str, to: &str) {
    let text = fs::read_to_string(place.save()).expect("it is saved");
    assert!(text.contains(from), "{from} in {text}");
    fs::write(place.save(), text.replacen(from, to, 1)).expect("it can be written");
}

fn level(place: &Place, skill: &str) -> serde_json::Value {
    place.run(["export", "me"]).json()["answers"][skill]["level"].clone()
}

fn kept_aside(place: &Place) -> Vec<PathBuf> {
    let dir = place.save().with_file_name("quarantine");
    fs::read_dir(dir).map(|files| files.map(|file| file.expect("readable").path()).collect()).unwrap_or_default()
}

#[test]
fn other_line_ends_and_another_layout_are_no_change() {
    let place = with_backup();
    let text = fs::read_to_string(place.save()).expect("it is saved");
    let (header, payload) = text.split_once('\n').expect("two lines");
    let value: serde_json::Value = serde_json::from_str(payload).expect("JSON");
    let pretty = serde_json::to_string_pretty(&value).expect("JSON");
    let ways = [
        format!("{header}\r\n{payload}"),
        format!("{header}\r\n{payload}\r\n"),
        format!("{text}\n"),
        format!("{header}\n{pretty}\n"),
    ];
    for (number, way) in ways.iter().enumerate() {
        fs::write(place.save(), way).expect("it can be written");
        place.run(["show", "me"]).done().quiet();
        place.run(["list"]).done().quiet();
        place.run(["answer", "me", &format!("editing-review={number}")]).done().quiet();
        fs::write(place.save(), &text).expect("it can be written");
    }
}

#[test]
fn one_answer_that_was_changed_in_the_file_is_named_with_what_it_was() {
    let place = with_backup();
    change(&place, "\"editing-review\":{\"level\":2", "\"editing-review\":{\"level\":4");
    let words = "Editing and review is 4 now and was 2. Nothing else was changed";
    place.run(["show", "me"]).done().complains(words);
    place.run(["answer", "me", "public-speaking=1"]).fails(1).complains(words);
}

#[test]
fn what_else_was_changed_is_compared_with_the_backup_and_its_time_is_told() {
    let place = with_backup();
    change(&place, "\"editing-review\":{\"level\":2", "\"editing-review\":{\"level\":4");
    change(&place, "\"software-building\":{\"level\":3", "\"software-building\":{\"level\":0");
    let ran = place.run(["show", "me"]);
    ran.done()
        .complains("2 answers (")
        .complains("Editing and review")
        .complains("differ from the newest backup, of 20");
    let time = ran.err().split("backup, of ").nth(1).expect("a time");
    assert_eq!(time.as_bytes()[13], b':', "with hours and minutes: {time}");
}

#[test]
fn a_script_says_beforehand_what_becomes_of_a_changed_save() {
    for (option, expected) in [("--accept-changes", 4), ("--restore-backup", 3)] {
        let place = with_backup();
        let changed = |place: &Place| {
            change(place, "\"software-building\":{\"level\":3", "\"software-building\":{\"level\":4");
        };
        changed(&place);
        let before = place.everything();
        let refused = place.run(["answer", "me", "public-speaking=1"]);
        refused.fails(1).complains("--accept-changes").complains("--restore-backup").complains("devrel-ready ask me");
        assert!(!refused.err().contains("terminal that can"), "{}", refused.err());
        place.run(["answer", "me", "public-speaking=1", "--start-over"]).fails(1);
        assert_eq!(place.everything(), before);
        place.run(["answer", "me", "public-speaking=1", option]).done();
        assert_eq!(level(&place, "software-building"), expected);
        assert_eq!(level(&place, "public-speaking"), 1);
        assert_eq!(kept_aside(&place).len(), 1, "the file as it was found");
        place.run(["answer", "me", "public-speaking=2", option]).done().quiet();
    }
}

#[test]
fn a_script_says_beforehand_what_becomes_of_a_damaged_or_missing_save() {
    for damage in [Some("torn"), Some(""), None] {
        let place = with_backup();
        match damage {
            Some(bytes) => fs::write(place.save(), bytes).expect("it can be written"),
            None => fs::remove_file(place.save()).expect("it is ours"),
        }
        place.run(["answer", "me", "public-speaking=1"]).fails(1).complains("--restore-backup");
        place.run(["answer", "me", "public-speaking=1", "--restore-backup"]).done();
        assert_eq!((level(&place, "software-building"), level(&place, "public-speaking")), (3.into(), 1.into()));
    }
    let place = Place::with_me();
    fs::write(place.save(), "torn").expect("it can be written");
    place.run(["answer", "me", "public-speaking=1", "--restore-backup"]).fails(1).complains("--start-over");
    place.run(["answer", "me", "public-speaking=1", "--start-over"]).done().says("1 of 28 answered");
    assert_eq!(kept_aside(&place).len(), 1);
}

#[test]
fn by_lines_the_same_is_asked() {
    for (line, expected) in [("accept\n", 4), ("1\nrestore\n", 3)] {
        let place = with_backup();
        change(&place, "\"software-building\":{\"level\":3", "\"software-building\":{\"level\":4");
        let before = place.everything();
        for (leaving, code) in [("\n", 0), ("quit\n", 0), ("", 1), ("3\n", 1), ("accept", 1)] {
            let left = place.cli().args(["ask", "me"]).stdin(leaving).look();
            left.code(code).says("accept: go on with the file as it is").says("restore: go back to the backup of");
            assert!(left.out().lines().all(|line| line.chars().count() <= 80), "{}", left.out());
        }
        assert_eq!(place.everything(), before);
        place.cli().args(["ask", "me"]).stdin(format!("{line}quit\n")).look().done();
        assert_eq!(level(&place, "software-building"), expected);
    }
}

#[test]
fn backups_are_listed_and_gone_back_to_and_the_present_state_is_kept() {
    let place = with_backup();
    place.run(["answer", "me", "editing-review=4"]).done();
    place.run(["backups", "me"]).done().says("b1").says("4 of 28").says("b2").says("3 of 28");
    let list = place.run(["backups", "me", "--json"]).json();
    let keys: Vec<&String> = list[0].as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["label", "saved_at", "answered", "not_applicable", "bytes", "kept_aside"]);
    assert_eq!((&list[0]["label"], &list[1]["answered"]), (&"b1".into(), &2.into()));
    place.run(["show", "me@b2"]).done().says("3 of 28");
    let done = place.run(["restore", "me@b2"]);
    done.done().quiet().says("3 of 28 done").says("What was there before is kept");
    assert_eq!(level(&place, "editing-review"), serde_json::Value::Null);
    place.run(["restore", "me@b1"]).done();
    assert_eq!(level(&place, "editing-review"), 4, "the state before was kept");
}

#[test]
fn restoring_is_refused_with_words_while_it_cannot_be_done() {
    let place = with_backup();
    let before = place.everything();
    place.run(["restore", "me@b7"]).fails(1).complains("there is no backup b7").complains("devrel-ready backups me");
    place.run(["restore", "me"]).fails(2).complains("me@b1");
    place.run(["restore", "you@b1"]).fails(1).complains("no assessment of that name");
    place.run(["backups", "you"]).fails(1).complains("no assessment of that name");
    let lock = fs::File::options().write(true).open(place.save().with_file_name("lock")).expect("it is there");
    lock.lock().expect("nobody else holds it");
    place.run(["restore", "me@b1"]).fails(1).complains("another window or command");
    assert_eq!(place.everything(), before);
}

#[test]
fn a_damaged_save_can_be_restored_from_any_backup() {
    let place = with_backup();
    place.run(["answer", "me", "editing-review=4"]).done();
    fs::write(place.save(), "torn").expect("it can be written");
    place.run(["restore", "me@b2"]).done().says("3 of 28 done");
    assert_eq!(fs::read(&kept_aside(&place)[0]).expect("it is kept"), b"torn");
}

#[test]
fn a_name_that_looks_like_a_backup_is_still_a_name() {
    let place = with_backup();
    place.run(["answer", "me@b1", "--new", "editing-review=0"]).done();
    place.run(["show", "me@b1"]).done().says("1 of 28");
}

#[test]
fn a_save_and_a_backup_are_read_wherever_a_file_is() {
    let place = with_backup();
    let backup = place.save().with_file_name("backups").join("0000000000000001.json");
    for (file, done) in [(place.save(), "4 of 28"), (backup, "3 of 28")] {
        let file = file.to_str().expect("a plain path");
        place.run(["show", file]).done().quiet().says(done);
        place.run(["check", file]).done().says("a save, ").says(done);
        place.run(["export", file]).done().quiet();
        place.run(["import", file, "--as", &format!("copy {}", &done[..1])]).done().says(done);
    }
    let text = fs::read_to_string(place.save_of("me")).expect("it is saved");
    place.write("edited.json", text.replacen("\"level\":3", "\"level\":1", 1));
    place.run(["check", "edited.json"]).code(1).says("changed outside the program");
    place.run(["show", "edited.json"]).done().complains("changed outside the program");
    place.write("torn.json", &text[..text.len() - 9]);
    place.run(["show", "torn.json"]).fails(1).complains("the text breaks off");
    place.cli().args(["show", "-"]).stdin(text).look().done().says("4 of 28");
}

#[test]
fn a_report_with_long_notes_can_be_read_back_although_it_is_long() {
    let place = Place::with_me();
    let note = "\u{65e5}".repeat(4_000);
    let entries: Vec<String> =
        (0..120).map(|number| format!("\"old-{number}\": {{\"level\": 1, \"note\": \"{note}\"}}")).collect();
    let report = place.run(["export", "me", "--with-notes"]).out().to_owned();
    let long = report.replacen("\"answers\": {", &format!("\"answers\": {{{},", entries.join(",")), 1);
    assert!(long.len() > 1024 * 1024, "{}", long.len());
    place.write("long.json", &long);
    place.run(["import", "long.json", "--as", "old"]).done();
    place.run(["export", "old", "--with-notes", "-o", "again.json"]).done();
    assert!(place.read("again.json").len() > 1024 * 1024);
    place.run(["show", "again.json"]).done();
    place.cli().args(["show", "-"]).stdin(place.read("again.json")).look().done();
    place.write("answers.json", super::answers(&entries.join(",")));
    place.run(["show", "answers.json"]).fails(1).complains("larger than 1 MiB");
}

#[test]
fn a_file_that_a_killed_export_left_is_swept_and_nothing_else() {
    let place = Place::with_me();
    let left = ".me.json.devrel-ready-0123456789abcdef.tmp";
    for name in [left, ".me.json.devrel-ready-xyz.tmp", "me.devrel-ready-0123456789abcdef.tmp", ".other.tmp"] {
        place.write(name, "x");
    }
    let busy = ".busy.devrel-ready-fedcba9876543210.tmp";
    place.write(busy, "x");
    let writer = fs::File::open(place.path(busy)).expect("it is there");
    writer.lock().expect("nobody else has it");
    place.run(["export", "me", "-o", "me.json"]).done();
    let mut names: Vec<String> = fs::read_dir(place.path("."))
        .expect("readable")
        .map(|entry| entry.expect("readable").file_name().into_string().expect("text"))
        .filter(|name| name.contains("tmp"))
        .collect();
    names.sort();
    let expected = [busy, ".me.json.devrel-ready-xyz.tmp", ".other.tmp", "me.devrel-ready-0123456789abcdef.tmp"];
    assert_eq!(names, expected);
}

#[test]
fn an_export_that_cannot_be_written_is_told_of_the_file_that_was_wanted() {
    let place = Place::with_me();
    let long = format!("{}.json", "x".repeat(300));
    let ran = place.run(["export", "me", "-o", &long]);
    ran.fails(1).complains("cannot write xxx").complains("255 bytes");
    let nowhere = place.run(["export", "me", "-o", "nowhere/me.json"]);
    nowhere.fails(1).complains("cannot write nowhere/me.json").complains("the folder is not there");
    assert!(!nowhere.err().contains(".tmp"), "{}", nowhere.err());
    let sealed = place.run(["export", "me", "-o", "/proc/me.json"]);
    sealed.fails(1).complains("cannot write /proc/me.json");
    assert!(!sealed.err().contains(".tmp"), "{}", sealed.err());
}

#[cfg(unix)]
#[test]
fn deleting_what_is_only_a_link_says_what_is_still_there() {
    let place = Place::with_me();
    let dir = place.save().parent().expect("it is in a directory").to_owned();
    fs::rename(&dir, place.path("outside")).expect("moved");
    std::os::unix::fs::symlink(place.path("outside"), &dir).expect("linked");
    place.run(["show", "me"]).fails(1).complains("it is a link").complains("readlink");
    place.run(["list"]).done().complains("it is a link");
    let deleted = place.run(["delete", "me", "--yes"]);
    deleted.fails(1).complains("only the link to it was removed").complains("outside").complains("rm -r");
    assert!(!deleted.err().contains("Deleted"), "{}", deleted.err());
    assert!(place.path("outside/current.json").exists());
}
