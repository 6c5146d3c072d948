//! What an author begins with: a new framework and a new role, which can be used the same minute.

use std::fs;

use serde_json::json;

use super::frameworks::{author, change};
use super::{Place, assert_follows};

#[test]
fn what_to_do_next_with_a_framework_can_be_typed_as_it_stands() {
    let place = Place::new();
    let written = place.run(["new-framework", "it's mine"]);
    written.done().says(r"check 'it'\''s mine'`").says(r"--framework 'it'\''s mine'`");
}

#[test]
fn what_new_framework_writes_can_be_used_the_same_minute_up_to_report_and_comparison() {
    let place = author();
    place.run(["check", "shop"]).done().says("the framework \"shop\", edition 1, 4 skills, 2 roles, no problems");
    let asked = place.cli().args(["--framework", "shop", "ask", "Kim"]).stdin("yes\n\n\n3\n2\nquit\n").look();
    asked.done().says("wheels").says("2 of 4");
    // From here on the name is enough.
    fs::rename(place.path("shop"), place.path("away")).expect("it is there");
    place.cli().args(["ask", "Kim"]).stdin("1\n2\nquit\n").look().done().says("Finding the fault");
    place.run(["show", "Kim"]).done().quiet().says("Bicycle Mechanic").says("4 of 4 answered");
    place.run(["show", "Kim", "--role", "adviser", "--band", "first", "--explain"]).done().says("Service Adviser");
    place.run(["plan", "Kim", "--role", "mechanic"]).done().says("You have serviced").says("https://");
    place.run(["next", "Kim", "--json"]).done();
    place.run(["keep", "Kim"]).done();
    place.run(["answer", "Kim", "wheels=4", "--role", "adviser"]).done().says("Aims at: Service Adviser");
    place.run(["compare", "Kim"]).done().says("Wheels and tires");
    place.run(["history", "Kim", "--json"]).done();
    let report = place.run(["export", "Kim"]).json();
    assert_eq!(report["framework"]["id"], json!("shop"));
    assert_follows("report", &report);
    place.write("kim.json", report.to_string());
    place.run(["check", "kim.json"]).done().says("a report, 4 of 4");
    place.run(["show", "kim.json"]).done().says("Bicycle Mechanic");
    place.run(["import", "kim.json", "--as", "Kim 2"]).done();
    place.run(["show", "Kim 2"]).done().says("Bicycle Mechanic");
    place.run(["copy", "Kim", "Kim 3"]).done();
    place.run(["rename", "Kim 3", "Kim 4"]).done();
    place.run(["show", "Kim 4"]).done().says("Bicycle Mechanic");
}

#[test]
fn a_new_role_is_a_file_that_passes_the_check() {
    let place = author();
    place.run(["new-role", "Staff Advocate", "--from", "advocate"]).done().says("staff-advocate.json");
    place.run(["check", "staff-advocate.json"]).done().says("of the framework \"devrel\"");
    place.run(["new-role", "Staff Advocate"]).fails(1).complains("already exists");
    place.run(["new-role", "Advocate"]).fails(2).complains("there is a role \"advocate\"");
    place.run(["new-role", "???"]).fails(2);
    let new = ["--framework", "shop/", "new-role", "Frame Builder", "-o", "shop/roles/frame-builder.json"];
    place.run(new).done();
    place.run(["check", "shop"]).code(1).says("list it there or remove the file");
    change(&place, "shop/framework.json", ("\"mechanic\",", "\"mechanic\", \"frame-builder\","));
    place.run(["--framework", "shop/", "roles"]).done().says("Frame Builder");
}

#[test]
fn a_folder_that_is_there_is_never_written_into() {
    let place = Place::new();
    fs::create_dir(place.path("there")).expect("created");
    place.run(["new-framework", "there"]).fails(1).complains("it is there already");
    place.run(["new-framework", "no/where"]).fails(1);
    place.run(["new-framework", "..."]).fails(2).complains("cannot be an id");
    place.run(["new-framework", "ünï"]).fails(2).complains("\"ünï\" cannot be an id");
    place.run(["new-framework", "Our Own!", "--from", "devrel"]).done().says("the framework \"our-own\"");
    place.run(["check", "Our Own!"]).done().says("28 skills, 4 roles");
}
