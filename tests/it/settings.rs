//! Tests of settings on screen and in the file, and of keys in the file.

use devrel_ready::settings::{Characters, Look, Motion, Mouse};
use devrel_ready::text::Clean;
use devrel_ready::tui::theme::{Glyphs, Palette, Theme};
use devrel_ready::tui::{Intent, Key, Mode, Msg, Screen, SettingsStatus};

use crate::computer::CONFIG;
use crate::person::{Disk, Person, asked};

const FILE: &str =
    "# my settings\ntheme = 'auto' # as the terminal likes\n\n[keys.question]\nevidence = [\"i\", \"Ctrl-E\"]\n";

fn person() -> Person {
    Person::preferring(80, 24, FILE)
}

fn at_first_question() -> Person {
    let mut person = person();
    person.press("<Enter> <Enter> <Enter> <Enter> <Enter>");
    person
}

#[test]
fn a_change_takes_effect_at_once_is_saved_and_leaves_the_rest_of_the_file_alone() {
    let mut person = person();
    person.press(", <Right> <Right> <Right> <Right>");
    assert_eq!(person.app.settings().theme, Look::Plain);
    assert!(person.sees("‹ none ›") && person.sees("saved"), "{}", person.screen());
    assert_eq!(person.config(), FILE.replace("'auto'", "\"plain\""));
    let no_color = |person: &Person| person.buffer().content.iter().all(|cell| cell.fg == ratatui::style::Color::Reset);
    assert!(no_color(&person));
    person.press("<Left> <Left> <Left> <Left>");
    assert!(!no_color(&person));
    assert_eq!(person.config(), FILE.replace("'auto'", "\"auto\""));
}

#[test]
fn every_setting_can_be_changed_with_arrows_and_with_enter() {
    let mut person = person();
    person.press(", <Enter> <Down> <Enter> <Enter> <Down> <Right> <Down> <Right> <Right>");
    let settings = person.app.settings();
    assert_eq!((settings.theme, settings.characters), (Look::Color, Characters::Ascii));
    assert_eq!((settings.motion, settings.mouse), (Motion::Reduced, Mouse::Off));
    for line in ["theme = \"color\"", "characters = \"ascii\"", "motion = \"reduced\"", "mouse = \"off\""] {
        assert!(person.config().contains(line), "{line} is not in\n{}", person.config());
    }
    person.press("<Up> <Up> <Enter>");
    assert_eq!(person.app.settings().characters, Characters::Auto, "after the last choice comes the first");
    assert!(person.screen().contains('✓'));
}

#[test]
fn ascii_is_ascii_from_the_next_frame_on_whatever_the_locale_says() {
    let mut person = person();
    person.press(", <Down> <Right> <Right>");
    assert!(person.screen().is_ascii(), "{}", person.screen());
    person.theme = Theme::new(Palette::Plain, Glyphs::Ascii);
    person.press("<Left>");
    assert!(person.screen().contains('▌'), "unicode was asked for");
}

#[test]
fn the_big_number_goes_when_it_is_not_wanted_and_the_score_stays() {
    let begun = |config: &str| {
        let mut person = Person::preferring(80, 24, config);
        person.press("<Enter> <Enter> <Enter> <Enter> <Enter>");
        person.press("3 2 4 1 1 3 3 2 2 3 2 3 1 2 3 4 3 2 x 2 3 3 2 1 2 3 2 3 r");
        person
    };
    let (with, without) = (begun("motion = \"reduced\"\n"), begun("big-number = \"off\"\n"));
    let is_big = |person: &Person| person.screen().lines().nth(2).is_some_and(|row| row.contains(['┏', '╺', '╻']));
    assert!(is_big(&with) && with.sees("of 85"), "{}", with.screen());
    assert!(!is_big(&without) && without.sees("90 points; 85 was asked for"), "{}", without.screen());
}

#[test]
fn the_program_begins_with_the_last_assessment_if_that_is_wanted() {
    let mut person = Person::preferring(80, 24, "begin-with = \"last\"\n");
    assert_eq!(person.app.begins_with(), None, "there is none yet");
    person.press("<Enter> <Enter> <Enter> <Enter> <Enter> 3 <Esc>");
    assert_eq!(person.app.begins_with().map(|name| name.to_string()).as_deref(), Some("me"));
    person.press(", <End> <Left>");
    assert_eq!(person.app.begins_with(), None, "{}", person.config());
}

#[test]
fn what_cannot_be_saved_is_said_holds_until_leaving_and_is_saved_with_the_next_change() {
    let mut person = person();
    person.disk_is(Disk::Full);
    person.press(", <Right> <Right> <Right> <Right>");
    assert!(person.sees("Could not be saved") && person.sees("disk is full"), "{}", person.screen());
    assert_eq!((person.app.settings().theme, person.config().as_str()), (Look::Plain, FILE));
    person.disk_is(Disk::Works);
    person.press("<Down> <Down> <Down> <Right>");
    assert!(!person.sees("Could not be saved"));
    assert!(person.config().contains("theme = \"plain\"") && person.config().contains("mouse = \"off\""));
}

#[test]
fn saved_is_said_only_when_the_last_change_is_in_the_file() {
    let mut person = person();
    person.slow = true;
    person.press(", <Right> <Right>");
    person.tell(Msg::Configured(Ok(())));
    assert_eq!(*person.app.keeping(), SettingsStatus::Pending, "the second change is on its way");
    person.catch_up();
    assert_eq!(*person.app.keeping(), SettingsStatus::Saved);
}

#[test]
fn what_is_saved_is_not_saved_again_over_what_an_editor_wrote_meanwhile() {
    let mut person = person();
    person.press(", <Right> <Right>");
    person.computer.replace(CONFIG, FILE);
    person.press("<Down> <Down> <Right>");
    assert!(person.config().contains("theme = 'auto'") && person.config().contains("motion = \"reduced\""));
}

#[test]
fn boxes_over_a_screen_name_the_keys_in_force() {
    let keys = "[keys.line]\naccept = [\"Ctrl-J\"]\n[keys.confirm]\nyes = [\"j\"]\nno = [\"Esc\"]\n";
    let mut person = Person::preferring(80, 24, keys);
    person.press("<Enter> <Enter> <Enter> <Enter> <Enter> e");
    assert!(person.sees("Ctrl-J keep"), "{}", person.screen());
    person.press("<C-j> <Esc> <Delete>");
    assert!(person.sees("j delete") && person.sees("Esc keep it"), "{}", person.screen());
    person.press("y");
    assert_eq!(person.saved().len(), 1, "it is not the key any more");
    person.press("j");
    assert_eq!(person.saved().len(), 0);
    let mut person = Person::preferring(80, 24, "[keys.help]\nback = [\"b\"]\n[keys.search]\ndown = [\"PgDn\"]\n");
    person.press("<Enter> <Enter> <Enter> <Enter> <Enter> H");
    assert!(person.sees("b close"), "{}", person.screen());
    person.press("b /");
    assert!(person.sees("↑/PgDn choose"), "{}", person.screen());
}

#[test]
fn a_failure_that_comes_after_leaving_the_screen_is_told_there() {
    let mut person = at_first_question();
    person.slow = true;
    person.press(", <Right> <Esc>");
    person.tell(Msg::Configured(Err(Clean::line("the disk is full"))));
    assert!(person.sees("The settings could not be saved: the disk is full"), "{}", person.screen());
}

#[test]
fn a_file_that_became_wrong_meanwhile_is_left_as_it_is() {
    let mut person = person();
    person.computer.replace(CONFIG, "theme = plain");
    person.press(", <Right>");
    assert!(person.sees("Could not be saved"), "{}", person.screen());
    assert_eq!(person.config(), "theme = plain");
}

#[test]
fn settings_open_from_every_main_screen_and_lead_back_there() {
    for keys in ["", "V", "r", "r <Enter>", "r p", "r w", "r E", "<Esc>"] {
        let mut person = at_first_question();
        person.press("2 2").press(keys);
        let mode = person.app.mode();
        person.press(",");
        assert!(matches!(person.app.screen(), Screen::Settings(_)), "after \"{keys}\"");
        person.press("<Down> <Right> <Esc>");
        assert_eq!(person.app.mode(), mode, "after \"{keys}\"");
    }
    let mut person = person();
    person.press(",").press(",");
    assert_eq!(person.app.mode(), Mode::Welcome);
}

#[test]
fn a_list_that_became_shorter_behind_the_settings_is_still_a_list() {
    let mut person = at_first_question();
    person.press("<Esc> +").write("two").press("<Enter> <Enter> <Enter> <Enter> <Esc> <Down>");
    person.press(",");
    let one = person.app.home()[..1].to_vec();
    person.tell(Msg::Listed(one));
    person.press("<Esc> <Delete>");
    assert!(person.sees("Delete “me”?"), "{}", person.screen());
}

#[test]
fn changed_keys_work_and_footer_help_and_settings_tell_them() {
    let mut person = at_first_question();
    person.resize(120, 40).press("e");
    assert_eq!(person.app.mode(), Mode::Question, "the usual key means nothing");
    assert!(person.sees("i evidence"), "{}", person.screen());
    person.press("i");
    assert!(person.sees("Evidence:"));
    person.press("<Esc> <C-e>");
    assert!(person.sees("Evidence:"));
    person.press("<Esc> ?");
    assert!(person.sees("i Ctrl-E │"), "{}", person.screen());
}

#[test]
fn sentences_that_name_a_key_name_the_key_in_force() {
    let keys =
        "[keys.question]\nchoose-0 = [\"a\"]\nresults = [\"t\"]\npace = [\"P\"]\n[keys.results]\nquestions = [\"o\"]\n";
    let mut person = Person::preferring(120, 40, keys);
    person.press("<Enter> <Enter> <Enter> <Enter> <Enter> <Enter>");
    assert!(person.sees("press a 1 2 3 4"), "{}", person.screen());
    person.press(&"2 ".repeat(27)).press("<Right>");
    assert!(person.sees("t shows the results"), "{}", person.screen());
    person.press("P");
    assert!(person.sees("P asks all in order"), "{}", person.screen());
}

#[test]
fn a_digit_takes_an_entry_of_the_lists_at_the_start() {
    let mut person = Person::new(80, 24);
    person.press("<Enter> <Enter> 9");
    assert!(person.sees("Which role"), "there is no ninth role: {}", person.screen());
    person.press("2 4");
    assert!(person.sees("For which band"), "there is no fourth band: {}", person.screen());
    person.press("3");
    assert!(person.sees("All questions, or a quick look"), "{}", person.screen());
    person.press("2");
    let framework = person.app.framework();
    let aim = person.app.current().expect("begun").assessment().aim();
    assert_eq!((Some(aim.band), aim.role), (framework.bands().nth(2), framework.roles().next()));
    person.resize(120, 40);
    assert!(person.sees("Lead, quick"), "{}", person.screen());
    assert_ne!(asked(&person), "no question");
    assert_eq!(person.app.keymap().intent(Mode::Pick, Key::Char('3')), Some(Intent::Pick(3)));
}

#[test]
fn what_the_readme_says_about_settings_is_so() {
    let readme = include_str!("../../README.md");
    let (_, section) = readme.split_once("## Settings and keys").expect("there is such a section");
    let (section, _) = section.split_once("\n## ").expect("it ends");
    let example = section.split("```").nth(1).and_then(|block| block.strip_prefix("toml\n")).expect("an example");
    let person = Person::preferring(80, 24, example);
    assert_eq!((person.app.settings().theme, person.app.settings().mouse), (Look::Plain, Mouse::Off));
    assert_eq!(person.app.key(Mode::WhatIf, Intent::Raise), "↑");
    for mode in Mode::ALL {
        assert!(section.contains(&format!("`{}`", mode.name())), "{mode:?} is not named");
    }
    let quoted = section.split("`\"").skip(1).filter_map(|rest| rest.split_once("\"`"));
    let keys: Vec<&str> = quoted.map(|(key, _)| key).collect();
    assert!(keys.len() > 15);
    for key in keys {
        assert!(Key::parse(key).is_ok(), "{key}");
    }
}

#[test]
fn a_click_highlights_a_setting_and_another_one_changes_it() {
    let mut person = person();
    person.press(",").click("Motion");
    assert_eq!(person.app.settings().motion, Motion::Full);
    person.click("Motion");
    assert_eq!(person.app.settings().motion, Motion::Reduced);
    assert!(person.config().contains("motion = \"reduced\""));
}

#[test]
fn passing_the_mouse_with_a_key_is_for_now_and_leaves_the_file_alone() {
    let mut person = Person::preferring(80, 24, "mouse = \"off\"\n");
    person.press("m");
    assert_eq!(person.app.mouse(), Mouse::On);
    person.press(", <Right>");
    assert!(person.sees("Mouse         ‹ off ›"), "the screen tells the setting: {}", person.screen());
    assert_eq!(person.config(), "mouse = \"off\"\ntheme = \"color\"\n");
}

#[test]
fn a_click_on_a_hint_does_what_the_key_in_force_does() {
    let mut person = Person::preferring(80, 24, "[keys.welcome]\nstart = [\"b\"]\n[keys.pick]\ndown = [\"n\"]\n");
    person.click("Begin your first").press("<Enter>").click("n choose");
    assert!(person.sees("▌ Developer Advocate"), "{}", person.screen());
}

/// Names of intents that an earlier version had, with keys that a person might have chosen.
const OLD_KEYS: &str = "[keys.home]\nstart = [\"s\"]\ndelete = [\"d\"]\n\
    [keys.question]\nstar = [\"S\"]\nreview = [\"v\"]\n[keys.results]\nlikes = [\"i\"]\nreview = [\"v\"]\n\
    [keys.plan]\nreset = [\"0\"]\ngoals = [\"o\"]\n\
    [keys.export]\nform = [\"t\"]\ntoggle-notes = [\"n\"]\nrename = [\"f\"]\n\
    [keys.help]\nback = [\"x\"]\n[keys.confirm]\nyes = [\"j\"]\n";

#[test]
fn names_in_the_file_of_an_earlier_version_still_mean_what_they_meant() {
    let mut person = Person::preferring(120, 40, OLD_KEYS);
    person.press("<Enter> <Enter> <Enter> <Enter> <Enter> 2 <Left> S");
    let saved = person.only_save();
    assert!(saved.entry(saved.place()).star);
    person.press("v");
    assert!(person.sees("1 of 28 answered"), "{}", person.screen());
    person.press("r i");
    assert!(matches!(person.app.screen(), Screen::Wishes(_)));
    person.press("<Esc> E t");
    assert!(person.sees("me-2026-05-01.md"), "{}", person.screen());
    person.press("n");
    assert!(person.sees("‹ included ›"), "{}", person.screen());
    person.press("f <C-u>").write("other.json").press("<Enter>");
    assert!(person.sees("other.json"), "{}", person.screen());
    person.press("p + o");
    assert!(person.sees("There is no goal yet"), "{}", person.screen());
    person.press("0 H x <Esc> <Esc> <Esc> <Esc> s <Esc> d j");
    assert!(person.saved().is_empty(), "{}", person.screen());
}
