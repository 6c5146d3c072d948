//! Roles of a person's own: from the folder beside the settings and from `--extra-role`, in every command.

use std::fs;

use serde_json::{Value, json};

use super::{COMMANDS, Place, Ran, assert_follows};
use crate::extra_roles::staff_advocate;

/// Returns a place where "me" has answered, with the role in its folder.
fn place() -> Place {
    let place = Place::with_me();
    in_folder(&place, "staff.json", staff_advocate());
    place
}

/// Writes a file into the folder of roles.
fn in_folder(place: &Place, name: &str, bytes: impl AsRef<[u8]>) {
    fs::create_dir_all(place.path("data/roles")).expect("created");
    place.write(&format!("data/roles/{name}"), bytes);
}

fn roles(place: &Place) -> Vec<String> {
    let roles = place.run(["roles", "--json"]).json();
    roles["roles"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|role| role["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[test]
fn a_role_in_the_folder_counts_in_every_command_that_knows_roles() {
    let place = place();
    assert_eq!(roles(&place), ["advocate", "writer", "community-manager", "ospo", "acme-staff"]);
    place.run(["roles"]).done().quiet().says("Acme Staff Advocate (acme-staff)").says("A role of your own, from");
    place.run(["roles", "acme-staff"]).done().says("A role of your own, from");
    let role = place.run(["roles", "acme-staff", "--json"]).json();
    assert!(role["extra"]["file"].as_str().is_some_and(|file| file.ends_with("data/roles/staff.json")), "{role}");
    place.run(["answer", "me", "--role", "Acme Staff Advocate"]).done().quiet().says("Aims at: Acme Staff Advocate");
    place.run(["show", "me"]).done().quiet().says("Acme Staff Advocate, Established").says("SHA-256");
    place.run(["show", "me", "--role", "acme-staff", "--explain"]).done().says("Acme Staff Advocate");
    place.run(["plan", "me"]).done().says("Acme Staff Advocate");
    place.run(["next", "me"]).done().quiet();
    place.run(["keep", "me"]).done();
    place.run(["answer", "me", "software-building=4"]).done();
    place
        .run(["compare", "me"])
        .done()
        .says("Acme Staff Advocate")
        .says("not among the framework's own roles; SHA-256");
    place.run(["history", "me"]).done().says("Acme");
    place.run(["skills", "software-building"]).done().says("Acme Staff Advocate");
    place.run(["__complete", "show", "me", "--role", "acme"]).done().says("acme-staff\tAcme Staff Advocate");
    place.cli().args(["ask", "you", "--new"]).stdin("\n").look().done().says("Acme Staff Advocate (your own)");
    let listed = place.run(["frameworks"]);
    listed.done().quiet().says("28 skills, 4 roles").says("a role of your own: Acme Staff Advocate (acme-staff), from");
    let frameworks = place.run(["frameworks", "--json"]).json();
    assert_eq!(frameworks["frameworks"][0]["extra_roles"][0]["id"], json!("acme-staff"));
    assert_follows("frameworks", &frameworks);
    assert_follows("comparison", &place.run(["compare", "me", "--json"]).json());
    assert_follows("role", &serde_json::from_str(&staff_advocate()).expect("JSON"));
    place.run(["bundle", "devrel", "-o", "devrel.json"]).done().complains("a role of your own and not in it");
    assert!(!String::from_utf8_lossy(&place.read("devrel.json")).contains("acme"));
}

#[test]
fn a_role_that_is_named_counts_before_and_behind_the_command_and_once() {
    let place = Place::with_me();
    place.write("staff.json", staff_advocate());
    place.write("other.json", staff_advocate().replace("acme-staff", "acme-other"));
    let named = ["--extra-role", "staff.json", "show", "me", "--extra-role=other.json"];
    place.run(named.iter().chain(&["--role", "acme-other"])).done().quiet();
    place.run(named.iter().chain(&["--role", "acme-staff"])).done().quiet();
    place.run(["show", "me", "--role", "acme-staff"]).fails(2).complains("unknown role");
    in_folder(&place, "staff.json", staff_advocate());
    place.run(["--extra-role", "staff.json", "roles"]).done().quiet();
    place.run(["--extra-role", "staff.json", "__complete"]).fails(2);
    place.run(["__complete", "--extra-role", "other.json", "show", "me", "--role", "acme-o"]).done().says("acme-other");
}

#[test]
fn a_named_file_that_cannot_be_used_stops_every_command_with_its_problems() {
    let place = Place::with_me();
    place.write("broken.json", staff_advocate().replace("software-building", "software-bilding"));
    place
        .run(["--extra-role", "broken.json", "show", "me"])
        .fails(1)
        .complains("broken.json:")
        .complains("did you mean");
    place.write("taken.json", staff_advocate().replace("acme-staff", "writer"));
    place.run(["--extra-role", "taken.json", "roles"]).fails(1).complains("has a role \"writer\" already");
    place.run(["--extra-role", "missing.json", "roles"]).fails(1).complains("missing.json");
    place.write("sre.json", staff_advocate().replace("\"framework\": \"devrel\"", "\"framework\": \"sre\""));
    place.run(["--extra-role", "sre.json", "roles"]).fails(2).complains("for the framework \"sre\", which is not here");
    place.write("a.json", staff_advocate());
    place.write("b.json", staff_advocate().replace("core", "helpful"));
    let both = ["--extra-role", "a.json", "--extra-role", "b.json", "roles"];
    place.run(both).fails(1).complains("b.json:").complains("a.json has a role \"acme-staff\" already");
}

#[test]
fn faulty_and_hostile_files_in_the_folder_stop_nothing_and_are_one_line() {
    let place = place();
    let hostile: [(&str, Vec<u8>); 7] = [
        ("broken.json", b"{".to_vec()),
        ("deep.json", b"[".repeat(100_000)),
        ("bytes.json", vec![0xff, 0, 0xfe]),
        ("huge.json", staff_advocate().replacen('{', &format!("{{{}", " ".repeat(70_000)), 1).into_bytes()),
        ("escape\u{1b}[2J.json", b"{}".to_vec()),
        ("taken.json", staff_advocate().replace("acme-staff", "ospo").into_bytes()),
        ("answers.json", br#"{"schema": "devrel-ready/answers/1", "framework": "devrel", "answers": {}}"#.to_vec()),
    ];
    for (name, bytes) in hostile {
        in_folder(&place, name, bytes);
        let shown: Ran = place.run(["show", "me"]);
        shown.done().says("Acme Staff Advocate").complains("warning: ").complains("is not used as a role");
        assert_eq!(shown.err().lines().count(), 1, "{}", shown.err());
        assert!(!shown.err().contains('\u{1b}'), "{:?}", shown.err());
        fs::remove_file(place.path("data/roles").join(name)).expect("ours");
    }
    place.run(["show", "me"]).done().quiet();
    in_folder(&place, "broken.json", "{");
    in_folder(&place, "x.json", "{}");
    in_folder(&place, "sre.json", staff_advocate().replace("\"framework\": \"devrel\"", "\"framework\": \"sre\""));
    in_folder(&place, "README.md", "not a role");
    place.run(["list"]).done().complains("warning: 2 role files are not used");
    let named = place.run(["frameworks"]);
    named.done().complains("broken.json is not used as a role").complains("x.json is not used as a role");
    assert_eq!(named.err().lines().count(), 2, "{}", named.err());
    place.run(["check", "data/roles/broken.json"]).code(1).quiet().says("unterminated object");
    place.run(["check", "data/roles/sre.json"]).code(1).says("the role is for the framework \"sre\"");
}

#[test]
fn what_makes_a_role_unsound_is_a_warning_for_ones_own_and_a_fault_in_a_framework() {
    let place = place();
    let checked = place.run(["check", "data/roles/staff.json"]);
    checked.done().says("warning: a person exactly on its").says("staff.json:").says("a role, 23 skills");
    assert!(checked.out().contains("2 warnings, no problems\nno problems found\n"), "{}", checked.out());
    in_folder(&place, "twice.json", staff_advocate().replace("core", "helpful"));
    place.run(["check", "data/roles/twice.json"]).code(1).says("has a role \"acme-staff\" already");
    place.write("twice.json", staff_advocate().replace("core", "helpful"));
    place.run(["check", "twice.json"]).done().says("warnings, no problems");
    place.run(["new-framework", "ours", "--from", "devrel"]).done();
    let copy = staff_advocate().replace("\"framework\": \"devrel\"", "\"framework\": \"ours\"");
    place.write("ours/roles/acme-staff.json", copy);
    let manifest = String::from_utf8(place.read("ours/framework.json")).expect("text");
    place.write("ours/framework.json", manifest.replacen("\"ospo\"", "\"ospo\", \"acme-staff\"", 1));
    place.run(["check", "ours/roles/acme-staff.json"]).code(1).says("error: a person exactly on its");
}

#[test]
fn a_report_is_computed_again_as_far_as_the_roles_are_here() {
    let place = place();
    place.run(["answer", "me", "--role", "acme-staff"]).done();
    place.run(["export", "me", "-o", "me.json"]).done();
    let report: Value = serde_json::from_slice(&place.read("me.json")).expect("JSON");
    assert_follows("report", &report);
    let named = &report["framework"]["extra_roles"][0];
    assert_eq!((&named["id"], &named["name"]), (&json!("acme-staff"), &json!("Acme Staff Advocate")));
    let digest = named["sha256"].as_str().expect("a digest").to_owned();
    assert!(!report.to_string().contains("data/roles"), "a path is nobody's business");
    for form in ["text", "markdown", "html"] {
        let written = place.run(["export", "me", "--format", form]);
        let unfolded = written.out().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(unfolded.contains(&digest), "{form}: {unfolded}");
    }
    place.run(["check", "me.json"]).done().says("a report, 3 of 28 done: 2 answered, 1 not applicable, no problems");

    in_folder(&place, "more.json", staff_advocate().replace("acme-staff", "acme-more"));
    place.run(["check", "me.json"]).done().says("a report, 3 of 28 done: 2 answered, 1 not applicable, no problems");
    fs::remove_file(place.path("data/roles/more.json")).expect("ours");

    in_folder(&place, "staff.json", staff_advocate().replacen("core", "helpful", 1));
    let words = "the results of \"Acme Staff Advocate\" cannot be checked: the file here is another one";
    place.run(["check", "me.json"]).done().says(words);
    fs::remove_file(place.path("data/roles/staff.json")).expect("ours");
    let words = "the results of \"Acme Staff Advocate\" cannot be checked: its file is not here";
    place.run(["check", "me.json"]).done().says(words);
    let aim = "note: the aim, \"Acme Staff Advocate\", is not among the roles";
    place.run(["show", "me.json"]).done().complains(aim);
    place.run(["import", "me.json", "--as", "you"]).done().complains(aim);
    place.run(["compare", "me.json", "me"]).done();
    let mut wrong = report;
    let results = wrong["results"].as_array_mut().expect("results");
    results[0]["lowest"] = json!(99);
    place.write("wrong.json", wrong.to_string());
    place.run(["check", "wrong.json"]).code(1).says("results, advocate at entry, lowest: not");
}

#[test]
fn an_aim_at_a_role_whose_file_is_gone_is_kept_and_told() {
    let place = place();
    place.run(["answer", "me", "--role", "acme-staff"]).done();
    fs::rename(place.path("data/roles"), place.path("away")).expect("it is there");
    let told =
        "note: the aim, \"acme-staff\", is not among the roles; if it is a role of your own, its file is missing";
    place.run(["show", "me"]).done().complains(told);
    place.run(["answer", "me", "public-speaking=2"]).done();
    for command in [["plan", "me"], ["next", "me"], ["export", "me"], ["list", "--json"], ["history", "me"]] {
        place.run(command).done();
    }
    fs::rename(place.path("away"), place.path("data/roles")).expect("it is there");
    place.run(["show", "me"]).done().quiet().says("Aim: Acme Staff Advocate, Established");
}

#[test]
fn new_role_says_how_the_role_comes_to_be_used_and_what_it_writes_can_be() {
    let place = Place::with_me();
    let written = place.run(["new-role", "Acme Staff", "--from", "advocate"]);
    written.done().says("data/roles").says("--extra-role acme-staff.json");
    let role: Value = serde_json::from_slice(&place.read("acme-staff.json")).expect("JSON");
    assert_eq!(role["framework"], json!("devrel"));
    place.run(["check", "acme-staff.json"]).done();
    place.run(["--extra-role", "acme-staff.json", "show", "me", "--role", "acme-staff"]).done().quiet();
    fs::create_dir_all(place.path("data/roles")).expect("created");
    fs::rename(place.path("acme-staff.json"), place.path("data/roles/acme-staff.json")).expect("it is there");
    assert_eq!(roles(&place).last().map(String::as_str), Some("acme-staff"));
}

#[test]
fn a_role_for_a_framework_of_ones_own_counts_there_alone_and_a_save_does_not_depend_on_it() {
    let place = Place::with_me();
    place.run(["new-framework", "shop"]).done();
    place.run(["--framework", "shop", "answer", "Kim", "--new", "wheels=3"]).done();
    let shelf = place.everything();
    place.run(["--framework", "shop", "new-role", "Head Mechanic", "--from", "mechanic"]).done();
    fs::create_dir_all(place.path("data/roles")).expect("created");
    fs::rename(place.path("head-mechanic.json"), place.path("data/roles/x.json")).expect("it is there");
    place.run(["show", "Kim"]).done().quiet().says("Head Mechanic");
    let me = place.run(["show", "me"]);
    assert!(!me.done().quiet().out().contains("Head Mechanic"), "{}", me.out());
    place.run(["answer", "Kim", "--role", "head-mechanic", "wheels=4"]).done().says("Aims at: Head Mechanic");
    place.run(["keep", "Kim"]).done();
    place.run(["answer", "Kim", "wheels=2"]).done();
    place.run(["compare", "Kim"]).done().quiet().says("Head Mechanic");
    let frameworks = |files: &std::collections::BTreeMap<std::path::PathBuf, Vec<u8>>| {
        let shelved = files.iter().filter(|(path, _)| path.components().any(|part| part.as_os_str() == "frameworks"));
        shelved.map(|(path, bytes)| (path.clone(), bytes.clone())).collect::<Vec<_>>()
    };
    assert_eq!(frameworks(&place.everything()), frameworks(&shelf), "the shelf has the framework alone");
}

#[test]
fn a_role_in_the_folder_of_a_framework_is_added_to_its_list_and_not_moved() {
    let place = Place::with_me();
    place.run(["new-framework", "shop"]).done();
    let file = "shop/roles/head-mechanic.json";
    let made = place.run(["--framework", "shop", "new-role", "Head Mechanic", "--from", "mechanic", "-o", file]);
    made.done().says("add \"head-mechanic\" to the list \"roles\" of");
    assert!(!made.out().contains("--extra-role"), "{}", made.out());
    place.run(["--framework", "shop", "roles"]).code(1).complains("framework.json");
    let manifest = String::from_utf8(place.read("shop/framework.json")).expect("text");
    place.write("shop/framework.json", manifest.replace("\"mechanic\"", "\"mechanic\", \"head-mechanic\""));
    place.run(["--framework", "shop", "roles"]).done().quiet().says("Head Mechanic");
}

#[test]
fn every_command_takes_the_option_and_help_names_the_folder() {
    let place = place();
    for command in COMMANDS {
        place.run([command, "--extra-role", "data/roles/staff.json", "--help"]).done();
    }
    place.run(["--help"]).done().says("--extra-role").says("Your roles").says("data/roles");
}

#[test]
fn a_team_is_scored_against_roles_of_ones_own_only_if_they_are_named() {
    let place = Place::new();
    place.run(["new-role", "Acme Advocate", "--from", "advocate"]).done();
    fs::create_dir_all(place.data().join("roles")).expect("created");
    fs::copy(place.path("acme-advocate.json"), place.data().join("roles/acme-advocate.json")).expect("copied");
    for name in ["ada", "ben"] {
        place.run(["answer", name, "--new", "technical-writing=3", "--role", "writer"]).done();
        place.run(["export", name, "-o", &format!("{name}.json")]).done();
    }
    let team = ["team", "ada.json", "ben.json", "--names", "--json"];
    let picture = place.run(team).json();
    assert_eq!(picture["roles"].as_array().map(Vec::len), Some(12), "the folder does not count");
    assert_eq!(picture["framework"].get("extra_roles"), None);
    let picture = place.run(["--extra-role", "acme-advocate.json"].iter().chain(&team)).json();
    assert_eq!(picture["roles"].as_array().map(Vec::len), Some(15));
    assert_eq!(picture["framework"]["extra_roles"][0]["id"], "acme-advocate");
    assert_follows("team", &picture);
    let text = place.run(["--extra-role", "acme-advocate.json"].iter().chain(&team[..4]));
    text.done().says("Acme Advocate is not among the framework's own roles");
}
