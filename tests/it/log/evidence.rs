//! Tests of entries of the log as evidence: a question offers them, and what has none is named.

use devrel_ready::assessment::LogEdit;
use devrel_ready::tui::{Access, Msg, Overlay};
use jiff::civil::date;

use super::{draft, log, reopened};
use crate::person::{Person, TODAY};

#[test]
fn a_question_offers_the_entries_that_name_its_skill_and_takes_text_and_link() {
    for open in ["e", "V e"] {
        let mut person = Person::at_first_question(80, 24);
        reopened(&mut person, Access::Writable, |me| {
            for (text, on) in [("An old tool", date(2025, 1, 2)), ("A new tool", date(2026, 4, 30))] {
                me.edit_log(LogEdit::Add(draft(text, on, &["software-building"])), TODAY).expect("it can be logged");
            }
            me.edit_log(LogEdit::Add(draft("Other", TODAY, &["public-speaking"])), TODAY).expect("it can be logged");
        });
        person.press(open);
        assert!(person.sees("2 entries of your log show it") && !person.sees("Other"), "{}", person.screen());
        assert!(person.row_of("A new tool") < person.row_of("An old tool"), "{}", person.screen());
        person.press("<Enter>");
        let entry = person.only_save().entry(person.only_save().place()).clone();
        assert_eq!(entry.evidence.as_str(), "A new tool https://example.org/a");
        assert_eq!(entry.evidence_on, Some(TODAY), "the day on which it became the evidence");
        assert!(person.sees("The entry is your evidence now. u takes it back."), "{}", person.screen());
        person.press("e");
        assert!(person.sees("is the evidence now"), "{}", person.screen());
        person.press("<Esc> u");
        assert!(person.only_save().entry(person.only_save().place()).evidence.is_empty());
    }
}

#[test]
fn evidence_of_ones_own_is_one_key_further_and_without_entries_the_box_opens_at_once() {
    let mut person = Person::at_first_question(80, 24);
    person.press("e");
    assert!(matches!(person.app.overlay(), Some(Overlay::Text(_))), "{}", person.screen());
    person.press("<Esc>");
    log(&mut person, "Ran a lab", &["building"]);
    for keys in ["e", "<End> <Enter>"] {
        person.press("e");
        assert!(person.sees("Ran a lab") && person.sees("Write my own"), "{}", person.screen());
        person.press(keys);
        assert!(matches!(person.app.overlay(), Some(Overlay::Text(_))), "{keys}: {}", person.screen());
        person.press("<Esc>");
    }
}

#[test]
fn evidence_older_than_a_year_has_a_filter_of_its_own() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 <Left> e").write("a tool").press("<Enter> <Right> 3 <Left> e").write("a talk").press("<Enter>");
    person.press("V <Left> <Left>");
    assert!(person.sees("No evidence is older than a year"), "{}", person.screen());
    person.tell(Msg::Today(date(2027, 5, 2)));
    assert!(person.sees("Old evidence 2"), "{}", person.screen());
    person.press("<Up> e <C-u>").write("a newer talk").press("<Enter>");
    assert!(person.sees("Old evidence 1"), "{}", person.screen());
}

#[test]
fn the_core_skills_of_the_aim_without_an_entry_or_evidence_are_named() {
    let mut person = Person::at_first_question(80, 24);
    log(&mut person, "Ran a lab", &["teach"]);
    person.press("L");
    assert!(!person.sees("Core for your aim"), "without an aim there is none: {}", person.screen());
    person.press("r a L");
    assert!(person.sees("Without an entry or evidence") && person.sees("Core for your aim"), "{}", person.screen());
}
