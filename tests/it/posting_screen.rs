//! A person reads a job posting, confirms what it asks for, and sees how far they are from it.

use devrel_ready::diagnostic::Source;
use devrel_ready::framework::{Catalog, ExtraRoles, Level};
use devrel_ready::posting::Decision;
use devrel_ready::tui::theme::{Glyphs, Palette, Theme};
use devrel_ready::tui::{Intent, Mode, Msg, PostingScreen, PostingStage, Screen};

use crate::any_framework::{MANY, SMALL_GERMAN};
use crate::computer::{CONFIG, Computer};
use crate::person::{Disk, Person};

const HARBORLINE: &str = include_str!("postings/harborline.txt");
const HOSTILE: &str = include_str!("postings/hostile.txt");

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 40), (200, 60)];

fn posting(person: &Person) -> &PostingScreen {
    let Screen::Posting(screen) = person.app.screen() else { unreachable!("no posting:\n{}", person.screen()) };
    screen
}

fn pasted(person: &mut Person, text: &str) {
    person.press("o").tell(Msg::Paste(text.to_owned()));
}

/// Returns a person with all questions answered, at home.
fn answered(size: (u16, u16)) -> Person {
    let mut person = Person::at_first_question(size.0, size.1);
    person.press(&"2 ".repeat(28)).press("O");
    person
}

fn path_of(id: &str) -> String {
    CONFIG.replace("config.toml", &format!("roles/{id}.json"))
}

/// Returns the text of the file of a role.
fn role(person: &Person, id: &str) -> String {
    person.computer.text(path_of(id))
}

/// Types another name than the suggested one.
fn name(person: &mut Person, name: &str) {
    person.press("<C-u>").write(name).press("<Enter>");
}

#[test]
fn from_a_pasted_posting_to_the_results_with_its_role_at_any_size() {
    for size in SIZES {
        let mut person = answered(size);
        person.theme = Theme::new(Palette::Plain, Glyphs::Unicode);
        pasted(&mut person, HARBORLINE);
        assert_eq!(person.app.mode(), Mode::Posting, "{}", person.screen());
        assert!(person.sees("10 skills clearly asked, 8 perhaps, 10 not found"), "{}", person.screen());
        assert!(person.sees("contributed to") && person.sees("pasted text"), "{}", person.screen());
        person.press("<Enter> <Enter> 4 <Delete> i <Enter>");
        assert!(person.sees_folded("4 of 18 confirmed: 3 kept, 1 dropped"), "{}", person.screen());
        person.press("<C-s>");
        assert!(person.sees("▌ Make the role"), "{}", person.screen());
        assert!(
            role(&person, "harborline").is_empty() && person.sees_folded("Nothing is scored"),
            "{}",
            person.screen()
        );
        person.press("<Enter>");
        name(&mut person, "Harborline");
        assert!(matches!(person.app.screen(), Screen::Results(_)), "{}", person.screen());
        let row = person.screen().lines().find(|row| row.contains("▌ Harborline")).map(str::to_owned);
        assert!(row.is_some(), "the role is in view: {}", person.screen());
        let file = role(&person, "harborline");
        assert!(file.contains("\"name\": \"Harborline\"") && !file.contains("software-building"), "{file}");
        // It is scored, planned and tried out like any other role.
        person.press("<Enter>");
        assert!(person.sees_folded("Harborline (your own)"), "{}", person.screen());
        person.press("p");
        assert!(person.sees("Harborline"), "{}", person.screen());
        person.press("w");
        assert!(person.sees("Harborline"), "{}", person.screen());
        person.press("E <Enter>");
        assert!(person.written().values().any(|report| report.contains("Harborline")), "{:?}", person.written());
        // Another program can use the file as it is.
        let files = vec![Source::new(&path_of("harborline"), file)];
        let catalog = Catalog::shipped().with_extra_roles(ExtraRoles::of(files, []));
        assert!(catalog.unusable_roles().is_empty());
        let mut again = person.started_again_with(catalog);
        again.press("r");
        assert!(again.sees("Harborline"), "{}", again.screen());
    }
}

#[test]
fn a_file_is_a_posting_or_a_report_behind_the_same_door() {
    let mut person = answered((80, 24));
    person.press("<Enter> E <Enter>");
    let page = person.written().into_keys().next().expect("a report");
    let json = r#"{"schema":"devrel-ready/answers/1","framework":"devrel","answers":{"software-building":3}}"#;
    person.press("O");
    person.computer.replace("/home/ada/job.txt", HARBORLINE);
    person.press("o").write("job.txt").press("<Enter>");
    assert!(person.sees("Reading a posting") && person.sees("job.txt"), "{}", person.screen());
    person.press("<Esc>");
    assert_eq!(person.app.mode(), Mode::Home, "nothing is lost, so nothing is asked");
    person.press("o").write(&page).press("<Enter>");
    assert!(person.sees_folded("is a report for people") && person.app.mode() == Mode::Home, "{}", person.screen());
    person.computer.replace("/home/ada/kim.json", json);
    person.press("o").write("kim.json").press("<Enter>");
    assert!(matches!(person.app.screen(), Screen::Results(_)), "{}", person.screen());
}

#[test]
fn without_an_assessment_the_role_can_be_the_aim_of_the_first_one() {
    let mut person = Person::new(80, 24);
    pasted(&mut person, HARBORLINE);
    assert!(!person.sees("nothing is scored yet"), "nobody has answered: {}", person.screen());
    person.press("<Enter> <C-s> <Enter>");
    name(&mut person, "Harborline");
    assert_eq!(person.app.mode(), Mode::Welcome);
    assert!(person.sees_folded("+ begins an assessment: choose it as your aim."), "{}", person.screen());
    person.press("+ <Enter> <End>");
    assert!(person.sees("▌ Harborline"), "{}", person.screen());
    person.press("<Enter> <Enter> <Enter> 3 3");
    let aim = person.app.current().expect("it is open").assessment().aim();
    let aim = aim.role.map(|role| person.app.framework().role(role).key.to_string());
    assert_eq!(aim.as_deref(), Some("harborline"));
}

#[test]
fn a_pasted_text_and_what_was_decided_survive_esc_and_q() {
    let mut person = answered((80, 24));
    pasted(&mut person, HARBORLINE);
    for (keys, question) in
        [("<Esc>", "Drop this posting?"), ("q", "Leave without a role?"), ("o", "Drop this posting?")]
    {
        person.press(keys);
        assert!(person.sees(question), "{keys}: {}", person.screen());
        person.press("<Enter>");
        assert!(!person.left && person.app.mode() == Mode::Posting, "{keys}: {}", person.screen());
    }
    person.press(", q");
    assert!(person.sees("Leave without a role?"), "under the settings it is still there: {}", person.screen());
    person.press("n <Esc>");
    person.press("<Enter> <Delete> <Esc>");
    assert_eq!(posting(&person).confirmation().count(Decision::Dropped), 1);
    person.press("<Esc> y");
    assert_eq!(person.app.mode(), Mode::Home);
    pasted(&mut person, HARBORLINE);
    person.resize(30, 10).press("q");
    assert!(person.sees_folded("No role was made of the posting."), "{}", person.screen());
    person.press("n").resize(80, 24);
    assert!(!person.left && person.app.mode() == Mode::Posting, "{}", person.screen());
    person.press("q y");
    assert!(person.left, "{}", person.screen());
    // The program also asks about the decisions on a file.
    let mut person = answered((80, 24));
    person.computer.replace("/home/ada/job.txt", HARBORLINE);
    person.press("o").write("job.txt").press("<Enter> <Enter> <Enter> <Esc> <Esc>");
    assert!(person.sees("posting stays as it is"), "{}", person.screen());
}

#[test]
fn what_is_no_posting_is_one_sentence_and_leads_back_home() {
    let large = vec![b'a'; 256 * 1024 + 1];
    let cases: [(&[u8], &str); 4] = [
        (b"", "there is no text in it; paste the text of the posting into it first"),
        (b"%PDF-1.7", "this is a PDF, not plain text; open it"),
        (b"We \xe9crire", "this is not text in UTF-8"),
        (&large, "this is larger than 256 KiB; keep only the posting itself"),
    ];
    for (bytes, words) in cases {
        let mut person = answered((80, 24));
        person.computer.replace("/home/ada/job.txt", bytes);
        person.press("o").write("job.txt").press("<Enter>");
        assert!(
            person.sees_folded("job.txt cannot be read as a posting") && person.sees_folded(words),
            "{}",
            person.screen()
        );
        assert_eq!(person.app.mode(), Mode::Home);
    }
    let mut person = answered((80, 24));
    pasted(&mut person, &"a b\n".repeat(70_000));
    assert!(person.sees_folded("What you pasted cannot be read as a posting: this is larger"), "{}", person.screen());
    person.press("o").write("nothing.txt").press("<Enter>");
    assert!(person.sees_folded("check the path for typing errors"), "{}", person.screen());
}

#[test]
fn a_text_that_tells_too_little_or_is_in_another_language_says_so_and_can_be_confirmed() {
    let german = "Wir suchen eine Person, die unsere Entwicklerinnen und Entwickler begleitet.\n".repeat(20);
    let cases =
        [("We write code.\nAnd blog posts.", "Too little text to tell"), (&german, "does not read like English")];
    for size in SIZES {
        for (text, doubt) in cases {
            let mut person = answered(size);
            pasted(&mut person, text);
            assert!(person.sees_folded(doubt), "{}", person.screen());
            person.press("<Enter> + l i c e n s <Enter> <Enter> <C-s> <Enter>");
            name(&mut person, "Small");
            assert!(role(&person, "small").contains("licens"), "{}", person.screen());
        }
    }
}

#[test]
fn a_hostile_posting_moves_nothing_and_its_words_are_found() {
    let mut person = answered((120, 40));
    pasted(&mut person, HOSTILE);
    for keys in ["", "<Down>", "<PageDown>", "<Enter>", "<C-s>", "<Enter>"] {
        person.press(keys);
        let screen = person.screen();
        assert!(!screen.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'), "{keys}:\n{screen}");
        assert_eq!(screen.lines().count(), 40, "{keys}:\n{screen}");
    }
    person.press("<Enter>");
    assert!(matches!(person.app.screen(), Screen::Results(_)), "{}", person.screen());
}

#[test]
fn one_endless_word_is_read_aside_and_only_what_fits_is_laid_out() {
    let mut person = answered((120, 40));
    person.slow = true;
    pasted(&mut person, &"a".repeat(256 * 1024));
    assert_eq!(person.pending(), 1, "the worker reads it, so the next key does not wait");
    person.catch_up();
    let longest = posting(&person).text().lines.iter().map(|line| line.text.as_str().len()).max();
    assert!(longest <= Some(400), "{longest:?}");
    assert!(person.sees("PgDn") && person.sees("more lines"), "{}", person.screen());
    let top = person.screen();
    person.press("<PageDown>");
    person.press(&"<PageDown> ".repeat(200));
    let end = person.screen();
    person.press("<PageUp>");
    assert!(top != end && person.screen() != end, "back from the end, not from beyond it:\n{end}");
}

#[test]
fn a_long_posting_scrolls_to_its_end_and_back() {
    let long = (1..2_000).map(|n| format!("Line {n}: we write tutorials.")).collect::<Vec<_>>().join("\n");
    for size in [(120, 40), (200, 60)] {
        let mut person = answered(size);
        pasted(&mut person, &long);
        assert!(person.sees("Line 1:"), "{}", person.screen());
        person.press(&"<PageDown> ".repeat(600));
        assert!(person.sees("Line 1999:"), "{}", person.screen());
        person.press("<PageUp> <PageUp>");
        assert!(!person.sees("Line 1999:") || person.sees("Line 1991:"), "{}", person.screen());
    }
}

#[test]
fn a_role_that_cannot_be_written_says_why_and_loses_nothing() {
    let mut person = answered((80, 24));
    pasted(&mut person, HARBORLINE);
    person.press("<Enter> <C-s> <Enter>");
    for (typed, words) in [
        ("writer", "there is a role \"writer\" in the framework \"devrel\" already; choose another name"),
        ("日本", "has no letter for an id"),
    ] {
        name(&mut person, typed);
        assert!(person.sees_folded(words), "{}", person.screen());
        assert_eq!(posting(&person).stage, PostingStage::Name);
    }
    person.disk_is(Disk::Full);
    name(&mut person, "Harborline");
    assert!(person.sees_folded("The role is not written"), "{}", person.screen());
    assert_eq!(role(&person, "harborline"), "");
    person.disk_is(Disk::Works);
    person.press("<Enter>");
    assert!(matches!(person.app.screen(), Screen::Results(_)), "{}", person.screen());
    let first = role(&person, "harborline");
    // A second one of that name never replaces it.
    person.press("O");
    pasted(&mut person, "We write blog posts.\nWe speak at conferences.");
    person.press("<Enter> <C-s> <Enter>");
    name(&mut person, "Harborline");
    assert!(person.sees_folded("has a role \"harborline\" already"), "{}", person.screen());
    assert_eq!(role(&person, "harborline"), first);
}

#[test]
fn killed_on_the_way_nothing_is_half_written() {
    let mut person = answered((80, 24));
    pasted(&mut person, HARBORLINE);
    person.press("<Enter> <C-s> <Enter>");
    person.slow = true;
    name(&mut person, "Harborline");
    assert_eq!(person.pending(), 1);
    person.end();
    assert_eq!(role(&person, "harborline"), "");
    let again = person.started_again();
    assert!(again.sees("✓ ready") || again.sees("me"), "{}", again.screen());
}

#[test]
fn every_decision_can_be_changed_and_nothing_is_made_of_nothing() {
    let mut person = answered((80, 24));
    pasted(&mut person, HARBORLINE);
    person.press("<Enter> <End> <Enter>");
    assert!(
        person.sees_folded("18 skills are still open: keep or drop them first, or Ctrl-S keeps them all."),
        "{}",
        person.screen()
    );
    person.press("<Home>").press(&"<Delete> ".repeat(18)).press("<Enter>");
    assert!(person.sees_folded("No skill is kept, so there is no role to make."), "{}", person.screen());
    person.press("<Home> 0");
    assert_eq!(posting(&person).confirmation().count(Decision::Dropped), 18, "level 0 asks for nothing");
    person.press("<Home> 3 <Home> i");
    let first = posting(&person).confirmation().items()[0];
    assert_eq!((first.decision, first.level, first.importance.word()), (Decision::Kept, Level::ALL[3], "important"));
    person.press("<End>");
    let offered = |intent| person.app.offered(Mode::PostingConfirm).any(|binding| binding.intent == intent);
    assert!(!offered(Intent::Clear) && offered(Intent::NewEntry), "at the end there is no skill to drop");
}

#[test]
fn another_band_changes_the_levels_that_nobody_chose() {
    let mut person = answered((80, 24));
    pasted(&mut person, HARBORLINE);
    person.press("<Enter> <Home> 4");
    let levels = |person: &Person| -> Vec<u32> {
        posting(person).confirmation().items().iter().map(|item| item.level.number()).collect()
    };
    let before = levels(&person);
    person.press("<Right>");
    let after = levels(&person);
    assert!(after[0] == 4 && after != before && after.iter().zip(&before).all(|(a, b)| a >= b), "{before:?} {after:?}");
    assert!(person.sees("Lead"), "{}", person.screen());
    person.press("<Left>");
    assert_eq!(levels(&person), before);
}

#[test]
fn the_screen_works_with_the_mouse_and_in_ascii() {
    let mut person = answered((120, 40));
    person.theme = Theme::new(Palette::Plain, Glyphs::Ascii);
    pasted(&mut person, HARBORLINE);
    person.click("Technical writing").click("Technical writing");
    assert_eq!(person.app.mode(), Mode::PostingConfirm, "{}", person.screen());
    person.click("Enter keeps");
    assert_eq!(posting(&person).confirmation().count(Decision::Kept), 1, "{}", person.screen());
    person.click("drop").click("Ctrl-S");
    assert!(person.screen().is_ascii(), "{}", person.screen());
    person.click("Make the role");
    assert_eq!(person.app.mode(), Mode::PostingName, "{}", person.screen());
}

#[test]
fn a_framework_without_terms_says_so_and_its_skills_are_added_at_level_two() {
    for (shape, skill) in [(SMALL_GERMAN, "Skill 2"), (MANY, "Skill 299")] {
        for size in SIZES {
            let mut person = Person::with_shelf(shape.framework(), Computer::bare_disk(), size);
            pasted(&mut person, HARBORLINE);
            assert!(person.sees("has no terms"), "{}", person.screen());
            person.press("<Enter> +").write(skill).press("<Enter>");
            assert!(person.sees_folded(skill) && person.sees_folded("Added by you."), "{}", person.screen());
            person.press("<Enter> <Enter>");
            name(&mut person, "Mine");
            let file = role(&person, "mine");
            let targets = file.split("\"targets\"").nth(1).unwrap_or_default();
            assert!(targets.contains('2') && !targets.contains(['1', '3', '4']), "{file}\n{}", person.screen());
            person.press("+ <Enter> <End>");
            assert!(person.sees("Mine"), "{}", person.screen());
        }
    }
}
