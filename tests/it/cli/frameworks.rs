//! Own frameworks as commands: written, checked, used, kept, sent to others, and refused where they are wrong.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::{Place, Ran, assert_follows};

/// Returns a place with the example framework in `shop`, as its author gets it.
pub(super) fn author() -> Place {
    let place = Place::new();
    place.run(["new-framework", "shop"]).done().quiet().says("the framework \"shop\"");
    place
}

/// Returns a place where Kim has answered the questions of `shop`.
pub(super) fn kim() -> Place {
    let place = author();
    let answers = ["wheels=3", "drivetrain=2", "diagnosis=1", "advice=2"];
    place.run(["--framework", "shop/", "answer", "Kim", "--new"].iter().chain(&answers)).done();
    place
}

pub(super) fn change(place: &Place, name: &str, (from, to): (&str, &str)) {
    let text = fs::read_to_string(place.path(name)).expect("it is there");
    assert!(text.contains(from), "{from} is not in {name}");
    place.write(name, text.replacen(from, to, 1));
}

#[test]
fn frameworks_lists_what_there_is_and_who_uses_it() {
    let place = kim();
    place.run(["answer", "me", "--new", "technical-writing=3"]).done();
    let ran = place.run(["frameworks"]);
    ran.done().quiet().says("devrel, edition 2").says("used by me").says("shop, edition 1").says("used by Kim");
    let list = place.run(["frameworks", "--json"]).json();
    assert_follows("frameworks", &list);
    let places: Vec<&Value> = list["frameworks"].as_array().expect("a list").iter().map(|it| &it["place"]).collect();
    assert_eq!(places, [&json!("shipped"), &json!("shelf")]);
    place.run(["new-framework", "other"]).done();
    let named = place.run(["--framework", "other/", "frameworks", "--json"]).json();
    assert_follows("frameworks", &named);
    assert_eq!((&named["frameworks"][2]["id"], &named["frameworks"][2]["in_use"]), (&json!("other"), &json!(true)));
    // The command names every framework that was lost or damaged.
    for entry in fs::read_dir(place.data().join("frameworks")).expect("there is a shelf") {
        fs::write(entry.expect("readable").path(), "torn").expect("written");
    }
    let ran = place.run(["frameworks", "--json"]);
    ran.done().complains("\"Kim\" answers \"shop\", edition 1, which is not here").complains("it is kept and not used");
    assert_follows("frameworks", &ran.json());
    let listed = place.run(["list"]);
    listed.done().says("Framework").says("shop").says("Developer Relations");
}

#[test]
fn a_bundle_is_used_wherever_a_folder_is() {
    let place = author();
    place.run(["bundle", "shop", "-o", "shop.json"]).done().complains("Wrote shop.json");
    place.run(["bundle", "shop", "-o", "shop.json"]).fails(1).complains("already exists");
    assert_follows("bundle", &serde_json::from_slice(&place.read("shop.json")).expect("JSON"));
    fs::remove_dir_all(place.path("shop")).expect("it is there");
    place.run(["check", "shop.json"]).done().says("4 skills, 2 roles, no problems");
    place.run(["--framework", "shop.json", "answer", "Kim", "--new", "wheels=3"]).done();
    place.run(["--framework", "shop.json", "answer", "Kim", "advice=3"]).done();
    assert_eq!(place.run(["bundle", "shop"]).out().as_bytes(), place.read("shop.json"), "from the shelf, byte by byte");
    place.run(["new-framework", "again", "--from", "shop.json"]).done();
    place.run(["check", "again", "--since", "shop.json"]).code(1).says("the earlier edition is of \"shop\"");
    place.run(["bundle", "again"]).done().says("\"id\": \"again\"");
}

#[test]
fn the_argument_goes_before_the_variable_and_the_variable_before_the_settings() {
    let place = Place::new();
    for id in ["one", "two", "three"] {
        place.run(["new-framework", id]).done();
    }
    place.write("config.toml", "framework = \"three\"\n");
    let config = place.path("config.toml");
    let heading = |ran: &Ran| ran.out().lines().next().unwrap_or_default().to_owned();
    let in_use = |args: &[&str], variable: &str| {
        let cli = place.cli().env("DEVREL_READY_CONFIG", &config).env("DEVREL_READY_FRAMEWORK", variable);
        let list = cli.args(args.iter().chain(&["frameworks", "--json"])).look().json();
        let all = list["frameworks"].as_array().expect("a list").clone();
        all.into_iter().find(|it| it["in_use"] == json!(true)).map(|it| it["id"].clone()).expect("one is in use")
    };
    assert_eq!(in_use(&["--framework", "one"], "two"), json!("one"));
    assert_eq!(in_use(&[], "two"), json!("two"));
    assert_eq!(in_use(&[], ""), json!("three"));
    assert_eq!(in_use(&["--framework", "devrel"], "two"), json!("devrel"));
    // A folder goes before the id of the same name, because its author may have changed it since.
    place.run(["--framework", "one", "answer", "Kim", "--new", "wheels=1"]).done();
    change(&place, "one/framework.json", ("Bicycle repair", "Bicycle mending"));
    assert_eq!(heading(&place.run(["--framework", "one", "roles"])), "Bicycle mending, edition 1");
    // A relative path in the settings starts at the settings.
    fs::create_dir(place.path("elsewhere")).expect("created");
    let elsewhere = place.cli().env("DEVREL_READY_CONFIG", &config).current_dir(&place.path("elsewhere"));
    assert_eq!(heading(&elsewhere.args(["roles"]).look()), "Bicycle repair, edition 1");
    place.run(["check", "config.toml"]).done().says("settings, no problems");
    place.write("config.toml", "framework = \"threee\"\n");
    place.run(["check", "config.toml"]).code(1).says("config.toml:1:13").says("`devrel-ready frameworks` lists");
    fs::create_dir(place.path("broken")).expect("created");
    place.write("broken/framework.json", "{");
    place.write("config.toml", "framework = \"broken\"\n");
    place.run(["check", "config.toml"]).code(1).says("`devrel-ready check broken` shows them");
    place.write("config.toml", "framework = 7\n");
    place.run(["check", "config.toml"]).code(1).says("framework is a number instead of an id or a path");
}

#[test]
fn an_existing_assessment_always_uses_its_own_framework() {
    let place = kim();
    place.run(["answer", "me", "--new", "technical-writing=3"]).done();
    let before = place.everything();
    for command in ["show", "plan", "next", "export", "keep", "again", "history"] {
        let ran = place.run(["--framework", "shop", command, "me"]);
        ran.fails(1).complains("it answers the questions of \"devrel\", and --framework names \"shop\"");
    }
    place.run(["--framework", "shop", "answer", "me", "technical-writing=1"]).fails(1).complains("names \"shop\"");
    let ran = place.cli().env("DEVREL_READY_FRAMEWORK", "devrel").args(["show", "Kim"]).look();
    ran.fails(1).complains("unset DEVREL_READY_FRAMEWORK");
    assert_eq!(place.everything(), before);
    place.run(["--framework", "shop", "show", "Kim"]).done().says("Mechanic");
    place.run(["compare", "me", "Kim"]).fails(1);
}

#[test]
fn a_broken_framework_is_told_with_its_places_and_assessments_of_others_open_on() {
    let place = kim();
    place.run(["answer", "me", "--new", "technical-writing=3"]).done();
    change(&place, "shop/roles/mechanic.json", ("\"core\"", "\"vital\""));
    let ran = place.run(["--framework", "shop/", "answer", "Sam", "--new", "wheels=1"]);
    ran.fails(1).complains("--> shop/roles/mechanic.json:").complains("cannot use the framework shop/: 1 problem");
    let broken = |args: &[&str]| place.cli().env("DEVREL_READY_FRAMEWORK", "shop/").args(args).look();
    broken(&["show", "me"]).done().says("1 of 28");
    broken(&["show", "Kim"]).done().says("Mechanic");
    broken(&["answer", "me", "public-speaking=2"]).done();
    broken(&["roles"]).fails(1).complains("DEVREL_READY_FRAMEWORK names it");
    broken(&["answer", "Sam", "--new", "wheels=1"]).fails(1).complains("\"vital\"");
    place.run(["--framework", "nowhere", "roles"]).fails(1).complains("there is no framework \"nowhere\"");
    place.run(["--framework", "no/where", "roles"]).fails(1).complains("cannot read no/where");
}

#[test]
fn nobody_poses_as_the_shipped_framework() {
    let place = author();
    change(&place, "shop/framework.json", ("\"shop\"", "\"devrel\""));
    place.run(["--framework", "shop/", "roles"]).fails(1).complains("give it an id of its own");
    place.run(["new-framework", "devrel"]).fails(2).complains("no other framework can be called \"devrel\"");
    // A request for a rating cannot bring one along either.
    let kim = kim();
    let request = kim.run(["invite", "Kim"]).out().replace("\\\"id\\\": \\\"shop\\\"", "\\\"id\\\": \\\"devrel\\\"");
    kim.write("request.json", request.replace("\"id\": \"shop\"", "\"id\": \"devrel\""));
    kim.cli().args(["rate", "request.json", "--as", "Sam"]).stdin("3\n").look().fails(1).complains("devrel");
}

#[test]
fn without_its_framework_an_assessment_shows_its_answers_by_id_and_is_never_saved() {
    let place = kim();
    fs::remove_dir_all(place.data().join("frameworks")).expect("there is a shelf");
    let before = place.everything();
    let ran = place.run(["show", "Kim"]);
    ran.done().complains("these answers were given to another framework, \"shop\"");
    ran.says("Kim: its framework is missing; 4 answers, by the ids of their skills: wheels 3,");
    place.run([Path::new("check"), &place.save()]).done().says("a save, its framework is missing; 4 answers");
    place
        .run(["answer", "Kim", "technical-writing=3"])
        .fails(1)
        .complains("pass its folder or bundle with --framework");
    place.run(["keep", "Kim"]).fails(1);
    place.run(["export", "Kim"]).fails(1);
    place.run(["plan", "Kim"]).fails(1);
    assert_eq!(place.everything(), before);
    // With the files of its author it goes on.
    place.run(["--framework", "shop/", "answer", "Kim", "wheels=4"]).done();
    place.run(["show", "Kim"]).done().quiet().says("Mechanic");
}

#[test]
fn changed_without_a_new_edition_means_another_look() {
    let place = kim();
    change(&place, "shop/skills/workshop.json", ("You have trued a wheel", "You have trued two wheels"));
    let ran = place.run(["--framework", "shop/", "show", "Kim"]);
    ran.done().complains("the questions were changed without a new edition; 1 answer is worth another look");
    place.run(["show", "Kim"]).done().quiet();
    place.run(["--framework", "shop/", "answer", "Kim", "advice=3"]).done();
    let report = place.run(["export", "Kim"]);
    report.done();
    assert_follows("report", &report.json());
    place.write("kim.json", report.out());
    place.run(["check", "kim.json"]).done();
    place.run(["answer", "Kim", "wheels=3"]).done();
    // A new edition that says what has changed is told as one.
    change(&place, "shop/framework.json", ("\"edition\": 1", "\"edition\": 2"));
    change(&place, "shop/skills/workshop.json", ("You have trued two wheels", "You have trued three wheels"));
    let listed = r#""roles": ["mechanic", "adviser"],
      "changes": [{"edition": 2, "skill": "wheels", "what": "meaning", "levels": [2, 3], "why": "Two were too few."}]"#;
    let manifest: Value = serde_json::from_slice(&place.read("shop/framework.json")).expect("JSON");
    let text = manifest.to_string().replace(r#""roles":["mechanic","adviser"]"#, listed);
    place.write("shop/framework.json", text);
    place.run(["--framework", "shop/", "show", "Kim"]).done().complains("given to an earlier edition");
}

#[test]
fn a_rating_of_an_own_framework_goes_there_and_back() {
    let kim = kim();
    kim.run(["invite", "Kim", "-o", "request.json"]).done();
    let sam = Place::new();
    sam.write("request.json", kim.read("request.json"));
    let rated = sam.cli().args(["rate", "request.json", "--as", "Sam"]).stdin("2\n2\n3\n1\nquit\n").look();
    rated.done().says("wheel");
    sam.run(["export", "Kim, by Sam", "-o", "back.json"]).done();
    kim.write("back.json", sam.read("back.json"));
    kim.run(["compare", "Kim", "back.json", "--keep"]).done().says("4 skills rated by both");
    kim.run(["compare", "Kim", "--kept"]).done().says("4 skills rated by both");
}

#[test]
fn hostile_frameworks_are_refused_at_every_entrance() {
    let place = kim();
    let bundle = |name: &str, text: &str| json!({"schema": "devrel-ready/framework/1", "files": {name: text}});
    let own = place.run(["bundle", "shop"]).json();
    let with = |from: &str, to: &str| {
        let mut own = own.clone();
        let text = own["files"]["framework.json"].as_str().expect("text").replacen(from, to, 1);
        own["files"]["framework.json"] = json!(text);
        own.to_string()
    };
    let hostile: Vec<(&str, Vec<u8>)> = vec![
        ("nothing", Vec::new()),
        ("no JSON", b"\x00\x01\x02".to_vec()),
        ("UTF-16", b"\xff\xfe{\0}\0".to_vec()),
        ("a list", b"[1, 2]".to_vec()),
        ("depth", "[".repeat(100_000).into_bytes()),
        ("a path upwards", bundle("../../evil.json", "{}").to_string().into_bytes()),
        ("an absolute path", bundle("/etc/passwd", "{}").to_string().into_bytes()),
        ("an empty manifest", bundle("framework.json", "{}").to_string().into_bytes()),
        ("an id with a path", with("\"shop\"", "\"../shop\"").into_bytes()),
        ("the edition zero", with("\"edition\": 1", "\"edition\": 0").into_bytes()),
        ("the shipped id", with("\"shop\"", "\"devrel\"").into_bytes()),
        ("weights beyond counting", with("\"core\": 5", "\"core\": 4294967295").into_bytes()),
        ("too large", vec![b' '; 9 * 1024 * 1024]),
    ];
    let before = place.everything();
    for (what, bytes) in hostile {
        place.write("x.json", &bytes);
        let ran = place.run(["--framework", "x.json", "answer", "Eve", "--new", "wheels=1"]);
        assert_eq!(ran.0.status.code(), Some(1), "{what}: {ran:#?}");
        ran.fails(1);
        place.run(["bundle", "x.json"]).fails(1);
        place.run(["new-framework", "eve", "--from", "x.json"]).fails(1);
        if what != "the shipped id" {
            place.run(["check", "x.json"]).code(1);
        }
        let variable = place.cli().env("DEVREL_READY_FRAMEWORK", "x.json").args(["roles"]).look();
        variable.fails(1);
        assert!(!place.path("eve").exists() && !place.path("evil.json").exists(), "{what}");
        assert_eq!(place.everything(), before, "{what}");
    }
    // Control characters in words never reach the terminal.
    place.write("x.json", with("\"Bicycle repair\"", "\"\\u001b]0;x\\u0007\\u202eBicycle\""));
    let ran = place.run(["--framework", "x.json", "roles"]);
    ran.done().says("Bicycle");
    assert!(!ran.out().contains(['\u{1b}', '\u{7}', '\u{202e}']), "{}", ran.out());
}

#[cfg(unix)]
#[test]
fn what_is_no_ordinary_folder_or_file_is_refused() {
    let place = Place::new();
    for path in ["/dev/zero", "/dev/null", "."] {
        place.run(["--framework", path, "roles"]).fails(1);
    }
    let many = place.path("many");
    for folder in ["roles", "skills"] {
        fs::create_dir_all(many.join(folder)).expect("created");
        for number in 0..600 {
            fs::write(many.join(folder).join(format!("{number}.json")), "{}").expect("written");
        }
    }
    fs::write(many.join("framework.json"), "{}").expect("written");
    place.run(["--framework", "many", "roles"]).fails(1).complains("more than 1000 files");
    let large = place.path("large");
    fs::create_dir_all(large.join("roles")).expect("created");
    fs::write(large.join("framework.json"), "{}").expect("written");
    for number in 0..5 {
        fs::write(large.join(format!("roles/{number}.json")), vec![b' '; 1_000_000]).expect("written");
    }
    place.run(["--framework", "large", "roles"]).fails(1).complains("larger than 4 MiB");
}

#[test]
fn one_fault_is_one_problem() {
    for (file, from, to) in [
        (
            "skills/workshop.json",
            "\"id\": \"wheels\",\n    \"name\": \"Wheels and tires\"",
            "\"id\": \"wheels\",\n    \"name\": 7",
        ),
        ("resources.json", "https://www.sheldonbrown.com/", "http://www.sheldonbrown.com/"),
        ("resources.json", "\"sheldon\": {", "\"sheldon\": 7, \"other\": {"),
        ("framework.json", "\"ready_at\": 80", "\"ready_at\": 800"),
        ("roles/adviser.json", "\"advice\"\n  ]", "\"advise\"\n  ]"),
    ] {
        let place = author();
        change(&place, &format!("shop/{file}"), (from, to));
        place.run(["check", "shop"]).code(1).says("1 problem in 1 of 1 checked").says(&format!("shop/{file}:"));
    }
    let place = author();
    place.write("shop/skills/counter.json", "[{");
    place.run(["check", "shop"]).code(1).says("1 problem in 1 of 1 checked");
    let place = author();
    fs::remove_file(place.path("shop/skills/counter.json")).expect("it is there");
    place.run(["check", "shop"]).code(1).says("1 problem in 1 of 1 checked").says("the file is missing");
}

#[test]
fn a_file_beside_a_framework_is_checked_with_it_and_answers_with_the_one_that_they_name() {
    let place = author();
    for file in ["shop/roles/mechanic.json", "shop/skills/workshop.json", "shop/framework.json"] {
        place.run(["check", file]).done().says("the framework \"shop\"");
        place.run(["check", "shop", file]).done().says("checked with its directory");
    }
    let inside = place.cli().current_dir(&place.path("shop/roles")).args(["check", "mechanic.json"]).look();
    inside.done().says("the framework \"shop\"");
    place.write("shop/skills/workshop.json", "[]");
    place.run(["check", "shop/skills/workshop.json"]).code(1).says("the domain has no skills");
    let place = author();
    let answers = json!({"schema": "devrel-ready/answers/1", "framework": "shop", "answers": {"wheels": 3}});
    place.write("a.json", answers.to_string());
    place.run(["check", "a.json"]).code(1).says("the answers belong to the framework \"shop\"");
    place.run(["check", "shop", "a.json"]).done().says("a.json: answers, 1 of 4");
    place.run(["--framework", "shop", "show", "a.json"]).done().says("Mechanic");
    place.run(["--framework", "shop", "import", "a.json", "--as", "Kim"]).done();
    place.run(["check", "a.json"]).done().says("a.json: answers, 1 of 4");
    place.write("list.json", "[1, 2]");
    place.run(["check", "list.json"]).code(1).says("no framework, role, report or answers");
    place.write("utf16.json", b"\xff\xfe{\0}\0");
    place.run(["check", "utf16.json"]).code(1).says("UTF-16 text");
    let save = place.save();
    place.run([Path::new("check"), &save]).done().says("a save, 1 of 4");
}
