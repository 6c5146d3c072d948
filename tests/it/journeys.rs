//! Tests of whole tasks, read from the screen.

mod report;

use devrel_ready::assessment::Choice;
use devrel_ready::text::Clean;
use devrel_ready::tui::{Effect, HomeRow, Intent, Listed, Msg};

use crate::computer::Computer;
use crate::person::{Disk, Person, asked};

fn answered(person: &Person) -> usize {
    person.app.current().map_or(0, |current| current.sheet().coverage().answered)
}

#[test]
fn an_assessment_can_be_finished_with_arrows_and_enter_alone() {
    let mut person = Person::new(80, 24);
    person.press("<Enter> <Enter> <Enter> <Enter> <Enter>");
    for _ in 0..28 {
        person.press("<Down> <Down> <Down> <Enter>");
    }
    assert!(person.sees("All answered."), "{}", person.screen());
    assert_eq!(answered(&person), 28);
    assert!(person.reads("Every answer is a 2"), "a pattern is remarked on, kindly: {}", person.screen());
}

#[test]
fn enter_alone_answers_nothing() {
    let mut person = Person::at_first_question(80, 24);
    person.press("<Enter> <Enter> <Enter>");
    assert_eq!((answered(&person), asked(&person)), (0, "software-building"));
    assert!(person.sees("Move to a statement"));
}

#[test]
fn nothing_is_obeyed_that_cannot_be_seen() {
    let mut person = Person::at_first_question(80, 24);
    person.resize(40, 10).press("3 <Down> <Enter> r <Esc>").resize(80, 24);
    assert_eq!((answered(&person), asked(&person)), (0, "software-building"));
    person.resize(40, 10).press("q");
    assert!(person.left, "leaving is always possible");
}

#[test]
fn escape_leads_back_the_way_one_came() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 r <Enter> <Down> <Enter>");
    assert!(!["system-learning", "no question"].contains(&asked(&person)), "{}", person.screen());
    person.press("<Esc>");
    assert!(person.sees("importance"), "back at the role: {}", person.screen());
    person.press("<Esc>");
    assert!(person.sees("‹ Established ›"), "back at the results");
    person.press("<Esc>");
    assert_eq!(asked(&person), "system-learning");
    person.press("<Esc>");
    assert!(person.sees("Your assessments"));
}

#[test]
fn the_assessment_just_left_is_the_highlighted_one() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 <Esc> +").write("Ada").press("<Enter> <Enter> <Enter> <Enter> <Esc>");
    assert!(person.sees("▌ Ada"), "{}", person.screen());
}

#[test]
fn an_assessment_can_be_finished_with_one_hand_on_the_digits() {
    let mut person = Person::at_first_question(80, 24);
    person.press(&"3 ".repeat(28));
    assert!(answered(&person) == 28 && person.sees("✓ ready"), "{}", person.screen());
}

#[test]
fn a_person_comes_back_to_the_same_question() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 2 4 1 <Right> <Right> 2");
    let place = asked(&person).to_owned();
    person.press("<Esc> <Enter>");
    assert_eq!(asked(&person), place);
    assert!(person.sees("Welcome back"));
}

#[test]
fn going_back_and_changing_an_answer_is_free() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 2 <Left> <Left>");
    assert_eq!(asked(&person), "software-building");
    assert!(person.sees("● 3"));
    person.press("4 <Left>");
    assert!(person.sees("● 4"));
}

#[test]
fn skipping_leaves_a_question_open_and_review_finds_it() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 <Right> 2 V <Right>");
    assert!(person.sees("Open 26"), "{}", person.screen());
    person.press("<Enter>");
    assert_eq!(asked(&person), "system-learning");
}

#[test]
fn not_applicable_is_neither_open_nor_zero() {
    let mut person = Person::at_first_question(80, 24);
    person.press("x <Left>");
    assert!(person.sees("does not apply") && person.sees("1 of 28"));
    assert_eq!(answered(&person), 0);
}

#[test]
fn undo_takes_back_the_last_change_and_goes_there() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 2 4 u");
    assert_eq!(asked(&person), "troubleshooting");
    assert!(person.sees("Taken back") && !person.sees("●"));
    person.press("u u");
    assert_eq!(answered(&person), 0);
    person.press("u");
    assert!(person.sees("nothing to take back"));
    person.press("U U U");
    assert_eq!(answered(&person), 3);
}

#[test]
fn typed_words_are_kept_by_enter_and_a_note_by_control_s() {
    let mut person = Person::at_first_question(80, 24);
    person.press("e").write("https://example.org q 3 ?").press("<Enter>");
    assert!(person.sees("https://example.org q 3 ?"), "letters are text while typing: {}", person.screen());
    person.press("n").write("first").press("<Enter>").write("second").press("<C-s>");
    assert!(person.sees("first second"));
    person.press("u");
    assert!(!person.sees("first second"), "a note can be taken back");
}

#[test]
fn what_is_being_typed_is_not_called_saved_and_is_kept_when_the_program_is_ended() {
    let mut person = Person::at_first_question(80, 24);
    assert!(person.sees("✓ saved"));
    person.press("n").write("half a thou");
    assert!(!person.sees("✓ saved"), "{}", person.screen());
    person.end();
    let saved = person.only_save();
    assert_eq!(saved.entry(saved.place()).note.as_str(), "half a thou");
}

#[test]
fn a_field_says_when_it_is_full_and_nothing_typed_is_cut_later() {
    let mut person = Person::at_first_question(80, 24);
    person.press("e").write(&"x".repeat(1_001));
    assert!(person.sees("as long as it can get: 1000 characters"), "{}", person.screen());
    person.tell(Msg::Paste("y".to_owned()));
    person.press("<Enter>");
    let saved = person.only_save();
    assert_eq!(saved.entry(saved.place()).evidence.as_str(), "x".repeat(1_000));
}

#[test]
fn a_line_feed_that_comes_as_a_control_key_starts_a_line() {
    let mut person = Person::at_first_question(80, 24);
    person.press("n").write("one").press("<C-j>").write("two").press("<C-s>");
    let saved = person.only_save();
    assert_eq!(saved.entry(saved.place()).note.as_str(), "one\ntwo");
}

#[test]
fn a_key_too_many_begins_nothing_twice() {
    let mut person = Person::new(80, 24);
    person.slow = true;
    person.press("<Enter> <Enter> <Enter> <Enter> <Enter> <Enter> <Enter>");
    assert_eq!(person.pending(), 1, "one assessment is asked for, once");
    person.catch_up();
    assert_eq!((answered(&person), asked(&person)), (0, "software-building"));
}

#[test]
fn trouble_with_saving_is_told_at_home_too() {
    let mut person = Person::at_first_question(80, 24);
    person.disk_is(Disk::Full);
    person.press("3 <Esc>");
    assert!(person.sees("Not saved (me)") && person.sees("No space left"), "{}", person.screen());
    person.press("q");
    assert!(!person.left && person.sees("Leave without saving?"));
}

#[test]
fn a_save_that_is_not_as_it_was_left_waits_for_a_decision() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 <Esc> <Enter> 2 <Esc>");
    let save = Computer::save_of(person.only_save().name());
    person.computer.replace(&save, "torn");
    person.press("<Enter>");
    for words in ["The save cannot be used", "go back to the backup of", "start over", "decide later"] {
        assert!(person.sees(words), "{words} in {}", person.screen());
    }
    person.press("<Enter>");
    assert!(person.settled.is_empty() && person.sees("Your assessments"), "Enter decides nothing");
    assert_eq!(person.computer.text(&save), "torn");
    person.press("<Enter> y");
    person.press("V");
    assert!(
        person.sees(" 1 of 28 answered") && person.sees("✓ saved"),
        "the backup is of the start: {}",
        person.screen()
    );
    assert_eq!(person.only_save().coverage().answered, 1);
}

#[test]
fn what_has_no_name_of_its_own_is_never_opened_as_another_one_but_can_be_deleted() {
    let mut person = Person::new(80, 24);
    person.tell(Msg::Listed(vec![HomeRow {
        which: Listed::Directory(Clean::line("copy-of-it")),
        framework: None,
        aim: Clean::default(),
        progress: (0, 28),
        standing: None,
        rating: None,
        answered: Clean::default(),
        trouble: Some(Clean::line("it holds another one")),
    }]));
    person.press("<Enter>");
    assert!(person.sees("copy-of-it cannot be opened"), "{}", person.screen());
    person.press("<Delete>");
    let effects: Vec<Effect> = person.app.update(Msg::Do(Intent::Yes)).into_iter().collect();
    assert!(
        matches!(effects.as_slice(), [Effect::Delete(Listed::Directory(key))] if key.as_str() == "copy-of-it"),
        "{effects:?}"
    );
}

#[test]
fn pasted_text_is_only_text() {
    let mut person = Person::at_first_question(80, 24);
    person.press("e");
    person.tell(Msg::Paste("https://x.org/\u{1b}[2J\u{202e}abc\nq".to_owned()));
    person.press("<Enter>");
    assert!(person.sees("https://x.org/[2J\u{fffd}abc q"), "{}", person.screen());
    assert!(!person.left);
}

#[test]
fn search_jumps_to_a_skill() {
    let mut person = Person::at_first_question(80, 24);
    person.press("/").write("public").press("<Enter>");
    assert_eq!(asked(&person), "public-speaking");
    person.press("/").write("zzz");
    assert!(person.sees("No skill has these words"));
    person.press("<Esc>");
    assert_eq!(asked(&person), "public-speaking");
}

#[test]
fn ranges_narrow_with_every_answer() {
    let mut person = Person::at_first_question(80, 24);
    let width = |person: &Person| {
        let current = person.app.current().expect("open");
        let band = current.assessment().aim().band;
        let role = person.app.framework().roles().next().expect("a role");
        let card = current.evaluation().card(role, band);
        let (low, high) = (card.lowest().expect("scored"), card.highest().expect("scored"));
        high.numerator - low.numerator
    };
    let mut before = width(&person);
    for _ in 0..28 {
        person.press("2");
        let after = width(&person);
        assert!(after <= before);
        before = after;
    }
    assert_eq!(before, 0);
}

#[test]
fn results_tell_about_every_band_and_role() {
    let mut person = Person::at_first_question(80, 24);
    person.press(&"3 ".repeat(28));
    assert!(person.sees("‹ Established ›"));
    person.press("<Right>");
    assert!(person.sees("‹ Lead ›") && person.sees("ready at 90"));
    person.press("<Left> <Left>");
    assert!(person.sees("‹ First role ›"));
    person.press("<Enter>");
    assert!(person.sees("importance") && person.sees("lost"), "{}", person.screen());
}

#[test]
fn deleting_asks_first() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 <Esc> <Delete> <Enter>");
    assert_eq!(person.saved().len(), 1, "Enter is no");
    person.press("<Delete> y");
    assert!(person.saved().is_empty() && person.sees("Begin your first assessment"));
}

#[test]
fn a_name_is_asked_for_until_it_is_one() {
    let mut person = Person::new(80, 24);
    person.press("<Enter> <Backspace> <Backspace> <Enter>");
    assert!(person.sees("needs at least one letter"));
    person.write("../me").press("<Enter>");
    assert!(person.sees("cannot contain /"));
}

#[test]
fn two_assessments_do_not_share_a_name() {
    let mut person = Person::at_first_question(80, 24);
    person.press("<Esc> +").write("me").press("<Enter>");
    assert!(person.sees("There is an assessment called me already"), "{}", person.screen());
}

#[test]
fn what_is_not_saved_is_said_and_leaving_asks() {
    let mut person = Person::at_first_question(80, 24);
    person.disk_is(Disk::Full);
    person.press("3");
    assert!(person.sees("NOT SAVED") && person.sees("No space left"));
    person.press("q");
    assert!(!person.left && person.sees("Leave without saving?"));
    person.press("n");
    person.disk_is(Disk::Works);
    person.wait();
    assert!(person.sees("saved") && !person.sees("NOT SAVED"));
    person.press("q");
    assert!(person.left);
}

#[test]
fn the_aim_can_be_changed_where_the_roles_are_seen() {
    let mut person = Person::at_first_question(120, 40);
    person.press("3 2 r <Right> a");
    let aimed = person.app.current().map(|current| current.assessment().aim());
    let role = aimed.and_then(|aim| aim.role).expect("a role is aimed at");
    assert!(person.sees("You aim at") && person.sees("me  aims at ") && person.sees(", Lead  "), "{}", person.screen());
    let kept = person.only_save().aim();
    assert_eq!(Some(kept), aimed);
    person.press("<Enter> a");
    let aim = person.app.current().expect("it is open").assessment().aim();
    assert_eq!((aim.role, aim.band), (None, kept.band), "{role:?} is no longer aimed at");
}

#[test]
fn the_menu_names_everything_that_the_screen_can_do() {
    for keys in ["", "r", "r <Enter>", "p", "w", "E", "V", "W", ",", "<Esc>", "<Esc> +  <Enter>"] {
        let mut person = Person::at_first_question(80, 24);
        person.press("2 2 2").press(keys);
        let table = person.app.keymap().bindings(person.app.mode()).cloned().collect::<Vec<_>>();
        person.press("?");
        let mut pages = String::new();
        for _ in 0..60 {
            pages += &person.screen();
            person.press("<Down>");
        }
        // No answer here is to an earlier edition, one assessment is the whole list, and the plan is the usual one.
        let is_here = |intent: Intent| match (keys, intent) {
            (_, Intent::Help | Intent::LookAgain) | ("" | "V", Intent::Copy) | ("p", Intent::Reset) => false,
            ("<Esc>", intent) => !matches!(intent, Intent::Up | Intent::Down | Intent::First | Intent::Last),
            _ => true,
        };
        for binding in table.iter().filter(|binding| is_here(binding.intent)) {
            let start: String = binding.help.chars().take(40).collect();
            assert!(pages.contains(&start), "the menu after \"{keys}\" does not say \"{start}\"");
        }
    }
}

#[test]
fn clearing_takes_an_answer_back() {
    for key in ["<Delete>", "<Backspace>"] {
        let mut person = Person::at_first_question(80, 24);
        person.press("3 <Left>").press(key);
        let current = person.app.current().expect("open");
        assert!(current.sheet().marks().all(|mark| mark.choice == Choice::Unanswered));
    }
}

#[test]
fn a_list_that_comes_late_lets_nobody_open_twice() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 <Esc>");
    person.slow = true;
    person.press("<Enter>");
    assert_eq!(person.pending(), 1);
    // The list was requested earlier. If it arrives late, it must not replace newer answers.
    let late = Msg::Listed(person.app.home().to_vec());
    person.tell(late);
    person.press("<Enter>");
    assert_eq!(person.pending(), 1);
}
