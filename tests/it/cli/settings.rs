//! Tests of the settings file in commands: only `check` reads it, and `--help` shows its path.

use super::Place;

#[test]
fn check_says_everything_that_is_wrong_with_settings_and_where() {
    let place = Place::new();
    place.write("config.toml", "theme = plain\n[keys.question]\nevidnce = [\"e\"]\nnote = [\"Ctrl-I\", \"e\"]\n");
    let ran = place.run(["check", "config.toml"]);
    ran.code(1).quiet().says("4 problems in 1 of 1 checked").says("--> config.toml:1:9").says("1 | theme = plain");
    ran.says("put it in quotes: \"plain\"").says("config.toml:3:1").says("did you mean \"evidence\"?");
    ran.says("config.toml:4:9").says("write \"Tab\"").says("config.toml:4:19").says("already means \"evidence\"");
}

#[test]
fn settings_that_are_right_are_recognized_beside_other_files() {
    let place = Place::new();
    place.write("my.toml", "# mine\ntheme = \"plain\"\n[keys.what-if]\nraise = [\"Up\"]\nup = [\"k\"]\n");
    place.write("a.json", super::answers(""));
    place.run(["check", "my.toml", "a.json"]).done().says("my.toml: settings, no problems").says("a.json: answers");
    place.run(["check", "none.toml"]).code(1).says("cannot read none.toml");
}

#[test]
fn hostile_settings_are_shown_harmless() {
    let place = Place::new();
    place.write("config.toml", "\"\u{9b}2J\u{202e}\" = \"\\u001b]0;x\\u0007\"\n");
    let ran = place.run(["check", "config.toml"]);
    ran.code(1).says("there is no setting");
    assert!(!ran.out().contains(['\u{9b}', '\u{1b}', '\u{202e}', '\u{7}']));
}

#[test]
fn settings_that_are_wrong_keep_no_command_from_working() {
    let place = Place::with_me();
    std::fs::write(place.data().join("config.toml"), "theme = = plain").expect("written");
    place.run(["list"]).done().quiet().says("me");
    place.run(["show", "me"]).done().quiet();
    place.cli().env("DEVREL_READY_CONFIG", "/nowhere/at all").args(["list"]).look().done().quiet();
    place.run([] as [&str; 0]).fails(2).complains("needs a terminal");
}

#[test]
fn the_long_help_ends_with_the_places_of_this_computer() {
    let place = Place::new();
    let ends = |ran: &super::Ran, data: &str, config: &str| {
        let roles = std::path::Path::new(config).with_file_name("roles");
        let end = format!(
            "On this computer:\n  Assessments  {data}\n  Settings     {config}\n  Your roles   {}\n",
            roles.display()
        );
        assert!(ran.done().out().ends_with(&end), "{}", ran.out());
    };
    let data = place.data().display().to_string();
    for help in [vec!["--help"], vec!["help"]] {
        ends(&place.run(help), &data, &format!("{data}/config.toml"));
    }
    ends(&place.run(["--data-dir", "/a b", "--help"]), "/a b", "/a b/config.toml");
    ends(&place.run(["--data-dir=/a", "--help"]), "/a", "/a/config.toml");
    ends(&place.cli().env("DEVREL_READY_CONFIG", "/x.toml").args(["--help"]).look(), &data, "/x.toml");
    let usual = super::Cli::new().env("HOME", "/home/ada").args(["--help"]).look();
    if cfg!(target_os = "linux") {
        ends(&usual, "/home/ada/.local/share/devrel-ready", "/home/ada/.config/devrel-ready/config.toml");
    }
    for elsewhere in [vec!["-h"], vec!["show", "--help"], vec!["man"]] {
        assert!(!place.run(elsewhere).done().out().contains("On this computer"));
    }
}

#[test]
fn a_role_or_band_can_be_called_by_any_of_its_names() {
    let place = Place::with_me();
    for name in ["advocate", "Advocate", "developer advocate", "Developer-Advocate", " ADVOCATE "] {
        place.run(["show", "me", "--role", name]).done().says("Developer Advocate");
    }
    place.run(["roles", "Technical Writer"]).done().says("Technical Writer (writer)");
    place.run(["plan", "me", "--role", "open source"]).done();
    place.run(["show", "me", "--band", "LEAD"]).done().says("Lead");
    place.run(["answer", "me", "--band", "first role"]).done();
    place.run(["show", "me", "--role", "developer"]).fails(2).complains("unknown role");
}
