//! Snapshots of every screen as text: once at 80x24, and at other sizes only if the shape differs.
//!
//! `styles` tests the styles.

mod over_time;

use devrel_ready::text::Clean;
use devrel_ready::tui::theme::{Glyphs, Palette, Theme};
use devrel_ready::tui::{Access, Msg, OpenedAssessment};

use crate::person::{Disk, Person};

/// Keys that complete the answers of a person at the twelfth question.
const REST: &str = "2 3 1 2 3 4 3 2 x 2 3 3 2 1 2 3 2 3";

/// Compares a screen that some keys lead to.
fn shown(name: &str, reach: impl Fn(&mut Person)) {
    shown_at(name, &[(80, 24)], reach);
}

/// Compares a screen whose shape depends on the size.
fn shown_at(name: &str, sizes: &[(u16, u16)], reach: impl Fn(&mut Person)) {
    for (width, height) in sizes {
        let mut person = Person::new(*width, *height);
        reach(&mut person);
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), person.screen());
    }
}

/// Sizes at which a screen has another shape: with little room, as usual, and with a column beside it.
const SHAPES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];

/// The same sizes, and a window with room for everything.
const ALL_SHAPES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 40), (200, 60)];

fn begun(person: &mut Person) {
    person.press("<Enter> <Enter> <Enter> <Enter> <Enter>");
}

fn half_way(person: &mut Person) {
    begun(person);
    person.press("3 2 4 e").write("https://example.org/demo").press("<Enter> s * 1 1 f 3 3 2 2 3");
}

fn finished(person: &mut Person) {
    half_way(person);
    person.press(REST);
}

#[test]
fn welcome() {
    shown("welcome", |_| {});
}

#[test]
fn starting_asks_for_a_name_a_role_and_a_band() {
    shown("start_name", |person| {
        person.press("<Enter>");
    });
    shown("start_role", |person| {
        person.press("<Enter> <Enter> <Down>");
    });
    shown("start_band", |person| {
        person.press("<Enter> <Enter> <Enter>");
    });
}

/// The longest name, with characters of two cells.
const LONG_NAME: &str = "開発者体験チームの自己評価 秋 – Übung für alleee";

fn named_at_length(person: &mut Person) {
    person.press("<Enter>").write(LONG_NAME).press("<Enter> <Enter> <Enter> <Enter>");
}

#[test]
fn long_names_and_wide_characters_are_cut_with_a_mark_and_move_nothing() {
    shown("long_name_question", |person| {
        named_at_length(person);
        person
            .press("3 e")
            .write("https://例え.jp/とても長い証拠の説明、とても長い証拠の説明、とても長い証拠の説明")
            .press("<Enter> <Left>");
    });
    shown("long_name_home", |person| {
        named_at_length(person);
        person.press("3 2 <Esc> +").write("b").press("<Enter> <Enter> <Enter> <Enter> <Esc>");
    });
}

#[test]
fn questions() {
    shown("question_first", begun);
    shown_at("question_half_way", &ALL_SHAPES, half_way);
    shown("question_just_answered", |person| {
        half_way(person);
        person.press_at_once("4");
    });
    shown("question_domain_done", |person| {
        half_way(person);
        person.press("2 3 1 2");
    });
    shown_at("question_with_everything_said", &SHAPES, |person| {
        half_way(person);
        person.press("/").write("sample").press("<Enter>");
    });
    shown("question_longest", |person| {
        begun(person);
        person.press("/").write("platforms").press("<Enter> <Down> <Down>");
    });
}

#[test]
fn typing_evidence_a_note_and_a_search() {
    shown("evidence", |person| {
        begun(person);
        person.press("e").write("https://example.org/a-tool-that-people-use");
    });
    shown("note", |person| {
        begun(person);
        person.press("n").write("Ask Kim for the").press("<Enter>").write("numbers of last year.");
    });
    shown("search", |person| {
        begun(person);
        person.press("/").write("comm").press("<Down>");
    });
}

#[test]
fn review() {
    shown("review_all", |person| {
        half_way(person);
        person.press("V");
    });
    shown("review_nothing_open", |person| {
        finished(person);
        person.press("V <Right>");
    });
}

#[test]
fn results() {
    shown("results_half_way", |person| {
        half_way(person);
        person.press("r");
    });
    shown_at("results_complete", &ALL_SHAPES, |person| {
        finished(person);
        person.press("<Down>");
    });
    shown_at("role", &SHAPES, |person| {
        finished(person);
        person.press("<Enter> <Down> <Down>");
    });
}

#[test]
fn plan() {
    shown_at("plan_ready", &SHAPES, |person| {
        finished(person);
        person.press("<Down> <Down> p <Down>");
    });
    shown("plan_assumed", |person| {
        half_way(person);
        person.press("r p");
    });
    shown("plan_effort", |person| {
        finished(person);
        person.press("<Down> <Down> <Down> p - - -");
    });
    shown("plan_goals", |person| {
        finished(person);
        person.press("<Down> <Down> <Enter> + + <Down> + = p =");
    });
}

#[test]
fn what_if() {
    shown("what_if_untouched", |person| {
        finished(person);
        person.press("w");
    });
    shown_at("what_if_tried", &SHAPES, |person| {
        finished(person);
        person.press("<Down> <Down> <Enter> + <Down> + + <Down> -");
    });
    shown("what_if_half_way", |person| {
        half_way(person);
        person.press("r w + + <Down> -");
    });
}

#[test]
fn quick_mode() {
    shown("quick_start", |person| {
        person.press("<Enter> <Enter> <Enter> <Enter> <Down>");
    });
    shown("quick_question", |person| {
        person.press("<Enter> <Enter> <Enter> <Enter> <Down> <Enter> 3 2 1");
    });
    shown("quick_found", |person| {
        person.press("<Enter> <Enter> <Enter> <Enter> <Down> <Enter>");
        for _ in 0..28 {
            if person.sees("The leading role is found") {
                break;
            }
            let technical = person.sees("Technical ·") || person.sees("speaking") || person.sees("video and audio");
            person.press(if technical { "4" } else { "1" });
        }
    });
}

#[test]
fn why() {
    shown("why", |person| {
        finished(person);
        person.press("y");
    });
}

#[test]
fn export() {
    shown("export", |person| {
        half_way(person);
        person.press("r E");
    });
    shown("export_done", |person| {
        half_way(person);
        person.press("r E <Enter>");
    });
    shown("export_replace", |person| {
        half_way(person);
        person.press("r E <Enter> <Enter>");
    });
}

#[test]
fn settings() {
    let mut person = Person::preferring(80, 24, "# mine\n");
    half_way(&mut person);
    person.press(",");
    insta::assert_snapshot!("settings_80x24", person.screen());
    person.press("<Right> <Right> <Down> <Down> <Down> <Right>");
    insta::assert_snapshot!("settings_saved_80x24", person.screen());
    person.disk_is(Disk::Full);
    person.press("<Up> <Up> <Right> <Right>");
    insta::assert_snapshot!("settings_not_saved_80x24", person.screen());
}

#[test]
fn wishes() {
    let mut person = Person::at_first_question(80, 24);
    person.press(&"2 ".repeat(28)).press("W n <Down> y <Down> s");
    insta::assert_snapshot!("wishes_80x24", person.screen());
}

#[test]
fn help() {
    shown("help_question", |person| {
        begun(person);
        person.press("?");
    });
}

#[test]
fn home_and_deleting() {
    shown_at("home", &SHAPES, |person| {
        half_way(person);
        person.press("<Esc> +").write("Ada Lovelace").press("<Enter> <Enter> <Enter> <Enter> <Esc>");
    });
    shown("delete", |person| {
        half_way(person);
        person.press("<Esc> <Delete>");
    });
}

#[test]
fn trouble_with_saving_is_told_until_it_is_repaired() {
    shown("not_saved", |person| {
        begun(person);
        person.disk_is(Disk::Full);
        person.press("3 2");
    });
    shown("not_saved_quit", |person| {
        begun(person);
        person.disk_is(Disk::Full);
        person.press("3 q");
    });
}

#[test]
fn a_second_window_says_that_it_only_reads() {
    shown("read_only", |person| {
        half_way(person);
        let assessment = person.only_save();
        person.tell(Msg::Opened(Box::new(OpenedAssessment {
            assessment,
            revision: 7,
            access: Access::ReadOnly(Clean::line("it is open in another window")),
            safe: true,
            notices: Vec::new(),
            question: None,
        })));
    });
}

#[test]
fn without_unicode() {
    let mut person = Person::new(80, 24);
    person.theme = Theme::new(Palette::Plain, Glyphs::Ascii);
    half_way(&mut person);
    for (name, key) in [("ascii_question", ""), ("ascii_results", "r"), ("ascii_help", "?")] {
        person.press(key);
        insta::assert_snapshot!(name, person.screen());
        assert!(person.screen().is_ascii());
    }
}

#[test]
fn a_window_that_is_too_small_says_so_and_no_size_panics() {
    let mut person = Person::new(59, 20);
    half_way(&mut person);
    insta::assert_snapshot!("too_small_59x20", person.screen());
    for keys in [
        "",
        "r",
        "<Enter>",
        "?",
        "<Esc> p",
        "<Esc> w +",
        "<Esc> y",
        "<Esc> b x",
        "f",
        "<Esc> V",
        "/",
        "<Esc> n",
        "<Esc> <Esc>",
        ", <Right>",
        "?",
        "<Esc> <Esc>",
        "<Delete>",
        "n s",
    ] {
        person.press(keys);
        for width in (0..14).chain([40, 59, 60, 61, 77, 78, 80, 109, 110, 200]) {
            for height in (0..8).chain([19, 20, 21, 23, 24, 29, 30, 60]) {
                person.resize(width, height).buffer();
            }
        }
    }
}

#[test]
fn a_job_posting() {
    let read = |person: &mut Person| {
        finished(person);
        let text = include_str!("postings/harborline.txt").to_owned();
        person.press("O o").tell(Msg::Paste(text));
    };
    shown_at("posting", &[(60, 20), (80, 24), (120, 40)], |person| read(person));
    shown_at("posting_confirm", &[(80, 24), (120, 40)], |person| {
        read(person);
        person.press("<Enter> <Enter> 4 <Delete>");
    });
    shown("posting_name", |person| {
        read(person);
        person.press("<Enter> <C-s> <Enter>");
    });
}
