//! Tests of commands without the name they need, and of the forms of reports.

use super::{Place, Ran};

/// Returns a place with these assessments, each with one answer.
fn place_with(names: &[&str]) -> Place {
    let place = Place::new();
    for name in names {
        place.run(["answer", name, "--new", "public-speaking=2"]).done();
    }
    place
}

fn without_a_name(place: &Place) -> Vec<(&'static str, Ran)> {
    ["show", "plan", "next", "export"].map(|command| (command, place.run([command]))).into()
}

#[test]
fn a_command_without_a_name_is_told_with_the_only_name_there_is() {
    let place = place_with(&["Ada's own"]);
    for (command, ran) in without_a_name(&place) {
        ran.fails(2).complains(&format!("hint: type `devrel-ready {command} 'Ada'\\''s own'`\n"));
        ran.complains(&format!("error: \"{command}\" needs a name"));
    }
}

#[test]
fn a_command_without_a_name_lists_a_few_of_several() {
    let place = place_with(&["one", "two", "three", "four", "five", "six"]);
    for (command, ran) in without_a_name(&place) {
        ran.fails(2).complains("  five\n").complains("  and 1 more\n");
        ran.complains(&format!("hint: name one of them, as in `devrel-ready {command} five`\n"));
        assert!(!ran.err().contains("required arguments"), "{}", ran.err());
    }
}

#[test]
fn a_command_without_a_name_where_nothing_is_saved_says_how_to_start() {
    for (_, ran) in without_a_name(&Place::new()) {
        ran.fails(2).complains("hint: nothing is saved yet; `devrel-ready ask` starts an assessment\n");
    }
    Place::new().run(["import"]).fails(2).complains("required arguments");
    Place::new().run(["show", "--nonsense"]).fails(2).complains("--nonsense");
}

#[test]
fn a_directory_that_was_named_is_searched_and_named_again() {
    let place = Place::new();
    let elsewhere = place.path("elsewhere");
    let elsewhere = elsewhere.to_str().expect("a plain path");
    place.run(["--data-dir", elsewhere, "answer", "sam", "--new", "public-speaking=2"]).done();
    let ran = place.run(["show", "--data-dir", elsewhere]);
    ran.fails(2).complains(&format!("hint: type `devrel-ready --data-dir {elsewhere} show sam`\n"));
}

#[cfg(unix)]
#[test]
fn asking_without_a_name_asks_which_one_or_begins() {
    let place = Place::new();
    let ran = place.cli().args(["ask"]).stdin("sam\n\n\n3\n").look();
    ran.done().quiet().says("28 questions").says("What should your first assessment be called?");
    ran.says("Question 2 of 28").says("1 of 28 answered; all saved.");
    let ran = place.cli().args(["ask"]).stdin("1\n").look();
    ran.done().says("1: sam, 1 of 28 answered").says("Which assessment?").says("Question 2 of 28");
}

#[test]
fn the_name_of_a_file_says_which_form_a_report_has_and_the_option_decides() {
    let place = place_with(&["me"]);
    for (file, extra, words) in [
        ("a.txt", &[][..], "text for people"),
        ("a.MD", &[], "Markdown for notes and repositories"),
        ("a.html", &[], "a web page for people"),
        ("a.csv", &[], "CSV for a spreadsheet"),
        ("a.Resume.json", &[], "JSON Resume for a resume"),
        ("a.json", &[], "JSON for programs"),
        ("a", &[], "JSON for programs"),
        ("b.txt", &["--format", "json"], "JSON for programs"),
        ("b.json", &["--format", "text"], "text for people"),
    ] {
        let ran = place.cli().args(["export", "me", "-o", file]).args(extra).look();
        ran.done().complains(&format!("Wrote {file}: {words}.\n")).complains("without notes");
        let is_json = place.read(file).starts_with(b"{");
        assert_eq!(is_json, words.starts_with("JSON"), "{file}");
        assert_eq!(ran.err().contains("as --format says"), file.starts_with("b."), "{file}");
    }
    assert!(place.run(["export", "me"]).done().out().starts_with('{'));
}

#[test]
fn an_ending_that_no_report_has_is_refused_and_nothing_is_written() {
    let place = place_with(&["me"]);
    for (ending, instead) in [
        ("pdf", "print that page to PDF"),
        ("PDF", "print that page to PDF"),
        ("docx", "end the name in .html"),
        ("xlsx", "end the name in .csv"),
        ("yaml", "end the name in .json"),
        ("zip", "end the name in .json, .csv or .resume.json for programs"),
    ] {
        let file = format!("me.{ending}");
        let ran = place.run(["export", "me", "-o", &file]);
        ran.fails(2).complains("there is no report in the form .").complains(instead);
        assert!(!place.path(&file).exists(), "{file}");
    }
    place.run(["export", "me", "-o", "me.pdf", "--format", "json"]).done();
    place.run(["export", "me", "-o", "me.v2"]).done().complains("JSON for programs");
}

#[cfg(unix)]
#[test]
fn a_tilde_that_no_shell_expanded_is_the_home_directory() {
    let place = place_with(&["me"]);
    let at_home = || place.cli().env("HOME", place.path("home"));
    std::fs::create_dir(place.path("home")).expect("it can be made");
    at_home().args(["export", "me", "-o", "~/me.json"]).look().done();
    assert!(place.path("home/me.json").exists() && !place.path("~").exists());
    at_home().args(["show", "~/me.json"]).look().done();
    at_home().args(["check", "~/me.json"]).look().done();
    at_home().args(["import", "~/me.json", "--as", "you"]).look().done();
    at_home().args(["--data-dir", "~/data", "list"]).look().done();
    at_home().args(["export", "me", "-o", "~", "--force"]).look().fails(1).complains("it is a directory");
    at_home().args(["export", "me", "-o", "~kim/me.json"]).look().fails(1).complains("the home of another person");
    assert!(!place.path("~").exists() && !place.path("~kim").exists());
}

#[cfg(unix)]
#[test]
fn the_goodbye_writes_a_report_for_people() {
    let place = place_with(&["Ada's own"]);
    let ran = place.cli().args(["ask", "Ada's own"]).stdin("quit\n").look();
    let command = r"devrel-ready export 'Ada'\''s own' --format text -o 'Ada'\''s own.txt'";
    ran.done().says(&format!("`{command}`"));
}
