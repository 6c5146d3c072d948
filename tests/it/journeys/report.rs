//! Tests of the way to a report.

use crate::person::Person;

#[test]
fn the_report_is_written_once_and_replaced_only_after_asking() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 n").write("secret").press("<C-s> r E <Left> <Left> <Left> <Enter>");
    assert!(person.sees("Written: /home/ada/me-2026-05-01.json"), "{}", person.screen());
    let report = &person.written()["me-2026-05-01.json"];
    assert!(report.contains("devrel-ready/report/1") && !report.contains("secret"));
    person.press("<Enter>");
    assert!(person.sees("There is a file /home/ada/me-2026-05-01.json already"));
    person.press("n <Down> <Right> <Enter> y");
    assert!(person.written()["me-2026-05-01.json"].contains("level"), "{}", person.screen());
}

#[test]
fn notes_go_into_a_report_only_on_request() {
    let mut person = Person::at_first_question(80, 24);
    person.press("2 n").write("secret").press("<C-s> r E <Left> <Left> <Left>");
    person.press("<Down> <Right> <Enter>");
    assert!(person.written()["me-2026-05-01.json"].contains("secret"));
}
