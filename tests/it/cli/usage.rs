//! Tests of wrong usage, and of the help.

use super::{COMMANDS, Cli, Place};

#[test]
fn without_a_terminal_the_interface_explains_itself_in_two_lines() {
    for (place, arguments) in [(Place::new(), &[][..]), (Place::with_me(), &["me"])] {
        let ran = place.run(arguments);
        ran.fails(2).complains("needs a terminal").complains("\nhint: `devrel-ready ask` asks the same questions");
        assert_eq!(ran.err().lines().count(), 2, "{}", ran.err());
    }
}

#[test]
fn a_name_that_looks_like_a_file_is_pointed_to_show() {
    let place = Place::new();
    for name in ["answers.json", "./answers", "reports/me"] {
        place.run([name]).fails(2).complains(&format!("`devrel-ready show {name}`"));
    }
    place.run(["-"]).fails(2).complains("`devrel-ready show -`");
}

#[test]
fn a_misspelled_command_is_recognized() {
    let place = Place::new();
    place.run(["lst"]).fails(2).complains("did you mean `devrel-ready list`?");
    place.run(["shwo", "me"]).fails(2).complains("did you mean `devrel-ready show`?");
    place.run(["me", "list"]).fails(2).complains("write the command first");
}

#[test]
fn what_cannot_be_a_name_is_refused_with_the_reason() {
    let place = Place::new();
    place.run(["a\nb.json"]).fails(2).complains("\"a b.json\" is a file");
    place.run([""]).fails(2).complains("at least one letter");
    place.run(["show", ".me"]).fails(2).complains("cannot start with a dot");
    place.run(["delete", "a/b", "--yes"]).fails(2).complains("cannot contain /");
    place.run(["answer", "x".repeat(49).as_str(), "software-building=1"]).fails(2).complains("at most 48");
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_text_are_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let place = Place::new();
    let odd = OsStr::from_bytes(b"me\xff");
    place.run([odd]).fails(2).complains("UTF-8");
    place.run([OsStr::new("show"), odd]).fails(2).complains("UTF-8");
    place.run([OsStr::new("answer"), OsStr::new("me"), odd]).fails(2).complains("UTF-8");
    place.run([OsStr::new("show"), OsStr::from_bytes(b"\xff.json")]).fails(1).complains("cannot read");
}

#[test]
fn roles_bands_and_skills_that_do_not_exist_are_named_with_the_nearest() {
    let place = Place::with_me();
    place.run(["show", "me", "--role", "advocat"]).fails(2).complains("did you mean advocate?");
    place.run(["show", "me", "--band", "senior"]).fails(2).complains("use entry, established or lead");
    place.run(["roles", "writr"]).fails(2).complains("did you mean writer?");
    place.run(["skills", "public-speakin"]).fails(2).complains("did you mean public-speaking?");
    place.run(["schema", "reports"]).fails(2).complains("report");
    place.run(["export", "me", "--format", "pdf"]).fails(2).complains("json");
}

#[test]
fn help_and_version_need_nothing_and_go_to_standard_output() {
    Cli::new().args(["--version"]).look().done().quiet().says(env!("CARGO_PKG_VERSION"));
    Cli::new().args(["--help"]).look().done().quiet().says("Examples:");
    for command in COMMANDS {
        let ran = Cli::new().args([command, "--help"]).look();
        ran.done().quiet().says("Examples:").says(&format!("devrel-ready {command}"));
        for line in ran.out().lines() {
            assert!(line.chars().count() <= 100, "{command}: {line}");
        }
    }
}

#[test]
fn the_example_in_the_help_can_be_scored() {
    let place = Place::new();
    let help = place.run(["export", "--help"]);
    let example: Vec<&str> =
        help.out().lines().skip_while(|line| *line != "  {").take_while(|line| !line.is_empty()).collect();
    place.write("example.json", example.join("\n"));
    place.run(["check", "example.json"]).done().says("3 of 28 done: 2 answered, 1 not applicable");
    place.run(["show", "example.json"]).done().says("Developer Advocate, Established");
}

#[test]
fn a_file_can_be_scored_without_a_home_but_saves_need_one() {
    let place = Place::new();
    place.write("me.json", super::answers("\"public-speaking\": 1"));
    let bare = || Cli::new().current_dir(place.dir.path()).env("HOME", "relative/home");
    bare().args(["show", "me.json"]).look().done();
    bare().args(["roles"]).look().done();
    Cli::new().current_dir(place.dir.path()).args(["show", "me.json"]).look().done();
    for args in [&["list"][..], &["show", "me"], &["answer", "me", "--new", "public-speaking=1"], &["me"]] {
        bare().args(args).look().fails(1).complains("--data-dir");
    }
}

#[test]
fn the_option_goes_before_the_variable() {
    let place = Place::with_me();
    let elsewhere = place.path("elsewhere");
    let elsewhere = elsewhere.to_str().expect("a plain path");
    place.run(["list", "--data-dir", elsewhere]).done().complains("no assessment yet");
    place.run(["--data-dir", elsewhere, "show", "me"]).fails(1);
    place.run(["show", "me"]).done();
}

#[test]
fn a_time_that_is_no_time_is_refused() {
    let place = Place::with_me();
    place.cli().env("SOURCE_DATE_EPOCH", "soon").args(["export", "me"]).look().fails(2).complains("SOURCE_DATE_EPOCH");
}

#[test]
fn the_directory_of_the_data_is_never_shown_as_required() {
    let place = Place::new();
    let dir = place.data();
    let dir = dir.to_str().expect("a plain path");
    for arguments in [&["delete"][..], &["--data-dir", dir, "delete"], &["answer", "--data-dir", dir], &["schema"]] {
        let ran = place.run(arguments);
        ran.fails(2).complains("Usage: devrel-ready ");
        assert!(!ran.err().contains("--data-dir"), "{}", ran.err());
    }
}

#[test]
fn an_option_that_a_command_does_not_have_is_met_with_what_to_type_instead() {
    let place = Place::with_me();
    for (arguments, words) in [
        (&["show", "me", "--json"][..], "`devrel-ready export NAME` prints the results as JSON"),
        (&["show", "me", "--bnad", "lead"], "did you mean --band?"),
        (&["check", "x", "--json"], "plan, next, list"),
        (&["delete", "me", "--nonsense"], "`devrel-ready delete --help` lists the options of delete"),
        (&["plan", "me", "--effort", "abc"], "write a whole number, as in --effort 6"),
        (&["plan", "me", "--effort", "1.5"], "write a whole number, as in --effort 6"),
    ] {
        let ran = place.run(arguments);
        ran.fails(2).complains(words);
        for jargon in ["as a value", "invalid digit"] {
            assert!(!ran.err().contains(jargon), "{}", ran.err());
        }
    }
}

#[test]
fn evidence_can_come_from_standard_input_where_nobody_sees_it() {
    let place = Place::with_me();
    let with =
        |input: &str| place.cli().args(["answer", "me", "public-speaking=2", "--evidence", "-"]).stdin(input).look();
    with("A talk that nobody else knows of\n").done();
    let evidence = || place.run(["export", "me"]).json()["answers"]["public-speaking"]["evidence"].clone();
    assert_eq!(evidence(), "A talk that nobody else knows of");
    with(&"e".repeat(1_001)).fails(2).complains("--evidence has 1001 characters");
    assert_eq!(evidence(), "A talk that nobody else knows of", "nothing was cut or changed");
}

#[test]
fn a_level_is_a_whole_number_on_the_command_line_as_in_a_file() {
    let place = Place::with_me();
    let set = |level: &str| place.run(["answer", "me", &format!("Public Speaking={level}")]);
    for (level, saved) in [("3.0", 3), ("2", 2), ("1e0", 1), ("0", 0), ("0.0", 0)] {
        set(level).done();
        assert_eq!(place.run(["export", "me"]).json()["answers"]["public-speaking"]["level"], saved, "{level}");
    }
    for level in ["3.5", "03", "+3", "5", "5.0", "", "."] {
        set(level).fails(2).complains("a level is 0 to 4");
    }
}
