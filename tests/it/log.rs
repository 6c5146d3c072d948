//! Tests of the evidence log on the screens: a person writes entries, takes them as evidence, and takes things back.

mod evidence;

use devrel_ready::assessment::{Assessment, LogDraft};
use devrel_ready::text::Clean;
use devrel_ready::tui::{Access, Exported, Msg, OpenedAssessment, Overlay, Screen};
use jiff::civil::{Date, date};

use crate::person::{Disk, Person, TODAY, asked};

/// Writes a new entry on the log, with skills that are found by some letters, and without that of the question.
fn log(person: &mut Person, text: &str, skills: &[&str]) {
    person.press("L +").write(text).press("<Enter> <Enter> <Enter>");
    if matches!(person.app.overlay(), Some(Overlay::Entry(form)) if !form.skills.is_empty()) {
        person.press("<Down> <Enter>");
    }
    for letters in skills {
        person.write(letters).press("<Enter>");
    }
    person.press("<C-s>");
    assert!(person.sees("Logged. u takes it back."), "{}", person.screen());
    person.press("<Esc>");
}

/// Returns each entry on disk: its number, day, text and skills.
fn saved(person: &Person) -> Vec<String> {
    let entry = |entry: &devrel_ready::assessment::LogEntry| {
        let skills: Vec<&str> = entry.skills.iter().map(Clean::as_str).collect();
        format!("{} {} {} {}", entry.id, entry.on, entry.text, skills.join(" ")).trim_end().to_owned()
    };
    person.only_save().log().entries().iter().map(entry).collect()
}

/// Opens an assessment that is changed in this way, as one that was saved.
fn reopened(person: &mut Person, access: Access, change: impl FnOnce(&mut Assessment)) {
    let mut assessment = person.app.current().expect("it is open").assessment().clone();
    change(&mut assessment);
    let opened = OpenedAssessment { assessment, revision: 50, access, safe: true, notices: Vec::new(), question: None };
    person.tell(Msg::Opened(Box::new(opened)));
}

fn draft(text: &str, on: Date, skills: &[&str]) -> LogDraft {
    let skills = skills.iter().map(|key| Clean::line(key)).collect();
    LogDraft { on, text: Clean::line(text), link: Clean::line("https://example.org/a"), skills }
}

#[test]
fn four_times_enter_logs_what_was_done_today_with_skills_found_by_their_names() {
    for size in [(60, 20), (80, 24), (200, 60)] {
        let mut person = Person::at_first_question(size.0, size.1);
        person.press("r L");
        assert!(person.sees("Nothing is logged yet"), "{}", person.screen());
        person.press("+").write("Ran the API workshop").press("<Enter>");
        person.write("https://example.org/ws").press("<Enter> <Enter>");
        person.write("teach").press("<Enter>").write("public").press("<Enter>");
        assert!(person.sees("Teaching and workshops, Public speaking"), "{}", person.screen());
        assert!(saved(&person).is_empty(), "nothing is kept before the last Enter");
        person.press("<Enter>");
        assert_eq!(saved(&person), ["1 2026-05-01 Ran the API workshop workshop-teaching public-speaking"]);
        assert_eq!(person.only_save().log().entries()[0].link.as_str(), "https://example.org/ws");
        assert!(person.sees("Ran the API workshop") && person.sees("Logged."), "{}", person.screen());
    }
}

#[test]
fn an_entry_is_changed_line_by_line_and_a_skill_goes_away_as_it_came() {
    let mut person = Person::at_first_question(80, 24);
    log(&mut person, "Ran a lab", &["teach", "public"]);
    person.press("L <Enter>").write(" twice").press("<Enter> <Enter>");
    person.write("2026-04-28").press("<Enter>").write("public").press("<Enter> <Enter>");
    assert_eq!(saved(&person), ["1 2026-04-28 Ran a lab twice workshop-teaching"]);
    assert!(person.sees("The entry is changed. u takes it back."), "{}", person.screen());
    person.press("u");
    assert_eq!(saved(&person), ["1 2026-05-01 Ran a lab workshop-teaching public-speaking"]);
    assert!(person.sees("the entry \"Ran a lab\" is as it was"), "{}", person.screen());
}

#[test]
fn a_new_entry_names_the_skill_of_the_question_and_only_suggests_a_highlighted_one() {
    let mut person = Person::at_first_question(80, 24);
    person.press("<Right> <Right> L +").write("Helped somebody").press("<C-s>");
    assert_eq!(saved(&person), ["1 2026-05-01 Helped somebody troubleshooting"]);
    // One Enter takes the skill out again.
    person.press("+").write("Something else").press("<Enter> <Enter> <Enter> <Down> <Enter> <C-s>");
    assert_eq!(saved(&person)[1], "2 2026-05-01 Something else");
    person.press("<Esc> V L +").write("A third thing").press("<Enter> <Enter> <Enter>");
    assert!(person.row_of("Troubleshooting with developers") < person.row_of("Building software"));
    person.press("<C-s>");
    assert_eq!(saved(&person)[2], "3 2026-05-01 A third thing");
}

#[test]
fn what_was_done_in_a_step_of_the_plan_is_logged_with_its_skill() {
    let mut person = Person::at_first_question(80, 24);
    person.press(&"1 ".repeat(28)).press("p <Space> <Space>");
    assert!(person.sees_folded("Marked as done."), "{}", person.screen());
    let Screen::Plan(plan) = person.app.screen() else { unreachable!("{}", person.screen()) };
    let current = person.app.current().expect("it is open");
    let step = plan.plan(&person.app, current).expect("a plan").steps[plan.cursor].skill;
    let key = person.app.framework().skill(step).key.to_string();
    person.press("L <Esc> +").write("Did it").press("<C-s>");
    assert_eq!(saved(&person), [format!("1 2026-05-01 Did it {key}")]);
}

#[test]
fn what_cannot_be_kept_is_said_and_stays_in_the_box() {
    let mut person = Person::at_first_question(80, 24);
    person.press("L + <Enter>");
    assert!(person.sees("Say in a few words what you did."), "{}", person.screen());
    person.write("A talk").press("<Enter> <Enter>").write("yesterday").press("<Enter>");
    assert!(person.sees("Write the day as in 2026-05-01."), "{}", person.screen());
    person.press("<C-u>").write("2026-05-02").press("<C-s>");
    assert!(person.sees("That day is yet to come") && saved(&person).is_empty(), "{}", person.screen());
    person.press("<C-u>").write("2026-04-30").press("<C-s>");
    assert_eq!(saved(&person), ["1 2026-04-30 A talk software-building"]);
    person.press("<Enter> <C-u>").write(&"x".repeat(501)).press("<C-s>");
    assert!(person.sees("501 characters, and 500 is the most"), "{}", person.screen());
    assert_eq!(saved(&person).len(), 1);
}

#[test]
fn escape_asks_before_something_typed_is_lost() {
    let mut person = Person::at_first_question(80, 24);
    person.press("L + <Esc>");
    assert!(person.app.overlay().is_none(), "nothing was typed: {}", person.screen());
    person.press("+").write("A talk").press("<Enter>").write("https://example.org/t");
    assert!(person.sees("not kept yet"), "{}", person.screen());
    person.press("<Esc>");
    assert!(person.sees("Drop what you typed?"), "{}", person.screen());
    person.press("<Enter>");
    assert!(person.sees("A talk") && person.sees("https://example.org/t"), "writing goes on: {}", person.screen());
    person.press("<Esc> <Right> <Enter>");
    assert_eq!(saved(&person), ["1 2026-05-01 A talk software-building"]);
    person.press("+").write("Another one").press("<Esc> y");
    assert!(person.app.overlay().is_none() && saved(&person).len() == 1, "{}", person.screen());
}

#[test]
fn escape_while_a_skill_is_searched_ends_only_the_search() {
    let mut person = Person::at_first_question(80, 24);
    person.press("L +").write("A talk").press("<Enter> <Enter> <Enter>").write("teach").press("<Esc>");
    assert!(matches!(person.app.overlay(), Some(Overlay::Entry(_))) && person.sees("Keep the entry"));
    person.press("<Up>").write("5");
    assert!(person.sees("▌ Day"), "up leads back to the lines: {}", person.screen());
}

#[test]
fn what_is_being_written_survives_the_end_of_the_program() {
    for typed_day in ["", "soon"] {
        let mut person = Person::at_first_question(80, 24);
        person.press("L +").write("A talk").press("<Enter> <Enter>").write(typed_day);
        person.end();
        assert_eq!(saved(&person), ["1 2026-05-01 A talk software-building"]);
    }
    let mut person = Person::at_first_question(80, 24);
    person.press("L +").write(&"x".repeat(600));
    person.end();
    assert_eq!(
        saved(&person),
        [format!("1 2026-05-01 {} software-building", "x".repeat(500))],
        "as much as an entry holds"
    );
    let mut person = Person::at_first_question(80, 24);
    person.press("L +").write("A talk").press("<Esc>");
    person.end();
    assert_eq!(
        saved(&person),
        ["1 2026-05-01 A talk software-building"],
        "even while the program asks whether to drop it"
    );
}

#[test]
fn deleting_asks_is_said_once_it_is_saved_and_is_taken_back_with_one_key() {
    let mut person = Person::at_first_question(80, 24);
    log(&mut person, "Ran a lab", &["teach"]);
    log(&mut person, "Gave a talk", &["public"]);
    person.press("L <Down> d");
    assert!(person.sees("Delete this entry?") && person.sees("Ran a lab"), "{}", person.screen());
    person.press("<Enter>");
    assert_eq!(saved(&person).len(), 2, "the safe button is the first one");
    person.slow = true;
    person.press("d y");
    assert!(!person.sees("is deleted"), "{}", person.screen());
    person.slow = false;
    person.catch_up();
    assert!(person.sees("The entry is deleted. u brings it back."), "{}", person.screen());
    assert_eq!(saved(&person), ["2 2026-05-01 Gave a talk public-speaking"]);
    person.press("u");
    assert!(person.sees("the entry \"Ran a lab\" is in the log again"), "{}", person.screen());
    assert_eq!(saved(&person).len(), 2);
    person.press("u");
    assert!(person.sees("the entry \"Gave a talk\" is out of the log"), "{}", person.screen());
    person.press("<C-r>");
    assert_eq!(saved(&person).len(), 2);
}

#[test]
fn a_failed_save_calls_nothing_deleted() {
    let mut person = Person::at_first_question(80, 24);
    log(&mut person, "Ran a lab", &[]);
    person.press("L");
    person.disk_is(Disk::Full);
    person.press("d y");
    assert!(person.sees("NOT SAVED") && !person.sees("is deleted"), "{}", person.screen());
    person.disk_is(Disk::Works);
    person.wait();
    assert!(person.sees("The entry is deleted.") && saved(&person).is_empty(), "{}", person.screen());
}

#[test]
fn letters_of_the_text_or_of_a_skill_filter_the_log() {
    let mut person = Person::at_first_question(80, 24);
    log(&mut person, "Ran a lab", &["teach"]);
    log(&mut person, "Gave a talk", &["public"]);
    log(&mut person, "Wrote a guide", &["public"]);
    person.press("L /").write("speaking");
    assert!(person.sees("2 of 3") && !person.sees("Ran a lab"), "{}", person.screen());
    person.press("<Enter> <Down> d");
    assert!(person.sees("Gave a talk"), "the list goes on below the filter: {}", person.screen());
    person.press("y");
    assert!(person.sees("1 of 2"), "what was deleted is not found any more: {}", person.screen());
    person.press("u");
    assert!(person.sees("2 of 3"), "{}", person.screen());
    person.press("<Esc>");
    assert!(person.sees("Ran a lab"), "{}", person.screen());
    person.press("<Up>");
    person.press("/").write("guide zzz");
    assert!(person.sees("No entry has these words. Esc shows all."), "{}", person.screen());
    person.press("<Esc> <Esc>");
    assert_eq!(asked(&person), "software-building");
}

#[test]
fn the_text_below_is_read_on_while_a_filter_is_typed() {
    let mut person = Person::at_first_question(60, 20);
    log(&mut person, "Ran a lab", &["teach"]);
    person.press("r a L /").write("lab");
    assert!(person.sees("PgDn: "), "{}", person.screen());
    assert!(!person.sees("On a question, e writes evidence"), "{}", person.screen());
    person.press("<PageDown> <PageDown> <PageDown>");
    assert!(person.sees("On a question, e writes evidence") && person.sees("1 of 1"), "{}", person.screen());
}

#[test]
fn a_step_that_is_done_leads_to_an_entry_with_its_skill() {
    let mut person = Person::at_first_question(80, 24);
    person.press("2 2 2 1 2 2 2 2 1 1 3 1 2 2 3 2 3 2 3 2 2 0 2 1 1 1 1 1 p <Space>");
    assert!(person.sees("Marked as begun."), "{}", person.screen());
    person.press("<Space>");
    assert!(person.sees("L logs what you did."), "{}", person.screen());
    person.press("L");
    assert!(matches!(person.app.overlay(), Some(Overlay::Entry(_))), "{}", person.screen());
    person.write("Ran it").press("<C-s>");
    let skill = person.only_save().log().entries()[0].skills.clone();
    assert_eq!(skill.len(), 1, "the skill of the step");
    person.press("<Esc> L");
    assert!(person.app.overlay().is_none(), "it is logged, so L only opens the log: {}", person.screen());
    assert!(person.sees("Ran it"), "{}", person.screen());
    person.press("p");
    assert!(person.sees("Done") && person.sees("Ran it"), "the step names what was logged: {}", person.screen());
}

#[test]
fn the_log_is_one_key_away_from_every_screen_and_from_home() {
    for place in ["", "V", "r", "r <Enter>", "p", "w", "t", "E", "W", "t + b 3 t <End> <Enter>"] {
        let mut person = Person::at_first_question(80, 24);
        person.press("2 2 2").press(place).press("L");
        assert!(matches!(person.app.screen(), Screen::Log(_)), "{place}: {}", person.screen());
        assert!(person.sees("━━━━━━━"), "the strip marks History: {}", person.screen());
        person.press("<Esc>");
        assert!(!matches!(person.app.screen(), Screen::Log(_)), "{place}: {}", person.screen());
    }
    let mut person = Person::at_first_question(80, 24);
    person.press("2 2 <Esc> L");
    assert!(matches!(person.app.screen(), Screen::Log(_)), "{}", person.screen());
}

#[test]
fn the_document_for_a_review_is_written_from_the_log() {
    let mut person = Person::at_first_question(80, 24);
    person.press("L E");
    assert!(!person.sees("the log, by skill"), "an empty log has no document: {}", person.screen());
    person.press("<Esc> <Esc>");
    log(&mut person, "Ran a lab", &["teach"]);
    person.press("L E");
    assert!(person.sees("‹ the log, by skill ›") && person.sees("Ran a lab"), "{}", person.screen());
    person.press("<Right>");
    assert!(person.sees("‹ the log, by month ›") && person.sees("May 2026"), "{}", person.screen());
    person.press("<Enter>");
    let Screen::Export(export) = person.app.screen() else { unreachable!("{}", person.screen()) };
    assert!(matches!(&export.outcome, Some(Exported::Written(_))), "{}", person.screen());
    let written = person.written();
    let (file, text) = written.first_key_value().expect("one is written");
    assert!(file.ends_with("me-log.html") && text.contains("Ran a lab"), "{file}: {text}");
    person.press("<Right>");
    assert!(person.sees("me.html"), "what is taken away goes round: {}", person.screen());
}

#[test]
fn a_window_that_only_reads_shows_the_log_and_refuses_changes_with_the_reason() {
    let mut person = Person::at_first_question(80, 24);
    log(&mut person, "Ran a lab", &["teach"]);
    let reason = Clean::line("it is open in another window or command");
    reopened(&mut person, Access::ReadOnly(reason), |_| {});
    person.press("L");
    assert!(person.sees("Ran a lab") && !person.sees("+ new entry"), "{}", person.screen());
    for (keys, words) in
        [("+", "Nothing can be changed"), ("<Enter>", "Nothing can be changed"), ("d", "Nothing was deleted")]
    {
        person.press(keys);
        assert!(person.sees(words) && person.sees("open in another window"), "{keys}: {}", person.screen());
        assert!(person.app.overlay().is_none());
    }
}

#[test]
fn the_history_and_the_comparison_name_what_the_log_has_since_then() {
    let mut person = Person::at_first_question(120, 40);
    person.press("2 2 2 1 2 2 2 2 1 1 3 1 2 2 3 2 3 2 3 2 2 0 2 1 1 1 1 1 t + <Esc>");
    person.tell(Msg::Today(date(2026, 8, 20)));
    log(&mut person, "Ran a lab", &["teach"]);
    log(&mut person, "Gave a talk", &["public"]);
    person.press("/").write("teaching").press("<Enter> 4 t");
    assert!(person.reads("2 entries between 1 May and today"), "{}", person.screen());
    person.press("<Enter>");
    assert!(person.sees("From your log since then") && person.sees("20 Aug 2026  Ran a lab"), "{}", person.screen());
    assert!(!person.sees("Gave a talk"), "only what shows the highlighted skill: {}", person.screen());
    assert!(person.reads("2 entries between 1 May and today"), "{}", person.screen());
}

#[test]
fn two_thousand_entries_are_moved_through_and_one_more_is_refused_with_what_helps() {
    let mut person = Person::at_first_question(80, 24);
    reopened(&mut person, Access::Writable, |me| {
        for number in 0..2_000 {
            let text = format!("Entry {number} {}", "x".repeat(80));
            me.log_mut().add(draft(&text, TODAY, &["public-speaking"]), TODAY).expect("there is room");
        }
    });
    person.press("L <End>");
    assert!(person.sees("Entry 0 ") && person.sees("2000 of 2000"), "{}", person.screen());
    person.press("+").write("One more").press("<C-s>");
    assert!(person.sees("The log holds 2000 entries"), "{}", person.screen());
    assert!(matches!(person.app.overlay(), Some(Overlay::Entry(_))), "what was typed stays: {}", person.screen());
}
