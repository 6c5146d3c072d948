//! A role of the person's own on every screen, and what becomes of an aim at it when its file is gone.

use devrel_ready::assessment::Aim;
use devrel_ready::diagnostic::Source;
use devrel_ready::framework::{Catalog, ExtraRoles, Framework};
use devrel_ready::words::unusable_roles_notice;

use crate::computer::Computer;
use crate::person::Person;

/// Returns the file of the role "Acme Staff Advocate", which is like the advocate but expects more of one skill.
pub(crate) fn staff_advocate() -> String {
    let shipped = Framework::shipped();
    let advocate = shipped.sources().iter().find(|source| source.name.as_str() == "roles/advocate.json");
    let changes = [
        ("\"id\": \"advocate\"", "\"framework\": \"devrel\", \"id\": \"acme-staff\""),
        ("\"name\": \"Developer Advocate\"", "\"name\": \"Acme Staff Advocate\""),
        ("\"short\": \"Advocate\"", "\"short\": \"Acme staff\""),
    ];
    changes.iter().fold(advocate.expect("shipped").text.to_string(), |text, (old, new)| {
        assert!(text.contains(old), "{old} is not in the file of the advocate");
        text.replace(old, new)
    })
}

fn catalog() -> Catalog {
    Catalog::shipped().with_extra_roles(ExtraRoles::of(vec![Source::new("staff.json", staff_advocate())], []))
}

/// Returns a person who aims at the role of their own, after some answers.
fn person(size: (u16, u16)) -> Person {
    let mut person = Person::knowing(catalog(), Computer::bare_disk(), size);
    person.press("<Enter> <Enter>");
    assert!(person.sees("All 5 are scored in any case"), "{}", person.screen());
    person.press("<End>");
    assert!(person.sees("a role of your own"), "{}", person.screen());
    person.press("<Enter> <Enter> <Enter>");
    person.press("3 2 1 2 3 2 1 2 3 2 1 2");
    person
}

#[test]
fn a_role_of_ones_own_is_on_every_screen_where_a_role_is() {
    for size in [(80, 24), (60, 20)] {
        let mut person = person(size);
        person.press("r");
        assert!(person.sees("Acme staff"), "{}", person.screen());
        // The aim is highlighted.
        person.press("<Enter>");
        assert!(person.sees("Acme Staff Advocate (your own)"), "{}", person.screen());
        person.press("p");
        assert!(person.screen().contains("Acme"), "the plan is for it: {}", person.screen());
        person.press("w");
        assert!(person.sees("Acme staff"), "{}", person.screen());
        person.press("E <Enter>");
        let written = person.written();
        assert!(written.values().any(|report| report.contains("Acme Staff Advocate")), "{written:?}");
    }
}

#[test]
fn the_save_keeps_the_aim_while_the_file_is_gone_and_says_it() {
    let mut gone = person((80, 24)).started_again();
    let role = |person: &Person| {
        let save = person.only_save();
        let Aim { role, .. } = save.aim();
        role.map(|role| save.framework().role(role).key.to_string())
    };
    assert!(gone.sees("acme-staff, Established"), "home names it by its id: {}", gone.screen());
    gone.press("<Enter>");
    let words = "The aim, \"acme-staff\", is not among the roles; if it is a role of your own, its file is missing";
    assert!(gone.sees_folded(words), "{}", gone.screen());
    assert_eq!(role(&gone), None);
    gone.press("4 4").press("r");
    assert!(!gone.sees("Acme"), "{}", gone.screen());
    let back = gone.started_again_with(catalog());
    assert_eq!(role(&back).as_deref(), Some("acme-staff"), "the save still has it");
    assert!(back.sees("Acme Staff Advocate, Established"), "{}", back.screen());
}

#[test]
fn a_file_that_cannot_be_used_is_one_notice_at_home_until_the_first_key() {
    let broken = Source::new("/home/ada/roles/broken.json", "{");
    let catalog = Catalog::shipped().with_extra_roles(ExtraRoles::of(vec![broken], []));
    let notice = unusable_roles_notice(&catalog.unusable_roles());
    for size in [(80, 24), (60, 20)] {
        let mut person = Person::knowing(catalog.clone(), Computer::bare_disk(), size).noticing(notice.clone());
        assert!(
            person.sees_folded("broken.json is not used: `devrel-ready frameworks` says why."),
            "{}",
            person.screen()
        );
        person.press("<Down>");
        assert!(!person.sees("broken.json"), "{}", person.screen());
    }
}
